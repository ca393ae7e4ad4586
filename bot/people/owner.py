"""The owner: whoever brings the code that the server printed. A lost owner is restored by a new code."""

from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.people.codes import digest, new_code
from bot.people.invitations import count_wrong_code
from bot.people.memberships import grant
from storage import audit, values
from storage.tables import Membership, Person, Role, Setting


def has_owner(session: Session) -> bool:
    """Whether somebody owns the bot."""
    living = select(func.count()).where(Membership.role == Role.OWNER, Membership.ended_at.is_(None))
    return bool(session.scalar(living))


def new_owner_code(session: Session, *, now: datetime) -> str:
    """Makes the code that makes an owner; the one before it is worth nothing. Only the server can call this."""
    code = new_code()
    values.set_value(session, values.OWNER_CODE, digest(code), now=now)
    audit.record(session, at=now, action="owner-code-made", object_kind="bot", object_id=0, actor_id=None)
    return code


def claim(session: Session, *, person_id: int, code: str, now: datetime) -> bool:
    """Makes the person an owner by the server's code, which is used up by it. False for a wrong code.

    Raises `Refused` while the person has to wait after too many wrong codes, and if they own the bot already.
    """
    person = session.get_one(Person, person_id)
    if person.codes_locked_until is not None and person.codes_locked_until > now:
        raise Refused(say("refused-codes-locked", until=person.codes_locked_until))
    expected = session.get(Setting, values.OWNER_CODE, with_for_update=True, populate_existing=True)
    if expected is None or expected.value != digest(code):
        count_wrong_code(session, person, now=now)
        return False
    grant(session, person_id=person_id, role=Role.OWNER, unit_id=None, granted_by_id=None, now=now)
    session.delete(expected)
    return True
