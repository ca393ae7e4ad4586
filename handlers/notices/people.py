"""Notices about people: who came in, whose role ended, and an update that could not be done."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from bot.language.phrases import Phrase, say
from bot.people.memberships import end_membership, membership_for
from bot.people.permissions import actor_of, ending
from handlers.notices.kinds import Notice, Sight, Under
from handlers.screen import Button, Screen, number
from handlers.turn import Look, Turn
from handlers.wording import held_role, person_name
from storage.tables import Membership


def _membership(session: Session, membership_id: int) -> Membership | None:
    people = (joinedload(Membership.person), joinedload(Membership.unit))
    return session.scalar(select(Membership).where(Membership.id == membership_id).options(*people))


def _joined(sight: Sight) -> Screen | None:
    membership = _membership(sight.session, sight.args["membership"])
    return _came_in(sight.session, membership, sight.reader_id)


def _came_in(session: Session, membership: Membership | None, reader_id: int | None) -> Screen | None:
    """Somebody came in; whoever may end the role again has the button for it. Gone again: nothing to tell."""
    if membership is None or membership.ended_at is not None or reader_id is None:
        return None
    name = person_name(membership.person)
    text = say("notice-joined", name=name, role=held_role(membership), at=membership.granted_at)
    if not actor_of(session, reader_id).may(ending(membership.role), membership.unit_id):
        return Screen((text,))
    return Screen((text,), ((Button(say("end-role-button"), "end", str(membership.id)),),))


def _role_ended(sight: Sight) -> Screen | None:
    membership = _membership(sight.session, sight.args["membership"])
    return Screen((say("notice-role-ended", role=held_role(membership)),)) if membership else None


def _set_aside(sight: Sight) -> Screen:
    return Screen((say("notice-set-aside", code=str(sight.args["code"])),))


def _may_end(look: Look, arg: str) -> Membership:
    membership = membership_for(look.session, actor=look.actor, membership_id=number(arg))
    look.actor.require(ending(membership.role), membership.unit_id)
    return membership


def _about(membership: Membership) -> dict[str, Phrase]:
    return {"name": person_name(membership.person), "role": held_role(membership)}


def _sure(look: Look, arg: str) -> Screen:
    """Ending a role asks once more."""
    membership = _may_end(look, arg)
    if membership.ended_at is not None:
        return Screen((say("role-ended-done", **_about(membership)),))
    keep, end = Button(say("keep-button"), "keep", arg), Button(say("end-now-button"), "end-now", arg)
    return Screen((say("end-sure", **_about(membership)),), ((keep, end),))


def _end_now(turn: Turn, arg: str) -> None:
    end_membership(turn.session, actor=turn.actor, membership_id=number(arg), now=turn.now)
    turn.reload_actor()
    turn.toast = say("done-toast")


def _as_it_is(look: Look, arg: str) -> Screen | None:
    membership = _may_end(look, arg)
    if membership.ended_at is not None:
        return Screen((say("role-ended-done", **_about(membership)),))
    return _came_in(look.session, membership, look.person.id)


NOTICES: Mapping[str, Notice] = {
    "joined": Notice(_joined, repeatable=True),
    "role-ended": Notice(_role_ended, repeatable=True),
    "set-aside": Notice(_set_aside, repeatable=True),
}

UNDER: Mapping[str, Under] = {
    "end": Under(present=_sure),
    "end-now": Under(_end_now, _as_it_is),
    "keep": Under(present=_as_it_is),
}
