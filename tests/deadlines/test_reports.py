import pytest

from bot.deadlines.reports import Fate, sent_report, unreachable
from bot.deadlines.responses import acknowledge
from bot.people.persons import lose_chat
from storage import outbox
from storage.tables import Outcome, Reminder, Role
from tests.deadlines.office import Cluster, local


@pytest.fixture
def office(cluster: Cluster) -> Cluster:
    cluster.sets("2026-12-31 17:00")
    return cluster


def test_what_was_sent_to_whom_and_what_became_of_it(office: Cluster) -> None:
    office.heard()
    office.ticks("2026-12-29 08:00")
    letters = office.cast.do(outbox.claim, now=office.cast.now, limit=10)
    sent = local("2026-12-29 08:01")
    for letter, outcome in zip(letters, (Outcome.SENT, Outcome.UNREACHABLE), strict=True):
        office.cast.do(outbox.start_sending, letter.outbox_id, now=sent)
        office.cast.do(outbox.finish, letter.outbox_id, outcome, now=sent)
    person = office.names["Chuyên viên Nghệ An"]
    ids = office.reminders("Chuyên viên Nghệ An")
    office.cast.do(acknowledge, person_id=person, reminder_ids=ids, now=local("2026-12-29 08:05"))
    office.ticks("2026-12-30 08:00")
    [deadline_id] = office.cast.look(lambda s: {row.deadline_id for row in s.query(Reminder)})
    report = office.cast.do(sent_report, actor=office.secretary, deadline_id=deadline_id)
    assert [(each.unit_name, each.person_name, each.step, each.fate, each.fate_at) for each in report] == [
        ("Nghệ An", "Lãnh đạo Nghệ An", "1", Fate.WAITING, None),
        ("Nghệ An", "Chuyên viên Nghệ An", "1", Fate.WAITING, None),
        ("Nghệ An", "Chuyên viên Nghệ An", "7", Fate.SKIPPED, None),
        ("Nghệ An", "Chuyên viên Nghệ An", "14", Fate.SKIPPED, None),
        ("Nghệ An", "Chuyên viên Nghệ An", "30", Fate.SKIPPED, None),
        ("Nghệ An", "Chuyên viên Nghệ An", "3", Fate.SENT, sent),
        ("Huế", "Lãnh đạo Huế", "1", Fate.WAITING, None),
        ("Huế", "Chuyên viên Huế", "1", Fate.WAITING, None),
        ("Huế", "Chuyên viên Huế", "7", Fate.SKIPPED, None),
        ("Huế", "Chuyên viên Huế", "14", Fate.SKIPPED, None),
        ("Huế", "Chuyên viên Huế", "30", Fate.SKIPPED, None),
        ("Huế", "Chuyên viên Huế", "3", Fate.UNREACHABLE, sent),
    ]
    assert [each.acknowledged_at for each in report if each.step == "3"] == [local("2026-12-29 08:05"), None]
    assert {fate.value for fate in Fate} == {each.value for each in Outcome} | {"waiting", "skipped"}


def test_who_cannot_be_reached_and_where_nobody_can(office: Cluster) -> None:
    def asked() -> tuple[list[tuple[str, str]], list[tuple[str, bool]]]:
        found = office.cast.do(unreachable, actor=office.secretary)
        return [(p.unit_name, p.person_name) for p in found.people], [(u.unit_name, u.has_people) for u in found.units]

    assert asked() == ([], [])
    numbers = {name: 9100 + n for n, name in enumerate(office.names)}
    office.cast.do(lose_chat, numbers["Lãnh đạo Huế"], reason="blocked", now=office.cast.now)
    assert asked() == ([("Huế", "Lãnh đạo Huế")], [])
    office.cast.do(lose_chat, numbers["Chuyên viên Huế"], reason="blocked", now=office.cast.now)
    assert asked() == ([("Huế", "Chuyên viên Huế"), ("Huế", "Lãnh đạo Huế")], [("Huế", True)])


def test_only_the_secretariat_sees_what_was_sent_and_who_is_lost(office: Cluster) -> None:
    office.joins("Quan sát viên", Role.OBSERVER)
    office.ticks("2026-12-29 08:00")
    deadline_id = office.owes(office.reminders("Chuyên viên Huế"))[0].deadline_id
    guest = office.cast.actor(office.cast.meets("Khách", 9999))
    members = [office.actor(name) for name in ("Chuyên viên Huế", "Lãnh đạo Huế", "Quan sát viên")]
    for actor in (*members, guest):
        key = "refused-guest" if actor.is_guest else "refused-role"
        assert office.cast.refused(sent_report, actor=actor, deadline_id=deadline_id).key == key
        assert office.cast.refused(unreachable, actor=actor).key == key
    assert office.cast.refused(sent_report, actor=office.secretary, deadline_id=999).key == "refused-no-deadline"
    assert office.cast.do(sent_report, actor=office.cast.boss(), deadline_id=deadline_id)
