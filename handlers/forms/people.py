"""Members: who holds which role, by unit; ending a role, for those who may."""

from bot.language.phrases import Phrase, Refused, say
from bot.people.memberships import end_membership, members, membership_for
from bot.people.permissions import Action, ending
from bot.people.persons import private_chat
from bot.people.units import all_units
from handlers.form import Form
from handlers.screen import Button, Screen, back_row, home_row, page_of
from handlers.turn import Look, Turn
from handlers.wording import ROLE_NAMES, held_role
from storage.tables import Membership, Unit

PEOPLE = Form("people")

CLUSTER_WIDE = "cluster"


@PEOPLE.draws()
def _start(look: Look) -> Screen:
    """Who sees all units chooses one; who sees one unit is shown that."""
    if not look.actor.may(Action.SEE_PEOPLE):
        return _unit_screen(look)
    page = page_of(all_units(look.session), look.answers.get("page", 0))
    rows = [(_unit_button(look, unit),) for unit in page.items]
    whole = Button(say("people-cluster-button"), "unit", CLUSTER_WIDE)
    return Screen((say("people-title"), say("people-help")), (*rows, page.row, (whole,), home_row()))


def _unit_button(look: Look, unit: Unit) -> Button:
    count = len(members(look.session, actor=look.actor, unit_id=unit.id))
    return Button(say("people-unit", unit=unit.name, count=count), "unit", str(unit.id))


@PEOPLE.pressed("page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("start", page=int(arg) if arg.isdecimal() else 0)


@PEOPLE.pressed("unit")
def _unit(turn: Turn, arg: str) -> None:
    turn.step("unit", unit=int(arg) if arg.isdecimal() else None)


@PEOPLE.draws("unit")
def _unit_screen(look: Look) -> Screen:
    sees_all = look.actor.may(Action.SEE_PEOPLE)
    unit_id = look.answers.get("unit") if sees_all else look.actor.unit_id
    held = members(look.session, actor=look.actor, unit_id=unit_id)
    unit = look.session.get(Unit, unit_id) if unit_id else None
    title = say("people-of-unit", unit=unit.name) if unit else say("people-of-cluster")
    lines = tuple(_line(look, membership) for membership in held) or (say("people-nobody"),)
    rows = [
        (Button(say("person-name", name=membership.person.display_name), "person", str(membership.id)),)
        for membership in held[:8]
        if look.actor.may(ending(membership.role), membership.unit_id)
    ]
    return Screen((title, say("people-lines", lines=lines)), (*rows, back_row("start") if sees_all else home_row()))


def _line(look: Look, membership: Membership) -> Phrase:
    chat = private_chat(look.session, membership.person_id)
    role, name = ROLE_NAMES[membership.role], membership.person.display_name
    if chat is None or chat.unreachable_since is not None:
        return say("people-line-unreachable", role=role, name=name)
    return say("people-line", role=role, name=name)


@PEOPLE.pressed("person")
def _person(turn: Turn, arg: str) -> None:
    if not arg.isdecimal():
        raise Refused(say("button-unknown"))
    turn.step("person", membership=int(arg))


@PEOPLE.draws("person")
def _person_screen(look: Look) -> Screen:
    membership = membership_for(look.session, actor=look.actor, membership_id=look.answers["membership"])
    if membership.ended_at is not None:
        raise Refused(say("refused-role-ended"))
    look.actor.require(ending(membership.role), membership.unit_id)
    text = say(
        "person-detail",
        name=membership.person.display_name,
        role=held_role(membership),
        since=membership.granted_at,
    )
    return Screen((text,), ((Button(say("end-role-button"), "go", "end"),), back_row("unit")))


@PEOPLE.draws("end")
def _end_screen(look: Look) -> Screen:
    membership = membership_for(look.session, actor=look.actor, membership_id=look.answers["membership"])
    look.actor.require(ending(membership.role), membership.unit_id)
    keep, end = Button(say("keep-button"), "go", "unit"), Button(say("end-now-button"), "end-now")
    sure = say("end-sure", name=membership.person.display_name, role=held_role(membership))
    return Screen((sure,), ((keep, end),))


@PEOPLE.pressed("end-now")
def _end_now(turn: Turn, _arg: str) -> None:
    membership = end_membership(turn.session, actor=turn.actor, membership_id=turn.answers["membership"], now=turn.now)
    turn.reload_actor()
    turn.step("unit")
    turn.notice(say("role-ended-done", name=membership.person.display_name, role=held_role(membership)))
