from datetime import datetime
from pathlib import Path
from typing import Any

from bot.deadlines.board import due_items, overdue, progress
from bot.deadlines.deadlines import Standing
from bot.people.seasons import Officers, close_season, start_season
from storage import Store
from storage.migrate import migrate
from storage.tables import AfterDue, Role
from tests.cast import Cast
from tests.deadlines.office import ZONE, Cluster, count, local


def mine(cluster: Cluster, name: str, unit_id: int | None) -> list[tuple[str, Any, Standing, bool | None]]:
    items = cluster.cast.do(due_items, actor=cluster.actor(name), unit_id=unit_id, now=cluster.cast.now)
    return [(each.title, each.due_at, each.standing, each.is_done) for each in items]


def test_what_is_due_for_a_unit_nearest_first(wide_cluster: Cluster) -> None:
    cluster = wide_cluster
    common = cluster.sets("2026-12-25 17:00", "Việc chung", after_due=AfterDue.REFUSE)
    cluster.sets("2026-12-20 17:00", "Của Huế", unit_ids=[cluster.hue])
    cluster.sets("2026-12-22 17:00", "Của Nghệ An", unit_ids=[cluster.nghe_an])
    cluster.cancels(cluster.sets("2026-12-10 17:00", "Việc hủy"))
    cluster.extends(common, "2026-12-30 17:00", cluster.hue)
    cluster.completes(common)
    cluster.is_now("2026-12-28 09:00")
    assert mine(cluster, "Chuyên viên Huế", cluster.hue) == [
        ("Của Huế", local("2026-12-20 17:00"), Standing.LATE, False),
        ("Việc chung", local("2026-12-30 17:00"), Standing.OPEN, False),
    ]
    assert mine(cluster, "Chuyên viên Nghệ An", cluster.nghe_an) == [
        ("Của Nghệ An", local("2026-12-22 17:00"), Standing.LATE, False),
        ("Việc chung", local("2026-12-25 17:00"), Standing.CLOSED, True),
    ]
    assert [(title, is_done) for title, _due, _standing, is_done in mine(cluster, "Thường trực", None)] == [
        ("Của Huế", None),
        ("Của Nghệ An", None),
        ("Việc chung", None),
    ]
    assert mine(cluster, "Thường trực", 999) == []


def test_who_has_done_what_and_who_has_not(wide_cluster: Cluster) -> None:
    cluster = wide_cluster
    deadline_id = cluster.sets("2026-12-25 17:00")
    cluster.sets("2026-12-28 17:00", "Của Huế", unit_ids=[cluster.hue])
    cluster.extends(deadline_id, "2026-12-30 17:00", cluster.hue)
    cluster.completes(deadline_id)
    found = cluster.cast.do(progress, actor=cluster.actor("Chuyên viên Huế"), now=cluster.cast.now)
    assert [(each.title, [(unit.name, unit.is_done) for unit in each.units]) for each in found] == [
        ("Nộp báo cáo", [("Nghệ An", True), ("Huế", False)]),
        ("Của Huế", [("Huế", False)]),
    ]
    assert [unit.name for unit in found[0].owing] == ["Huế"]
    assert found[0].owing[0].due_at == local("2026-12-30 17:00")
    assert found[0].due_at == local("2026-12-25 17:00")


def test_what_is_overdue_and_for_how_long(cluster: Cluster) -> None:
    deadline_id = cluster.sets("2026-12-25 17:00")
    cluster.sets("2026-12-31 17:00", "Chưa đến hạn")
    cluster.extends(deadline_id, "2026-12-28 10:00", cluster.hue)

    def asked(at: str) -> list[tuple[str, list[tuple[str, int]]]]:
        found = cluster.cast.look(lambda s: overdue(s, now=local(at), zone=ZONE))
        return [(each.title, [(unit.name, unit.days_over) for unit in each.units]) for each in found]

    assert asked("2026-12-25 17:00") == []
    assert asked("2026-12-25 18:00") == [("Nộp báo cáo", [("Nghệ An", 0)])]
    assert asked("2026-12-28 10:01") == [("Nộp báo cáo", [("Nghệ An", 3), ("Huế", 0)])]
    cluster.completes(deadline_id)
    assert asked("2026-12-28 10:01") == [("Nộp báo cáo", [("Huế", 0)])]


def test_without_an_open_season_the_board_is_empty(cluster: Cluster) -> None:
    cluster.sets("2026-12-25 17:00")
    cluster.cast.do(close_season, actor=cluster.cast.boss(), season_id=cluster.season, now=cluster.cast.now)
    assert mine(cluster, "Chuyên viên Huế", cluster.hue) == []
    assert cluster.cast.do(progress, actor=cluster.secretary, now=cluster.cast.now) == ()
    assert cluster.cast.look(lambda s: overdue(s, now=local("2027-02-01 09:00"), zone=ZONE)) == ()


def test_every_member_sees_the_board_and_no_guest(cluster: Cluster) -> None:
    cluster.sets("2026-12-25 17:00")
    cluster.joins("Quan sát viên", Role.OBSERVER)
    for name in ("Chuyên viên Huế", "Lãnh đạo Huế", "Thường trực", "Quan sát viên"):
        actor = cluster.actor(name)
        assert cluster.cast.do(progress, actor=actor, now=cluster.cast.now)
        assert cluster.cast.do(due_items, actor=actor, unit_id=None, now=cluster.cast.now)
    guest = cluster.cast.actor(cluster.cast.meets("Khách", 9999))
    assert cluster.cast.refused(progress, actor=guest, now=cluster.cast.now).key == "refused-guest"
    asked = cluster.cast.refused(due_items, actor=guest, unit_id=cluster.hue, now=cluster.cast.now)
    assert asked.key == "refused-guest"


def with_units(cast: Cast, number: int) -> Cluster:
    """A cluster of so many units, each with something of its own, some with an extension."""
    units = [cast.unit(f"Đơn vị {n}") for n in range(number)]
    officers = Officers(lead_id=units[0], deputy_id=None)
    season = cast.do(
        lambda s: start_season(s, actor=cast.boss_in(s), year=2026, unit_ids=units, officers=officers, now=cast.now).id
    )
    cluster = Cluster(cast, units[0], units[1], season)
    cluster.joins("Thường trực", Role.SECRETARIAT)
    common = cluster.sets("2026-12-25 17:00", "Việc chung")
    listed = cluster.sets("2026-12-26 17:00", "Việc riêng", unit_ids=units)
    for unit_id in units[::2]:
        cluster.extends(common, "2026-12-30 17:00", unit_id)
        cluster.extends(listed, "2026-12-30 17:00", unit_id)
    return cluster


def taken_by(cluster: Cluster) -> list[int]:
    """How many statements each query of the board takes."""
    store, actor, now = cluster.cast.store, cluster.secretary, cluster.cast.now
    whole = count(store, lambda s: progress(s, actor=actor, now=now))
    assert {len(each.units) for each in whole[1]} == {len({unit.unit_id for unit in whole[1][0].units})}
    return [
        whole[0],
        count(store, lambda s: due_items(s, actor=actor, unit_id=cluster.hue, now=now))[0],
        count(store, lambda s: due_items(s, actor=actor, unit_id=None, now=now))[0],
        count(store, lambda s: overdue(s, now=local("2027-02-01 09:00"), zone=ZONE))[0],
    ]


def test_the_board_takes_as_many_statements_for_fifty_units_as_for_five(tmp_path: Path, now: datetime) -> None:
    taken = []
    for number in (5, 50):
        folder = tmp_path / str(number)
        folder.mkdir()
        store = Store.in_folder(folder)
        migrate(store, folder, now=now)
        cast = Cast(store, now)
        cast.boss()
        taken.append(taken_by(with_units(cast, number)))
        store.close()
    assert taken[0] == taken[1]
    assert max(taken[0]) <= 7
