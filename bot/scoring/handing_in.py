"""Handing in: complete, in time, with the leader's approval where the season asks for it; and coming back."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.deadlines.deadlines import Standing
from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from bot.people.reasons import readable_reason
from bot.scoring.due import require_writable
from bot.scoring.opening import Opened, open_for
from bot.scoring.paper import Paper, paper_by_id
from bot.scoring.receipts import give_receipt, latest_receipt
from bot.scoring.records import record_submission
from bot.scoring.submissions import stale, submission_by_id, viewed
from bot.scoring.telling import Reached, of_unit, reached, reviewers_of, secretariat, tell
from bot.scoring.views import GapKind, ReceiptView, Stale, SubmissionView, Waiting, gaps
from storage.tables import Receipt, Role, Submission, SubmissionState

_HANDED_IN = frozenset({SubmissionState.SUBMITTED, SubmissionState.VERIFIED})


def hand_in(
    session: Session, *, actor: Actor, submission_id: int, seen_rev: int, now: datetime
) -> ReceiptView | Waiting | Stale:
    """Hands a submission in. A leader's word is its own approval; else, where asked for, it waits for a leader's.

    Again with nothing changed gives the same receipt. Refused where something is missing or nothing is taken any more.
    """
    opened = open_for(session, actor=actor, action=Action.SCORE, submission_id=submission_id, now=now)
    submission = opened.submission
    is_leader = actor.may(Action.APPROVE, submission.unit_id)
    if submission.state in _HANDED_IN:
        return _receipt_again(session, submission)
    if submission.state is SubmissionState.WAITING and not is_leader:
        return Waiting(submission.id, submission.rev, len(reached(session, of_unit(submission.unit_id, Role.LEADER))))
    paper = _ready(session, opened, seen_rev, now)
    if isinstance(paper, Stale):
        return paper
    if opened.sheet.leader_approves and not is_leader:
        return _ask_leader(session, submission, actor, now)
    return _submit(session, opened, paper, actor, now)


def approve(session: Session, *, actor: Actor, submission_id: int, seen_rev: int, now: datetime) -> ReceiptView | Stale:
    """A leader hands in what a specialist of the unit has asked approval for. Again gives the same receipt."""
    opened = open_for(session, actor=actor, action=Action.APPROVE, submission_id=submission_id, now=now)
    if opened.submission.state in _HANDED_IN:
        return _receipt_again(session, opened.submission)
    if opened.submission.state is not SubmissionState.WAITING:
        raise Refused(say("refused-not-waiting"))
    paper = _ready(session, opened, seen_rev, now)
    return paper if isinstance(paper, Stale) else _submit(session, opened, paper, actor, now)


def return_to_specialist(
    session: Session, *, actor: Actor, submission_id: int, reason: str, now: datetime
) -> SubmissionView:
    """A leader gives back what waits for approval, and says why. Who sent it is told."""
    opened = open_for(session, actor=actor, action=Action.APPROVE, submission_id=submission_id, now=now)
    submission = opened.submission
    if submission.state is not SubmissionState.WAITING:
        raise Refused(say("refused-not-waiting"))
    why = readable_reason(reason)
    submission.state, submission.reopen_reason = SubmissionState.DRAFT, why
    submission.rev += 1
    record_submission(session, "submission-returned", submission, actor, now, detail=why)
    senders = [each for each in _unit(session, submission, actor) if each.person_id == submission.sent_by_id]
    about, args = f"{submission.id}:{submission.rev}", {"submission": submission.id}
    tell(session, senders, kind="submission-returned", about=about, args=args, now=now)
    session.flush()
    return viewed(session, submission_id, now=now)


def reopen(session: Session, *, actor: Actor, submission_id: int, reason: str | None, now: datetime) -> SubmissionView:
    """Makes a draft again of what was handed in or waits; entries and receipts stay. The unit is told.

    The unit itself may as long as its work is taken and not verified; the secretariat at any time of an open season,
    with a reason. A draft stays as it is.
    """
    opened = open_for(session, actor=actor, action=Action.REOPEN, submission_id=submission_id, now=now)
    submission = opened.submission
    if submission.state is SubmissionState.DRAFT:
        return viewed(session, submission_id, now=now)
    by_unit = _unit_may_reopen(actor, opened)
    if not by_unit and not _is_officer(actor):
        raise Refused(say("refused-reopen-closed"))
    why = readable_reason(reason) if reason or not by_unit else None
    make_draft_again(session, submission, actor, why, action="submission-reopened", now=now)
    return viewed(session, submission_id, now=now)


def make_draft_again(
    session: Session, submission: Submission, actor: Actor, why: str | None, *, action: str, now: datetime
) -> None:
    """Gives a submission back to its unit, which is told. Asks no permission: for other use cases."""
    was = submission.state.value
    submission.state, submission.reopened_at, submission.reopen_reason = SubmissionState.DRAFT, now, why
    submission.verified_at = submission.verified_by_id = None
    submission.rev += 1
    record_submission(session, action, submission, actor, now, more={"was": was}, detail=why)
    about, args = f"{submission.id}:{submission.rev}", {"submission": submission.id}
    tell(session, _unit(session, submission, actor), kind="reopened", about=about, args=args, now=now)
    session.flush()


def may_reopen(session: Session, *, actor: Actor, submission_id: int, now: datetime) -> bool:
    """Whether somebody may reopen a submission now: for buttons; `reopen` asks for itself."""
    found = submission_by_id(session, submission_id, now=now)
    if found is None or found.state is SubmissionState.DRAFT or not actor.may(Action.REOPEN, found.unit_id):
        return False
    of_its_unit = actor.may(Action.SCORE, found.unit_id) and found.state is not SubmissionState.VERIFIED
    return _is_officer(actor) or (of_its_unit and found.due.standing is not Standing.CLOSED)


def _unit_may_reopen(actor: Actor, opened: Opened) -> bool:
    is_open = opened.due.standing is not Standing.CLOSED and opened.submission.state is not SubmissionState.VERIFIED
    return is_open and actor.may(Action.SCORE, opened.submission.unit_id)


def _is_officer(actor: Actor) -> bool:
    return actor.holds(Role.SECRETARIAT) or actor.holds(Role.OWNER)


def _ready(session: Session, opened: Opened, seen_rev: int, now: datetime) -> Paper | Stale:
    """The whole paper, where it may be handed in as the person has seen it."""
    require_writable(opened.due)
    if opened.submission.rev != seen_rev:
        return stale(session, opened.submission)
    paper = paper_by_id(session, submission_by_id(session, opened.submission.id, now=now))
    found = gaps(paper.leaves)
    if found:
        unproven = sum(gap.why is GapKind.NO_EVIDENCE for gap in found)
        raise Refused(say("refused-incomplete", open=len(found) - unproven, unproven=unproven))
    return paper


def _ask_leader(session: Session, submission: Submission, actor: Actor, now: datetime) -> Waiting:
    submission.state = SubmissionState.WAITING
    submission.sent_by_id, submission.sent_at, submission.reopen_reason = actor.person_id, now, None
    submission.rev += 1
    record_submission(session, "submission-sent", submission, actor, now)
    leaders = reached(session, of_unit(submission.unit_id, Role.LEADER), but=[actor.person_id])
    about, args = f"{submission.id}:{submission.rev}", {"submission": submission.id}
    told = tell(session, leaders, kind="approval-asked", about=about, args=args, now=now)
    return Waiting(submission.id, submission.rev, told)


def _submit(session: Session, opened: Opened, paper: Paper, actor: Actor, now: datetime) -> ReceiptView:
    submission = opened.submission
    late = _is_late(session, opened)
    receipt = give_receipt(session, paper, actor=actor, submission=submission, is_late=late, now=now)
    if submission.state is SubmissionState.DRAFT:
        submission.sent_by_id, submission.sent_at = actor.person_id, now
    submission.state, submission.submitted_at, submission.reopen_reason = SubmissionState.SUBMITTED, now, None
    submission.rev += 1
    more: dict[str, object] = {"receipt": receipt.id, "fingerprint": receipt.fingerprint, "late": late}
    record_submission(session, "submission-handed-in", submission, actor, now, more=more)
    # Whoever handed in is told as well: the receipt is a message of its own, which outlives any crash.
    people = reached(
        session, of_unit(submission.unit_id), secretariat(), reviewers_of(opened.season.id, submission.unit_id)
    )
    tell(session, people, kind="submitted", about=str(receipt.id), args={"receipt": receipt.id}, now=now)
    session.flush()
    return _receipt_again(session, submission)


def _is_late(session: Session, opened: Opened) -> bool:
    """Marked late after the grace; what the secretariat reopened after the close is as late as it was before."""
    if opened.due.standing is not Standing.CLOSED:
        return opened.due.standing is Standing.LATE
    in_time = select(func.count()).where(Receipt.submission_id == opened.submission.id, Receipt.is_late.is_(False))
    return not session.scalar(in_time)


def _receipt_again(session: Session, submission: Submission) -> ReceiptView:
    receipt = latest_receipt(session, submission.id)
    if receipt is None:
        raise Refused(say("refused-no-receipt"))
    return receipt


def _unit(session: Session, submission: Submission, actor: Actor) -> Sequence[Reached]:
    return reached(session, of_unit(submission.unit_id), but=[actor.person_id])
