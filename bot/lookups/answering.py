"""The answer to a lookup, by what the asker may know, through the use cases of the rooms below.

A bounded number of statements, however many units there are. Where somebody may not know a figure they get the same
words whether it is there or not.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.deadlines.board import due_items
from bot.deadlines.board import progress as progress_of_all
from bot.language.phrases import Refused, say
from bot.lookups import figures, store
from bot.lookups.found import (
    Announced,
    Awarded,
    Belongs,
    Contact,
    Contacts,
    Dues,
    Found,
    Gone,
    Handed,
    Led,
    NoSeason,
    NothingKept,
    OneCriterion,
    Stepped,
    Tasks,
    Whole,
)
from bot.lookups.heard import Asked, Lookup, Which
from bot.people.memberships import members
from bot.people.permissions import Action, Actor
from bot.people.seasons import unit_in_office
from bot.scoring import duty as _scoring_knows_when_it_is_done  # noqa: F401 - registers itself
from bot.scoring.progress import progress
from bot.scoring.sheets import leaves, sheet_for
from storage.tables import AwardKind, DutyKind, Office, Role, SeasonState, Unit

WATCHER = Role.OBSERVER
"""In a group everybody is answered as somebody who only looks on."""

KIND_OF = {Which.FLAG: AwardKind.FLAG, Which.CERTIFICATE: AwardKind.CERTIFICATE}


@dataclass(frozen=True, slots=True)
class Query:
    """A lookup with who asks, and when."""

    session: Session
    actor: Actor
    asked: Asked
    now: datetime

    @property
    def unit_id(self) -> int | None:
        """The unit that is asked about: the one that was said, else one's own where that was meant."""
        return self.asked.units[0] if self.asked.units else (self.actor.unit_id if self.asked.is_mine else None)


def look_up(session: Session, *, actor: Actor, asked: Asked, now: datetime) -> Found:
    """Answers a lookup. Refused for guests, and where no season is open that could be meant."""
    actor.require(Action.SEE_CLUSTER)
    return _ANSWERS[asked.lookup](Query(session, actor, asked, now))


def as_watcher(actor: Actor) -> Actor:
    """Somebody as they are answered where others read along: what everybody in the cluster may know, no more."""
    return Actor(actor.person_id, ((WATCHER, None),) if actor.roles else (), actor.lead_id, actor.deputy_id)


# Handing in.


def _handed(query: Query) -> Found:
    past = _past(query)
    if past is not None:
        return past
    found = progress(query.session, actor=query.actor, now=query.now)
    asked = query.asked
    units = asked.units or ((query.unit_id,) if query.unit_id is not None and asked.lookup is Lookup.UNIT_IN else ())
    here = {row.unit_id for row in found.rows}
    gone = next((unit for unit in units if unit not in here), None)
    if gone is not None:
        return _gone(query, gone, found.year)
    return Handed(found.year, found.sheet, found.rows, units)


def _past(query: Query) -> Found | None:
    """What is said of another season than the open one: of it no self-scoring is followed any more."""
    year = query.asked.year
    if year is None:
        return None
    season = store.season_of(query.session, year)
    if season is None:
        return _no_season(query, year)
    return None if season.state is SeasonState.OPEN else NothingKept(year)


def _step(query: Query) -> Found:
    found = progress(query.session, actor=query.actor, now=query.now)
    told = store.told_of(query.session, found.season_id)
    return Stepped(Handed(found.year, found.sheet, found.rows), told.at if told else None)


def _due(query: Query) -> Found:
    unit_id = query.unit_id if query.asked.units else query.actor.unit_id
    items = due_items(query.session, actor=query.actor, unit_id=unit_id, now=query.now)
    return Dues(items, _unit_name(query, unit_id) if query.asked.units else None)


def _owed(query: Query) -> Found:
    unit_id = query.unit_id if query.asked.units else query.actor.unit_id
    if unit_id is None:
        return _handed(query)
    items = due_items(query.session, actor=query.actor, unit_id=unit_id, now=query.now)
    owing = tuple(each for each in items if not each.is_done)
    return Dues(owing, _unit_name(query, unit_id), owed=True, reviews=query.actor.reviews and not query.asked.units)


def _tasks(query: Query) -> Found:
    found = progress_of_all(query.session, actor=query.actor, now=query.now)
    return Tasks(tuple(each for each in found if each.kind is DutyKind.TASK), query.unit_id)


def _unit_name(query: Query, unit_id: int | None) -> str | None:
    unit = None if unit_id is None else query.session.get(Unit, unit_id)
    return None if unit is None else unit.name


# Outcomes.


def _award(query: Query) -> Found:
    season = store.season_with_units(query.session, query.asked.year)
    if season is None:
        return _no_season(query, query.asked.year)
    unit_id = query.unit_id
    then = {member.unit_id: member.name for member in season.members}
    if unit_id is not None and unit_id not in then:
        return _gone(query, unit_id, season.year)
    known = store.awards(query.session)
    wanted = [each for each in known if query.asked.which is None or each.kind is KIND_OF.get(query.asked.which)]
    here = tuple(each for each in wanted if each.year == season.year)
    latest = tuple(each for each in wanted if wanted and each.year == wanted[0].year)
    if unit_id is not None:
        here = tuple(each for each in here if each.unit_id == unit_id)
        is_told = any(each.year == season.year for each in known)
        return Awarded(season.year, here, query.asked.which, then[unit_id], latest if not is_told else ())
    return Awarded(season.year, here, query.asked.which, None, () if here or query.asked.year else latest)


def _announced(query: Query) -> Found:
    season = store.season_of(query.session, query.asked.year)
    if season is None:
        return _no_season(query, query.asked.year)
    told = store.told_of(query.session, season.id)
    awards = tuple(each for each in store.awards(query.session) if each.year == season.year)
    return Announced(season.year, told.at if told else None, awards)


def _score(query: Query) -> Found:
    season = store.season_of(query.session, query.asked.year)
    if season is None:
        return _no_season(query, query.asked.year)
    found = figures.of(query.session, season, query.actor, query.asked, query.unit_id, now=query.now)
    if isinstance(found, int):
        return _gone(query, found, season.year)
    return found


# Who, and by what sheet.


def _officers(query: Query) -> Found:
    season = store.season_with_units(query.session, query.asked.year)
    if season is None:
        return _no_season(query, query.asked.year)
    lead, deputy = unit_in_office(season, Office.LEAD), unit_in_office(season, Office.DEPUTY)
    return Led(season.year, lead.name if lead else None, deputy.name if deputy else None, query.asked.which)


def _members(query: Query) -> Found:
    season = store.season_with_units(query.session, query.asked.year)
    if season is None:
        return _no_season(query, query.asked.year)
    unit_id = query.unit_id
    if unit_id is not None and all(member.unit_id != unit_id for member in season.members):
        return _gone(query, unit_id, season.year)
    return Belongs(season.year, tuple(member.name for member in season.members))


def _people(query: Query) -> Found:
    unit_id = query.unit_id
    unit = query.session.get(Unit, unit_id) if unit_id is not None else None
    if unit is None:
        raise Refused(say("refused-no-unit"))
    if unit.retired_at is not None:
        return _gone(query, unit.id, 0)
    if not query.actor.may(Action.SEE_PEOPLE, unit.id):
        return Contacts(unit.name, None)
    found = members(query.session, actor=query.actor, unit_id=unit.id)
    people = (Contact(each.person.display_name, each.person_id, each.role) for each in found)
    return Contacts(unit.name, tuple(people))


def _whole(query: Query) -> Found:
    season = store.season_of(query.session, query.asked.year)
    if season is None:
        return _no_season(query, query.asked.year)
    sheet = sheet_for(query.session, actor=query.actor, season_id=season.id)
    if sheet is None:
        return Whole(season.year, None, 0, 0, figures.NOTHING)
    return Whole(season.year, sheet.title, len(sheet.children(None)), len(leaves(sheet)), sheet.most)


def _criterion(query: Query) -> Found:
    season = store.season_of(query.session, query.asked.year)
    if season is None:
        return _no_season(query, query.asked.year)
    sheet = sheet_for(query.session, actor=query.actor, season_id=season.id)
    if sheet is None:
        return Whole(season.year, None, 0, 0, figures.NOTHING)
    code = query.asked.code or ""
    found = sheet.by_code(code)
    below = [] if found is None else [leaf for leaf in sheet.leaves if found in sheet.trail(leaf)]
    return OneCriterion(season.year, code, found, len(below))


# What there is not.


def _no_season(query: Query, year: int | None) -> Found:
    if year is None:
        raise Refused(say("refused-no-open-season"))
    return NoSeason(year, store.years_of(query.session))


def _gone(query: Query, unit_id: int, year: int) -> Found:
    unit = query.session.get(Unit, unit_id)
    if unit is None:
        raise Refused(say("refused-no-unit"))
    return Gone(unit.name, year, unit.retired_at, store.years_of(query.session, unit_id))


_ANSWERS: Mapping[Lookup, Callable[[Query], Found]] = {
    Lookup.OWED: _owed,
    Lookup.WHO_OWES: _handed,
    Lookup.WHO_IN: _handed,
    Lookup.UNIT_IN: _handed,
    Lookup.PROGRESS: _handed,
    Lookup.UNIT: _handed,
    Lookup.STEP: _step,
    Lookup.TASKS: _tasks,
    Lookup.DUE: _due,
    Lookup.POINTS: _score,
    Lookup.RANK: _score,
    Lookup.LEADER: _score,
    Lookup.STANDINGS: _score,
    Lookup.AWARD: _award,
    Lookup.ANNOUNCED: _announced,
    Lookup.PEOPLE: _people,
    Lookup.OFFICERS: _officers,
    Lookup.MEMBERS: _members,
    Lookup.CRITERIA_COUNT: _whole,
    Lookup.CRITERION: _criterion,
}
