"""The form of verification, and the steps that lead from one of its screens to another."""

from bot.language.phrases import Phrase, Value, say
from bot.scoring.review import Concern, Review, ReviewLine, review_of
from handlers.form import Form
from handlers.turn import Look, Turn

REVIEW = Form("review")


def shown(look: Look) -> Review:
    """The submission that the screen is about, as it is now."""
    return review_of(look.session, actor=look.actor, submission_id=look.answers["submission"], now=look.now)


def to_line(turn: Turn, review: Review, criterion_id: int) -> None:
    """Goes to a criterion, and remembers which verdict the person is going to see."""
    verdict = review.line(criterion_id).verdict
    seen = 0 if verdict is None else verdict.rev
    turn.go(REVIEW.name, "line", submission=review.submission.id, criterion=criterion_id, seen=seen)


def to_next(turn: Turn, review: Review) -> None:
    """Goes to what should be looked at next, or to the submission where all is decided."""
    if review.pending:
        to_line(turn, review, review.pending[0].leaf.criterion.id)
    else:
        to_submission(turn, review.submission.id)


def to_submission(turn: Turn, submission_id: int) -> None:
    """Goes to a submission."""
    turn.go(REVIEW.name, "submission", submission=submission_id)


def counted(line: ReviewLine) -> Phrase:
    """The points that count for a criterion now, or that it is left out."""
    points = line.counts
    return say("review-left-out") if points is None else say("review-points", points=points)


def given(line: ReviewLine) -> Phrase:
    """What the unit gave itself."""
    points = line.leaf.points
    return say("review-left-out") if points is None else say("review-points", points=points)


def short_line(line: ReviewLine) -> Phrase:
    """A criterion in a list: what the unit gave itself, what counts, and why it asks for attention."""
    criterion = line.leaf.criterion
    about: dict[str, Value] = {"code": criterion.code, "title": criterion.title, "own": given(line)}
    if line.is_changed:
        return say("review-line-changed", **about, points=counted(line))
    if line.is_decided:
        return say("review-line-accepted", **about)
    match line.concern:
        case Concern.NO_EVIDENCE:
            return say("review-line-unproven", **about)
        case Concern.DIFFERS if line.last_season is not None:
            return say("review-line-differs", **about, last=line.last_season.points)
    return say("review-line-pending", **about)
