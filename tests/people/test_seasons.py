from typing import Any

import pytest
from sqlalchemy import select

from bot.language.phrases import Refused
from bot.people.permissions import Actor
from bot.people.seasons import (
    Officers,
    all_seasons,
    change_officers,
    close_season,
    open_season,
    readable_year,
    start_season,
)
from storage.tables import Office, Role, SeasonUnit
from tests.cast import Cast


@pytest.fixture
def units(cast: Cast) -> tuple[int, int, int]:
    return cast.unit("Thanh Hóa"), cast.unit("Nghệ An"), cast.unit("Hà Tĩnh")


def offices(cast: Cast, season_id: int) -> list[tuple[str, Office]]:
    query = select(SeasonUnit.name, SeasonUnit.office).where(SeasonUnit.season_id == season_id)
    return cast.look(lambda s: [(name, office) for name, office in s.execute(query.order_by(SeasonUnit.position))])


def test_a_season_has_its_members_in_order_and_its_officers(cast: Cast, units: tuple[int, int, int]) -> None:
    officers = Officers(lead_id=units[1], deputy_id=units[2])
    boss = cast.boss()
    season = cast.do(
        lambda s: start_season(s, actor=boss, year=2026, unit_ids=units, officers=officers, now=cast.now).id
    )
    expected = [("Thanh Hóa", Office.MEMBER), ("Nghệ An", Office.LEAD), ("Hà Tĩnh", Office.DEPUTY)]
    assert offices(cast, season) == expected
    cast.sound()


def test_officers_are_two_different_members(cast: Cast, units: tuple[int, int, int]) -> None:
    stranger = cast.unit("Ninh Bình")
    wrong = [
        (Officers(lead_id=units[0], deputy_id=units[0]), units, "refused-same-officers"),
        (Officers(lead_id=stranger, deputy_id=None), units, "refused-officer-no-member"),
        (Officers(lead_id=units[0], deputy_id=stranger), units, "refused-officer-no-member"),
        (Officers(lead_id=units[0], deputy_id=None), units[:1], "refused-season-members"),
        (Officers(lead_id=units[0], deputy_id=None), (units[0], units[0]), "refused-season-members"),
        (Officers(lead_id=units[0], deputy_id=None), (units[0], 999), "refused-no-unit"),
    ]
    for officers, members, key in wrong:
        phrase = cast.refused(
            start_season, actor=cast.boss(), year=2026, unit_ids=members, officers=officers, now=cast.now
        )
        assert phrase.key == key
    assert cast.look(open_season) is None


def test_one_season_is_open_at_a_time(cast: Cast, units: tuple[int, int, int]) -> None:
    first = cast.season(2025, *units)
    officers = Officers(lead_id=units[0], deputy_id=None)
    start: dict[str, Any] = {"actor": cast.boss(), "unit_ids": units, "officers": officers, "now": cast.now}
    assert cast.refused(start_season, year=2026, **start).args["year"] == "2025"
    cast.do(close_season, actor=cast.boss(), season_id=first, now=cast.now)
    assert cast.refused(start_season, year=2025, **start).key == "refused-season-exists"
    cast.season(2026, *units)
    assert [season.year for season in cast.look(all_seasons)] == [2026, 2025]
    cast.sound()


def test_lead_and_deputy_may_change_places_while_the_season_runs(cast: Cast, units: tuple[int, int, int]) -> None:
    season = cast.season(2026, *units)
    for lead, deputy in ((0, 1), (1, 0), (2, None)):
        officers = Officers(lead_id=units[lead], deputy_id=None if deputy is None else units[deputy])
        cast.do(change_officers, actor=cast.boss(), season_id=season, officers=officers, now=cast.now)
        held = [office for _name, office in offices(cast, season)]
        assert held[lead] is Office.LEAD
        assert held.count(Office.LEAD) == 1
        assert held.count(Office.DEPUTY) == (deputy is not None)
    cast.sound()


def test_a_unit_that_came_later_leads_from_the_next_season(cast: Cast, units: tuple[int, int, int]) -> None:
    season, late = cast.season(2026, *units), cast.unit("Ninh Bình")
    officers = Officers(lead_id=late, deputy_id=None)
    phrase = cast.refused(change_officers, actor=cast.boss(), season_id=season, officers=officers, now=cast.now)
    assert phrase.key == "refused-officer-no-member"


def test_a_closed_season_stays_as_it_was(cast: Cast, units: tuple[int, int, int]) -> None:
    season = cast.season(2026, *units)
    cast.do(close_season, actor=cast.boss(), season_id=season, now=cast.now)
    officers = Officers(lead_id=units[1], deputy_id=None)
    boss = cast.boss()
    change = cast.refused(change_officers, actor=boss, season_id=season, officers=officers, now=cast.now)
    assert change.key == "refused-season-closed"
    assert cast.refused(close_season, actor=boss, season_id=season, now=cast.now).key == "refused-season-closed"


def test_what_is_no_season_is_refused_in_a_sentence(cast: Cast, units: tuple[int, int, int]) -> None:
    officers, boss = Officers(lead_id=units[0], deputy_id=None), cast.boss()
    for number in (0, -1, 999):
        phrase = cast.refused(change_officers, actor=boss, season_id=number, officers=officers, now=cast.now)
        assert phrase.key == "refused-no-season"
        assert cast.refused(close_season, actor=boss, season_id=number, now=cast.now).key == "refused-no-season"


def test_guests_and_specialists_change_no_season(cast: Cast, units: tuple[int, int, int]) -> None:
    season = cast.season(2026, *units)
    officers = Officers(lead_id=units[1], deputy_id=None)
    for actor in (Actor(1), Actor(1, ((Role.SPECIALIST, units[0]),)), Actor(1, ((Role.LEADER, units[0]),))):
        cast.refused(change_officers, actor=actor, season_id=season, officers=officers, now=cast.now)
        cast.refused(close_season, actor=actor, season_id=season, now=cast.now)
        cast.refused(start_season, actor=actor, year=2030, unit_ids=units, officers=officers, now=cast.now)
    assert offices(cast, season)[0] == ("Thanh Hóa", Office.LEAD)


@pytest.mark.parametrize(("typed", "year"), [("2026", 2026), (" 2 026 ", 2026), ("２０２６", 2026), ("2000", 2000)])
def test_a_year_is_read_as_people_type_it(typed: str, year: int) -> None:
    assert readable_year(typed) == year


@pytest.mark.parametrize("typed", ["", "26", "20266", "1999", "2101", "-2026", "năm 2026", "²⁰²⁶", "2026.0", "9" * 30])
def test_what_is_no_year_is_refused(typed: str) -> None:
    with pytest.raises(Refused, match="refused-year"):
        readable_year(typed)
