"""Points and ranks: published ones for everybody, else those that the asker may see.

Whoever may see neither gets `Unpublished`, decided before any of the figures is looked at.
"""

from datetime import datetime
from decimal import Decimal

from sqlalchemy.orm import Session

from bot.lookups import store
from bot.lookups.found import Found, NoPoints, OneCriterion, OwnScore, Ranked, Score, Table, Unpublished
from bot.lookups.heard import Asked, Lookup
from bot.lookups.store import Listed
from bot.people.permissions import Action, Actor
from bot.scoring.reading import overview
from bot.scoring.sheets import sheet_of
from bot.scoring.standings import Checked, Standings, standings
from bot.scoring.views import Overview
from storage.tables import Season, SeasonState

NOTHING = Decimal(0)


def of(
    session: Session, season: Season, actor: Actor, asked: Asked, unit_id: int | None, *, now: datetime
) -> Found | int:
    """The figures of a season that were asked for; the unit's number where it does not belong to the season."""
    told = store.told_of(session, season.id)
    listed = told.listed if told else None
    if listed is not None and asked.code is None and (unit_id is None or unit_id in listed.unit_ids):
        return _published(listed, season, asked, unit_id)
    if season.state is SeasonState.CLOSED and sheet_of(session, season.id) is None:
        return _no_points(session, season, unit_id)
    own = unit_id is not None and unit_id == actor.unit_id
    if unit_id is not None and not own and not store.belongs(session, season.id, unit_id):
        return unit_id
    if actor.may(Action.SEE_STANDINGS) and asked.code is None:
        return _seen(standings(session, actor=actor, season_id=season.id, now=now), asked, unit_id)
    if unit_id is not None and _is_own(season, actor, asked, unit_id):
        return _own(overview(session, actor=actor, unit_id=unit_id, now=now), asked)
    return Unpublished(season.year)


def _is_own(season: Season, actor: Actor, asked: Asked, unit_id: int) -> bool:
    """Whether somebody asks for what their own unit gave itself, this season: nobody has ranked that yet."""
    is_points = asked.lookup is Lookup.POINTS and season.state is SeasonState.OPEN
    return is_points and unit_id == actor.unit_id and actor.may(Action.SEE_ENTRIES, unit_id)


def _published(listed: Listed, season: Season, asked: Asked, unit_id: int | None) -> Found:
    if unit_id is None:
        first = asked.lookup is Lookup.LEADER
        return Table(season.year, listed.rows, is_published=True, is_provisional=listed.is_provisional, first=first)
    row = listed.rows[listed.unit_ids.index(unit_id)]
    return Score(
        unit=row.unit,
        year=season.year,
        total=row.total,
        most=listed.most,
        rank=row.rank,
        units=len(listed.rows),
        is_published=True,
        is_provisional=listed.is_provisional,
        checked=Checked.VERIFIED,
        asks_rank=asked.lookup is Lookup.RANK,
    )


def _seen(table: Standings, asked: Asked, unit_id: int | None) -> Found | int:
    """The standings as they are now, for those who may see them."""
    ranked = [each for each in table.rows if each.rank is not None and each.total is not None]
    if unit_id is None:
        rows = tuple(Ranked(each.name, each.rank or 0, each.total or NOTHING) for each in ranked)
        first = asked.lookup is Lookup.LEADER
        return Table(table.year, rows, is_published=False, is_provisional=table.provisional, first=first)
    row = next((each for each in table.rows if each.unit_id == unit_id), None)
    if row is None:
        return unit_id
    return Score(
        unit=row.name,
        year=table.year,
        total=row.total,
        most=table.most,
        rank=row.rank,
        units=len(ranked),
        is_published=False,
        is_provisional=table.provisional,
        checked=row.checked,
        asks_rank=asked.lookup is Lookup.RANK,
    )


def _own(shown: Overview, asked: Asked) -> Found:
    """What a unit gave itself so far, for its own people."""
    is_in = shown.submission is not None and shown.submission.submitted_at is not None
    year = shown.sheet.year
    if asked.code is None:
        return OwnScore(shown.unit_name, year, shown.tally.points, shown.tally.most, is_in)
    leaf = next((each for each in shown.leaves if each.criterion.code == asked.code), None)
    if leaf is not None:
        return OwnScore(shown.unit_name, year, leaf.points, leaf.criterion.most, is_in, leaf.criterion)
    group = next((each for each in shown.groups if each.criterion.code == asked.code), None)
    if group is not None:
        return OwnScore(shown.unit_name, year, group.tally.points, group.tally.most, is_in, group.criterion)
    return OneCriterion(year, asked.code, None, 0)


def _no_points(session: Session, season: Season, unit_id: int | None) -> Found | int:
    """A season without a sheet has nominations and no points: the same for everybody."""
    if unit_id is not None and not store.belongs(session, season.id, unit_id):
        return unit_id
    given = (each for each in store.awards(session) if each.year == season.year)
    return NoPoints(season.year, tuple(each for each in given if unit_id in {None, each.unit_id}))
