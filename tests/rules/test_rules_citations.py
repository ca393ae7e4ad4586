from datetime import date

import pytest

from bot.rules.answer import Note, Zone
from bot.rules.citation import Citation, load_citations
from bot.rules.engine import Engine
from bot.rules.model import Standing


@pytest.mark.parametrize(
    ("text", "citations"),
    [
        ("điều 25 khoản 2", [Citation("25", "2")]),
        ("khoản 2 Điều 25", [Citation("25", "2")]),
        ("điểm c khoản 2 Điều 5", [Citation("5", "2", "c")]),
        ("Đ5 k2 điểm c", [Citation("5", "2", "c")]),
        ("dieu 73 khoan 4 diem e", [Citation("73", "4", "e")]),
        ("k.2 đ.25", [Citation("25", "2")]),
        ("điều 21, điều 22 và khoản 1 điều 23", [Citation("21"), Citation("22"), Citation("23", "1")]),
        ("Điều 025", [Citation("25")]),
        ("điều kiện 5 năm", []),
        ("khoản 2", []),
        ("", []),
    ],
)
def test_citations_are_read_as_people_type_them(text: str, citations: list[Citation]) -> None:
    if text.startswith("điều 21,"):
        assert [it.article for it in load_citations().find(text)] == ["21", "22", "23"]
    else:
        assert list(load_citations().find(text)) == citations


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("điều 25 khoản 2", "06-2022:25.2"),
        ("dieu 8 luat tdkt", "06-2022:8"),
        ("Điều 77 Luật Thi đua, khen thưởng", "06-2022:77"),
        ("khoản 1 Điều 78 Luật 06/2022/QH15", "06-2022:78.1"),
        ("Đ5 k2 điểm c", "06-2022:5.2.c"),
        ("điểm đ khoản 4 điều 73", "06-2022:73.4.dd"),
        ("điểm a khoản 2 điều 5", "06-2022:5.2"),  # no entry of its own: its clause
        ("khoản 3 điều 19", "06-2022:19"),  # a list without entries: the whole article
        ("Theo điều 22 thì ai công nhận sáng kiến?", "06-2022:22.2"),
    ],
)
def test_a_citation_goes_straight_to_its_provision(engine: Engine, today: date, text: str, code: str) -> None:
    answer = engine.ask(text, today)
    assert answer.zone is Zone.KNOWN
    assert answer.best is not None
    assert answer.best.code == code


@pytest.mark.parametrize(
    "text",
    [
        "Điều 8 Luật Đất đai",
        "điều 25 bộ luật hình sự",
        "Điều 5 Hiến pháp",
        "điều 8 nghị định 152/2025/NĐ-CP",
        "Điều 25 NĐ 98/2023",
        "điều 9 thông tư 77/2021/TT-BTC",
        "điều 20 luật 15/2003/QH11",
        "điều 1000",
        "điều 97",
    ],
)
def test_an_article_of_another_document_is_not_answered_from_this_one(engine: Engine, today: date, text: str) -> None:
    answer = engine.ask(text, today)
    assert answer.zone is Zone.UNKNOWN
    assert answer.ranked == ()


def test_an_article_without_a_digest_is_unknown_and_named(engine: Engine, today: date) -> None:
    answer = engine.ask("điều 52 nghị định 152", today)
    assert answer.zone is Zone.UNKNOWN
    assert answer.ranked == ()
    assert answer.elsewhere is not None
    assert answer.elsewhere.article == "52"


def test_an_article_of_a_decree_goes_to_that_decree(engine: Engine, today: date) -> None:
    answer = engine.ask("khoản 4 điều 4 nghị định 152/2025/NĐ-CP", today)
    assert answer.best is not None
    assert answer.best.code == "152-2025:4.4"


def test_a_clause_that_does_not_exist_is_a_guess_within_its_article(engine: Engine, today: date) -> None:
    answer = engine.ask("khoản 9 điều 25", today)
    assert answer.zone is Zone.UNSURE
    assert {it.article for it in answer.candidates} == {"25"}


def test_a_named_expired_document_is_said_to_be_expired(engine: Engine, today: date) -> None:
    answer = engine.ask("Theo nghị định 98/2023/NĐ-CP, quỹ thi đua khen thưởng lấy từ nguồn nào?", today)
    assert [(it.document.number, it.standing) for it in answer.mentions] == [("98/2023/NĐ-CP", Standing.EXPIRED)]
    assert answer.zone is Zone.KNOWN
    assert answer.ranked[0].article == "11"
    assert answer.ranked[0].document == "06/2022/QH15"
    assert "98/2023/NĐ-CP" not in {it.document for it in answer.ranked}


def test_a_named_document_in_force_whose_text_is_not_here_is_not_answered(engine: Engine, today: date) -> None:
    answer = engine.ask("Thông tư 15/2025/TT-BNV quy định hồ sơ danh hiệu thi đua gồm gì?", today)
    assert [(it.document.number, it.standing) for it in answer.mentions] == [("15/2025/TT-BNV", Standing.IN_FORCE)]
    assert answer.zone is Zone.UNKNOWN
    assert answer.candidates == ()


def test_what_another_document_says_is_only_a_guess_when_a_document_was_named(engine: Engine, today: date) -> None:
    answer = engine.ask("Nghị định 152 quy định hồ sơ danh hiệu thi đua gồm gì?", today)
    assert [it.document.number for it in answer.mentions] == ["152/2025/NĐ-CP"]
    assert answer.zone is Zone.UNSURE
    assert answer.best is None
    assert answer.ranked[0].document == "06/2022/QH15"


def test_validity_depends_on_the_day(engine: Engine) -> None:
    days = (date(2023, 6, 1), date(2025, 6, 1), date(2026, 11, 22))
    early, middle, late = (engine.ask("điều 22 khoản 1", day).best for day in days)
    assert early is not None
    assert middle is not None
    assert late is not None
    assert not early.in_force
    assert early.notes == (Note.NOT_YET_IN_FORCE,)
    assert middle.in_force
    assert middle.notes == ()
    assert late.in_force
    assert late.notes == (Note.UNCHECKED_ABOVE_ALL,)
    assert late.unchecked_against == ("06/2026/QH16",)
    other = engine.ask("điều 8", days[2]).best
    assert other is not None
    assert other.notes == (Note.UNCHECKED,)


def test_every_code_leads_to_its_source_and_its_whole_article(engine: Engine, today: date) -> None:
    for provision in engine.corpus.provisions:
        source = engine.source(provision.code, today)
        assert source is not None
        assert (source.article, source.clause, source.point) == (provision.article, provision.clause, provision.point)
        assert source.code in {it.code for it in engine.whole_article(provision.code, today)}
    assert engine.source("06-2022:97", today) is None
    assert engine.whole_article("06-2022:97", today) == ()
