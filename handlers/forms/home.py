"""Home: what the person is, what they left unfinished, and the tiles that lead everywhere."""

from bot.language.phrases import Phrase, say
from bot.people.memberships import roles_of
from bot.people.permissions import Action
from bot.people.seasons import open_season, unit_in_office
from bot.people.units import all_units
from handlers.form import Form
from handlers.screen import Button, Screen
from handlers.turn import Look
from handlers.wording import held_role
from storage.tables import Office

HOME = Form("home")


@HOME.draws()
def _start(look: Look) -> Screen:
    text = [say("home-title"), _who(look)]
    if look.actor.may(Action.SEE_CLUSTER):
        text.extend(_season(look))
    return Screen(tuple(text), tuple(_tiles(look)))


def _who(look: Look) -> Phrase:
    roles = tuple(held_role(membership) for membership in roles_of(look.session, look.person.id))
    return say("home-roles", roles=roles) if roles else say("home-guest")


def _season(look: Look) -> list[Phrase]:
    season = open_season(look.session)
    if season is None:
        return [say("home-no-season")] if look.actor.may(Action.MANAGE_SEASONS) else []
    lead = unit_in_office(season, Office.LEAD)
    return [say("home-season", year=str(season.year), units=len(season.members), lead=lead.name if lead else "–")]


def _tiles(look: Look) -> list[tuple[Button, ...]]:
    rows: list[tuple[Button, ...]] = []
    if look.dialog.paused:
        rows.append((Button(say("resume-button"), "resume"),))
    if look.actor.may(Action.MANAGE_SEASONS) and not all_units(look.session):
        rows.append((Button(say("setup-button"), "open", "setup"),))
    ask = Button(say("ask-button"), "open", "ask")
    cluster = Button(say("cluster-button"), "open", "cluster")
    rows.append((ask, cluster) if look.actor.may(Action.SEE_CLUSTER) else (ask,))
    if look.actor.may(Action.INVITE_UNIT_ROLES):
        rows.append(
            (Button(say("people-button"), "open", "people"), Button(say("invitations-button"), "open", "invitations"))
        )
    elif look.actor.may(Action.SEE_PEOPLE, look.actor.unit_id):
        rows.append((Button(say("people-button"), "open", "people"),))
    rows.append((Button(say("mine-button"), "open", "mine"), Button(say("help-button"), "open", "help")))
    return rows
