import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language.text import fold
from bot.rules.answer import Zone
from bot.rules.engine import Engine
from bot.rules.library import load_corpus

DAY = date(2026, 11, 22)
ENGINE = Engine.load()
# A citation without a document means the law, which comes first.
CLAUSES = [
    (it.article, it.clause, it.code)
    for it in load_corpus().provisions
    if it.clause and not it.point and it.document == load_corpus().documents[0]
]
WORDS = st.sampled_from(
    [
        "thi",
        "đua",
        "khen",
        "thưởng",
        "cờ",
        "điều",
        "khoản",
        "25",
        "2",
        "luật",
        "nghị",
        "định",
        "98/2023/NĐ-CP",
        "Đ5",
        "\n",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=300) | st.lists(WORDS, max_size=60).map(" ".join))
def test_any_text_has_an_answer_and_always_the_same(text: str) -> None:
    answer = ENGINE.ask(text, DAY)
    assert answer == ENGINE.ask(text, DAY)
    assert 0 <= answer.confidence <= 1
    assert (answer.best is not None) == (answer.zone is Zone.KNOWN)
    assert len(answer.ranked) <= 10
    if answer.zone is Zone.KNOWN:
        assert answer.best == answer.ranked[0]
    if answer.zone is Zone.UNKNOWN:
        assert answer.candidates == ()


@pytest.mark.parametrize(
    "text", ["thi đua " * 1000, "x" * 9000, "điều 25 " * 1200, "?" * 5000, "qwzx " * 900, "\x00\ud800"]
)
def test_very_long_or_broken_text_has_an_answer(text: str) -> None:
    assert ENGINE.ask(text, DAY).question == text


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(CLAUSES), st.sampled_from(["khoản {c} điều {a}", "Điều {a} khoản {c}", "đ{a} k{c}"]))
def test_a_citation_is_the_same_in_every_spelling(clause: tuple[str, str, str], form: str) -> None:
    article, number, code = clause
    text = form.format(a=article, c=number)
    for spelling in (
        text,
        unicodedata.normalize("NFD", text),
        unicodedata.normalize("NFKC", text),
        fold(text),
        text.upper(),
    ):
        best = ENGINE.ask(spelling, DAY).best
        assert best is not None
        assert best.code == code


@settings(max_examples=100, deadline=None)
@given(st.sampled_from([it.title for it in load_corpus().provisions]))
def test_marks_and_normal_forms_do_not_change_what_comes_first(title: str) -> None:
    first = ENGINE.ask(title, DAY).ranked[0].code
    assert ENGINE.ask(unicodedata.normalize("NFD", title), DAY).ranked[0].code == first
    assert ENGINE.ask(fold(title), DAY).ranked[0].code == first
