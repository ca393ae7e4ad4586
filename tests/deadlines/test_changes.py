from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.deadlines.changes import cancel_deadline, change_deadline, create_deadline, extend_deadline
from bot.deadlines.deadlines import deadline_of, effective_due, scoring_deadline
from bot.people.persons import lose_chat
from bot.people.seasons import close_season
from storage.tables import AfterDue, Audit, AuditDetail, Deadline, DutyKind, Role
from tests.deadlines.office import Cluster, Told, local

EVERYBODY = ["Chuyên viên Nghệ An", "Lãnh đạo Nghệ An", "Chuyên viên Huế", "Lãnh đạo Huế"]
NGHE_AN, HUE = EVERYBODY[:2], EVERYBODY[2:]
CHANGES: list[tuple[Callable[..., object], dict[str, Any]]] = [
    (change_deadline, {"title": "Tên khác"}),
    (cancel_deadline, {"reason": "Lý do"}),
    (extend_deadline, {"unit_id": None, "due_at": local("2026-12-30 17:00"), "reason": "Lý do"}),
]


def people(told: list[Told], kind: str) -> list[str]:
    return [each.person for each in told if each.kind == kind]


def test_the_secretariat_sets_a_deadline_and_everybody_concerned_is_told_once(wide_cluster: Cluster) -> None:
    cluster = wide_cluster
    cluster.joins("Chuyên viên Nghệ An", Role.LEADER, cluster.nghe_an)
    cluster.heard()
    deadline_id = cluster.sets("2026-12-25 17:00", "  Nộp báo cáo\n tổng kết?  ")
    told = cluster.heard()
    assert people(told, "deadline-set") == EVERYBODY
    assert told[0].args == {"deadline": deadline_id, "unit": cluster.nghe_an}
    assert told[-1].args == {"deadline": deadline_id, "unit": cluster.hue}
    deadline = cluster.deadline(deadline_id)
    assert (deadline.title, deadline.due_at) == ("Nộp báo cáo tổng kết?", local("2026-12-25 17:00"))
    assert (deadline.set_at, deadline.rev, deadline.for_everybody) == (cluster.cast.now, 1, True)
    cluster.cast.sound()


def test_a_deadline_of_one_unit_is_told_to_that_unit_alone(cluster: Cluster) -> None:
    deadline_id = cluster.sets("2026-12-25 17:00", unit_ids=[cluster.hue, cluster.hue])
    assert people(cluster.heard(), "deadline-set") == HUE
    assert [each.unit_id for each in cluster.deadline(deadline_id).audience] == [cluster.hue]
    cluster.cast.sound()


def test_who_cannot_be_reached_and_who_did_it_are_not_told(cluster: Cluster) -> None:
    cluster.joins("Thường trực", Role.SPECIALIST, cluster.hue)
    tg_user_id = 9100 + list(cluster.names).index("Lãnh đạo Huế")
    cluster.cast.do(lose_chat, tg_user_id, reason="blocked", now=cluster.cast.now)
    cluster.heard()
    cluster.sets("2026-12-25 17:00")
    assert people(cluster.heard(), "deadline-set") == EVERYBODY[:3]


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        ({"title": ""}, "refused-deadline-title"),
        ({"title": "?!…"}, "refused-deadline-title"),
        ({"title": "x" * 121}, "refused-deadline-title"),
        ({"due_at": local("2026-11-25 09:00")}, "refused-due-past"),
        ({"due_at": local("2026-11-24 17:00")}, "refused-due-past"),
        ({"due_at": local("2029-01-01 17:00")}, "refused-due-far"),
        ({"grace_minutes": -1}, "refused-grace"),
        ({"grace_minutes": 14 * 24 * 60 + 1}, "refused-grace"),
        ({"unit_ids": []}, "refused-deadline-units"),
        ({"unit_ids": [1, 999]}, "refused-deadline-units"),
    ],
)
def test_what_makes_no_deadline_is_refused(cluster: Cluster, wrong: dict[str, Any], key: str) -> None:
    assert cluster.cast.refused(create_deadline, **cluster.order("2026-12-25 17:00", **wrong)).key == key
    assert cluster.heard() == []
    assert cluster.cast.look(lambda s: s.scalars(select(Deadline)).all()) == []


def test_the_longest_title_and_the_longest_grace_are_taken(cluster: Cluster) -> None:
    cluster.sets("2026-12-25 17:00", "x" * 120, grace_minutes=14 * 24 * 60)
    cluster.sets("2028-11-25 17:00", "Còn hai năm", grace_minutes=0)


def test_a_naive_time_is_a_fault_of_the_program(cluster: Cluster) -> None:
    naive = local("2026-12-25 17:00").replace(tzinfo=None)
    with pytest.raises(TypeError):
        cluster.sets("2026-12-25 17:00", due_at=naive)


def test_without_an_open_season_there_is_no_deadline(cluster: Cluster) -> None:
    deadline_id = cluster.sets("2026-12-25 17:00")
    cluster.cast.do(close_season, actor=cluster.cast.boss(), season_id=cluster.season, now=cluster.cast.now)
    order = cluster.order("2026-12-25 17:00", "Việc khác")
    assert cluster.cast.refused(create_deadline, **order).key == "refused-deadline-no-season"
    usual: dict[str, Any] = {"actor": cluster.secretary, "deadline_id": deadline_id, "now": cluster.cast.now}
    for use_case, more in CHANGES:
        phrase = cluster.cast.refused(use_case, **usual, **more)
        assert (phrase.key, phrase.args["year"]) == ("refused-deadline-season-closed", "2026")


def test_a_season_has_one_deadline_for_scoring(cluster: Cluster) -> None:
    first = cluster.sets("2026-12-25 17:00", "Nộp bản tự chấm", kind=DutyKind.SCORING)
    order = cluster.order("2026-12-30 17:00", "Tự chấm lần hai", kind=DutyKind.SCORING)
    phrase = cluster.cast.refused(create_deadline, **order)
    assert (phrase.key, phrase.args["title"]) == ("refused-second-scoring", "Nộp bản tự chấm")
    cluster.cancels(first)
    second = cluster.sets("2026-12-30 17:00", "Tự chấm lần hai", kind=DutyKind.SCORING)
    found = cluster.cast.look(lambda s: scoring_deadline(s, cluster.season))
    assert found is not None
    assert found.id == second
    cluster.cast.sound()


def test_the_same_deadline_is_not_set_twice(cluster: Cluster) -> None:
    cluster.sets("2026-12-25 17:00", unit_ids=[cluster.hue])
    twice = cluster.order("2026-12-25 17:00", unit_ids=[cluster.hue])
    assert cluster.cast.refused(create_deadline, **twice).key == "refused-deadline-twice"
    cluster.sets("2026-12-25 17:00", unit_ids=[cluster.nghe_an])
    cluster.sets("2026-12-25 17:00")


def test_a_change_is_told_each_time_and_a_change_to_the_same_is_none(cluster: Cluster) -> None:
    deadline_id = cluster.sets("2026-12-25 17:00")
    cluster.heard()
    for due in ("2026-12-28 17:00", "2026-12-25 17:00", "2026-12-28 17:00"):
        cluster.changes(deadline_id, due_at=local(due))
        assert people(cluster.heard(), "deadline-changed") == EVERYBODY
    head = cluster.cast.head()
    cluster.changes(deadline_id, due_at=local("2026-12-28 17:00"), title="Nộp báo cáo", grace_minutes=60)
    assert cluster.heard() == []
    assert cluster.cast.head() == head
    assert cluster.deadline(deadline_id).rev == 4
    cluster.cast.sound()


def test_another_title_leaves_the_time_and_a_grace_is_told_to_nobody(cluster: Cluster) -> None:
    deadline_id = cluster.sets("2026-12-25 17:00")
    set_at = cluster.cast.now
    cluster.heard()
    cluster.is_now("2026-11-26 09:00")
    cluster.changes(deadline_id, title="Nộp báo cáo năm")
    assert people(cluster.heard(), "deadline-changed") == EVERYBODY
    cluster.changes(deadline_id, grace_minutes=0)
    assert cluster.heard() == []
    cluster.changes(deadline_id, after_due=AfterDue.REFUSE)
    assert people(cluster.heard(), "deadline-changed") == EVERYBODY
    deadline = cluster.deadline(deadline_id)
    assert (deadline.title, deadline.grace_minutes, deadline.set_at) == ("Nộp báo cáo năm", 0, set_at)
    cluster.changes(deadline_id, due_at=local("2026-12-20 17:00"))
    assert cluster.deadline(deadline_id).set_at == cluster.cast.now


def test_an_overdue_deadline_may_get_another_title_but_no_time_that_is_past(cluster: Cluster) -> None:
    deadline_id = cluster.sets("2026-11-27 17:00")
    cluster.is_now("2026-11-30 09:00")
    cluster.changes(deadline_id, title="Nộp báo cáo (muộn)")
    usual: dict[str, Any] = {"actor": cluster.secretary, "deadline_id": deadline_id, "now": cluster.cast.now}
    for wrong, key in (
        ({"due_at": local("2026-11-29 17:00")}, "refused-due-past"),
        ({"due_at": local("2029-11-29 17:00")}, "refused-due-far"),
        ({"title": " "}, "refused-deadline-title"),
        ({"grace_minutes": -5}, "refused-grace"),
    ):
        assert cluster.cast.refused(change_deadline, **usual, **wrong).key == key


def test_an_extension_for_one_unit_is_told_to_it_alone(wide_cluster: Cluster) -> None:
    cluster = wide_cluster
    deadline_id = cluster.sets("2026-12-25 17:00")
    cluster.heard()
    extension = cluster.extends(deadline_id, "2026-12-30 17:00", cluster.hue)
    told = cluster.heard()
    assert people(told, "deadline-extended") == HUE
    assert told[0].args == {"deadline": deadline_id, "unit": cluster.hue, "extension": extension}
    deadline = cluster.deadline(deadline_id)
    assert effective_due(deadline, cluster.hue) == local("2026-12-30 17:00")
    assert effective_due(deadline, cluster.nghe_an) == effective_due(deadline, None) == local("2026-12-25 17:00")
    cluster.cast.sound()


def test_an_extension_for_all_is_told_to_those_for_whom_the_time_moves(cluster: Cluster) -> None:
    deadline_id = cluster.sets("2026-12-25 17:00")
    cluster.extends(deadline_id, "2027-01-05 17:00", cluster.hue)
    cluster.heard()
    cluster.extends(deadline_id, "2026-12-30 17:00")
    assert people(cluster.heard(), "deadline-extended") == NGHE_AN
    cluster.extends(deadline_id, "2027-01-08 17:00")
    assert people(cluster.heard(), "deadline-extended") == EVERYBODY


def test_another_time_ends_what_was_granted_to_all_and_keeps_a_units_own(cluster: Cluster) -> None:
    deadline_id = cluster.sets("2026-12-25 17:00")
    cluster.extends(deadline_id, "2026-12-30 17:00")
    cluster.extends(deadline_id, "2027-01-05 17:00", cluster.hue)
    cluster.changes(deadline_id, title="Tên khác")
    assert effective_due(cluster.deadline(deadline_id), None) == local("2026-12-30 17:00")
    cluster.changes(deadline_id, due_at=local("2026-12-22 17:00"))
    deadline = cluster.deadline(deadline_id)
    assert effective_due(deadline, cluster.nghe_an) == local("2026-12-22 17:00")
    assert effective_due(deadline, cluster.hue) == local("2027-01-05 17:00")
    cluster.cast.sound()


def test_what_is_no_extension_is_refused(cluster: Cluster) -> None:
    deadline_id = cluster.sets("2026-12-25 17:00", unit_ids=[cluster.hue])
    cluster.extends(deadline_id, "2026-12-28 17:00", cluster.hue)
    cluster.heard()
    usual: dict[str, Any] = {
        "actor": cluster.secretary,
        "deadline_id": deadline_id,
        "unit_id": cluster.hue,
        "due_at": local("2026-12-30 17:00"),
        "reason": "Bão số 9?",
        "now": cluster.cast.now,
    }
    for wrong, key in (
        ({"unit_id": cluster.nghe_an}, "refused-extension-unit"),
        ({"unit_id": 999}, "refused-extension-unit"),
        ({"due_at": local("2026-12-28 17:00")}, "refused-extension-not-later"),
        ({"due_at": local("2026-12-27 17:00")}, "refused-extension-not-later"),
        ({"unit_id": None, "due_at": local("2026-12-25 17:00")}, "refused-extension-not-later"),
        ({"due_at": local("2026-11-20 17:00")}, "refused-due-past"),
        ({"due_at": local("2030-11-20 17:00")}, "refused-due-far"),
        ({"reason": ""}, "refused-reason-missing"),
        ({"reason": "…"}, "refused-reason-missing"),
        ({"reason": "x" * 301}, "refused-reason-long"),
        ({"deadline_id": 999}, "refused-no-deadline"),
    ):
        assert cluster.cast.refused(extend_deadline, **usual | wrong).key == key
    assert cluster.heard() == []
    cluster.cast.do(extend_deadline, **usual)
    assert cluster.cast.refused(extend_deadline, **usual).key == "refused-extension-not-later"


def test_a_cancelled_deadline_is_told_with_its_reason_and_done_with(cluster: Cluster) -> None:
    deadline_id = cluster.sets("2026-12-25 17:00")
    cluster.heard()
    usual: dict[str, Any] = {"actor": cluster.secretary, "deadline_id": deadline_id, "now": cluster.cast.now}
    for reason, refusal in (("", "refused-reason-missing"), ("x" * 301, "refused-reason-long")):
        assert cluster.cast.refused(cancel_deadline, **usual, reason=reason).key == refusal
    cluster.cancels(deadline_id, "Hội nghị hoãn?")
    assert people(cluster.heard(), "deadline-cancelled") == EVERYBODY
    deadline = cluster.deadline(deadline_id)
    assert (deadline.cancel_reason, deadline.cancelled_by_id) == ("Hội nghị hoãn?", cluster.names["Thường trực"])
    for use_case, more in CHANGES:
        assert cluster.cast.refused(use_case, **usual, **more).key == "refused-deadline-cancelled"
    cluster.cast.sound()


def test_the_audit_holds_ids_and_the_typed_words_lie_beside_it(cluster: Cluster) -> None:
    deadline_id = cluster.sets("2026-12-25 17:00", "Nộp báo cáo năm")
    cluster.changes(deadline_id, title="Nộp báo cáo quý")
    cluster.extends(deadline_id, "2026-12-30 17:00", cluster.hue, "Bão số 9")
    cluster.cancels(deadline_id, "Hội nghị hoãn")

    def rows(session: Session) -> list[tuple[str, int | None, str | None, Any]]:
        query = select(Audit, AuditDetail.detail).outerjoin(AuditDetail, AuditDetail.audit_id == Audit.id)
        mine = query.where(Audit.object_kind == "deadline").order_by(Audit.id)
        return [(row.action, row.unit_id, detail, (row.before, row.after)) for row, detail in session.execute(mine)]

    found = cluster.cast.look(rows)
    assert [(action, unit, detail) for action, unit, detail, _values in found] == [
        ("deadline-set", None, "Nộp báo cáo năm"),
        ("deadline-changed", None, "Nộp báo cáo năm\nNộp báo cáo quý"),
        ("deadline-extended", cluster.hue, "Bão số 9"),
        ("deadline-cancelled", None, "Hội nghị hoãn"),
    ]
    assert not any(word in str(values) for *_row, values in found for word in ("báo cáo", "Bão", "Hội nghị"))


def test_a_deadline_is_seen_by_members_and_changed_by_the_secretariat(cluster: Cluster) -> None:
    deadline_id = cluster.sets("2026-12-25 17:00")
    guest = cluster.cast.meets("Khách", 9999)
    cluster.joins("Quan sát viên", Role.OBSERVER)
    cluster.heard()
    actors = [cluster.actor(name) for name in (*EVERYBODY, "Quan sát viên")]
    for actor in actors:
        assert cluster.cast.do(deadline_of, actor=actor, deadline_id=deadline_id).title == "Nộp báo cáo"
    for actor in (*actors, cluster.cast.actor(guest)):
        key = "refused-guest" if actor.is_guest else "refused-role"
        order = cluster.order("2026-12-26 17:00", actor=actor)
        assert cluster.cast.refused(create_deadline, **order).key == key
        for use_case, more in CHANGES:
            given = {"actor": actor, "deadline_id": deadline_id, "now": cluster.cast.now, **more}
            assert cluster.cast.refused(use_case, **given).key == key
    assert cluster.heard() == []
    phrase = cluster.cast.refused(deadline_of, actor=cluster.cast.actor(guest), deadline_id=deadline_id)
    assert phrase.key == "refused-guest"
    assert cluster.cast.refused(deadline_of, actor=actors[0], deadline_id=999).key == "refused-no-deadline"
    cluster.cast.do(
        change_deadline, actor=cluster.cast.boss(), deadline_id=deadline_id, title="Của chủ", now=cluster.cast.now
    )


def test_of_two_deadlines_for_scoring_at_once_one_stays(wide_cluster: Cluster) -> None:
    cluster = wide_cluster
    orders = [cluster.order("2026-12-25 17:00", f"Tự chấm {n}", kind=DutyKind.SCORING) for n in range(2)]

    def try_it(order: dict[str, Any]) -> Any:
        return cluster.cast.store._writer.submit(lambda session: create_deadline(session, **order).id)

    outcomes = [future.exception() for future in [try_it(order) for order in orders]]
    assert sorted(str(each) for each in outcomes) == ["None", "refused-second-scoring"]
