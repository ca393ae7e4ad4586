"""What is broken behind the bot's back is named."""

import pytest
from sqlalchemy import text

from storage import invariants
from tests.scoring.team import Team


def broken(team: Team, statement: str) -> set[str]:
    """The rules that name a fault once a statement has changed the database directly."""
    with team.cast.store.writing.begin() as connection:
        assert connection.execute(text(statement)).rowcount
    return {fault.rule for fault in team.cast.look(lambda s: list(invariants.check(s)))}


def of(code: str) -> str:
    return f"criterion_id = (SELECT id FROM criterion WHERE code = '{code}')"


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        (f"UPDATE entry SET points = 1001 WHERE {of('1.1')}", "entry-points"),
        (f"UPDATE entry SET points = -50 WHERE {of('1.1')}", "entry-points"),
        (f"UPDATE entry SET points = 930 WHERE {of('1.1')}", "entry-points"),
        (f"UPDATE entry SET points = 250 WHERE {of('1.2')}", "entry-points"),
        (f"UPDATE entry SET points = NULL WHERE {of('1.1')}", "entry-points"),
        (f"UPDATE entry SET state = 'open' WHERE {of('1.1')}", "entry-points"),
        (f"UPDATE entry SET state = 'skipped' WHERE {of('1.1')}", "entry-points"),
        (
            f"UPDATE entry SET criterion_id = (SELECT id FROM criterion WHERE code = '1') WHERE {of('1.1')}",
            "entry-points",
        ),
        ("UPDATE receipt SET content = content || ' '", "receipt"),
        ("UPDATE receipt SET fingerprint = 'f'", "receipt"),
        ("DELETE FROM receipt", "receipt"),
        ("UPDATE criterion SET most = 1400 WHERE code = '1'", "group-maximum"),
        ("UPDATE criterion SET most = 900 WHERE code = '2.1'", "group-maximum"),
    ],
)
def test_a_store_that_was_changed_behind_its_back_is_named(scoring: Team, statement: str, rule: str) -> None:
    scoring.fills()
    scoring.hands_in()
    scoring.cast.sound()
    assert broken(scoring, statement) == {rule}


def test_an_empty_answer_to_a_group_is_named(scoring: Team) -> None:
    """Neither points nor a skip belongs to what only sums up."""
    scoring.fills()
    statement = f"UPDATE entry SET points = NULL, state = 'skipped' WHERE {of('1.1')}"
    assert broken(scoring, statement) == set()
    moved = f"UPDATE entry SET criterion_id = (SELECT id FROM criterion WHERE code = '1') WHERE {of('1.1')}"
    assert broken(scoring, moved) == {"entry-points"}
