"""Invitations: for one role, or for all units at once as a printable sheet; each can be renewed and taken back."""

from collections.abc import Sequence

from bot.language.phrases import Phrase, Refused, say
from bot.people.invitations import MOST_USES, Issued, invitation_for, invite, renew, revoke, standing
from bot.people.permissions import UNIT_ROLES, Action, inviting
from bot.people.units import all_units
from handlers.form import Form
from handlers.invitation_sheet import invitation_sheet
from handlers.screen import Button, Screen, back_row, home_row, number, page_of
from handlers.turn import Look, Note, Paper, Turn
from handlers.wording import ROLE_NAMES, role_for
from storage.tables import Invitation, Role, Unit

INVITATIONS = Form("invitations", keeps=False)

COUNTS = (1, 2, 3, 5)


@INVITATIONS.draws()
def _start(look: Look) -> Screen:
    open_ones = standing(look.session, actor=look.actor, now=look.now)
    page = page_of(open_ones, look.answers.get("page", 0), 5)
    rows = [(Button(_short(invitation), "one", str(invitation.id)),) for invitation in page.items]
    new, everybody = Button(say("invite-button"), "go", "role"), Button(say("invite-all-button"), "go", "all")
    text = (say("invitations-title"), say("invitations-help", count=len(open_ones)))
    return Screen(text, ((new, everybody), *rows, page.row, home_row()))


def _short(invitation: Invitation) -> Phrase:
    unit = invitation.unit.name if invitation.unit else None
    return say("invitation-short", role=role_for(invitation.role, unit), left=invitation.uses_allowed - invitation.uses)


@INVITATIONS.pressed("page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("start", page=number(arg))


@INVITATIONS.draws("role")
def _role_screen(look: Look) -> Screen:
    look.actor.require(Action.INVITE_UNIT_ROLES)
    rows = [(Button(ROLE_NAMES[role], "role", role.value),) for role in Role if look.actor.may(inviting(role))]
    return Screen((say("invite-role"),), (*rows, back_row("start")))


@INVITATIONS.pressed("role")
def _role(turn: Turn, arg: str) -> None:
    if arg not in list(Role):
        raise Refused(say("button-unknown"))
    turn.step("unit" if Role(arg) in UNIT_ROLES else "count", role=arg, unit=None)


def _units(look: Look) -> Sequence[Unit]:
    """The units to invite for. Refused before there are any."""
    units = all_units(look.session)
    if not units:
        raise Refused(say("refused-no-units"))
    return units


@INVITATIONS.draws("unit")
def _unit_screen(look: Look) -> Screen:
    look.actor.require(Action.INVITE_UNIT_ROLES)
    units = [Button(say("unit-name", unit=unit.name), "unit", str(unit.id)) for unit in _units(look)]
    page = page_of(units, look.answers.get("units_page", 0), 8)
    pairs = [tuple(page.items[first : first + 2]) for first in range(0, len(page.items), 2)]
    turning = tuple(Button(turn.label, "units-page", turn.arg) for turn in page.row)
    return Screen((say("invite-unit"),), (*pairs, turning, back_row("role")))


@INVITATIONS.pressed("units-page")
def _units_page(turn: Turn, arg: str) -> None:
    turn.step("unit", units_page=number(arg))


@INVITATIONS.pressed("unit")
def _unit(turn: Turn, arg: str) -> None:
    turn.step("count", unit=number(arg))


@INVITATIONS.draws("count")
def _count_screen(look: Look) -> Screen:
    look.actor.require(Action.INVITE_UNIT_ROLES)
    row = tuple(Button(say("count", count=count), "count", str(count)) for count in COUNTS)
    return Screen((say("invite-count"),), (row, back_row("role")))


@INVITATIONS.pressed("count")
def _count(turn: Turn, arg: str) -> None:
    issued = invite(
        turn.session,
        actor=turn.actor,
        role=Role(turn.answers["role"]),
        unit_id=turn.answers["unit"],
        uses=number(arg),
        now=turn.now,
    )
    _show(turn, issued)


@INVITATIONS.typed("count")
def _typed_count(turn: Turn, text: str) -> None:
    _count(turn, _uses(text))


def _uses(text: str) -> str:
    """How often an invitation may be used, as typed."""
    if not text.isdecimal():
        raise Refused(say("refused-invitation-form", most=MOST_USES))
    return text


def _show(turn: Turn, issued: Issued) -> None:
    """The code goes out in a message of its own, once: the store keeps only its digest."""
    turn.go(INVITATIONS.name, "one", invitation=issued.invitation_id)
    link = turn.facts.link(f"i-{issued.code}")
    role = role_for(issued.role, issued.unit_name)
    turn.beside(Note(say("invitation-link", role=role, uses=issued.uses, until=issued.expires_at, link=link)))
    turn.notice(say("invitation-sent"))


@INVITATIONS.pressed("one")
def _one(turn: Turn, arg: str) -> None:
    turn.go(INVITATIONS.name, "one", invitation=number(arg))


@INVITATIONS.draws("one")
def _one_screen(look: Look) -> Screen:
    invitation = invitation_for(look.session, actor=look.actor, invitation_id=look.answers["invitation"])
    text = say(
        "invitation-detail",
        role=role_for(invitation.role, invitation.unit.name if invitation.unit else None),
        used=invitation.uses,
        allowed=invitation.uses_allowed,
        until=invitation.expires_at,
    )
    renewing, revoking = Button(say("renew-button"), "renew"), Button(say("revoke-button"), "revoke")
    return Screen((text, say("invitation-again")), ((renewing, revoking), back_row("start")))


@INVITATIONS.pressed("renew")
def _renew(turn: Turn, _arg: str) -> None:
    _show(turn, renew(turn.session, actor=turn.actor, invitation_id=turn.answers["invitation"], now=turn.now))


@INVITATIONS.pressed("revoke")
def _revoke(turn: Turn, _arg: str) -> None:
    revoke(turn.session, actor=turn.actor, invitation_id=turn.answers["invitation"], now=turn.now)
    turn.go(INVITATIONS.name)
    turn.notice(say("invitation-revoked"))


@INVITATIONS.draws("all")
def _all_screen(look: Look) -> Screen:
    look.actor.require(Action.INVITE_UNIT_ROLES)
    units = _units(look)
    row = tuple(Button(say("count", count=count), "all", str(count)) for count in COUNTS[:3])
    return Screen((say("invite-all", units=len(units)),), (row, back_row("start")))


@INVITATIONS.pressed("all")
def _all(turn: Turn, arg: str) -> None:
    uses = number(arg)
    issued = tuple(
        invite(turn.session, actor=turn.actor, role=role, unit_id=unit.id, uses=count, now=turn.now)
        for unit in _units(turn)
        for role, count in ((Role.SPECIALIST, uses), (Role.LEADER, 1))
    )
    turn.go(INVITATIONS.name)
    # It holds codes, so it exists only while it is sent.
    turn.beside(
        Paper(
            say("sheet-file"),
            say("sheet-caption"),
            lambda texts: invitation_sheet(issued, texts=texts, link=turn.facts.link),
        )
    )
    turn.notice(say("sheet-sent", count=len(issued)))


@INVITATIONS.typed("all")
def _typed_all(turn: Turn, text: str) -> None:
    _all(turn, _uses(text))
