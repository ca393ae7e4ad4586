"""Engines: SQLite in a file or PostgreSQL, told apart by the URL alone."""

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url

READERS = 4
"""How many reads run side by side."""


def url_of_folder(folder: Path) -> URL:
    """The default store: one SQLite file in the data folder."""
    return URL.create("sqlite", database=str(folder / "store.sqlite3"))


def make_engine(url: URL | str, *, read_only: bool = False) -> Engine:
    """An engine for one of the two doors.

    On SQLite the writing one begins with BEGIN IMMEDIATE, so that no transaction finds itself too late after it has
    read, and waits for the disk at each commit; the reading one cannot write. On PostgreSQL the pool does it all.
    """
    url = make_url(url)
    if url.get_backend_name() == "sqlite":
        return _sqlite(url, read_only=read_only)
    return _postgresql(url, read_only=read_only)


def _sqlite(url: URL, *, read_only: bool) -> Engine:
    engine = create_engine(url, connect_args={"check_same_thread": False}, pool_size=READERS)

    @event.listens_for(engine, "connect")
    def _prepare(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # the driver's own BEGIN comes too late and too weak
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "busy_timeout=10000",
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")
        if read_only:
            connection.execute("PRAGMA query_only=ON")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN DEFERRED" if read_only else "BEGIN IMMEDIATE")

    return engine


def _postgresql(url: URL, *, read_only: bool) -> Engine:
    url = url.set(drivername="postgresql+psycopg")
    if read_only:
        options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        return create_engine(url, pool_size=READERS, pool_pre_ping=True, execution_options=options)
    return create_engine(url, pool_size=READERS * 2, pool_pre_ping=True)
