"""The proof of the digest: each kind of fault is found in a small law of our own, and a sound digest has none."""

import json
import os
from pathlib import Path

import pytest

from bot.rules.claims import Reference, claims
from bot.rules.library import read_file
from bot.rules.proof import Proof, check_corpus, prove

STATUTE = os.environ.get("RULES_STATUTE")
"""The official text as JSON; it is not part of the project, so this proof runs where it is at hand."""

LAW = {
    "1": "Điều 1. Phạm vi Luật này nói về việc trao cúp đá cầu giữa các phòng trong cơ quan.",
    "2": (
        "Điều 2. Cúp vàng 1. Cúp vàng để trao cho phòng đạt các tiêu chuẩn sau đây: a) Có 02 lần vô địch trong thời "
        "gian 05 năm; b) Có ít nhất là 70% số người tham gia; c) Được trưởng phòng đồng ý theo khoản 3 Điều 1. "
        "2. Phòng đạt tiêu chuẩn tại các điểm a và b khoản 1 Điều này từ ngày 02 tháng 9 năm 2024 thì được xét một "
        "năm một lần, thời gian ở xa được nhân hệ số 02."
    ),
}

DIGEST = """
[document]
number = "1/2030/QH99"
code = "1-2030"
kind = "Luật"
title = "Luật thử"
issuer = "Quốc hội"
names = ["luật thử"]

[[article]]
number = "1"
heading = "Luật nói về gì"
clauses = 0

[[article.provision]]
title = "Luật nói về gì"
digest = "Luật bàn chuyện trao cúp đá cầu."

[[article]]
number = "2"
heading = "Cúp vàng"
clauses = 2

[[article.provision]]
clause = "1"
title = "Ba tiêu chuẩn của cúp vàng"
digest = "Phòng phải 2 lần vô địch trong 5 năm và có bảy mươi phần trăm số người dự."

[[article.provision]]
clause = "1"
point = "b"
title = "Tỷ lệ người dự"
digest = "Cần 70 phần trăm."

[[article.provision]]
clause = "2"
title = "Khi nào xét"
digest = "Từ 02/9/2024, ai đạt khoản 1, điểm a và b thì mỗi năm xét một lần (1 năm, hệ số 2)."
"""


def proof(digest: str = DIGEST) -> Proof:
    return prove(read_file("small.toml", digest), "1/2030/QH99", LAW)


def faults(before: str, after: str) -> set[str]:
    assert before in DIGEST
    return {str(fault) for fault in proof(DIGEST.replace(before, after)).faults}


@pytest.mark.skipif(not STATUTE, reason="RULES_STATUTE names no official text")
def test_the_digest_agrees_with_the_official_text() -> None:
    outcome = check_corpus(Path(STATUTE or ""))
    assert [str(fault) for fault in outcome.faults] == []
    assert outcome.articles == outcome.of


def test_a_sound_digest_has_no_fault_and_the_proof_says_how_much_it_looked_at() -> None:
    outcome = proof()
    assert outcome.faults == ()
    assert (outcome.articles, outcome.of, outcome.provisions) == (2, 2, 4)
    assert outcome.figures == (4 + 2) + 1 + (2 + 3 + 1)  # numbers, measures, dates: clause 1, its point b, clause 2
    assert outcome.references == 2
    assert outcome.runs > 20


NOT_THERE = "does not stand in the cited provision"


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("2 lần vô địch", "3 lần vô địch", f"2.1: measure 3 lần {NOT_THERE}"),
        ("2 lần vô địch", "ba lần vô địch", f"2.1: measure 3 lần {NOT_THERE}"),
        ("trong 5 năm", "trong 6 năm", f"2.1: number 6 {NOT_THERE}"),
        ("trong 5 năm", "trong 05 tháng", f"2.1: measure 5 tháng {NOT_THERE}"),
        ("trong 5 năm", "trong hai mươi lăm năm", f"2.1: measure 25 năm {NOT_THERE}"),
        ("bảy mươi phần trăm", "bảy mươi lăm phần trăm", f"2.1: number 75% {NOT_THERE}"),
        ("Cần 70 phần trăm", "Cần 70", f"2.1.b: number 70 {NOT_THERE}"),
        ("Ba tiêu chuẩn", "Bốn tiêu chuẩn", f"2.1: number 4 {NOT_THERE}"),
        ("02/9/2024", "ngày 03 tháng 9 năm 2024", f"2.2: date 2024-9-3 {NOT_THERE}"),
        ("bàn chuyện", "số 15/2003/QH11 bàn chuyện", f"1: document 15/2003/qh11 {NOT_THERE}"),
        ("hệ số 2", "hệ số 3", f"2.2: measure hệ số 3 {NOT_THERE}"),
        ("khoản 1, điểm a và b", "khoản 1, điểm a và c", f"2.2: reference điểm c khoản 1 {NOT_THERE}"),
        ("khoản 1, điểm a và b", "điểm a, b khoản 2", f"2.2: reference điểm a khoản 2 {NOT_THERE}"),
        ("Luật bàn", "Theo Điều 2, luật bàn", f"1: reference điều 2 {NOT_THERE}"),
        ("số người dự.", "số người dự, theo khoản 3 Điều 1.", "2.1: reference khoản 3 điều 1 leads nowhere"),
        ('point = "b"', 'point = "d"', "2.1.d: the official text has no such clause or point"),
        ("clauses = 2", "clauses = 3", "2: has 2 clauses, not 3"),
        (" trong 5 năm", "", "2: 5 năm of clause 1 is left out"),
        (" (1 năm, hệ số 2)", " (1 năm)", "2: hệ số 2 of clause 2 is left out"),
        ("Từ 02/9/2024, ai", "Ai", "2: 2024-9-2 of clause 2 is left out"),
        ('number = "2"\n', 'number = "3"\n', "3: the official text has no such article"),
        ('number = "2"\n', 'number = "3"\n', "2: the digest has no such article"),
        (
            "Luật bàn chuyện trao cúp đá cầu",
            "Luật nói về việc trao cúp đá cầu giữa các phòng",
            "1: copies: noi ve viec trao cup da cau giua",
        ),
        (
            'title = "Khi nào xét"',
            'title = "Khi nào xét"\nwords = ["trao cúp đá cầu giữa các phòng trong"]',
            "2.2: copies: trao cup da cau giua cac phong trong",
        ),
    ],
)
def test_each_kind_of_fault_is_found(before: str, after: str, fault: str) -> None:
    assert f"1-2030:{fault}" in faults(before, after)


def test_a_digest_of_another_document_proves_nothing() -> None:
    outcome = prove(read_file("small.toml", DIGEST), "2/2030/QH99", LAW)
    assert [str(it) for it in outcome.faults if "copies" not in it.what] == [
        "2/2030/QH99: the digest does not hold this document"
    ]


def test_figures_are_read_in_every_form_they_are_written_in() -> None:
    told = claims("ít nhất 70%, bảy mươi phần trăm, 05 năm, năm năm, 2,5 lần, hai mươi mốt ngày, 3 năm một lần")
    assert told.numbers == {"70%", "5", "2,5", "21", "3", "1"}
    assert told.measures == {"5 năm", "2,5 lần", "21 ngày", "3 năm", "1 lần"}
    assert claims("Hằng năm, hạng Ba lên hạng Nhì; đạt một tiêu chuẩn").numbers == frozenset()
    assert claims("ngày 02 tháng 9 năm 1945").dates == claims("02/9/1945").dates == {"1945-9-2"}
    assert claims("Luật số 15/2003/QH11").documents == {"15/2003/qh11"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("khoản 2, 3 và 4 Điều 83", {"khoản 2 điều 83", "khoản 3 điều 83", "khoản 4 điều 83"}),
        ("các điểm a, b hoặc đ khoản 1 Điều này", {"điểm a khoản 1", "điểm b khoản 1", "điểm đ khoản 1"}),
        ("khoản 1, điểm a và b", {"điểm a khoản 1", "điểm b khoản 1"}),
        ("khoản 1, khoản 2; điểm c", {"khoản 1", "khoản 2", "điểm c"}),
        ("Điều 69 hay Điều 70", {"điều 69", "điều 70"}),
        ("khoản 4 Điều 83, điểm a khoản 1", {"khoản 4 điều 83", "điểm a khoản 1"}),
    ],
)
def test_cross_references_are_read_with_what_they_belong_to(text: str, told: set[str]) -> None:
    assert {str(it) for it in claims(text).references} == told


def test_a_reference_is_told_only_by_one_that_says_as_much() -> None:
    full = Reference(article="83", clause="2", point="a")
    assert Reference(clause="2").is_told_by(full)
    assert Reference(clause="2", point="a").is_told_by(full)
    assert not Reference(clause="3").is_told_by(full)
    assert not full.is_told_by(Reference(clause="2", point="a"))


def test_the_file_of_an_official_text_is_read(tmp_path: Path) -> None:
    file = tmp_path / "statute.json"
    file.write_text(json.dumps({"document": "1/2030/QH99", "articles": LAW}), "utf-8")
    assert str(check_corpus(file).faults[0]) == "1/2030/QH99: the digest does not hold this document"
    file.write_text("{}", "utf-8")
    with pytest.raises(KeyError):
        check_corpus(file)
