"""What a text is after, by its words alone: units, years, numbers, and when to ask back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.telex import repair
from bot.language.text import fold, tidy
from bot.lookups.heard import Heard, Level, Lookup, Which
from bot.lookups.hearing import LONGEST, MOST_WORDS, WORD, hear
from bot.lookups.naming import Names

THANH_HOA, NGHE_AN, HA_TINH, QUANG_BINH, QUANG_TRI, HUE = range(1, 7)
KNOWN = (
    (THANH_HOA, "Thanh Hóa"),
    (THANH_HOA, "TH"),
    (NGHE_AN, "Nghệ An"),
    (NGHE_AN, "NA"),
    (HA_TINH, "Hà Tĩnh"),
    (HA_TINH, "HT"),
    (QUANG_BINH, "Quảng Bình"),
    (QUANG_BINH, "QB"),
    (QUANG_TRI, "Quảng Trị"),
    (QUANG_TRI, "QT"),
    (HUE, "Huế"),
    (HUE, "Thừa Thiên Huế"),
    (HUE, "TT Huế"),
)
NAMES = Names.of(KNOWN)


def heard(text: str) -> Heard:
    return hear(text, NAMES, this_year=2026)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Hà Tĩnh nộp chưa", HA_TINH),
        ("ha tinh nop chua", HA_TINH),
        ("hatinh nộp chưa", HA_TINH),
        ("nộp chưa, Hà Tĩnh?", HA_TINH),
        ("HT nop chua", HA_TINH),
        ("tỉnh quag tri nộp chưa", QUANG_TRI),
        ("Quảng Tị nộp chưa", QUANG_TRI),
        ("thua thien hue nop chua", HUE),
        ("thừa tiên huế nộp chưa", HUE),
        ("TT Huế nộp chưa", HUE),
        ("QB nộp chưa", QUANG_BINH),
        ("nghee an nop chua", NGHE_AN),
    ],
)
def test_a_unit_is_known_by_any_of_its_spellings(text: str, unit: int) -> None:
    found = heard(text)
    assert found.level is Level.SURE
    assert found.asked is not None
    assert (found.asked.lookup, found.asked.units) == (Lookup.UNIT_IN, (unit,))


@pytest.mark.parametrize(
    ("text", "maybe"),
    [
        ("trị nộp chưa", (QUANG_TRI,)),
        ("quảng nộp chưa", (QUANG_BINH, QUANG_TRI)),
        ("thanh hoc nộp chưa", (THANH_HOA,)),
        ("ngeh an nop chua", (NGHE_AN,)),
    ],
)
def test_a_part_of_a_name_is_asked_about_and_never_taken(text: str, maybe: tuple[int, ...]) -> None:
    found = heard(text)
    assert found.lacks_unit
    assert found.maybe == maybe


def test_two_letters_that_are_a_word_too_are_a_name_in_capitals_alone() -> None:
    for text, units in (
        ("NA nộp chưa", (NGHE_AN,)),
        ("na nộp chưa", ()),
        ("na", (NGHE_AN,)),
        ("qt nop chua", (QUANG_TRI,)),
    ):
        asked = heard(text).asked
        assert asked is not None
        assert asked.units == units
    assert heard("na nộp chưa").maybe == (NGHE_AN,)
    asked = heard("minh con phai lam gi na").asked
    assert asked is not None
    assert (asked.lookup, asked.units, asked.is_mine) == (Lookup.OWED, (), True)


def test_a_unit_that_may_be_meant_is_asked_about_before_ones_own_is_taken() -> None:
    found = heard("cho tôi hỏi trị nộp chưa")
    assert found.lacks_unit
    assert found.maybe == (QUANG_TRI,)
    assert found.asked is not None
    assert not found.asked.is_mine


def test_a_question_without_a_unit_asks_for_one() -> None:
    found = heard("nộp chưa")
    assert found.lacks_unit
    assert found.maybe == ()


@pytest.mark.parametrize(
    "text", ["là tỉnh nào chưa nộp", "và tỉnh nào chưa nộp", "cả tỉnh ai chưa nộp", "nghe ai nói là tỉnh nào chưa nộp"]
)
def test_words_of_the_question_make_no_unit(text: str) -> None:
    asked = heard(text).asked
    assert asked is not None
    assert (asked.lookup, asked.units) == (Lookup.WHO_OWES, ())


def test_two_units_are_both_heard() -> None:
    asked = heard("Nghệ An với Hà Tĩnh nộp chưa").asked
    assert asked is not None
    assert asked.units == (NGHE_AN, HA_TINH)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("năm 2022 ai được cờ", 2022),
        ("nam 22 ai duoc co", 2022),
        ("năm ngoái ai được cờ", 2025),
        ("năm kia ai được cờ", 2024),
        ("năm nay ai được cờ", None),
    ],
)
def test_years_are_written_and_spoken(text: str, year: int | None) -> None:
    asked = heard(text).asked
    assert asked is not None
    assert (asked.lookup, asked.which, asked.year) == (Lookup.AWARD, Which.FLAG, year)


@pytest.mark.parametrize("text", ["tiêu chí 2.1 bao nhiêu điểm", "tieu chi 2.1 bn diem", "mục 2.1 tối đa mấy điểm"])
def test_the_number_of_a_criterion_is_heard(text: str) -> None:
    asked = heard(text).asked
    assert asked is not None
    assert (asked.lookup, asked.code) == (Lookup.CRITERION, "2.1")


def test_marks_tell_words_apart_that_look_alike_without() -> None:
    for text, lookup in (("có kết quả chưa", Lookup.ANNOUNCED), ("cờ năm 2022", Lookup.AWARD)):
        asked = heard(text).asked
        assert asked is not None
        assert asked.lookup is lookup
    assert heard("hôm nay Hà Tĩnh có mưa không").level is Level.NONE


@pytest.mark.parametrize(
    "text", ["9", "9,5", "1.000", "17h 25/11", "", "   ", "!!!", "xin chào", "điều 25 khoản 2", "😀", "nộp " * 60]
)
def test_what_is_no_lookup_is_none(text: str) -> None:
    assert heard(text).asked is None


def test_a_long_story_is_no_lookup() -> None:
    assert heard("tỉnh nào chưa nộp " + "vì hôm qua trời mưa to " * MOST_WORDS).asked is None


WORDS = st.sampled_from(
    [name for _, name in KNOWN]
    + ["nộp", "chưa", "điểm", "của", "ai", "tỉnh", "nào", "năm", "2022", "cờ", "bằng khen", "hạn", "tôi còn nợ gì"]
    + ["xếp thứ", "mấy", "2.1", "tiêu chí", "trị"]
)
TEXTS = st.one_of(st.text(max_size=4096), st.lists(WORDS, max_size=12).map(" ".join))


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_no_text_raises_and_no_unit_is_heard_that_was_not_named(text: str) -> None:
    found = heard(text)
    assert 0 <= found.coverage <= 1
    if found.asked is not None and found.asked.units:
        named = {unit for place in NAMES.find(_folded(text), range(LONGEST)) for unit in place.units}
        assert set(found.asked.units) <= named


def _folded(text: str) -> list[str]:
    kept = tidy(text[:LONGEST])
    return ["".join(fold(word).split()) for word in WORD.findall(repair(kept) or kept)]
