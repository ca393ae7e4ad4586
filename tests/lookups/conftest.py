"""The practice cluster with two units that have handed in, read once for all questions."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.rules.engine import Engine
from bot.samples.bench_lookups import NOW, prepare
from storage import Store
from storage.migrate import migrate
from tests.cast import Cast
from tests.scoring.team import Team


@pytest.fixture(scope="session")
def ready_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("lookups")
    with closing(Store.in_folder(folder)) as store:
        migrate(store, Path(folder), now=NOW)
        store.transact_now(prepare)
        yield store


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine.load()


@pytest.fixture
def scoring(cast: Cast) -> Team:
    """Two units with their people, a season, an applied sheet."""
    team = Team(cast)
    team.gather()
    team.apply()
    return team
