"""What has expired is named as expired, and never the basis of an answer."""

from datetime import date, timedelta

import pytest

from bot.rules.answer import Zone
from bot.rules.engine import Engine
from bot.rules.library import load_corpus
from bot.rules.model import Standing
from bot.rules.reply import reply
from tests.rules.asking import questions

TODAY = date(2026, 11, 22)
EXPIRED = [it for it in load_corpus().documents if it.standing(TODAY) is Standing.EXPIRED]
MATTERS = (
    "quỹ thi đua khen thưởng lấy từ nguồn nào",
    "tiêu chuẩn chiến sĩ thi đua cơ sở là gì",
    "mức tiền thưởng chiến sĩ thi đua cơ sở là bao nhiêu",
    "ai quyết định tặng bằng khen cấp tỉnh",
    "hồ sơ đề nghị tặng danh hiệu thi đua gồm gì",
    "đang bị kỷ luật có được xét khen thưởng không",
)
FORMS = ("Theo {name}, {matter}?", "{matter} theo {name}", "Điều 30 {name}: {matter}?", "{name} quy định {matter}")


def test_there_is_something_that_has_expired() -> None:
    assert {"98/2023/NĐ-CP", "01/2024/TT-BNV", "91/2017/NĐ-CP", "15/2003/QH11"} <= {it.number for it in EXPIRED}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("matter", MATTERS)
def test_whoever_names_an_expired_document_is_told_so_and_given_the_present_rules(
    engine: Engine, form: str, matter: str
) -> None:
    for document in EXPIRED:
        for name in (document.number, document.names[1]):
            for part in reply(engine, form.format(name=name, matter=matter), TODAY).parts:
                answer = part.answer
                told = [it.document.number for it in answer.mentions if it.standing is Standing.EXPIRED]
                assert document.number in told, part.text
                assert all(it.in_force for it in (*answer.ranked, *answer.candidates))
                assert answer.best is None or answer.best.document not in {it.number for it in EXPIRED}


def test_the_present_rule_is_given_with_confidence_where_it_is_clear(engine: Engine) -> None:
    answers = [engine.ask(f"Theo nghị định 98/2023/NĐ-CP, {matter}?", TODAY) for matter in MATTERS]
    assert all(it.zone is Zone.KNOWN for it in answers)


def test_an_article_of_an_expired_document_alone_is_not_known(engine: Engine) -> None:
    for document in EXPIRED:
        answer = engine.ask(f"Điều 25 {document.number}", TODAY)
        assert answer.zone is Zone.UNKNOWN
        assert [it.document for it in answer.mentions] == [document]


def test_no_question_of_ours_is_answered_from_what_is_not_in_force(engine: Engine) -> None:
    for key, texts in questions("asked").items():
        for text in texts:
            answer = engine.ask(text, TODAY)
            assert all(it.in_force for it in answer.ranked), (key, text)


def test_after_the_known_end_of_a_decree_its_provisions_are_no_longer_in_force(engine: Engine) -> None:
    last = date(2027, 2, 28)
    for day, in_force in ((last, True), (last + timedelta(days=1), False)):
        source = engine.source("152-2025:4.4", day)
        assert source is not None
        assert source.in_force == in_force


def test_of_an_amendment_it_is_said_what_it_changes_and_that_this_is_not_known(engine: Engine) -> None:
    answer = engine.ask("luật 06/2026/QH16 sửa những gì", TODAY)
    assert answer.zone is Zone.UNKNOWN
    assert [it.number for mention in answer.mentions for it in mention.amends] == ["06/2022/QH15"]
    before = engine.ask("luật 06/2026/QH16 sửa những gì", date(2026, 9, 30))
    assert [mention.amends for mention in before.mentions] == [()]
