"""The first start: units, year, lead and deputy unit, then invitations for all, without a manual.

Nothing is written to the cluster before the last step, which does it all at once.
"""

from bot.language.phrases import Phrase, Refused, say
from bot.language.text import fold
from bot.people.cluster import set_up
from bot.people.permissions import Action
from bot.people.seasons import readable_year
from bot.people.units import OfferedUnit, offered_units, readable_name
from handlers.form import Form
from handlers.forms.invitations import INVITATIONS
from handlers.screen import Button, Screen, back_row, home_row, number
from handlers.turn import Look, Turn

SETUP = Form("setup", keeps=True)

MOST_UNITS = 30


def _names(look: Look) -> list[str]:
    """The units chosen so far; before anything was chosen, those that are offered."""
    chosen: list[str] | None = look.answers.get("units")
    return chosen if chosen is not None else [unit.name for unit in offered_units()]


def _at(look: Look, arg: str) -> int:
    """The place of a chosen unit that a button names."""
    return _known(look, number(arg))


def _known(look: Look, place: int) -> int:
    """A place in the list, if there is a unit at it."""
    if place >= len(_names(look)):
        raise Refused(say("button-unknown"))
    return place


@SETUP.draws()
def _start(look: Look) -> Screen:
    look.actor.require(Action.MANAGE_UNITS)
    names = _names(look)
    units = [Button(say("unit-name", unit=name), "unit", str(place)) for place, name in enumerate(names)]
    pairs = [tuple(units[first : first + 2]) for first in range(0, len(units), 2)]
    add, done = Button(say("add-unit-button"), "go", "add"), Button(say("continue-button"), "units-done")
    return Screen((say("setup-title"), say("setup-units", count=len(names))), (*pairs, (add, done), home_row()))


@SETUP.pressed("unit")
def _unit(turn: Turn, arg: str) -> None:
    turn.step("unit", at=_at(turn, arg))


@SETUP.draws("unit")
def _unit_screen(look: Look) -> Screen:
    name = _names(look)[_known(look, look.answers["at"])]
    remove = Button(say("remove-unit-button"), "remove")
    return Screen((say("setup-unit", unit=name),), ((remove,), back_row("start")))


@SETUP.typed("unit")
def _rename(turn: Turn, text: str) -> None:
    names = list(_names(turn))
    place = _known(turn, turn.answers["at"])
    names[place] = _fresh(text, [*names[:place], *names[place + 1 :]])
    turn.step("start", units=names)


@SETUP.pressed("remove")
def _remove(turn: Turn, _arg: str) -> None:
    names = list(_names(turn))
    removed = names.pop(_known(turn, turn.answers["at"]))
    turn.step("start", units=names)
    turn.notice(say("setup-unit-removed", unit=removed))


@SETUP.draws("add")
def _add_screen(_look: Look) -> Screen:
    return Screen((say("setup-add"),), (back_row("start"),))


@SETUP.typed("add")
def _add(turn: Turn, text: str) -> None:
    names = _names(turn)
    if len(names) >= MOST_UNITS:
        raise Refused(say("refused-too-many-units", most=MOST_UNITS))
    turn.step("start", units=[*names, _fresh(text, names)])


def _fresh(text: str, others: list[str]) -> str:
    name = readable_name(text)
    if fold(name) in {fold(other) for other in others}:
        raise Refused(say("refused-unit-taken", name=name, unit=name))
    return name


@SETUP.pressed("units-done")
def _units_done(turn: Turn, _arg: str) -> None:
    names = _names(turn)
    if len(names) < 2:
        raise Refused(say("refused-season-members"))
    turn.step("year", units=list(names))


@SETUP.draws("year")
def _year_screen(look: Look) -> Screen:
    years = (look.today.year, look.today.year + 1)
    row = tuple(Button(say("year", year=str(year)), "year", str(year)) for year in years)
    return Screen((say("setup-year"),), (row, back_row("start")))


@SETUP.pressed("year")
@SETUP.typed("year")
def _year(turn: Turn, text: str) -> None:
    turn.step("lead", year=readable_year(text))


def _choice(look: Look, question: Phrase, action: str, back: str, *, but: int | None = None) -> Screen:
    units = [
        Button(say("unit-name", unit=name), action, str(place))
        for place, name in enumerate(_names(look))
        if place != but
    ]
    pairs = [tuple(units[first : first + 2]) for first in range(0, len(units), 2)]
    none = ((Button(say("no-deputy-button"), action, "none"),),) if but is not None else ()
    return Screen((question,), (*pairs, *none, back_row(back)))


@SETUP.draws("lead")
def _lead_screen(look: Look) -> Screen:
    return _choice(look, say("setup-lead", year=str(look.answers["year"])), "lead", "year")


@SETUP.pressed("lead")
def _lead(turn: Turn, arg: str) -> None:
    turn.step("deputy", lead=_at(turn, arg))


@SETUP.draws("deputy")
def _deputy_screen(look: Look) -> Screen:
    return _choice(look, say("setup-deputy"), "deputy", "lead", but=look.answers["lead"])


@SETUP.pressed("deputy")
def _deputy(turn: Turn, arg: str) -> None:
    turn.step("confirm", deputy=None if arg == "none" else _at(turn, arg))


@SETUP.draws("confirm")
def _confirm_screen(look: Look) -> Screen:
    names, deputy = _names(look), look.answers["deputy"]
    summary = say(
        "setup-confirm",
        year=str(look.answers["year"]),
        units=tuple(names),
        lead=names[look.answers["lead"]],
        deputy="–" if deputy is None else names[deputy],
    )
    return Screen((summary,), ((Button(say("set-up-button"), "set-up"),), back_row("deputy")))


@SETUP.pressed("set-up")
def _set_up(turn: Turn, _arg: str) -> None:
    known = {unit.name: unit for unit in offered_units()}
    answers = turn.answers
    season = set_up(
        turn.session,
        actor=turn.actor,
        units=[known.get(name, OfferedUnit(name)) for name in _names(turn)],
        year=answers["year"],
        lead=answers["lead"],
        deputy=answers["deputy"],
        now=turn.now,
    )
    turn.finish()
    turn.go(INVITATIONS.name)
    turn.notice(say("setup-done", year=str(season.year)))
