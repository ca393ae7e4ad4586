"""What comes with an award: exact sums, the right salary, and what a question leaves open."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.answer import Zone
from bot.rules.bonus import BonusError, Multiple, Whom, bonus, load_bonuses, read_bonuses
from bot.rules.bonus_asked import Open, load_bonus_reader
from bot.rules.engine import Engine
from bot.rules.terms import split
from bot.rules.times import Span, year_of

TIMES = st.decimals("0.01", 500, places=2)
AMOUNTS = st.integers(1, 100_000_000)
STEPS = st.sampled_from([1, 1000, 10_000, 50_000])
DAYS = st.dates(date(2025, 7, 1), date(2035, 12, 31))
TABLE = load_bonuses()


@given(TIMES, AMOUNTS, STEPS)
def test_a_bonus_is_rounded_up_to_the_next_whole_step_and_no_further(times: Decimal, salary: int, step: int) -> None:
    exact, paid = Fraction(times) * salary, bonus(times, salary, step)
    assert paid % step == 0
    assert exact <= paid < exact + step


@given(TIMES, TIMES, AMOUNTS, STEPS)
def test_more_salaries_never_pay_less(one: Decimal, other: Decimal, salary: int, step: int) -> None:
    low, high = sorted((one, other))
    assert bonus(low, salary, step) <= bonus(high, salary, step)


@given(st.sampled_from(TABLE.multiples), DAYS, st.integers(0, 900))
def test_sums_cover_all_days_without_a_gap_each_by_the_salary_of_its_day(
    multiple: Multiple, first: date, length: int
) -> None:
    span = Span(first, first + timedelta(days=length))
    sums = TABLE.sums(multiple, span)
    assert sums[0].span.first == span.first
    assert sums[-1].span.last == span.last
    for earlier, later in pairwise(sums):
        assert later.span.first == earlier.span.last + timedelta(days=1)
        assert later.salary.since == later.span.first
    for one in sums:
        newest = max(it.since for it in TABLE.salaries if it.since <= one.span.last)
        assert one.salary.since == newest
        assert one.amount == bonus(multiple.times, one.salary.amount, TABLE.step)


def test_days_before_the_first_salary_have_no_sum() -> None:
    assert TABLE.sums(TABLE.multiples[0], year_of(2024)) == ()


@pytest.mark.parametrize(
    ("question", "key", "amounts"),
    [
        ("thưởng cờ chính phủ năm 2026 bao nhiêu", "co-chinh-phu.collective", [28_080_000, 30_360_000]),
        ("cstđ cơ sở được mấy tiền", "cstd-co-so.person", [2_340_000, 2_530_000]),
        ("tiền thưởng bằng khen ttg cho cá nhân", "bang-khen-thu-tuong.person", [8_190_000, 8_860_000]),
        ("tien thuong bang khen cua thu tuong cho tap the", "bang-khen-thu-tuong.collective", [16_380_000, 17_710_000]),
        ("lđtt được thưởng bao nhiêu tiền ạ", "ldtt.person", [710_000, 760_000]),
        ("HCLĐ hạng 3 cho tập thể thưởng mấy", "hc-lao-dong-3.collective", [21_060_000, 22_770_000]),
        ("quyết định ký ngày 30/6/2026 thì CSTĐ toàn quốc thưởng bao nhiêu", "cstd-toan-quoc.person", [10_530_000]),
        ("cờ tỉnh... à cờ thi đua cấp tỉnh năm 2025 mức thưởng bao nhiêu", "co-bo-tinh.collective", [18_720_000]),
        ("cstđ cơ sở thưởng bao nhiêu năm 2025", "cstd-co-so.person", [2_340_000]),
        ("thuong co chinh phu thang 8/2026 bao nhiu", "co-chinh-phu.collective", [30_360_000]),
        ("tháng 6 năm 2026 ttlđxs được mấy triệu", "ttldxs.collective", [3_510_000]),
    ],
)
def test_a_question_for_a_sum_is_reckoned(
    engine: Engine, today: date, question: str, key: str, amounts: list[int]
) -> None:
    answer = engine.ask(question, today)
    assert answer.zone is Zone.KNOWN
    assert answer.bonus is not None
    assert answer.bonus.multiple.key == key
    assert [it.amount for it in answer.bonus.sums] == amounts
    assert answer.best is not None
    assert (answer.best.document, answer.best.article) == (
        answer.bonus.multiple.document,
        answer.bonus.multiple.article,
    )


@pytest.mark.parametrize(
    ("question", "opened", "keys"),
    [
        ("bằng khen thủ tướng thưởng bao nhiêu", Open.WHOM, 2),
        ("cstđ được thưởng bao nhiêu tiền", Open.AWARD, 3),
        ("bằng khen được mấy tiền", Open.AWARD, 4),
        ("bằng khen cho tập thể được mấy tiền", Open.AWARD, 2),
        ("huân chương lao động tập thể thưởng bao nhiêu", Open.AWARD, 3),
    ],
)
def test_what_is_left_open_is_asked_back(engine: Engine, today: date, question: str, opened: Open, keys: int) -> None:
    answer = engine.ask(question, today)
    assert answer.zone is Zone.UNSURE
    assert answer.best is None
    assert answer.bonus is not None
    assert answer.bonus.open is opened
    assert len(answer.bonus.multiples) == keys
    assert answer.bonus.sums == ()


@pytest.mark.parametrize("question", ["năm 2024 cờ chính phủ thưởng bao nhiêu", "năm 2028 cstđ cơ sở được mấy tiền"])
def test_outside_the_time_of_the_decree_there_is_no_sum(engine: Engine, today: date, question: str) -> None:
    answer = engine.ask(question, today)
    assert answer.zone is Zone.UNKNOWN
    assert answer.bonus is not None
    assert answer.bonus.sums == ()


def test_a_year_in_which_the_decree_begins_or_ends_is_reckoned_for_its_part(engine: Engine, today: date) -> None:
    begins = engine.ask("năm 2025 cờ chính phủ thưởng bao nhiêu", today).bonus
    ends = engine.ask("năm 2027 cờ chính phủ thưởng bao nhiêu", today).bonus
    assert begins is not None
    assert ends is not None
    assert [it.span for it in begins.sums] == [Span(date(2025, 7, 1), date(2025, 12, 31))]
    assert [it.span for it in ends.sums] == [Span(date(2027, 1, 1), date(2027, 2, 28))]


def test_an_award_known_for_collectives_only_is_not_reckoned_for_a_person(engine: Engine, today: date) -> None:
    answer = engine.ask("giấy khen cho cá nhân được thưởng bao nhiêu tiền", today)
    assert answer.zone is Zone.UNKNOWN
    assert answer.bonus is not None
    assert answer.bonus.lacking is Whom.PERSON


@pytest.mark.parametrize(
    "question",
    [
        "ai chi tiền thưởng bằng khen thủ tướng",
        "bằng khen cấp tỉnh cần bao nhiêu năm",
        "cstđ cơ sở khen thưởng mấy lần",
        "cách tính tiền thưởng cờ chính phủ",
        "tiêu chuẩn cờ thi đua của Chính phủ",
        "Anh hùng Lao động được bao nhiêu tiền",
        "Vượt đèn đỏ xe máy phạt bao nhiêu tiền?",
        "bằng khen có bao nhiêu loại, thưởng cho ai",
    ],
)
def test_other_questions_are_not_reckoned(engine: Engine, today: date, question: str) -> None:
    assert engine.ask(question, today).bonus is None


def test_two_awards_at_once_are_no_single_sum(engine: Engine, today: date) -> None:
    assert engine.ask("cstđ cơ sở và cờ chính phủ thưởng bao nhiêu tiền", today).bonus is None


def test_every_multiple_is_found_by_its_title_and_each_of_its_names(engine: Engine) -> None:
    reader = load_bonus_reader()
    for multiple in TABLE.multiples:
        for name in (multiple.title, *multiple.names):
            spelt = engine.spelt_out(name)
            asked = reader.award(split(f"tiền thưởng {spelt}"))
            assert asked is not None, name
            assert asked.codes == (multiple.code,)


GOOD: dict[str, Any] = {
    "round_up_to": 10,
    "rule": {"document": "1/2030/ND", "article": "9"},
    "salary": [{"from": date(2030, 1, 1), "amount": 100, "basis": "x"}],
    "multiple": [
        {
            "code": "a",
            "title": "A",
            "names": ["a"],
            "for": "person",
            "times": "1.5",
            "document": "1/2030/ND",
            "article": "1",
        }
    ],
}


@pytest.mark.parametrize(
    "fault",
    [
        {"round_up_to": 0},
        {"salary": [{"from": "2030", "amount": 100, "basis": "x"}]},
        {"salary": [{"from": date(2030, 1, 1), "amount": -1, "basis": "x"}]},
        {"salary": GOOD["salary"] * 2},
        {"multiple": GOOD["multiple"] * 2},
        {"multiple": [GOOD["multiple"][0] | {"times": "0"}]},
        {"multiple": [GOOD["multiple"][0] | {"times": 1.5}]},
        {"multiple": [GOOD["multiple"][0] | {"times": "one"}]},
        {"multiple": [GOOD["multiple"][0] | {"for": "nobody"}]},
        {"rule": {}},
    ],
)
def test_a_damaged_table_is_refused(fault: dict[str, Any]) -> None:
    assert read_bonuses(GOOD).multiples[0].times == Decimal("1.5")
    with pytest.raises(BonusError):
        read_bonuses(GOOD | fault)
