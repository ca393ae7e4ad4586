from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import select

from bot.deadlines.calendar import set_own_days
from bot.deadlines.duties import reopen_task
from bot.deadlines.ladder import Ladder, set_ladder
from bot.deadlines.reminders import Plan, carry_out, plan_now
from bot.people.memberships import end_membership, roles_of
from bot.people.persons import forget, lose_chat, open_chat
from bot.people.seasons import close_season
from storage.tables import DutyKind, Outbox, Reminder, Role
from tests.deadlines.office import ZONE, Cluster

SPECIALISTS = ["Chuyên viên Nghệ An", "Chuyên viên Huế"]
EVERYBODY = ["Chuyên viên Nghệ An", "Lãnh đạo Nghệ An", "Chuyên viên Huế", "Lãnh đạo Huế"]
DUE = "2026-12-25 17:00"  # a Friday


def test_the_ladder_from_the_first_step_to_the_last(wide_cluster: Cluster) -> None:
    cluster = wide_cluster
    cluster.sets("2026-12-31 17:00")
    cluster.heard()
    story: list[tuple[str, list[tuple[str, list[str]]]]] = [
        ("2026-12-01 07:59", []),
        ("2026-12-01 08:00", [(name, ["30"]) for name in SPECIALISTS]),
        ("2026-12-01 08:01", []),
        ("2026-12-17 08:00", [(name, ["14"]) for name in SPECIALISTS]),
        ("2026-12-24 12:34", [(name, ["7"]) for name in SPECIALISTS]),
        ("2026-12-28 08:00", [(name, ["3"]) for name in SPECIALISTS]),
        ("2026-12-30 08:00", [(name, ["1"]) for name in EVERYBODY]),
        ("2026-12-31 08:00", [(name, ["0"]) for name in EVERYBODY]),
        ("2027-01-01 08:00", []),
        ("2027-01-04 08:00", [(name, ["+1"]) for name in EVERYBODY]),
        ("2027-01-05 08:00", [(name, ["+2"]) for name in EVERYBODY]),
        ("2027-01-06 08:00", [(name, ["+3"]) for name in EVERYBODY]),
        ("2027-01-07 08:00", [(name, ["+4"]) for name in EVERYBODY]),
        ("2027-01-08 08:00", [(name, ["+5"]) for name in EVERYBODY]),
        ("2027-01-11 08:00", []),
        ("2027-03-01 08:00", []),
    ]
    for at, expected in story:
        cluster.ticks(at)
        assert cluster.reminded() == expected, at
    cluster.cast.sound()


def test_three_days_before_goes_out_again_for_the_new_date(wide_cluster: Cluster) -> None:
    cluster = wide_cluster
    deadline_id = cluster.sets("2026-12-17 17:00")
    cluster.ticks("2026-12-14 08:00")
    assert cluster.reminded() == [(name, ["3"]) for name in SPECIALISTS]
    cluster.is_now("2026-12-15 09:00")
    cluster.extends(deadline_id, "2026-12-27 17:00", cluster.hue)
    cluster.heard()
    assert cluster.ticks() == 0, "fourteen days before the new date it had not been granted"
    story = [
        ("2026-12-16 08:00", [("Chuyên viên Nghệ An", ["1"]), ("Lãnh đạo Nghệ An", ["1"])]),
        ("2026-12-18 08:00", [(name, ["+1"]) for name in EVERYBODY[:2]] + [("Chuyên viên Huế", ["7"])]),
        ("2026-12-24 08:00", [(name, ["+5"]) for name in EVERYBODY[:2]] + [("Chuyên viên Huế", ["3"])]),
    ]
    for at, expected in story:
        cluster.ticks(at)
        assert cluster.reminded() == expected, at
    hue = (Reminder.person_id == cluster.names["Chuyên viên Huế"]) & (Reminder.step == "3")
    days = cluster.cast.look(lambda s: s.scalars(select(Reminder.due_on).where(hue).order_by(Reminder.id)).all())
    assert days == [date(2026, 12, 17), date(2026, 12, 27)]


def test_whoever_is_done_is_left_alone_and_hears_again_when_it_is_taken_back(cluster: Cluster) -> None:
    deadline_id = cluster.sets(DUE)
    cluster.heard()
    cluster.completes(deadline_id)
    cluster.ticks("2026-12-24 08:00")
    assert cluster.reminded() == [(name, ["1"]) for name in EVERYBODY[2:]]
    actor = cluster.actor("Chuyên viên Nghệ An")
    again: dict[str, Any] = {"actor": actor, "deadline_id": deadline_id, "unit_id": cluster.nghe_an}
    cluster.cast.do(reopen_task, **again, now=cluster.cast.now)
    cluster.ticks()
    assert cluster.reminded() == [(name, ["1"]) for name in EVERYBODY[:2]]


def test_another_kind_of_duty_says_for_itself_what_is_done(
    cluster: Cluster, nobody_has_scored: set[tuple[int, int]]
) -> None:
    deadline_id = cluster.sets(DUE, "Tự chấm", kind=DutyKind.SCORING)
    cluster.heard()
    nobody_has_scored.add((deadline_id, cluster.hue))
    cluster.ticks("2026-12-22 08:00")
    assert cluster.reminded() == [("Chuyên viên Nghệ An", ["3"])]


def test_several_that_are_due_become_one_message_nearest_first(cluster: Cluster) -> None:
    later = cluster.sets("2026-12-29 17:00", "Việc sau")
    cluster.sets("2026-12-25 17:00", "Việc trước")
    cluster.sets("2026-12-23 17:00", "Việc gấp", unit_ids=[cluster.hue])
    cluster.heard()
    cluster.ticks("2026-12-22 08:00")
    assert cluster.reminded() == [
        ("Chuyên viên Huế", ["1", "3", "7"]),
        ("Lãnh đạo Huế", ["1"]),
        ("Chuyên viên Nghệ An", ["3", "7"]),
    ]
    owed = cluster.owes(cluster.reminders("Chuyên viên Huế"))
    assert [each.title for each in owed] == ["Việc gấp", "Việc trước", "Việc sau"]
    assert owed[-1].deadline_id == later


def test_after_an_outage_the_latest_step_goes_out_and_the_others_are_noted(cluster: Cluster) -> None:
    deadline_id = cluster.sets("2026-12-31 17:00")
    cluster.heard()
    cluster.ticks("2026-12-29 10:00")
    assert cluster.reminded() == [(name, ["3"]) for name in SPECIALISTS]
    query = select(Reminder.step).where(Reminder.outbox_id.is_(None), Reminder.deadline_id == deadline_id)
    skipped = cluster.cast.look(lambda s: sorted(s.scalars(query)))
    assert skipped == sorted(["30", "14", "7"] * 2)
    cluster.cast.sound()


@pytest.mark.parametrize(
    ("quiet", "opens"),
    [
        ("2026-12-22 18:00", "2026-12-23 07:30"),
        ("2026-12-22 23:00", "2026-12-23 07:30"),
        ("2026-12-26 10:00", "2026-12-28 07:30"),
        ("2027-01-01 10:00", "2027-01-04 07:30"),
    ],
)
def test_nobody_is_written_to_in_quiet_hours_on_weekends_or_holidays(cluster: Cluster, quiet: str, opens: str) -> None:
    cluster.sets(DUE)
    cluster.heard()
    assert cluster.ticks(quiet) == 0
    assert cluster.cast.look(lambda s: plan_now(s, now=cluster.cast.now, zone=ZONE)) == Plan()
    assert cluster.ticks(opens) > 0


def test_the_clusters_own_day_off_is_quiet(cluster: Cluster) -> None:
    cluster.sets(DUE)
    off = [date(2026, 12, 24)]
    cluster.cast.do(set_own_days, actor=cluster.secretary, off=off, on=[], now=cluster.cast.now)
    cluster.heard()
    cluster.ticks("2026-12-23 08:00")
    assert cluster.reminded() == [(name, ["1"]) for name in EVERYBODY], "moved to the working day before"
    assert cluster.ticks("2026-12-24 08:00") == 0


def test_steps_from_before_the_deadline_was_set_are_not_made_up_for(cluster: Cluster) -> None:
    cluster.is_now("2026-12-22 08:00")
    cluster.sets(DUE)
    cluster.heard()
    assert cluster.ticks("2026-12-22 08:00") == 0
    assert cluster.ticks("2026-12-23 17:00") == 0
    cluster.ticks("2026-12-24 08:00")
    assert cluster.reminded() == [(name, ["1"]) for name in EVERYBODY]


def test_somebody_new_hears_of_steps_from_then_on(cluster: Cluster) -> None:
    cluster.sets(DUE)
    cluster.is_now("2026-12-22 10:00")
    cluster.joins("Chuyên viên mới", Role.SPECIALIST, cluster.hue)
    cluster.heard()
    cluster.ticks()
    assert [name for name, _steps in cluster.reminded()] == SPECIALISTS
    cluster.ticks("2026-12-24 08:00")
    assert "Chuyên viên mới" in [name for name, _steps in cluster.reminded()]


def test_whoever_leads_and_works_for_a_unit_hears_once(cluster: Cluster) -> None:
    cluster.joins("Chuyên viên Huế", Role.LEADER, cluster.hue)
    cluster.sets(DUE, unit_ids=[cluster.hue])
    cluster.heard()
    for at, step in (("2026-12-22 08:00", "3"), ("2026-12-24 08:00", "1")):
        cluster.ticks(at)
        mine = [steps for name, steps in cluster.reminded() if name == "Chuyên viên Huế"]
        assert mine == [[step]]


def test_whoever_lost_the_role_or_is_forgotten_hears_nothing(cluster: Cluster) -> None:
    cluster.sets(DUE)
    [held] = cluster.cast.look(lambda s: roles_of(s, cluster.names["Chuyên viên Huế"]))
    cluster.cast.do(end_membership, actor=cluster.cast.boss(), membership_id=held.id, now=cluster.cast.now)
    cluster.cast.do(forget, cluster.names["Chuyên viên Nghệ An"], now=cluster.cast.now)
    cluster.heard()
    assert cluster.ticks("2026-12-22 08:00") == 0


def test_a_person_without_a_chat_hears_as_soon_as_there_is_one(cluster: Cluster) -> None:
    cluster.sets(DUE, unit_ids=[cluster.hue])
    person_id = cluster.names["Chuyên viên Huế"]
    number = 9100 + list(cluster.names).index("Chuyên viên Huế")

    def without_chat(session: Any) -> None:
        from storage.tables import Chat

        session.scalar(select(Chat).where(Chat.person_id == person_id)).person_id = None

    cluster.cast.do(without_chat)
    cluster.heard()
    assert cluster.ticks("2026-12-22 08:00") == 0

    def starts(session: Any) -> None:
        open_chat(session, number, kind="private", person_id=person_id, now=cluster.cast.now).person_id = person_id

    cluster.cast.do(starts)
    cluster.ticks("2026-12-22 09:00")
    assert cluster.reminded() == [("Chuyên viên Huế", ["3"])]


def test_whoever_blocked_the_bot_is_recorded_all_the_same(cluster: Cluster) -> None:
    cluster.sets(DUE, unit_ids=[cluster.hue])
    number = 9100 + list(cluster.names).index("Chuyên viên Huế")
    cluster.cast.do(lose_chat, number, reason="blocked", now=cluster.cast.now)
    cluster.heard()
    assert cluster.ticks("2026-12-22 08:00") == 1
    assert cluster.ticks("2026-12-22 08:01") == 0


def test_a_cancelled_deadline_and_a_closed_season_remind_nobody(cluster: Cluster) -> None:
    cancelled, kept = cluster.sets(DUE), cluster.sets(DUE, "Việc khác")
    cluster.cancels(cancelled)
    cluster.heard()
    assert cluster.ticks("2026-12-22 08:00") == 2
    assert {each.deadline_id for each in cluster.owes(cluster.reminders("Chuyên viên Huế"))} == {kept}
    cluster.cast.do(close_season, actor=cluster.cast.boss(), season_id=cluster.season, now=cluster.cast.now)
    assert cluster.ticks("2026-12-24 08:00") == 0


def test_another_ladder_counts_from_then_on(cluster: Cluster) -> None:
    cluster.sets(DUE)
    cluster.heard()
    ladder = Ladder(days=(10, 2), leader_from=2, overdue_days=0)
    cluster.cast.do(set_ladder, actor=cluster.secretary, ladder=ladder, now=cluster.cast.now)
    cluster.ticks("2026-12-15 08:00")
    assert cluster.reminded() == [(name, ["10"]) for name in SPECIALISTS]
    cluster.ticks("2026-12-23 08:00")
    assert cluster.reminded() == [(name, ["2"]) for name in EVERYBODY]
    assert cluster.ticks("2026-12-25 08:00") == 0


def test_a_clock_that_goes_back_repeats_nothing(cluster: Cluster) -> None:
    cluster.is_now("2026-11-20 09:00")
    cluster.sets(DUE)
    cluster.ticks("2026-12-22 08:00")
    cluster.heard()
    for at in ("2026-12-18 08:00", "2026-11-25 08:00", "2026-12-11 08:00", "2026-12-22 08:00"):
        assert cluster.ticks(at) == 0
    assert cluster.ticks("2026-12-24 08:00") == 4


# --- the digest -----------------------------------------------------------------------------------------------------


def digests(cluster: Cluster) -> list[tuple[str, str]]:
    return [(told.person, told.args["day"]) for told in cluster.heard() if told.kind == "overdue-digest"]


def test_the_secretariat_gets_one_digest_a_working_day_while_something_is_overdue(cluster: Cluster) -> None:
    deadline_id = cluster.sets(DUE)
    cluster.joins("Thường trực hai", Role.SECRETARIAT)
    cluster.heard()
    story = [
        ("2026-12-25 17:30", []),
        ("2026-12-26 09:00", []),
        ("2026-12-28 07:45", []),
        ("2026-12-28 08:00", ["2026-12-28"]),
        ("2026-12-28 11:00", []),
        ("2026-12-29 16:00", ["2026-12-29"]),
    ]
    for at, expected in story:
        cluster.ticks(at)
        told = digests(cluster)
        assert told == [(name, day) for day in expected for name in ("Thường trực", "Thường trực hai")], at
    for name in SPECIALISTS:
        cluster.completes(deadline_id, name)
    cluster.ticks("2026-12-30 08:00")
    assert digests(cluster) == []
    cluster.cast.sound()


def test_no_digest_goes_to_whoever_cannot_be_reached(cluster: Cluster) -> None:
    cluster.sets(DUE, unit_ids=[cluster.hue])
    number = 9100 + list(cluster.names).index("Thường trực")
    cluster.cast.do(lose_chat, number, reason="blocked", now=cluster.cast.now)
    cluster.ticks("2026-12-28 08:00")
    assert digests(cluster) == []


# --- planning apart from writing ------------------------------------------------------------------------------------


def test_planning_only_looks_and_a_stale_plan_writes_nothing_twice(wide_cluster: Cluster) -> None:
    cluster = wide_cluster
    cluster.sets("2026-12-01 17:00", "Việc trễ")
    cluster.sets(DUE)
    cluster.heard()
    cluster.is_now("2026-12-22 08:00")
    plans = [cluster.cast.look(lambda s: plan_now(s, now=cluster.cast.now, zone=ZONE)) for _ in range(2)]
    assert plans[0] == plans[1]
    assert not plans[0].is_empty
    assert cluster.cast.do(carry_out, plans[0], now=cluster.cast.now) == 5
    before = cluster.cast.look(lambda s: (s.scalars(select(Reminder.id)).all(), s.scalars(select(Outbox.id)).all()))
    assert cluster.cast.do(carry_out, plans[1], now=cluster.cast.now + timedelta(seconds=1)) == 0
    after = cluster.cast.look(lambda s: (s.scalars(select(Reminder.id)).all(), s.scalars(select(Outbox.id)).all()))
    assert before == after
    assert cluster.cast.look(lambda s: plan_now(s, now=cluster.cast.now, zone=ZONE)).is_empty
    cluster.cast.sound()


def test_the_most_urgent_are_written_to_first(cluster: Cluster) -> None:
    cluster.sets("2026-12-25 17:00", "Của Nghệ An", unit_ids=[cluster.nghe_an])
    cluster.sets("2026-12-24 17:00", "Của Huế", unit_ids=[cluster.hue])
    cluster.heard()
    cluster.ticks("2026-12-24 08:00")
    assert [name for name, _steps in cluster.reminded()] == [*EVERYBODY[2:], *EVERYBODY[:2]]
