"""Changing a deadline that stands: another time, longer for one unit or all, another title, or no more at all."""

from datetime import datetime

from bot.deadlines.changes import cancel_deadline, change_deadline, extend_deadline
from bot.deadlines.deadlines import effective_due
from bot.deadlines.readable import coming
from bot.language.phrases import Phrase, Refused, say
from bot.people.reasons import readable_reason
from handlers.forms.deadlines.form import DEADLINES, chosen, names_of, season_of, warning, weekday_and_moment
from handlers.reading import typed_moment
from handlers.screen import Button, Screen, back_row, number, page_of
from handlers.turn import Look, Turn
from storage.tables import Deadline

ALL_UNITS = "all"


# Another time.


@DEADLINES.draws("move")
def _move_screen(look: Look) -> Screen:
    deadline = chosen(look)
    text = say("deadline-ask-move", title=deadline.title, due=deadline.due_at)
    return Screen((text,), (back_row("one"),))


@DEADLINES.typed("move")
def _typed_move(turn: Turn, text: str) -> None:
    turn.step("move-check", due=coming(typed_moment(turn, text), turn.now).isoformat())


def _told_due(look: Look) -> datetime:
    return datetime.fromisoformat(look.answers["due"])


@DEADLINES.draws("move-check")
def _move_check_screen(look: Look) -> Screen:
    deadline, due = chosen(look), _told_due(look)
    text = (
        say("deadline-move-sure", title=deadline.title, due=deadline.due_at),
        weekday_and_moment(due),
        *warning(look, due),
    )
    keep, move = Button(say("keep-button"), "go", "one"), Button(say("deadline-move-now-button"), "move-now")
    return Screen(text, ((keep, move),))


@DEADLINES.pressed("move-now")
def _move(turn: Turn, _arg: str) -> None:
    change_deadline(turn.session, actor=turn.actor, deadline_id=chosen(turn).id, due_at=_told_due(turn), now=turn.now)
    turn.step("one")
    turn.notice(say("deadline-moved"))


# Longer, for one unit or for all.


@DEADLINES.draws("whom")
def _whom_screen(look: Look) -> Screen:
    deadline = chosen(look)
    names = names_of(season_of(look))
    concerned = [each.unit_id for each in deadline.audience] or list(names)
    page = page_of(concerned, look.answers.get("whom_page", 0), 8)
    buttons = [Button(say("unit-name", unit=names.get(each, "–")), "whom", str(each)) for each in page.items]
    pairs = [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]
    turning = tuple(Button(turn.label, "whom-page", turn.arg) for turn in page.row)
    everybody = (Button(say("deadline-everybody-button"), "whom", ALL_UNITS),)
    text = say("deadline-ask-whom", title=deadline.title, due=deadline.due_at)
    return Screen((text,), (everybody, *pairs, turning, back_row("one")))


@DEADLINES.pressed("whom-page")
def _whom_page(turn: Turn, arg: str) -> None:
    turn.step("whom", whom_page=number(arg))


@DEADLINES.pressed("whom")
def _whom(turn: Turn, arg: str) -> None:
    turn.step("longer", unit=None if arg == ALL_UNITS else number(arg))


def _standing_due(look: Look, deadline: Deadline) -> datetime:
    unit_id = look.answers["unit"]
    return deadline.due_at if unit_id is None else effective_due(deadline, unit_id)


@DEADLINES.draws("longer")
def _longer_screen(look: Look) -> Screen:
    deadline = chosen(look)
    text = say("deadline-ask-longer", unit=_unit_name(look), due=_standing_due(look, deadline))
    return Screen((text,), (back_row("whom"),))


def _unit_name(look: Look) -> Phrase:
    """The unit that is given longer, or that it is all of them."""
    unit_id = look.answers["unit"]
    if unit_id is None:
        return say("deadline-all-units")
    return say("unit-name", unit=names_of(season_of(look)).get(unit_id, "–"))


@DEADLINES.typed("longer")
def _typed_longer(turn: Turn, text: str) -> None:
    due = coming(typed_moment(turn, text), turn.now)
    stands = _standing_due(turn, chosen(turn))
    if due <= stands:
        raise Refused(say("refused-extension-not-later", due=stands))
    turn.step("reason", due=due.isoformat())


@DEADLINES.draws("reason")
def _reason_screen(look: Look) -> Screen:
    due = _told_due(look)
    text = (weekday_and_moment(due), *warning(look, due), say("deadline-ask-reason"))
    return Screen(text, (back_row("longer"),))


@DEADLINES.typed("reason", free=True)
def _typed_reason(turn: Turn, text: str) -> None:
    turn.step("extend-check", reason=readable_reason(text))


@DEADLINES.draws("extend-check")
def _extend_check_screen(look: Look) -> Screen:
    deadline = chosen(look)
    sure = say(
        "deadline-extend-sure",
        title=deadline.title,
        unit=_unit_name(look),
        before=_standing_due(look, deadline),
        due=_told_due(look),
        reason=look.answers["reason"],
    )
    keep, extend = Button(say("keep-button"), "go", "one"), Button(say("deadline-extend-now-button"), "extend-now")
    return Screen((sure,), ((keep, extend),))


@DEADLINES.pressed("extend-now")
def _extend(turn: Turn, _arg: str) -> None:
    extend_deadline(
        turn.session,
        actor=turn.actor,
        deadline_id=chosen(turn).id,
        unit_id=turn.answers["unit"],
        due_at=_told_due(turn),
        reason=turn.answers["reason"],
        now=turn.now,
    )
    turn.step("one")
    turn.notice(say("deadline-extended-done"))


# Another title, or no more at all.


@DEADLINES.draws("rename")
def _rename_screen(look: Look) -> Screen:
    return Screen((say("deadline-ask-rename", title=chosen(look).title),), (back_row("one"),))


@DEADLINES.typed("rename", free=True)
def _rename(turn: Turn, text: str) -> None:
    change_deadline(turn.session, actor=turn.actor, deadline_id=chosen(turn).id, title=text, now=turn.now)
    turn.step("one")
    turn.notice(say("deadline-renamed"))


@DEADLINES.draws("cancel")
def _cancel_screen(look: Look) -> Screen:
    return Screen((say("deadline-ask-cancel", title=chosen(look).title),), (back_row("one"),))


@DEADLINES.typed("cancel", free=True)
def _typed_cancel(turn: Turn, text: str) -> None:
    turn.step("cancel-check", reason=readable_reason(text))


@DEADLINES.draws("cancel-check")
def _cancel_check_screen(look: Look) -> Screen:
    sure = say("deadline-cancel-sure", title=chosen(look).title, reason=look.answers["reason"])
    keep, cancel = Button(say("keep-button"), "go", "one"), Button(say("deadline-cancel-now-button"), "cancel-now")
    return Screen((sure,), ((keep, cancel),))


@DEADLINES.pressed("cancel-now")
def _cancel(turn: Turn, _arg: str) -> None:
    reason = turn.answers["reason"]
    cancel_deadline(turn.session, actor=turn.actor, deadline_id=chosen(turn).id, reason=reason, now=turn.now)
    turn.finish()
    turn.go(DEADLINES.name)
    turn.notice(say("deadline-cancelled-done"))
