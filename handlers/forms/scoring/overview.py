"""The sheet at a glance: group by group, and straight to any criterion by its number."""

from bot.language.phrases import Phrase, Refused, say
from bot.scoring.views import CriterionView, GroupView, LeafView, Overview
from handlers.forms.scoring.form import SCORING, begun, is_writable, to_criterion, whole
from handlers.forms.scoring.lines import bar, leaf_line, others_line, summary
from handlers.screen import Button, Screen, back_row, number, page_of
from handlers.turn import Look, Turn

LEAVES_ON_PAGE = 8


@SCORING.draws("overview")
def _overview(look: Look) -> Screen:
    view = whole(look)
    groups = [group for group in view.groups if group.criterion.parent_id is None]
    page = page_of(groups, look.answers.get("page", 0), 5)
    text = (
        summary(view),
        say("score-bar", bar=bar(view.tally.done, view.tally.count)),
        *others_line(view.others),
        say("score-lines", lines=tuple(map(_group_line, page.items))),
        say("score-jump", example=view.leaves[0].criterion.code),
    )
    buttons = [Button(_short(group), "group", str(group.criterion.id)) for group in page.items]
    rows = [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]
    return Screen(text, (*rows, *_ways_on(view), page.row, back_row("start")))


def _group_line(group: GroupView) -> Phrase:
    tally = group.tally
    about = {"code": group.criterion.code, "title": group.criterion.title}
    return say("score-group-line", **about, done=tally.done, leaves=tally.count, total=tally.points, most=tally.most)


def _short(group: GroupView) -> Phrase:
    return say("score-group-button", code=group.criterion.code, done=group.tally.done, leaves=group.tally.count)


def _ways_on(view: Overview) -> tuple[tuple[Button, ...], ...]:
    if view.submission is None or not is_writable(view.submission):
        return ()
    review = Button(say("score-review-button"), "go", "review")
    return ((Button(say("score-next-button"), "next"), review),) if view.tally.open else ((review,),)


@SCORING.pressed("page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("overview", page=number(arg))


@SCORING.pressed("group")
def _group(turn: Turn, arg: str) -> None:
    turn.step("group", group=number(arg), leaves_page=0)


@SCORING.draws("group")
def _group_screen(look: Look) -> Screen:
    view = whole(look)
    group = view.sheet.criterion(look.answers["group"])
    if group is None or group.is_leaf:
        raise Refused(say("button-unknown"))
    page = page_of(_below(view, group), look.answers.get("leaves_page", 0), LEAVES_ON_PAGE)
    buttons = [Button(_mark(leaf), "criterion", str(leaf.criterion.id)) for leaf in page.items]
    rows = [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]
    turning = tuple(Button(turn.label, "leaves-page", turn.arg) for turn in page.row)
    text = (
        say("score-group-title", code=group.code, title=group.title),
        say("score-lines", lines=tuple(map(leaf_line, page.items))),
    )
    return Screen(text, (*rows, turning, back_row("overview")))


def _below(view: Overview, group: CriterionView) -> list[LeafView]:
    return [leaf for leaf in view.leaves if any(above.id == group.id for above in view.sheet.trail(leaf.criterion))]


def _mark(leaf: LeafView) -> Phrase:
    code = leaf.criterion.code
    return say("score-leaf-button", code=code) if leaf.is_open else say("score-leaf-button-done", code=code)


@SCORING.pressed("leaves-page")
def _leaves_page(turn: Turn, arg: str) -> None:
    turn.step("group", leaves_page=number(arg))


@SCORING.pressed("criterion")
def _criterion(turn: Turn, arg: str) -> None:
    to_criterion(turn, begun(whole(turn)).id, number(arg))


@SCORING.typed("overview")
@SCORING.typed("group")
def _jump(turn: Turn, text: str) -> None:
    """Straight to a criterion by its number."""
    view = whole(turn)
    found = view.sheet.by_code(text.strip().rstrip("."))
    if found is None:
        raise Refused(say("score-no-criterion", typed=text[:20], example=view.leaves[0].criterion.code))
    if found.is_leaf:
        to_criterion(turn, begun(view).id, found.id)
    else:
        turn.step("group", group=found.id, leaves_page=0)
