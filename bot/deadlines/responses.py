"""Answers to a reminder: received, or once more later."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from enum import Enum, auto

from sqlalchemy import update
from sqlalchemy.orm import Session

from bot.deadlines.calendar import WorkingCalendar
from bot.deadlines.owed import owing, reminders_of
from bot.language.phrases import Refused, say
from storage import audit
from storage.bulk import add_new, change
from storage.tables import Acknowledgement, Reminder, Snooze
from storage.types import JsonObject

LONGEST_SNOOZE = timedelta(days=30)
_SOON = timedelta(minutes=30)
_AFTERNOON = time(14, 0)
_MORNING = time(8, 0)


class SnoozeChoice(Enum):
    """When somebody wants to be reminded once more."""

    AFTERNOON = auto()
    MORNING = auto()


def snooze_moment(choice: SnoozeChoice, *, now: datetime, calendar: WorkingCalendar) -> datetime:
    """When that is: 14:00 of today if today is a working day and it is half an hour off, else 08:00 of the next one."""
    today = now.astimezone(calendar.zone).date()
    afternoon = calendar.at(today, _AFTERNOON)
    if choice is SnoozeChoice.AFTERNOON and calendar.is_working(today) and afternoon - now >= _SOON:
        return afternoon
    return calendar.at(calendar.working_day_after(today), _MORNING)


def acknowledge(session: Session, *, person_id: int, reminder_ids: Sequence[int], now: datetime) -> int:
    """A person has received reminders; gives how many of them were not acknowledged before."""
    reminders = _mine(session, person_id, reminder_ids)
    rows = [{"reminder_id": each.id, "person_id": person_id, "acknowledged_at": now} for each in reminders]
    fresh = add_new(session, Acknowledgement, rows, Acknowledgement.reminder_id)
    if fresh:
        after = {"reminders": [reminder_id for (reminder_id,) in fresh]}
        _record(session, "reminder-acknowledged", reminders[0], after, now)
    return len(fresh)


def snooze(
    session: Session, *, person_id: int, reminder_ids: Sequence[int], until: datetime, now: datetime
) -> tuple[int, ...]:
    """A person wants to be reminded once more from `until` on; gives the deadlines that this is about.

    It takes the place of an earlier wish. What is not owed any more is left out; refused if that is all of it.
    """
    until = until.replace(second=0, microsecond=0)
    if not now < until <= now + LONGEST_SNOOZE:
        raise Refused(say("refused-snooze-moment", until=until, days=LONGEST_SNOOZE.days))
    owed = [reminder for reminder, _deadline in owing(session, _mine(session, person_id, reminder_ids))]
    if not owed:
        raise Refused(say("refused-snooze-done"))
    about = sorted({(each.deadline_id, each.unit_id) for each in owed})
    if [_wish(session, person_id, *pair, until, now) for pair in about].count(True):
        after = {"deadlines": [deadline_id for deadline_id, _unit in about], "until": until.isoformat()}
        _record(session, "reminder-snoozed", owed[0], after, now)
    return tuple(deadline_id for deadline_id, _unit in about)


def _wish(session: Session, person_id: int, deadline_id: int, unit_id: int, until: datetime, now: datetime) -> bool:
    """Leaves one wish of the person for this deadline; whether that is a new one."""
    mine = (Snooze.deadline_id == deadline_id, Snooze.unit_id == unit_id, Snooze.person_id == person_id)
    change(
        session,
        update(Snooze).where(*mine, Snooze.until != until, Snooze.served_at.is_(None)).values(served_at=now),
    )
    row = {"deadline_id": deadline_id, "unit_id": unit_id, "person_id": person_id, "until": until, "asked_at": now}
    if add_new(session, Snooze, [row], Snooze.id):
        return True
    again = update(Snooze).where(*mine, Snooze.until == until, Snooze.served_at.is_not(None))
    return change(session, again.values(served_at=None, asked_at=now)) > 0


def _mine(session: Session, person_id: int, reminder_ids: Sequence[int]) -> list[Reminder]:
    """These reminders, which went to this person: anything else is refused."""
    reminders = reminders_of(session, reminder_ids)
    is_whole = len(reminders) == len(set(reminder_ids)) > 0
    if not is_whole or any(each.person_id != person_id for each in reminders):
        raise Refused(say("refused-reminder"))
    return reminders


def _record(session: Session, action: str, reminder: Reminder, after: JsonObject, now: datetime) -> None:
    audit.record(
        session,
        at=now,
        action=action,
        object_kind="reminder",
        object_id=reminder.id,
        actor_id=reminder.person_id,
        unit_id=reminder.unit_id,
        after=after,
    )
