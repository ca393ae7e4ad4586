"""The cluster: its seasons with their units and officers, and for those who may, changing them."""

from bot.language.phrases import Phrase, Refused, say
from bot.people.permissions import Action
from bot.people.seasons import (
    Officers,
    all_seasons,
    change_officers,
    close_season,
    open_season,
    readable_year,
    start_season,
)
from bot.people.units import add_unit, all_units, rename_unit, retire_unit, unit_of
from bot.results.awards import awards_of
from bot.results.making import decision_of
from bot.results.snapshot import Nominee
from bot.results.wording import award_line
from handlers.form import Form
from handlers.screen import Button, Screen, back_row, home_row, number, page_of
from handlers.turn import Look, Turn
from handlers.wording import OFFICE_NAMES
from storage.tables import Office, Season, SeasonState

CLUSTER = Form("cluster", keeps=False)

NO_DEPUTY = "none"


def _season(look: Look) -> Season:
    look.actor.require(Action.SEE_CLUSTER)
    year = look.answers.get("year")
    seasons = all_seasons(look.session)
    chosen = next((season for season in seasons if season.year == year), None)
    current = chosen or open_season(look.session) or (seasons[0] if seasons else None)
    if current is None:
        raise Refused(say("no-season"))
    return current


@CLUSTER.draws()
def _start(look: Look) -> Screen:
    season = _season(look)
    text = (_title(season), say("season-units", rows=_members(season)), *_outcome(look, season))
    others = [each.year for each in all_seasons(look.session) if each.year != season.year][:4]
    years = tuple(Button(say("year", year=str(year)), "year", str(year)) for year in others)
    rows: list[tuple[Button, ...]] = [years] if years else []
    if season.state is SeasonState.OPEN:
        rows.append((Button(say("sheet-button"), "open", "sheet"),))
    if look.actor.may(Action.MANAGE_SEASONS):
        rows.extend(_management(season))
    return Screen(text, (*rows, home_row()))


def _title(season: Season) -> Phrase:
    year = str(season.year)
    match season.state:
        case SeasonState.OPEN:
            return say("season-open-title", year=year)
        case SeasonState.CLOSED:
            return say("season-closed-title", year=year)
    return say("season-planned-title", year=year)


def _members(season: Season) -> tuple[Phrase, ...]:
    return tuple(
        say("season-unit", unit=member.name)
        if member.office is Office.MEMBER
        else say("season-officer", unit=member.name, office=OFFICE_NAMES[member.office])
        for member in season.members
    )


def _outcome(look: Look, season: Season) -> tuple[Phrase, ...]:
    names = {member.unit_id: member.name for member in season.members}
    awards = awards_of(look.session, season.id)
    nominees = (Nominee(each.kind, each.unit_id, names[each.unit_id], decision_of(each)) for each in awards)
    return tuple(award_line(each) for each in nominees)


def _management(season: Season) -> list[tuple[Button, ...]]:
    units = Button(say("units-button"), "go", "units")
    if season.state is SeasonState.OPEN:
        return [
            (units, Button(say("officers-button"), "lead-of")),
            (Button(say("close-season-button"), "go", "close"),),
        ]
    return [(units, Button(say("new-season-button"), "go", "new"))]


@CLUSTER.pressed("year")
def _year(turn: Turn, arg: str) -> None:
    turn.go(CLUSTER.name, "start", year=readable_year(arg))


@CLUSTER.draws("units")
def _units_screen(look: Look) -> Screen:
    look.actor.require(Action.MANAGE_UNITS)
    page = page_of(all_units(look.session), look.answers.get("page", 0))
    rows = [(Button(say("unit-name", unit=unit.name), "unit", str(unit.id)),) for unit in page.items]
    add = (Button(say("add-unit-button"), "go", "add"),)
    return Screen((say("units-title"), say("units-help")), (*rows, page.row, add, back_row("start")))


@CLUSTER.pressed("page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("units", page=number(arg))


@CLUSTER.pressed("unit")
def _unit(turn: Turn, arg: str) -> None:
    turn.step("rename", unit=number(arg))


@CLUSTER.draws("rename")
def _rename_screen(look: Look) -> Screen:
    look.actor.require(Action.MANAGE_UNITS)
    unit = unit_of(look.session, look.answers["unit"])
    aliases = tuple(alias.alias for alias in unit.aliases) or ("–",)
    retire = (Button(say("retire-unit-button"), "go", "retire"),)
    return Screen((say("unit-rename", unit=unit.name, aliases=aliases),), (retire, back_row("units")))


@CLUSTER.typed("rename")
def _rename(turn: Turn, text: str) -> None:
    unit = rename_unit(turn.session, actor=turn.actor, unit_id=turn.answers["unit"], name=text, now=turn.now)
    turn.step("units")
    turn.notice(say("unit-renamed", unit=unit.name))


@CLUSTER.draws("retire")
def _retire_screen(look: Look) -> Screen:
    look.actor.require(Action.MANAGE_UNITS)
    unit = unit_of(look.session, look.answers["unit"])
    keep, retire = Button(say("keep-button"), "go", "units"), Button(say("retire-now-button"), "retire-now")
    return Screen((say("unit-retire-sure", unit=unit.name),), ((keep, retire),))


@CLUSTER.pressed("retire-now")
def _retire_now(turn: Turn, _arg: str) -> None:
    unit = retire_unit(turn.session, actor=turn.actor, unit_id=turn.answers["unit"], now=turn.now)
    turn.step("units")
    turn.notice(say("unit-retired", unit=unit.name))


@CLUSTER.draws("add")
def _add_screen(look: Look) -> Screen:
    look.actor.require(Action.MANAGE_UNITS)
    return Screen((say("unit-add"),), (back_row("units"),))


@CLUSTER.typed("add")
def _add(turn: Turn, text: str) -> None:
    unit = add_unit(turn.session, actor=turn.actor, name=text, now=turn.now)
    turn.step("units")
    turn.notice(say("unit-added", unit=unit.name))


@CLUSTER.draws("new")
def _new_screen(look: Look) -> Screen:
    look.actor.require(Action.MANAGE_SEASONS)
    years = tuple(Button(say("year", year=str(year)), "new-year", str(year)) for year in _next_years(look))
    return Screen((say("season-new"),), (years, back_row("start")))


def _next_years(look: Look) -> tuple[int, int]:
    latest = max((season.year for season in all_seasons(look.session)), default=look.today.year - 1)
    return latest + 1, latest + 2


@CLUSTER.pressed("new-year")
@CLUSTER.typed("new")
def _new_year(turn: Turn, text: str) -> None:
    turn.step("lead", new=readable_year(text))


@CLUSTER.pressed("lead-of")
def _lead_of(turn: Turn, _arg: str) -> None:
    season = _season(turn)
    turn.go(CLUSTER.name, "lead", season=season.id, year=season.year)


def _candidates(look: Look) -> list[tuple[int, str]]:
    """Who may lead: the members of the season that is changed, or all units where one is opened."""
    if "season" in look.answers:
        return [(member.unit_id, member.name) for member in _season(look).members]
    return [(unit.id, unit.name) for unit in all_units(look.session)]


def _choices(look: Look, action: str, *, but: int | None) -> list[tuple[Button, ...]]:
    look.actor.require(Action.MANAGE_SEASONS)
    units = [
        Button(say("unit-name", unit=name), action, str(unit_id))
        for unit_id, name in _candidates(look)
        if unit_id != but
    ]
    return [tuple(units[first : first + 2]) for first in range(0, len(units), 2)]


@CLUSTER.draws("lead")
def _lead_screen(look: Look) -> Screen:
    return Screen((say("season-lead"),), (*_choices(look, "lead", but=None), back_row("start")))


@CLUSTER.pressed("lead")
def _lead(turn: Turn, arg: str) -> None:
    turn.step("deputy", lead=number(arg))


@CLUSTER.draws("deputy")
def _deputy_screen(look: Look) -> Screen:
    none = (Button(say("no-deputy-button"), "deputy", NO_DEPUTY),)
    rows = _choices(look, "deputy", but=look.answers["lead"])
    return Screen((say("setup-deputy"),), (*rows, none, back_row("lead")))


@CLUSTER.pressed("deputy")
def _deputy(turn: Turn, arg: str) -> None:
    officers = Officers(lead_id=turn.answers["lead"], deputy_id=None if arg == NO_DEPUTY else number(arg))
    if "new" in turn.answers:
        season = _start_season(turn, officers)
    else:
        season_id = turn.answers["season"]
        season = change_officers(turn.session, actor=turn.actor, season_id=season_id, officers=officers, now=turn.now)
    turn.go(CLUSTER.name, "start", year=season.year)
    turn.notice(say("season-saved", year=str(season.year)))


def _start_season(turn: Turn, officers: Officers) -> Season:
    return start_season(
        turn.session,
        actor=turn.actor,
        year=turn.answers["new"],
        unit_ids=[unit.id for unit in all_units(turn.session)],
        officers=officers,
        now=turn.now,
    )


@CLUSTER.draws("close")
def _close_screen(look: Look) -> Screen:
    look.actor.require(Action.MANAGE_SEASONS)
    season = _season(look)
    keep, close = (
        Button(say("keep-button"), "go", "start"),
        Button(say("close-now-button"), "close-now", str(season.id)),
    )
    return Screen((say("season-close-sure", year=str(season.year)),), ((keep, close),))


@CLUSTER.pressed("close-now")
def _close_now(turn: Turn, arg: str) -> None:
    season = close_season(turn.session, actor=turn.actor, season_id=number(arg), now=turn.now)
    turn.go(CLUSTER.name, "start", year=season.year)
    turn.notice(say("season-closed", year=str(season.year)))
