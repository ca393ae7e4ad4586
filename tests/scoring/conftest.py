"""What the tests of the scoring room share: people of two units, and a sheet."""

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
from tests.scoring.team import Team


@pytest.fixture(scope="session")
def gathered(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Team]:
    """A folder with people of two units in an open season, made once; every test works on its own copy."""
    folder = tmp_path_factory.mktemp("gathered")
    with closing(Store.in_folder(folder)) as store:
        migrate(store, folder, now=NOW)
        made = Team(Cast(store, NOW))
        made.cast.boss()
        made.gather()
    return folder, made


@pytest.fixture
def team(gathered: tuple[Path, Team], tmp_path: Path) -> Iterator[Team]:
    """People of two units in an open season without a sheet."""
    folder, made = gathered
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    with closing(Store.in_folder(tmp_path)) as store:
        yield replace(made, cast=replace(made.cast, store=store))


@pytest.fixture
def scoring(team: Team) -> Team:
    """The same with a small sheet applied."""
    team.apply()
    return team
