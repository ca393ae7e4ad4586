"""Members: who holds which role, by unit; ending a role, for those who may."""

from bot.language.phrases import Phrase, Refused, say
from bot.people.memberships import end_membership, members, membership_for
from bot.people.permissions import Action, ending
from bot.people.persons import private_chat
from bot.people.units import all_units
from handlers.form import Form
from handlers.screen import Button, Screen, back_row, home_row, number, page_of
from handlers.turn import Look, Turn
from handlers.wording import ROLE_NAMES, held_role, person_name
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
    turn.step("start", page=number(arg))


@PEOPLE.pressed("unit")
def _unit(turn: Turn, arg: str) -> None:
    turn.step("unit", unit=None if arg == CLUSTER_WIDE else number(arg), people_page=0)


@PEOPLE.pressed("people-page")
def _people_page(turn: Turn, arg: str) -> None:
    turn.step("unit", people_page=number(arg))


@PEOPLE.draws("unit")
def _unit_screen(look: Look) -> Screen:
    sees_all = look.actor.may(Action.SEE_PEOPLE)
    unit_id: int | None = look.answers.get("unit", look.actor.unit_id)
    held = members(look.session, actor=look.actor, unit_id=unit_id)
    unit = look.session.get_one(Unit, unit_id) if unit_id is not None else None
    title = say("people-of-unit", unit=unit.name) if unit else say("people-of-cluster")
    page = page_of(held, look.answers.get("people_page", 0), 8)
    lines = tuple(_line(look, membership) for membership in page.items) or (say("people-nobody"),)
    rows = [
        (Button(person_name(membership.person), "person", str(membership.id)),)
        for membership in page.items
        if look.actor.may(ending(membership.role), membership.unit_id)
    ]
    turning = tuple(Button(turn.label, "people-page", turn.arg) for turn in page.row)
    way_back = back_row("start") if sees_all else home_row()
    return Screen((title, say("people-lines", lines=lines)), (*rows, turning, way_back))


def _line(look: Look, membership: Membership) -> Phrase:
    chat = private_chat(look.session, membership.person_id)
    role, name = ROLE_NAMES[membership.role], person_name(membership.person)
    if chat is None or chat.unreachable_since is not None:
        return say("people-line-unreachable", role=role, name=name)
    return say("people-line", role=role, name=name)


@PEOPLE.pressed("person")
def _person(turn: Turn, arg: str) -> None:
    turn.step("person", membership=number(arg))


@PEOPLE.draws("person")
def _person_screen(look: Look) -> Screen:
    membership = membership_for(look.session, actor=look.actor, membership_id=look.answers["membership"])
    if membership.ended_at is not None:
        raise Refused(say("refused-role-ended"))
    look.actor.require(ending(membership.role), membership.unit_id)
    text = say(
        "person-detail",
        name=person_name(membership.person),
        role=held_role(membership),
        since=membership.granted_at,
    )
    return Screen((text,), ((Button(say("end-role-button"), "go", "end"),), back_row("unit")))


@PEOPLE.draws("end")
def _end_screen(look: Look) -> Screen:
    membership = membership_for(look.session, actor=look.actor, membership_id=look.answers["membership"])
    look.actor.require(ending(membership.role), membership.unit_id)
    keep, end = Button(say("keep-button"), "go", "unit"), Button(say("end-now-button"), "end-now")
    sure = say("end-sure", name=person_name(membership.person), role=held_role(membership))
    return Screen((sure,), ((keep, end),))


@PEOPLE.pressed("end-now")
def _end_now(turn: Turn, _arg: str) -> None:
    membership = end_membership(turn.session, actor=turn.actor, membership_id=turn.answers["membership"], now=turn.now)
    turn.reload_actor()
    turn.step("unit")
    turn.notice(say("role-ended-done", name=person_name(membership.person), role=held_role(membership)))
