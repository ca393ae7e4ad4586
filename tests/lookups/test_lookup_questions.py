"""Measured: questions of our own with true answers, in the dresses of a phone, and told apart from the rules."""

from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from bot.rules.dresses import DRESSES
from bot.rules.engine import Engine
from bot.samples.bench_lookups import (
    QUESTIONS,
    RULES,
    Examiner,
    Outcome,
    Question,
    read_questions,
    read_rules,
    told_apart,
)
from storage import Store

ASKED = read_questions(QUESTIONS)


def outcomes(store: Store, engine: Engine, kind: str) -> list[Outcome]:
    def examine(session: Session) -> list[Outcome]:
        examiner = Examiner(session, engine)
        return [examiner.examine(each, kind) for each in ASKED]

    return store.read_now(examine)


def test_there_are_enough_questions_and_none_twice() -> None:
    assert len(ASKED) >= 120
    assert len({(each.text.casefold(), each.who) for each in ASKED}) == len(ASKED)
    assert len(set(read_rules(RULES))) >= 100


@pytest.mark.parametrize("kind", DRESSES)
def test_lookups_are_answered_right_or_asked_back(ready_store: Store, engine: Engine, kind: str) -> None:
    found = outcomes(ready_store, engine, kind)
    right = sum(each.verdict == "right" for each in found)
    wrong = [(each.dressed, each.answer) for each in found if each.verdict == "wrong"]
    assert right >= 0.95 * len(found), [each for each in found if each.verdict != "right"]
    assert len(wrong) <= 2, wrong
    assert [each for each in wrong if each[1] != "RULE"] == [], "a wrong figure is worse than none"


def test_lookups_and_rules_are_told_apart(ready_store: Store, engine: Engine) -> None:
    lookups, rules = [each.text for each in ASKED], read_rules(RULES)
    mixed = ready_store.read_now(lambda session: told_apart(Examiner(session, engine), lookups, rules))
    assert len(mixed) <= 0.03 * (len(lookups) + len(rules)), mixed
    assert [text for text, meant in mixed if text in rules and meant.name == "LOOKUP"] == []


def test_the_examiner_can_fail(ready_store: Store, engine: Engine) -> None:
    asked = next(each for each in ASKED if each.text == "Hà Tĩnh nộp chưa")
    for other in (replace(asked, unit="Huế"), replace(asked, says="chưa nộp"), replace(asked, lookups=("due",))):
        found = ready_store.read_now(examined, other, engine)
        assert found.verdict == "wrong"


def examined(session: Session, question: Question, engine: Engine) -> Outcome:
    return Examiner(session, engine).examine(question, "as written")
