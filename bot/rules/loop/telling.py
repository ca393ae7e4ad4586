"""Who of the secretariat is told of questions and answers."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.outbox import Posting, post_all
from storage.tables import Chat, Membership, Role
from storage.types import JsonObject


def officers(session: Session, *, but: Collection[int] = ()) -> dict[int, int]:
    """The chats of the secretariat by person; where none of them can be written to, those of the owners."""
    query = (
        select(Membership.role, Membership.person_id, Chat.id)
        .join(Chat, (Chat.person_id == Membership.person_id) & (Chat.kind == "private"))
        .where(Membership.role.in_((Role.SECRETARIAT, Role.OWNER)), Membership.ended_at.is_(None))
        .where(Chat.tg_chat_id.is_not(None), Chat.unreachable_since.is_(None))
        .order_by(Membership.id)
    )
    found = [row for row in session.execute(query) if row.person_id not in but]
    secretariat = {person: chat for role, person, chat in found if role is Role.SECRETARIAT}
    return secretariat or {person: chat for _role, person, chat in found}


def tell_officers(
    session: Session, *, kind: str, about: str, args: JsonObject, now: datetime, but: Collection[int] = ()
) -> int:
    """Writes once to each of them about one thing; gives to how many."""
    whom = officers(session, but=but)
    postings = [Posting(f"{kind}:{about}:{person}", kind, chat, args) for person, chat in whom.items()]
    post_all(session, postings, now=now)
    return len(whom)
