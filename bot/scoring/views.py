"""What the use cases of scoring give out: frozen, with nothing of the store left in it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import Enum, auto
from functools import cached_property

from bot.deadlines.deadlines import Standing
from bot.scoring.totals import Tally
from storage.tables import CriterionKind, EntryState, EvidenceKind, SheetState, SubmissionState


@dataclass(frozen=True)
class Who:
    """A person; the name is empty once they were forgotten."""

    person_id: int
    name: str


@dataclass(frozen=True)
class CriterionView:
    """A group or a leaf of a sheet. `level` is 1 at the top; `most` of a group is the sum of its leaves."""

    id: int
    parent_id: int | None
    position: int
    code: str
    title: str
    kind: CriterionKind
    level: int
    most: Decimal
    step: Decimal | None
    needs_evidence: bool
    guidance: str | None
    basis: str | None

    @property
    def is_leaf(self) -> bool:
        """Whether points are given to it; a group only sums up."""
        return self.kind is not CriterionKind.GROUP


@dataclass(frozen=True)
class SheetView:
    """A criteria sheet, from top to bottom."""

    id: int
    season_id: int
    year: int
    title: str
    state: SheetState
    is_sample: bool
    leader_approves: bool
    imported_at: datetime
    applied_at: datetime | None
    criteria: tuple[CriterionView, ...]

    @cached_property
    def leaves(self) -> tuple[CriterionView, ...]:
        """What points are given to, in order."""
        return tuple(each for each in self.criteria if each.is_leaf)

    @cached_property
    def groups(self) -> tuple[CriterionView, ...]:
        """What sums up, in order."""
        return tuple(each for each in self.criteria if not each.is_leaf)

    @property
    def most(self) -> Decimal:
        """The maximum of the whole sheet."""
        return sum((each.most for each in self.leaves), Decimal("0.00"))

    def criterion(self, criterion_id: int | None) -> CriterionView | None:
        """One by its id."""
        return None if criterion_id is None else self._by_id.get(criterion_id)

    def by_code(self, code: str) -> CriterionView | None:
        """One by its number, as `3.2.1`."""
        return next((each for each in self.criteria if each.code == code), None)

    def trail(self, criterion: CriterionView) -> tuple[CriterionView, ...]:
        """The groups above it, the topmost first."""
        above = self.criterion(criterion.parent_id)
        return () if above is None else (*self.trail(above), above)

    def children(self, parent_id: int | None) -> tuple[CriterionView, ...]:
        """What stands right below a group, or at the top."""
        return tuple(each for each in self.criteria if each.parent_id == parent_id)

    @cached_property
    def _by_id(self) -> dict[int, CriterionView]:
        return {each.id: each for each in self.criteria}


@dataclass(frozen=True)
class Due:
    """Where a unit stands towards its deadline for scoring; `at` is what is shown, nothing where there is none.

    `writable` is also true where the secretariat reopened the submission after the deadline had closed.
    """

    at: datetime | None
    standing: Standing
    writable: bool


@dataclass(frozen=True)
class SubmissionView:
    """How far a unit's self-scoring has come. `reopen_reason` is why it last came back to the unit."""

    id: int
    sheet_id: int
    unit_id: int
    unit_name: str
    year: int
    state: SubmissionState
    rev: int
    started_by: Who
    started_at: datetime
    sent_by: Who | None
    sent_at: datetime | None
    submitted_at: datetime | None
    reopened_at: datetime | None
    reopen_reason: str | None
    verified_at: datetime | None
    leader_approves: bool
    due: Due


@dataclass(frozen=True)
class Changed:
    """Who changed something last, and when."""

    by: Who
    at: datetime


@dataclass(frozen=True)
class LeafView:
    """What a unit says to one criterion; `rev` is 0 where it has said nothing yet."""

    criterion: CriterionView
    entry_id: int | None
    rev: int
    state: EntryState
    points: Decimal | None
    note: str | None
    evidence: int
    changed: Changed | None

    @property
    def is_open(self) -> bool:
        """Whether the unit has yet to answer it."""
        return self.state is EntryState.OPEN

    @property
    def lacks_evidence(self) -> bool:
        """Whether evidence that it needs is missing. Zero points claim nothing that would have to be proven."""
        claims = self.state is EntryState.SCORED and bool(self.points)
        return self.criterion.needs_evidence and claims and not self.evidence


@dataclass(frozen=True)
class GroupView:
    """What a group comes to."""

    criterion: CriterionView
    tally: Tally


@dataclass(frozen=True)
class AtWork:
    """What a colleague of the same unit touched last, within the last minutes."""

    who: Who
    at: datetime
    criterion_id: int
    code: str


@dataclass(frozen=True)
class Overview:
    """A unit's whole self-scoring; before it is started every leaf is open."""

    sheet: SheetView
    unit_id: int
    unit_name: str
    submission: SubmissionView | None
    leaves: tuple[LeafView, ...]
    groups: tuple[GroupView, ...]
    tally: Tally
    due: Due
    others: tuple[AtWork, ...]


@dataclass(frozen=True)
class EvidenceView:
    """A piece of evidence that was not removed."""

    id: int
    entry_id: int
    criterion_id: int
    unit_id: int
    kind: EvidenceKind
    name: str
    url: str | None
    digest: str
    size: int | None
    file_id: str | None
    by: Who
    at: datetime


@dataclass(frozen=True)
class LastSeason:
    """What the unit gave itself for the same criterion in the season before."""

    year: int
    points: Decimal


@dataclass(frozen=True)
class StepView:
    """One criterion of the guided self-scoring, with what helps to answer it. `number` counts leaves from 1."""

    sheet: SheetView
    submission: SubmissionView
    leaf: LeafView
    trail: tuple[CriterionView, ...]
    number: int
    count: int
    previous_id: int | None
    next_id: int | None
    next_open_id: int | None
    done: int
    evidence: tuple[EvidenceView, ...]
    last_season: LastSeason | None
    chips: tuple[Decimal, ...]
    others: tuple[AtWork, ...]


@dataclass(frozen=True)
class Saved:
    """What an entry is now; `changed` is false where it was so already. Clearing what never was makes no entry."""

    entry_id: int | None
    criterion_id: int
    rev: int
    submission_rev: int
    state: EntryState
    points: Decimal | None
    before: Decimal | None
    changed: bool


@dataclass(frozen=True)
class Conflict:
    """Somebody else changed the same thing since it was shown: nothing was written. `rev` is what to answer with."""

    criterion_id: int
    by: Who
    at: datetime
    rev: int
    state: EntryState
    points: Decimal | None
    note: str | None


@dataclass(frozen=True)
class Stale:
    """The submission has moved on since it was shown: nothing was written."""

    rev: int
    changed: Changed | None


@dataclass(frozen=True)
class Added:
    """A piece of evidence; `is_new` is false where the same content was there already. `count` of the entry now."""

    evidence: EvidenceView
    is_new: bool
    count: int
    rev: int


@dataclass(frozen=True)
class Waiting:
    """The submission waits for the unit's leader; `leaders` of them could be told."""

    submission_id: int
    rev: int
    leaders: int


@dataclass(frozen=True)
class ReceiptView:
    """That a unit handed in. Only those who may see its entries may see `total`."""

    id: int
    submission_id: int
    number: int
    code: str
    unit_id: int
    unit_name: str
    year: int
    sheet_title: str
    by: Who
    at: datetime
    is_late: bool
    total: Decimal
    most: Decimal
    fingerprint: str
    head: str


class ChangeKind(Enum):
    """What was done to an entry."""

    SCORED = auto()
    SKIPPED = auto()
    CLEARED = auto()
    NOTED = auto()
    EVIDENCE_ADDED = auto()
    EVIDENCE_REMOVED = auto()
    RESTARTED = auto()


@dataclass(frozen=True)
class Was:
    """What an entry was before or after a change; the note only where it changed and was not deleted since."""

    state: EntryState
    points: Decimal | None
    note: str | None


@dataclass(frozen=True)
class Change:
    """One change in the history of an entry; `text` names the evidence, unless it was deleted since."""

    at: datetime
    by: Who
    kind: ChangeKind
    before: Was
    after: Was
    text: str | None


class GapKind(Enum):
    """What stands in the way of handing in."""

    OPEN = auto()
    NO_EVIDENCE = auto()


@dataclass(frozen=True)
class Gap:
    """A leaf that stands in the way of handing in, and why."""

    criterion: CriterionView
    why: GapKind


def gaps(leaves: Sequence[LeafView]) -> tuple[Gap, ...]:
    """What stands in the way of handing in, in sheet order."""
    found = []
    for leaf in leaves:
        if leaf.state is EntryState.OPEN:
            found.append(Gap(leaf.criterion, GapKind.OPEN))
        elif leaf.lacks_evidence:
            found.append(Gap(leaf.criterion, GapKind.NO_EVIDENCE))
    return tuple(found)
