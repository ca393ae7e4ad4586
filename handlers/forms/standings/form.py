"""The standings at a glance, for those who may see unpublished figures; the others are told that there are none yet."""

from bot.language.phrases import Phrase, Value, say
from bot.people.permissions import Action
from bot.people.seasons import open_season
from bot.scoring.standings import Checked, Standings, StandingsRow, standings
from handlers.form import Form
from handlers.screen import Button, Screen, home_row, number, page_of
from handlers.turn import Look, Turn
from storage.tables import TieRule

STANDINGS = Form("standings")

UNITS_ON_PAGE = 30
TIE_RULES = {
    TieRule.SHARED: say("tie-shared"),
    TieRule.DENSE: say("tie-dense"),
    TieRule.BY_GROUPS: say("tie-by-groups"),
}


def shown(look: Look) -> Standings:
    """The standings of the open season."""
    return standings(look.session, actor=look.actor, now=look.now)


@STANDINGS.draws()
def _start(look: Look) -> Screen:
    if not look.actor.may(Action.SEE_STANDINGS):
        return _unpublished(look)
    found = shown(look)
    year = str(found.year)
    title = say("standings-provisional-title", year=year) if found.provisional else say("standings-title", year=year)
    page = page_of(found.rows, look.answers.get("page", 0), UNITS_ON_PAGE)
    text = [title, say("score-lines", lines=tuple(row_line(row, found) for row in page.items))]
    if any(row.tied for row in found.rows):
        text.append(say("standings-ties", rule=TIE_RULES[found.tie_rule]))
    if any(row.excluded for row in found.rows):
        text.append(say("standings-excluded-note"))
    text.append(say("stamp", at=look.now))
    return Screen(tuple(text), (*_ways(look), page.row, home_row()))


def _unpublished(look: Look) -> Screen:
    """Says nothing that depends on any figure."""
    look.actor.require(Action.SEE_RESULTS)
    season = open_season(look.session)
    year = str(season.year) if season else "–"
    return Screen((say("standings-unpublished", year=year),), (home_row(),))


def row_line(row: StandingsRow, found: Standings) -> Phrase:
    """One unit: its rank and points, how far they were looked at, and whether it may be nominated."""
    if row.rank is None or row.total is None:
        return say("standings-not-in", unit=row.name)
    about: dict[str, Value] = {"rank": str(row.rank), "unit": row.name, "points": row.total, "most": found.most}
    is_verified = row.checked is Checked.VERIFIED
    line = say("standings-verified", **about) if is_verified else say("standings-self", **about)
    return say("standings-excluded", line=line) if row.excluded else line


def _ways(look: Look) -> list[tuple[Button, ...]]:
    explain, refresh = Button(say("explain-button"), "go", "explain"), Button(say("refresh-button"), "refresh")
    rows: list[tuple[Button, ...]] = [(explain, refresh)]
    manage = []
    if look.actor.may(Action.EXCLUDE_UNITS):
        manage.append(Button(say("exclude-button"), "go", "exclude"))
    if look.actor.may(Action.MANAGE_SEASONS):
        manage.append(Button(say("ties-button"), "go", "ties"))
    return [*rows, tuple(manage)]


@STANDINGS.pressed("refresh")
def _refresh(turn: Turn, _arg: str) -> None:
    turn.step("start")
    turn.toast = say("refreshed-toast")


@STANDINGS.pressed("page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("start", page=number(arg))
