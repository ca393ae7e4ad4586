"""The table of bonuses agrees with the digest and is whole."""

import tomllib
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest

from bot.rules.model import Corpus

TABLE: dict[str, Any] = tomllib.loads((files("bot.rules.tables") / "bonus.toml").read_text("utf-8"))


def test_each_multiple_stands_in_the_article_it_names(corpus: Corpus) -> None:
    assert len(TABLE["multiple"]) >= 16
    for entry in TABLE["multiple"]:
        article = corpus.article(entry["document"], entry["article"])
        assert article is not None
        told = " ".join(it.digest for it in article.provisions)
        assert entry["times"].replace(".", ",") in told, entry["title"]


def test_each_multiple_is_for_a_person_or_a_collective_and_once() -> None:
    keys = [(it["code"], it["for"]) for it in TABLE["multiple"]]
    assert len(set(keys)) == len(keys)
    assert {it["for"] for it in TABLE["multiple"]} == {"person", "collective"}
    assert all(it["names"] and Decimal(it["times"]) > 0 for it in TABLE["multiple"])


@pytest.mark.parametrize(
    ("on", "amount"), [(date(2025, 12, 31), 2_340_000), (date(2026, 6, 30), 2_340_000), (date(2026, 7, 1), 2_530_000)]
)
def test_the_base_salary_of_a_day_is_the_last_that_began(on: date, amount: int) -> None:
    begun = [it for it in TABLE["salary"] if it["from"] <= on]
    assert max(begun, key=lambda it: it["from"])["amount"] == amount


def test_the_salaries_stand_in_the_digest_too(corpus: Corpus) -> None:
    told = next(it.digest for it in corpus.provisions if it.code == "161-2026:0")
    for entry in TABLE["salary"]:
        assert f"{entry['amount']:,}".replace(",", ".") in told
