"""The state on disk: one small table for each kind of thing, what changed written after every call."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol

Json = dict[str, Any]

TABLES = ("person", "chat", "message", "file", "pending", "press", "inline", "call", "setting")


class Recordable(Protocol):
    """A thing that can tell its own record."""

    def record(self) -> Json:
        """All that is needed to restore it."""


class Disk:
    """A SQLite file. ``synchronous=OFF``: it outlives the process, a power cut may cost it the last seconds."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._connection.execute("PRAGMA journal_mode=WAL")
        self._connection.execute("PRAGMA synchronous=OFF")
        for table in TABLES:
            self._connection.execute(
                f"CREATE TABLE IF NOT EXISTS {table} (key TEXT PRIMARY KEY, body TEXT NOT NULL) WITHOUT ROWID"
            )

    def rows(self, table: str) -> Iterator[Json]:
        """Every record of a table."""
        return (body for _, body in self.items(table))

    def items(self, table: str) -> Iterator[tuple[str, Json]]:
        """Every record of a table with its key."""
        assert table in TABLES  # noqa: S101 - the name goes into the statement
        for key, body in self._connection.execute(f"SELECT key, body FROM {table}"):  # noqa: S608 - checked above
            yield key, json.loads(body)

    def write(self, changes: dict[tuple[str, str], Recordable | Json | None]) -> None:
        """Keep what changed, in one transaction; None removes the row."""
        execute = self._connection.execute
        execute("BEGIN")
        for (table, key), value in changes.items():
            if value is None:
                execute(f"DELETE FROM {table} WHERE key = ?", (key,))  # noqa: S608 - our own names
            else:
                record = value if isinstance(value, dict) else value.record()
                execute(f"INSERT OR REPLACE INTO {table} VALUES (?, ?)", (key, json.dumps(record)))  # noqa: S608
        execute("COMMIT")

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()
