"""What every room's tests share."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import URL

from bot.scoring import sealed  # noqa: F401 - its invariants are asked wherever a store is checked
from storage import Store
from storage.engine import url_of_folder
from storage.migrate import migrate
from tests import databases
from tests.cast import Cast

NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
"""A Wednesday, nine in the morning in Hà Nội."""


@pytest.fixture
def now() -> datetime:
    return NOW


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[URL]:
    """An empty database of each kind."""
    if request.param == "sqlite":
        yield url_of_folder(tmp_path)
    else:
        with databases.postgresql() as url:
            yield url


@pytest.fixture
def store(store_url: URL, tmp_path: Path, now: datetime) -> Iterator[Store]:
    """A store of each kind, brought to the newest form."""
    opened = Store(store_url)
    migrate(opened, tmp_path, now=now)
    yield opened
    opened.close()


@pytest.fixture
def file_store(tmp_path: Path, now: datetime) -> Iterator[Store]:
    """A SQLite store, for what does not depend on the database."""
    opened = Store.in_folder(tmp_path)
    migrate(opened, tmp_path, now=now)
    yield opened
    opened.close()


@pytest.fixture
def cast(file_store: Store, now: datetime) -> Cast:
    """A cluster's first people, in a SQLite store."""
    made = Cast(file_store, now)
    made.boss()
    return made


@pytest.fixture
def wide_cast(store: Store, now: datetime) -> Cast:
    """The same on each kind of database."""
    made = Cast(store, now)
    made.boss()
    return made


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The tally of the kill tests: how often the bot was killed, and where."""
    reports = terminalreporter.getreports("passed")
    kills = [value for report in reports for name, value in report.user_properties if name == "kills"]
    if kills:
        terminalreporter.section("kills survived")
        terminalreporter.line(", ".join(sorted(map(str, kills))))
