"""Deadlines as a calendar file that a phone or a desktop takes over, with an alarm a day before."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from icalendar import Event

PRODUCT = "-//tro-ly-thi-dua//han-nop//VI"
_ALARM = timedelta(days=-1)


@dataclass(frozen=True, kw_only=True)
class CalendarEntry:
    """A deadline for a calendar; all words are handed in.

    `created_at` makes its name in the calendar unique, so that a later file changes the entry (`rev` grows) instead of
    adding another. `changed_at` is when it became what it is.
    """

    deadline_id: int
    created_at: datetime
    changed_at: datetime
    rev: int
    due_at: datetime
    title: str
    description: str
    alarm: str


def calendar_file(entries: Iterable[CalendarEntry]) -> bytes:
    """The file's content, in the form of RFC 5545 with times in UTC."""
    from icalendar import Calendar  # noqa: PLC0415 - only where somebody asks for a file

    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    for entry in entries:
        calendar.add_component(_event(entry))
    return bytes(calendar.to_ical())


def uid(deadline_id: int, created_at: datetime) -> str:
    """The name of a deadline in everybody's calendar: the same whatever becomes of it."""
    return f"deadline-{deadline_id}-{created_at.astimezone(UTC):%Y%m%dT%H%M%S}@tro-ly-thi-dua"


def _event(entry: CalendarEntry) -> "Event":
    from icalendar import Alarm, Event  # noqa: PLC0415

    event = Event()
    event.add("uid", uid(entry.deadline_id, entry.created_at))
    event.add("sequence", entry.rev)
    event.add("dtstamp", entry.changed_at.astimezone(UTC))
    event.add("dtstart", entry.due_at.astimezone(UTC))
    event.add("summary", entry.title)
    event.add("description", entry.description)
    event.add("transp", "TRANSPARENT")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", _ALARM)
    alarm.add("description", entry.alarm)
    event.add_component(alarm)
    return event
