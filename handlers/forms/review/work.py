"""What waits to be verified, and one submission: what asks for attention first."""

from bot.language.phrases import Phrase, Refused, Value, say
from bot.scoring.review import Review, WorkItem, worklist
from handlers.forms.review.form import REVIEW, short_line, shown, to_line, to_next, to_submission
from handlers.screen import Button, Screen, back_row, home_row, number, page_of
from handlers.turn import Look, Turn
from storage.tables import SubmissionState

LINES_ON_PAGE = 10
UNITS_ON_PAGE = 8


@REVIEW.draws()
def _start(look: Look) -> Screen:
    items = worklist(look.session, actor=look.actor)
    page = page_of(items, look.answers.get("page", 0), UNITS_ON_PAGE)
    text = [say("review-title")]
    text.append(say("score-lines", lines=tuple(map(_item_line, page.items))) if items else say("review-none"))
    buttons = [Button(say("unit-name", unit=item.unit_name), "unit", str(item.submission_id)) for item in page.items]
    rows = [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]
    return Screen(tuple(text), (*rows, page.row, home_row()))


def _item_line(item: WorkItem) -> Phrase:
    about: dict[str, Value] = {"unit": item.unit_name}
    if item.state is SubmissionState.VERIFIED:
        return say("review-item-closed", **about)
    if not item.pending:
        return say("review-item-decided", **about)
    return say("review-item", **about, pending=item.pending, count=item.count)


@REVIEW.pressed("page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("start", page=number(arg))


@REVIEW.pressed("unit")
def _unit(turn: Turn, arg: str) -> None:
    to_submission(turn, number(arg))


@REVIEW.draws("submission")
def _submission(look: Look) -> Screen:
    review = shown(look)
    is_closed = review.submission.state is SubmissionState.VERIFIED
    listed = review.changed if is_closed or not review.pending else review.pending
    page = page_of(listed, look.answers.get("lines_page", 0), LINES_ON_PAGE)
    text = [say("review-submission-title", unit=review.submission.unit_name, year=str(review.sheet.year))]
    text += [_totals(review), _state(review)]
    if page.items:
        text.append(say("score-lines", lines=tuple(map(short_line, page.items))))
    if not is_closed:
        text.append(say("review-jump", example=review.lines[0].leaf.criterion.code))
    turning = tuple(Button(turn.label, "lines-page", turn.arg) for turn in page.row)
    return Screen(tuple(text), (*_ways(review), turning, back_row("start")))


def _totals(review: Review) -> Phrase:
    return say("review-totals", own=review.self_tally.points, points=review.tally.points, most=review.self_tally.most)


def _state(review: Review) -> Phrase:
    changed = len(review.changed)
    if review.submission.state is SubmissionState.VERIFIED:
        return say("review-state-closed", changed=changed)
    if not review.pending:
        return say("review-state-decided", changed=changed)
    return say("review-state-pending", pending=len(review.pending), count=len(review.lines), changed=changed)


def _ways(review: Review) -> tuple[tuple[Button, ...], ...]:
    groups = Button(say("review-groups-button"), "go", "groups")
    if review.submission.state is SubmissionState.VERIFIED:
        return ((groups,), (Button(say("review-resume-button"), "go", "resume"),))
    back = Button(say("review-return-button"), "go", "return")
    if review.pending:
        return ((Button(say("review-next-button"), "next"), groups), (back,))
    return ((Button(say("review-close-button"), "go", "close"), groups), (back,))


@REVIEW.pressed("lines-page")
def _lines_page(turn: Turn, arg: str) -> None:
    turn.step("submission", lines_page=number(arg))


@REVIEW.pressed("next")
def _next(turn: Turn, _arg: str) -> None:
    to_next(turn, shown(turn))


@REVIEW.typed("submission")
@REVIEW.typed("groups")
@REVIEW.typed("group")
def _jump(turn: Turn, text: str) -> None:
    """Straight to a criterion or a group by its number."""
    review = shown(turn)
    found = review.sheet.by_code(text.strip().rstrip("."))
    if found is None:
        example = review.lines[0].leaf.criterion.code
        raise Refused(say("score-no-criterion", typed=text[:20], example=example))
    if found.is_leaf:
        to_line(turn, review, found.id)
    else:
        turn.step("group", group=found.id, leaves_page=0)
