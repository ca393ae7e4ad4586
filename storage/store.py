"""The two doors of the store: `read` for looking, `transact` for changing.

Use cases are plain synchronous functions whose first argument is a session. On SQLite all changes go through one
writer thread, first come first served: those that wait together share one commit, each in a savepoint of its own,
so that one that fails takes nothing with it. On PostgreSQL a pool of threads does it.
"""

import asyncio
import functools
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from sqlalchemy import URL, Engine, make_url
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from storage import audit
from storage.engine import READERS, make_engine, url_of_folder
from storage.outbox import POSTED
from storage.writer import GroupCommitWriter

Given = ParamSpec("Given")
Result = TypeVar("Result")

_TRIES = 4
_TRY_AGAIN = frozenset({"40001", "40P01"})
"""PostgreSQL's words for "begin again": serialization failure and deadlock."""


class Writer(Protocol):
    """Runs use cases in transactions; the future is done only after the commit."""

    def submit(self, use_case: Callable[[Session], Result]) -> "Future[Result]":
        """Queues one use case."""

    def close(self) -> None:
        """Finishes what is queued, then stops."""


class PoolWriter:
    """PostgreSQL's writer: a pool, one transaction a use case, begun again when the database asks for it."""

    def __init__(self, engine: Engine, posted: Callable[[], None]) -> None:
        self._engine = engine
        self._posted = posted
        self._pool = ThreadPoolExecutor(READERS * 2, "store-write")

    def submit(self, use_case: Callable[[Session], Result]) -> "Future[Result]":
        """Queues one use case."""
        return self._pool.submit(self._run, use_case)

    def close(self) -> None:
        """Finishes what is queued, then stops."""
        self._pool.shutdown()

    def _run(self, use_case: Callable[[Session], Result]) -> Result:
        for attempt in range(1, _TRIES + 1):
            try:
                return self._once(use_case)
            except OperationalError as error:
                if attempt == _TRIES or getattr(error.orig, "sqlstate", None) not in _TRY_AGAIN:
                    raise
        raise AssertionError("the last try returns or raises")

    def _once(self, use_case: Callable[[Session], Result]) -> Result:
        with Session(self._engine, expire_on_commit=False) as session:
            with session.begin():
                result = use_case(session)
                session.flush()
                audit.append_waiting(session)
            if POSTED in session.info:
                self._posted()
        return result


class Store:
    """One store, open for reading and changing. Close it to let what is queued be committed."""

    def __init__(self, url: URL | str) -> None:
        self.url = make_url(url)
        self.writing = make_engine(self.url)
        self.reading = make_engine(self.url, read_only=True)
        self.posted: Callable[[], None] = lambda: None
        """Called, from another thread, after a commit that put something in the outbox."""
        kind = GroupCommitWriter if self.is_sqlite else PoolWriter
        self._writer: Writer = kind(self.writing, self._tell_posted)
        self._readers = ThreadPoolExecutor(READERS, "store-read")

    def _tell_posted(self) -> None:
        self.posted()

    @classmethod
    def in_folder(cls, folder: Path) -> "Store":
        """The SQLite store of a data folder."""
        return cls(url_of_folder(folder))

    @property
    def is_sqlite(self) -> bool:
        """Whether this store is a file, and so belongs to one process."""
        return self.url.get_backend_name() == "sqlite"

    async def transact(
        self,
        use_case: Callable[Concatenate[Session, Given], Result],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Result:
        """Runs a use case in one transaction and returns its result after the commit; what it raises undoes it."""
        job = functools.partial(_called, use_case, args, kwargs)
        return await asyncio.wrap_future(self._writer.submit(job))

    async def read(
        self, query: Callable[Concatenate[Session, Given], Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """Runs a query on one unchanging view of the store; it cannot write."""
        job = functools.partial(self.read_now, query, *args, **kwargs)
        return await asyncio.wrap_future(self._readers.submit(job))

    def read_now(
        self, query: Callable[Concatenate[Session, Given], Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """`read` for a caller that has no event loop: the command line."""
        with Session(self.reading, expire_on_commit=False) as session, session.begin():
            return query(session, *args, **kwargs)

    def transact_now(
        self,
        use_case: Callable[Concatenate[Session, Given], Result],
        *args: Given.args,
        **kwargs: Given.kwargs,
    ) -> Result:
        """`transact` for a caller that has no event loop: the command line."""
        return self._writer.submit(functools.partial(_called, use_case, args, kwargs)).result()

    def close(self) -> None:
        """Commits what is queued and lets go of every connection."""
        self._writer.close()
        self._readers.shutdown()
        self.reading.dispose()
        self.writing.dispose()


def _called(use_case: Callable[..., Result], args: tuple[Any, ...], kwargs: dict[str, Any], session: Session) -> Result:
    return use_case(session, *args, **kwargs)
