from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from bot.deadlines import duties
from bot.deadlines.deadlines import (
    Standing,
    active_deadlines,
    concerns,
    days_left,
    effective_due,
    scoring_deadline,
    standing,
)
from bot.deadlines.duties import Duty, UnregisteredDutyError, complete_task, done_units, register, reopen_task
from bot.deadlines.reminders import remind
from storage.tables import AfterDue, DutyKind, Role
from tests.deadlines.office import ZONE, Cluster, count, local


@pytest.mark.parametrize(("after", "over"), [(AfterDue.MARK_LATE, Standing.LATE), (AfterDue.REFUSE, Standing.CLOSED)])
def test_a_unit_stands_open_then_in_grace_then_late_or_before_a_closed_door(
    cluster: Cluster, after: AfterDue, over: Standing
) -> None:
    deadline = cluster.deadline(cluster.sets("2026-12-25 17:00", after_due=after, grace_minutes=30))
    stands = {
        "2026-11-25 09:00": Standing.OPEN,
        "2026-12-25 17:00": Standing.OPEN,
        "2026-12-25 17:01": Standing.GRACE,
        "2026-12-25 17:30": Standing.GRACE,
        "2026-12-25 17:31": over,
        "2027-12-25 17:31": over,
    }
    assert {at: standing(deadline, cluster.hue, local(at)) for at in stands} == stands


def test_without_grace_the_due_moment_is_the_last(cluster: Cluster) -> None:
    deadline = cluster.deadline(cluster.sets("2026-12-25 17:00", after_due=AfterDue.REFUSE, grace_minutes=0))
    due = local("2026-12-25 17:00")
    assert standing(deadline, cluster.hue, due) is Standing.OPEN
    assert standing(deadline, cluster.hue, due + timedelta(microseconds=1)) is Standing.CLOSED


def test_a_unit_that_has_longer_stands_by_its_own_time(cluster: Cluster) -> None:
    deadline_id = cluster.sets("2026-12-25 17:00", after_due=AfterDue.REFUSE)
    cluster.extends(deadline_id, "2026-12-30 17:00", cluster.hue)
    deadline, at = cluster.deadline(deadline_id), local("2026-12-26 09:00")
    assert standing(deadline, cluster.hue, at) is Standing.OPEN
    assert standing(deadline, cluster.nghe_an, at) is Standing.CLOSED
    assert effective_due(deadline, cluster.hue) == local("2026-12-30 17:00")


def test_a_deadline_concerns_its_units(cluster: Cluster) -> None:
    some = cluster.deadline(cluster.sets("2026-12-25 17:00", unit_ids=[cluster.hue]))
    every = cluster.deadline(cluster.sets("2026-12-25 17:00", "Việc chung"))
    assert [concerns(each, cluster.hue) for each in (some, every)] == [True, True]
    assert [concerns(each, cluster.nghe_an) for each in (some, every)] == [False, True]


def test_active_deadlines_come_nearest_first_in_a_fixed_number_of_statements(cluster: Cluster) -> None:
    ids = [cluster.sets(f"2026-12-{day} 17:00", f"Việc {day}") for day in (28, 21, 25)]
    cluster.cancels(ids[2])
    few, found = count(cluster.cast.store, lambda s: active_deadlines(s, cluster.season))
    assert [each.id for each in found] == [ids[1], ids[0]]
    for number in range(5):
        due = cluster.sets(f"2027-01-0{number + 4} 17:00", f"Thêm {number}", unit_ids=[cluster.hue])
        cluster.extends(due, "2027-02-01 17:00", cluster.hue)
    many, _ = count(cluster.cast.store, lambda s: active_deadlines(s, cluster.season))
    assert many == few == 3


def test_a_season_without_a_deadline_for_scoring_has_none(cluster: Cluster) -> None:
    cluster.sets("2026-12-25 17:00")
    assert cluster.cast.look(lambda s: scoring_deadline(s, cluster.season)) is None


def test_days_are_counted_by_the_calendar_of_the_zone() -> None:
    due = local("2026-12-25 00:30")
    assert days_left(due, local("2026-12-24 23:59"), ZONE) == 1
    assert days_left(due, local("2026-12-25 23:59"), ZONE) == 0
    assert days_left(due, local("2026-12-27 00:01"), ZONE) == -2


def done(cluster: Cluster) -> frozenset[tuple[int, int]]:
    deadlines = cluster.cast.look(lambda s: active_deadlines(s, cluster.season))
    asked = [(each.kind, Duty(each.id, each.season_id)) for each in deadlines]
    return cluster.cast.look(lambda s: done_units(s, asked))


def test_a_unit_says_that_its_task_is_done_and_takes_it_back(wide_cluster: Cluster) -> None:
    cluster = wide_cluster
    deadline_id = cluster.sets("2026-12-25 17:00")
    cluster.completes(deadline_id)
    head = cluster.cast.head()
    cluster.completes(deadline_id, "Lãnh đạo Nghệ An")
    assert cluster.cast.head() == head, "saying it again changes nothing"
    assert done(cluster) == {(deadline_id, cluster.nghe_an)}
    cluster.cast.sound()
    again: dict[str, Any] = {
        "actor": cluster.actor("Lãnh đạo Nghệ An"),
        "deadline_id": deadline_id,
        "unit_id": cluster.nghe_an,
    }
    assert cluster.cast.do(reopen_task, **again, now=cluster.cast.now) is True
    assert cluster.cast.do(reopen_task, **again, now=cluster.cast.now) is False
    assert done(cluster) == frozenset()
    cluster.completes(deadline_id)
    cluster.cast.sound()


def test_when_nothing_is_taken_any_more_a_task_cannot_be_done(cluster: Cluster) -> None:
    closing = cluster.sets("2026-11-27 17:00", after_due=AfterDue.REFUSE)
    marking = cluster.sets("2026-11-27 17:00", "Việc khác")
    cluster.is_now("2026-11-27 18:00")
    cluster.completes(closing)
    cluster.is_now("2026-11-30 09:00")
    late: dict[str, Any] = {"actor": cluster.actor("Chuyên viên Huế"), "unit_id": cluster.hue, "now": cluster.cast.now}
    assert cluster.cast.refused(complete_task, deadline_id=closing, **late).key == "refused-task-closed"
    cluster.completes(marking, "Chuyên viên Huế")
    cluster.extends(closing, "2026-12-02 17:00", cluster.hue)
    cluster.completes(closing, "Chuyên viên Huế")


def test_only_tasks_are_said_to_be_done_and_only_by_the_units_concerned(cluster: Cluster) -> None:
    scoring = cluster.sets("2026-12-25 17:00", "Tự chấm", kind=DutyKind.SCORING)
    of_hue = cluster.sets("2026-12-25 17:00", unit_ids=[cluster.hue])
    cancelled = cluster.sets("2026-12-25 17:00", "Việc hủy")
    cluster.cancels(cancelled)
    mine: dict[str, Any] = {
        "actor": cluster.actor("Chuyên viên Nghệ An"),
        "unit_id": cluster.nghe_an,
        "now": cluster.cast.now,
    }
    for deadline_id, key in (
        (scoring, "refused-no-task"),
        (of_hue, "refused-task-unit"),
        (cancelled, "refused-deadline-cancelled"),
        (999, "refused-no-deadline"),
    ):
        assert cluster.cast.refused(complete_task, deadline_id=deadline_id, **mine).key == key
        assert cluster.cast.refused(reopen_task, deadline_id=deadline_id, **mine).key == key


def test_nobody_says_it_for_another_unit(cluster: Cluster) -> None:
    deadline_id = cluster.sets("2026-12-25 17:00")
    cluster.completes(deadline_id)
    cluster.joins("Quan sát viên", Role.OBSERVER)
    guest = cluster.cast.actor(cluster.cast.meets("Khách", 9999))
    others = [cluster.actor(name) for name in ("Chuyên viên Huế", "Lãnh đạo Huế", "Thường trực", "Quan sát viên")]
    for actor in (*others, cluster.cast.boss(), guest):
        key = "refused-guest" if actor.is_guest else "refused-role"
        use_cases: tuple[Callable[..., object], ...] = (complete_task, reopen_task)
        for use_case in use_cases:
            given: dict[str, Any] = {
                "actor": actor,
                "deadline_id": deadline_id,
                "unit_id": cluster.nghe_an,
                "now": cluster.cast.now,
            }
            assert cluster.cast.refused(use_case, **given).key == key
    assert done(cluster) == {(deadline_id, cluster.nghe_an)}


def test_a_duty_of_which_nobody_knows_whether_it_is_done_is_a_clear_fault(
    cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    cluster.sets("2026-12-25 17:00", kind=DutyKind.SCORING)
    monkeypatch.delitem(duties._DONE, DutyKind.SCORING)
    with pytest.raises(UnregisteredDutyError, match="scoring"):
        cluster.cast.do(remind, now=cluster.cast.now, zone=ZONE)
    with pytest.raises(ValueError, match="task"):
        register(DutyKind.TASK, lambda _session, _duties: set())
    register(DutyKind.TASK, duties._completed)
