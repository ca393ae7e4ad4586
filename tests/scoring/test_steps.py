from decimal import Decimal
from typing import Any

from bot.people.seasons import close_season
from bot.scoring.reading import step_view
from bot.scoring.sheet_tree import ReadSheet
from bot.scoring.views import StepView
from tests.scoring.team import PASS_FAIL, SMALL, Team, row


def step(team: Team, code: str) -> StepView:
    shown = team.look()
    assert shown.submission is not None
    use: dict[str, Any] = {"submission_id": shown.submission.id, "criterion_id": team.leaf(code).id}
    return team.cast.look(lambda s: step_view(s, actor=team.an, now=team.now, **use))


def test_a_step_shows_where_one_is_and_what_is_near(scoring: Team) -> None:
    scoring.start()
    scoring.points("1.1", "9")
    shown = step(scoring, "1.2")
    ids = [leaf.criterion.id for leaf in scoring.look().leaves]
    assert (shown.number, shown.count, shown.done) == (2, 3, 1)
    assert (shown.previous_id, shown.next_id, shown.next_open_id) == (ids[0], ids[2], ids[2])
    assert [group.code for group in shown.trail] == ["1"]
    last = step(scoring, "2.1")
    assert (last.next_id, last.next_open_id) == (None, ids[1])  # from the top again


def test_chips_are_values_that_are_taken(scoring: Team) -> None:
    scoring.start()
    assert step(scoring, "1.1").chips == (Decimal(10), Decimal("9.5"), Decimal(5), Decimal(0))
    assert step(scoring, "1.2").chips == (Decimal(5), Decimal(0))
    assert step(scoring, "2.1").chips == (Decimal(8), Decimal("7.75"), Decimal(4), Decimal(0))
    assert step(scoring, "1.1").last_season is None


def next_year(team: Team, read: ReadSheet = SMALL) -> None:
    team.cast.do(close_season, actor=team.cast.boss(), season_id=team.season, now=team.now)
    team.season = team.cast.season(2027, *team.units)
    team.apply(read)
    team.start()


def test_last_seasons_points_are_shown_for_the_same_title_and_maximum(scoring: Team) -> None:
    scoring.fills()
    scoring.hands_in()
    moved = ReadSheet(
        "Bảng 2027",
        (
            row("1", "8", step="0.25", title="KHEN THƯỞNG KỊP THỜI"),
            row("2", "12", title="Tổ chức phong trào"),  # another maximum
            row("3", "5", kind=PASS_FAIL, title="Tiêu chí mới"),
        ),
    )
    next_year(scoring, moved)
    last = step(scoring, "1").last_season
    assert last is not None
    assert (last.year, last.points) == (2026, Decimal("7.25"))
    assert step(scoring, "1").chips[:2] == (Decimal(8), Decimal("7.25"))
    assert step(scoring, "2").last_season is None
    assert step(scoring, "3").last_season is None


def test_what_was_not_handed_in_and_another_units_points_are_not_last_seasons(scoring: Team) -> None:
    scoring.fills()
    scoring.fills(scoring.nghe)
    scoring.hands_in(scoring.nghe)
    next_year(scoring)
    assert step(scoring, "1.1").last_season is None


def test_a_group_and_another_sheets_criterion_are_no_step(scoring: Team) -> None:
    submission = scoring.start()
    use: dict[str, Any] = {"actor": scoring.an, "submission_id": submission, "now": scoring.now}
    assert scoring.cast.refused(step_view, criterion_id=scoring.leaf("1").id, **use).key == "refused-group"
    assert scoring.cast.refused(step_view, criterion_id=999, **use).key == "refused-no-criterion"
