from datetime import datetime

import pytest
from sqlalchemy import select

from bot.language.names import Match
from bot.people.cluster import set_up
from bot.people.permissions import Actor
from bot.people.seasons import close_season
from bot.people.units import OfferedUnit, add_unit, all_units, find_unit, offered_units, rename_unit, retire_unit
from storage import Store
from storage.tables import Audit, SeasonUnit, Unit, UnitAlias
from tests.cast import Cast


def names(cast: Cast) -> list[str]:
    return cast.look(lambda session: [unit.name for unit in all_units(session)])


def aliases(cast: Cast, unit_id: int) -> list[str]:
    query = select(UnitAlias.alias).where(UnitAlias.unit_id == unit_id).order_by(UnitAlias.id)
    return cast.look(lambda session: list(session.scalars(query)))


def found(cast: Cast, typed: str) -> Match[int]:
    return cast.look(lambda session: find_unit(session, typed))


def rename(cast: Cast, unit_id: int, name: str) -> str:
    return cast.do(lambda s: rename_unit(s, actor=cast.boss_in(s), unit_id=unit_id, name=name, now=cast.now).name)


def test_units_stand_in_the_order_in_which_they_were_added(cast: Cast) -> None:
    for name in ("Thanh Hóa", "Nghệ An", "An Giang"):
        cast.unit(name)
    assert names(cast) == ["Thanh Hóa", "Nghệ An", "An Giang"]


def test_a_name_is_kept_tidy(cast: Cast) -> None:
    cast.unit("  Nghe\u0323\u0302\u200b   An ")
    assert names(cast) == ["Nghệ An"]


@pytest.mark.parametrize("typed", ["Nghệ An", "NGHE AN", "nghe an", "Nghe\u0323\u0302 An", "NA", "na"])
def test_a_name_or_an_alias_is_taken_in_whatever_spelling(cast: Cast, typed: str) -> None:
    cast.unit("Nghệ An", "NA")
    phrase = cast.refused(add_unit, actor=cast.boss(), name=typed, now=cast.now)
    assert (phrase.key, phrase.args["unit"]) == ("refused-unit-taken", "Nghệ An")
    assert names(cast) == ["Nghệ An"]


def test_an_alias_that_means_another_unit_is_refused(cast: Cast) -> None:
    cast.unit("Nghệ An")
    phrase = cast.refused(add_unit, actor=cast.boss(), name="Hà Tĩnh", aliases=("HT", "Nghe An"), now=cast.now)
    assert phrase.key == "refused-unit-taken"


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "   ",
        "\u200b",
        "123",
        "!!!",
        "😀😀",
        "Hà\nTĩnh",
        "Hà\u2028Tĩnh",
        "x" * 61,
        "\ufdfa" * 20,
        "Cờ thi đua là gì?",
    ],
)
def test_a_name_needs_letters_on_one_short_line_and_is_no_question(cast: Cast, typed: str) -> None:
    assert cast.refused(add_unit, actor=cast.boss(), name=typed, now=cast.now).key == "refused-unit-name"


def test_a_unit_that_was_renamed_is_still_found_by_its_old_name(cast: Cast) -> None:
    hue = cast.unit("Thừa Thiên Huế", "TTH")
    rename(cast, hue, "Huế")
    assert aliases(cast, hue) == ["TTH", "Thừa Thiên Huế"]
    for typed in ("hue", "thua thien hue", "tth", "TP Huế"):
        assert found(cast, typed) == Match(sure=hue)


def test_a_unit_may_have_its_old_name_back(cast: Cast) -> None:
    hue = cast.unit("Thừa Thiên Huế")
    rename(cast, hue, "Huế")
    rename(cast, hue, "Thừa Thiên Huế")
    assert names(cast) == ["Thừa Thiên Huế"]
    assert aliases(cast, hue) == ["Huế"]
    cast.sound()


def test_the_old_name_of_a_unit_is_not_free_for_another(cast: Cast) -> None:
    rename(cast, cast.unit("Thừa Thiên Huế"), "Huế")
    other = cast.unit("Quảng Trị")
    for act in ("add", "rename"):
        phrase = (
            cast.refused(add_unit, actor=cast.boss(), name="thừa thiên huế", now=cast.now)
            if act == "add"
            else cast.refused(rename_unit, actor=cast.boss(), unit_id=other, name="thừa thiên huế", now=cast.now)
        )
        assert phrase.args["unit"] == "Huế"


def test_a_mended_spelling_reaches_the_open_season_and_the_audit(cast: Cast) -> None:
    first, second = cast.unit("Thanh Hoa"), cast.unit("Nghệ An")
    cast.season(2026, first, second)
    before = cast.head().length
    rename(cast, first, "Thanh Hóa")
    assert cast.look(lambda s: s.scalar(select(SeasonUnit.name).where(SeasonUnit.unit_id == first))) == "Thanh Hóa"
    assert cast.head().length == before + 1
    assert aliases(cast, first) == []


def test_a_closed_season_keeps_the_names_of_then(cast: Cast) -> None:
    hue, other = cast.unit("Thừa Thiên Huế"), cast.unit("Nghệ An")
    old = cast.season(2022, hue, other)
    cast.do(close_season, actor=cast.boss(), season_id=old, now=cast.now)
    new = cast.season(2026, hue, other)
    rename(cast, hue, "Huế")
    query = select(SeasonUnit).where(SeasonUnit.unit_id == hue)
    names_then = cast.look(lambda s: {place.season_id: place.name for place in s.scalars(query)})
    assert names_then == {old: "Thừa Thiên Huế", new: "Huế"}


def test_a_unit_in_an_open_season_cannot_leave_and_leaves_when_it_is_over(cast: Cast) -> None:
    first, second = cast.unit("Quảng Bình"), cast.unit("Nghệ An")
    season = cast.season(2024, first, second)
    phrase = cast.refused(retire_unit, actor=cast.boss(), unit_id=first, now=cast.now)
    assert phrase.key == "refused-retire-in-season"
    cast.do(close_season, actor=cast.boss(), season_id=season, now=cast.now)
    cast.do(retire_unit, actor=cast.boss(), unit_id=first, now=cast.now)
    assert names(cast) == ["Nghệ An"]
    assert found(cast, "Quảng Bình") == Match()


def test_a_unit_that_has_left_is_neither_renamed_nor_leaves_again(cast: Cast) -> None:
    gone = cast.unit("Quảng Bình")
    cast.do(retire_unit, actor=cast.boss(), unit_id=gone, now=cast.now)
    boss = cast.boss()
    assert cast.refused(retire_unit, actor=boss, unit_id=gone, now=cast.now).key == "refused-no-unit"
    assert cast.refused(rename_unit, actor=boss, unit_id=gone, name="Tên mới", now=cast.now).key == "refused-no-unit"


def test_its_name_stays_taken_because_results_of_the_past_are_its_own(cast: Cast) -> None:
    cast.do(retire_unit, actor=cast.boss(), unit_id=cast.unit("Quảng Bình"), now=cast.now)
    assert cast.refused(add_unit, actor=cast.boss(), name="quang binh", now=cast.now).key == "refused-unit-taken"


def test_what_is_no_unit_is_refused_in_a_sentence(cast: Cast) -> None:
    for number in (0, -1, 999):
        assert cast.refused(rename_unit, actor=cast.boss(), unit_id=number, name="X", now=cast.now).key == (
            "refused-no-unit"
        )
        assert cast.refused(retire_unit, actor=cast.boss(), unit_id=number, now=cast.now).key == "refused-no-unit"


def test_guests_change_no_units(cast: Cast) -> None:
    unit = cast.unit("Nghệ An")
    guest = Actor(cast.meets("Khách", 9100))
    assert cast.refused(add_unit, actor=guest, name="Lạ", now=cast.now).key == "refused-guest"
    assert cast.refused(rename_unit, actor=guest, unit_id=unit, name="Lạ", now=cast.now).key == "refused-guest"
    assert cast.refused(retire_unit, actor=guest, unit_id=unit, now=cast.now).key == "refused-guest"
    assert names(cast) == ["Nghệ An"]


def test_the_audit_names_nobody_and_no_unit(cast: Cast) -> None:
    rename(cast, cast.unit("Thừa Thiên Huế"), "Huế")
    rows = cast.look(lambda s: list(s.scalars(select(Audit))))
    told = " ".join(f"{row.action} {row.object_kind} {row.object_id} {row.before} {row.after}" for row in rows)
    assert "unit-renamed" in told
    assert "Huế" not in told


def test_the_offered_units_go_together(cast: Cast) -> None:
    for unit in offered_units():
        cast.unit(unit.name, *unit.aliases)
    assert len(names(cast)) == len(offered_units())
    cast.sound()


def test_a_cluster_is_set_up_whole_or_not_at_all(file_store: Store, now: datetime) -> None:
    cast = Cast(file_store, now)
    boss = cast.boss()
    fine, clash = [OfferedUnit("Nghệ An", ("NA",)), OfferedUnit("Hà Tĩnh")], OfferedUnit("NA")
    refusals = [
        ([*fine, clash], 0, 1, "refused-unit-taken"),
        (fine, 0, 0, "refused-same-officers"),
        (fine, 2, None, "refused-officer-no-member"),
        (fine, -1, None, "refused-officer-no-member"),
        (fine, 0, 7, "refused-officer-no-member"),
        (fine[:1], 0, None, "refused-season-members"),
    ]
    for units, lead, deputy, key in refusals:
        phrase = cast.refused(set_up, actor=boss, units=units, year=2026, lead=lead, deputy=deputy, now=now)
        assert phrase.key == key
        assert cast.look(lambda s: s.scalars(select(Unit)).all()) == []
    cast.do(set_up, actor=boss, units=fine, year=2026, lead=0, deputy=1, now=now)
    again = cast.refused(set_up, actor=boss, units=fine, year=2027, lead=0, deputy=1, now=now)
    assert again.key == "refused-set-up-before"
    cast.sound()
