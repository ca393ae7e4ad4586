from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from bot.deadlines import duties
from bot.deadlines.duties import Duty
from storage import Store
from storage.migrate import migrate
from storage.tables import DutyKind
from tests.cast import Cast
from tests.conftest import NOW
from tests.deadlines.office import Cluster, copy_of


@pytest.fixture(autouse=True)
def nobody_has_scored(monkeypatch: pytest.MonkeyPatch) -> set[tuple[int, int]]:
    """The room of scoring lies above this one: here it says only what a test wants it to say."""
    done: set[tuple[int, int]] = set()

    def scored(_session: Session, asked: Sequence[Duty]) -> Collection[tuple[int, int]]:
        return {pair for pair in done if pair[0] in {duty.deadline_id for duty in asked}}

    monkeypatch.setitem(duties._DONE, DutyKind.SCORING, scored)
    return done


@pytest.fixture(scope="session")
def model_cluster(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Cluster]:
    """A cluster in a SQLite store that is closed: others are copies of it, which costs less than making each anew."""
    folder = tmp_path_factory.mktemp("model")
    store = Store.in_folder(folder)
    migrate(store, folder, now=NOW)
    cluster = Cluster(Cast(store, NOW))
    store.close()
    return folder / "store.sqlite3", cluster


@pytest.fixture
def cluster(model_cluster: tuple[Path, Cluster], tmp_path: Path) -> Iterator[Cluster]:
    with copy_of(model_cluster, tmp_path) as made:
        yield made


@pytest.fixture
def wide_cluster(wide_cast: Cast) -> Cluster:
    """The same on each kind of database."""
    return Cluster(wide_cast)
