import json
import os
from pathlib import Path

import pytest

from bot.rules.model import Corpus
from bot.rules.proof import check_corpus, numbers, references

STATUTE = os.environ.get("RULES_STATUTE")
"""The official text as JSON; it is not part of the project, so this proof runs where it is at hand."""


@pytest.mark.skipif(not STATUTE, reason="RULES_STATUTE names no official text")
def test_the_digest_agrees_with_the_official_text() -> None:
    assert [str(fault) for fault in check_corpus(Path(STATUTE or ""))] == []


def test_numbers_and_references_are_taken_apart() -> None:
    assert numbers("ít nhất 70%, 05 năm, 2,5 lần, hai lần") == {"70%", "5", "2,5", "2"}
    assert references("theo khoản 2, 3 và 4 Điều 83, điểm a, b, d và đ khoản 1") == {
        *(("khoản", it) for it in "2341"),
        ("điều", "83"),
        *(("điểm", it) for it in "abdđ"),
    }


def test_a_digest_without_its_statute_is_found_out(tmp_path: Path, corpus: Corpus) -> None:
    copied = next(it.digest for it in corpus.provisions if it.code == "06-2022:25.3")
    statute = tmp_path / "statute.json"
    articles = {"25": f"Điều 25. Tên 1. Một. 2. Hai. 3. {copied.replace('5', '6')} 4. Bốn.", "1": "Điều 1. Khác."}
    statute.write_text(json.dumps({"document": "06/2022/QH15", "articles": articles}), "utf-8")
    faults = {str(fault) for fault in check_corpus(statute)}
    assert "06-2022:25.3: number 5 does not stand in the cited provision" in faults
    assert any(fault.startswith("06-2022:25.3: copies: ") for fault in faults)
    assert "06-2022:24: the official text has no such article" in faults
    assert "06-2022:74: the official text has no such article" in faults
