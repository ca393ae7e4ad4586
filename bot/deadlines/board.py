"""The board: what is due for a unit, and who has done what. A fixed number of statements, however many units."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from bot.deadlines.deadlines import (
    Standing,
    active_deadlines,
    concerns,
    days_left,
    effective_due,
    standing_at,
)
from bot.deadlines.duties import Duty, done_units
from bot.people.permissions import Action, Actor
from bot.people.seasons import open_season
from storage.tables import AfterDue, Deadline, DutyKind, SeasonUnit


@dataclass(frozen=True, kw_only=True)
class DueItem:
    """A deadline as one unit sees it; `is_done` is unknown to somebody without a unit.

    `shown_due_at` is the due time for everybody, `due_at` the one that counts for the unit.
    """

    deadline_id: int
    kind: DutyKind
    title: str
    due_at: datetime
    shown_due_at: datetime
    grace_minutes: int
    after_due: AfterDue
    standing: Standing
    is_done: bool | None
    rev: int
    created_at: datetime


@dataclass(frozen=True, kw_only=True)
class UnitProgress:
    """Whether a unit has done what a deadline asks for, and by when it has to."""

    unit_id: int
    name: str
    due_at: datetime
    standing: Standing
    is_done: bool


@dataclass(frozen=True, kw_only=True)
class DeadlineProgress:
    """How far the units have come with one deadline, in the cluster's order."""

    deadline_id: int
    kind: DutyKind
    title: str
    due_at: datetime
    units: tuple[UnitProgress, ...]

    @property
    def owing(self) -> tuple[UnitProgress, ...]:
        """The units that have not done it."""
        return tuple(each for each in self.units if not each.is_done)


@dataclass(frozen=True, kw_only=True)
class OverdueUnit:
    """A unit that owes, and for how many days of the calendar it is over: 0 on the day itself."""

    unit_id: int
    name: str
    due_at: datetime
    days_over: int


@dataclass(frozen=True, kw_only=True)
class Overdue:
    """A deadline that is over for units which still owe it."""

    deadline_id: int
    kind: DutyKind
    title: str
    units: tuple[OverdueUnit, ...]


def due_items(session: Session, *, actor: Actor, unit_id: int | None, now: datetime) -> tuple[DueItem, ...]:
    """The deadlines of the open season that concern a unit, or with none all of them, nearest first."""
    actor.require(Action.SEE_DEADLINES, unit_id)
    season = open_season(session)
    if season is None:
        return ()
    members = {member.unit_id for member in season.members}
    mine = [
        each
        for each in active_deadlines(session, season.id)
        if unit_id is None or (unit_id in members and concerns(each, unit_id))
    ]
    done = _done(session, mine)
    items = [_item(each, unit_id, None if unit_id is None else (each.id, unit_id) in done, now) for each in mine]
    return tuple(sorted(items, key=lambda each: (each.due_at, each.deadline_id)))


def progress(session: Session, *, actor: Actor, now: datetime) -> tuple[DeadlineProgress, ...]:
    """How far all units have come with each deadline of the open season, nearest first."""
    actor.require(Action.SEE_PROGRESS)
    return _progress(session, now)


def overdue(session: Session, *, now: datetime, zone: tzinfo) -> tuple[Overdue, ...]:
    """What is over and still owed at this moment: for the secretariat's digest, which is asked for by nobody."""
    return tuple(found for each in _progress(session, now) if (found := _overdue(each, now, zone)).units)


def _progress(session: Session, now: datetime) -> tuple[DeadlineProgress, ...]:
    season = open_season(session)
    if season is None:
        return ()
    deadlines = active_deadlines(session, season.id)
    done = _done(session, deadlines)
    return tuple(
        DeadlineProgress(
            deadline_id=each.id,
            kind=each.kind,
            title=each.title,
            due_at=effective_due(each, None),
            units=tuple(_units(each, season.members, done, now)),
        )
        for each in deadlines
    )


def _units(
    deadline: Deadline, members: Sequence[SeasonUnit], done: frozenset[tuple[int, int]], now: datetime
) -> Iterable[UnitProgress]:
    for member in members:
        if concerns(deadline, member.unit_id):
            due_at = effective_due(deadline, member.unit_id)
            yield UnitProgress(
                unit_id=member.unit_id,
                name=member.name,
                due_at=due_at,
                standing=standing_at(due_at, deadline.grace_minutes, deadline.after_due, now),
                is_done=(deadline.id, member.unit_id) in done,
            )


def _item(deadline: Deadline, unit_id: int | None, is_done: bool | None, now: datetime) -> DueItem:
    due_at = effective_due(deadline, unit_id)
    return DueItem(
        deadline_id=deadline.id,
        kind=deadline.kind,
        title=deadline.title,
        due_at=due_at,
        shown_due_at=effective_due(deadline, None),
        grace_minutes=deadline.grace_minutes,
        after_due=deadline.after_due,
        standing=standing_at(due_at, deadline.grace_minutes, deadline.after_due, now),
        is_done=is_done,
        rev=deadline.rev,
        created_at=deadline.created_at,
    )


def _overdue(each: DeadlineProgress, now: datetime, zone: tzinfo) -> Overdue:
    units = tuple(
        OverdueUnit(unit_id=u.unit_id, name=u.name, due_at=u.due_at, days_over=-days_left(u.due_at, now, zone))
        for u in each.owing
        if u.due_at < now
    )
    return Overdue(deadline_id=each.deadline_id, kind=each.kind, title=each.title, units=units)


def _done(session: Session, deadlines: Sequence[Deadline]) -> frozenset[tuple[int, int]]:
    return done_units(session, [(each.kind, Duty(each.id, each.season_id)) for each in deadlines])
