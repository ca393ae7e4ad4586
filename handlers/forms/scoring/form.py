"""The form itself, and the steps that lead from one of its screens to another."""

from bot.language.phrases import Refused, say
from bot.people.permissions import Action
from bot.scoring.entries import revision
from bot.scoring.reading import overview
from bot.scoring.views import Overview, SubmissionView
from handlers.form import Form
from handlers.turn import Look, Turn
from storage.tables import SubmissionState

SCORING = Form("scoring")


def open_submission(turn: Turn) -> None:
    """Goes to the submission of one's own unit."""
    turn.go(SCORING.name)


def own_unit(look: Look) -> int:
    """The unit for which the person scores. Refused for whoever scores for none."""
    unit_id = look.actor.unit_id
    if unit_id is None or not look.actor.may(Action.SEE_ENTRIES, unit_id):
        raise Refused(say("refused-guest") if look.actor.is_guest else say("score-not-unit"))
    return unit_id


def whole(look: Look) -> Overview:
    """The whole submission of one's own unit, as it is now."""
    return overview(look.session, actor=look.actor, unit_id=own_unit(look), now=look.now)


def begun(view: Overview) -> SubmissionView:
    """The submission that a screen is about. Refused where it has not been started."""
    if view.submission is None:
        raise Refused(say("score-not-begun"))
    return view.submission


def is_writable(submission: SubmissionView) -> bool:
    """Whether points may be given now."""
    return submission.state is SubmissionState.DRAFT and submission.due.writable


def to_criterion(turn: Turn, submission_id: int, criterion_id: int) -> None:
    """Goes to a criterion, and remembers which revision of its entry the person is going to see."""
    seen = revision(turn.session, submission_id=submission_id, criterion_id=criterion_id)
    turn.go(SCORING.name, "criterion", submission=submission_id, criterion=criterion_id, seen=seen)


def to_next(turn: Turn, view: Overview) -> None:
    """Goes to the first criterion that is open, or to the review where there is none."""
    submission = begun(view)
    following = next((leaf for leaf in view.leaves if leaf.is_open), None)
    if following is None:
        turn.go(SCORING.name, "review")
    else:
        to_criterion(turn, submission.id, following.criterion.id)
