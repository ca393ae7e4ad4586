"""Who holds which role, and ending one."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor, ending
from bot.people.persons import private_chat
from storage import audit, outbox
from storage.tables import Membership, Role


def grant(
    session: Session,
    *,
    person_id: int,
    role: Role,
    unit_id: int | None,
    granted_by_id: int | None,
    now: datetime,
    invitation_id: int | None = None,
) -> Membership:
    """Gives a person a role. Refused where they hold it already or hold roles for another unit."""
    held = session.scalars(_living().where(Membership.person_id == person_id)).all()
    if any(each.role is role and each.unit_id == unit_id for each in held):
        raise Refused(say("refused-role-held"))
    elsewhere = next((each for each in held if unit_id and each.unit_id and each.unit_id != unit_id), None)
    if elsewhere is not None and elsewhere.unit is not None:
        raise Refused(say("refused-other-unit", unit=elsewhere.unit.name))
    membership = Membership(
        person_id=person_id,
        role=role,
        unit_id=unit_id,
        invitation_id=invitation_id,
        granted_by_id=granted_by_id,
        granted_at=now,
    )
    session.add(membership)
    session.flush()
    _record(session, "role-granted", membership, person_id, now)
    return membership


def end_membership(session: Session, *, actor: Actor, membership_id: int, now: datetime) -> Membership:
    """Ends a role and tells the person. The last owner's role cannot be ended."""
    membership = _existing(session, membership_id)
    actor.require(ending(membership.role), membership.unit_id)
    _end(session, membership, ended_by_id=actor.person_id, now=now)
    if membership.person_id != actor.person_id:
        _tell(session, membership, now)
    return membership


def end_own(session: Session, *, person_id: int, membership_id: int, now: datetime) -> Membership:
    """Ends a role of one's own. Somebody else's is refused, and so is the last owner's."""
    membership = _existing(session, membership_id)
    if membership.person_id != person_id:
        raise Refused(say("refused-role"))
    _end(session, membership, ended_by_id=person_id, now=now)
    return membership


def _end(session: Session, membership: Membership, *, ended_by_id: int, now: datetime) -> None:
    if membership.ended_at is not None:
        raise Refused(say("refused-role-ended"))
    if membership.role is Role.OWNER and _owners(session) == 1:
        raise Refused(say("refused-last-owner"))
    membership.ended_at, membership.ended_by_id = now, ended_by_id
    _record(session, "role-ended", membership, ended_by_id, now)


def members(session: Session, *, actor: Actor, unit_id: int | None) -> Sequence[Membership]:
    """Who holds roles for a unit, or for the cluster as a whole where `unit_id` is none."""
    actor.require(Action.SEE_PEOPLE, unit_id)
    return session.scalars(_living().where(Membership.unit_id == unit_id).order_by(Membership.id)).all()


def membership_for(session: Session, *, actor: Actor, membership_id: int) -> Membership:
    """One membership, for somebody who may see the people of its unit."""
    membership = _existing(session, membership_id)
    actor.require(Action.SEE_PEOPLE, membership.unit_id)
    return membership


def holders(session: Session, *roles: Role) -> Sequence[Membership]:
    """Everybody who holds one of these roles now."""
    return session.scalars(_living().where(Membership.role.in_(roles)).order_by(Membership.id)).all()


def roles_of(session: Session, person_id: int) -> Sequence[Membership]:
    """The roles that a person holds now."""
    return session.scalars(_living().where(Membership.person_id == person_id).order_by(Membership.id)).all()


def _living() -> Select[Membership]:
    people = (joinedload(Membership.person), joinedload(Membership.unit))
    return select(Membership).where(Membership.ended_at.is_(None)).options(*people)


def _existing(session: Session, membership_id: int) -> Membership:
    membership = session.get(Membership, membership_id)
    if membership is None:
        raise Refused(say("refused-role-ended"))
    return membership


def _owners(session: Session) -> int:
    """How many there are; nobody else may end one of them meanwhile."""
    living = select(Membership.id).where(Membership.role == Role.OWNER, Membership.ended_at.is_(None))
    return len(session.scalars(living.with_for_update()).all())


def _tell(session: Session, membership: Membership, now: datetime) -> None:
    chat = private_chat(session, membership.person_id)
    if chat is not None:
        key = f"role-ended:{membership.id}"
        args = {"membership": membership.id}
        outbox.post(session, key=key, kind="role-ended", chat_id=chat.id, args=args, now=now)


def _record(session: Session, action: str, membership: Membership, actor_id: int, now: datetime) -> None:
    audit.record(
        session,
        at=now,
        action=action,
        object_kind="membership",
        object_id=membership.id,
        actor_id=actor_id,
        unit_id=membership.unit_id,
        after={"person": membership.person_id, "role": membership.role.value},
    )
