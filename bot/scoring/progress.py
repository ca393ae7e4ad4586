"""Who has handed in and who has not. How far a unit has come is for itself and for the secretariat alone."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.deadlines.deadlines import concerns, scoring_deadline
from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from bot.scoring.due import due_from
from bot.scoring.views import Due
from storage.tables import (
    Criterion,
    CriterionKind,
    Deadline,
    Entry,
    EntryState,
    Receipt,
    Role,
    Season,
    SeasonState,
    SeasonUnit,
    Sheet,
    SheetState,
    Submission,
    SubmissionState,
)


class Stage(Enum):
    """How far a unit has come with its self-scoring."""

    NOT_BEGUN = auto()
    AT_WORK = auto()
    WAITING = auto()
    HANDED_IN = auto()
    VERIFIED = auto()

    @property
    def is_in(self) -> bool:
        """Whether the unit has handed in and it stands."""
        return self in {Stage.HANDED_IN, Stage.VERIFIED}


_STAGES = {
    SubmissionState.DRAFT: Stage.AT_WORK,
    SubmissionState.WAITING: Stage.WAITING,
    SubmissionState.SUBMITTED: Stage.HANDED_IN,
    SubmissionState.VERIFIED: Stage.VERIFIED,
}


@dataclass(frozen=True)
class UnitProgress:
    """One unit. `at` is when it handed in; `done` and `count` are leaves, nothing for those who may not know.

    `due` is nothing where no deadline concerns the unit.
    """

    unit_id: int
    name: str
    submission_id: int | None
    state: Stage
    at: datetime | None
    is_late: bool
    due: Due | None
    done: int | None
    count: int | None
    is_mine: bool


@dataclass(frozen=True)
class Progress:
    """All units of the open season, one's own first, the others in the season's order."""

    season_id: int
    year: int
    sheet: bool
    rows: tuple[UnitProgress, ...]


def progress(session: Session, *, actor: Actor, now: datetime) -> Progress:
    """How far each unit of the open season has come. Refused without one."""
    actor.require(Action.SEE_PROGRESS)
    applied = (Sheet.season_id == Season.id) & (Sheet.state == SheetState.APPLIED)
    open_one = select(Season, Sheet.id).outerjoin(Sheet, applied).where(Season.state == SeasonState.OPEN)
    row = session.execute(open_one).first()
    if row is None:
        raise Refused(say("refused-no-open-season"))
    season, sheet_id = row
    submissions = _submissions(session, sheet_id)
    count, done = _counts(session, sheet_id)
    deadline = scoring_deadline(session, season.id)
    members = select(SeasonUnit).where(SeasonUnit.season_id == season.id).order_by(SeasonUnit.position)
    rows = [
        _row(member, submissions.get(member.unit_id), actor, deadline, (done, count), now)
        for member in session.scalars(members)
    ]
    rows.sort(key=lambda each: not each.is_mine)
    return Progress(season.id, season.year, sheet_id is not None, tuple(rows))


_Handed = tuple[Submission, bool | None]
"""A submission, and whether its last receipt was late."""


def _submissions(session: Session, sheet_id: int | None) -> Mapping[int, _Handed]:
    latest = (
        select(Receipt.submission_id, func.max(Receipt.number).label("number"))
        .group_by(Receipt.submission_id)
        .subquery()
    )
    last = (Receipt.submission_id == latest.c.submission_id) & (Receipt.number == latest.c.number)
    query = (
        select(Submission, Receipt.is_late)
        .outerjoin(latest, latest.c.submission_id == Submission.id)
        .outerjoin(Receipt, last)
        .where(Submission.sheet_id == sheet_id)
    )
    return {submission.unit_id: (submission, is_late) for submission, is_late in session.execute(query)}


def _counts(session: Session, sheet_id: int | None) -> tuple[int, Mapping[int, int]]:
    """How many leaves there are, and how many each submission has answered."""
    leaves = select(func.count()).where(Criterion.sheet_id == sheet_id, Criterion.kind != CriterionKind.GROUP)
    done = (
        select(Entry.submission_id, func.count())
        .join(Submission, Submission.id == Entry.submission_id)
        .where(Submission.sheet_id == sheet_id, Entry.state != EntryState.OPEN)
        .group_by(Entry.submission_id)
    )
    answered = {row[0]: row[1] for row in session.execute(done)}
    return session.scalar(leaves) or 0, answered


def _row(
    member: SeasonUnit,
    handed: _Handed | None,
    actor: Actor,
    deadline: Deadline | None,
    counts: tuple[Mapping[int, int], int],
    now: datetime,
) -> UnitProgress:
    submission, is_late = handed or (None, None)
    stage = Stage.NOT_BEGUN if submission is None else _STAGES[submission.state]
    done, count = counts
    knows = may_see_counts(actor, member.unit_id)
    reopened_at = None if submission is None else submission.reopened_at
    owes = deadline is not None and concerns(deadline, member.unit_id)
    return UnitProgress(
        unit_id=member.unit_id,
        name=member.name,
        submission_id=None if submission is None else submission.id,
        state=stage,
        at=submission.submitted_at if submission is not None and stage.is_in else None,
        is_late=stage.is_in and bool(is_late),
        due=due_from(deadline, unit_id=member.unit_id, now=now, reopened_at=reopened_at) if owes else None,
        done=(done.get(submission.id, 0) if submission is not None else 0) if knows else None,
        count=count if knows else None,
        is_mine=actor.unit_id == member.unit_id,
    )


def may_see_counts(actor: Actor, unit_id: int) -> bool:
    """Whether somebody may know how many criteria a unit has answered."""
    is_officer = actor.holds(Role.SECRETARIAT) or actor.holds(Role.OWNER)
    return is_officer or actor.may(Action.SEE_ENTRIES, unit_id)
