"""The inbox: every update is written here before Telegram is told that it arrived.

An update goes through `received -> applied -> answered`, or is set aside after too many failures. Its effect and
`applied` commit together, so an update that comes twice, or is replayed after a crash, is applied once.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, select, update
from sqlalchemy.orm import Session

from storage.bulk import change
from storage.tables import Inbox

MOST_ATTEMPTS = 3
"""An update that fails this often is set aside."""


@dataclass(frozen=True)
class Incoming:
    """An update as it came: its number at Telegram, whose it is, and its JSON."""

    update_id: int
    queue: str
    payload: str


@dataclass(frozen=True)
class Waiting:
    """An update to work on. `applied`: its effect is there already, only its screen may not have been shown."""

    inbox_id: int
    queue: str
    payload: str
    applied: bool


def receive(session: Session, *, bot_id: int, batch: Sequence[Incoming], now: datetime) -> list[Waiting]:
    """Writes a batch in the order it came and returns what is new; what was seen before is left out."""
    numbers = [incoming.update_id for incoming in batch]
    seen = set(session.scalars(select(Inbox.update_id).where(Inbox.bot_id == bot_id, Inbox.update_id.in_(numbers))))
    rows: list[Inbox] = []
    for incoming in batch:
        if incoming.update_id in seen:
            continue
        seen.add(incoming.update_id)
        rows.append(_row(bot_id, incoming, now))
    session.add_all(rows)
    session.flush()
    return [Waiting(row.id, row.queue, row.payload or "", applied=False) for row in rows]


def _row(bot_id: int, incoming: Incoming, now: datetime) -> Inbox:
    return Inbox(
        bot_id=bot_id,
        update_id=incoming.update_id,
        queue=incoming.queue,
        payload=incoming.payload,
        received_at=now,
    )


_APPLY = (
    update(Inbox).where(Inbox.id == bindparam("row"), Inbox.applied_at.is_(None)).values(applied_at=bindparam("now"))
)


def mark_applied(session: Session, inbox_id: int, *, now: datetime) -> bool:
    """Says that this transaction is the update's effect. False if the effect is there already: do nothing more."""
    return change(session, _APPLY, row=inbox_id, now=now) == 1


def mark_answered(session: Session, *inbox_ids: int, now: datetime) -> None:
    """Says that people have seen the answers to these updates."""
    answered = update(Inbox).where(Inbox.id.in_(inbox_ids), Inbox.answered_at.is_(None))
    change(session, answered.values(answered_at=now))


def let_go(session: Session, inbox_id: int, *, now: datetime) -> None:
    """Ends an update that has no effect and no answer: somebody else's command, a word between others in a group."""
    change(session, update(Inbox).where(Inbox.id == inbox_id).values(applied_at=now, answered_at=now))


@dataclass(frozen=True)
class Failure:
    """How often an update has failed, and whether it is now set aside."""

    attempts: int
    set_aside: bool


def note_failure(session: Session, inbox_id: int, *, code: str, now: datetime) -> Failure:
    """Counts a failed attempt; the last one sets the update aside."""
    row = session.get_one(Inbox, inbox_id)
    row.attempts += 1
    row.error_code = code
    if row.attempts >= MOST_ATTEMPTS:
        row.set_aside_at = now
    return Failure(row.attempts, row.set_aside_at is not None)


@dataclass(frozen=True)
class Left:
    """What a process before this one left: to be worked on, and to be given up because it was tried too often."""

    waiting: list[Waiting]
    hopeless: list[Waiting]


def take_over(session: Session, *, bot_id: int) -> Left:
    """What a process before this one left unfinished, in the order of receipt.

    What was not applied is counted as an attempt before it is tried, so that an update which kills the process
    cannot do so for ever. What was applied needs no more than its screen.
    """
    rows = session.scalars(
        select(Inbox)
        .where(Inbox.bot_id == bot_id, Inbox.answered_at.is_(None), Inbox.set_aside_at.is_(None))
        .order_by(Inbox.id)
    ).all()
    left = Left([], [])
    for row in rows:
        waiting = Waiting(row.id, row.queue, row.payload or "", applied=row.applied_at is not None)
        if row.applied_at is None and row.attempts >= MOST_ATTEMPTS:
            left.hopeless.append(waiting)
            continue
        row.attempts += row.applied_at is None
        left.waiting.append(waiting)
    return left


def set_aside(session: Session, *, bot_id: int) -> int:
    """How many updates wait for somebody to look at them."""
    query = select(func.count()).where(Inbox.bot_id == bot_id, Inbox.set_aside_at.is_not(None))
    return session.scalar(query) or 0


def empty_old(session: Session, *, before: datetime) -> int:
    """Empties the text of updates that were answered before a moment; returns how many. The row stays: it dedupes."""
    old = update(Inbox).where(Inbox.answered_at < before, Inbox.payload.is_not(None)).values(payload=None)
    return change(session, old)


FORGOTTEN = "forgotten"


def forget(session: Session, queue: str) -> int:
    """Empties all that was worked on in one queue, and forgets whose it was: a person asked to be forgotten."""
    mine = update(Inbox).where(Inbox.queue == queue, Inbox.applied_at.is_not(None))
    return change(session, mine.values(payload=None, queue=FORGOTTEN))
