"""A submission group by group; what is undecided in a group can be accepted at once."""

from bot.language.phrases import Phrase, Refused, say
from bot.scoring.review import Review, ReviewLine
from bot.scoring.verification import accept_group
from bot.scoring.views import CriterionView
from handlers.forms.review.form import REVIEW, short_line, shown, to_line
from handlers.screen import Button, Screen, back_row, number, page_of
from handlers.turn import Look, Turn
from storage.tables import SubmissionState

GROUPS_ON_PAGE = 8
LEAVES_ON_PAGE = 6


@REVIEW.draws("groups")
def _groups(look: Look) -> Screen:
    review = shown(look)
    page = page_of(review.sheet.groups, look.answers.get("groups_page", 0), GROUPS_ON_PAGE)
    lines = tuple(_group_line(review, group) for group in page.items)
    buttons = [Button(say("score-leaf-button", code=group.code), "group", str(group.id)) for group in page.items]
    rows = [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]
    turning = tuple(Button(turn.label, "groups-page", turn.arg) for turn in page.row)
    title = say("review-groups-title", unit=review.submission.unit_name)
    return Screen((title, say("score-lines", lines=lines)), (*rows, turning, back_row("submission")))


def _group_line(review: Review, group: CriterionView) -> Phrase:
    lines = review.below(group)
    tally = next(each.tally for each in review.groups if each.criterion.id == group.id)
    return say(
        "review-group-line",
        code=group.code,
        title=group.title,
        done=sum(line.is_decided for line in lines),
        count=len(lines),
        points=tally.points,
        most=tally.most,
    )


@REVIEW.pressed("groups-page")
def _groups_page(turn: Turn, arg: str) -> None:
    turn.step("groups", groups_page=number(arg))


@REVIEW.pressed("group")
def _group(turn: Turn, arg: str) -> None:
    turn.step("group", group=number(arg), leaves_page=0)


def _chosen(look: Look, review: Review) -> CriterionView:
    group = review.sheet.criterion(look.answers["group"])
    if group is None or group.is_leaf:
        raise Refused(say("button-unknown"))
    return group


@REVIEW.draws("group")
def _group_screen(look: Look) -> Screen:
    review = shown(look)
    group = _chosen(look, review)
    page = page_of(review.below(group), look.answers.get("leaves_page", 0), LEAVES_ON_PAGE)
    text = (
        say("score-group-title", code=group.code, title=group.title),
        say("score-lines", lines=tuple(map(short_line, page.items))),
    )
    buttons = [_leaf_button(line) for line in page.items]
    rows = [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]
    turning = tuple(Button(turn.label, "leaves-page", turn.arg) for turn in page.row)
    return Screen(text, (*rows, _accept_all(review, group), turning, back_row("groups")))


def _leaf_button(line: ReviewLine) -> Button:
    code = line.leaf.criterion.code
    label = say("score-leaf-button-done", code=code) if line.is_decided else say("score-leaf-button", code=code)
    return Button(label, "line", str(line.leaf.criterion.id))


def _accept_all(review: Review, group: CriterionView) -> tuple[Button, ...]:
    waiting = sum(not line.is_decided for line in review.below(group))
    if not waiting or review.submission.state is SubmissionState.VERIFIED:
        return ()
    return (Button(say("review-accept-group-button", count=waiting), "go", "accept-group"),)


@REVIEW.pressed("leaves-page")
def _leaves_page(turn: Turn, arg: str) -> None:
    turn.step("group", leaves_page=number(arg))


@REVIEW.pressed("line")
def _line(turn: Turn, arg: str) -> None:
    to_line(turn, shown(turn), number(arg))


@REVIEW.draws("accept-group")
def _accept_screen(look: Look) -> Screen:
    review = shown(look)
    group = _chosen(look, review)
    waiting = sum(not line.is_decided for line in review.below(group))
    sure = say("review-accept-group-sure", code=group.code, title=group.title, count=waiting)
    keep = Button(say("score-not-yet-button"), "go", "group")
    return Screen((sure,), ((keep, Button(say("review-accept-group-now-button"), "accept-group")),))


@REVIEW.pressed("accept-group")
def _accept(turn: Turn, _arg: str) -> None:
    group = _chosen(turn, shown(turn))
    submission_id = turn.answers["submission"]
    count = accept_group(turn.session, actor=turn.actor, submission_id=submission_id, group_id=group.id, now=turn.now)
    turn.step("group")
    turn.notice(say("review-group-accepted", code=group.code, count=count))
