from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.deadlines.calendar import WorkingCalendar
from bot.deadlines.owed import quiet_until
from bot.deadlines.responses import SnoozeChoice, acknowledge, snooze, snooze_moment
from bot.people.memberships import end_membership, roles_of
from storage.tables import Acknowledgement, Reminder, Snooze
from tests.deadlines.office import ZONE, Cluster, local

DUE = "2026-12-25 17:00"
HUE = "Chuyên viên Huế"
CALENDAR = WorkingCalendar(ZONE)
AFTERNOON, MORNING = SnoozeChoice.AFTERNOON, SnoozeChoice.MORNING


@pytest.fixture
def office(cluster: Cluster) -> Cluster:
    """Three days before a deadline, everybody's specialist has been reminded of it."""
    cluster.sets(DUE)
    cluster.ticks("2026-12-22 08:00")
    cluster.heard()
    return cluster


def snoozes(office: Cluster, name: str = HUE, until: str = "2026-12-22 14:00") -> tuple[int, ...]:
    ids, person = office.reminders(name), office.names[name]
    return office.cast.do(snooze, person_id=person, reminder_ids=ids, until=local(until), now=office.cast.now)


@pytest.mark.parametrize(
    ("choice", "now", "moment"),
    [
        (AFTERNOON, "2026-12-22 08:05", "2026-12-22 14:00"),
        (AFTERNOON, "2026-12-22 13:30", "2026-12-22 14:00"),
        (AFTERNOON, "2026-12-22 13:31", "2026-12-23 08:00"),
        (AFTERNOON, "2026-12-22 20:00", "2026-12-23 08:00"),
        (AFTERNOON, "2026-12-26 09:00", "2026-12-28 08:00"),
        (MORNING, "2026-12-22 08:05", "2026-12-23 08:00"),
        (MORNING, "2026-12-25 08:05", "2026-12-28 08:00"),
        (MORNING, "2026-12-31 09:00", "2027-01-04 08:00"),
    ],
)
def test_when_this_afternoon_and_tomorrow_morning_are(choice: SnoozeChoice, now: str, moment: str) -> None:
    assert snooze_moment(choice, now=local(now), calendar=CALENDAR) == local(moment)


def test_received_is_noted_once(office: Cluster) -> None:
    ids, person = office.reminders(HUE), office.names[HUE]
    assert office.cast.do(acknowledge, person_id=person, reminder_ids=ids, now=office.cast.now) == 1
    head = office.cast.head()
    later = office.cast.later(minutes=5)
    assert office.cast.do(acknowledge, person_id=person, reminder_ids=ids, now=later) == 0
    assert office.cast.head() == head
    [kept] = office.cast.look(lambda s: s.scalars(select(Acknowledgement)).all())
    assert kept.acknowledged_at == office.cast.now
    office.cast.sound()


def test_only_the_person_who_got_a_reminder_answers_it(office: Cluster) -> None:
    mine, theirs = office.reminders(HUE), office.reminders("Chuyên viên Nghệ An")
    skipped = office.cast.look(lambda s: list(s.scalars(select(Reminder.id).where(Reminder.outbox_id.is_(None)))))
    assert theirs
    assert skipped
    until = local("2026-12-22 14:00")
    for person in (office.names[HUE], office.names["Thường trực"], office.names["Lãnh đạo Huế"]):
        for ids in (theirs, mine + theirs, [], [999], skipped):
            now = office.cast.now
            assert (
                office.cast.refused(acknowledge, person_id=person, reminder_ids=ids, now=now).key == "refused-reminder"
            )
            given = office.cast.refused(snooze, person_id=person, reminder_ids=ids, until=until, now=now)
            assert given.key == "refused-reminder"
    assert office.cast.look(lambda s: s.scalars(select(Snooze)).all()) == []


def test_this_afternoon_the_reminder_comes_once_more(office: Cluster) -> None:
    assert len(snoozes(office)) == 1
    assert office.ticks("2026-12-22 13:59") == 0
    office.ticks("2026-12-22 14:00")
    assert office.reminded() == [(HUE, ["snooze-20261222T0700"])]
    assert office.ticks("2026-12-22 14:01") == 0
    office.ticks("2026-12-24 08:00")
    assert (HUE, ["1"]) in office.reminded()
    office.cast.sound()


def test_a_second_press_is_harmless_and_another_wish_takes_the_place_of_the_first(office: Cluster) -> None:
    snoozes(office)
    head = office.cast.head()
    snoozes(office)
    assert office.cast.head() == head
    snoozes(office, until="2026-12-23 08:00")
    assert office.ticks("2026-12-22 14:00") == 0
    snoozes(office, until="2026-12-22 15:00")
    snoozes(office, until="2026-12-23 08:00")
    assert office.ticks("2026-12-22 15:00") == 0
    office.ticks("2026-12-23 08:00")
    assert office.reminded() == [(HUE, ["snooze-20261223T0100"])]
    office.cast.sound()


def test_a_wish_waits_for_open_hours(office: Cluster) -> None:
    snoozes(office, until="2026-12-22 17:50")
    assert office.ticks("2026-12-22 18:10") == 0
    office.ticks("2026-12-23 07:30")
    assert office.reminded() == [(HUE, ["snooze-20261222T1050"])]


def test_a_wish_that_comes_with_a_step_is_met_by_the_step(office: Cluster) -> None:
    snoozes(office, until="2026-12-24 08:00")
    office.ticks("2026-12-24 08:00")
    assert [steps for name, steps in office.reminded() if name == HUE] == [["1"]]
    assert office.ticks("2026-12-24 08:01") == 0


def test_whoever_is_done_meanwhile_is_not_reminded_again(office: Cluster) -> None:
    snoozes(office)
    deadline_id = office.owes(office.reminders(HUE))[0].deadline_id
    office.completes(deadline_id, "Lãnh đạo Huế")
    assert office.ticks("2026-12-22 14:00") == 0
    person, ids = office.names[HUE], office.reminders(HUE)
    until = local("2026-12-23 08:00")
    phrase = office.cast.refused(snooze, person_id=person, reminder_ids=ids, until=until, now=office.cast.now)
    assert phrase.key == "refused-snooze-done"


def test_a_wish_about_what_was_cancelled_or_by_one_whose_role_ended_is_dropped(office: Cluster) -> None:
    other = office.sets("2026-12-28 17:00", "Việc hai", unit_ids=[office.hue])
    office.cancels(other)
    snoozes(office)
    snoozes(office, "Chuyên viên Nghệ An")
    [held] = office.cast.look(lambda s: roles_of(s, office.names[HUE]))
    office.cast.do(end_membership, actor=office.cast.boss(), membership_id=held.id, now=office.cast.now)
    office.heard()
    office.ticks("2026-12-22 14:00")
    assert office.reminded() == [("Chuyên viên Nghệ An", ["snooze-20261222T0700"])]


def test_what_is_done_of_several_is_left_out(cluster: Cluster) -> None:
    first, second = cluster.sets(DUE), cluster.sets(DUE, "Việc hai")
    cluster.ticks("2026-12-22 08:00")
    cluster.completes(first, HUE)
    cluster.heard()
    assert snoozes(cluster) == (second,)
    cluster.ticks("2026-12-22 14:00")
    assert [name for name, _steps in cluster.reminded()] == [HUE]


@pytest.mark.parametrize("until", ["2026-12-22 08:00", "2026-12-21 14:00", "2027-02-22 14:00"])
def test_a_moment_that_makes_no_sense_is_refused(office: Cluster, until: str) -> None:
    given = {"person_id": office.names[HUE], "until": local(until), "now": office.cast.now}
    phrase = office.cast.refused(snooze, reminder_ids=office.reminders(HUE), **given)  # type: ignore[arg-type]
    assert phrase.key == "refused-snooze-moment"


# --- asked again when it is sent ------------------------------------------------------------------------------------


def test_a_reminder_that_waits_tells_of_the_deadline_as_it_is_then(office: Cluster) -> None:
    [owed] = office.owes(office.reminders(HUE))
    assert (owed.title, owed.unit_name, owed.step, owed.days_left) == ("Nộp báo cáo", "Huế", "3", 3)
    assert (owed.due_at, owed.grace_minutes) == (local(DUE), 60)
    office.changes(owed.deadline_id, title="Tên mới", due_at=local("2026-12-25 11:00"))
    office.is_now("2026-12-26 09:00")
    [later] = office.owes(office.reminders(HUE))
    assert (later.title, later.due_at, later.days_left) == ("Tên mới", local("2026-12-25 11:00"), -1)


def test_what_holds_no_longer_is_not_sent(office: Cluster) -> None:
    ids = office.reminders(HUE)
    deadline_id = office.owes(ids)[0].deadline_id
    office.extends(deadline_id, "2026-12-28 17:00", office.hue)
    assert office.owes(ids) == [], "another day"
    assert office.owes(office.reminders("Chuyên viên Nghệ An")) != []
    office.completes(deadline_id)
    assert office.owes(office.reminders("Chuyên viên Nghệ An")) == [], "done"
    office.ticks("2026-12-25 08:00")
    leader = office.reminders("Lãnh đạo Huế")
    assert office.owes(leader) != []
    office.cancels(deadline_id)
    assert office.owes(leader) == [], "cancelled"


def test_a_later_reminder_takes_the_place_of_one_that_waits(office: Cluster) -> None:
    office.ticks("2026-12-24 08:00")
    old, new = office.reminders(HUE)
    assert [each.reminder_id for each in office.owes([old, new])] == [new]
    assert office.owes([old]) == []


def test_a_role_that_ended_meanwhile_silences_the_reminder(office: Cluster) -> None:
    [held] = office.cast.look(lambda s: roles_of(s, office.names[HUE]))
    office.cast.do(end_membership, actor=office.cast.boss(), membership_id=held.id, now=office.cast.now)
    assert office.owes(office.reminders(HUE)) == []


def test_no_reminder_at_all_is_no_question(office: Cluster) -> None:
    assert office.owes([]) == []
    assert office.owes([999]) == []


def test_a_reminder_whose_turn_comes_in_quiet_hours_waits(office: Cluster) -> None:
    def asked(at: str) -> object:
        return office.cast.look(lambda s: quiet_until(s, now=local(at), zone=ZONE))

    assert asked("2026-12-22 17:59") is None
    assert asked("2026-12-22 18:00") == local("2026-12-23 07:30")
    assert asked("2026-12-25 18:00") == local("2026-12-28 07:30")
    assert local("2026-12-28 07:30") - local("2026-12-25 18:00") == timedelta(days=2, hours=13, minutes=30)
