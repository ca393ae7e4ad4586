"""Checking before handing in: what is missing first, then everything; each line can be gone back to."""

from bot.language.phrases import Phrase, Refused, Value, say
from bot.people.permissions import Action
from bot.scoring.handing_in import hand_in
from bot.scoring.reading import missing
from bot.scoring.views import Gap, GapKind, Overview, Stale, Waiting
from handlers.forms.scoring.form import SCORING, begun, is_writable, whole
from handlers.forms.scoring.lines import due_line, leaf_line
from handlers.screen import Button, Screen, back_row, number, page_of
from handlers.turn import Look, Turn
from storage.tables import SubmissionState

GAPS_ON_PAGE = 6
LINES_ON_PAGE = 12


@SCORING.draws("review")
def _review(look: Look) -> Screen:
    view = whole(look)
    gaps = missing(view)
    page_number = look.answers.get("review_page", 0)
    return _lacking(look, view, gaps, page_number) if gaps else _complete(look, view, page_number)


def _lacking(look: Look, view: Overview, gaps: tuple[Gap, ...], page_number: int) -> Screen:
    page = page_of(gaps, page_number, GAPS_ON_PAGE)
    text = (
        say("score-review-title"),
        say("score-review-missing", count=len(gaps)),
        say("score-lines", lines=tuple(map(_gap, page.items))),
        due_line(look, view.due),
    )
    buttons = [
        Button(say("score-leaf-button", code=gap.criterion.code), "criterion", str(gap.criterion.id))
        for gap in page.items
    ]
    rows = [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]
    turning = tuple(Button(turn.label, "review-page", turn.arg) for turn in page.row)
    return Screen(text, (*rows, turning, back_row("overview")))


def _gap(gap: Gap) -> Phrase:
    about: dict[str, Value] = {"code": gap.criterion.code, "title": gap.criterion.title}
    return say("score-gap-open", **about) if gap.why is GapKind.OPEN else say("score-gap-evidence", **about)


def _complete(look: Look, view: Overview, page_number: int) -> Screen:
    page = page_of(view.leaves, page_number, LINES_ON_PAGE)
    text = [
        say("score-review-title"),
        say("score-review-complete", leaves=view.tally.count, total=view.tally.points, most=view.tally.most),
    ]
    if view.tally.skipped:
        text.append(say("score-review-skipped", count=view.tally.skipped))
    text += [say("score-lines", lines=tuple(map(leaf_line, page.items))), due_line(look, view.due)]
    turning = tuple(Button(turn.label, "review-page", turn.arg) for turn in page.row)
    submission = begun(view)
    hand = (Button(_hand_in_label(look, view), "go", "confirm"),) if is_writable(submission) else ()
    return Screen(tuple(text), (hand, turning, back_row("overview")))


def _hand_in_label(look: Look, view: Overview) -> Phrase:
    return say("score-send-leader-button") if _needs_leader(look, view) else say("score-hand-in-button")


def _needs_leader(look: Look, view: Overview) -> bool:
    return view.sheet.leader_approves and not look.actor.may(Action.APPROVE, view.unit_id)


@SCORING.pressed("review-page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("review", review_page=number(arg))


@SCORING.draws("confirm")
def _confirm_screen(look: Look) -> Screen:
    """Asks once more; the press carries which revision was shown, so that nobody hands in what they have not seen."""
    view = whole(look)
    submission = begun(view)
    if submission.state in {SubmissionState.SUBMITTED, SubmissionState.VERIFIED}:
        raise Refused(say("score-handed-in-before"))
    about: dict[str, Value] = {"unit": view.unit_name, "total": view.tally.points}
    back = "start" if submission.state is SubmissionState.WAITING else "review"
    keep = Button(say("score-not-yet-button"), "go", back)
    if _needs_leader(look, view):
        now = Button(say("score-send-now-button"), "hand-in", str(submission.rev))
        return Screen((say("score-hand-in-sure-leader", **about),), ((keep, now),))
    now = Button(say("score-hand-in-now-button"), "hand-in", str(submission.rev))
    return Screen((say("score-hand-in-sure", **about),), ((keep, now),))


@SCORING.pressed("hand-in")
def _hand_in(turn: Turn, arg: str) -> None:
    submission = begun(whole(turn))
    made = hand_in(turn.session, actor=turn.actor, submission_id=submission.id, seen_rev=number(arg), now=turn.now)
    if isinstance(made, Stale):
        turn.go(SCORING.name, "review")
        turn.notice(say("score-moved-on"))
        return
    turn.go(SCORING.name)
    if not isinstance(made, Waiting):
        turn.notice(say("score-thanks"))
    else:
        turn.notice(say("score-sent-to-leader") if made.leaders else say("score-no-leader"))
