"""What is due: mine first, days left, done or not, and as a file for one's own calendar."""

from collections.abc import Sequence

from bot.deadlines.board import DueItem, due_items
from bot.deadlines.deadlines import Standing, days_left
from bot.deadlines.duties import complete_task, reopen_task
from bot.deadlines.ics import CalendarEntry, calendar_file
from bot.language.catalogue import Catalogue
from bot.language.phrases import Phrase, Refused, Value, say
from bot.people.permissions import Action
from handlers.form import Form
from handlers.screen import Button, Screen, home_row, number
from handlers.turn import Look, Paper, Turn
from storage.tables import DutyKind

DUE = Form("due")

MOST_BUTTONS = 6


def _items(look: Look) -> tuple[DueItem, ...]:
    return due_items(look.session, actor=look.actor, unit_id=look.actor.unit_id, now=look.now)


@DUE.draws()
def _start(look: Look) -> Screen:
    items = _items(look)
    lines = tuple(_line(look, item) for item in items) or (say("due-none"),)
    text = (say("due-title"), say("score-lines", lines=lines))
    rows = _answers(look, items)
    ways = []
    if items:
        ways.append(Button(say("due-file-button"), "file"))
    if look.actor.may(Action.MANAGE_DEADLINES):
        ways.append(Button(say("deadlines-button"), "open", "deadlines"))
    return Screen(text, (*rows, tuple(ways), home_row()))


def _line(look: Look, item: DueItem) -> Phrase:
    about: dict[str, Value] = {"title": item.title, "due": item.due_at}
    if item.is_done:
        return say("due-line-done", **about)
    left = days_left(item.due_at, look.now, look.facts.settings.time_zone)
    match item.standing:
        case Standing.OPEN if left == 0:
            return say("due-line-today", **about)
        case Standing.OPEN:
            return say("due-line", **about, days=left)
        case Standing.GRACE:
            return say("due-line-grace", **about)
        case Standing.LATE:
            return say("due-line-late", **about)
    return say("due-line-closed", **about)


def _answers(look: Look, items: Sequence[DueItem]) -> list[tuple[Button, ...]]:
    """What can be done about each: open the self-scoring, or say that a task is done."""
    unit_id = look.actor.unit_id
    rows: list[tuple[Button, ...]] = []
    if look.actor.may(Action.SCORE, unit_id) and any(_is_scoring(item) for item in items):
        rows.append((Button(say("score-button"), "open", "scoring"),))
    if look.actor.may(Action.COMPLETE_TASKS, unit_id):
        for item in [item for item in items if item.kind is DutyKind.TASK][:MOST_BUTTONS]:
            arg = str(item.deadline_id)
            undo = Button(say("task-undo-button", title=_short(item.title)), "undo", arg)
            done = Button(say("task-done-button", title=_short(item.title)), "done", arg)
            rows.append((undo if item.is_done else done,))
    return rows


def _is_scoring(item: DueItem) -> bool:
    return item.kind is DutyKind.SCORING and not item.is_done


SHORT_TITLE = 10


def _short(title: str) -> str:
    return title if len(title) <= SHORT_TITLE else title[: SHORT_TITLE - 1].rstrip() + "…"


def _own_unit(turn: Turn) -> int:
    if turn.actor.unit_id is None:
        raise Refused(say("refused-role"))
    return turn.actor.unit_id


@DUE.pressed("done")
def _done(turn: Turn, arg: str) -> None:
    unit_id = _own_unit(turn)
    complete_task(turn.session, actor=turn.actor, deadline_id=number(arg), unit_id=unit_id, now=turn.now)
    turn.notice(say("task-done"))


@DUE.pressed("undo")
def _undo(turn: Turn, arg: str) -> None:
    unit_id = _own_unit(turn)
    reopen_task(turn.session, actor=turn.actor, deadline_id=number(arg), unit_id=unit_id, now=turn.now)
    turn.notice(say("task-undone"))


@DUE.pressed("file")
def _file(turn: Turn, _arg: str) -> None:
    items, now = _items(turn), turn.now

    def make(texts: Catalogue) -> bytes:
        return calendar_file(
            CalendarEntry(
                deadline_id=item.deadline_id,
                created_at=item.created_at,
                changed_at=now,
                rev=item.rev,
                due_at=item.due_at,
                title=texts.plain(say("calendar-title", title=item.title)),
                description=texts.plain(say("calendar-about", title=item.title, due=item.due_at)),
                alarm=texts.plain(say("calendar-alarm", title=item.title)),
            )
            for item in items
        )

    turn.beside(Paper(say("calendar-file"), say("calendar-caption"), make))
    turn.notice(say("calendar-sent"))
