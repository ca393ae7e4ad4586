"""Proves the digest against the official text: right numbers, right references, own words.

The official text is not part of the project; it is handed in as a JSON file with the articles by number
(`{"document": "06/2022/QH15", "articles": {"25": "Điều 25. ..."}}`).
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.language.text import syllables, tidy
from bot.rules.library import load_corpus
from bot.rules.model import Article, Corpus, Pointer, Provision

RUN = 8
"""How many words in a row count as copied."""

_NUMBER = re.compile(r"\d+(?:[.,]\d+)?%?")
_REFERENCE = re.compile(
    r"\b(điều|khoản|điểm)\s+((?:\d+|[a-zđ]\b)(?:(?:\s*,\s*|\s+(?:và|hoặc|hay)\s+)(?:\d+|[a-zđ]\b))*)"
)
_ITEM = re.compile(r"\d+|\b[a-zđ]\b")
_CLAUSE = re.compile(r"(?<!\S)(\d{1,2})\. ?(?=\S)")
_POINT = re.compile(r"(?<!\S)([a-zđ])\) ")
# Number words that a digest might use instead of digits, with their value.
_COUNTED = ("lần", "năm", "bộ", "loại", "hình thức", "danh hiệu", "tiêu chuẩn", "nguyên tắc", "điều kiện", "cấp")
_WORDS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10}
_SPELT = re.compile(rf"\b({'|'.join(_WORDS)})\s+(?={'|'.join(_COUNTED)})")


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing the official text does not bear out."""

    code: str
    what: str

    def __str__(self) -> str:
        return f"{self.code}: {self.what}"


def numbers(text: str) -> set[str]:
    """Every number of a text, with its percent sign, without leading zeros; spelt-out counts too."""
    found = {it.lstrip("0") or "0" for it in _NUMBER.findall(text)}
    return found | {str(_WORDS[it]) for it in _SPELT.findall(text.lower())}


def references(text: str) -> set[tuple[str, str]]:
    """Every cross-reference of a text, such as `("khoản", "2")`, lists taken apart."""
    return {(kind, item) for kind, items in _REFERENCE.findall(text.lower()) for item in _ITEM.findall(items)}


def _parts(text: str, marker: re.Pattern[str], first: str) -> dict[str, str]:
    """What stands behind each marker; markers come in order, so that a number in a sentence is no clause."""
    starts: list[re.Match[str]] = []
    wanted = first
    for found in marker.finditer(text):
        if found[1] == wanted:
            starts.append(found)
            wanted = _next(wanted)
    ends = [*(it.start() for it in starts[1:]), len(text)]
    return {it[1]: text[it.end() : end] for it, end in zip(starts, ends, strict=False)}


def _next(marker: str) -> str:
    letters = "abcdđeghik"
    return str(int(marker) + 1) if marker.isdigit() else letters[letters.index(marker) + 1]


def _cited(text: str, provision: Provision) -> str | None:
    clauses = _parts(text, _CLAUSE, "1")
    if provision.clause is None:
        return " ".join(clauses.values()) or text
    clause = clauses.get(provision.clause)
    if clause is None or provision.point is None:
        return clause
    return _parts(clause, _POINT, "a").get(provision.point)


def _runs(text: str) -> set[tuple[str, ...]]:
    words = syllables(text)
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _provision_faults(provision: Provision, text: str) -> Iterator[str]:
    cited = _cited(text, provision)
    if cited is None:
        yield "the official text has no such clause or point"
        return
    for number in sorted(numbers(provision.digest) - numbers(cited)):
        yield f"number {number} does not stand in the cited provision"
    for kind, item in sorted(references(provision.digest) - references(cited)):
        yield f"reference {kind} {item} does not stand in the cited provision"


def _article_faults(article: Article, text: str) -> Iterator[Fault]:
    code = f"{article.document.code}:{article.number}"
    clauses = len(_parts(text.partition(". ")[2], _CLAUSE, "1"))
    if clauses != article.clauses:
        yield Fault(code, f"has {clauses} clauses, not {article.clauses}")
    for provision in article.provisions:
        yield from (Fault(provision.code, what) for what in _provision_faults(provision, text.partition(". ")[2]))


def _own_texts(corpus: Corpus) -> Iterator[tuple[str, str]]:
    for provision in corpus.provisions:
        texts = (provision.heading, provision.title, provision.digest, *provision.words, *provision.article_words)
        yield from ((provision.code, text) for text in texts)
    for pointer in corpus.pointers:
        yield from ((_pointer_code(pointer), text) for text in (pointer.title, *pointer.words))


def _pointer_code(pointer: Pointer) -> str:
    return f"{pointer.document.code}:{pointer.article}"


def _copied(corpus: Corpus, statute: Iterable[str]) -> Iterator[Fault]:
    official = set().union(*(_runs(text) for text in statute))
    for code, text in _own_texts(corpus):
        yield from (Fault(code, f"copies: {' '.join(run)}") for run in sorted(_runs(text) & official))


def _faults(corpus: Corpus, number: str, articles: dict[str, str]) -> Iterator[Fault]:
    for article in corpus.articles:
        if article.document.number != number:
            continue
        if article.number in articles:
            yield from _article_faults(article, articles[article.number])
        else:
            yield Fault(f"{article.document.code}:{article.number}", "the official text has no such article")
    for pointer in corpus.pointers:
        if pointer.document.number == number and pointer.article not in articles:
            yield Fault(_pointer_code(pointer), "the official text has no such article")
    yield from _copied(corpus, articles.values())


def check_corpus(statute: Path) -> list[Fault]:
    """Every place where the shipped digest and the official text in `statute` disagree; empty when all is well.

    Numbers, percentages, durations and cross-references of a digest must stand in the provision it cites, cited
    clauses and points must exist, and no eight words in a row may be the statute's. Raises OSError or ValueError
    when the file cannot be read as the JSON described above.
    """
    held = json.loads(statute.read_text("utf-8"))
    articles = {number: tidy(text) for number, text in held["articles"].items()}
    return list(dict.fromkeys(_faults(load_corpus(), held["document"], articles)))
