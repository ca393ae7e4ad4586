"""Brings a store to the form this program needs, before anybody uses it.

The revision is one plain query; Alembic is imported only where it differs. A store with data is copied first.
"""

from datetime import datetime
from importlib.resources import as_file, files
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from storage.backup import back_up
from storage.store import Store

NEWEST = "0005"
"""The revision of the tables as this program knows them."""


class StoreAheadError(Exception):
    """The store was made by a newer program."""

    def __init__(self, revision: str) -> None:
        super().__init__(f"the store is at revision {revision}, this program knows {NEWEST}")
        self.revision = revision


def revision(store: Store) -> str | None:
    """The store's revision; none where it is empty."""
    with store.reading.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
        return found


def migrate(store: Store, folder: Path, *, now: datetime) -> bool:
    """Upgrades the store if it is behind, after a copy; True if it changed.

    Raises `StoreAheadError` if a newer program has been here: an older one would not understand what it finds.
    """
    at = revision(store)
    if at == NEWEST:
        return False
    if at is not None:
        if at > NEWEST:
            raise StoreAheadError(at)
        if store.is_sqlite:
            back_up(store, folder / "backups", now=now, label=f"before-{NEWEST}")
    upgrade(store, NEWEST)
    return True


def upgrade(store: Store, target: str) -> None:
    """Runs the migrations up to a revision, all in one transaction."""
    from alembic import command  # noqa: PLC0415 - a third of a second, and almost never needed
    from alembic.config import Config  # noqa: PLC0415

    with as_file(files("storage") / "migrations") as scripts, store.writing.begin() as connection:
        _take_turns(connection)
        config = Config()
        config.set_main_option("script_location", str(scripts).replace("%", "%%"))
        config.set_main_option("path_separator", "os")
        config.attributes["connection"] = connection
        command.upgrade(config, target)


def _take_turns(connection: Connection) -> None:
    """Two programs that start at once upgrade one after the other; SQLite's BEGIN IMMEDIATE does that by itself."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": 0x7411_0002})
