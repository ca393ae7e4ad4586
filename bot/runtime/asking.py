"""What the loop of questions owes at each tick: answers that could not be delivered, the week's digest."""

from datetime import datetime, tzinfo

from sqlalchemy.orm import Session

from bot.deadlines.calendar import calendar_of
from bot.rules.loop.digest import due_digests, send_digests
from bot.rules.loop.owed import settle, unsettled
from handlers.desk import Clock
from storage import Store


async def follow_up(store: Store, clock: Clock, zone: tzinfo) -> None:
    """Does what is due; it only looks, until there is something to do."""
    now = clock.now()
    if await store.read(is_due, now=now, zone=zone):
        await store.transact(do, now=now, zone=zone)


def is_due(session: Session, *, now: datetime, zone: tzinfo) -> bool:
    """Whether an answer can go out again or has arrived, or the week's digest is due."""
    return unsettled(session) or bool(due_digests(session, calendar=calendar_of(session, zone), now=now))


def do(session: Session, *, now: datetime, zone: tzinfo) -> None:
    """Settles answers that are owed and writes the digest."""
    settle(session, now=now)
    send_digests(session, calendar=calendar_of(session, zone), now=now)
