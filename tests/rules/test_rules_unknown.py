"""What the bot must refuse, against what it must not: both counted over whole sets, in every dress."""

from datetime import date

import pytest

from bot.rules.answer import Zone
from bot.rules.dresses import DRESSES, dress
from bot.rules.engine import Engine
from tests.rules.asking import questions

STRANGERS = [text for texts in questions("out_of_domain").values() for text in texts]
ANSWERABLE = [
    (text, {gold.partition(".")[0] for gold in key.split("|")})
    for key, texts in questions("regression")["asked"].items()
    for text in texts
]


@pytest.mark.parametrize("kind", DRESSES)
def test_hardly_any_stranger_is_answered(engine: Engine, today: date, kind: str) -> None:
    zones = [engine.ask(dress(text, kind, text), today).zone for text in STRANGERS]
    assert len(zones) >= 110
    assert zones.count(Zone.KNOWN) <= 0.01 * len(zones)
    assert zones.count(Zone.UNKNOWN) >= 0.95 * len(zones)


@pytest.mark.parametrize("kind", ["as written", "no marks", "typos", "abbreviations"])
def test_hardly_any_answerable_question_is_refused(engine: Engine, today: date, kind: str) -> None:
    helped = 0
    for text, articles in ANSWERABLE:
        answer = engine.ask(dress(text, kind, text), today)
        shown = [answer.best] if answer.zone is Zone.KNOWN else answer.candidates
        helped += any(it is not None and it.article in articles for it in shown)
    assert helped >= 0.93 * len(ANSWERABLE)
