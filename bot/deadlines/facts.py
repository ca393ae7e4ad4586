"""Reads what the planner needs: a handful of statements, plain columns, however many units there are."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.deadlines.contacts import Contact, people_of_units
from bot.deadlines.duties import Duty, done_units
from bot.deadlines.planner import Facts, Key, Term, Timetable, Wish
from storage.tables import (
    Deadline,
    DeadlineUnit,
    DutyKind,
    Extension,
    Reminder,
    Season,
    SeasonState,
    SeasonUnit,
    Snooze,
)

_Due = tuple[datetime, datetime]
"""A due time, and since when it is so."""


def read_facts(session: Session, timetable: Timetable) -> Facts:
    """What is owed in the open season, by whom, and what of it was planned already."""
    deadlines = _deadlines(session)
    if not deadlines:
        return Facts(wishes=_wishes(session, timetable.now))
    terms = list(_terms(session, deadlines))
    done = done_units(session, [(kind, Duty(each, season)) for each, (kind, season, *_) in deadlines.items()])
    wishes = _wishes(session, timetable.now)
    asked = [term for term in terms if timetable.latest(term) and (term.deadline_id, term.unit_id) not in done]
    units = {term.unit_id for term in asked} | {wish.unit_id for wish in wishes}
    return Facts(terms, done, _people(session, units), _recorded(session, asked, timetable), wishes)


def _deadlines(session: Session) -> dict[int, tuple[DutyKind, int, bool, _Due]]:
    query = (
        select(Deadline.id, Deadline.kind, Deadline.season_id, Deadline.for_everybody, Deadline.due_at, Deadline.set_at)
        .join(Season, Season.id == Deadline.season_id)
        .where(Season.state == SeasonState.OPEN, Deadline.cancelled_at.is_(None))
    )
    return {
        deadline_id: (kind, season_id, for_everybody, (due_at, set_at))
        for deadline_id, kind, season_id, for_everybody, due_at, set_at in session.execute(query)
    }


def _terms(session: Session, deadlines: Mapping[int, tuple[DutyKind, int, bool, _Due]]) -> Iterator[Term]:
    season_id = next(season for _kind, season, *_ in deadlines.values())
    members = session.scalars(select(SeasonUnit.unit_id).where(SeasonUnit.season_id == season_id)).all()
    audience = _audience(session, deadlines)
    granted = _granted(session, deadlines)
    for deadline_id, (_kind, _season, for_everybody, own) in deadlines.items():
        units = members if for_everybody else audience[deadline_id]
        common = _longest([own, *granted[deadline_id, None]])
        for unit_id in units:
            extra = granted.get((deadline_id, unit_id))
            due_at, since = common if extra is None else _longest([common, *extra])
            yield Term(deadline_id, unit_id, due_at, since)


def _longest(dues: Sequence[_Due]) -> _Due:
    """The latest due time, and since when there has been one so late."""
    latest = max(due_at for due_at, _since in dues)
    return latest, min(since for due_at, since in dues if due_at == latest)


def _audience(session: Session, deadlines: Collection[int]) -> Mapping[int, list[int]]:
    found: defaultdict[int, list[int]] = defaultdict(list)
    query = select(DeadlineUnit.deadline_id, DeadlineUnit.unit_id).where(DeadlineUnit.deadline_id.in_(deadlines))
    for deadline_id, unit_id in session.execute(query):
        found[deadline_id].append(unit_id)
    return found


def _granted(session: Session, deadlines: Collection[int]) -> defaultdict[tuple[int, int | None], list[_Due]]:
    found: defaultdict[tuple[int, int | None], list[_Due]] = defaultdict(list)
    query = select(Extension.deadline_id, Extension.unit_id, Extension.due_at, Extension.granted_at)
    for deadline_id, unit_id, due_at, since in session.execute(
        query.where(Extension.deadline_id.in_(deadlines), Extension.ended_at.is_(None))
    ):
        found[deadline_id, unit_id].append((due_at, since))
    return found


def _people(session: Session, unit_ids: Collection[int]) -> Mapping[int, list[Contact]]:
    found: defaultdict[int, list[Contact]] = defaultdict(list)
    if unit_ids:
        for contact in people_of_units(session, unit_ids):
            found[contact.unit_id].append(contact)
    return found


def _recorded(session: Session, asked: Sequence[Term], timetable: Timetable) -> frozenset[Key]:
    """What was recorded of the latest steps: earlier ones are never planned any more."""
    steps = {step.step for term in asked if (step := timetable.latest(term))}
    if not steps:
        return frozenset()
    columns = (Reminder.deadline_id, Reminder.unit_id, Reminder.due_on, Reminder.step, Reminder.person_id)
    deadlines = {term.deadline_id for term in asked}
    query = select(*columns).where(Reminder.deadline_id.in_(deadlines), Reminder.step.in_(steps))
    return frozenset((a, b, c, d, e) for a, b, c, d, e in session.execute(query))


def _wishes(session: Session, now: datetime) -> list[Wish]:
    columns = (Snooze.id, Snooze.deadline_id, Snooze.unit_id, Snooze.person_id, Snooze.until)
    query = select(*columns).where(Snooze.served_at.is_(None), Snooze.until <= now).order_by(Snooze.id)
    return [Wish(*row) for row in session.execute(query)]
