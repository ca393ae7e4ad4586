from decimal import Decimal
from typing import Any

import pytest

from bot.people.permissions import Actor
from bot.people.persons import lose_chat
from bot.people.seasons import close_season
from bot.samples.sheet import add_sample_sheet, sample_sheet
from bot.scoring.sheet_tree import DraftRow, ReadSheet, tree_faults
from bot.scoring.sheets import apply_sheet, discard_draft, draft_of, group_of, import_sheet, leaves, sheet_for, sheet_of
from storage.tables import CriterionKind, SheetState
from tests.scoring.team import GROUP, PASS_FAIL, SMALL, Team, row


def test_a_sheet_is_a_draft_until_it_is_applied_and_all_units_are_told(team: Team) -> None:
    use: dict[str, Any] = {"actor": team.office, "season_id": team.season, "now": team.now}
    draft = team.cast.do(import_sheet, read=SMALL, **use)
    assert (draft.state, draft.most, len(leaves(draft))) == (SheetState.DRAFT, Decimal(23), 3)
    assert team.cast.look(lambda s: sheet_of(s, team.season)) is None
    assert team.cast.look(lambda s: draft_of(s, actor=team.office, season_id=team.season)) == draft
    applied = team.cast.do(apply_sheet, leader_approves=True, **use)
    assert (applied.state, applied.leader_approves, applied.applied_at) == (SheetState.APPLIED, True, team.now)
    assert team.cast.look(lambda s: sheet_for(s, actor=team.observer)) == applied
    assert team.told("sheet-applied") == ["An", "Bình", "Lãnh đạo Thanh Hóa", "Cúc", "Lãnh đạo Nghệ An"]
    leaf = applied.by_code("1.2")
    assert leaf is not None
    group = group_of(applied, leaf)
    assert group is not None
    assert (group.code, applied.trail(leaf)) == ("1", (group,))
    assert [each.code for each in applied.children(None)] == ["1", "2"]
    team.cast.sound()


def test_who_cannot_be_reached_is_not_told_nor_who_did_it(team: Team) -> None:
    team.cast.do(lose_chat, 102, reason="blocked", now=team.now)
    both = team.member("Trưởng phòng", 105, team.office.roles[0][0], None)
    team.cast.do(import_sheet, actor=both, season_id=team.season, read=SMALL, now=team.now)
    team.cast.do(apply_sheet, actor=both, season_id=team.season, leader_approves=False, now=team.now)
    assert team.told("sheet-applied") == ["An", "Lãnh đạo Thanh Hóa", "Cúc", "Lãnh đạo Nghệ An"]


def test_a_draft_is_replaced_or_thrown_away(team: Team) -> None:
    use: dict[str, Any] = {"actor": team.office, "season_id": team.season, "now": team.now}
    team.cast.do(import_sheet, read=SMALL, **use)
    other = ReadSheet("Bảng khác", (row("1", "5"),))
    assert team.cast.do(import_sheet, read=other, **use).title == "Bảng khác"
    for _twice in range(2):
        team.cast.do(discard_draft, **use)
    assert team.cast.look(lambda s: draft_of(s, actor=team.office, season_id=team.season)) is None
    assert team.cast.refused(apply_sheet, leader_approves=False, **use).key == "refused-no-draft-sheet"
    team.cast.sound()


def test_an_applied_sheet_is_locked(scoring: Team) -> None:
    use: dict[str, Any] = {"actor": scoring.office, "season_id": scoring.season, "now": scoring.now}
    before = scoring.cast.look(lambda s: sheet_of(s, scoring.season))
    assert scoring.cast.refused(import_sheet, read=SMALL, **use).key == "refused-sheet-applied"
    assert scoring.cast.refused(apply_sheet, leader_approves=True, **use).key == "refused-sheet-applied"
    scoring.cast.do(discard_draft, **use)
    assert scoring.cast.look(lambda s: sheet_of(s, scoring.season)) == before


def test_there_is_no_sheet_without_an_open_season(team: Team) -> None:
    use: dict[str, Any] = {"actor": team.office, "season_id": team.season, "now": team.now}
    team.cast.do(import_sheet, read=SMALL, **use)
    team.cast.do(close_season, actor=team.cast.boss(), season_id=team.season, now=team.now)
    assert team.cast.refused(apply_sheet, leader_approves=False, **use).key == "refused-sheet-season"
    assert team.cast.refused(import_sheet, read=SMALL, **use).key == "refused-sheet-season"
    assert team.cast.refused(import_sheet, read=SMALL, **use | {"season_id": 999}).key == "refused-sheet-season"


@pytest.mark.parametrize("who", ["an", "chief", "observer", "guest"])
def test_only_the_secretariat_and_the_owner_manage_sheets(team: Team, who: str) -> None:
    stranger: Actor = getattr(team, who)
    key = "refused-guest" if who == "guest" else "refused-role"
    team.cast.do(import_sheet, actor=team.cast.boss(), season_id=team.season, read=SMALL, now=team.now)
    use: dict[str, Any] = {"actor": stranger, "season_id": team.season}
    assert team.cast.refused(import_sheet, read=SMALL, now=team.now, **use).key == key
    assert team.cast.refused(apply_sheet, leader_approves=False, now=team.now, **use).key == key
    assert team.cast.refused(discard_draft, now=team.now, **use).key == key
    assert team.cast.refused(draft_of, **use).key == key
    if who == "guest":
        assert team.cast.refused(sheet_for, **use).key == key


def test_the_sample_is_a_sheet_of_100_points_marked_as_one(team: Team) -> None:
    sample = sample_sheet()
    drafts = [DraftRow(code=each.code, kind=each.kind, most=each.most, step=each.step) for each in sample.rows]
    assert tree_faults(drafts) == []
    assert (sample.total, sample.leaves, sample.groups) == (Decimal(100), 12, 3)
    assert "MẪU" in sample.title
    kinds = {each.kind for each in sample.rows}
    assert kinds == set(CriterionKind)
    assert {each.needs_evidence for each in sample.rows if each.kind is not GROUP} == {True, False}
    view = team.cast.do(add_sample_sheet, actor=team.office, season_id=team.season, now=team.now)
    assert (view.is_sample, view.state) == (True, SheetState.APPLIED)
    team.cast.sound()


def test_a_deep_tree_is_kept_in_its_order(team: Team) -> None:
    rows = (
        row("1", "3", kind=GROUP),
        row("1.1", "3", kind=GROUP),
        row("1.1.1", "3", kind=GROUP),
        row("1.1.1.1", "3", kind=GROUP),
        row("1.1.1.1.1", "1", step="0.25"),
        row("1.1.1.1.2", "2", kind=PASS_FAIL),
    )
    view = team.apply(ReadSheet("Sâu", rows))
    assert [(each.code, each.level) for each in view.criteria] == [(each.code, each.level) for each in rows]
    assert [each.code for each in view.trail(view.criteria[-1])] == ["1", "1.1", "1.1.1", "1.1.1.1"]
    team.cast.sound()
