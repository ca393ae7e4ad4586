import multiprocessing
from collections.abc import Callable
from datetime import datetime

import pytest
from sqlalchemy import Engine, text
from sqlalchemy.orm import Session

from storage import Store, audit, invariants


def act(session: Session, *, now: datetime, number: int = 0) -> None:
    audit.record(
        session,
        at=now,
        action="tested",
        object_kind="thing",
        object_id=number,
        actor_id=1,
        before={"n": number},
        after={"n": number + 1},
        detail=f"detail {number}",
    )


@pytest.fixture
def chain(store: Store, now: datetime) -> Store:
    for number in range(10):
        store.transact_now(act, now=now, number=number)
    return store


def faults(store: Store) -> list[str]:
    return [fault.where for fault in store.read_now(lambda session: list(invariants.check(session)))]


def change(engine: Engine, *statements: str) -> None:
    with engine.begin() as connection:
        for statement in statements:
            connection.execute(text(statement))


def test_an_untouched_chain_is_whole(chain: Store) -> None:
    assert faults(chain) == []


DELETE_4 = ("DELETE FROM audit_detail WHERE audit_id = 4", "DELETE FROM audit WHERE id = 4")
CUT = ("DELETE FROM audit_detail WHERE audit_id > 7", "DELETE FROM audit WHERE id > 7")
SWAP = (
    "DELETE FROM audit_detail",
    "UPDATE audit SET id = 99 WHERE id = 5",
    "UPDATE audit SET id = 5 WHERE id = 6",
    "UPDATE audit SET id = 6 WHERE id = 99",
)


@pytest.mark.parametrize(
    ("statements", "named"),
    [
        (("UPDATE audit SET action = 'other' WHERE id = 3",), "audit 3: edited"),
        (("UPDATE audit SET actor_id = 2 WHERE id = 3",), "audit 3: edited"),
        (("UPDATE audit SET \"after\" = '{}' WHERE id = 3",), "audit 3: edited"),
        (("UPDATE audit SET at = '2020-01-01 00:00:00.000000' WHERE id = 3",), "audit 3: edited"),
        (("UPDATE audit_detail SET detail = 'other' WHERE audit_id = 3",), "audit 3: detail"),
        (DELETE_4, "audit 4: missing"),
        (SWAP, "audit 5: unlinked"),
        (CUT, "audit 10: cut"),
        (("DELETE FROM setting WHERE key = 'audit-head'",), "audit 10: cut"),
    ],
)
def test_what_was_touched_is_named(chain: Store, statements: tuple[str, ...], named: str) -> None:
    change(chain.writing, *statements)
    assert named in faults(chain)


def test_a_detail_may_be_deleted_without_breaking_the_chain(chain: Store) -> None:
    change(chain.writing, "DELETE FROM audit_detail WHERE audit_id = 3")
    assert faults(chain) == []


def test_a_later_store_contains_the_head_that_was_printed(chain: Store, now: datetime) -> None:
    printed = chain.read_now(audit.head).hash
    chain.transact_now(act, now=now)
    assert chain.read_now(audit.contains, printed)
    assert not chain.read_now(audit.contains, "0" * 64)


def append_many(url: str, now: datetime, ready: Callable[[], object]) -> None:
    store = Store(url)
    ready()
    for number in range(50):
        store.transact_now(act, now=now, number=number)
    store.close()


def test_two_processes_append_to_one_chain(store: Store, now: datetime) -> None:
    spawn = multiprocessing.get_context("spawn")
    together = spawn.Barrier(2)
    url = store.url.render_as_string(hide_password=False)
    workers = [spawn.Process(target=append_many, args=(url, now, together.wait)) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
        assert worker.exitcode == 0
    assert store.read_now(audit.head).length == 100
    assert faults(store) == []
