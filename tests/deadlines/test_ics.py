from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from icalendar import Calendar

from bot.deadlines.ics import CalendarEntry, calendar_file, uid
from tests.deadlines.office import local

ENTRY = CalendarEntry(
    deadline_id=7,
    created_at=local("2026-11-25 09:00"),
    changed_at=local("2026-11-26 10:00"),
    rev=2,
    due_at=local("2026-12-25 17:00"),
    title="Nộp bản tự chấm",
    description="Hạn nộp của Huế",
    alarm="Ngày mai hết hạn",
)


def events(content: bytes) -> list[Any]:
    calendar: Any = Calendar.from_ical(content)
    assert calendar.errors == []
    return list(calendar.walk("VEVENT"))


def test_a_calendar_reads_the_deadline_back() -> None:
    content = calendar_file([ENTRY])
    [event] = events(content)
    assert event["summary"] == "Nộp bản tự chấm"
    assert event["description"] == "Hạn nộp của Huế"
    assert event["dtstart"].dt == ENTRY.due_at
    assert b"DTSTART:20261225T100000Z" in content, "in UTC"
    [alarm] = event.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(days=-1)
    assert alarm["description"] == "Ngày mai hết hạn"
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))


def test_a_later_file_changes_the_entry_instead_of_adding_one() -> None:
    moved = replace(
        ENTRY, rev=3, due_at=local("2026-12-30 17:00"), title="Tên khác", changed_at=local("2026-12-01 08:00")
    )
    [first], [second] = events(calendar_file([ENTRY])), events(calendar_file([moved]))
    assert first["uid"] == second["uid"] == uid(7, ENTRY.created_at)
    assert (first["sequence"], second["sequence"]) == (2, 3)


def test_several_deadlines_lie_in_one_file() -> None:
    other = replace(ENTRY, deadline_id=8)
    assert len({event["uid"] for event in events(calendar_file([ENTRY, other]))}) == 2


@pytest.mark.parametrize(
    "title",
    [
        "Hạn, nộp; và \\ thế",
        "x\r\nATTACH:http://example.org\r\nEND:VEVENT",
        "x\nEND:VCALENDAR",
        "BEGIN:VEVENT",
        "x" * 300 + "ế" * 300,
        '"; ALTREP="http://example.org',
    ],
)
def test_what_a_title_holds_stays_in_the_title(title: str) -> None:
    [event] = events(calendar_file([replace(ENTRY, title=title, description=title, alarm=title)]))
    assert event["summary"].replace("\r\n", "\n") == title.replace("\r\n", "\n")
    assert set(event) == {"UID", "SEQUENCE", "DTSTAMP", "DTSTART", "SUMMARY", "DESCRIPTION", "TRANSP"}
    assert event["summary"].params == {}
    assert event["dtstart"].dt == ENTRY.due_at
