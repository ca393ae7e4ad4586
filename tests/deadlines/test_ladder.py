from dataclasses import replace
from datetime import UTC, date, time
from typing import Any

import pytest

from bot.deadlines.calendar import WorkingCalendar
from bot.deadlines.ladder import DEFAULT, Ladder, ladder_of, moments, set_ladder
from storage.tables import Role
from tests.deadlines.office import ZONE, Cluster, local

CALENDAR = WorkingCalendar(ZONE)


def steps(due: str, ladder: Ladder = DEFAULT, calendar: WorkingCalendar = CALENDAR) -> list[tuple[str, str]]:
    found = moments(ladder, calendar, local(due))
    assert list(found) == sorted(found, key=lambda each: each.at)
    return [(each.step, f"{each.at.astimezone(ZONE):%a %d/%m %H:%M}") for each in found]


def test_the_usual_ladder_over_working_days() -> None:
    assert steps("2026-12-25 17:00") == [
        ("30", "Wed 25/11 08:00"),
        ("14", "Fri 11/12 08:00"),
        ("7", "Fri 18/12 08:00"),
        ("3", "Tue 22/12 08:00"),
        ("1", "Thu 24/12 08:00"),
        ("0", "Fri 25/12 08:00"),
        ("+1", "Mon 28/12 08:00"),
        ("+2", "Tue 29/12 08:00"),
        ("+3", "Wed 30/12 08:00"),
        ("+4", "Thu 31/12 08:00"),
        ("+5", "Mon 04/01 08:00"),
    ]


def test_a_step_on_a_day_off_comes_on_the_working_day_before_and_two_may_come_at_once() -> None:
    short = Ladder(days=(3, 1, 0), overdue_days=1)
    assert steps("2026-11-30 17:00", short) == [
        ("3", "Fri 27/11 08:00"),
        ("1", "Fri 27/11 08:00"),
        ("0", "Mon 30/11 08:00"),
        ("+1", "Tue 01/12 08:00"),
    ]
    assert [step for step, _at in steps("2026-11-28 17:00", short)] == ["3", "1", "0", "+1"]
    assert dict(steps("2026-11-28 17:00", short))["0"] == "Fri 27/11 08:00", "due on a Saturday"


@pytest.mark.parametrize(
    ("due", "day_itself"), [("07:00", "Fri 27/11"), ("08:00", "Fri 27/11"), ("08:01", "Mon 30/11")]
)
def test_the_day_itself_is_reminded_of_before_the_due_time(due: str, day_itself: str) -> None:
    assert dict(steps(f"2026-11-30 {due}"))["0"].startswith(day_itself)


def test_the_clusters_own_days_move_the_steps() -> None:
    own = WorkingCalendar(ZONE, off=frozenset({date(2026, 12, 24)}), on=frozenset({date(2026, 12, 26)}))
    found = dict(steps("2026-12-25 17:00", calendar=own))
    assert found["1"] == "Wed 23/12 08:00"
    assert found["+1"] == "Sat 26/12 08:00"


def test_the_secretariat_sets_the_ladder(wide_cluster: Cluster) -> None:
    cluster = wide_cluster
    assert cluster.cast.look(ladder_of) == DEFAULT
    wanted = Ladder(days=(0, 10, 5, 10), leader_from=5, overdue_days=0, at=time(9, 15, 30))
    kept = Ladder(days=(10, 5, 0), leader_from=5, overdue_days=0, at=time(9, 15))
    assert cluster.cast.do(set_ladder, actor=cluster.secretary, ladder=wanted, now=cluster.cast.now) == kept
    assert cluster.cast.look(ladder_of) == kept
    head = cluster.cast.head()
    cluster.cast.do(set_ladder, actor=cluster.secretary, ladder=wanted, now=cluster.cast.now)
    assert cluster.cast.head() == head
    cluster.cast.sound()


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"days": ()}, "refused-ladder-days"),
        ({"days": (3, -1)}, "refused-ladder-days"),
        ({"days": (181, 1)}, "refused-ladder-days"),
        ({"days": tuple(range(16))}, "refused-ladder-days"),
        ({"leader_from": -1}, "refused-ladder-leader"),
        ({"leader_from": 181}, "refused-ladder-leader"),
        ({"overdue_days": -1}, "refused-ladder-overdue"),
        ({"overdue_days": 31}, "refused-ladder-overdue"),
        ({"at": time(7, 29)}, "refused-ladder-hour"),
        ({"at": time(18, 0)}, "refused-ladder-hour"),
        ({"at": time(9, 0, tzinfo=UTC)}, "refused-ladder-hour"),
    ],
)
def test_an_impossible_ladder_is_refused(cluster: Cluster, wrong: dict[str, Any], key: str) -> None:
    given: dict[str, Any] = {"actor": cluster.secretary, "ladder": replace(DEFAULT, **wrong), "now": cluster.cast.now}
    assert cluster.cast.refused(set_ladder, **given).key == key


def test_only_the_secretariat_and_the_owner_set_it(cluster: Cluster) -> None:
    cluster.joins("Quan sát viên", Role.OBSERVER)
    other = Ladder(days=(1,))
    for name in ("Chuyên viên Huế", "Lãnh đạo Huế", "Quan sát viên"):
        phrase = cluster.cast.refused(set_ladder, actor=cluster.actor(name), ladder=other, now=cluster.cast.now)
        assert phrase.key == "refused-role"
    assert cluster.cast.look(ladder_of) == DEFAULT
    cluster.cast.do(set_ladder, actor=cluster.cast.boss(), ladder=other, now=cluster.cast.now)
    assert cluster.cast.look(ladder_of) == other
