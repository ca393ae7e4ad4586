"""Messages that the bot sends unasked, drawn when they are sent, and the buttons under them.

A notice lives apart from the person's one live screen: its buttons carry an object's number and never grow old; the
use case behind them says whether they still mean anything.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from bot.language.phrases import say
from bot.people.memberships import end_membership, membership_for
from bot.people.permissions import actor_of, ending
from handlers.screen import Button, Screen, number
from handlers.turn import Look, Turn
from handlers.wording import held_role, person_name
from storage.tables import Chat, Membership, Person


@dataclass(frozen=True)
class Notice:
    """A kind of message: how it is drawn, and whether it may go twice when nobody knows if it went once."""

    draw: "Callable[[Session, Mapping[str, Any], int | None], Screen | None]"
    repeatable: bool


def _membership(session: Session, args: Mapping[str, Any]) -> Membership | None:
    people = (joinedload(Membership.person), joinedload(Membership.unit))
    return session.scalar(select(Membership).where(Membership.id == args["membership"]).options(*people))


def _joined(session: Session, args: Mapping[str, Any], reader_id: int | None) -> Screen | None:
    """Somebody came in; whoever may end the role again has the button for it. Gone again: nothing to tell."""
    membership = _membership(session, args)
    if membership is None or membership.ended_at is not None or reader_id is None:
        return None
    name = person_name(membership.person)
    text = say("notice-joined", name=name, role=held_role(membership), at=membership.granted_at)
    if not actor_of(session, reader_id).may(ending(membership.role), membership.unit_id):
        return Screen((text,))
    return Screen((text,), ((Button(say("end-role-button"), "end", str(membership.id)),),))


def _role_ended(session: Session, args: Mapping[str, Any], _reader_id: int | None) -> Screen | None:
    membership = _membership(session, args)
    return Screen((say("notice-role-ended", role=held_role(membership)),)) if membership else None


def _set_aside(_session: Session, args: Mapping[str, Any], _reader_id: int | None) -> Screen | None:
    return Screen((say("notice-set-aside", code=str(args["code"])),))


NOTICES: Mapping[str, Notice] = {
    "joined": Notice(_joined, repeatable=True),
    "role-ended": Notice(_role_ended, repeatable=True),
    "set-aside": Notice(_set_aside, repeatable=True),
}
"""Every kind of message that the outbox may hold."""

REPEATABLE = tuple(kind for kind, notice in NOTICES.items() if notice.repeatable)


@dataclass(frozen=True)
class Drawn:
    """A message as it is to be sent, in the reader's language."""

    screen: Screen
    language: str


def draw(session: Session, *, kind: str, args: Mapping[str, Any], chat_id: int) -> Drawn | None:
    """What a message of the outbox says now; none if there is nothing left to say."""
    chat = session.get_one(Chat, chat_id)
    reader = session.get(Person, chat.person_id) if chat.person_id else None
    screen = NOTICES[kind].draw(session, args, reader.id if reader else None)
    if screen is None:
        return None
    return Drawn(screen, reader.language if reader else "vi")


def press(turn: Turn, action: str, arg: str) -> Screen | None:
    """Does what a button under a notice says; gives what stands in the notice's place from now on.

    Ending a role asks once more. None is for a button that is none of ours.
    """
    if action == "end-now":
        end_membership(turn.session, actor=turn.actor, membership_id=number(arg), now=turn.now)
        turn.reload_actor()
        turn.toast = say("done-toast")
    return present(turn, action, arg)


def present(look: Look, action: str, arg: str) -> Screen | None:
    """What stands in a notice's place after its button was pressed, drawn from the store alone."""
    if action not in {"end", "end-now", "keep"}:
        return None
    membership = membership_for(look.session, actor=look.actor, membership_id=number(arg))
    look.actor.require(ending(membership.role), membership.unit_id)
    about = {"name": person_name(membership.person), "role": held_role(membership)}
    if membership.ended_at is not None:
        return Screen((say("role-ended-done", **about),))
    if action == "end":
        keep, end = Button(say("keep-button"), "keep", arg), Button(say("end-now-button"), "end-now", arg)
        return Screen((say("end-sure", **about),), ((keep, end),))
    return _joined(look.session, {"membership": membership.id}, look.person.id)
