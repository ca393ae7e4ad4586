"""Who stands where: exactly, ties included, and only for those who may know."""

import random
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from bot.language.phrases import Refused
from bot.people.permissions import Actor
from bot.people.seasons import close_season, exclude_unit, include_unit, set_tie_rule
from bot.scoring.ranking import Sums, place
from bot.scoring.review import explained, review_of, worklist
from bot.scoring.standings import Checked, Standings, standings
from bot.scoring.verification import accept, change, close
from storage import Store
from storage.tables import TieRule
from tests.cast import Cast
from tests.scoring.team import Team
from tests.scoring.test_progress import crowd, statements

SMALL_RUN = settings(derandomize=True, deadline=None, max_examples=150, database=None, phases=[Phase.generate])
LONG_RUN = settings(deadline=None, max_examples=5000, suppress_health_check=[HealthCheck.too_slow])


def seen(team: Team, actor: Actor | None = None) -> Standings:
    reader = actor or team.office
    return team.cast.look(lambda s: standings(s, actor=reader, now=team.now))


def test_units_are_ranked_by_what_counts_and_only_once_they_have_handed_in(scoring: Team) -> None:
    scoring.fills()
    assert [(row.rank, row.total, row.checked) for row in seen(scoring).rows] == [(None, None, Checked.NOT_IN)] * 2
    scoring.hands_in()
    [first, second] = seen(scoring).rows
    assert (first.name, first.rank, first.total, first.groups) == (
        "Thanh Hóa",
        1,
        Decimal("21.75"),
        (Decimal("14.5"), Decimal("7.25")),
    )
    assert (second.name, second.rank, second.total) == ("Nghệ An", None, None)
    assert seen(scoring).provisional


def verified(team: Team) -> int:
    """Nghệ An hands in; one criterion is changed, the rest accepted, the verification closed."""
    submission = team.fills(team.nghe)
    team.hands_in(team.nghe)
    reviewer = team.cast.actor(team.an.person_id)
    review = team.cast.look(lambda s: review_of(s, actor=reviewer, submission_id=submission, now=team.now))
    use: dict[str, Any] = {"actor": reviewer, "submission_id": submission, "now": team.now}
    for line in review.lines:
        place: dict[str, Any] = {"criterion_id": line.leaf.criterion.id, "seen_rev": 0}
        if line.leaf.criterion.code == "2.1":
            team.cast.do(change, **use, **place, points=Decimal("6.25"), reason="Thiếu căn cứ")
        else:
            team.cast.do(accept, **use, **place)
    stamp = team.cast.look(lambda s: review_of(s, actor=reviewer, submission_id=submission, now=team.now)).stamp
    team.cast.do(close, **use, seen_stamp=stamp)
    return submission


def test_verified_points_count_and_it_is_final_when_all_is_verified(scoring: Team) -> None:
    verified(scoring)
    [row, other] = seen(scoring).rows
    assert (row.total, row.self_total, row.checked) == (Decimal("20.75"), Decimal("21.75"), Checked.VERIFIED)
    assert other.checked is Checked.NOT_IN
    assert seen(scoring).provisional
    boss = scoring.cast.boss()
    scoring.cast.do(close_season, actor=boss, season_id=scoring.season, now=scoring.now)
    final = scoring.cast.look(lambda s: standings(s, actor=boss, season_id=scoring.season, now=scoring.now))
    assert not final.provisional
    assert final.rows[0].total == Decimal("20.75")


def test_a_figure_is_explained_down_to_its_entries(scoring: Team) -> None:
    verified(scoring)
    unit_id = scoring.units[1]
    use: dict[str, Any] = {"season_id": scoring.season, "unit_id": unit_id, "now": scoring.now}
    review = scoring.cast.look(lambda s: explained(s, actor=scoring.office, **use))
    assert sum((line.counts or Decimal(0) for line in review.lines), Decimal(0)) == Decimal("20.75")
    [line] = review.changed
    assert line.verdict is not None
    assert (line.leaf.criterion.code, line.verdict.reason) == ("2.1", "Thiếu căn cứ")
    for actor in (scoring.nghe, scoring.observer, scoring.guest):
        with pytest.raises(Refused):
            scoring.cast.look(lambda s, actor=actor: explained(s, actor=actor, **use))  # type: ignore[misc]
    with pytest.raises(Refused, match="refused-no-submission"):
        scoring.cast.look(lambda s: explained(s, actor=scoring.office, **(use | {"unit_id": scoring.units[0]})))


def test_unpublished_figures_are_for_the_secretariat_and_the_lead_unit(scoring: Team) -> None:
    """There is something to be seen: both units have handed in."""
    for actor in (scoring.an, scoring.nghe):
        scoring.fills(actor)
        scoring.hands_in(actor)
    lead = scoring.cast.actor(scoring.an.person_id)
    for actor in (scoring.office, scoring.cast.boss(), lead):
        assert seen(scoring, actor).rows[0].total == Decimal("21.75")
    for actor in (scoring.nghe, scoring.nghe_chief, scoring.observer, scoring.guest):
        with pytest.raises(Refused):
            seen(scoring, actor)


def test_a_unit_that_is_not_considered_still_scores_and_is_marked(scoring: Team) -> None:
    scoring.fills()
    use: dict[str, Any] = {"season_id": scoring.season, "unit_id": scoring.units[0], "now": scoring.now}
    scoring.cast.do(exclude_unit, actor=scoring.office, reason="Đang thanh tra", **use)
    scoring.hands_in()
    assert [row.excluded for row in seen(scoring).rows] == [True, False]
    for actor in (scoring.an, scoring.chief, scoring.nghe, scoring.observer, scoring.guest):
        refused = scoring.cast.refused(include_unit, actor=actor, **use)
        assert refused.key in {"refused-role", "refused-guest"}
    refusal = scoring.cast.refused(exclude_unit, actor=scoring.office, reason="!", **use)
    assert refusal.key == "refused-reason-missing"
    scoring.cast.do(include_unit, actor=scoring.office, **use)
    assert not any(row.excluded for row in seen(scoring).rows)
    nowhere = scoring.cast.refused(exclude_unit, actor=scoring.office, reason="Lý do", **(use | {"unit_id": 10**6}))
    assert nowhere.key == "refused-unit-no-member"
    scoring.cast.sound()


def test_the_tie_rule_is_a_setting_of_the_season(scoring: Team) -> None:
    for actor in (scoring.an, scoring.nghe):
        scoring.fills(actor)
        scoring.hands_in(actor)
    assert [(row.rank, row.tied) for row in seen(scoring).rows] == [(1, True), (1, True)]
    use: dict[str, Any] = {"season_id": scoring.season, "now": scoring.now}
    scoring.cast.do(set_tie_rule, actor=scoring.office, rule=TieRule.DENSE, **use)
    assert seen(scoring).tie_rule is TieRule.DENSE
    assert scoring.cast.refused(set_tie_rule, actor=scoring.chief, rule=TieRule.SHARED, **use).key == "refused-role"
    boss = scoring.cast.boss()
    scoring.cast.do(close_season, actor=boss, **use)
    assert scoring.cast.refused(set_tie_rule, actor=boss, rule=TieRule.SHARED, **use).key == "refused-season-closed"


def ranks_are_those_of_the_book(groups: list[list[int]], rule: TieRule) -> None:
    """Counts again for each unit how many, or how many different, results are better than its own."""
    units = [Sums(number, tuple(Decimal(each).scaleb(-2) for each in parts)) for number, parts in enumerate(groups, 1)]
    placed = place(units, rule)
    results = {
        unit.unit_id: [Fraction(sum(parts), 100), *(map(Fraction, parts) if rule is TieRule.BY_GROUPS else [])]
        for unit, parts in zip(units, groups, strict=True)
    }
    assert sorted(each.sums.unit_id for each in placed) == sorted(results)
    for each in placed:
        mine = results[each.sums.unit_id]
        better = [other for other in results.values() if other > mine]
        expected = len({tuple(other) for other in better}) if rule is TieRule.DENSE else len(better)
        assert each.rank == expected + 1
        assert each.tied == (list(results.values()).count(mine) > 1)
    assert [each.rank for each in placed] == sorted(each.rank for each in placed)


few = st.integers(0, 3).map(lambda points: points * 25)
clusters = st.integers(1, 3).flatmap(
    lambda groups: st.lists(st.lists(few, min_size=groups, max_size=groups), max_size=9)
)


@SMALL_RUN
@given(clusters, st.sampled_from(TieRule))
def test_ranks_are_those_of_the_book(groups: list[list[int]], rule: TieRule) -> None:
    ranks_are_those_of_the_book(groups, rule)


@pytest.mark.long
@LONG_RUN
@given(clusters, st.sampled_from(TieRule))
def test_ranks_are_those_of_the_book_for_long(groups: list[list[int]], rule: TieRule) -> None:
    ranks_are_those_of_the_book(groups, rule)


@pytest.mark.parametrize("units", [5, 50])
def test_standings_and_worklist_take_a_fixed_number_of_statements(cast: Cast, units: int) -> None:
    team = crowd(cast, units)
    lead = cast.actor(team.an.person_id)
    with statements(cast.store) as asked:
        assert len(seen(team).rows) == units
    assert len(asked) == 5
    with statements(cast.store) as asked:
        cast.look(lambda s: worklist(s, actor=lead))
    assert len(asked) == 1


def test_a_random_cluster_is_counted_like_by_hand(scoring: Team) -> None:
    """Points are written by the use cases, changed by reviewers, and added up here from codes alone."""
    chance = random.Random(7)
    by_hand = {}
    for actor in (scoring.an, scoring.nghe):
        assert actor.unit_id is not None
        scoring.start(actor)
        given_points = {
            "1.1": Decimal(chance.randint(0, 20)) / 2,
            "1.2": Decimal(5),
            "2.1": Decimal(chance.randint(1, 32)) / 4,
        }
        for code, points in given_points.items():
            scoring.points(code, str(points), actor)
        scoring.proves("2.1", actor=actor)
        scoring.hands_in(actor)
        by_hand[actor.unit_id] = sum(given_points.values())
    assert {row.unit_id: row.total for row in seen(scoring).rows} == by_hand


def test_every_database_reads_the_same(store: Store, now: datetime) -> None:
    team = Team(Cast(store, now))
    team.cast.boss()
    team.gather()
    team.apply()
    submission = verified(team)
    lead = team.cast.actor(team.an.person_id)
    [item] = team.cast.look(lambda s: worklist(s, actor=lead))
    assert (item.submission_id, item.pending, item.count) == (submission, 0, 3)
    assert [(row.name, row.rank, row.total) for row in seen(team).rows] == [
        ("Nghệ An", 1, Decimal("20.75")),
        ("Thanh Hóa", None, None),
    ]
    team.cast.sound()
