import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.text import fold, one_tone_style, syllables, tidy

ANY_TEXT = st.text(st.characters(), max_size=40) | st.text(
    "aeouyAOđÐ\u0300\u0301\u0302\u0306\u0323\u200d\ufe0f \n", max_size=20
)


def test_what_is_kept_is_nfc_however_it_was_typed() -> None:
    for form in ("NFC", "NFD", "NFKC", "NFKD"):
        assert tidy(unicodedata.normalize(form, "Thừa Thiên Huế, Quảng Trị")) == "Thừa Thiên Huế, Quảng Trị"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Ðiểm Ɖông ðỏ", "Điểm Đông đỏ"),
        ("N\u200bghệ\ufeff A\u00adn\u2060", "Nghệ An"),
        ("Ng\u200dhệ A\ufe0fn", "Nghệ An"),
        ("  nhiều\u00a0 \u3000\u2003khoảng\ttrắng ", "nhiều khoảng trắng"),
        ("dòng một \r\n dòng hai\rba\u2028bốn\x0bnăm", "dòng một\ndòng hai\nba\nbốn\nnăm"),
        ("e\u0301\u0302 a\u0300\u0306", "ế ằ"),
        ("a\x00b\x07\ud800c", "abc"),
        ("👩\u200d💻 xong ☑\ufe0f 1\ufe0f\u20e3", "👩\u200d💻 xong ☑\ufe0f 1\ufe0f\u20e3"),
        ("\n\n", ""),
    ],
)
def test_what_is_kept_has_no_dirt(typed: str, kept: str) -> None:
    assert tidy(typed) == kept


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hòa", "hoà"),
        ("HÒA", "HOÀ"),
        ("thúy", "thuý"),
        ("ủy ban", "uỷ ban"),
        ("khỏe", "khoẻ"),
        ("qúy", "quý"),
        ("Hóa, Thủy", "Hoá, Thuỷ"),
    ],
)
def test_old_places_of_tones_become_new_ones(old: str, new: str) -> None:
    assert one_tone_style(old) == new
    assert one_tone_style(unicodedata.normalize("NFD", old)) == new


@pytest.mark.parametrize(
    "word", ["quý", "toán", "hoàn", "khuỷu", "của", "hộ", "ngoằn ngoèo", "cờ", "ồ ạt", "mía", "tòng"]
)
def test_tones_in_their_place_stay(word: str) -> None:
    assert one_tone_style(word) == word


@pytest.mark.parametrize(
    ("typed", "folded"),
    [
        ("Tỉnh  QUẢNG\nTrị", "tinh quang tri"),
        ("Ðắk Lắk", "dak lak"),
        ("ＨÀ\u3000ＴĨＮＨ　９５", "ha tinh 95"),
        ("Nghệ Аn", "nghe an"),  # a Cyrillic А
        ("𝐇𝐮𝐞̂́", "hue"),
        ("1\ufe0f\u20e3", "1"),
        ("N\u0323ghe\u0323\u0302", "nghe"),
    ],
)
def test_the_searchable_twin_is_bare(typed: str, folded: str) -> None:
    assert fold(typed) == folded


def test_syllables_leave_punctuation_behind() -> None:
    assert syllables("TP.Huế – điểm 9,5 (tạm tính)!") == ["tp", "hue", "diem", "9", "5", "tam", "tinh"]


@given(ANY_TEXT)
def test_doing_it_twice_changes_nothing(text: str) -> None:
    for form in (tidy, one_tone_style, fold):
        once = form(text)
        assert form(once) == once


@given(ANY_TEXT)
def test_the_twin_of_tidy_text_is_the_twin(text: str) -> None:
    assert fold(tidy(text)) == fold(text)
    assert fold(text.upper()) == fold(text.upper().lower())


@given(ANY_TEXT)
def test_kept_text_can_be_stored(text: str) -> None:
    kept = tidy(text)
    assert unicodedata.is_normalized("NFC", kept)
    assert "\x00" not in kept.encode().decode()
