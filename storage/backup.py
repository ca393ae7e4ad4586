"""A copy of the store that is whole, taken while it is in use."""

import os
from datetime import datetime
from pathlib import Path

from sqlalchemy import create_engine

from storage.store import Store


class NoBackupError(Exception):
    """This kind of store is copied by its own tools (`pg_dump`), not by us."""


def back_up(store: Store, folder: Path, *, now: datetime, label: str = "backup") -> Path:
    """Copies a SQLite store into `folder` and returns the file. Raises `NoBackupError` for PostgreSQL.

    The copy is made under a temporary name and renamed when it is whole, so that half a copy is never taken for one.
    """
    if not store.is_sqlite:
        raise NoBackupError
    folder.mkdir(parents=True, exist_ok=True)
    target = _free_name(folder, f"{label}-{now:%Y%m%d-%H%M%S}")
    unfinished = target.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    engine = create_engine(store.url)
    with engine.connect() as connection:
        connection.exec_driver_sql("VACUUM INTO ?", (str(unfinished),))
    engine.dispose()
    with unfinished.open("rb") as file:
        os.fsync(file.fileno())
    return unfinished.rename(target)


def _free_name(folder: Path, stem: str) -> Path:
    names = (folder / f"{stem}{suffix}.sqlite3" for suffix in ("", *(f"-{number}" for number in range(2, 1000))))
    return next(name for name in names if not name.exists())
