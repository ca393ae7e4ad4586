"""Reading deadlines: which there are, when one is due for a unit, and where a unit stands towards it."""

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from enum import Enum, auto

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, selectinload

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from storage.tables import AfterDue, Deadline, DutyKind, Extension, SeasonState


class Standing(Enum):
    """Where a unit that owes stands towards a deadline.

    `OPEN` up to the due time that is shown, `GRACE` while work is still taken silently; after that it is taken and
    marked (`LATE`) or refused (`CLOSED`), as the deadline says.
    """

    OPEN = auto()
    GRACE = auto()
    LATE = auto()
    CLOSED = auto()


def scoring_deadline(session: Session, season_id: int) -> Deadline | None:
    """The deadline for scoring in a season, with its extensions and audience; a cancelled one is none."""
    query = _living().where(Deadline.season_id == season_id, Deadline.kind == DutyKind.SCORING)
    return session.scalar(query)


def deadline_of(session: Session, *, actor: Actor, deadline_id: int) -> Deadline:
    """One deadline with its extensions and audience, cancelled or not, for somebody who may see deadlines."""
    actor.require(Action.SEE_DEADLINES)
    deadline = session.scalar(_whole().where(Deadline.id == deadline_id))
    if deadline is None:
        raise Refused(say("refused-no-deadline"))
    return deadline


def active_deadlines(session: Session, season_id: int) -> Sequence[Deadline]:
    """The deadlines of a season that are not cancelled, nearest first, with their extensions and audience."""
    query = _living().where(Deadline.season_id == season_id).order_by(Deadline.due_at, Deadline.id)
    return session.scalars(query).all()


def changeable(session: Session, deadline_id: int) -> Deadline:
    """A deadline that stands, in a season that is open, held until the end of the transaction; others are refused."""
    deadline = session.get(Deadline, deadline_id, with_for_update=True, populate_existing=True)
    if deadline is None:
        raise Refused(say("refused-no-deadline"))
    if deadline.cancelled_at is not None:
        raise Refused(say("refused-deadline-cancelled", title=deadline.title))
    if deadline.season.state is not SeasonState.OPEN:
        raise Refused(say("refused-deadline-season-closed", year=str(deadline.season.year)))
    return deadline


def concerns(deadline: Deadline, unit_id: int) -> bool:
    """Whether a deadline is for this unit; one for everybody is for each unit of its season."""
    return deadline.for_everybody or any(each.unit_id == unit_id for each in deadline.audience)


def units_of(deadline: Deadline) -> list[int]:
    """The units of its season that a deadline is for, in their order."""
    return [member.unit_id for member in deadline.season.members if concerns(deadline, member.unit_id)]


def standing_extensions(deadline: Deadline, unit_id: int | None) -> list[Extension]:
    """The extensions that stand for a unit: its own, and those for all that have not ended; with none, the latter."""
    return [each for each in deadline.extensions if each.unit_id in {None, unit_id} and each.ended_at is None]


def effective_due(deadline: Deadline, unit_id: int | None) -> datetime:
    """When a deadline is due for a unit: the latest of its own time and the extensions that stand.

    With none it is when the deadline is due for those who were granted nothing of their own.
    """
    return max([deadline.due_at, *(each.due_at for each in standing_extensions(deadline, unit_id))])


def standing(deadline: Deadline, unit_id: int, now: datetime) -> Standing:
    """Where a unit stands towards a deadline that is not cancelled. The due moment itself is still in time."""
    return standing_at(effective_due(deadline, unit_id), deadline.grace_minutes, deadline.after_due, now)


def standing_at(due_at: datetime, grace_minutes: int, after_due: AfterDue, now: datetime) -> Standing:
    """The same for a due time that is known already."""
    if now <= due_at:
        return Standing.OPEN
    if now <= due_at + timedelta(minutes=grace_minutes):
        return Standing.GRACE
    return Standing.LATE if after_due is AfterDue.MARK_LATE else Standing.CLOSED


def days_left(due_at: datetime, now: datetime, zone: tzinfo) -> int:
    """Days of the calendar until a due time: 0 on the day itself, negative afterwards."""
    return (due_at.astimezone(zone).date() - now.astimezone(zone).date()).days


def _whole() -> Select[Deadline]:
    return select(Deadline).options(selectinload(Deadline.extensions), selectinload(Deadline.audience))


def _living() -> Select[Deadline]:
    return _whole().where(Deadline.cancelled_at.is_(None))
