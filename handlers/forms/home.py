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
    """Everything that this person may open, two a row, the daily work first."""
    may = look.actor.may
    rows: list[tuple[Button, ...]] = []
    if look.dialog.paused:
        rows.append((Button(say("resume-button"), "resume"),))
    if may(Action.MANAGE_SEASONS) and not all_units(look.session):
        rows.append((Button(say("setup-button"), "open", "setup"),))
    offered = (
        (Button(say("score-button"), "open", "scoring"), may(Action.SCORE, look.actor.unit_id)),
        (Button(say("review-button"), "open", "review"), look.actor.reviews),
        (Button(say("progress-button"), "open", "progress"), may(Action.SEE_PROGRESS)),
        (Button(say("standings-button"), "open", "standings"), may(Action.SEE_STANDINGS)),
        (Button(say("due-button"), "open", "due"), may(Action.SEE_DEADLINES)),
        (Button(say("results-button"), "open", "results"), may(Action.SEE_RESULTS)),
        (Button(say("ask-button"), "open", "ask"), True),
        (Button(say("cluster-button"), "open", "cluster"), may(Action.SEE_CLUSTER)),
        (Button(say("laws-button"), "open", "documents"), may(Action.MANAGE_RULES)),
        (Button(say("people-button"), "open", "people"), may(Action.SEE_PEOPLE, look.actor.unit_id)),
        (Button(say("invitations-button"), "open", "invitations"), may(Action.INVITE_UNIT_ROLES)),
        (Button(say("questions-button"), "open", "questions"), may(Action.ANSWER_QUESTIONS)),
        (Button(say("mine-button"), "open", "mine"), True),
        (Button(say("help-button"), "open", "help"), True),
    )
    tiles = [button for button, is_offered in offered if is_offered]
    return rows + [tuple(tiles[first : first + 2]) for first in range(0, len(tiles), 2)]
