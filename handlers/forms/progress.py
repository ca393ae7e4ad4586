"""How far everybody has come: mine first, who has not handed in, days left. One message, brought up to date."""

from bot.language.phrases import Phrase, Refused, say
from bot.people.permissions import Action
from bot.scoring.handing_in import reopen
from bot.scoring.progress import Progress, Stage, UnitProgress, progress
from handlers.form import Form
from handlers.forms.scoring.lines import due_line
from handlers.screen import Button, Screen, back_row, home_row, number, page_of
from handlers.turn import Look, Turn

PROGRESS = Form("progress")

UNITS_ON_PAGE = 30


def _progress(look: Look) -> Progress:
    return progress(look.session, actor=look.actor, now=look.now)


@PROGRESS.draws()
def _start(look: Look) -> Screen:
    found = _progress(look)
    text = [say("progress-title", year=str(found.year))]
    if not found.sheet:
        return Screen((*text, say("score-no-sheet")), (home_row(),))
    text += _mine(look, found)
    page = page_of(found.rows, look.answers.get("page", 0), UNITS_ON_PAGE)
    text += [_count(found), say("score-lines", lines=tuple(map(_line, page.items)))]
    text.append(say("stamp", at=look.now))
    rows: list[tuple[Button, ...]] = [(Button(say("refresh-button"), "refresh"),)]
    if look.actor.may(Action.REOPEN):
        rows.append((Button(say("progress-reopen-button"), "go", "reopen"),))
    return Screen(tuple(text), (*rows, page.row, home_row()))


def _mine(look: Look, found: Progress) -> list[Phrase]:
    """By when one's own unit has to be in; without a unit, by when the first one has."""
    mine = next((row for row in found.rows if row.is_mine), None)
    if mine is None:
        dues = {row.due.at: row.due for row in found.rows if row.due is not None}
        return [due_line(look, dues[min(dues, key=str)])] if dues else []
    return [due_line(look, mine.due)] if mine.due and not mine.state.is_in else []


def _count(found: Progress) -> Phrase:
    handed_in = sum(row.state.is_in for row in found.rows)
    return say("progress-count", done=handed_in, units=len(found.rows))


def _line(row: UnitProgress) -> Phrase:
    match row.state:
        case Stage.VERIFIED:
            return say("progress-verified", unit=row.name)
        case Stage.HANDED_IN if row.at is not None:
            return (
                say("progress-handed-in-late", unit=row.name, at=row.at)
                if row.is_late
                else say("progress-handed-in", unit=row.name, at=row.at)
            )
        case Stage.WAITING:
            return say("progress-waiting", unit=row.name)
        case Stage.AT_WORK if row.done is not None and row.count is not None:
            return say("progress-at-work-count", unit=row.name, done=row.done, count=row.count)
        case Stage.AT_WORK:
            return say("progress-at-work", unit=row.name)
    return say("progress-not-begun", unit=row.name)


@PROGRESS.pressed("refresh")
def _refresh(turn: Turn, _arg: str) -> None:
    turn.step("start")
    turn.toast = say("refreshed-toast")


@PROGRESS.pressed("page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("start", page=number(arg))


@PROGRESS.draws("reopen")
def _reopen_screen(look: Look) -> Screen:
    """The secretariat opens a submission again for a unit that asks for it."""
    look.actor.require(Action.REOPEN)
    done = [row for row in _progress(look).rows if row.state.is_in or row.state is Stage.WAITING]
    page = page_of(done, look.answers.get("reopen_page", 0), 8)
    buttons = [Button(say("unit-name", unit=row.name), "unit", str(row.unit_id)) for row in page.items]
    rows = [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]
    turning = tuple(Button(turn.label, "reopen-page", turn.arg) for turn in page.row)
    text = say("progress-reopen-which") if done else say("progress-reopen-none")
    return Screen((text,), (*rows, turning, back_row("start")))


@PROGRESS.pressed("reopen-page")
def _reopen_page(turn: Turn, arg: str) -> None:
    turn.step("reopen", reopen_page=number(arg))


@PROGRESS.pressed("unit")
def _unit(turn: Turn, arg: str) -> None:
    turn.step("reason", unit=number(arg))


def _chosen(look: Look) -> UnitProgress:
    """The unit whose submission is to be opened again. Refused where it has handed in none."""
    look.actor.require(Action.REOPEN)
    row = next((row for row in _progress(look).rows if row.unit_id == look.answers["unit"]), None)
    if row is None or row.submission_id is None:
        raise Refused(say("progress-reopen-none"))
    return row


@PROGRESS.draws("reason")
def _reason_screen(look: Look) -> Screen:
    return Screen((say("progress-reopen-reason", unit=_chosen(look).name),), (back_row("reopen"),))


@PROGRESS.typed("reason", free=True)
def _reason(turn: Turn, text: str) -> None:
    submission_id = _chosen(turn).submission_id
    assert submission_id is not None  # noqa: S101 - it was looked at just now
    reopened = reopen(turn.session, actor=turn.actor, submission_id=submission_id, reason=text, now=turn.now)
    turn.go(PROGRESS.name)
    turn.notice(say("progress-reopened", unit=reopened.unit_name))
