"""Is it still owed? Asked again when a reminder is sent, and when somebody answers one."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from bot.deadlines.calendar import calendar_of
from bot.deadlines.deadlines import Standing, concerns, days_left, effective_due, standing_at
from bot.deadlines.duties import Duty, done_units
from bot.people.permissions import UNIT_ROLES
from storage.tables import AfterDue, Deadline, DutyKind, Membership, Reminder, Season, SeasonState, SeasonUnit


@dataclass(frozen=True, kw_only=True)
class Owed:
    """What a reminder tells of, as it is now. `days_left` are days of the calendar, negative when it is over."""

    reminder_id: int
    deadline_id: int
    title: str
    kind: DutyKind
    unit_id: int
    unit_name: str
    due_at: datetime
    days_left: int
    step: str
    standing: Standing
    after_due: AfterDue
    grace_minutes: int


def still_owed(session: Session, reminder_ids: Sequence[int], *, now: datetime, zone: tzinfo) -> list[Owed]:
    """Of these reminders, in their order, those that still hold.

    What is done, cancelled, moved to another day, or told again by a later reminder is left out, and so is all of a
    person whose role has ended.
    """
    reminders = reminders_of(session, reminder_ids)
    newest, names = _newest(session, reminders), _names(session, reminders)
    owed = []
    for each, deadline in owing(session, reminders):
        due_at = effective_due(deadline, each.unit_id)
        is_newest = each.id == newest.get((each.deadline_id, each.unit_id, each.person_id))
        if is_newest and due_at.astimezone(zone).date() == each.due_on:
            owed.append(_owed(each, deadline, names[deadline.season_id, each.unit_id], due_at, now, zone))
    return owed


def quiet_until(session: Session, *, now: datetime, zone: tzinfo) -> datetime | None:
    """Until when a reminder whose turn comes now has to wait; none where people may be written to."""
    calendar = calendar_of(session, zone)
    return None if calendar.is_open(now) else calendar.next_open(now)


def reminders_of(session: Session, reminder_ids: Sequence[int]) -> list[Reminder]:
    """These reminders, in this order, those that were put in a message."""
    query = select(Reminder).where(Reminder.id.in_(reminder_ids), Reminder.outbox_id.is_not(None))
    found = {each.id: each for each in session.scalars(query)}
    return [found[each] for each in dict.fromkeys(reminder_ids) if each in found]


def owing(session: Session, reminders: Sequence[Reminder]) -> list[tuple[Reminder, Deadline]]:
    """Those of the reminders whose unit still owes and whose person still speaks for it, with their deadlines."""
    deadlines = _standing(session, {each.deadline_id for each in reminders})
    done = done_units(session, [(each.kind, Duty(each.id, each.season_id)) for each in deadlines.values()])
    speakers = _speakers(session, {each.person_id for each in reminders})
    return [
        (each, deadlines[each.deadline_id])
        for each in reminders
        if each.deadline_id in deadlines
        and concerns(deadlines[each.deadline_id], each.unit_id)
        and (each.deadline_id, each.unit_id) not in done
        and (each.person_id, each.unit_id) in speakers
    ]


def _standing(session: Session, deadline_ids: Collection[int]) -> dict[int, Deadline]:
    query = (
        select(Deadline)
        .join(Deadline.season)
        .where(Deadline.id.in_(deadline_ids), Deadline.cancelled_at.is_(None), Season.state == SeasonState.OPEN)
        .options(
            selectinload(Deadline.extensions),
            selectinload(Deadline.audience),
        )
    )
    return {each.id: each for each in session.scalars(query)}


def _speakers(session: Session, person_ids: Collection[int]) -> set[tuple[int, int | None]]:
    query = select(Membership.person_id, Membership.unit_id).where(
        Membership.person_id.in_(person_ids), Membership.role.in_(UNIT_ROLES), Membership.ended_at.is_(None)
    )
    return {(person_id, unit_id) for person_id, unit_id in session.execute(query)}


def _newest(session: Session, reminders: Sequence[Reminder]) -> dict[tuple[int, int, int], int]:
    """The latest reminder of each deadline, unit and person that was put in a message."""
    triple = (Reminder.deadline_id, Reminder.unit_id, Reminder.person_id)
    query = select(*triple, func.max(Reminder.id)).where(
        Reminder.outbox_id.is_not(None),
        Reminder.deadline_id.in_({each.deadline_id for each in reminders}),
        Reminder.unit_id.in_({each.unit_id for each in reminders}),
        Reminder.person_id.in_({each.person_id for each in reminders}),
    )
    return {(a, b, c): newest for a, b, c, newest in session.execute(query.group_by(*triple))}


def _names(session: Session, reminders: Sequence[Reminder]) -> dict[tuple[int, int], str]:
    """What the units are called in each season."""
    query = select(SeasonUnit.season_id, SeasonUnit.unit_id, SeasonUnit.name)
    units = {each.unit_id for each in reminders}
    return {(a, b): name for a, b, name in session.execute(query.where(SeasonUnit.unit_id.in_(units)))}


def _owed(reminder: Reminder, deadline: Deadline, name: str, due_at: datetime, now: datetime, zone: tzinfo) -> Owed:
    return Owed(
        reminder_id=reminder.id,
        deadline_id=deadline.id,
        title=deadline.title,
        kind=deadline.kind,
        unit_id=reminder.unit_id,
        unit_name=name,
        due_at=due_at,
        days_left=days_left(due_at, now, zone),
        step=reminder.step,
        standing=standing_at(due_at, deadline.grace_minutes, deadline.after_due, now),
        after_due=deadline.after_due,
        grace_minutes=deadline.grace_minutes,
    )


def in_one_message(session: Session, reminder_id: int, *, person_id: int) -> list[int]:
    """The reminders that went to a person in the same message as this one; none of anybody else's."""
    message = select(Reminder.outbox_id).where(Reminder.id == reminder_id, Reminder.person_id == person_id)
    mates = select(Reminder.id).where(Reminder.outbox_id == message.scalar_subquery(), Reminder.person_id == person_id)
    return list(session.scalars(mates.order_by(Reminder.id)))
