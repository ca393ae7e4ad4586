import random
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.sorting import sort_key

GOLDEN = (Path(__file__).parent / "golden_sort.txt").read_text("utf-8").splitlines()
TEXTS = st.text() | st.text(st.sampled_from("aAàÀăâấẶeêiơợƠuưdđĐzñ \u0300\u0302\u0323-,1Kß"), max_size=8)


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def shuffled(words: list[str]) -> list[str]:
    return random.Random(2026).sample(words, len(words))


def test_the_order_is_that_of_the_collation_of_browsers() -> None:
    """golden_sort.txt holds words of our own, shuffled and then sorted by Node 20 (ICU 78) with
    `words.sort(new Intl.Collator("vi").compare)`, one a line, in NFC, no two of them equal to the collator.
    """
    assert len(GOLDEN) == len(set(GOLDEN)) > 500
    assert sorted(shuffled(GOLDEN), key=sort_key) == GOLDEN


@pytest.mark.parametrize(
    "ordered",
    [
        "ma mà mả mã má mạ mă mằ mâ mầ",
        "d D dz đ Đ e ê f",
        "ma mA Ma MA mà",
        "o ô ơ p u ư v",
    ],
)
def test_letters_come_first_then_tones_then_case(ordered: str) -> None:
    words = ordered.split()
    assert sorted(shuffled(words), key=sort_key) == words


def test_tones_are_compared_over_the_whole_string() -> None:
    names = ["Lê Hoa", "Lê Hoà", "Lê Hòa", "Lệ Hoa", "Lê Hoan"]
    assert sorted(shuffled(names), key=sort_key) == names


def test_the_form_of_writing_makes_no_difference() -> None:
    for word in GOLDEN:
        assert sort_key(unicodedata.normalize("NFD", word)) == sort_key(word)


@given(TEXTS, TEXTS)
def test_only_equal_texts_are_equal_in_order(one: str, other: str) -> None:
    assert (sort_key(one) == sort_key(other)) == (nfc(one) == nfc(other))
    assert (sort_key(one) < sort_key(other)) != (sort_key(other) <= sort_key(one))


@given(st.lists(TEXTS, max_size=6))
def test_any_texts_stand_in_one_order(texts: list[str]) -> None:
    ordered = sorted(texts, key=sort_key)
    assert all(sort_key(one) <= sort_key(other) for one, other in pairwise(ordered))
    assert list(map(nfc, sorted(shuffled(texts), key=sort_key))) == list(map(nfc, ordered))
