from decimal import Decimal

from bot.samples.sheet import sample_sheet
from bot.scoring.sheet_tree import DraftRow, tree_faults
from storage.tables import CriterionKind


def test_the_sample_is_a_sheet_of_100_points_marked_as_one() -> None:
    sample = sample_sheet()
    drafts = [DraftRow(code=each.code, kind=each.kind, most=each.most, step=each.step) for each in sample.rows]
    assert tree_faults(drafts) == []
    assert (sample.total, sample.leaves, sample.groups) == (Decimal(100), 12, 3)
    assert "MẪU" in sample.title
    assert {each.kind for each in sample.rows} == set(CriterionKind)
    leaves = [each for each in sample.rows if each.kind is not CriterionKind.GROUP]
    assert {each.needs_evidence for each in leaves} == {True, False}
