"""A criteria sheet before it is in the store: its rows, and what the tree they form must obey. Pure."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.language.phrases import Phrase, say
from storage.tables import CriterionKind

MOST_LEVELS = 5
LARGEST = Decimal(100_000)
"""No sheet has more points than this; what has is a slip of the hand."""


@dataclass(frozen=True, kw_only=True)
class ReadRow:
    """A row of a sheet, sound by itself. `most` of a group is the sum of its leaves."""

    code: str
    title: str
    kind: CriterionKind
    most: Decimal
    step: Decimal | None = None
    needs_evidence: bool = False
    guidance: str | None = None
    basis: str | None = None

    @property
    def level(self) -> int:
        """1 at the top."""
        return self.code.count(".") + 1

    @property
    def parent_code(self) -> str:
        """The group's code; empty at the top."""
        return self.code.rpartition(".")[0]


@dataclass(frozen=True)
class ReadSheet:
    """A whole sheet without a fault."""

    title: str
    rows: tuple[ReadRow, ...]

    @property
    def total(self) -> Decimal:
        """The maximum of the whole sheet."""
        leaves = (row.most for row in self.rows if row.kind is not CriterionKind.GROUP)
        return sum(leaves, Decimal("0.00"))

    @property
    def leaves(self) -> int:
        """How many criteria are scored."""
        return len(self.rows) - self.groups

    @property
    def groups(self) -> int:
        """How many groups there are."""
        return sum(row.kind is CriterionKind.GROUP for row in self.rows)


@dataclass(frozen=True, kw_only=True)
class DraftRow:
    """A row as it was read: what could not be read is missing, and named elsewhere."""

    code: str | None
    kind: CriterionKind | None
    most: Decimal | None
    """Of a group, the maximum that the sheet states, if it does."""
    step: Decimal | None = None


@dataclass(frozen=True)
class TreeFault:
    """A fault of a row: which row of the list, which column by its field, and why."""

    row: int
    field: str
    phrase: Phrase


def tree_faults(rows: Sequence[DraftRow]) -> list[TreeFault]:
    """All faults of the tree: numbering, levels, parents, empty groups, maxima, steps."""
    codes = Counter(row.code for row in rows if row.code)
    found: list[TreeFault] = []
    walk = _Walk()
    for index, row in enumerate(rows):
        if row.code is not None:
            if codes[row.code] > 1 and row.code in walk.seen:
                found.append(TreeFault(index, "code", say("sheet-fault-code-twice", code=row.code)))
            else:
                found += [TreeFault(index, "code", phrase) for phrase in walk.step(row.code, row.kind)]
        found += [TreeFault(index, field, phrase) for field, phrase in _own_faults(row)]
    return [*found, *_sum_faults(rows)]


class _Walk:
    """Goes from row to row and knows which numbers may come next."""

    def __init__(self) -> None:
        self.seen: dict[str, CriterionKind | None] = {}
        self._path: tuple[int, ...] = ()
        self._last: dict[str, int] = {}

    def step(self, code: str, kind: CriterionKind | None) -> Iterator[Phrase]:
        parts = tuple(map(int, code.split(".")))
        parent = code.rpartition(".")[0]
        self.seen[code] = kind
        last = self._last.get(parent, 0)
        self._last[parent] = max(last, parts[-1])
        path, self._path = self._path, parts
        if len(parts) > MOST_LEVELS:
            yield say("sheet-fault-levels", code=code, most=MOST_LEVELS)
        elif parent and parent not in self.seen:
            yield say("sheet-fault-parent", code=code, parent=parent)
        elif parent and self.seen[parent] in {CriterionKind.DIRECT, CriterionKind.PASS_FAIL}:
            yield say("sheet-fault-parent-leaf", code=code, parent=parent)
        elif parts[-1] <= last or path[: len(parts) - 1] != parts[:-1]:
            yield say("sheet-fault-order", code=code)
        elif parts[-1] > last + 1:
            expected = ".".join(map(str, (*parts[:-1], last + 1)))
            yield say("sheet-fault-gap", code=code, expected=expected)


def _own_faults(row: DraftRow) -> Iterator[tuple[str, Phrase]]:
    """What is wrong with the points of one row by itself."""
    if row.most is not None and row.most > LARGEST:
        yield "most", say("sheet-fault-most-large", most=LARGEST)
    elif row.most is not None and row.most <= 0:
        yield "most", say("sheet-fault-most-positive")
    elif row.most is not None and is_fine(row.most):
        yield "most", say("sheet-fault-fine")
    if row.kind is not CriterionKind.DIRECT or row.step is None:
        return
    if row.step <= 0:
        yield "step", say("sheet-fault-step-positive")
    elif is_fine(row.step):
        yield "step", say("sheet-fault-fine")
    elif row.most is not None and 0 < row.most <= LARGEST and row.most % row.step:
        yield "most", say("sheet-fault-off-step", most=row.most, step=row.step)


def is_fine(value: Decimal) -> bool:
    """Whether a number is finer than 0.01."""
    return value != value.quantize(Decimal("0.01"))


def _sum_faults(rows: Sequence[DraftRow]) -> Iterator[TreeFault]:
    """Groups with nothing in them, and groups whose stated maximum is not the sum of their leaves."""
    for index, row in enumerate(rows):
        if row.kind is not CriterionKind.GROUP or row.code is None:
            continue
        leaves = leaves_below(rows, row.code)
        if not leaves:
            yield TreeFault(index, "kind", say("sheet-fault-empty-group", code=row.code))
        elif row.most is not None and all(leaf.most is not None for leaf in leaves):
            total = sum((leaf.most for leaf in leaves if leaf.most is not None), Decimal(0))
            if total != row.most:
                phrase = say("sheet-fault-sum", code=row.code, stated=row.most, total=total)
                yield TreeFault(index, "most", phrase)


def leaves_below(rows: Sequence[DraftRow], code: str) -> list[DraftRow]:
    """The rows below a group that are, or may become, leaves."""
    below = [row for row in rows if row.code is not None and row.code.startswith(f"{code}.")]
    return [row for row in below if row.kind is not CriterionKind.GROUP]
