import asyncio
import threading
from datetime import datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from storage import Store, audit
from storage.tables import Audit, Setting


def write(session: Session, *, key: str, now: datetime, fail: bool = False) -> str:
    session.add(Setting(key=key, value=1, updated_at=now))
    audit.record(session, at=now, action="written", object_kind="setting", object_id=key, actor_id=None)
    session.flush()
    if fail:
        raise ValueError(key)
    return key


def keys(session: Session) -> set[str]:
    return set(session.scalars(select(Setting.key))) - {audit.HEAD}


async def test_what_a_use_case_returns_comes_after_its_commit(store: Store, now: datetime) -> None:
    assert await store.transact(write, key="a", now=now) == "a"
    assert await store.read(keys) == {"a"}


async def test_one_that_fails_takes_nothing_with_it(store: Store, now: datetime) -> None:
    """All wait together, so that on SQLite they share commits; every third one raises."""
    jobs = (store.transact(write, key=f"k{n}", now=now, fail=n % 3 == 0) for n in range(100))
    outcomes = await asyncio.gather(*jobs, return_exceptions=True)
    kept = {f"k{n}" for n in range(100) if n % 3}
    assert {outcome for outcome in outcomes if isinstance(outcome, str)} == kept
    assert sum(isinstance(outcome, ValueError) for outcome in outcomes) == 34
    assert await store.read(keys) == kept
    assert await store.read(lambda session: list(audit.verify(session))) == []
    assert await store.read(lambda session: session.scalar(select(func.count()).select_from(Audit))) == len(kept)


async def test_changes_are_made_in_the_order_they_were_asked_for(file_store: Store, now: datetime) -> None:
    await asyncio.gather(*(file_store.transact(write, key=f"{n:03}", now=now) for n in range(150)))
    order = await file_store.read(lambda session: list(session.scalars(select(Audit.object_id).order_by(Audit.id))))
    assert order == [f"{n:03}" for n in range(150)]


async def test_the_reading_door_cannot_write(store: Store, now: datetime) -> None:
    with pytest.raises(DBAPIError):
        await store.read(write, key="a", now=now)
    assert await store.read(keys) == set()


async def test_a_read_sees_one_moment(store: Store, now: datetime) -> None:
    """What is committed in the middle of a read does not change what it sees."""
    reading, written = asyncio.Event(), asyncio.Event()
    loop = asyncio.get_running_loop()

    def look_twice(session: Session) -> tuple[set[str], set[str]]:
        before = keys(session)
        loop.call_soon_threadsafe(reading.set)
        asyncio.run_coroutine_threadsafe(written.wait(), loop).result(timeout=30)
        return before, keys(session)

    looking = asyncio.create_task(store.read(look_twice))
    await reading.wait()
    await store.transact(write, key="a", now=now)
    written.set()
    assert await looking == (set(), set())


async def test_closing_commits_what_is_queued(file_store: Store, now: datetime) -> None:
    waiting = [asyncio.create_task(file_store.transact(write, key=f"k{n}", now=now)) for n in range(20)]
    await asyncio.sleep(0)
    again = Store(file_store.url)
    file_store.close()
    await asyncio.gather(*waiting)
    assert len(await again.read(keys)) == 20
    again.close()


async def test_a_lost_transaction_is_told_to_all_of_its_group(file_store: Store, now: datetime) -> None:
    """SQLite may drop the whole transaction (a full disk): nobody of the group may then be told of success."""

    def lose(session: Session) -> None:
        write(session, key="lost", now=now)
        session.connection().connection.dbapi_connection.rollback()  # type: ignore[union-attr]

    started, go_on = threading.Event(), threading.Event()

    def hold(_session: Session) -> bool:
        started.set()
        return go_on.wait(timeout=30)

    holding = asyncio.create_task(file_store.transact(hold))
    await asyncio.to_thread(started.wait, 30)
    jobs = [file_store.transact(write, key="a", now=now), file_store.transact(lose)]
    jobs.append(file_store.transact(write, key="b", now=now))
    group = asyncio.gather(*jobs, return_exceptions=True)
    await asyncio.sleep(0)
    go_on.set()
    assert await holding
    told = {outcome for outcome in await group if isinstance(outcome, str)}
    assert told == await file_store.read(keys) == set()
