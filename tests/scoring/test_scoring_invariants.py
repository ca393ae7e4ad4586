"""Each invariant of scoring names what was broken behind the use cases' back."""

import pytest
from sqlalchemy import text

from storage import invariants
from tests.scoring.team import Team


@pytest.mark.parametrize(
    ("statement", "rule"),
    [
        ("UPDATE entry SET points = 1050 WHERE points = 950", "entry-points"),  # over the maximum of 10
        ("UPDATE entry SET points = -50 WHERE points = 950", "entry-points"),
        ("UPDATE entry SET points = 925 WHERE points = 950", "entry-points"),  # off the step of 0.5
        ("UPDATE entry SET points = 250 WHERE points = 500", "entry-points"),  # half a pass
        ("UPDATE entry SET points = NULL WHERE points = 950", "entry-points"),
        ("UPDATE entry SET state = 'skipped' WHERE points = 950", "entry-points"),
        ("UPDATE entry SET state = 'open' WHERE points = 950", "entry-points"),
        (
            "UPDATE entry SET criterion_id = (SELECT id FROM criterion WHERE code = '1') WHERE points = 950",
            "entry-points",
        ),
        ("UPDATE receipt SET content = content || 'x'", "receipt"),
        ("UPDATE receipt SET fingerprint = '00'", "receipt"),
        ("DELETE FROM receipt", "receipt"),
        ("UPDATE criterion SET most = 1400 WHERE code = '1'", "group-maximum"),
        ("UPDATE criterion SET most = 2000 WHERE code = '1.1'", "group-maximum"),
    ],
)
def test_what_is_broken_in_the_store_is_named(scoring: Team, statement: str, rule: str) -> None:
    scoring.fills()
    scoring.hands_in()
    scoring.cast.sound()
    with scoring.cast.store.writing.begin() as connection:
        assert connection.execute(text(statement)).rowcount == 1
    found = scoring.cast.look(lambda s: [fault.rule for fault in invariants.check(s)])
    assert rule in found
