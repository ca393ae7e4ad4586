from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from bot.deadlines.duties import Duty, done_units
from bot.people.permissions import Actor
from bot.people.seasons import close_season
from bot.scoring import duty
from bot.scoring.handing_in import hand_in, reopen
from bot.scoring.progress import Progress, Stage, progress
from bot.scoring.reading import overview, step_view
from storage import Store
from storage.tables import AfterDue, DutyKind, Role
from tests.cast import Cast
from tests.scoring.team import Team

assert duty.handed_in is not None


def seen_by(team: Team, actor: Actor) -> Progress:
    return team.cast.look(lambda s: progress(s, actor=actor, now=team.now))


def states(team: Team, actor: Actor | None = None) -> dict[str, Stage]:
    return {row.name: row.state for row in seen_by(team, actor or team.office).rows}


def test_each_unit_goes_from_nothing_to_handed_in_and_back(team: Team) -> None:
    assert not seen_by(team, team.an).sheet
    team.apply(leader_approves=True)
    assert states(team) == {"Thanh Hóa": Stage.NOT_BEGUN, "Nghệ An": Stage.NOT_BEGUN}
    submission = team.fills()
    assert states(team)["Thanh Hóa"] is Stage.AT_WORK
    shown = team.look().submission
    assert shown is not None
    team.cast.do(hand_in, actor=team.an, submission_id=submission, seen_rev=shown.rev, now=team.now)
    assert states(team)["Thanh Hóa"] is Stage.WAITING
    team.hands_in(team.chief)
    row = seen_by(team, team.office).rows[0]
    assert (row.state, row.at, row.is_late, row.done, row.count) == (Stage.HANDED_IN, team.now, False, 3, 3)
    team.cast.do(reopen, actor=team.an, submission_id=submission, reason=None, now=team.now)
    row = seen_by(team, team.office).rows[0]
    assert (row.state, row.at) == (Stage.AT_WORK, None)


def test_ones_own_unit_stands_first(scoring: Team) -> None:
    assert [row.name for row in seen_by(scoring, scoring.nghe).rows] == ["Nghệ An", "Thanh Hóa"]
    assert [row.name for row in seen_by(scoring, scoring.office).rows] == ["Thanh Hóa", "Nghệ An"]
    assert [row.is_mine for row in seen_by(scoring, scoring.nghe).rows] == [True, False]


def test_how_far_a_unit_is_does_not_leak(scoring: Team) -> None:
    scoring.start()
    scoring.points("1.1", "9.5")
    for actor, known in ((scoring.an, (1, None)), (scoring.nghe, (None, 0)), (scoring.observer, (None, None))):
        counts = {row.name: row.done for row in seen_by(scoring, actor).rows}
        assert (counts["Thanh Hóa"], counts["Nghệ An"]) == known
        assert all((row.count is None) == (row.done is None) for row in seen_by(scoring, actor).rows)
    for officer in (scoring.office, scoring.cast.boss()):
        assert [row.done for row in seen_by(scoring, officer).rows] == [1, 0]


def test_lateness_and_the_due_time_are_shown(scoring: Team) -> None:
    due = scoring.later(days=1)
    scoring.due(due, after=AfterDue.MARK_LATE, grace=0)
    scoring.fills()
    scoring.hands_in(at=due + timedelta(hours=1))
    row = seen_by(scoring, scoring.nghe).rows[1]
    assert row.is_late
    assert row.due is not None
    assert row.due.at == due


def test_guests_see_no_progress_and_without_a_season_there_is_none(scoring: Team) -> None:
    assert scoring.cast.refused(progress, actor=scoring.guest, now=scoring.now).key == "refused-guest"
    scoring.cast.do(close_season, actor=scoring.cast.boss(), season_id=scoring.season, now=scoring.now)
    assert scoring.cast.refused(progress, actor=scoring.an, now=scoring.now).key == "refused-no-open-season"


def test_a_unit_has_done_its_duty_while_it_is_handed_in(scoring: Team) -> None:
    def done() -> frozenset[tuple[int, int]]:
        return scoring.cast.look(lambda s: done_units(s, [(DutyKind.SCORING, Duty(7, scoring.season))]))

    assert done() == frozenset()
    submission = scoring.fills()
    assert done() == frozenset()
    scoring.hands_in()
    assert done() == {(7, scoring.units[0])}
    scoring.cast.do(reopen, actor=scoring.an, submission_id=submission, reason=None, now=scoring.now)
    assert done() == frozenset()


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """What is asked of the database meanwhile."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if statement.startswith("SELECT"):
            asked.append(statement)

    event.listen(store.reading, "before_cursor_execute", note)
    try:
        yield asked
    finally:
        event.remove(store.reading, "before_cursor_execute", note)


def crowd(cast: Cast, units: int) -> Team:
    """A cluster of so many units, each at work by a specialist of its own."""
    team = Team(cast)
    ids = [cast.unit(f"Đơn vị {chr(65 + number // 26)}{chr(65 + number % 26)}") for number in range(units)]
    team.season, team.units = cast.season(2026, *ids), (ids[0], ids[1])
    team.office = team.member("Thường trực", 301, Role.SECRETARIAT, None)
    team.apply()
    for number, unit_id in enumerate(ids):
        actor = team.member(f"Người {number}", 1000 + number, Role.SPECIALIST, unit_id)
        team.start(actor)
        team.points("1.1", "5", actor)
        team.an = team.an if number else actor
    team.due(team.later(days=9))
    return team


@pytest.mark.parametrize("units", [5, 50])
def test_the_screens_take_a_fixed_number_of_statements(cast: Cast, units: int) -> None:
    team = crowd(cast, units)
    with statements(cast.store) as asked:
        assert len(seen_by(team, team.office).rows) == units
    assert len(asked) == 8
    unit_id = team.units[0]
    with statements(cast.store) as asked:
        shown = cast.look(lambda s: overview(s, actor=team.an, unit_id=unit_id, now=team.now))
    assert len(asked) == 7
    assert shown.submission is not None
    use: dict[str, Any] = {"submission_id": shown.submission.id, "criterion_id": shown.leaves[0].criterion.id}
    with statements(cast.store) as asked:
        cast.look(lambda s: step_view(s, actor=team.an, now=team.now, **use))
    assert len(asked) == 8
