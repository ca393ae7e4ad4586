"""The decision that came later: its number and day, read as people write them, and confirmed once more."""

from datetime import date

from bot.language.phrases import Refused, say
from bot.people.permissions import Action
from bot.results.decisions import readable_number, record_decision, require_past
from bot.results.snapshot import Nominee
from bot.results.wording import AWARD_NAMES, award_line
from handlers.forms.results.form import RESULTS, chosen
from handlers.reading import typed_moment
from handlers.screen import Button, Screen, back_row
from handlers.turn import Look, Turn


@RESULTS.draws("decision")
def _decision_screen(look: Look) -> Screen:
    look.actor.require(Action.RECORD_RESULTS)
    awards = chosen(look).awards
    buttons = tuple(Button(AWARD_NAMES[each.kind], "decided", each.kind.value) for each in awards)
    lines = tuple(award_line(each) for each in awards) or (say("results-none-yet"),)
    return Screen((say("decision-which"), say("score-lines", lines=lines)), (buttons, back_row("season")))


@RESULTS.pressed("decided")
def _decided(turn: Turn, arg: str) -> None:
    turn.step("number", award=arg)
    _award(turn)


def _award(look: Look) -> Nominee:
    look.actor.require(Action.RECORD_RESULTS)
    found = next((each for each in chosen(look).awards if each.kind.value == look.answers["award"]), None)
    if found is None:
        raise Refused(say("refused-no-nominee"))
    return found


@RESULTS.draws("number")
def _number_screen(look: Look) -> Screen:
    award = _award(look)
    text = say("decision-ask-number", unit=award.unit, award=AWARD_NAMES[award.kind])
    return Screen((text,), (back_row("decision"),))


@RESULTS.typed("number", free=True)
def _number(turn: Turn, text: str) -> None:
    turn.step("day", number=readable_number(text))


@RESULTS.draws("day")
def _day_screen(look: Look) -> Screen:
    _award(look)
    return Screen((say("decision-ask-day", number=look.answers["number"]),), (back_row("number"),))


@RESULTS.typed("day")
def _day(turn: Turn, text: str) -> None:
    day = typed_moment(turn, text).date()
    turn.step("decision-sure", day=require_past(day, turn.today).isoformat())


@RESULTS.draws("decision-sure")
def _sure_screen(look: Look) -> Screen:
    award = _award(look)
    text = say(
        "decision-sure",
        unit=award.unit,
        award=AWARD_NAMES[award.kind],
        number=look.answers["number"],
        day=date.fromisoformat(look.answers["day"]),
    )
    keep, record = Button(say("keep-button"), "go", "season"), Button(say("decision-now-button"), "decision-now")
    return Screen((text,), ((keep, record),))


@RESULTS.pressed("decision-now")
def _record(turn: Turn, _arg: str) -> None:
    award = _award(turn)
    record_decision(
        turn.session,
        actor=turn.actor,
        season_id=turn.answers["season"],
        kind=award.kind,
        number=turn.answers["number"],
        day=date.fromisoformat(turn.answers["day"]),
        today=turn.today,
        now=turn.now,
    )
    turn.step("season")
    turn.notice(say("decision-recorded"))
