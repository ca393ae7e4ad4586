from datetime import date, datetime, time
from typing import Any

import pytest

from bot.deadlines.calendar import MOST_OWN_DAYS, Off, WorkingCalendar, calendar_of, set_own_days
from storage.tables import Role
from tests.deadlines.office import ZONE, Cluster, local

CALENDAR = WorkingCalendar(ZONE)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        ("2026-11-25", None),
        ("2026-11-28", Off.WEEKEND),
        ("2026-11-29", Off.WEEKEND),
        ("2026-09-02", Off.HOLIDAY),
        ("2026-02-17", Off.HOLIDAY),  # Tết
        ("2027-02-06", Off.HOLIDAY),  # a Saturday, and Tết
        ("2026-08-31", Off.HOLIDAY),  # decreed: a Monday, changed for …
        ("2026-08-22", None),  # … this Saturday
        ("2027-05-03", Off.HOLIDAY),  # 1 May falls on a Saturday
    ],
)
def test_why_a_day_is_off(day: str, why: Off | None) -> None:
    assert CALENDAR.why_off(date.fromisoformat(day)) is why
    assert CALENDAR.is_working(date.fromisoformat(day)) is (why is None)


def test_what_the_cluster_said_of_a_day_goes_before_the_rest() -> None:
    own = WorkingCalendar(
        ZONE,
        off=frozenset({date(2026, 11, 26), date(2026, 9, 2)}),
        on=frozenset({date(2026, 11, 28), date(2026, 11, 24)}),
    )
    assert own.why_off(date(2026, 11, 26)) is Off.OWN
    assert own.is_working(date(2026, 11, 28)), "a Saturday to make up for it"
    assert own.is_working(date(2026, 11, 24)), "a public holiday on which this cluster works"


def test_working_days_are_counted_over_weekends_and_holidays() -> None:
    assert CALENDAR.working_day_before(date(2026, 11, 30)) == date(2026, 11, 27)
    assert CALENDAR.working_day_after(date(2026, 11, 27)) == date(2026, 11, 30)
    assert CALENDAR.working_day_after(date(2026, 11, 20), 3) == date(2026, 11, 26), "the 24th is a holiday"
    assert CALENDAR.working_day_before(date(2027, 2, 11)) == date(2027, 2, 3), "Tết"


@pytest.mark.parametrize(
    ("at", "opens"),
    [
        ("2026-11-25 07:30", "2026-11-25 07:30"),
        ("2026-11-25 17:59", "2026-11-25 17:59"),
        ("2026-11-25 07:29", "2026-11-25 07:30"),
        ("2026-11-25 18:00", "2026-11-26 07:30"),
        ("2026-11-25 23:30", "2026-11-26 07:30"),
        ("2026-11-27 18:00", "2026-11-30 07:30"),
        ("2026-11-28 10:00", "2026-11-30 07:30"),
        ("2026-11-28 03:00", "2026-11-30 07:30"),
    ],
)
def test_people_are_written_to_in_open_hours(at: str, opens: str) -> None:
    assert CALENDAR.next_open(local(at)) == local(opens)
    assert CALENDAR.is_open(local(at)) is (at == opens)
    assert CALENDAR.is_open(local(opens))


def own(cluster: Cluster) -> WorkingCalendar:
    return cluster.cast.look(lambda s: calendar_of(s, ZONE))


def test_the_secretariat_keeps_the_clusters_own_days(wide_cluster: Cluster) -> None:
    cluster = wide_cluster
    assert own(cluster) == CALENDAR
    days = {"off": [date(2026, 12, 24)], "on": [date(2026, 12, 26)]}
    cluster.cast.do(set_own_days, actor=cluster.secretary, **days, now=cluster.cast.now)
    assert own(cluster) == WorkingCalendar(ZONE, off=frozenset(days["off"]), on=frozenset(days["on"]))
    head = cluster.cast.head()
    cluster.cast.do(set_own_days, actor=cluster.secretary, **days, now=cluster.cast.now)
    assert cluster.cast.head() == head, "the same again changes nothing"
    cluster.cast.do(set_own_days, actor=cluster.secretary, off=[], on=[], now=cluster.cast.now)
    assert own(cluster) == CALENDAR
    cluster.cast.sound()


def test_impossible_days_are_refused(cluster: Cluster) -> None:
    many = [date.fromordinal(date(2026, 12, 1).toordinal() + n) for n in range(MOST_OWN_DAYS + 1)]
    for off, on, key in (
        ([date(2026, 12, 24)], [date(2026, 12, 24)], "refused-own-day-twice"),
        ([date(2206, 12, 24)], [], "refused-own-day-far"),
        ([], [date(2020, 12, 24)], "refused-own-day-far"),
        (many, [], "refused-own-days-many"),
    ):
        given: dict[str, Any] = {"actor": cluster.secretary, "off": off, "on": on, "now": cluster.cast.now}
        assert cluster.cast.refused(set_own_days, **given).key == key


def test_only_the_secretariat_and_the_owner_keep_the_calendar(cluster: Cluster) -> None:
    cluster.joins("Quan sát viên", Role.OBSERVER)
    for name in ("Chuyên viên Huế", "Lãnh đạo Huế", "Quan sát viên"):
        given: dict[str, Any] = {
            "actor": cluster.actor(name),
            "off": [date(2026, 12, 24)],
            "on": [],
            "now": cluster.cast.now,
        }
        assert cluster.cast.refused(set_own_days, **given).key == "refused-role"
    assert own(cluster) == CALENDAR
    cluster.cast.do(set_own_days, actor=cluster.cast.boss(), off=[date(2026, 12, 24)], on=[], now=cluster.cast.now)
    assert own(cluster).why_off(date(2026, 12, 24)) is Off.OWN


def test_a_time_on_a_day_is_a_time_of_the_zone() -> None:
    assert CALENDAR.at(date(2026, 11, 25), time(8, 0)) == datetime.fromisoformat("2026-11-25T08:00+07:00")
