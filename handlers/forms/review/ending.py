"""The end of a verification: closed, given back to the unit, or taken up again."""

from bot.language.phrases import say
from bot.scoring.verification import close, resume, return_for_rework
from handlers.forms.review.form import REVIEW, shown, to_submission
from handlers.screen import Button, Screen, back_row, number
from handlers.turn import Look, Turn


@REVIEW.draws("close")
def _close_screen(look: Look) -> Screen:
    """Asks once more; the press carries what was seen, so that nobody closes what has changed meanwhile."""
    review = shown(look)
    sure = say(
        "review-close-sure",
        unit=review.submission.unit_name,
        own=review.self_tally.points,
        points=review.tally.points,
        changed=len(review.changed),
    )
    keep = Button(say("score-not-yet-button"), "go", "submission")
    return Screen((sure,), ((keep, Button(say("review-close-now-button"), "close", str(review.stamp))),))


@REVIEW.pressed("close")
def _close(turn: Turn, arg: str) -> None:
    submission_id = turn.answers["submission"]
    made = close(turn.session, actor=turn.actor, submission_id=submission_id, seen_stamp=number(arg), now=turn.now)
    to_submission(turn, submission_id)
    turn.notice(say("review-moved-on") if made is None else say("review-closed", unit=made.unit_name))


@REVIEW.draws("return")
def _return_screen(look: Look) -> Screen:
    return Screen((say("review-return-ask", unit=shown(look).submission.unit_name),), (back_row("submission"),))


@REVIEW.typed("return", free=True)
def _return(turn: Turn, text: str) -> None:
    submission_id = turn.answers["submission"]
    made = return_for_rework(turn.session, actor=turn.actor, submission_id=submission_id, reason=text, now=turn.now)
    turn.go(REVIEW.name)
    turn.notice(say("review-returned", unit=made.unit_name))


@REVIEW.draws("resume")
def _resume_screen(look: Look) -> Screen:
    return Screen((say("review-resume-ask", unit=shown(look).submission.unit_name),), (back_row("submission"),))


@REVIEW.typed("resume", free=True)
def _resume(turn: Turn, text: str) -> None:
    submission_id = turn.answers["submission"]
    made = resume(turn.session, actor=turn.actor, submission_id=submission_id, reason=text, now=turn.now)
    to_submission(turn, submission_id)
    turn.notice(say("review-resumed", unit=made.unit_name))
