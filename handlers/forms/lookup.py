"""Lookups in plain words: what was asked is kept, the answer is worked out anew whenever the screen is drawn."""

from dataclasses import asdict, replace
from typing import Any

from bot.language.phrases import Phrase, Refused, say
from bot.language.text import syllables
from bot.lookups.answering import as_watcher, look_up
from bot.lookups.deciding import Meant, decide, may_interrupt
from bot.lookups.heard import Asked, Heard, Level, Lookup, Which
from bot.lookups.hearing import hear
from bot.lookups.store import names_of
from bot.people.units import all_units
from bot.rules.answer import Answer, Zone
from handlers import feedback
from handlers.form import Form
from handlers.forms.ask import LONGEST_TEXT, ask
from handlers.lookups.behind import ABOUT, behind
from handlers.lookups.lines import When, answer_lines
from handlers.screen import Button, Screen, home_row, number
from handlers.turn import Look, Turn

LOOKUP = Form("lookup")

MOST_UNITS = 8
PERSONAL = frozenset({Lookup.OWED, Lookup.PEOPLE})
"""Lookups that are answered in private alone."""


def ask_anything(turn: Turn, question: str, message_id: int | None) -> None:
    """A text that no form waits for: a lookup, a question about the rules, or asked back which of the two.

    What the secretariat has a curated answer to goes before both. Raises `Refused` for a text without words, and for
    one that is too long.
    """
    if len(question) > LONGEST_TEXT or not syllables(question):
        ask(turn, question, message_id)  # it knows how to refuse
        return
    if feedback.curated(turn, question) is not None:
        ask(turn, question, message_id)
        return
    heard = heard_in(turn, question)
    if turn.actor.is_guest:
        ask(turn, question, message_id)
        if heard.level is Level.SURE and _rules(turn, question).zone is Zone.UNKNOWN:
            turn.notice(say("refused-guest"))
        return
    kept: dict[str, Any] = {"question": question, "message": message_id}
    if (pending := _answers_which(turn, heard)) is not None:
        turn.go(LOOKUP.name, "answer", asked=_packed(pending), maybe=[], **kept)
        return
    match decide(heard, lambda: _rules(turn, question)):
        case Meant.LOOKUP if heard.asked is not None:
            _go(turn, heard, **kept)
        case Meant.EITHER if heard.asked is not None:
            turn.go(LOOKUP.name, "either", asked=_packed(heard.asked), maybe=list(heard.maybe), **kept)
        case _:
            ask(turn, question, message_id)


def _answers_which(turn: Turn, heard: Heard) -> Asked | None:
    """The lookup for which a unit was asked, where a unit is all that is typed now."""
    is_asked = turn.dialog.form == LOOKUP.name and turn.dialog.step == "which"
    if not is_asked or heard.asked is None or heard.asked.lookup is not Lookup.UNIT or not heard.asked.units:
        return None
    return replace(_asked(turn), units=heard.asked.units, is_mine=False)


def heard_in(look: Look, question: str) -> Heard:
    """What a person's text is after."""
    return hear(question, names_of(look.session), this_year=look.today.year)


def interrupts(turn: Turn, text: str, *, refused: bool) -> Phrase | None:
    """The answer to a lookup that is typed at a step of another form; none where the text is no lookup."""
    heard = heard_in(turn, text)
    if turn.actor.is_guest or heard.asked is None or not may_interrupt(heard, refused=refused):
        return None
    try:
        return _paragraph(turn, heard.asked)
    except Refused as nothing:
        return nothing.phrase


def in_group(look: Look, question: str) -> Phrase | None:
    """What a lookup is answered where others read along; none where the text is a question about the rules."""
    heard = heard_in(look, question)
    if look.actor.is_guest or heard.asked is None:
        return None
    match decide(heard, lambda: _rules(look, question)):
        case Meant.RULE:
            return None
        case Meant.EITHER:
            return say("lookup-group-either")
    return _told_in_group(look, heard)


def _told_in_group(look: Look, heard: Heard) -> Phrase:
    assert heard.asked is not None  # noqa: S101 - asked by the caller
    if heard.asked.lookup in PERSONAL:
        return say("lookup-group-personal")
    asked = _own_unit(look, heard.asked)
    if heard.lacks_unit and not asked.units:
        return say("lookup-group-which")
    try:
        return _paragraph(watching(look), asked)
    except Refused as nothing:
        return nothing.phrase


def watching(look: Look) -> Look:
    """The same look by the eyes of somebody who only looks on."""
    watcher = Look(session=look.session, person=look.person, dialog=look.dialog, now=look.now, facts=look.facts)
    watcher.actor = as_watcher(look.actor)
    return watcher


def _own_unit(look: Look, asked: Asked) -> Asked:
    """A lookup about "my unit", with that unit in its place."""
    mine = look.actor.unit_id
    return replace(asked, units=(mine,), is_mine=False) if asked.is_mine and not asked.units and mine else asked


def _rules(look: Look, question: str) -> Answer:
    return look.facts.rules.ask(question, look.today)


def _paragraph(look: Look, asked: Asked) -> Phrase:
    return say("paragraph", lines=tuple(_lines(look, asked)))


def _lines(look: Look, asked: Asked) -> list[Phrase]:
    found = look_up(look.session, actor=look.actor, asked=asked, now=look.now)
    return answer_lines(found, asked.lookup, When(look.now, look.facts.settings.time_zone))


def _go(turn: Turn, heard: Heard, **kept: Any) -> None:
    assert heard.asked is not None  # noqa: S101 - asked by the caller
    asked = _own_unit(turn, heard.asked) if heard.lacks_unit else heard.asked
    step = "which" if heard.lacks_unit and not asked.units else "answer"
    turn.go(LOOKUP.name, step, asked=_packed(asked), maybe=list(heard.maybe), **kept)


def _packed(asked: Asked) -> dict[str, Any]:
    return asdict(asked)


def _asked(look: Look) -> Asked:
    data = look.answers["asked"]
    which = None if data["which"] is None else Which(data["which"])
    more = {"year": data["year"], "code": data["code"], "is_mine": data["is_mine"]}
    return Asked(Lookup(data["lookup"]), tuple(data["units"]), which=which, **more)


@LOOKUP.draws("answer")
def _answer_screen(look: Look) -> Screen:
    asked = _asked(look)
    try:
        lines = _lines(look, asked)
    except Refused as nothing:
        lines = [nothing.phrase]
    rules = (Button(say("lookup-other-button"), "rules"),)
    return Screen(
        (_echo(look), say("paragraph", lines=tuple(lines))), (behind(asked.lookup, look.actor), rules, home_row())
    )


LONGEST_ECHO = 200


def _echo(look: Look) -> Phrase:
    words = " ".join(str(look.answers["question"]).split())
    return say("lookup-question", question=words if len(words) <= LONGEST_ECHO else words[:LONGEST_ECHO].rstrip() + "…")


@LOOKUP.draws("which")
def _which_screen(look: Look) -> Screen:
    """Which unit is meant: those that may be, else all."""
    maybe = look.answers["maybe"]
    units = sorted(all_units(look.session), key=lambda each: (each.id not in maybe, each.id != look.actor.unit_id))
    offered = [each for each in units if not maybe or each.id in maybe][:MOST_UNITS]
    buttons = [Button(say("lookup-unit-button", unit=each.name), "unit", str(each.id)) for each in offered]
    rows = [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]
    text = say("lookup-perhaps-unit") if maybe else say("lookup-which-unit")
    return Screen((_echo(look), text), (*rows, (Button(say("lookup-other-button"), "rules"),), home_row()))


@LOOKUP.draws("either")
def _either_screen(look: Look) -> Screen:
    asked, answer = _asked(look), _rules(look, look.answers["question"])
    rule = say("lookup-either-rule")
    if answer.best is not None:
        rule = say("lookup-either-this-rule", title=answer.best.title)
    text = say("lookup-either", lookup=ABOUT[asked.lookup], rule=rule)
    choices = (Button(say("lookup-figures-button"), "figures"), Button(say("lookup-rules-button"), "rules"))
    return Screen((_echo(look), text), (choices, home_row()))


@LOOKUP.pressed("figures")
def _figures(turn: Turn, _arg: str) -> None:
    kept = {"question": turn.answers["question"], "message": turn.answers["message"]}
    asked = _asked(turn)
    _go(turn, Heard(asked=asked, maybe=tuple(turn.answers["maybe"])), **kept)


@LOOKUP.pressed("rules")
def _to_rules(turn: Turn, _arg: str) -> None:
    ask(turn, turn.answers["question"], turn.answers["message"])


@LOOKUP.pressed("unit")
def _unit(turn: Turn, arg: str) -> None:
    asked = replace(_asked(turn), units=(number(arg),), is_mine=False)
    turn.step("answer", asked=_packed(asked))
