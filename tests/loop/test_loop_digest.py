"""The week's digest: when it is due, to whom it goes, what it counts."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.deadlines.calendar import WorkingCalendar, calendar_of
from bot.people.persons import lose_chat
from bot.rules.loop.digest import digest_time, due_digests, send_digests, week_before
from bot.rules.loop.questions import judge, note
from storage.tables import AnswerZone, Opinion, Outbox
from tests.loop.conftest import TEXT, Loop

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")


def local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


def asks(loop: Loop, at: str, zone: AnswerZone = AnswerZone.KNOWN) -> int:
    return loop.cast.do(note, text=TEXT, zone=zone, source=None, now=local(at).astimezone(UTC))


def ticks(loop: Loop, at: str) -> int:
    def send(session: Session) -> int:
        return send_digests(session, calendar=calendar_of(session, ZONE), now=local(at))

    return loop.cast.do(send)


@pytest.mark.parametrize(
    ("now", "due"),
    [
        ("2026-11-25 09:00", "2026-11-23 08:00"),
        ("2026-11-30 00:01", "2026-11-30 08:00"),
        ("2026-11-29 23:00", "2026-11-23 08:00"),
    ],
)
def test_it_is_due_on_the_first_working_day_of_the_week(now: str, due: str) -> None:
    assert digest_time(WorkingCalendar(ZONE), local(now)) == local(due)


def test_a_monday_off_moves_it_and_a_week_off_drops_it() -> None:
    monday = date(2026, 12, 7)
    calendar = WorkingCalendar(ZONE, off=frozenset({monday}))
    assert digest_time(calendar, local("2026-12-07 09:00")) == local("2026-12-08 08:00")
    week = frozenset(monday + timedelta(days=each) for each in range(7))
    assert digest_time(WorkingCalendar(ZONE, off=week), local("2026-12-09 09:00")) is None


def test_it_goes_once_a_week_to_each_of_the_secretariat(loop: Loop) -> None:
    asks(loop, "2026-11-18 10:00")
    assert ticks(loop, "2026-11-23 07:59") == 0
    assert ticks(loop, "2026-11-23 08:00") == 2
    assert ticks(loop, "2026-11-23 08:00") == ticks(loop, "2026-11-26 15:00") == 0
    keys = loop.cast.look(lambda s: list(s.scalars(select(Outbox.dedupe_key).where(Outbox.kind == "questions-digest"))))
    assert keys == [f"questions-digest:2026-W48:{loop.people[name]}" for name in ("first", "second")]
    asks(loop, "2026-11-24 10:00")
    assert ticks(loop, "2026-11-30 08:00") == 2


def test_a_week_without_a_question_is_not_told_of(loop: Loop) -> None:
    asks(loop, "2026-11-15 23:59")
    asks(loop, "2026-11-23 00:00")
    assert ticks(loop, "2026-11-23 09:00") == 0


def test_what_is_still_open_is_told_of_even_after_a_quiet_week(loop: Loop) -> None:
    loop.asks("guest")
    assert ticks(loop, "2026-12-14 09:00") == 2


def test_it_counts_what_failed_and_names_what_is_open(loop: Loop) -> None:
    asks(loop, "2026-11-16 00:00")
    asks(loop, "2026-11-18 10:00", AnswerZone.UNKNOWN)
    wrong = asks(loop, "2026-11-22 23:59")
    loop.cast.do(judge, question_id=wrong, opinion=Opinion.WRONG)
    right = asks(loop, "2026-11-20 10:00")
    loop.cast.do(judge, question_id=right, opinion=Opinion.RIGHT)
    asks(loop, "2026-11-23 00:00", AnswerZone.UNKNOWN)
    loop.asks("guest")
    week = loop.cast.look(lambda s: week_before(s, local("2026-11-23 00:00")))
    assert (week.asked, week.failed, week.open) == (4, 2, (TEXT,))


def test_nobody_who_cannot_be_reached_is_written_to_and_the_owner_stands_in_for_a_lost_secretariat(loop: Loop) -> None:
    asks(loop, "2026-11-18 10:00")
    for number in (500, 501):
        loop.cast.do(lose_chat, number, reason="blocked", now=loop.cast.now)
    calendar = WorkingCalendar(ZONE)
    due = loop.cast.look(lambda s: due_digests(s, calendar=calendar, now=local("2026-11-23 08:00")))
    assert [each.key for each in due] == [f"questions-digest:2026-W48:{loop.cast.owner}"]
