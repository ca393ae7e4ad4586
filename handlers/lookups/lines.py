"""The words of each answer. Short: most are read aloud in a meeting."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any

from bot.deadlines.board import DeadlineProgress, DueItem
from bot.deadlines.deadlines import Standing, days_left
from bot.language.phrases import Phrase, Value, say
from bot.lookups.found import (
    Announced,
    Awarded,
    Belongs,
    Contacts,
    Dues,
    Found,
    Given,
    Gone,
    Handed,
    Led,
    NoPoints,
    NoSeason,
    NothingKept,
    OneCriterion,
    OwnScore,
    Score,
    Stepped,
    Table,
    Tasks,
    Unpublished,
    Whole,
)
from bot.lookups.heard import Lookup, Which
from bot.scoring.progress import UnitProgress
from handlers.lookups.outcomes import award_lines, score_lines, table_lines
from handlers.wording import ROLE_NAMES

MOST_NAMES = 12


@dataclass(frozen=True)
class When:
    """The moment of the answer, and the zone of the wall it is read from."""

    now: datetime
    zone: tzinfo


def answer_lines(found: Found, lookup: Lookup, when: When) -> list[Phrase]:
    """What is said to a lookup, ending with the time of the figures."""
    return [*_LINES[type(found)](found, lookup, when), say("stamp", at=when.now)]


def _handed(found: Handed, lookup: Lookup, _when: When) -> list[Phrase]:
    year = str(found.year)
    if not found.is_begun:
        return [say("lookup-no-sheet", year=year)]
    if found.units:
        return [line for row in found.asked for line in _unit(row, year)]
    done, count = found.handed_in, len(found.rows)
    handed_in, owing = say("lookup-in", names=_named(done)), say("lookup-owing", names=_named(found.owing))
    if not done:
        return [say("lookup-none-in", year=year), owing]
    if not found.owing:
        return [say("lookup-all-in", year=year, units=count), handed_in]
    first = say("lookup-count", year=year, done=len(done), units=count)
    return [first, handed_in, owing] if lookup is Lookup.WHO_IN else [first, owing, handed_in]


def _unit(row: UnitProgress, year: str) -> list[Phrase]:
    if row.at is not None:
        late = say("lookup-unit-in-late", unit=row.name, at=row.at)
        return [late if row.is_late else say("lookup-unit-in", unit=row.name, at=row.at)]
    due = [say("lookup-unit-due", due=row.due.at)] if row.due is not None and row.due.at is not None else []
    return [say("lookup-unit-not-in", unit=row.name, year=year), *due]


def _named(rows: Sequence[UnitProgress]) -> tuple[Phrase, ...]:
    names = [say("lookup-name-late", unit=r.name) if r.is_late else say("lookup-name", unit=r.name) for r in rows]
    return _shortened(names)


def _shortened(names: Sequence[Phrase]) -> tuple[Phrase, ...]:
    more = len(names) - MOST_NAMES
    return (*names[:MOST_NAMES], *([say("lookup-and-more", count=more)] if more > 0 else []))


def _step(found: Stepped, _lookup: Lookup, _when: When) -> list[Phrase]:
    handed, year = found.handed, str(found.handed.year)
    if found.published_at is not None:
        return [say("lookup-step-announced", year=year, at=found.published_at)]
    if not handed.is_begun:
        return [say("lookup-step-no-sheet", year=year)]
    done, count = len(handed.handed_in), len(handed.rows)
    if done == count:
        return [say("lookup-step-verifying", year=year, units=count)]
    dues = [row.due.at for row in handed.owing if row.due is not None and row.due.at is not None]
    due = [say("lookup-unit-due", due=min(dues))] if dues else []
    return [say("lookup-step-scoring", year=year, done=done, units=count), *due]


def _dues(found: Dues, _lookup: Lookup, when: When) -> list[Phrase]:
    reviews = [say("lookup-owed-reviews")] if found.reviews else []
    if not found.items:
        if found.owed and found.unit is not None:
            return [say("lookup-owed-none", unit=found.unit), *reviews]
        return [say("lookup-no-due"), *reviews]
    lines = say("lookup-dues", lines=tuple(_due_line(each, when) for each in found.items[:MOST_NAMES]))
    if found.unit is None:
        return [lines, *reviews]
    of = say("lookup-owed-of", unit=found.unit) if found.owed else say("lookup-due-of", unit=found.unit)
    return [of, lines, *reviews]


def _due_line(item: DueItem, when: When) -> Phrase:
    about: dict[str, Value] = {"title": item.title, "due": item.due_at}
    left = days_left(item.due_at, when.now, when.zone)
    if item.is_done:
        return say("due-line-done", **about)
    match item.standing:
        case Standing.OPEN if left == 0:
            return say("due-line-today", **about)
        case Standing.OPEN:
            return say("due-line", **about, days=left)
        case Standing.GRACE:
            return say("due-line-grace", **about)
        case Standing.LATE:
            return say("due-line-late", **about)
    return say("due-line-closed", **about)


def _tasks(found: Tasks, _lookup: Lookup, _when: When) -> list[Phrase]:
    if not found.deadlines:
        return [say("lookup-no-task")]
    return [say("lookup-dues", lines=tuple(_task_line(each, found.unit_id) for each in found.deadlines[:MOST_NAMES]))]


def _task_line(each: DeadlineProgress, unit_id: int | None) -> Phrase:
    about: dict[str, Value] = {"title": each.title, "due": each.due_at}
    mine = next((unit for unit in each.units if unit.unit_id == unit_id), None)
    if mine is not None:
        return (
            say("lookup-task-done", **about, unit=mine.name)
            if mine.is_done
            else say("lookup-task-owes", **about, unit=mine.name)
        )
    owing = _shortened([say("lookup-name", unit=unit.name) for unit in each.owing])
    return say("lookup-task-owing", **about, names=owing) if owing else say("lookup-task-all", **about)


def _score(found: Score, _lookup: Lookup, _when: When) -> list[Phrase]:
    return score_lines(found)


def _own(found: OwnScore, _lookup: Lookup, _when: When) -> list[Phrase]:
    what = found.criterion
    known = say("lookup-own-in") if found.is_handed_in else say("lookup-own-draft")
    if what is None:
        points = found.points or 0
        return [say("lookup-own-score", unit=found.unit, year=str(found.year), points=points, most=found.most), known]
    if found.points is None:
        return [say("lookup-own-criterion-none", unit=found.unit, code=what.code, most=found.most)]
    about: dict[str, Value] = {"unit": found.unit, "code": what.code, "most": found.most}
    return [say("lookup-own-criterion", **about, points=found.points), known]


def _table(found: Table, _lookup: Lookup, _when: When) -> list[Phrase]:
    return table_lines(found)


def _unpublished(found: Unpublished, _lookup: Lookup, _when: When) -> list[Phrase]:
    return [say("lookup-unpublished", year=str(found.year))]


def _awarded(found: Awarded, _lookup: Lookup, _when: When) -> list[Phrase]:
    if found.awards:
        return award_lines(found.awards)
    latest = [say("lookup-award-latest"), *award_lines(found.latest)] if found.latest else []
    if found.unit is not None and not found.latest:
        return [say("lookup-award-none-of-unit", year=str(found.year), unit=found.unit)]
    return [say("lookup-award-none", year=str(found.year)), *latest]


def _no_points(found: NoPoints, lookup: Lookup, _when: When) -> list[Phrase]:
    """Of such a year only nominations are told, that for the flag first where somebody asks who was first."""
    given: Sequence[Given] = found.awards
    return [*(award_lines(given) if given or lookup is not Lookup.POINTS else []), _kept_none(found.year)]


def _kept_none(year: int) -> Phrase:
    return say("lookup-no-points", year=str(year))


def _announced(found: Announced, _lookup: Lookup, _when: When) -> list[Phrase]:
    year = str(found.year)
    if found.at is not None:
        return [say("lookup-announced", year=year, at=found.at), *award_lines(found.awards)]
    return award_lines(found.awards) if found.awards else [say("lookup-not-announced", year=year)]


def _led(found: Led, _lookup: Lookup, _when: When) -> list[Phrase]:
    year = str(found.year)
    lead = say("lookup-lead", year=year, unit=found.lead) if found.lead else say("lookup-no-lead", year=year)
    deputy = say("lookup-deputy", year=year, unit=found.deputy) if found.deputy else say("lookup-no-deputy", year=year)
    return {Which.LEAD: [lead], Which.DEPUTY: [deputy]}.get(found.which or Which.FLAG, [lead, deputy])


def _belongs(found: Belongs, _lookup: Lookup, _when: When) -> list[Phrase]:
    names = _shortened([say("lookup-name", unit=unit) for unit in found.units])
    return [say("lookup-members", year=str(found.year), count=len(found.units), names=names)]


def _whole(found: Whole, _lookup: Lookup, _when: When) -> list[Phrase]:
    year = str(found.year)
    if found.title is None:
        return [say("lookup-whole-none", year=year)]
    return [say("lookup-whole", year=year, leaves=found.leaves, groups=found.groups, most=found.most)]


def _criterion(found: OneCriterion, _lookup: Lookup, _when: When) -> list[Phrase]:
    what = found.criterion
    if what is None:
        return [say("lookup-criterion-none", year=str(found.year), code=found.code)]
    about: dict[str, Value] = {"code": what.code, "title": what.title, "most": what.most}
    if not what.is_leaf:
        return [say("lookup-criterion-group", **about, leaves=found.leaves)]
    step = [say("lookup-criterion-step", step=what.step)] if what.step is not None else []
    proof = [say("lookup-criterion-evidence")] if what.needs_evidence else []
    return [say("lookup-criterion", **about), *step, *proof]


def _contacts(found: Contacts, _lookup: Lookup, _when: When) -> list[Phrase]:
    if found.people is None:
        return [say("lookup-people-hidden", unit=found.unit)]
    if not found.people:
        return [say("lookup-people-none", unit=found.unit)]
    lines = tuple(
        say("lookup-person", name=_person(each.name, each.person_id), role=ROLE_NAMES[each.role])
        for each in found.people[:MOST_NAMES]
    )
    return [say("lookup-people", unit=found.unit), say("lookup-person-lines", lines=lines)]


def _person(name: str, person_id: int) -> Phrase:
    return say("person-name", name=name) if name else say("person-nameless", number=str(person_id))


def _gone(found: Gone, _lookup: Lookup, _when: When) -> list[Phrase]:
    gone = (
        say("lookup-gone", unit=found.unit, since=found.retired_at)
        if found.retired_at is not None
        else say("lookup-gone-not-member", unit=found.unit, year=str(found.year))
    )
    return [gone, *([say("lookup-gone-years", years=_years(found.years))] if found.years else [])]


def _no_season(found: NoSeason, _lookup: Lookup, _when: When) -> list[Phrase]:
    known = [say("lookup-known-years", years=_years(found.years))] if found.years else []
    return [say("lookup-no-season", year=str(found.year)), *known]


def _years(years: Sequence[int]) -> tuple[Phrase, ...]:
    return tuple(say("lookup-year", year=str(year)) for year in years)


def _nothing_kept(found: NothingKept, _lookup: Lookup, _when: When) -> list[Phrase]:
    return [say("lookup-nothing-kept", year=str(found.year))]


_LINES: dict[type, Callable[[Any, Lookup, When], list[Phrase]]] = {
    Handed: _handed,
    Stepped: _step,
    Dues: _dues,
    Tasks: _tasks,
    Score: _score,
    OwnScore: _own,
    Table: _table,
    Unpublished: _unpublished,
    Awarded: _awarded,
    NoPoints: _no_points,
    Announced: _announced,
    Led: _led,
    Belongs: _belongs,
    Whole: _whole,
    OneCriterion: _criterion,
    Contacts: _contacts,
    Gone: _gone,
    NoSeason: _no_season,
    NothingKept: _nothing_kept,
}
