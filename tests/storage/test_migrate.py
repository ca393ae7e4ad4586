import os
import signal
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, MetaData, Table, create_engine, func, insert, select, text

from storage import Store
from storage.backup import NoBackupError, back_up
from storage.locks import StoreLock, StoreTakenError
from storage.migrate import NEWEST, StoreAheadError, migrate, revision, upgrade
from storage.tables import Base, Setting
from storage.values import AnotherBotError, serve

SCRIPTS = ScriptDirectory(str(Path(__file__).parents[2] / "storage" / "migrations"))
REVISIONS = [script.revision for script in SCRIPTS.walk_revisions()][::-1]


def test_the_newest_revision_is_the_one_the_program_asks_for() -> None:
    assert SCRIPTS.get_heads() == [NEWEST]


def test_migrations_give_the_tables_of_the_models(store: Store) -> None:
    with store.reading.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "target_metadata": Base.metadata})
        assert compare_metadata(context, Base.metadata) == []


def fill(connection: Connection) -> dict[str, int]:
    """One row in every table of whatever form the store has, made from the tables themselves."""
    tables = MetaData()
    tables.reflect(connection)
    for table in tables.sorted_tables:
        if table.name != "alembic_version":
            connection.execute(insert(table).values({c.name: made_up(c) for c in table.columns if not c.nullable}))
    return counts(connection, [table.name for table in tables.sorted_tables])


def made_up(column: object) -> object:
    kind = str(getattr(column, "type", "")).upper()
    name = getattr(column, "name", "")
    if name.endswith("_at") or name in {"at", "not_before", "until"}:
        return "2026-01-01 00:00:00.000000" if "CHAR" in kind else datetime(2026, 1, 1, tzinfo=UTC)
    if kind == "DATE":
        return date(2026, 1, 1)
    if "JSON" in kind:
        return {}
    return "x" if "CHAR" in kind or "TEXT" in kind else 1


def counts(connection: Connection, names: list[str]) -> dict[str, int]:
    tables = MetaData()
    tables.reflect(connection)
    return {name: connection.scalar(select(func.count()).select_from(tables.tables[name])) or 0 for name in names}


@pytest.mark.parametrize("old", REVISIONS)
def test_every_older_store_upgrades_with_its_data(store_url: URL, tmp_path: Path, now: datetime, old: str) -> None:
    store = Store(store_url)
    upgrade(store, old)
    with store.writing.begin() as connection:
        before = fill(connection)
    assert migrate(store, tmp_path, now=now) is (old != NEWEST)
    with store.writing.begin() as connection:
        assert counts(connection, list(before)) == before
    assert revision(store) == NEWEST
    store.close()


def test_a_store_of_a_newer_program_is_refused_untouched(store: Store, tmp_path: Path, now: datetime) -> None:
    with store.writing.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreAheadError):
        migrate(store, tmp_path, now=now)
    assert revision(store) == "9999"


def test_a_store_that_is_behind_is_copied_first(
    file_store: Store, tmp_path: Path, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("storage.migrate.upgrade", lambda _store, _target: None)
    with file_store.writing.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0000'"))
    assert migrate(file_store, tmp_path, now=now) is True
    [copy] = (tmp_path / "backups").iterdir()
    assert copy.name.startswith(f"before-{NEWEST}-2026")


def test_a_backup_is_whole_and_never_overwrites(file_store: Store, tmp_path: Path, now: datetime) -> None:
    file_store.transact_now(serve, 1, now=now)
    first, second = (back_up(file_store, tmp_path / "copies", now=now) for _ in range(2))
    assert first != second
    engine = create_engine(f"sqlite:///{second}")
    settings: Table = Base.metadata.tables[Setting.__tablename__]
    with engine.connect() as connection:
        assert connection.scalar(select(func.count()).select_from(settings)) == 1
    engine.dispose()


def test_postgresql_is_not_copied_by_us(store: Store, tmp_path: Path, now: datetime) -> None:
    if store.is_sqlite:
        assert back_up(store, tmp_path, now=now).exists()
    else:
        with pytest.raises(NoBackupError):
            back_up(store, tmp_path, now=now)


def test_a_store_serves_one_bot(store: Store, now: datetime) -> None:
    store.transact_now(serve, 1, now=now)
    store.transact_now(serve, 1, now=now)
    with pytest.raises(AnotherBotError) as refused:
        store.transact_now(serve, 2, now=now)
    assert refused.value.served == 1


def test_one_process_a_store(store: Store, tmp_path: Path) -> None:
    first, second = StoreLock(store, tmp_path), StoreLock(store, tmp_path)
    with first, pytest.raises(StoreTakenError):
        second.take()
    with second:
        pass


HOLD = """
import sys
from pathlib import Path
from storage import Store
from storage.locks import StoreLock
StoreLock(Store(sys.argv[1]), Path(sys.argv[2])).take()
print("taken", flush=True)
sys.stdin.read()
"""


def test_the_lock_frees_itself_when_its_process_is_killed(store: Store, tmp_path: Path) -> None:
    url = store.url.render_as_string(hide_password=False)
    command = [sys.executable, "-c", HOLD, url, str(tmp_path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "taken\n"
        mine = StoreLock(store, tmp_path)
        with pytest.raises(StoreTakenError):
            mine.take()
        os.kill(other.pid, signal.SIGKILL)
    take_when_freed(mine)
    mine.free()


def take_when_freed(lock: StoreLock, tries: int = 200) -> None:
    """A server may need a moment to see that its client is gone."""
    for left in reversed(range(tries)):
        try:
            return lock.take()
        except StoreTakenError:
            if not left:
                raise
    return None
