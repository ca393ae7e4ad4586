"""The time that a question names, and what held then."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rules.answer import Note
from bot.rules.engine import Engine
from bot.rules.times import Length, Span, day_of, load_times, month_of, year_of
from bot.rules.validity import SOON, Held, ends_soon

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("năm 2024 ai quyết định", year_of(2024)),
        ("hoi 2023 the nao", year_of(2023)),
        ("cstđ cơ sở 2024 cần gì", year_of(2024)),
        ("năm ngoái được mấy tiền", year_of(2025)),
        ("năm sau thì sao", year_of(2027)),
        ("tháng 3/2026", month_of(2026, 3)),
        ("thang 3 nam 2026", month_of(2026, 3)),
        ("ký ngày 15/3/2026", day_of(2026, 3, 15)),
        ("ngày 5 tháng 3 năm 2026", day_of(2026, 3, 5)),
        ("từ năm 2027 trở đi", year_of(2027)),
        ("theo luật thì năm 2024 ai quyết định", year_of(2024)),
        ("Năm 2024, trong năm 2024", year_of(2024)),
        # since when something goes on
        ("mức thưởng từ ngày 01/7/2025", None),
        ("từ ngày 1 7 2025", None),
        # a story
        ("các năm 2019, 2021, 2022", None),
        ("từ 2012 - 2019", None),
        ("sáng kiến năm 2022-2023 hay năm 2024", None),
        # names of documents, and other numbers
        ("nghị định 98/2023/NĐ-CP", None),
        ("nghị định 98/2023", None),
        ("luật thi đua khen thưởng năm 2022", None),
        ("luật 2003", None),
        ("thưởng 2000 đồng", None),
        ("2.000.000 đồng", None),
        ("điều 25", None),
        ("30/2/2026", None),
        ("tháng 13/2026", None),
        ("", None),
    ],
)
def test_the_one_time_that_is_named_is_found(text: str, span: Span | None) -> None:
    found = load_times().find(text, TODAY)
    assert (found and found.span) == span


@given(st.text(max_size=200) | st.text("năm 2023/-,từ ngày0149", max_size=60))
def test_any_text_can_be_looked_through(text: str) -> None:
    found = load_times().find(text, TODAY)
    assert found is None or 0 <= found.start < found.end <= len(text)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_a_day_its_month_and_its_year_hold_one_another(day: date) -> None:
    month, year = month_of(day.year, day.month), year_of(day.year)
    assert month is not None
    assert month.holds(day)
    assert year.holds(month.first)
    assert year.holds(month.last)
    assert (month.length, year.length, Span(day, day).length) == (Length.MONTH, Length.YEAR, Length.DAY)


def test_a_question_about_a_time_in_which_the_law_held_is_answered_for_that_time(engine: Engine) -> None:
    answer = engine.ask("năm 2024 chiến sĩ thi đua cơ sở cần gì", TODAY)
    assert answer.best is not None
    assert answer.best.article == "23"
    assert answer.best.notes == ()  # the amendment came later
    assert answer.then is not None
    assert answer.then.held is Held.WHOLLY
    assert [it.number for it in answer.then.amended_since] == ["06/2026/QH16"]


def test_before_the_law_the_present_one_is_shown_as_the_present_one(engine: Engine) -> None:
    answer = engine.ask("hồi 2023 chiến sĩ thi đua cơ sở cần gì", TODAY)
    assert answer.best is not None
    assert answer.best.in_force
    assert answer.then is not None
    assert answer.then.held is Held.NOT_YET
    assert [it.number for it in answer.then.before] == ["15/2003/QH11"]


def test_a_year_in_which_a_decree_began_names_what_was_before(engine: Engine) -> None:
    answer = engine.ask("năm 2025 nguyên tắc xét danh hiệu là gì", TODAY)
    assert answer.then is not None
    assert answer.then.held is Held.PARTLY
    assert {it.number for it in answer.then.before} == {"98/2023/NĐ-CP", "28/2024/NĐ-CP"}


def test_a_year_after_a_known_end_is_said_to_be_beyond_it(engine: Engine) -> None:
    answer = engine.ask("năm 2029 đang bị kỷ luật thì có được xét khen không", TODAY)
    assert answer.then is not None
    assert answer.then.held is Held.NO_MORE
    assert answer.then.day is None


def test_this_year_is_today(engine: Engine) -> None:
    assert engine.ask("năm 2026 chiến sĩ thi đua cơ sở cần gì", TODAY).then is None


def test_a_known_end_is_warned_of_before_it_comes(engine: Engine) -> None:
    end = date(2027, 2, 28)
    for day, warned in ((end - SOON, True), (end, True), (date(2026, 10, 30), False)):
        source = engine.source("152-2025:4.4", day)
        assert source is not None
        assert source.valid_to == end
        assert (Note.ENDS_SOON in source.notes) == warned
    assert not ends_soon(end, date(2027, 3, 1))
    assert not ends_soon(None, end)
