"""Points, exactly: leaves rounded half up to 0.01, and sums of rounded leaves. Nothing here knows the store."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from storage.tables import CriterionKind, EntryState


class Node(Protocol):
    """What is needed of a criterion to sum it up."""

    @property
    def id(self) -> int:
        """Its id."""

    @property
    def parent_id(self) -> int | None:
        """The group it belongs to."""

    @property
    def kind(self) -> CriterionKind:
        """A group, or a leaf of some kind."""

    @property
    def most(self) -> Decimal:
        """Its maximum."""


Answer = tuple[EntryState, Decimal | None]
"""What a unit says to a leaf: the state and, where it is scored, the points."""


@dataclass(frozen=True)
class Tally:
    """What a group, or the whole sheet, comes to so far."""

    points: Decimal
    most: Decimal
    scored: int
    skipped: int
    open: int

    @property
    def done(self) -> int:
        """How many leaves are answered: scored or left out on purpose."""
        return self.scored + self.skipped

    @property
    def count(self) -> int:
        """How many leaves there are."""
        return self.done + self.open


def rounded(value: Fraction | Decimal | int) -> Decimal:
    """Points rounded half up to 0.01: 0.005 is 0.01, and -0.005 is -0.01."""
    hundredths = abs(Fraction(value)) * 100
    whole = (2 * hundredths.numerator + hundredths.denominator) // (2 * hundredths.denominator)
    return Decimal(-whole if value < 0 else whole).scaleb(-2)


def tally(nodes: Iterable[Node], answers: Mapping[int, Answer]) -> Tally:
    """The sum over these leaves; groups among them count nothing. A leaf without an answer is open."""
    leaves = [node for node in nodes if node.kind is not CriterionKind.GROUP]
    given = [answers.get(leaf.id, (EntryState.OPEN, None)) for leaf in leaves]
    states = [state for state, _points in given]
    points = [rounded(points) for state, points in given if state is EntryState.SCORED and points is not None]
    return Tally(
        points=sum(points, Decimal("0.00")),
        most=sum((leaf.most for leaf in leaves), Decimal("0.00")),
        scored=states.count(EntryState.SCORED),
        skipped=states.count(EntryState.SKIPPED),
        open=states.count(EntryState.OPEN),
    )


def tally_groups(nodes: Sequence[Node], answers: Mapping[int, Answer]) -> dict[int, Tally]:
    """The sum of each group over all leaves below it, by the group's id. A parent stands before its children."""
    below: dict[int, list[Node]] = {node.id: [] for node in nodes if node.kind is CriterionKind.GROUP}
    parents = {node.id: node.parent_id for node in nodes}
    for node in nodes:
        above = node.parent_id
        while above is not None:
            below[above].append(node)
            above = parents[above]
    return {group_id: tally(members, answers) for group_id, members in below.items()}
