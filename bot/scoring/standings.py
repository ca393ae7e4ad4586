"""The standings of a season: what every unit comes to by what counts now. Provisional until all is verified.

For one entry the verdict's points count where there is one about its present form, else what the unit gave itself.
Read by a fixed number of statements, however many units there are.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum, auto

from sqlalchemy import BigInteger, Select, bindparam, case, select, type_coerce
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from bot.scoring.ranking import Placed, Sums, place, sums_of
from bot.scoring.sheets import sheet_of
from bot.scoring.views import CriterionView, SheetView
from storage.tables import (
    Entry,
    Season,
    SeasonState,
    SeasonUnit,
    Submission,
    SubmissionState,
    TieRule,
    Verdict,
)


class Checked(Enum):
    """How far a unit's points have been looked at."""

    NOT_IN = auto()
    SELF_SCORED = auto()
    VERIFIED = auto()


@dataclass(frozen=True)
class StandingsRow:
    """One unit. Without a submission that was handed in it has neither rank nor points.

    `self_total` is what it gave itself, `total` what counts, `groups` that by top group in sheet order.
    """

    unit_id: int
    name: str
    checked: Checked
    rank: int | None
    tied: bool
    total: Decimal | None
    self_total: Decimal | None
    groups: tuple[Decimal, ...]
    excluded: bool


@dataclass(frozen=True)
class Standings:
    """All units of a season: the ranked ones from the best on, then the others in the season's order.

    `provisional` as long as the season is open and some unit's points are not verified to the end.
    """

    season_id: int
    year: int
    sheet_title: str
    most: Decimal
    groups: tuple[CriterionView, ...]
    tie_rule: TieRule
    rows: tuple[StandingsRow, ...]
    provisional: bool
    at: datetime


def standings(session: Session, *, actor: Actor, season_id: int | None = None, now: datetime) -> Standings:
    """The standings of a season, of the open one where none is named. For those who may see unpublished figures."""
    actor.require(Action.SEE_STANDINGS)
    which = Season.state == SeasonState.OPEN if season_id is None else Season.id == season_id
    season = session.scalar(select(Season).where(which))
    if season is None:
        raise Refused(say("refused-no-open-season") if season_id is None else say("refused-no-season"))
    return standings_of(session, season, now=now)


def standings_of(session: Session, season: Season, *, now: datetime) -> Standings:
    """The same for a season that is known already. Asks no permission: for other use cases."""
    sheet = sheet_of(session, season.id)
    if sheet is None:
        raise Refused(say("refused-no-sheet", year=str(season.year)))
    members = session.scalars(
        select(SeasonUnit).where(SeasonUnit.season_id == season.id).order_by(SeasonUnit.position)
    ).all()
    states = _states(session, sheet.id)
    counted, own = _sums(session, sheet, states)
    placed = place([counted[each.unit_id] for each in members if each.unit_id in states], season.tie_rule)
    by_unit = {member.unit_id: member for member in members}
    rows = [_ranked(by_unit[each.sums.unit_id], states[each.sums.unit_id], each, own) for each in placed]
    rows += [_unranked(member) for member in members if member.unit_id not in states]
    unfinished = any(row.checked is not Checked.VERIFIED for row in rows)
    return Standings(
        season_id=season.id,
        year=season.year,
        sheet_title=sheet.title,
        most=sheet.most,
        groups=sheet.children(None),
        tie_rule=season.tie_rule,
        rows=tuple(rows),
        provisional=season.state is SeasonState.OPEN and unfinished,
        at=now,
    )


_IN = (SubmissionState.SUBMITTED, SubmissionState.VERIFIED)


def _states(session: Session, sheet_id: int) -> Mapping[int, SubmissionState]:
    """The units that have handed in, each with how far it has come."""
    query = select(Submission.unit_id, Submission.state).where(Submission.sheet_id == sheet_id)
    return {row.unit_id: row.state for row in session.execute(query.where(Submission.state.in_(_IN)))}


def _sums(
    session: Session, sheet: SheetView, states: Mapping[int, SubmissionState]
) -> tuple[dict[int, Sums], dict[int, Sums]]:
    """What each unit that has handed in comes to: by what counts, and by what it gave itself."""
    tops = {each.id: index for index, each in enumerate(sheet.children(None))}
    group_of = {leaf.id: tops[(*sheet.trail(leaf), leaf)[0].id] for leaf in sheet.leaves}
    counted: dict[int, dict[int, int]] = {unit_id: {} for unit_id in states}
    own: dict[int, dict[int, int]] = {unit_id: {} for unit_id in states}
    for unit_id, leaf_id, given, counts in session.execute(_POINTS, {"sheet": sheet.id}):
        own[unit_id][leaf_id], counted[unit_id][leaf_id] = given or 0, counts or 0
    return (
        {unit_id: sums_of(unit_id, points, group_of, len(tops)) for unit_id, points in counted.items()},
        {unit_id: sums_of(unit_id, points, group_of, len(tops)) for unit_id, points in own.items()},
    )


def _points() -> Select[int, int, int | None, int | None]:
    """Every entry that was handed in, in hundredths: what the unit gave itself, and what counts."""
    own, verified = type_coerce(Entry.points, BigInteger), type_coerce(Verdict.points, BigInteger)
    looked_at = (Verdict.entry_id == Entry.id) & (Verdict.entry_rev == Entry.rev)
    return (
        select(Submission.unit_id, Entry.criterion_id, own, case((Verdict.id.is_not(None), verified), else_=own))
        .join(Entry, Entry.submission_id == Submission.id)
        .outerjoin(Verdict, looked_at)
        .where(Submission.sheet_id == bindparam("sheet"), Submission.state.in_(_IN))
    )


_POINTS = _points()


def _ranked(member: SeasonUnit, state: SubmissionState, placed: Placed, own: Mapping[int, Sums]) -> StandingsRow:
    return StandingsRow(
        unit_id=member.unit_id,
        name=member.name,
        checked=Checked.VERIFIED if state is SubmissionState.VERIFIED else Checked.SELF_SCORED,
        rank=placed.rank,
        tied=placed.tied,
        total=placed.sums.total,
        self_total=own[member.unit_id].total,
        groups=placed.sums.groups,
        excluded=member.excluded_at is not None,
    )


def _unranked(member: SeasonUnit) -> StandingsRow:
    return StandingsRow(
        unit_id=member.unit_id,
        name=member.name,
        checked=Checked.NOT_IN,
        rank=None,
        tied=False,
        total=None,
        self_total=None,
        groups=(),
        excluded=member.excluded_at is not None,
    )
