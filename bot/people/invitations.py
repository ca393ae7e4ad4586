"""Invitations: a code, handed over outside the bot, that makes whoever brings it a member.

A code is 128 random bits, kept as a digest, good for a number of uses until a day, and can be taken back. Wrong
codes are counted: after several in a row a person must wait, so that nobody can guess in peace.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from bot.language.phrases import Refused, say
from bot.people.codes import digest, new_code
from bot.people.memberships import grant, holders
from bot.people.permissions import UNIT_ROLES, Action, Actor, actor_of, inviting
from bot.people.persons import private_chat
from bot.people.units import unit_of
from storage import audit, outbox
from storage.tables import Invitation, Membership, Person, Role

LIFETIME = timedelta(days=14)
MOST_USES = 50
MOST_FAILURES = 5
LOCKED_FOR = timedelta(minutes=15)


@dataclass(frozen=True)
class Issued:
    """A fresh invitation with its code in the clear: the only moment at which anybody sees it."""

    invitation_id: int
    role: Role
    unit_name: str | None
    code: str
    uses: int
    expires_at: datetime


def invite(session: Session, *, actor: Actor, role: Role, unit_id: int | None, uses: int = 1, now: datetime) -> Issued:
    """Makes an invitation to a role, for a unit where the role is of one."""
    actor.require(inviting(role))
    if (unit_id is None) == (role in UNIT_ROLES) or not 1 <= uses <= MOST_USES:
        raise Refused(say("refused-invitation-form", most=MOST_USES))
    if unit_id is not None:
        unit_of(session, unit_id)
    code = new_code()
    invitation = Invitation(
        code_hash=digest(code),
        role=role,
        unit_id=unit_id,
        uses_allowed=uses,
        uses=0,
        created_by_id=actor.person_id,
        created_at=now,
        expires_at=now + LIFETIME,
    )
    session.add(invitation)
    session.flush()
    _record(session, "invitation-made", invitation, actor.person_id, now)
    return _issued(invitation, code)


def renew(session: Session, *, actor: Actor, invitation_id: int, now: datetime) -> Issued:
    """Gives an invitation a new code and a new term; the code before it is worth nothing from now on.

    Whoever renews an invitation stands for it from then on, in the place of whoever made it.
    """
    invitation = _existing(session, invitation_id)
    actor.require(inviting(invitation.role))
    if invitation.revoked_at is not None or invitation.uses >= invitation.uses_allowed:
        raise Refused(say("refused-invitation-over"))
    code = new_code()
    invitation.code_hash, invitation.expires_at = digest(code), now + LIFETIME
    invitation.created_by_id = actor.person_id
    _record(session, "invitation-renewed", invitation, actor.person_id, now)
    return _issued(invitation, code)


def revoke(session: Session, *, actor: Actor, invitation_id: int, now: datetime) -> Invitation:
    """Takes an invitation back. Who came in by it before stays; their role is ended on its own."""
    invitation = _existing(session, invitation_id)
    actor.require(inviting(invitation.role))
    if invitation.revoked_at is None:
        invitation.revoked_at = now
        _record(session, "invitation-revoked", invitation, actor.person_id, now)
    return invitation


def standing(session: Session, *, actor: Actor, now: datetime) -> Sequence[Invitation]:
    """The invitations that can still be used, of those that the person may make, newest first."""
    actor.require(Action.INVITE_UNIT_ROLES)
    query = select(Invitation).where(
        Invitation.revoked_at.is_(None), Invitation.expires_at > now, Invitation.uses < Invitation.uses_allowed
    )
    found = session.scalars(query.options(joinedload(Invitation.unit)).order_by(Invitation.id.desc())).all()
    makers = {maker: actor_of(session, maker) for maker in {each.created_by_id for each in found}}
    mine = [each for each in found if actor.may(inviting(each.role))]
    return [each for each in mine if not _lapsed(each, makers[each.created_by_id], now)]


def invitation_for(session: Session, *, actor: Actor, invitation_id: int) -> Invitation:
    """One invitation, for somebody who may make such invitations."""
    invitation = _existing(session, invitation_id)
    actor.require(inviting(invitation.role))
    return invitation


def look_up(session: Session, *, person_id: int, code: str, now: datetime) -> Invitation | None:
    """The invitation that a code opens; none if there is no such code or it is no longer good.

    It does not raise, because a refusal would undo the count of wrong tries: the caller says what happened.
    Raises `Refused` only while the person has to wait.
    """
    person = session.get_one(Person, person_id)
    if person.codes_locked_until is not None and person.codes_locked_until > now:
        raise Refused(say("refused-codes-locked", until=person.codes_locked_until))
    invitation = session.scalar(select(Invitation).where(Invitation.code_hash == digest(code)))
    if invitation is None or is_over(session, invitation, now):
        count_wrong_code(session, person, now=now)
        return None
    return invitation


def count_wrong_code(session: Session, person: Person, *, now: datetime) -> None:
    """Counts a wrong code; too many in a row make the person wait."""
    person.code_failures += 1
    if person.code_failures >= MOST_FAILURES:
        person.code_failures, person.codes_locked_until = 0, now + LOCKED_FOR
        audit.record(
            session, at=now, action="codes-locked", object_kind="person", object_id=person.id, actor_id=person.id
        )


def is_over(session: Session, invitation: Invitation, now: datetime) -> bool:
    """Whether an invitation is no longer good: taken back, out of time, used up, or of one who lost the role."""
    return _lapsed(invitation, actor_of(session, invitation.created_by_id), now)


def _lapsed(invitation: Invitation, maker: Actor, now: datetime) -> bool:
    used_up = invitation.uses >= invitation.uses_allowed
    unit_gone = invitation.unit is not None and invitation.unit.retired_at is not None
    if invitation.revoked_at is not None or invitation.expires_at <= now or used_up or unit_gone:
        return True
    return not maker.may(inviting(invitation.role))


def redeem(
    session: Session, *, person_id: int, invitation_id: int, now: datetime, code_hash: str | None = None
) -> Membership:
    """Makes the person a member by an invitation that they have looked up, and tells owner and secretariat.

    `code_hash` is the digest of the code that they brought: one that was renewed since is worth nothing.
    """
    invitation = session.get(Invitation, invitation_id, with_for_update=True, populate_existing=True)
    renewed = invitation is not None and code_hash not in {None, invitation.code_hash}
    if invitation is None or renewed or is_over(session, invitation, now):
        raise Refused(say("refused-invitation-over"))
    membership = grant(
        session,
        person_id=person_id,
        role=invitation.role,
        unit_id=invitation.unit_id,
        granted_by_id=invitation.created_by_id,
        invitation_id=invitation.id,
        now=now,
    )
    invitation.uses += 1
    person = session.get_one(Person, person_id)
    person.code_failures, person.codes_locked_until = 0, None
    _tell_secretariat(session, membership, now)
    return membership


def _tell_secretariat(session: Session, membership: Membership, now: datetime) -> None:
    told = {held.person_id for held in holders(session, Role.OWNER, Role.SECRETARIAT)} - {membership.person_id}
    for person_id in sorted(told):
        chat = private_chat(session, person_id)
        if chat is not None:
            key = f"joined:{membership.id}:{person_id}"
            args = {"membership": membership.id}
            outbox.post(session, key=key, kind="joined", chat_id=chat.id, args=args, now=now)


def _existing(session: Session, invitation_id: int) -> Invitation:
    invitation = session.get(Invitation, invitation_id)
    if invitation is None:
        raise Refused(say("refused-invitation-over"))
    return invitation


def _issued(invitation: Invitation, code: str) -> Issued:
    unit_name = invitation.unit.name if invitation.unit else None
    left = invitation.uses_allowed - invitation.uses
    return Issued(invitation.id, invitation.role, unit_name, code, left, invitation.expires_at)


def _record(session: Session, action: str, invitation: Invitation, actor_id: int, now: datetime) -> None:
    audit.record(
        session,
        at=now,
        action=action,
        object_kind="invitation",
        object_id=invitation.id,
        actor_id=actor_id,
        unit_id=invitation.unit_id,
        after={"role": invitation.role.value, "uses": invitation.uses_allowed},
    )
