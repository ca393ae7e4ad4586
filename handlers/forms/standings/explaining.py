"""How a figure comes about: the groups that it is the sum of, and every entry below them."""

from bot.language.phrases import Phrase, Value, say
from bot.scoring.review import Review, ReviewLine, explained
from handlers.forms.review.form import counted, given
from handlers.forms.standings.form import STANDINGS, shown
from handlers.screen import Button, Screen, back_row, number, page_of
from handlers.turn import Look, Turn

LINES_ON_PAGE = 12
UNITS_ON_PAGE = 8


@STANDINGS.draws("explain")
def _explain(look: Look) -> Screen:
    ranked = [row for row in shown(look).rows if row.rank is not None]
    page = page_of(ranked, look.answers.get("explain_page", 0), UNITS_ON_PAGE)
    buttons = [Button(say("unit-name", unit=row.name), "unit", str(row.unit_id)) for row in page.items]
    rows = [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]
    turning = tuple(Button(turn.label, "explain-page", turn.arg) for turn in page.row)
    text = say("explain-which") if ranked else say("explain-none")
    return Screen((text,), (*rows, turning, back_row("start")))


@STANDINGS.pressed("explain-page")
def _explain_page(turn: Turn, arg: str) -> None:
    turn.step("explain", explain_page=number(arg))


@STANDINGS.pressed("unit")
def _unit(turn: Turn, arg: str) -> None:
    turn.step("unit", unit=number(arg), lines_page=0)


@STANDINGS.draws("unit")
def _unit_screen(look: Look) -> Screen:
    season_id = shown(look).season_id
    review = explained(look.session, actor=look.actor, season_id=season_id, unit_id=look.answers["unit"], now=look.now)
    page = page_of(review.lines, look.answers.get("lines_page", 0), LINES_ON_PAGE)
    turning = tuple(Button(turn.label, "lines-page", turn.arg) for turn in page.row)
    text = (
        say("explain-title", unit=review.submission.unit_name, year=str(review.sheet.year)),
        _sum(review),
        say("score-lines", lines=tuple(map(_line, page.items))),
    )
    return Screen(text, (turning, back_row("explain")))


def _sum(review: Review) -> Phrase:
    """The total as the sum of the top groups, and what the unit gave itself."""
    top = [group for group in review.groups if group.criterion.parent_id is None]
    parts = tuple(say("explain-group", code=group.criterion.code, points=group.tally.points) for group in top)
    totals = say("explain-totals", points=review.tally.points, own=review.self_tally.points)
    return say("paragraph", lines=(*parts, totals))


def _line(line: ReviewLine) -> Phrase:
    about: dict[str, Value] = {"code": line.leaf.criterion.code, "own": given(line)}
    if line.is_changed:
        reason = line.verdict.reason if line.verdict is not None else None
        return say("explain-changed", **about, points=counted(line), reason=reason or "–")
    return say("explain-accepted", **about) if line.is_decided else say("explain-undecided", **about)


@STANDINGS.pressed("lines-page")
def _lines_page(turn: Turn, arg: str) -> None:
    turn.step("unit", lines_page=number(arg))
