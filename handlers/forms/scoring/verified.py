"""What became of a unit's self-scoring when it was verified, for the unit's own eyes."""

from bot.language.phrases import Phrase, Refused, say
from bot.scoring.review import Review, ReviewLine, verified_of
from bot.scoring.views import SubmissionView
from handlers.forms.scoring.form import SCORING, begun, whole
from handlers.screen import Button, Screen, back_row, number, page_of
from handlers.turn import Look, Turn

CHANGES_ON_PAGE = 10


def change_line(line: ReviewLine) -> Phrase:
    """A criterion of which other points count than the unit gave itself."""
    reason = line.verdict.reason if line.verdict is not None else None
    own, points = _points(line, own=True), _points(line, own=False)
    return say("verified-line", code=line.leaf.criterion.code, own=own, points=points, reason=reason or "–")


def _points(line: ReviewLine, *, own: bool) -> Phrase:
    points = line.leaf.points if own else line.counts
    return say("review-left-out") if points is None else say("review-points", points=points)


def summary_of(look: Look, submission: SubmissionView) -> Phrase:
    """What the verification came to."""
    review = result_of(look, submission)
    return say(
        "score-verified",
        at=review.submission.verified_at or look.now,
        own=review.self_tally.points,
        points=review.tally.points,
        changed=len(review.changed),
    )


def verdict_line(look: Look, submission_id: int, criterion_id: int) -> list[Phrase]:
    """What was decided about one criterion, once the verification is closed."""
    review = verified_of(look.session, actor=look.actor, submission_id=submission_id, now=look.now)
    if review is None:
        return []
    line = review.line(criterion_id)
    points = _points(line, own=False)
    if line.verdict is not None and line.verdict.reason:
        return [say("score-verdict-because", points=points, reason=line.verdict.reason)]
    return [say("score-verdict-line", points=points)]


def result_of(look: Look, submission: SubmissionView) -> Review:
    """The verification of one's own submission. Refused before it is closed."""
    review = verified_of(look.session, actor=look.actor, submission_id=submission.id, now=look.now)
    if review is None:
        raise Refused(say("button-unknown"))
    return review


@SCORING.draws("verified")
def _verified(look: Look) -> Screen:
    submission = begun(whole(look))
    review = result_of(look, submission)
    page = page_of(review.changed, look.answers.get("verified_page", 0), CHANGES_ON_PAGE)
    lines = tuple(map(change_line, page.items))
    text = (
        say("score-verified-title", unit=submission.unit_name, year=str(submission.year)),
        summary_of(look, submission),
        say("notice-verified-changes", lines=lines) if lines else say("notice-verified-same"),
    )
    turning = tuple(Button(turn.label, "verified-page", turn.arg) for turn in page.row)
    return Screen(text, (turning, back_row("start")))


@SCORING.pressed("verified-page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("verified", verified_page=number(arg))
