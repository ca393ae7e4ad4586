"""Answers by permission: who may know what, and in how many statements."""

import json

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.lookups import answering
from bot.lookups.answering import as_watcher, look_up
from bot.lookups.found import (
    Announced,
    Awarded,
    Contacts,
    Found,
    Gone,
    Handed,
    NoPoints,
    NoSeason,
    NothingKept,
    OwnScore,
    Score,
    Stepped,
    Table,
    Unpublished,
)
from bot.lookups.heard import NEEDS_UNIT, Asked, Lookup, Which
from bot.lookups.store import names_of
from bot.people.permissions import Actor
from bot.people.seasons import close_season
from bot.people.units import retire_unit
from bot.results.awards import nominate
from storage.tables import (
    Announcement,
    AnnouncementState,
    AwardKind,
    Entry,
    Role,
    Verdict,
)
from tests.cast import Cast
from tests.scoring.team import Team
from tests.scoring.test_progress import statements

FIGURES = (Lookup.POINTS, Lookup.RANK, Lookup.LEADER, Lookup.STANDINGS)


def ask(team: Team, actor: Actor, asked: Asked) -> Found:
    return team.cast.look(lambda s: look_up(s, actor=actor, asked=asked, now=team.now))


def both_hand_in(team: Team) -> None:
    """Thanh Hóa hands in 21.75 points of 23, Nghệ An less."""
    team.fills()
    team.hands_in()
    team.fills(team.nghe)
    team.points("1.1", "6.5", team.nghe)
    team.hands_in(team.nghe)


def verify_something(team: Team) -> None:
    """A verdict that takes points from the first unit."""

    def write(session: Session) -> None:
        entry = session.scalars(select(Entry).order_by(Entry.id)).first()
        assert entry is not None
        session.add(
            Verdict(
                entry_id=entry.id,
                entry_rev=entry.rev,
                points=entry.points,
                decided_by_id=team.nghe.person_id,
                decided_at=team.now,
            )
        )

    team.cast.do(write)


def announce(team: Team, state: AnnouncementState, *, with_standings: bool = True) -> None:
    """An announcement with figures in it, in whatever state."""
    first, second = team.units
    table = {
        "sheet": "Bảng tiêu chí",
        "most": "23.00",
        "groups": [],
        "tie_rule": "shared",
        "provisional": False,
        "lines": [
            {"unit": second, "rank": 1, "tied": False, "total": "22.25", "groups": []},
            {"unit": first, "rank": 2, "tied": False, "total": "21.75", "groups": []},
        ],
    }
    content = {
        "form": "announcement 1",
        "season": team.season,
        "year": 2026,
        "units": [{"id": first, "name": "Thanh Hóa"}, {"id": second, "name": "Nghệ An"}],
        "nominees": [],
        "standings": table if with_standings else None,
        "note": None,
        "corrects": None,
        "at": team.now.isoformat(),
        "code": "ABCD2345",
    }
    published = state is AnnouncementState.PUBLISHED

    def write(session: Session) -> None:
        session.add(
            Announcement(
                season_id=team.season,
                state=state,
                flag_unit_id=second,
                with_standings=with_standings,
                editors=[team.office.person_id],
                drafted_at=team.now,
                published_at=team.now if published else None,
                code="ABCD2345" if published else None,
                content=json.dumps(content),
            )
        )

    team.cast.do(write)


# --- who has handed in ----------------------------------------------------------------------------------------------


def test_everybody_of_the_cluster_hears_who_has_handed_in(scoring: Team) -> None:
    scoring.fills()
    scoring.hands_in()
    for actor in (scoring.an, scoring.nghe, scoring.office, scoring.observer):
        found = ask(scoring, actor, Asked(Lookup.WHO_OWES))
        assert isinstance(found, Handed)
        assert [each.name for each in found.handed_in] == ["Thanh Hóa"]
        assert [each.name for each in found.owing] == ["Nghệ An"]


def test_guests_hear_nothing(scoring: Team) -> None:
    for lookup in Lookup:
        asked = Asked(lookup, units=scoring.units[:1], code="1.1")
        refused = scoring.cast.refused(look_up, actor=scoring.guest, asked=asked, now=scoring.now)
        assert refused.key == "refused-guest"


def test_of_a_past_season_nothing_is_said_about_handing_in(scoring: Team) -> None:
    scoring.cast.do(close_season, actor=scoring.cast.boss(), season_id=scoring.season, now=scoring.now)
    scoring.cast.season(2027, *scoring.units)
    assert ask(scoring, scoring.an, Asked(Lookup.WHO_IN, year=2026)) == NothingKept(2026)
    assert ask(scoring, scoring.an, Asked(Lookup.WHO_IN, year=2019)) == NoSeason(2019, (2027, 2026))


def test_how_far_the_season_is(scoring: Team) -> None:
    found = ask(scoring, scoring.an, Asked(Lookup.STEP))
    assert isinstance(found, Stepped)
    assert found.published_at is None
    announce(scoring, AnnouncementState.WAITING)
    found = ask(scoring, scoring.an, Asked(Lookup.STEP))
    assert isinstance(found, Stepped)
    assert found.published_at is None


# --- figures --------------------------------------------------------------------------------------------------------


def leaky(team: Team) -> None:
    """Everything that could leak is there: drafts, figures that were handed in, verdicts, a draft announcement."""
    both_hand_in(team)
    verify_something(team)
    announce(team, AnnouncementState.WAITING)


@pytest.mark.parametrize("lookup", FIGURES)
def test_unpublished_figures_are_told_to_those_alone_who_may_see_them(scoring: Team, lookup: Lookup) -> None:
    leaky(scoring)
    units = scoring.units[:1] if lookup in NEEDS_UNIT else ()
    asked = Asked(lookup, units=units)
    assert ask(scoring, scoring.nghe, asked) == Unpublished(2026)
    assert ask(scoring, scoring.nghe_chief, asked) == Unpublished(2026)
    assert ask(scoring, scoring.observer, asked) == Unpublished(2026)
    for actor in (scoring.office, scoring.cast.boss(), scoring.chief):
        assert isinstance(ask(scoring, actor, asked), Score | Table)


@pytest.mark.parametrize("lookup", FIGURES)
def test_the_answer_to_outsiders_is_the_same_whether_there_is_anything_or_not(scoring: Team, lookup: Lookup) -> None:
    asked = Asked(lookup, units=scoring.units[:1] if lookup in NEEDS_UNIT else ())
    with statements(scoring.cast.store) as before:
        nothing_there = ask(scoring, scoring.observer, asked)
    leaky(scoring)
    with statements(scoring.cast.store) as after:
        assert ask(scoring, scoring.observer, asked) == nothing_there
    assert before == after


def test_people_hear_what_their_own_unit_gave_itself(scoring: Team) -> None:
    scoring.start(scoring.nghe)
    scoring.points("1.1", "9.5", scoring.nghe)
    mine = ask(scoring, scoring.nghe, Asked(Lookup.POINTS, is_mine=True))
    assert isinstance(mine, OwnScore)
    assert (mine.unit, str(mine.points), mine.is_handed_in) == ("Nghệ An", "9.50", False)
    leaf = ask(scoring, scoring.nghe, Asked(Lookup.POINTS, units=scoring.units[1:], code="1.1"))
    assert isinstance(leaf, OwnScore)
    assert (str(leaf.points), leaf.criterion and leaf.criterion.code) == ("9.50", "1.1")
    assert ask(scoring, scoring.nghe, Asked(Lookup.RANK, is_mine=True)) == Unpublished(2026)


def test_one_criterion_of_another_unit_is_nobodys(scoring: Team) -> None:
    leaky(scoring)
    for actor in (scoring.nghe, scoring.observer, scoring.office):
        assert ask(scoring, actor, Asked(Lookup.POINTS, units=scoring.units[:1], code="1.1")) == Unpublished(2026)


def test_in_a_group_nobody_is_told_more_than_somebody_who_looks_on(scoring: Team) -> None:
    leaky(scoring)
    for actor in (scoring.office, scoring.cast.boss(), scoring.chief, scoring.an):
        for lookup in FIGURES:
            asked = Asked(lookup, units=scoring.units[:1] if lookup in NEEDS_UNIT else ())
            assert ask(scoring, as_watcher(actor), asked) == Unpublished(2026)
        people = ask(scoring, as_watcher(actor), Asked(Lookup.PEOPLE, units=scoring.units[:1]))
        assert people == Contacts("Thanh Hóa", None)
        handed = ask(scoring, as_watcher(actor), Asked(Lookup.PROGRESS))
        assert isinstance(handed, Handed)
        assert [row.done for row in handed.rows] == [None, None]
    assert as_watcher(scoring.guest).is_guest


def test_what_is_published_is_everybodys(scoring: Team) -> None:
    leaky(scoring)
    announce(scoring, AnnouncementState.PUBLISHED)
    found = ask(scoring, scoring.observer, Asked(Lookup.RANK, units=scoring.units[1:]))
    assert isinstance(found, Score)
    assert (found.rank, str(found.total), found.is_published) == (1, "22.25", True)
    table = ask(scoring, scoring.nghe, Asked(Lookup.LEADER))
    assert isinstance(table, Table)
    assert [row.unit for row in table.rows] == ["Nghệ An", "Thanh Hóa"]
    told = ask(scoring, scoring.nghe, Asked(Lookup.ANNOUNCED))
    assert isinstance(told, Announced)
    assert told.at == scoring.now


def test_an_announcement_without_the_standings_publishes_no_figures(scoring: Team) -> None:
    leaky(scoring)
    announce(scoring, AnnouncementState.PUBLISHED, with_standings=False)
    assert ask(scoring, scoring.observer, Asked(Lookup.LEADER)) == Unpublished(2026)


# --- outcomes, people, and what is gone -------------------------------------------------------------------------------


def test_a_draft_announcement_nominates_nobody(scoring: Team) -> None:
    announce(scoring, AnnouncementState.DRAFT)
    for actor in (scoring.an, scoring.office, scoring.observer):
        assert ask(scoring, actor, Asked(Lookup.AWARD)) == Awarded(2026, (), None, None)
        assert ask(scoring, actor, Asked(Lookup.ANNOUNCED)) == Announced(2026, None, ())


def test_a_year_without_points_has_nominations(scoring: Team, cast: Cast) -> None:
    boss = cast.boss()
    cast.do(close_season, actor=boss, season_id=scoring.season, now=cast.now)
    old = cast.season(2025, *scoring.units)
    cast.do(nominate, actor=boss, season_id=old, unit_id=scoring.units[1], kind=AwardKind.FLAG, now=cast.now)
    cast.do(close_season, actor=boss, season_id=old, now=cast.now)
    for actor in (scoring.an, scoring.office, scoring.observer):
        found = ask(scoring, actor, Asked(Lookup.LEADER, year=2025))
        assert isinstance(found, NoPoints)
        assert [each.unit for each in found.awards] == ["Nghệ An"]
    other = ask(scoring, scoring.an, Asked(Lookup.AWARD, year=2025, which=Which.CERTIFICATE))
    assert other == Awarded(2025, (), Which.CERTIFICATE, None)


def test_a_unit_that_left_is_answered_with_what_became_of_it(scoring: Team, cast: Cast) -> None:
    boss = cast.boss()
    cast.do(close_season, actor=boss, season_id=scoring.season, now=cast.now)
    stays, comes = scoring.units[0], cast.unit("Quảng Trị")
    cast.season(2027, stays, comes)
    cast.do(retire_unit, actor=boss, unit_id=scoring.units[1], now=cast.now)
    for lookup in (Lookup.UNIT_IN, Lookup.UNIT, Lookup.POINTS, Lookup.RANK, Lookup.AWARD):
        found = ask(scoring, scoring.an, Asked(lookup, units=scoring.units[1:]))
        assert found == Gone("Nghệ An", 2027, cast.now, (2026,))


def test_who_is_in_charge_is_for_the_unit_and_the_secretariat(scoring: Team) -> None:
    asked = Asked(Lookup.PEOPLE, units=scoring.units[1:])
    assert ask(scoring, scoring.an, asked) == Contacts("Nghệ An", None)
    for actor in (scoring.office, scoring.nghe):
        found = ask(scoring, actor, asked)
        assert isinstance(found, Contacts)
        assert [each.name for each in found.people or ()] == ["Chuyên viên Nghệ An", "Lãnh đạo Nghệ An"]


# --- statements -------------------------------------------------------------------------------------------------------


def crowd(cast: Cast, units: int) -> Team:
    """A cluster of so many units, the first of which is at work."""
    team = Team(cast)
    ids = [cast.unit(f"Đơn vị {chr(65 + number // 26)}{chr(65 + number % 26)}") for number in range(units)]
    team.season, team.units = cast.season(2026, *ids), (ids[0], ids[1])
    team.office = team.member("Thường trực", 301, Role.SECRETARIAT, None)
    team.apply()
    team.an = team.member("Chuyên viên", 1000, Role.SPECIALIST, ids[0])
    for number, unit_id in enumerate(ids[1:], 1):
        team.member(f"Người {number}", 1000 + number, Role.SPECIALIST, unit_id)
    team.fills(team.an)
    team.hands_in(team.an)
    team.due(team.later(days=9))
    return team


@pytest.mark.parametrize("units", [5, 50])
def test_a_lookup_takes_at_most_ten_statements(cast: Cast, units: int) -> None:
    team = crowd(cast, units)
    for actor in (team.an, team.office):
        for lookup in Lookup:
            for year in (None, 2026):
                asked = Asked(
                    lookup, units=(team.units[0],), year=year, code="1.1" if lookup is Lookup.CRITERION else None
                )
                with statements(cast.store) as made:
                    cast.look(names_of)
                    ask(team, actor, asked)
                assert len(made) <= 10, (lookup, year, len(made))
    whole = Asked(Lookup.WHO_OWES)
    with statements(cast.store) as made:
        found = ask(team, team.office, whole)
    assert isinstance(found, Handed)
    assert len(found.rows) == units
    assert len(made) <= 9


def test_every_lookup_has_an_answer() -> None:
    assert set(answering._ANSWERS) == set(Lookup)
