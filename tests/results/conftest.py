"""What the tests of the results' room share."""

import shutil
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from storage import Store
from storage.migrate import migrate
from tests.cast import Cast
from tests.conftest import NOW
from tests.results.house import House, gathered


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, House]:
    """A folder with the cluster, made once; every test works on its own copy."""
    folder = tmp_path_factory.mktemp("house")
    with closing(Store.in_folder(folder)) as store:
        migrate(store, folder, now=NOW)
        cast = Cast(store, NOW)
        cast.boss()
        made = gathered(cast)
    return folder, made


@pytest.fixture
def house(built: tuple[Path, House], tmp_path: Path) -> Iterator[House]:
    """A cluster that is ready to announce; sound when the test ends well."""
    folder, made = built
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    with closing(Store.in_folder(tmp_path)) as store:
        cast = replace(made.cast, store=store)
        yield replace(made, team=replace(made.team, cast=cast))
