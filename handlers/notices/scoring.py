"""Notices about sheets and submissions: applied, handed in, sent to the leader, returned, opened again, verified."""

from collections.abc import Mapping

from bot.language.phrases import Value, say
from bot.people.permissions import Action, actor_of
from bot.scoring.copy_book import copy_for, copy_of
from bot.scoring.receipts import receipt_told
from bot.scoring.review import Review, review_by_id
from bot.scoring.sheets import sheet_by_id
from bot.scoring.submissions import submission_by_id
from bot.scoring.views import ReceiptView, SubmissionView
from handlers.forms.review import REVIEW
from handlers.forms.scoring import open_submission
from handlers.forms.scoring.lines import who_name
from handlers.forms.scoring.verified import change_line
from handlers.notices.kinds import Notice, Sight, Under
from handlers.screen import Button, Screen
from handlers.turn import Paper, Turn
from storage.tables import SubmissionState

GO = ((Button(say("notice-go-score-button"), "go-score"),),)
GO_REVIEW = ((Button(say("notice-go-review-button"), "go-review"),),)
MOST_CHANGES = 20


def _applied(sight: Sight) -> Screen | None:
    sheet = sheet_by_id(sight.session, sight.args["sheet"])
    if sheet is None:
        return None
    text = say("notice-sheet-applied", sheet=sheet.title, leaves=len(sheet.leaves), most=sheet.most)
    return Screen((text,), GO)


def _sees_points(sight: Sight, unit_id: int) -> bool:
    """Whether the reader may see what the unit gave itself: its own people, and nobody else."""
    if sight.reader_id is None:
        return False
    return actor_of(sight.session, sight.reader_id).may(Action.SEE_ENTRIES, unit_id)


def _verifies(sight: Sight, unit_id: int) -> bool:
    return sight.reader_id is not None and actor_of(sight.session, sight.reader_id).may(Action.VERIFY, unit_id)


def _submitted(sight: Sight) -> Screen | None:
    """The receipt for the unit's own people; for others only that the unit has handed in."""
    receipt = receipt_told(sight.session, sight.args["receipt"])
    if receipt is None:
        return None
    if _sees_points(sight, receipt.unit_id):
        return _receipt(receipt)
    about: dict[str, Value] = {"unit": receipt.unit_name, "year": str(receipt.year), "at": receipt.at}
    text = say("notice-submitted-late", **about) if receipt.is_late else say("notice-submitted", **about)
    return Screen((text,), GO_REVIEW if _verifies(sight, receipt.unit_id) else ())


def _receipt(receipt: ReceiptView) -> Screen:
    text = say(
        "notice-receipt",
        unit=receipt.unit_name,
        year=str(receipt.year),
        code=receipt.code,
        at=say("receipt-at-late", at=receipt.at) if receipt.is_late else say("receipt-at", at=receipt.at),
        name=who_name(receipt.by),
        total=receipt.total,
        most=receipt.most,
        fingerprint=receipt.fingerprint,
        head=receipt.head,
    )
    return Screen((text,))


def _receipt_paper(sight: Sight) -> Paper | None:
    """The Excel copy goes with the receipt, to those who may see the points, while it is what stands."""
    receipt = receipt_told(sight.session, sight.args["receipt"])
    if receipt is None or sight.reader_id is None or not _sees_points(sight, receipt.unit_id):
        return None
    submission = submission_by_id(sight.session, receipt.submission_id, now=sight.now)
    if submission is None or submission.state is not SubmissionState.SUBMITTED:
        return None
    reader = actor_of(sight.session, sight.reader_id)
    copy = copy_for(sight.session, actor=reader, submission_id=receipt.submission_id, now=sight.now)
    name = say("receipt-file", code=receipt.code)
    return Paper(name, say("nothing"), lambda texts: copy_of(copy, texts.plain))


def _asked(sight: Sight) -> Screen | None:
    submission = _in_state(sight, SubmissionState.WAITING)
    if submission is None or submission.sent_by is None or not _sees_points(sight, submission.unit_id):
        return None
    text = say("notice-approval-asked", name=who_name(submission.sent_by), unit=submission.unit_name)
    return Screen((text,), ((Button(say("notice-approval-button"), "go-score"),),))


def _returned(sight: Sight) -> Screen | None:
    submission = _in_state(sight, SubmissionState.DRAFT)
    if submission is None or not _sees_points(sight, submission.unit_id):
        return None
    return Screen((say("notice-returned", reason=submission.reopen_reason or "–"),), GO)


def _reopened(sight: Sight) -> Screen | None:
    submission = _in_state(sight, SubmissionState.DRAFT)
    if submission is None or not _sees_points(sight, submission.unit_id):
        return None
    about: dict[str, Value] = {"unit": submission.unit_name}
    if not submission.reopen_reason:
        return Screen((say("notice-reopened", **about),), GO)
    return Screen((say("notice-reopened-because", **about, reason=submission.reopen_reason),), GO)


def _verified(sight: Sight) -> Screen | None:
    """The result with every change and its reason for the unit's own people; for others only that it is there."""
    review = _closed_review(sight)
    if review is None:
        return None
    about: dict[str, Value] = {"unit": review.submission.unit_name, "year": str(review.sheet.year)}
    if not _sees_points(sight, review.submission.unit_id):
        return Screen((say("notice-verified-others", **about),))
    own = review.self_tally
    text = [say("notice-verified", **about, own=own.points, points=review.tally.points, most=own.most)]
    lines = tuple(map(change_line, review.changed[:MOST_CHANGES]))
    text.append(say("notice-verified-changes", lines=lines) if lines else say("notice-verified-same"))
    if len(review.changed) > MOST_CHANGES:
        text.append(say("notice-verified-more", count=len(review.changed) - MOST_CHANGES))
    return Screen(tuple(text), GO)


def _closed_review(sight: Sight) -> Review | None:
    """The verification, while it is the one that was closed then."""
    submission = _in_state(sight, SubmissionState.VERIFIED)
    if submission is None or submission.rev != sight.args["rev"]:
        return None
    return review_by_id(sight.session, submission)


def _verified_paper(sight: Sight) -> Paper | None:
    """The Excel copy with what was decided, for the unit's own people."""
    review = _closed_review(sight)
    if review is None or sight.reader_id is None or not _sees_points(sight, review.submission.unit_id):
        return None
    submission, reader = review.submission, actor_of(sight.session, sight.reader_id)
    copy = copy_for(sight.session, actor=reader, submission_id=submission.id, now=sight.now)
    name = say("copy-book-file", unit=submission.unit_name, year=str(submission.year))
    return Paper(name, say("nothing"), lambda texts: copy_of(copy, texts.plain))


def _in_state(sight: Sight, state: SubmissionState) -> SubmissionView | None:
    """The submission, while what is to be told of it is still so."""
    submission = submission_by_id(sight.session, sight.args["submission"], now=sight.now)
    return submission if submission is not None and submission.state is state else None


def _go(turn: Turn, _arg: str) -> None:
    open_submission(turn)


def _go_review(turn: Turn, _arg: str) -> None:
    turn.go(REVIEW.name)


NOTICES: Mapping[str, Notice] = {
    "sheet-applied": Notice(_applied, repeatable=True),
    "submitted": Notice(_submitted, repeatable=True, paper=_receipt_paper),
    "approval-asked": Notice(_asked, repeatable=True),
    "submission-returned": Notice(_returned, repeatable=True),
    "reopened": Notice(_reopened, repeatable=True),
    "verified": Notice(_verified, repeatable=True, paper=_verified_paper),
}

UNDER: Mapping[str, Under] = {"go-score": Under(_go), "go-review": Under(_go_review)}
