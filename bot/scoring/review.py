"""What a reviewer reads: the submissions that wait, and one of them, what asks for attention first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import IntEnum, auto
from functools import cached_property

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from bot.scoring.evidence import evidence_told
from bot.scoring.last_season import last_seasons
from bot.scoring.paper import paper_by_id
from bot.scoring.submissions import submission_by_id
from bot.scoring.totals import Answer, Tally, tally, tally_groups
from bot.scoring.views import (
    CriterionView,
    EvidenceView,
    GroupView,
    LastSeason,
    LeafView,
    SheetView,
    SubmissionView,
    Who,
)
from storage.tables import (
    Entry,
    EntryState,
    Evidence,
    Person,
    Season,
    SeasonState,
    SeasonUnit,
    Sheet,
    SheetState,
    Submission,
    SubmissionState,
    Verdict,
)

READABLE = frozenset({SubmissionState.SUBMITTED, SubmissionState.VERIFIED})
"""A reviewer sees what was handed in, and nothing of a draft."""


class Concern(IntEnum):
    """Why a reviewer should look at a criterion, the weightiest first."""

    NO_EVIDENCE = auto()
    DIFFERS = auto()
    NONE = auto()


@dataclass(frozen=True)
class VerdictView:
    """What was decided about an entry; `is_current` unless the unit has changed the entry since."""

    points: Decimal | None
    reason: str | None
    by: Who
    at: datetime
    rev: int
    is_current: bool


@dataclass(frozen=True)
class ReviewLine:
    """One criterion under review."""

    leaf: LeafView
    verdict: VerdictView | None
    last_season: LastSeason | None

    @property
    def is_decided(self) -> bool:
        """Whether somebody has decided about the entry as it is."""
        return self.verdict is not None and self.verdict.is_current

    @property
    def counts(self) -> Decimal | None:
        """The points that count now; nothing where the criterion is left out."""
        return self.verdict.points if self.verdict is not None and self.verdict.is_current else self.leaf.points

    @property
    def is_changed(self) -> bool:
        """Whether what was decided is not what the unit gave itself."""
        return self.is_decided and self.counts != self.leaf.points

    @property
    def concern(self) -> Concern:
        """Points that nothing proves come first, then points other than last season's."""
        if self.leaf.points and not self.leaf.evidence:
            return Concern.NO_EVIDENCE
        if self.last_season is not None and self.last_season.points != self.leaf.points:
            return Concern.DIFFERS
        return Concern.NONE


@dataclass(frozen=True)
class Review:
    """A submission with what reviewers have said to it so far, in sheet order."""

    sheet: SheetView
    submission: SubmissionView
    lines: tuple[ReviewLine, ...]

    @cached_property
    def by_concern(self) -> tuple[ReviewLine, ...]:
        """The lines as a reviewer should read them."""
        return tuple(sorted(self.lines, key=lambda line: line.concern))

    @property
    def pending(self) -> tuple[ReviewLine, ...]:
        """What is yet to be decided, by concern."""
        return tuple(line for line in self.by_concern if not line.is_decided)

    @property
    def changed(self) -> tuple[ReviewLine, ...]:
        """Where what counts is not what the unit gave itself, in sheet order."""
        return tuple(line for line in self.lines if line.is_changed)

    @property
    def self_tally(self) -> Tally:
        """What the unit gave itself."""
        return tally(self.sheet.criteria, {line.leaf.criterion.id: _given(line) for line in self.lines})

    @property
    def tally(self) -> Tally:
        """What counts now."""
        return tally(self.sheet.criteria, self._counted)

    @property
    def groups(self) -> tuple[GroupView, ...]:
        """What counts now, by group."""
        tallies = tally_groups(self.sheet.criteria, self._counted)
        return tuple(GroupView(group, tallies[group.id]) for group in self.sheet.groups)

    @property
    def stamp(self) -> int:
        """Changes whenever anything of the review does: closing asks whether what was seen is what is."""
        return self.submission.rev + sum(line.verdict.rev for line in self.lines if line.verdict is not None)

    @property
    def _counted(self) -> Mapping[int, Answer]:
        return {line.leaf.criterion.id: _counted(line) for line in self.lines}

    def line(self, criterion_id: int) -> ReviewLine:
        """One of them. Refused for a group and for another sheet's."""
        found = next((line for line in self.lines if line.leaf.criterion.id == criterion_id), None)
        if found is None:
            raise Refused(say("refused-no-criterion"))
        return found

    def below(self, group: CriterionView) -> tuple[ReviewLine, ...]:
        """The lines of a group, in sheet order."""
        return tuple(line for line in self.lines if group in self.sheet.trail(line.leaf.criterion))


def _given(line: ReviewLine) -> Answer:
    return line.leaf.state, line.leaf.points


def _counted(line: ReviewLine) -> Answer:
    points = line.counts
    if points is not None:
        return EntryState.SCORED, points
    return (EntryState.SKIPPED if line.is_decided else line.leaf.state), None


@dataclass(frozen=True)
class WorkItem:
    """A submission that waits for a reviewer; `pending` of `count` entries are yet to be decided."""

    submission_id: int
    unit_id: int
    unit_name: str
    state: SubmissionState
    submitted_at: datetime | None
    pending: int
    count: int


def worklist(session: Session, *, actor: Actor) -> tuple[WorkItem, ...]:
    """What somebody is to verify in the open season: what waits first, the oldest first. Refused for no reviewer."""
    if not actor.reviews:
        raise Refused(say("refused-guest") if actor.is_guest else say("refused-role"))
    items = [
        WorkItem(submission_id, unit_id, name, state, at, pending, count)
        for submission_id, unit_id, name, state, at, count, pending in session.execute(_WORK)
        if actor.may(Action.VERIFY, unit_id)
    ]
    return tuple(sorted(items, key=lambda each: (each.state is SubmissionState.VERIFIED, each.submitted_at)))


_LOOKED_AT = (Verdict.entry_id == Entry.id) & (Verdict.entry_rev == Entry.rev)
_WORK = (
    select(
        Submission.id,
        Submission.unit_id,
        SeasonUnit.name,
        Submission.state,
        Submission.submitted_at,
        func.count(Entry.id).label("entries"),
        func.coalesce(func.sum(case((Verdict.id.is_(None), 1), else_=0)), 0).label("pending"),
    )
    .join(Sheet, Sheet.id == Submission.sheet_id)
    .join(Season, Season.id == Sheet.season_id)
    .join(SeasonUnit, (SeasonUnit.season_id == Season.id) & (SeasonUnit.unit_id == Submission.unit_id))
    .join(Entry, Entry.submission_id == Submission.id)
    .outerjoin(Verdict, _LOOKED_AT)
    .where(Season.state == SeasonState.OPEN, Sheet.state == SheetState.APPLIED, Submission.state.in_(READABLE))
    .group_by(Submission.id, SeasonUnit.name, SeasonUnit.position)
    .order_by(SeasonUnit.position)
)


def require_reviewer(actor: Actor, unit_id: int | None) -> None:
    """Raises `Refused` for whoever does not verify this unit; one's own unit is another's to verify."""
    if actor.reviews and unit_id is not None and unit_id == actor.unit_id:
        raise Refused(say("refused-own-verification"))
    actor.require(Action.VERIFY, unit_id)


def review_of(session: Session, *, actor: Actor, submission_id: int, now: datetime) -> Review:
    """A submission for its reviewer. Refused before it was handed in: a draft is the unit's own."""
    submission = submission_by_id(session, submission_id, now=now)
    require_reviewer(actor, None if submission is None else submission.unit_id)
    if submission is None:
        raise Refused(say("refused-no-submission"))
    if submission.state not in READABLE:
        raise Refused(say("refused-not-handed-in", unit=submission.unit_name))
    return review_by_id(session, submission)


def verified_of(session: Session, *, actor: Actor, submission_id: int, now: datetime) -> Review | None:
    """What was decided about a submission, for its own unit: nothing before the verification is closed."""
    submission = submission_by_id(session, submission_id, now=now)
    actor.require(Action.SEE_ENTRIES, None if submission is None else submission.unit_id)
    if submission is None or submission.state is not SubmissionState.VERIFIED:
        return None
    return review_by_id(session, submission)


def explained(session: Session, *, actor: Actor, season_id: int, unit_id: int, now: datetime) -> Review:
    """How a unit's figure in the standings comes about, for those who may see the standings."""
    actor.require(Action.SEE_STANDINGS)
    handed_in = (
        select(Submission.id)
        .join(Sheet, Sheet.id == Submission.sheet_id)
        .where(Sheet.season_id == season_id, Submission.unit_id == unit_id, Submission.state.in_(READABLE))
    )
    submission_id = session.scalar(handed_in)
    submission = None if submission_id is None else submission_by_id(session, submission_id, now=now)
    if submission is None:
        raise Refused(say("refused-no-submission"))
    return review_by_id(session, submission)


def review_by_id(session: Session, submission: SubmissionView) -> Review:
    """The same for a submission that was found already. Asks no permission."""
    paper = paper_by_id(session, submission)
    verdicts = _verdicts(session, submission.id)
    last = last_seasons(session, submission, (leaf.criterion for leaf in paper.leaves))
    return Review(paper.sheet, submission, tuple(_line(leaf, verdicts, last) for leaf in paper.leaves))


def _line(leaf: LeafView, verdicts: Mapping[int, VerdictView], last: Mapping[int, LastSeason]) -> ReviewLine:
    verdict = verdicts.get(leaf.entry_id) if leaf.entry_id is not None else None
    return ReviewLine(leaf, verdict, last.get(leaf.criterion.id))


def _verdicts(session: Session, submission_id: int) -> dict[int, VerdictView]:
    query = (
        select(Verdict, Person.display_name, Verdict.entry_rev == Entry.rev)
        .join(Entry, Entry.id == Verdict.entry_id)
        .join(Person, Person.id == Verdict.decided_by_id)
        .where(Entry.submission_id == submission_id)
    )
    return {
        verdict.entry_id: VerdictView(
            points=verdict.points,
            reason=verdict.reason,
            by=Who(verdict.decided_by_id, name),
            at=verdict.decided_at,
            rev=verdict.rev,
            is_current=bool(is_current),
        )
        for verdict, name, is_current in session.execute(query)
    }


def evidence_in_review(session: Session, *, actor: Actor, evidence_id: int, now: datetime) -> EvidenceView:
    """One piece of evidence of what was handed in, for the unit's reviewer."""
    submission_id = session.scalar(
        select(Entry.submission_id).join(Evidence, Evidence.entry_id == Entry.id).where(Evidence.id == evidence_id)
    )
    if submission_id is None:
        raise Refused(say("refused-guest") if actor.is_guest else say("refused-role"))
    review_of(session, actor=actor, submission_id=submission_id, now=now)
    found = evidence_told(session, evidence_id)
    if found is None:
        raise Refused(say("refused-no-evidence"))
    return found
