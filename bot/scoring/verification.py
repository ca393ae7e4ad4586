"""Verification (thẩm định): the lead unit's reviewers accept or change what a unit gave itself, and close.

The lead unit's own submission is verified by the deputy's reviewers. A change needs a reason; two reviewers never
overwrite each other in silence; the unit is told once, when the verification is closed, with all changes.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from bot.people.reasons import readable_reason
from bot.scoring.answers import fitting
from bot.scoring.handing_in import make_draft_again
from bot.scoring.opening import Opened, open_for
from bot.scoring.records import record_submission, record_verdict, verdict_values
from bot.scoring.review import Review, ReviewLine, VerdictView, require_reviewer, review_by_id
from bot.scoring.submissions import submission_by_id, viewed
from bot.scoring.telling import of_unit, reached, secretariat, tell
from bot.scoring.views import SubmissionView
from storage.tables import Entry, Submission, SubmissionState, Verdict


@dataclass(frozen=True)
class Decided:
    """What counts for a criterion from now on; nothing for one that is left out."""

    criterion_id: int
    points: Decimal | None
    pending: int


@dataclass(frozen=True)
class Overtaken:
    """Another reviewer has decided otherwise since the screen was shown: nothing was written."""

    criterion_id: int
    verdict: VerdictView


def accept(
    session: Session, *, actor: Actor, submission_id: int, criterion_id: int, seen_rev: int, now: datetime
) -> Decided | Overtaken:
    """What the unit gave itself counts. `seen_rev` is the verdict's when it was shown, 0 where there was none."""
    review = _hold(session, actor=actor, submission_id=submission_id, now=now)
    line = review.line(criterion_id)
    return _decide(session, review, line, line.leaf.points, None, actor, seen_rev, now)


def change(
    session: Session,
    *,
    actor: Actor,
    submission_id: int,
    criterion_id: int,
    points: Decimal | Fraction | int,
    reason: str,
    seen_rev: int,
    now: datetime,
) -> Decided | Overtaken:
    """Other points count, for a reason. Refused without one, and for points that the criterion does not take.

    The points that the unit gave itself are accepted, whatever the reason.
    """
    review = _hold(session, actor=actor, submission_id=submission_id, now=now)
    line = review.line(criterion_id)
    kept = fitting(line.leaf.criterion, points)
    why = None if kept == line.leaf.points else readable_reason(reason)
    return _decide(session, review, line, kept, why, actor, seen_rev, now)


def accept_group(session: Session, *, actor: Actor, submission_id: int, group_id: int, now: datetime) -> int:
    """Accepts whatever of a group is yet to be decided; what was decided stays. Returns how many there were."""
    review = _hold(session, actor=actor, submission_id=submission_id, now=now)
    group = review.sheet.criterion(group_id)
    if group is None or group.is_leaf:
        raise Refused(say("refused-no-criterion"))
    waiting = [line for line in review.below(group) if not line.is_decided]
    for line in waiting:
        _write(session, review, line, line.leaf.points, None, actor, now)
    session.flush()
    return len(waiting)


def return_for_rework(
    session: Session, *, actor: Actor, submission_id: int, reason: str, now: datetime
) -> SubmissionView:
    """Gives a submission back to its unit, which is told why. What was decided stays for what it leaves unchanged."""
    opened = _open(session, actor=actor, submission_id=submission_id, now=now)
    _require_submitted(opened)
    why = readable_reason(reason)
    make_draft_again(session, opened.submission, actor, why, action="submission-returned-for-rework", now=now)
    return viewed(session, submission_id, now=now)


def close(
    session: Session, *, actor: Actor, submission_id: int, seen_stamp: int, now: datetime
) -> SubmissionView | None:
    """Ends the verification of a submission and tells its unit; closing again changes nothing.

    Nothing is done, and none given, where the review has moved on since it was seen. Refused while something is
    undecided.
    """
    opened = _open(session, actor=actor, submission_id=submission_id, now=now)
    submission = opened.submission
    if submission.state is SubmissionState.VERIFIED:
        return viewed(session, submission_id, now=now)
    review = _review(session, opened, now)
    if review.stamp != seen_stamp:
        return None
    if review.pending:
        raise Refused(say("refused-undecided", count=len(review.pending)))
    submission.state, submission.verified_at = SubmissionState.VERIFIED, now
    submission.verified_by_id = actor.person_id
    submission.rev += 1
    more: dict[str, object] = {"changed": len(review.changed), "total": f"{review.tally.points:.2f}"}
    record_submission(session, "submission-verified", submission, actor, now, more=more)
    people = reached(session, of_unit(submission.unit_id), secretariat())
    about, args = f"{submission.id}:{submission.rev}", {"submission": submission.id, "rev": submission.rev}
    tell(session, people, kind="verified", about=about, args=args, now=now)
    session.flush()
    return viewed(session, submission_id, now=now)


def resume(session: Session, *, actor: Actor, submission_id: int, reason: str, now: datetime) -> SubmissionView:
    """Takes up again a verification that was closed, for a reason; the unit is told when it is closed once more."""
    opened = _open(session, actor=actor, submission_id=submission_id, now=now)
    submission = opened.submission
    if submission.state is not SubmissionState.VERIFIED:
        return viewed(session, submission_id, now=now)
    why = readable_reason(reason)
    submission.state = SubmissionState.SUBMITTED
    submission.verified_at = submission.verified_by_id = None
    submission.rev += 1
    record_submission(session, "verification-resumed", submission, actor, now, detail=why)
    session.flush()
    return viewed(session, submission_id, now=now)


def _open(session: Session, *, actor: Actor, submission_id: int, now: datetime) -> Opened:
    """Holds a submission for its reviewer. Refused for one's own unit, and for what was not handed in."""
    require_reviewer(actor, session.scalar(select(Submission.unit_id).where(Submission.id == submission_id)))
    opened = open_for(session, actor=actor, action=Action.VERIFY, submission_id=submission_id, now=now)
    if opened.submission.state not in {SubmissionState.SUBMITTED, SubmissionState.VERIFIED}:
        unit_name = viewed(session, submission_id, now=now).unit_name
        raise Refused(say("refused-not-handed-in", unit=unit_name))
    return opened


def _require_submitted(opened: Opened) -> None:
    if opened.submission.state is SubmissionState.VERIFIED:
        raise Refused(say("refused-verification-closed"))


def _hold(session: Session, *, actor: Actor, submission_id: int, now: datetime) -> Review:
    """The review of a submission that is held until the end of the transaction."""
    opened = _open(session, actor=actor, submission_id=submission_id, now=now)
    _require_submitted(opened)
    return _review(session, opened, now)


def _review(session: Session, opened: Opened, now: datetime) -> Review:
    submission = submission_by_id(session, opened.submission.id, now=now)
    assert submission is not None  # noqa: S101 - it is held
    return review_by_id(session, submission)


def _decide(
    session: Session,
    review: Review,
    line: ReviewLine,
    points: Decimal | None,
    reason: str | None,
    actor: Actor,
    seen_rev: int,
    now: datetime,
) -> Decided | Overtaken:
    criterion_id, verdict = line.leaf.criterion.id, line.verdict
    pending = len(review.pending)
    if verdict is not None and line.is_decided and (verdict.points, verdict.reason) == (points, reason):
        return Decided(criterion_id, points, pending)
    if verdict is not None and verdict.rev != seen_rev and verdict.by.person_id != actor.person_id:
        return Overtaken(criterion_id, verdict)
    _write(session, review, line, points, reason, actor, now)
    session.flush()
    return Decided(criterion_id, points, pending - (not line.is_decided))


def _write(
    session: Session,
    review: Review,
    line: ReviewLine,
    points: Decimal | None,
    reason: str | None,
    actor: Actor,
    now: datetime,
) -> None:
    """One verdict, with its audit. What was handed in has an entry for every criterion."""
    entry = session.get_one(Entry, line.leaf.entry_id)
    verdict = session.scalar(select(Verdict).where(Verdict.entry_id == entry.id))
    before = None if verdict is None else verdict_values(verdict)
    if verdict is None:
        verdict = Verdict(entry_id=entry.id, rev=0)
        session.add(verdict)
    verdict.entry_rev, verdict.points, verdict.reason = entry.rev, points, reason
    verdict.rev += 1
    verdict.decided_by_id, verdict.decided_at = actor.person_id, now
    session.flush()
    record_verdict(session, verdict, review.submission, actor, now, before=before)
