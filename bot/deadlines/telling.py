"""Telling the units' people of what became of a deadline, and noting it in the audit."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from bot.deadlines.contacts import people_of_units
from bot.people.permissions import Actor
from storage import audit
from storage.outbox import Posting, post_all
from storage.tables import Deadline
from storage.types import JsonObject


def tell(
    session: Session,
    kind: str,
    deadline: Deadline,
    actor: Actor,
    unit_ids: Collection[int],
    now: datetime,
    *,
    event: str = "",
    more: Mapping[str, int] | None = None,
) -> None:
    """Writes once to each specialist and leader of these units who can be reached, but for whoever did it.

    `event` tells apart what may happen to a deadline more than once; `more` goes into the message's arguments.
    """
    postings = {
        each.person_id: Posting(
            key=":".join(filter(None, (kind, str(deadline.id), event, str(each.person_id)))),
            kind=kind,
            chat_id=each.chat_id,
            args={"deadline": deadline.id, "unit": each.unit_id, **(more or {})},
        )
        for each in people_of_units(session, unit_ids)
        if each.is_reachable and each.chat_id is not None and each.person_id != actor.person_id
    }
    post_all(session, list(postings.values()), now=now)


def record(
    session: Session,
    action: str,
    deadline: Deadline,
    actor: Actor,
    now: datetime,
    *,
    unit_id: int | None = None,
    before: JsonObject | None = None,
    after: JsonObject | None = None,
    detail: str | None = None,
) -> None:
    """Notes in the audit what was done to a deadline; `detail` holds what somebody typed."""
    audit.record(
        session,
        at=now,
        action=action,
        object_kind="deadline",
        object_id=deadline.id,
        actor_id=actor.person_id,
        unit_id=unit_id,
        before=before,
        after=after,
        detail=detail,
    )
