"""Curated answers are found in every dress of their question, and nothing else is taken for one of them."""

import tomllib
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.background import load_background
from bot.rules.curated import Curated, Kept, Match
from bot.rules.dresses import DRESSES, dress
from tests.loop.conftest import TODAY

TABLE = tomllib.loads((Path(__file__).parent / "curated.toml").read_text("utf-8"))
KEPT = [Kept(number, tuple(each["ways"])) for number, each in enumerate(TABLE["kept"])]
STRANGERS: list[str] = TABLE["strangers"]["asked"]
CLEAN = ("as written", "no marks", "abbreviations")


@cache
def curated() -> Curated:
    return Curated(KEPT, load_background())


def first(question: str, on: date = TODAY) -> Match | None:
    return next(iter(curated().find(question, on)), None)


def asked(kind: str) -> Iterator[tuple[int, Match | None]]:
    """Each way of asking, kept or not, in a dress."""
    for number, each in enumerate(TABLE["kept"]):
        for text in (*each["ways"], *each["asked"]):
            yield number, first(dress(text, kind, text))


def test_there_are_enough_of_both() -> None:
    assert len(KEPT) >= 40
    assert len(STRANGERS) >= 50


@pytest.mark.parametrize("kind", DRESSES)
def test_the_right_answer_comes_first_in_every_dress(kind: str) -> None:
    found = [match is not None and match.faq_id == number for number, match in asked(kind)]
    assert sum(found) >= 0.98 * len(found)


@pytest.mark.parametrize("kind", DRESSES)
def test_it_is_given_where_it_is_sure_and_a_wrong_one_never(kind: str) -> None:
    sure = [(number, match) for number, match in asked(kind) if match and match.sure]
    assert all(match.faq_id == number for number, match in sure)
    every = len(list(asked(kind)))
    assert len(sure) >= (0.95 if kind in CLEAN else 0.85) * every


@pytest.mark.parametrize("kind", DRESSES)
def test_strangers_are_given_none(kind: str) -> None:
    taken = [text for text in STRANGERS if (match := first(dress(text, kind, text))) and match.sure]
    assert taken == []


def test_half_of_the_words_still_bring_it_first() -> None:
    halves = [(number, " ".join(way.split()[::2])) for number, each in enumerate(KEPT) for way in each.ways]
    found = [(match := first(text)) is not None and match.faq_id == number for number, text in halves]
    assert sum(found) >= 0.9 * len(found)


def test_questions_that_differ_in_a_title_a_number_or_what_is_asked_are_kept_apart() -> None:
    kept = Curated(
        [Kept(1, ("Bao giờ nộp báo cáo sơ kết 6 tháng cho Cụm?",)), Kept(2, ("Ai ký tờ trình xét Huân chương?",))],
        load_background(),
    )

    def sure(question: str) -> bool:
        return any(match.sure for match in kept.find(question, TODAY))

    assert sure("bao gio nop bao cao so ket 6 thang cho cum")
    assert not sure("bao gio nop bao cao so ket 9 thang cho cum")
    assert not sure("nộp báo cáo sơ kết 6 tháng cho Cụm ở đâu")
    assert not sure("Ai ký tờ trình xét Huân chương Lao động?")


def test_two_answers_that_fit_alike_leave_it_open() -> None:
    kept = Curated([Kept(1, ("Họp Cụm ở đâu vậy?",)), Kept(2, ("Họp Cụm ở đâu thế?",))], load_background())
    assert [match.sure for match in kept.find("Họp Cụm ở đâu?", TODAY)] == [False, False]


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        (None, None, True),
        (TODAY, TODAY, True),
        (date(2026, 11, 26), None, False),
        (None, date(2026, 11, 24), False),
        (date(2026, 1, 1), date(2026, 12, 31), True),
    ],
)
def test_an_answer_is_found_only_on_days_on_which_it_holds(since: date | None, until: date | None, holds: bool) -> None:
    kept = Curated([Kept(1, ("Họp Cụm tổng kết ở đâu?",), since, until)], load_background())
    assert bool(kept.find("Họp Cụm tổng kết ở đâu?", TODAY)) is holds


def test_without_any_answer_nothing_is_found() -> None:
    assert Curated([], load_background()).find("Họp Cụm ở đâu?", TODAY) == ()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200))
def test_any_text_at_all_is_borne(text: str) -> None:
    assert all(0 <= match.score <= 100 for match in curated().find(text, TODAY))
