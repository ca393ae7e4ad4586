"""Who speaks for the units, and where each of them can be written to."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.people.permissions import UNIT_ROLES
from storage.tables import Chat, Membership, Role


@dataclass(frozen=True, slots=True)
class Contact:
    """A role that a person holds for a unit since `since`, and their private chat if they have one."""

    person_id: int
    unit_id: int
    role: Role
    since: datetime
    chat_id: int | None
    is_reachable: bool


def people_of_units(session: Session, unit_ids: Collection[int]) -> list[Contact]:
    """Every specialist and leader of these units, by one statement; whoever holds both roles comes once for each."""
    query = (
        select(
            Membership.person_id,
            Membership.unit_id,
            Membership.role,
            Membership.granted_at,
            Chat.id,
            Chat.tg_chat_id.is_not(None) & Chat.unreachable_since.is_(None),
        )
        .outerjoin(Chat, (Chat.person_id == Membership.person_id) & (Chat.kind == "private"))
        .where(Membership.ended_at.is_(None), Membership.role.in_(UNIT_ROLES), Membership.unit_id.in_(unit_ids))
        .order_by(Membership.unit_id, Membership.id)
    )
    return [
        Contact(person_id, unit_id, role, since, chat_id, bool(reachable))
        for person_id, unit_id, role, since, chat_id, reachable in session.execute(query)
        if unit_id is not None
    ]
