import json
from datetime import date

from bot.rules.ask import BadLine, answer_as_json, batch_lines
from bot.rules.engine import Engine


def test_an_answer_is_plain_json(engine: Engine, today: date) -> None:
    told = answer_as_json(engine.ask("Tiêu chuẩn chiến sĩ thi đua cơ sở?", today))
    assert json.loads(json.dumps(told)) == told
    assert told["known"] is True
    assert told["answer"]
    assert 1 <= len(told["sources"]) <= 10
    assert {"document", "article", "clause", "title", "valid_from", "valid_to", "score"} <= told["sources"][0].keys()
    assert (told["sources"][0]["document"], told["sources"][0]["article"]) == ("06/2022/QH15", "23")
    assert told["sources"][0]["valid_from"] == "2024-01-01"


def test_what_is_not_known_has_no_answer(engine: Engine, today: date) -> None:
    told = answer_as_json(engine.ask("Bún chả ở đâu ngon?", today))
    assert told["known"] is False
    assert told["answer"] is None


def test_a_batch_answers_good_lines_and_names_bad_ones(engine: Engine, today: date) -> None:
    lines = ['{"id": 7, "q": "điều 8"}', "", "not json", '{"q": "no id"}', "[1]", '{"id": "x", "q": "Chào"}']
    told = list(batch_lines(lines, engine, today))
    assert [it.number for it in told if isinstance(it, BadLine)] == [3, 4, 5]
    good = [it for it in told if not isinstance(it, BadLine)]
    assert [it["id"] for it in good] == [7, "x"]
    assert next(iter(good[0])) == "id"
    assert good[0]["sources"][0]["article"] == "8"


def test_a_sum_is_plain_json_too(engine: Engine, today: date) -> None:
    told = answer_as_json(engine.ask("cstđ cơ sở được mấy tiền", today))
    assert json.loads(json.dumps(told)) == told
    assert [it["amount"] for it in told["bonus"]["sums"]] == [2_340_000, 2_530_000]
    assert told["bonus"]["multiples"][0]["for"] == "person"
    assert "bonus" not in answer_as_json(engine.ask("Tiêu chuẩn chiến sĩ thi đua cơ sở?", today))
