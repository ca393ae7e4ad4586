"""What the secretariat says of a season's standings: how ties are ranked, and which unit is not considered."""

from bot.language.phrases import Phrase, say
from bot.people.permissions import Action
from bot.people.seasons import exclude_unit, include_unit, set_tie_rule
from bot.scoring.standings import StandingsRow
from handlers.forms.standings.form import STANDINGS, TIE_RULES, shown
from handlers.screen import Button, Screen, back_row, number, page_of
from handlers.turn import Look, Turn
from storage.tables import TieRule

UNITS_ON_PAGE = 8


@STANDINGS.draws("ties")
def _ties(look: Look) -> Screen:
    look.actor.require(Action.MANAGE_SEASONS)
    rule = shown(look).tie_rule
    labels = {
        TieRule.SHARED: say("tie-shared-button"),
        TieRule.DENSE: say("tie-dense-button"),
        TieRule.BY_GROUPS: say("tie-by-groups-button"),
    }
    rows = [(Button(label, "tie", each.value),) for each, label in labels.items()]
    return Screen((say("ties-help", rule=TIE_RULES[rule]),), (*rows, back_row("start")))


@STANDINGS.pressed("tie")
def _tie(turn: Turn, arg: str) -> None:
    rules = {rule.value: rule for rule in TieRule}
    season_id = shown(turn).season_id
    rule = rules.get(arg, TieRule.SHARED)
    set_tie_rule(turn.session, actor=turn.actor, season_id=season_id, rule=rule, now=turn.now)
    turn.step("start")
    turn.notice(say("ties-saved", rule=TIE_RULES[rule]))


@STANDINGS.draws("exclude")
def _exclude(look: Look) -> Screen:
    look.actor.require(Action.EXCLUDE_UNITS)
    page = page_of(shown(look).rows, look.answers.get("exclude_page", 0), UNITS_ON_PAGE)
    rows = [(_choice(row),) for row in page.items]
    turning = tuple(Button(turn.label, "exclude-page", turn.arg) for turn in page.row)
    return Screen((say("exclude-help"),), (*rows, turning, back_row("start")))


def _choice(row: StandingsRow) -> Button:
    label: Phrase = say("unit-name", unit=row.name)
    if row.excluded:
        return Button(say("include-unit-button", unit=row.name), "include", str(row.unit_id))
    return Button(label, "exclude", str(row.unit_id))


@STANDINGS.pressed("exclude-page")
def _exclude_page(turn: Turn, arg: str) -> None:
    turn.step("exclude", exclude_page=number(arg))


@STANDINGS.pressed("exclude")
def _exclude_unit(turn: Turn, arg: str) -> None:
    turn.step("why", unit=number(arg))


def _unit_name(look: Look) -> str:
    return next((row.name for row in shown(look).rows if row.unit_id == look.answers["unit"]), "–")


@STANDINGS.draws("why")
def _why(look: Look) -> Screen:
    look.actor.require(Action.EXCLUDE_UNITS)
    return Screen((say("exclude-why", unit=_unit_name(look)),), (back_row("exclude"),))


@STANDINGS.typed("why", free=True)
def _why_typed(turn: Turn, text: str) -> None:
    season_id = shown(turn).season_id
    unit_id = turn.answers["unit"]
    member = exclude_unit(
        turn.session, actor=turn.actor, season_id=season_id, unit_id=unit_id, reason=text, now=turn.now
    )
    turn.step("start")
    turn.notice(say("excluded", unit=member.name))


@STANDINGS.pressed("include")
def _include(turn: Turn, arg: str) -> None:
    season_id = shown(turn).season_id
    member = include_unit(turn.session, actor=turn.actor, season_id=season_id, unit_id=number(arg), now=turn.now)
    turn.step("start")
    turn.notice(say("included", unit=member.name))
