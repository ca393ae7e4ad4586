"""Questions over all articles of the law, in the words of phones: what is found now must be found tomorrow."""

from collections.abc import Iterator
from datetime import date

import pytest

from bot.rules.answer import Answer, Zone
from bot.rules.dresses import DRESSES, dress
from bot.rules.engine import Engine
from tests.rules.asking import questions

TABLE = questions("regression")
LAW = "06-2022"
ASKED = [(text, tuple(key.split("|"))) for key, texts in TABLE["asked"].items() for text in texts]
OTHERS = [(text, key) for key, texts in TABLE["other_documents"].items() for text in texts]
MISSES = {text for texts in TABLE["known_misses"].values() for text in texts}


def _articles(golds: tuple[str, ...]) -> set[str]:
    return {_article(f"{LAW}:{gold}") for gold in golds}


def _article(code: str) -> str:
    return code.partition(".")[0]


def _answers(engine: Engine, on: date, kind: str) -> Iterator[tuple[Answer, tuple[str, ...]]]:
    for text, golds in ASKED:
        yield engine.ask(dress(text, kind, text), on), golds


def test_every_article_of_the_law_is_asked_for() -> None:
    assert len(ASKED) >= 250
    asked = {article for _, golds in ASKED for article in _articles(golds)}
    assert asked == {f"{LAW}:{number}" for number in range(1, 97)}


def test_the_known_misses_are_among_the_questions_and_few() -> None:
    assert {text for text, _ in (*ASKED, *OTHERS)} >= MISSES
    assert len(MISSES) <= 0.07 * len(ASKED)


@pytest.mark.parametrize(("text", "golds"), [it for it in ASKED if it[0] not in MISSES])
def test_the_right_article_comes_first(engine: Engine, today: date, text: str, golds: tuple[str, ...]) -> None:
    answer = engine.ask(text, today)
    assert _article(answer.ranked[0].code) in _articles(golds), [it.code for it in answer.ranked[:3]]


@pytest.mark.parametrize("kind", DRESSES)
def test_no_dress_hides_the_question(engine: Engine, today: date, kind: str) -> None:
    all_answers = list(_answers(engine, today, kind))
    ranked = [([_article(it.code) for it in answer.ranked], _articles(golds)) for answer, golds in all_answers]
    first = sum(codes[0] in right for codes, right in ranked) / len(ranked)
    three = sum(bool(right & set(codes[:3])) for codes, right in ranked) / len(ranked)
    assert first >= 0.92
    assert three >= 0.97


@pytest.mark.parametrize("kind", DRESSES)
def test_what_is_said_to_be_known_is_right(engine: Engine, today: date, kind: str) -> None:
    all_answers = list(_answers(engine, today, kind))
    known = [
        _article(answer.best.code) in _articles(golds)
        for answer, golds in all_answers
        if answer.zone is Zone.KNOWN and answer.best
    ]
    assert len(known) >= 0.8 * len(all_answers)
    assert sum(known) >= 0.95 * len(known)


def test_the_very_clause_is_found(engine: Engine, today: date) -> None:
    hits = [
        any(answer.ranked[0].code.startswith(f"{LAW}:{gold}") for gold in golds)
        for answer, golds in _answers(engine, today, "as written")
        if "." in golds[0]
    ]
    assert sum(hits) >= 0.87 * len(hits)


@pytest.mark.parametrize(("text", "gold"), [it for it in OTHERS if it[0] not in MISSES])
def test_what_another_document_settles_is_found_there(engine: Engine, today: date, text: str, gold: str) -> None:
    answer = engine.ask(text, today)
    assert _article(answer.ranked[0].code) == gold, [it.code for it in answer.ranked[:3]]
