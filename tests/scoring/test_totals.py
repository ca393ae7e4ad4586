"""Totals against a calculation of their own, made another way: integers, level by level, from the leaves up."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.scoring.totals import Answer, rounded, tally, tally_groups
from bot.scoring.views import CriterionView
from storage.tables import CriterionKind, EntryState


def node(number: int, parent: int | None, kind: CriterionKind, most: int) -> CriterionView:
    points = Decimal(most) / 100
    return CriterionView(number, parent, number, str(number), "x", kind, 1, points, None, False, None, None)


@st.composite
def sheets(draw: st.DrawFn) -> list[CriterionView]:
    """A random tree, parents before children; any node without children may be a leaf."""
    nodes: list[CriterionView] = []
    groups: list[int | None] = [None]
    for number in range(1, draw(st.integers(1, 40)) + 1):
        kind = draw(st.sampled_from(CriterionKind))
        nodes.append(node(number, draw(st.sampled_from(groups)), kind, draw(st.integers(1, 100_000))))
        if kind is CriterionKind.GROUP:
            groups.append(number)
    return nodes


@st.composite
def answered(draw: st.DrawFn) -> tuple[list[CriterionView], dict[int, Answer]]:
    nodes, answers = draw(sheets()), {}
    for each in nodes:
        if each.kind is CriterionKind.GROUP or draw(st.booleans()):
            continue
        state = draw(st.sampled_from(EntryState))
        hundredths = draw(st.integers(0, int(each.most * 100)))
        answers[each.id] = (state, Decimal(hundredths) / 100 if state is EntryState.SCORED else None)
    return nodes, answers


def by_hand(nodes: list[CriterionView], answers: dict[int, Answer], group: int | None) -> tuple[int, int, int, int]:
    """Hundredths of points and of the maximum, done and open, of all that is below a group."""
    points = most = done = still_open = 0
    for each in nodes:
        if each.parent_id != group:
            continue
        if each.kind is CriterionKind.GROUP:
            below = by_hand(nodes, answers, each.id)
            points, most = points + below[0], most + below[1]
            done, still_open = done + below[2], still_open + below[3]
            continue
        state, given_points = answers.get(each.id, (EntryState.OPEN, None))
        points += int(given_points * 100) if state is EntryState.SCORED and given_points is not None else 0
        most += int(each.most * 100)
        done += state is not EntryState.OPEN
        still_open += state is EntryState.OPEN
    return points, most, done, still_open


@given(answered())
@settings(max_examples=200)
def test_totals_are_what_a_calculation_by_hand_gives(case: tuple[list[CriterionView], dict[int, Answer]]) -> None:
    nodes, answers = case
    total, groups = tally(nodes, answers), tally_groups(nodes, answers)
    assert (int(total.points * 100), int(total.most * 100), total.done, total.open) == by_hand(nodes, answers, None)
    assert groups.keys() == {each.id for each in nodes if each.kind is CriterionKind.GROUP}
    for group_id, found in groups.items():
        assert (int(found.points * 100), int(found.most * 100), found.done, found.open) == by_hand(
            nodes, answers, group_id
        )


@given(st.fractions(min_value=-1000, max_value=1000))
def test_a_leaf_is_rounded_half_up_to_a_hundredth(value: Fraction) -> None:
    found = rounded(value)
    assert abs(Fraction(found) - value) <= Fraction(1, 200)
    assert found.as_tuple().exponent == -2
    if value.denominator in {1, 2, 4, 5, 8, 10, 20, 25, 40, 50, 100, 200, 1000}:
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        assert found == exact.quantize(Decimal("0.01"), ROUND_HALF_UP)


def test_halves_go_away_from_nothing() -> None:
    halves = [("0.005", "0.01"), ("0.015", "0.02"), ("0.025", "0.03"), ("2.675", "2.68"), ("-0.005", "-0.01")]
    for value, right in [*halves, ("0.0049999", "0")]:
        assert rounded(Fraction(value)) == Decimal(right)
    assert rounded(3) == Decimal(3)
