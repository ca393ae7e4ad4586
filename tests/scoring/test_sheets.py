from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.people.permissions import Actor
from bot.people.seasons import close_season
from bot.scoring.sheet_tree import ReadSheet
from bot.scoring.sheets import (
    apply_sheet,
    discard_draft,
    draft_of,
    group_of,
    import_sheet,
    leaves,
    sheet_by_id,
    sheet_for,
    sheet_of,
)
from bot.scoring.submissions import start_submission
from storage.tables import Criterion, SheetState
from tests.scoring.team import GROUP, SMALL, Team, row

DEEP = ReadSheet(
    "Bảng sâu",
    (
        row("1", "3", kind=GROUP),
        row("1.1", "3", kind=GROUP),
        row("1.1.1", "1"),
        row("1.1.2", "2"),
        row("2", "5"),
    ),
)


def use(team: Team, actor: Actor | None = None) -> dict[str, Any]:
    return {"actor": actor or team.office, "season_id": team.season, "now": team.now}


def draft(team: Team) -> Any:
    return team.cast.look(lambda s: draft_of(s, actor=team.office, season_id=team.season))


def applied(team: Team) -> Any:
    return team.cast.look(lambda s: sheet_of(s, team.season))


def test_a_sheet_is_a_draft_until_it_is_applied_and_all_units_are_told(team: Team) -> None:
    team.cast.do(import_sheet, read=SMALL, **use(team))
    assert draft(team).state is SheetState.DRAFT
    assert applied(team) is None
    assert team.told("sheet-applied") == []
    sheet = team.cast.do(apply_sheet, leader_approves=True, **use(team))
    assert (sheet.state, sheet.leader_approves, sheet.applied_at, sheet.is_sample) == (
        SheetState.APPLIED,
        True,
        team.now,
        False,
    )
    assert draft(team) is None
    assert applied(team) == sheet == team.cast.look(lambda s: sheet_by_id(s, sheet.id))
    assert sorted(team.told("sheet-applied")) == [
        "Chuyên viên Nghệ An",
        "Chuyên viên Thanh Hóa",
        "Chuyên viên hai Thanh Hóa",
        "Lãnh đạo Nghệ An",
        "Lãnh đạo Thanh Hóa",
    ]
    team.cast.sound()


def test_a_tree_is_kept_as_it_was_read(team: Team) -> None:
    sheet = team.apply(DEEP)
    assert [(each.code, each.level, each.position) for each in sheet.criteria] == [
        ("1", 1, 1),
        ("1.1", 2, 2),
        ("1.1.1", 3, 3),
        ("1.1.2", 3, 4),
        ("2", 1, 5),
    ]
    deep = sheet.by_code("1.1.2")
    assert deep is not None
    assert [each.code for each in sheet.trail(deep)] == ["1", "1.1"]
    assert group_of(sheet, deep) == sheet.by_code("1.1")
    assert [each.code for each in leaves(sheet)] == ["1.1.1", "1.1.2", "2"]
    assert (sheet.most, len(sheet.groups), len(sheet.children(None))) == (Decimal(8), 2, 2)
    team.cast.sound()


def test_a_draft_is_replaced_by_the_next_and_thrown_away(team: Team) -> None:
    for read in (SMALL, DEEP):
        team.cast.do(import_sheet, read=read, **use(team))
    assert draft(team).title == "Bảng sâu"
    assert team.cast.look(lambda s: s.scalar(select(func.count()).select_from(Criterion))) == len(DEEP.rows)
    team.cast.do(discard_draft, **use(team))
    head = team.cast.head()
    team.cast.do(discard_draft, **use(team))
    assert (draft(team), team.cast.head()) == (None, head)
    assert team.cast.refused(apply_sheet, leader_approves=False, **use(team)).key == "refused-no-draft-sheet"
    start: dict[str, Any] = {"actor": team.an, "unit_id": team.units[0], "now": team.now}
    assert team.cast.refused(start_submission, **start).key == "refused-no-sheet"
    team.cast.sound()


def test_an_applied_sheet_is_locked(scoring: Team) -> None:
    before = applied(scoring)
    assert scoring.cast.refused(import_sheet, read=DEEP, **use(scoring)).key == "refused-sheet-applied"
    assert scoring.cast.refused(apply_sheet, leader_approves=True, **use(scoring)).key == "refused-sheet-applied"
    scoring.cast.do(discard_draft, **use(scoring))
    assert applied(scoring) == before


def test_a_sheet_needs_an_open_season(team: Team) -> None:
    team.cast.do(import_sheet, read=SMALL, **use(team))
    nowhere = use(team) | {"season_id": 999}
    assert team.cast.refused(import_sheet, read=SMALL, **nowhere).key == "refused-sheet-season"
    team.cast.do(close_season, actor=team.cast.boss(), season_id=team.season, now=team.now)
    assert team.cast.refused(import_sheet, read=SMALL, **use(team)).key == "refused-sheet-season"
    assert team.cast.refused(apply_sheet, leader_approves=False, **use(team)).key == "refused-sheet-season"
    start: dict[str, Any] = {"actor": team.an, "unit_id": team.units[0], "now": team.now}
    assert team.cast.refused(start_submission, **start).key == "refused-no-open-season"


@pytest.mark.parametrize("who", ["an", "chief", "observer", "guest"])
def test_only_the_secretariat_and_the_owner_manage_sheets(team: Team, who: str) -> None:
    team.cast.do(import_sheet, read=SMALL, **use(team))
    before = draft(team)
    stranger: Actor = getattr(team, who)
    key = "refused-guest" if who == "guest" else "refused-role"
    assert team.cast.refused(import_sheet, read=DEEP, **use(team, stranger)).key == key
    assert team.cast.refused(apply_sheet, leader_approves=False, **use(team, stranger)).key == key
    assert team.cast.refused(discard_draft, **use(team, stranger)).key == key
    assert team.cast.refused(draft_of, actor=stranger, season_id=team.season).key == key
    assert draft(team) == before


def test_everybody_of_the_cluster_sees_the_applied_sheet_and_no_guest(scoring: Team) -> None:
    sheet = applied(scoring)
    for reader in (scoring.an, scoring.nghe_chief, scoring.office, scoring.observer, scoring.cast.boss()):
        assert scoring.cast.look(lambda s, reader=reader: sheet_for(s, actor=reader)) == sheet  # type: ignore[misc]
    assert scoring.cast.refused(sheet_for, actor=scoring.guest).key == "refused-guest"
