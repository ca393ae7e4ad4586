"""What the tests of the scoring room share: people of two units, and a sheet."""

import pytest

from tests.cast import Cast
from tests.scoring.team import Team


@pytest.fixture
def team(cast: Cast) -> Team:
    """People of two units in an open season without a sheet."""
    made = Team(cast)
    made.gather()
    return made


@pytest.fixture
def scoring(team: Team) -> Team:
    """The same with a small sheet applied."""
    team.apply()
    return team
