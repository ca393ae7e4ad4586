import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.points import ReadPoints, read_points

HUNDREDTHS = st.integers(0, 10**8).map(lambda number: Decimal(number) / 100)
NEAR_NUMBERS = st.text(st.sampled_from("0123459.,-+−/ đ\u200b９，½٣²\u0336ểmâ\n"), max_size=20)


def doubtful(*values: str) -> ReadPoints:
    return ReadPoints(doubtful=tuple(map(Decimal, values)))


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("95,5", "95.5"),
        ("95.5", "95.5"),
        ("95", "95"),
        ("0", "0"),
        ("007", "7"),
        ("9 ,5 điểm", "9.5"),
        ("9 , 5 đ", "9.5"),
        ("9,5đ.", "9.5"),
        ("9,5 ĐIỂM", "9.5"),
        ("9,5 diem", "9.5"),
        ("9,5d", "9.5"),
        ("9.", "9"),
        ("9,50", "9.5"),
        ("9,5!", "9.5"),
        ("9,5 điểm ạ", "9.5"),
        ("9,5 nhé", "9.5"),
        ("Điểm: 9,5", "9.5"),
        ("tự chấm 9,5 điểm", "9.5"),
        ("đạt 10đ", "10"),
        ("= 8", "8"),
        ("９５，５", "95.5"),
        ("９．２５ điểm", "9.25"),
        (unicodedata.normalize("NFD", "9,5 điểm"), "9.5"),
        ("9\u200b,\u20605\ufeff", "9.5"),
        ("9\ufe0f\u20e35\ufe0f\u20e3", "95"),
        ("\u00a09,5\n", "9.5"),
        ("+5", "5"),
        ("+ 5,25", "5.25"),
        ("9,1234", "9.1234"),
        ("0,125", "0.125"),
        ("1234.567", "1234.567"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1 234,5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1.234.567,89", "1234567.89"),
    ],
)
def test_a_score_is_read_however_it_is_typed(typed: str, value: str) -> None:
    assert read_points(typed) == ReadPoints(Decimal(value))


@pytest.mark.parametrize("typed", ["-3", "−3", "–3", "- 3", "âm 3", "am 3 điểm", "Trừ 3", "－３"])
def test_below_zero_is_read_so_that_it_can_be_refused_with_its_reason(typed: str) -> None:
    assert read_points(typed) == ReadPoints(Decimal(-3))


def test_there_is_one_zero() -> None:
    assert str(read_points("-0").value) == "0"


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("1.000", ("1", "1000")),
        ("1,000", ("1", "1000")),
        ("12.000 điểm", ("12", "12000")),
        ("1. 000", ("1", "1000")),
        ("-1.000", ("-1", "-1000")),
        ("9 5", ("9.5", "95")),
        ("95 25", ("95.25", "9525")),
        ("1 000", ("1", "1000")),
        ("1 000 000", ("1000000",)),
        (",5", ("0.5", "5")),
        (".5", ("0.5", "5")),
        ("9,", ("9",)),
        ("9,5,", ("9.5",)),
        ("9,5/10", ("9.5",)),
        ("9.5 / 10 điểm", ("9.5",)),
        ("9,5 trên 10", ("9.5",)),
        ("9đ5", ("9.5",)),
        ("9 điểm 25", ("9.25",)),
    ],
)
def test_what_may_mean_several_numbers_is_asked_about(typed: str, values: tuple[str, ...]) -> None:
    assert read_points(typed) == doubtful(*values)


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", ".", ",", "-", "+", "điểm", "đ", "\u200b", "…"),
        *("9/10", "9-10", "25/11", "3.2.1", "1.2.3,4", "1,2,3", "1 2 3", "9 5,5", "9 5000", "9,5 8,5", "9;5"),
        *("1e5", "0x10", "1_000", "NaN", "Infinity", "sNaN", "∞", "1O", "9,5k", "10 đồng", "95%"),
        *("½", "9½", "٣", "9²", "②", "九", "9\u03365", "Ⅸ", "๙"),
        *("mười", "tối đa", "chín phẩy năm", "không có", "điểm của tỉnh 9", "9,5 là điểm", "--3", "+-3", "3-", "(3)"),
        *("9" * 19, "1." + "0" * 30, "9" * 5000, "9," * 2048, " 9" * 2048, "1.000" * 800),
    ],
)
def test_all_else_is_no_number(typed: str) -> None:
    assert read_points(typed) == ReadPoints()


@given(HUNDREDTHS, st.sampled_from(["", " điểm", "đ", " d."]), st.sampled_from([",", ".", " ,", ", ", " . "]))
def test_every_score_is_read_back(value: Decimal, unit: str, division: str) -> None:
    assert read_points(f"{value:.2f}".replace(".", division) + unit) == ReadPoints(value)


@given(HUNDREDTHS)
def test_every_score_is_read_back_as_the_assistant_writes_it(value: Decimal) -> None:
    shown = f"{value:,.2f}".translate(str.maketrans(",.", ".,"))
    assert read_points(shown) == ReadPoints(value)


@given(st.text() | NEAR_NUMBERS)
def test_any_text_may_come_and_the_answer_is_sure_doubtful_or_none(text: str) -> None:
    read = read_points(text)
    assert read.value is None or read.doubtful == ()
    assert all(value.is_finite() for value in (*read.doubtful, read.value or Decimal(0)))
    assert read_points(unicodedata.normalize("NFD", text)) == read
