from collections.abc import Collection, Sequence

import pytest
from sqlalchemy.orm import Session

from bot.deadlines import duties
from bot.deadlines.duties import Duty
from storage.tables import DutyKind
from tests.cast import Cast
from tests.deadlines.office import Cluster


@pytest.fixture(autouse=True)
def nobody_has_scored(monkeypatch: pytest.MonkeyPatch) -> set[tuple[int, int]]:
    """The room of scoring lies above this one: here it says only what a test wants it to say."""
    done: set[tuple[int, int]] = set()

    def scored(_session: Session, asked: Sequence[Duty]) -> Collection[tuple[int, int]]:
        return {pair for pair in done if pair[0] in {duty.deadline_id for duty in asked}}

    monkeypatch.setitem(duties._DONE, DutyKind.SCORING, scored)
    return done


@pytest.fixture
def cluster(cast: Cast) -> Cluster:
    return Cluster(cast)


@pytest.fixture
def wide_cluster(wide_cast: Cast) -> Cluster:
    """The same on each kind of database."""
    return Cluster(wide_cast)
