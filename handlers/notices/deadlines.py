"""Notices about deadlines, and the reminders with their buttons."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.deadlines.board import Overdue, overdue
from bot.deadlines.calendar import calendar_of
from bot.deadlines.deadlines import Standing, deadline_of, effective_due
from bot.deadlines.owed import Owed, in_one_message, quiet_until, still_owed
from bot.deadlines.responses import SnoozeChoice, acknowledge, snooze, snooze_moment
from bot.language.phrases import Phrase, Value, say
from bot.people.permissions import UNIT_ROLES, actor_of
from handlers.notices.kinds import Notice, Sight, Under
from handlers.screen import Button, Screen, number
from handlers.turn import Look, Turn
from storage.tables import Deadline, DutyKind, Extension, Role

DUE_FORM = "due"
MOST_UNITS = 40


# What became of a deadline.


def _deadline(sight: Sight) -> Deadline | None:
    """The deadline, for somebody who still belongs to the cluster."""
    if sight.reader_id is None:
        return None
    reader = actor_of(sight.session, sight.reader_id)
    if reader.is_guest:
        return None
    return deadline_of(sight.session, actor=reader, deadline_id=sight.args["deadline"])


def _set(sight: Sight) -> Screen | None:
    deadline = _deadline(sight)
    if deadline is None or deadline.cancelled_at is not None:
        return None
    return Screen((say("notice-deadline-set", title=deadline.title, due=_due(sight, deadline)),), _ways(deadline))


def _changed(sight: Sight) -> Screen | None:
    deadline = _deadline(sight)
    if deadline is None or deadline.cancelled_at is not None:
        return None
    return Screen((say("notice-deadline-changed", title=deadline.title, due=_due(sight, deadline)),), _ways(deadline))


def _cancelled(sight: Sight) -> Screen | None:
    deadline = _deadline(sight)
    if deadline is None:
        return None
    return Screen((say("notice-deadline-cancelled", title=deadline.title, reason=deadline.cancel_reason or "–"),))


def _extended(sight: Sight) -> Screen | None:
    deadline = _deadline(sight)
    extension = sight.session.get(Extension, sight.args["extension"])
    if deadline is None or extension is None or deadline.cancelled_at is not None:
        return None
    about: dict[str, Value] = {"title": deadline.title, "due": _due(sight, deadline), "reason": extension.reason}
    return Screen((say("notice-deadline-extended", **about),), _ways(deadline))


def _due(sight: Sight, deadline: Deadline) -> datetime:
    return effective_due(deadline, sight.args["unit"])


def _ways(deadline: Deadline) -> tuple[tuple[Button, ...], ...]:
    if deadline.kind is DutyKind.SCORING:
        return ((Button(say("notice-go-score-button"), "go-score"),),)
    return ((Button(say("notice-go-due-button"), "go-due"),),)


# Reminders.


def _reminder(sight: Sight) -> Screen | None:
    if sight.reader_id is None:
        return None
    owed = _owed(sight, sight.args["reminders"])
    return _reminding(sight, owed, None) if owed else None


def _owed(sight: "Sight | Look", reminders: Sequence[int]) -> list[Owed]:
    return still_owed(sight.session, reminders, now=sight.now, zone=sight.facts.settings.time_zone)


def _reminding(sight: "Sight | Look", owed: Sequence[Owed], answer: Phrase | None) -> Screen:
    """What is owed, the nearest first, and what can be done about it; after an answer, that it was heard."""
    reader_id = sight.reader_id if isinstance(sight, Sight) else sight.person.id
    text = [_greeting(sight, reader_id, owed), say("score-lines", lines=tuple(map(_line, owed)))]
    if any(each.standing is Standing.CLOSED for each in owed):
        text.append(say("reminder-ask-extension"))
    ways = _ways_on(owed)
    if answer is not None:
        return Screen((*text, answer), (ways,))
    return Screen(tuple(text), (ways, *_replies(sight, owed)))


def _greeting(sight: "Sight | Look", reader_id: int | None, owed: Sequence[Owed]) -> Phrase:
    """Wording climbs with time; a leader is told about the unit, not about their own work."""
    roles = {role for role, _unit in actor_of(sight.session, reader_id).roles} if reader_id else set()
    if roles & UNIT_ROLES == {Role.LEADER}:
        return say("reminder-leader", unit=owed[0].unit_name)
    left = min(each.days_left for each in owed)
    if left < 0:
        return say("reminder-overdue")
    if left == 0:
        return say("reminder-today")
    return say("reminder-tomorrow") if left == 1 else say("reminder-soon") if left <= SOON else say("reminder-early")


SOON = 7


def _line(owed: Owed) -> Phrase:
    about: dict[str, Value] = {"title": owed.title, "due": owed.due_at}
    match owed.standing:
        case Standing.OPEN if owed.days_left == 0:
            return say("due-line-today", **about)
        case Standing.OPEN:
            return say("due-line", **about, days=owed.days_left)
        case Standing.GRACE:
            return say("due-line-grace", **about)
        case Standing.LATE:
            return say("due-line-late", **about)
    return say("due-line-closed", **about)


def _ways_on(owed: Sequence[Owed]) -> tuple[Button, ...]:
    if any(each.kind is DutyKind.SCORING and each.standing is not Standing.CLOSED for each in owed):
        return (Button(say("reminder-score-button"), "go-score"),)
    return (Button(say("notice-go-due-button"), "go-due"),)


def _replies(sight: "Sight | Look", owed: Sequence[Owed]) -> tuple[tuple[Button, ...], ...]:
    arg = str(owed[0].reminder_id)
    received = Button(say("reminder-received-button"), "received", arg)
    morning = Button(say("reminder-morning-button"), "again-am", arg)
    if _moment(sight, SnoozeChoice.AFTERNOON) == _moment(sight, SnoozeChoice.MORNING):
        return ((received, morning),)
    return ((received, Button(say("reminder-afternoon-button"), "again-pm", arg)), (morning,))


def _moment(sight: "Sight | Look", choice: SnoozeChoice) -> datetime:
    calendar = calendar_of(sight.session, sight.facts.settings.time_zone)
    return snooze_moment(choice, now=sight.now, calendar=calendar)


def _received(turn: Turn, arg: str) -> None:
    reminders = in_one_message(turn.session, number(arg), person_id=turn.person.id)
    acknowledge(turn.session, person_id=turn.person.id, reminder_ids=reminders, now=turn.now)
    turn.toast = say("reminder-received-toast")


def _received_screen(look: Look, arg: str) -> Screen:
    return _answered(look, arg, say("reminder-received"))


def _again_pm(turn: Turn, arg: str) -> None:
    _again(turn, arg, SnoozeChoice.AFTERNOON)


def _again_am(turn: Turn, arg: str) -> None:
    _again(turn, arg, SnoozeChoice.MORNING)


def _again(turn: Turn, arg: str, choice: SnoozeChoice) -> None:
    reminders = in_one_message(turn.session, number(arg), person_id=turn.person.id)
    snooze(turn.session, person_id=turn.person.id, reminder_ids=reminders, until=_moment(turn, choice), now=turn.now)
    turn.toast = say("reminder-again-toast")


def _again_pm_screen(look: Look, arg: str) -> Screen:
    return _answered(look, arg, say("reminder-again", at=_moment(look, SnoozeChoice.AFTERNOON)))


def _again_am_screen(look: Look, arg: str) -> Screen:
    return _answered(look, arg, say("reminder-again", at=_moment(look, SnoozeChoice.MORNING)))


def _answered(look: Look, arg: str, answer: Phrase) -> Screen:
    owed = _owed(look, in_one_message(look.session, number(arg), person_id=look.person.id))
    return _reminding(look, owed, answer) if owed else Screen((say("reminder-settled"),))


def _go_due(turn: Turn, _arg: str) -> None:
    turn.go(DUE_FORM)


# The secretariat's digest.


def _digest(sight: Sight) -> Screen | None:
    found = overdue(sight.session, now=sight.now, zone=sight.facts.settings.time_zone)
    if not found:
        return None
    text = [say("digest-title"), *(_overdue(each) for each in found)]
    return Screen(tuple(text), ((Button(say("notice-go-due-button"), "go-due"),),))


def _overdue(each: Overdue) -> Phrase:
    lines = tuple(
        say("digest-unit", unit=unit.name, days=unit.days_over)
        if unit.days_over
        else say("digest-unit-today", unit=unit.name)
        for unit in each.units[:MOST_UNITS]
    )
    return say("digest-deadline", title=each.title, lines=lines)


def _wait(sight: Sight) -> datetime | None:
    return quiet_until(sight.session, now=sight.now, zone=sight.facts.settings.time_zone)


NOTICES: Mapping[str, Notice] = {
    "deadline-set": Notice(_set, repeatable=True),
    "deadline-changed": Notice(_changed, repeatable=True),
    "deadline-cancelled": Notice(_cancelled, repeatable=True),
    "deadline-extended": Notice(_extended, repeatable=True),
    "reminder": Notice(_reminder, repeatable=True, quiet_until=_wait),
    "overdue-digest": Notice(_digest, repeatable=True, quiet_until=_wait),
}

UNDER: Mapping[str, Under] = {
    "go-due": Under(_go_due),
    "received": Under(_received, _received_screen),
    "again-pm": Under(_again_pm, _again_pm_screen),
    "again-am": Under(_again_am, _again_am_screen),
}
