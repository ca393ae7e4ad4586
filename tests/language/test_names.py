import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.names import Match, match
from bot.language.text import fold

UNITS = [
    ("TH", "Thanh Hóa"),
    ("NA", "Nghệ An"),
    ("HT", "Hà Tĩnh"),
    ("QB", "Quảng Bình"),
    ("QT", "Quảng Trị"),
    ("QT", "QT"),
    ("HUE", "Thành phố Huế"),
    ("HUE", "Thừa Thiên Huế"),
]


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Nghệ An", "NA"),
        ("nghe an", "NA"),
        ("NGHEAN", "NA"),
        ("nge an", "NA"),
        ("tỉnh Nghệ An", "NA"),
        ("Sở Nội vụ tỉnh Nghệ An", "NA"),
        ("tinh quang tri", "QT"),
        ("quang tri", "QT"),
        ("quang binh", "QB"),
        ("quang bnh", "QB"),
        ("qt", "QT"),
        ("Huế", "HUE"),
        ("tp.hue", "HUE"),
        ("TP Huế", "HUE"),
        ("T.P. Huế", "HUE"),
        ("thua thien hue", "HUE"),
        ("Thanh Hoá", "TH"),
        ("thanh hao", "TH"),
        ("Hà Tỉnh", "HT"),
        ("ＨÀ ＴĨＮＨ", "HT"),
    ],
)
def test_a_name_is_read_however_it_is_written(typed: str, key: str) -> None:
    assert match(typed, UNITS) == Match(sure=key)


@pytest.mark.parametrize(
    ("typed", "keys"),
    [
        ("tri", ("QT",)),
        ("quảng", ("QT", "QB")),
        ("thuế", ("HUE",)),
        ("nghệ an nhé", ("NA",)),
        ("tinh", ("HT",)),
    ],
)
def test_a_fragment_or_another_word_is_asked_about(typed: str, keys: tuple[str, ...]) -> None:
    found = match(typed, UNITS)
    assert found.sure is None
    assert set(found.maybe) == set(keys)


@pytest.mark.parametrize("typed", ["", " . ", "thời tiết hôm nay", "95,5", "ubnd", "👍"])
def test_what_is_no_name_finds_none(typed: str) -> None:
    assert match(typed, UNITS) == Match()


def test_names_one_letter_apart_are_asked_about_the_likelier_first() -> None:
    twins = [(1, "Quảng Nam"), (2, "Quảng Ngam")]
    assert match("quang nanm", twins).sure is None
    assert match("quang nanm", twins).maybe == (1, 2)


def test_marks_decide_between_names_that_fold_alike() -> None:
    communes = [(1, "Cẩm Thủy"), (2, "Cam Thuỷ")]
    assert match("Cẩm Thuỷ", communes) == Match(sure=1)
    assert match("cam thuy", communes) == Match(maybe=(1, 2))


def test_a_whole_name_goes_before_one_that_lost_its_kind() -> None:
    places = [(1, "Thành phố Huế"), (2, "Huế")]
    assert match("thành phố Huế", places) == Match(sure=1)
    assert match("Huế", places) == Match(sure=2)
    assert match("TP Huế", places) == Match(maybe=(1, 2))


def test_a_kind_that_is_part_of_the_name_stays() -> None:
    places = [(1, "Tĩnh Gia"), (2, "Gia Lâm")]
    assert match("tinh gia", places) == Match(sure=1)
    assert match("gia", places).sure is None


def test_no_names_no_match() -> None:
    assert match("Nghệ An", []) == Match()


@given(st.sampled_from(UNITS), st.sampled_from(["{}", "tỉnh {}", "UBND tỉnh {}", " {}.", "tp. {}"]))
def test_every_own_name_wins_with_any_kind_before_it(unit: tuple[str, str], frame: str) -> None:
    key, name = unit
    for written in (name, name.upper(), fold(name)):
        assert match(frame.format(written), UNITS).sure == key


@given(st.text(max_size=20))
def test_any_text_has_an_answer_and_a_sure_one_is_never_doubtful(typed: str) -> None:
    found = match(typed, UNITS)
    assert found.sure is None or not found.maybe
    assert len(set(found.maybe)) == len(found.maybe)
