"""How people are reminded: the ladder, the cluster's own days off and on, and who cannot be reached."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from bot.deadlines.calendar import calendar_of, set_own_days
from bot.deadlines.ladder import ladder_of, set_ladder
from bot.deadlines.reports import LostPerson, LostUnit, unreachable
from bot.language.dates import read_moment
from bot.language.phrases import Phrase, Refused, say
from bot.people.permissions import Action
from handlers.forms.deadlines.form import DEADLINES
from handlers.screen import Button, Screen, back_row
from handlers.turn import Look, Turn
from handlers.wording import ROLE_NAMES

MOST_LINES = 40


@DEADLINES.draws("reminding")
def _reminding_screen(look: Look) -> Screen:
    look.actor.require(Action.MANAGE_DEADLINES)
    ladder = ladder_of(look.session)
    calendar = calendar_of(look.session, look.facts.settings.time_zone)
    text = (
        say("reminding-title"),
        say("reminding-ladder", days=_days(ladder.days), leader=ladder.leader_from, overdue=ladder.overdue_days),
        say("reminding-quiet"),
        say("reminding-off", days=_dates(calendar.off, look.today)),
        say("reminding-on", days=_dates(calendar.on, look.today)),
    )
    rows = (
        (Button(say("reminding-ladder-button"), "go", "ladder"), Button(say("reminding-lost-button"), "go", "lost")),
        (Button(say("reminding-off-button"), "go", "off"), Button(say("reminding-on-button"), "go", "on")),
    )
    return Screen(text, (*rows, back_row("start")))


def _days(days: tuple[int, ...]) -> str:
    return ", ".join(map(str, days))


def _dates(days: frozenset[date], today: date) -> Phrase:
    """The days that are still to come."""
    coming = tuple(say("day", day=each) for each in sorted(days) if each >= today)
    return say("list", items=coming) if coming else say("days-none")


@DEADLINES.draws("ladder")
def _ladder_screen(look: Look) -> Screen:
    look.actor.require(Action.MANAGE_DEADLINES)
    return Screen((say("ladder-ask", days=_days(ladder_of(look.session).days)),), (back_row("reminding"),))


@DEADLINES.typed("ladder")
def _ladder(turn: Turn, text: str) -> None:
    words = text.replace(",", " ").replace(";", " ").split()
    if not words or not all(word.isdecimal() and len(word) <= 3 for word in words):
        raise Refused(say("ladder-unreadable"))
    ladder = replace(ladder_of(turn.session), days=tuple(map(int, words)))
    set_ladder(turn.session, actor=turn.actor, ladder=ladder, now=turn.now)
    turn.step("reminding")
    turn.notice(say("ladder-set"))


@DEADLINES.draws("off")
def _off_screen(look: Look) -> Screen:
    look.actor.require(Action.MANAGE_DEADLINES)
    calendar = calendar_of(look.session, look.facts.settings.time_zone)
    return Screen((say("days-off-ask", days=_dates(calendar.off, look.today)),), (back_row("reminding"),))


@DEADLINES.draws("on")
def _on_screen(look: Look) -> Screen:
    look.actor.require(Action.MANAGE_DEADLINES)
    calendar = calendar_of(look.session, look.facts.settings.time_zone)
    return Screen((say("days-on-ask", days=_dates(calendar.on, look.today)),), (back_row("reminding"),))


@DEADLINES.typed("off")
def _off(turn: Turn, text: str) -> None:
    _toggle(turn, text, lambda day, off, on: (off ^ {day}, on - {day}))


@DEADLINES.typed("on")
def _on(turn: Turn, text: str) -> None:
    _toggle(turn, text, lambda day, off, on: (off - {day}, on ^ {day}))


def _toggle(
    turn: Turn,
    text: str,
    change: Callable[[date, frozenset[date], frozenset[date]], tuple[frozenset[date], frozenset[date]]],
) -> None:
    """A day that is typed is added, and one that is typed again is taken away."""
    zone = turn.facts.settings.time_zone
    read = read_moment(text, now=turn.now, zone=zone)
    if read.day is None or read.fault is not None:
        raise Refused(say("refused-not-a-date"))
    calendar = calendar_of(turn.session, zone)
    off, on = change(read.day, calendar.off, calendar.on)
    set_own_days(turn.session, actor=turn.actor, off=off, on=on, now=turn.now)
    turn.step(turn.dialog.step)
    turn.notice(say("days-set"))


@DEADLINES.draws("lost")
def _lost_screen(look: Look) -> Screen:
    """Who cannot be written to, and the units in which nobody can."""
    found = unreachable(look.session, actor=look.actor)
    lines = [*map(_lost_unit, found.units), *map(_lost_person, found.people)][:MOST_LINES]
    text = say("score-lines", lines=tuple(lines)) if lines else say("lost-none")
    return Screen((say("lost-title"), text), (back_row("reminding"),))


def _lost_unit(unit: LostUnit) -> Phrase:
    if unit.has_people:
        return say("lost-unit", unit=unit.unit_name)
    return say("lost-unit-empty", unit=unit.unit_name)


def _lost_person(person: LostPerson) -> Phrase:
    roles = say("list", items=tuple(ROLE_NAMES[role] for role in person.roles))
    return say("lost-person", name=person.person_name or "–", unit=person.unit_name, roles=roles)
