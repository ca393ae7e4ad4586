"""Ranks, exactly: which place each unit takes, and what becomes of equal totals. Nothing here knows the store."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from storage.tables import TieRule


@dataclass(frozen=True)
class Sums:
    """What a unit comes to: the sum of each top group of the sheet, in sheet order. Its total is their sum."""

    unit_id: int
    groups: tuple[Decimal, ...]

    @property
    def total(self) -> Decimal:
        """All groups together."""
        return sum(self.groups, Decimal("0.00"))


@dataclass(frozen=True)
class Placed:
    """A unit with its rank, 1 for the best; `tied` where another unit has the same."""

    sums: Sums
    rank: int
    tied: bool


def sums_of(unit_id: int, hundredths: Mapping[int, int], group_of: Mapping[int, int], groups: int) -> Sums:
    """Adds up a unit's points, in hundredths by leaf; `group_of` gives the place of each leaf's top group."""
    found = [0] * groups
    for leaf_id, points in hundredths.items():
        found[group_of[leaf_id]] += points
    return Sums(unit_id, tuple(Decimal(each).scaleb(-2) for each in found))


def place(units: Sequence[Sums], rule: TieRule) -> tuple[Placed, ...]:
    """The units from the best to the last. Of equals the one that came first in `units` stays first."""
    ranked = sorted(units, key=lambda unit: _key(unit, rule), reverse=True)
    keys = [_key(unit, rule) for unit in ranked]
    often = Counter(keys)
    placed = []
    rank = 0
    for index, unit in enumerate(ranked):
        if index == 0 or keys[index] != keys[index - 1]:
            rank = rank + 1 if rule is TieRule.DENSE else index + 1
        placed.append(Placed(unit, rank, often[keys[index]] > 1))
    return tuple(placed)


def _key(unit: Sums, rule: TieRule) -> tuple[Decimal, ...]:
    return (unit.total, *unit.groups) if rule is TieRule.BY_GROUPS else (unit.total,)
