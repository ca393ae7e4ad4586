"""Questions as staff put them, in five dresses, against the whole engine."""

from collections.abc import Iterator
from datetime import date

import pytest

from bot.rules.answer import Answer, Source, Zone
from bot.rules.dresses import DRESSES, dress
from bot.rules.engine import Engine
from tests.rules.asking import questions

ASKED = [(text, tuple(key.split("|"))) for key, texts in questions("asked").items() for text in texts]
LAW = "06/2022/QH15"
STRANGERS = questions("strangers")
OUTSIDE = [(kind, text) for kind, texts in STRANGERS.items() if kind != "elsewhere" for text in texts]


def right(source: Source, golds: tuple[str, ...]) -> bool:
    return source.document == LAW and source.article in {gold.split(".")[0] for gold in golds}


def answers(engine: Engine, on: date, kind: str) -> Iterator[tuple[Answer, tuple[str, ...]]]:
    for text, golds in ASKED:
        yield engine.ask(dress(text, kind, text), on), golds


def test_there_are_enough_questions() -> None:
    assert len(ASKED) >= 60
    assert len(OUTSIDE) >= 60


@pytest.mark.parametrize(("text", "golds"), ASKED)
def test_the_right_article_comes_first_as_written(
    engine: Engine, today: date, text: str, golds: tuple[str, ...]
) -> None:
    answer = engine.ask(text, today)
    assert right(answer.ranked[0], golds), [it.code for it in answer.ranked[:3]]


@pytest.mark.parametrize("kind", DRESSES)
def test_no_dress_hides_the_question(engine: Engine, today: date, kind: str) -> None:
    all_answers = list(answers(engine, today, kind))
    first = sum(right(it.ranked[0], golds) for it, golds in all_answers) / len(all_answers)
    three = sum(any(right(source, golds) for source in it.ranked[:3]) for it, golds in all_answers) / len(all_answers)
    assert first >= 0.95
    assert three >= 0.98


@pytest.mark.parametrize("kind", DRESSES)
def test_what_is_said_to_be_known_is_right(engine: Engine, today: date, kind: str) -> None:
    all_answers = list(answers(engine, today, kind))
    known = [right(it.best, golds) for it, golds in all_answers if it.zone is Zone.KNOWN and it.best]
    assert len(known) >= 0.85 * len(all_answers)
    assert sum(known) >= 0.97 * len(known)


def test_the_very_clause_is_found(engine: Engine, today: date) -> None:
    hits = [
        any(answer.ranked[0].code.split(":")[1].startswith(gold) for gold in golds)
        for answer, golds in answers(engine, today, "as written")
        if "." in golds[0]
    ]
    assert sum(hits) >= 0.93 * len(hits)


@pytest.mark.parametrize("kind", DRESSES)
@pytest.mark.parametrize(("group", "text"), OUTSIDE)
def test_strangers_are_not_answered(engine: Engine, today: date, group: str, text: str, kind: str) -> None:
    answer = engine.ask(dress(text, kind, text), today)
    assert answer.zone is Zone.UNKNOWN, (group, answer.confidence)
    assert answer.best is None
    assert answer.candidates == ()


@pytest.mark.parametrize("kind", DRESSES)
def test_matters_without_a_digest_are_hardly_ever_answered(engine: Engine, today: date, kind: str) -> None:
    zones = [engine.ask(dress(text, kind, text), today).zone for text in STRANGERS["elsewhere"]]
    assert zones.count(Zone.KNOWN) <= 1
    assert zones.count(Zone.UNKNOWN) >= 0.85 * len(zones)


def test_a_matter_without_a_digest_is_pointed_to(engine: Engine, today: date) -> None:
    answer = engine.ask("Hạn nộp hồ sơ Huân chương Lao động", today)
    assert answer.zone is Zone.UNKNOWN
    assert answer.elsewhere is not None
    assert answer.elsewhere.title == "Thời điểm nộp hồ sơ"
    money = engine.ask("Tiền thưởng Anh hùng Lao động là bao nhiêu?", today)
    assert money.zone is Zone.UNKNOWN
    assert money.elsewhere is not None
    assert (money.elsewhere.document.number, money.elsewhere.article) == ("152/2025/NĐ-CP", "52")


def test_the_question_within_a_long_story_is_answered(engine: Engine, today: date) -> None:
    story = (
        "Chào trợ lý. Cơ quan tôi mới chuyển sang trụ sở khác, anh em đang sắp xếp lại phòng làm việc nên hơi bận. "
        "Chị Lan ở phòng tôi năm nay hoàn thành xuất sắc nhiệm vụ. "
        "Vậy tiêu chuẩn chiến sĩ thi đua cơ sở là gì? Mong sớm được trả lời."
    )
    answer = engine.ask(story, today)
    assert answer.best is not None
    assert answer.best.article == "23"


@pytest.mark.parametrize("text", ["sáng kiến", "khen thưởng", "CSTĐ", "bằng khen"])
def test_a_bare_topic_is_no_question(engine: Engine, today: date, text: str) -> None:
    answer = engine.ask(text, today)
    assert answer.zone is Zone.UNSURE
    assert len(answer.candidates) == 3


def test_a_bare_name_of_an_article_is_one(engine: Engine, today: date) -> None:
    for text, article in (("Hình thức khen thưởng", "9"), ("khen đột xuất", "8"), ("bình đẳng giới", "5")):
        answer = engine.ask(text, today)
        assert answer.ranked[0].article == article
