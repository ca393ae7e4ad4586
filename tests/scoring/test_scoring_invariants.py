"""Each invariant of scoring names what was broken behind the use cases' back."""

from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import text

from bot.scoring.entries import set_note
from bot.scoring.verification import change
from storage import invariants
from tests.scoring.team import Team


def notes(team: Team) -> None:
    shown, leaf = team.look(team.nghe).submission, team.leaf("1.1", team.nghe)
    assert shown is not None
    use: dict[str, Any] = {"submission_id": shown.id, "criterion_id": leaf.id, "seen_rev": 1, "now": team.now}
    team.cast.do(set_note, actor=team.nghe, note="Đã báo cáo", **use)


def decides(team: Team) -> None:
    """A reviewer of the lead unit changes a criterion."""
    shown, leaf = team.look(team.nghe).submission, team.leaf("1.1", team.nghe)
    assert shown is not None
    use: dict[str, Any] = {"submission_id": shown.id, "criterion_id": leaf.id, "seen_rev": 0, "now": team.now}
    reviewer = team.cast.actor(team.an.person_id)
    team.cast.do(change, actor=reviewer, points=Decimal(8), reason="Ban hành muộn", **use)


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
        ("UPDATE entry SET points = 900 WHERE points = 950", "sealed-entry"),
        ("UPDATE entry SET rev = rev + 1 WHERE points = 950", "sealed-entry"),
        ("UPDATE entry SET note = 'khác' WHERE note IS NOT NULL", "sealed-note"),
        ("UPDATE submission SET state = 'verified'", "sealed-submission"),
        ("UPDATE evidence SET digest = '00'", "sealed-evidence"),
        ("DELETE FROM evidence", "sealed-evidence"),
        ("UPDATE receipt SET fingerprint = '00'", "sealed-receipt"),
        ("UPDATE verdict SET points = 900 WHERE points = 800", "sealed-verdict"),
        ("DELETE FROM verdict WHERE points = 800", "sealed-verdict"),
        ("UPDATE criterion SET most = 1400 WHERE code = '1'", "group-maximum"),
        ("UPDATE criterion SET most = 2000 WHERE code = '1.1'", "group-maximum"),
    ],
)
def test_what_is_broken_in_the_store_is_named(scoring: Team, statement: str, rule: str) -> None:
    scoring.fills(scoring.nghe)
    notes(scoring)
    scoring.hands_in(scoring.nghe)
    decides(scoring)
    scoring.cast.sound()
    with scoring.cast.store.writing.begin() as connection:
        assert connection.execute(text(statement)).rowcount == 1
    found = scoring.cast.look(lambda s: [fault.rule for fault in invariants.check(s)])
    assert rule in found
