"""The outbox: everything the bot says unasked, written in the transaction that caused it.

A row goes `waiting -> claimed -> sending -> outcome`. Only a row that was being sent when the process died is
uncertain; one that was merely claimed goes back to the queue.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.bulk import add_new, change
from storage.tables import Chat, Outbox, Outcome
from storage.types import JsonObject

POSTED = "posted"
"""The mark in `session.info` that this transaction put something in the outbox; the store tells it after the commit."""


@dataclass(frozen=True)
class Letter:
    """A claimed message: what to draw and where to send it, which is nowhere if the chat cannot be reached.

    `attempts` counts the sendings before this one.
    """

    outbox_id: int
    kind: str
    args: JsonObject
    chat_id: int
    tg_chat_id: int | None
    attempts: int


def post(
    session: Session,
    *,
    key: str,
    kind: str,
    chat_id: int,
    args: JsonObject,
    now: datetime,
    not_before: datetime | None = None,
) -> bool:
    """Puts a message in the outbox. False if one with this key was ever put there: it is not sent twice."""
    if session.scalar(select(Outbox.id).where(Outbox.dedupe_key == key)) is not None:
        return False
    row = Outbox(
        dedupe_key=key,
        kind=kind,
        chat_id=chat_id,
        args=dict(args),
        created_at=now,
        not_before=not_before or now,
    )
    session.add(row)
    session.flush()
    session.info[POSTED] = True
    return True


@dataclass(frozen=True)
class Posting:
    """A message of many that are put in the outbox together."""

    key: str
    kind: str
    chat_id: int
    args: JsonObject


def post_all(session: Session, postings: Sequence[Posting], *, now: datetime) -> list[tuple[Posting, int]]:
    """Puts many messages in the outbox by one statement; they go out in this order.

    Gives those that are new, each with its number; one whose key was ever there before is not sent twice.
    """
    rows = [
        {
            "dedupe_key": each.key,
            "kind": each.kind,
            "chat_id": each.chat_id,
            "args": dict(each.args),
            "created_at": now,
            "not_before": now,
            "attempts": 0,
        }
        for each in postings
    ]
    added = add_new(session, Outbox, rows, Outbox.dedupe_key, Outbox.id)
    if added:
        session.info[POSTED] = True
    by_key = {each.key: each for each in postings}
    return [(by_key[row.dedupe_key], row.id) for row in added]


def claim(session: Session, *, now: datetime, limit: int, held: Collection[int] = ()) -> list[Letter]:
    """Takes the messages that are due, oldest first, except those to chats that are held just now."""
    is_held = Chat.tg_chat_id.in_(list(held)) & Chat.tg_chat_id.is_not(None)
    query = (
        select(Outbox, Chat.tg_chat_id, Chat.unreachable_since)
        .join(Chat, Chat.id == Outbox.chat_id)
        .where(Outbox.outcome.is_(None), Outbox.claimed_at.is_(None), Outbox.not_before <= now, ~is_held)
        .order_by(Outbox.not_before, Outbox.id)
        .limit(limit)
        .with_for_update(skip_locked=True, of=Outbox)
    )
    letters = []
    for row, tg_chat_id, lost in session.execute(query):
        row.claimed_at = now
        where = tg_chat_id if lost is None else None
        letters.append(Letter(row.id, row.kind, row.args, row.chat_id, where, row.attempts))
    return letters


def release(session: Session, outbox_id: int, *, not_before: datetime) -> None:
    """Gives a message that was surely not sent back to the queue, for later."""
    row = session.get_one(Outbox, outbox_id)
    row.claimed_at = row.sending_at = None
    row.not_before = not_before


def start_sending(session: Session, outbox_id: int, *, now: datetime) -> None:
    """Says that the call to Telegram comes next: from here until the outcome the message is uncertain."""
    row = session.get_one(Outbox, outbox_id)
    row.sending_at = now
    row.attempts += 1


def finish(
    session: Session,
    outbox_id: int,
    outcome: Outcome,
    *,
    now: datetime,
    tg_message_id: int | None = None,
    error: str | None = None,
) -> None:
    """Writes how a message ended."""
    row = session.get_one(Outbox, outbox_id)
    row.outcome, row.outcome_at, row.tg_message_id = outcome, now, tg_message_id
    row.error = error[:200] if error else None


def send_again(session: Session, outbox_id: int, *, now: datetime) -> bool:
    """A person decided that a message which is uncertain, or was refused, goes once more. False for any other."""
    row = session.get_one(Outbox, outbox_id)
    if row.outcome not in {Outcome.UNCERTAIN, Outcome.REFUSED}:
        return False
    row.outcome = row.outcome_at = row.claimed_at = row.sending_at = row.error = None
    row.not_before = now
    session.flush()
    session.info[POSTED] = True
    return True


def settle(session: Session, outbox_id: int, *, now: datetime) -> bool:
    """A person learned that an uncertain message did arrive. False for any other."""
    row = session.get_one(Outbox, outbox_id)
    if row.outcome is not Outcome.UNCERTAIN:
        return False
    row.outcome, row.outcome_at = Outcome.SENT, now
    return True


def take_over(session: Session, *, now: datetime, repeatable: Sequence[str]) -> int:
    """Sorts what a process before this one left: claimed goes back; sending goes again once if its kind may.

    Returns how many are left uncertain for a person to decide.
    """
    claimed = Outbox.outcome.is_(None) & Outbox.claimed_at.is_not(None)
    change(session, update(Outbox).where(claimed, Outbox.sending_at.is_(None)).values(claimed_at=None))
    once_more = claimed & Outbox.kind.in_(repeatable) & (Outbox.attempts < 2)
    change(session, update(Outbox).where(once_more).values(claimed_at=None, sending_at=None))
    return change(session, update(Outbox).where(claimed).values(outcome=Outcome.UNCERTAIN, outcome_at=now))


def next_due(session: Session, *, after: datetime) -> datetime | None:
    """When the next message that waits for its time is due."""
    query = select(Outbox.not_before).where(Outbox.outcome.is_(None), Outbox.claimed_at.is_(None))
    return session.scalar(query.where(Outbox.not_before > after).order_by(Outbox.not_before).limit(1))
