"""SQLite's writer: one thread, one queue, one commit for all that wait together."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from queue import Empty, SimpleQueue
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine
from sqlalchemy.orm import Session

from storage import audit
from storage.outbox import POSTED

Result = TypeVar("Result")

LARGEST_GROUP = 64
"""How many use cases share a commit at most: the first of them waits for the last."""


@dataclass(frozen=True)
class _Job:
    use_case: Callable[[Session], Any]
    future: "Future[Any]" = field(default_factory=Future)


@dataclass(frozen=True)
class _Done:
    job: _Job
    result: Any = None
    error: BaseException | None = None
    posted: bool = False

    def tell(self) -> None:
        if self.error is None:
            self.job.future.set_result(self.result)
        else:
            self.job.future.set_exception(self.error)


class GroupCommitWriter:
    """Runs use cases one after another and answers each only after the commit that holds its effect."""

    def __init__(self, engine: Engine, posted: Callable[[], None]) -> None:
        self._engine = engine
        self._posted = posted
        self._queue: SimpleQueue[_Job | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name="store-write", daemon=True)
        self._thread.start()

    def submit(self, use_case: Callable[[Session], Result]) -> "Future[Result]":
        """Queues one use case; its future is done after the commit."""
        job = _Job(use_case)
        self._queue.put(job)
        return job.future

    def close(self) -> None:
        """Finishes what is queued, then stops the thread."""
        self._queue.put(None)
        self._thread.join()

    def _work(self) -> None:
        while (job := self._queue.get()) is not None:
            group, is_last = self._all_that_wait(job)
            self._commit(group)
            if is_last:
                return

    def _all_that_wait(self, first: _Job) -> tuple[list[_Job], bool]:
        group = [first]
        while len(group) < LARGEST_GROUP:
            try:
                job = self._queue.get_nowait()
            except Empty:
                break
            if job is None:
                return group, True
            group.append(job)
        return group, False

    def _commit(self, group: list[_Job]) -> None:
        wanted = [job for job in group if job.future.set_running_or_notify_cancel()]
        try:
            with self._engine.begin() as connection:
                outcomes = [_still_together(connection, _attempt(connection, job)) for job in wanted]
        except Exception as error:  # noqa: BLE001 - whatever stopped the commit stopped it for all
            outcomes = [_Done(job, error=error) for job in wanted]
        if any(outcome.posted for outcome in outcomes):
            self._posted()
        for outcome in outcomes:
            outcome.tell()


def _attempt(connection: Connection, job: _Job) -> _Done:
    """One use case in its own savepoint: what it raises undoes its own changes and nothing else."""
    try:
        with (
            Session(connection, join_transaction_mode="create_savepoint", expire_on_commit=False) as session,
            session.begin(),
        ):
            result = job.use_case(session)
            session.flush()
            audit.append_waiting(session)
        return _Done(job, result=result, posted=POSTED in session.info)
    except Exception as error:  # noqa: BLE001 - it belongs to whoever asked
        return _Done(job, error=error)


def _still_together(connection: Connection, outcome: _Done) -> _Done:
    """A full disk makes SQLite drop the whole transaction: then nobody of this group may be told of success."""
    driver: Any = connection.connection.dbapi_connection
    if not driver.in_transaction:
        raise outcome.error or RuntimeError("the transaction is gone")
    return outcome
