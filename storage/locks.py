"""One process a store: an operating system's lock beside a SQLite file, a session lock in PostgreSQL.

Both free themselves when the process dies, however it dies.
"""

import fcntl
import os
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, text

from storage.store import Store

_PG_KEY = 0x7411_0001


class StoreTakenError(Exception):
    """Another process works on this store."""


class StoreLock:
    """Holds a store for one process, from `take` to `free` or to the process's death."""

    def __init__(self, store: Store, folder: Path) -> None:
        self._store = store
        self._path = folder / "store.lock"
        self._file: int | None = None
        self._connection: Connection | None = None

    def take(self) -> None:
        """Takes the lock. Raises `StoreTakenError` if somebody holds it."""
        if self._store.is_sqlite:
            self._take_file()
        else:
            self._take_session()

    def free(self) -> None:
        """Lets go of the lock."""
        if self._file is not None:
            os.close(self._file)
            self._file = None
        if self._connection is not None:
            self._connection.invalidate()  # a session lock ends with its session, not with its return to the pool
            self._connection.close()
            self._connection = None

    def __enter__(self) -> Self:
        self.take()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.free()

    def _take_file(self) -> None:
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            os.close(file)
            raise StoreTakenError(str(self._path)) from error
        self._file = file

    def _take_session(self) -> None:
        connection = self._store.writing.connect()
        if not connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _PG_KEY}):
            connection.close()
            raise StoreTakenError(self._store.url.render_as_string())
        connection.commit()
        self._connection = connection
