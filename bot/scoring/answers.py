"""Which points a criterion takes. Each refusal says why, and gives a right value as an example."""

from decimal import Decimal
from fractions import Fraction

from bot.language.phrases import Refused, say
from bot.scoring.views import CriterionView, LastSeason
from storage.tables import CriterionKind

_NOTHING = Decimal("0.00")


def fitting(criterion: CriterionView, points: Decimal | Fraction | int) -> Decimal:
    """The points as they are kept. Refused: finer than 0.01, negative, over the maximum, off the step."""
    exact = Fraction(points)
    if exact < 0:
        raise Refused(say("refused-points-negative", code=criterion.code, most=criterion.most))
    if exact > Fraction(criterion.most):
        raise Refused(say("refused-points-over", code=criterion.code, most=criterion.most))
    if (exact * 100).denominator != 1:
        raise Refused(say("refused-points-fine", example=example(criterion, exact)))
    if criterion.kind is CriterionKind.PASS_FAIL and exact not in {0, Fraction(criterion.most)}:
        raise Refused(say("refused-points-pass-fail", code=criterion.code, most=criterion.most))
    if criterion.step and (exact / Fraction(criterion.step)).denominator != 1:
        step, right = criterion.step, example(criterion, exact)
        raise Refused(say("refused-points-step", code=criterion.code, step=step, example=right))
    return _as_kept(exact)


def example(criterion: CriterionView, near: Fraction) -> Decimal:
    """A right value next to a wrong one, not above it."""
    if criterion.kind is CriterionKind.PASS_FAIL:
        return criterion.most
    step = Fraction(criterion.step or Decimal("0.01"))
    return _as_kept(near // step * step)


def chips(criterion: CriterionView, last: LastSeason | None) -> tuple[Decimal, ...]:
    """Values worth a button, the likeliest first: the maximum, last season's, one step less, a half, nothing."""
    if criterion.kind is CriterionKind.PASS_FAIL:
        return (criterion.most, _NOTHING)
    wanted = [criterion.most, *([last.points] if last else [])]
    if criterion.step:
        wanted += [criterion.most - criterion.step, criterion.most / 2]
    fit = [value for value in [*wanted, _NOTHING] if _fits(criterion, value)]
    return tuple(dict.fromkeys(fit))


def _fits(criterion: CriterionView, value: Decimal) -> bool:
    try:
        fitting(criterion, value)
    except Refused:
        return False
    return True


def _as_kept(exact: Fraction) -> Decimal:
    return Decimal((exact * 100).numerator).scaleb(-2)
