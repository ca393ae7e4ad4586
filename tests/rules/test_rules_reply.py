"""Several questions in one message, and questions that go on from the one before."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.answer import Zone
from bot.rules.engine import Engine
from bot.rules.parts import load_parts
from bot.rules.reply import MOST_SHOWN, Reply, reply

DAY = date(2026, 11, 22)
ENGINE = Engine.load()


def talk(*lines: str) -> Reply:
    """The answer to the last line of a talk."""
    before: str | None = None
    for line in lines:
        last = reply(ENGINE, line, DAY, before)
        before = last.topic
    return last


def code(found: Reply) -> str | None:
    assert found.one is not None
    return found.one.answer.best.code if found.one.answer.best else None


def amounts(found: Reply) -> list[int]:
    assert found.one is not None
    assert found.one.answer.bonus is not None
    return [it.amount for it in found.one.answer.bonus.sums]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("cstđ cơ sở cần điều kiện gì", "còn cấp tỉnh thì sao?"), "06-2022:22.1"),
        (("cstđ cơ sở cần điều kiện gì", "con cap tinh thi sao"), "06-2022:22.1"),
        (("cstđ cơ sở cần điều kiện gì", "còn cấp tỉnh thì sao?", "thế toàn quốc?"), "06-2022:21.1"),
        (("ai quyết định tặng bằng khen cấp tỉnh", "thế thủ tướng?"), "06-2022:78.2"),
        (("ai quyết định tặng bằng khen cấp tỉnh", "vậy còn cờ chính phủ"), "06-2022:78.1"),
        (("tiêu chuẩn cstđ toàn quốc", "ai quyết định?"), "06-2022:78.2"),
        (("điều 25 khoản 2 luật tđkt", "còn khoản 1?"), "06-2022:25.1"),
        (("đ25k2", "thế điều 22 khoản 2?"), "06-2022:22.2"),
        (("sáng kiến là gì", "còn năm tròn là gì"), "06-2022:3.6"),
    ],
)
def test_a_question_goes_on_from_the_one_before(lines: Sequence[str], expected: str) -> None:
    assert code(talk(*lines)) == expected


def test_a_sum_is_asked_on_for_others_and_for_another_time() -> None:
    first = "tiền thưởng bằng khen ttg cho cá nhân"
    assert amounts(talk(first)) == [8_190_000, 8_860_000]
    assert amounts(talk(first, "thế tập thể?")) == [16_380_000, 17_710_000]
    assert amounts(talk(first, "thế tập thể?", "còn bằng khen tỉnh thì sao")) == [7_020_000, 7_590_000]
    assert amounts(talk(first, "còn năm 2025?")) == [8_190_000]
    assert amounts(talk("cstđ cơ sở cần điều kiện gì", "thưởng bao nhiêu")) == [2_340_000, 2_530_000]


def test_how_it_was_understood_is_told() -> None:
    found = talk("cstđ cơ sở cần điều kiện gì", "còn cấp tỉnh thì sao?").one
    assert found is not None
    assert found.text == "Chiến sĩ thi đua cấp tỉnh: cần điều kiện gì"


@pytest.mark.parametrize("line", ["còn cấp tỉnh thì sao?", "thế cá nhân?", "thưởng bao nhiêu"])
def test_without_a_question_before_it_stands_for_itself(line: str) -> None:
    found = reply(ENGINE, line, DAY)
    assert found.one is not None
    assert found.one.text == line
    assert found.one.answer == ENGINE.ask(line, DAY)


@pytest.mark.parametrize(
    "line", ["Tiêu chuẩn cờ thi đua của Chính phủ là gì?", "thế nào là sáng kiến", "Bún chả ở đâu ngon?", "điều 8"]
)
def test_a_question_of_its_own_does_not_hang_on_the_one_before(line: str) -> None:
    found = talk("cstđ cơ sở cần điều kiện gì", line)
    assert found.one is not None
    assert found.one.text == line
    assert found.one.answer == ENGINE.ask(line, DAY)


def codes(found: Reply) -> list[str | None]:
    return [part.answer.best.code if part.answer.best else None for part in found.parts]


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        ("cstđ cơ sở cần gì và thưởng bao nhiêu?", ["06-2022:23", "152-2025:50"]),
        ("Tiêu chuẩn CSTĐ cơ sở là gì? Ai quyết định tặng bằng khen cấp tỉnh?", ["06-2022:23", "06-2022:79.4"]),
        ("1. cstđ cơ sở cần gì\n2. cờ chính phủ thưởng mấy", ["06-2022:23", "152-2025:50"]),
        ("điều 25 khoản 2 và điều 22 khoản 1", ["06-2022:25.2", "06-2022:22.1"]),
        ("k2 đ25, k1 đ22 luật tđkt", ["06-2022:25.2", "06-2022:22.1"]),
    ],
)
def test_several_questions_are_answered_each(message: str, expected: list[str]) -> None:
    assert codes(reply(ENGINE, message, DAY)) == expected


def test_of_more_than_three_the_rest_is_counted() -> None:
    found = reply(
        ENGINE,
        "Tiêu chuẩn CSTĐ cơ sở là gì? Cờ thi đua của Chính phủ thưởng bao nhiêu? Ai quyết định tặng bằng khen cấp "
        "tỉnh? Có mấy loại hình khen thưởng? Sáng kiến là gì?",
        DAY,
    )
    assert len(found.parts) == MOST_SHOWN
    assert found.left == 2


def test_what_is_not_known_among_others_is_said() -> None:
    found = reply(ENGINE, "Tiêu chuẩn CSTĐ cơ sở là gì? Hôm nay Hà Tĩnh có mưa không?", DAY)
    assert [part.answer.zone for part in found.parts] == [Zone.KNOWN, Zone.UNKNOWN]


@pytest.mark.parametrize(
    "message",
    [
        "Chào trợ lý. Cơ quan tôi mới chuyển trụ sở. Vậy tiêu chuẩn chiến sĩ thi đua cơ sở là gì? Mong sớm trả lời.",
        "Ai và cơ quan nào quyết định tặng bằng khen cấp tỉnh?",
        "Danh hiệu và hình thức khen thưởng nào dành cho tập thể?",
        "Hôm nay có mưa không? Ăn gì bây giờ?",
        "tiêu chuẩn cờ chính phủ",
    ],
)
def test_one_question_stays_one(message: str) -> None:
    found = reply(ENGINE, message, DAY)
    assert found.one is not None
    assert found.one.answer == ENGINE.ask(message, DAY)


def test_marks_tell_asking_words_from_others() -> None:
    parts = load_parts()
    assert parts.asks("bao nhiêu tiền")
    assert parts.asks("bao nhieu tien")
    assert not parts.asks("máy in đầu phòng")


WORDS = st.sampled_from(
    [
        "còn",
        "thế",
        "cấp tỉnh",
        "điều 25",
        "k2",
        "?",
        "và",
        "thưởng",
        "bao nhiêu",
        "cstđ",
        "bằng khen",
        "2024",
        "\n",
        ";",
    ]
)


@settings(max_examples=150, deadline=None)
@given(
    st.text(max_size=200) | st.lists(WORDS, max_size=30).map(" ".join),
    st.none() | st.text(max_size=60) | st.lists(WORDS, max_size=8).map(" ".join),
)
def test_any_text_after_any_other_has_a_reply_and_always_the_same(text: str, before: str | None) -> None:
    found = reply(ENGINE, text, DAY, before)
    assert found == reply(ENGINE, text, DAY, before)
    assert 1 <= len(found.parts) <= MOST_SHOWN
    assert found.left >= 0


@pytest.mark.parametrize(
    "text", ["thi đua? " * 500, "còn " * 1000, "điều 25 và " * 400, "x" * 4096, "và,?\n;" * 680, "\x00\ud800"]
)
def test_a_message_as_long_as_telegram_allows_has_a_reply(text: str) -> None:
    assert reply(ENGINE, text[:4096], DAY, "cstđ cơ sở cần gì").parts
