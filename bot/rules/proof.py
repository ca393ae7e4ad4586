"""Proves the digest against the official text: right figures, right references, nothing left out, own words.

The official text is not part of the project; it is handed in as a JSON file with the articles by number
(`{"document": "06/2022/QH15", "articles": {"25": "Điều 25. ..."}}`).
"""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.language.text import syllables, tidy
from bot.rules.claims import Claims, Reference, claims
from bot.rules.library import load_corpus
from bot.rules.model import Article, Corpus, Pointer, Provision

RUN = 8
"""How many words in a row count as copied."""

_CLAUSE = re.compile(r"(?<!\S)(\d{1,2})\. ?(?=\S)")
_POINT = re.compile(r"(?<!\S)([a-zđ])\) ")
_LETTERS = "abcdđeghik"


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing the official text does not bear out."""

    code: str
    what: str

    def __str__(self) -> str:
        return f"{self.code}: {self.what}"


@dataclass(frozen=True, slots=True)
class Proof:
    """The outcome: the faults, and how much was checked to find them."""

    faults: tuple[Fault, ...]
    articles: int
    """Articles of the digest that were compared."""
    of: int
    """Articles of the official text."""
    provisions: int
    figures: int
    references: int
    runs: int
    """Runs of eight words of our own texts that were looked for in the official one."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the official text: its whole text and its points by letter."""

    text: str
    points: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class StatuteArticle:
    """One article of the official text without its heading line's number, and its clauses by number."""

    text: str
    clauses: Mapping[str, Clause]

    def cited(self, provision: Provision) -> str | None:
        """The words a provision stands for; None when there is no such clause or point."""
        if provision.clause is None:
            return " ".join(it.text for it in self.clauses.values()) or self.text
        clause = self.clauses.get(provision.clause)
        if clause is None:
            return None
        return clause.text if provision.point is None else clause.points.get(provision.point)

    def parts(self, provision: Provision) -> int:
        """Into how many parts the cited words are divided."""
        if provision.clause is None:
            return len(self.clauses)
        return len(self.clauses[provision.clause].points)

    def has(self, reference: Reference) -> bool:
        """Whether a clause and point, if named, exist."""
        if reference.clause is None:
            return True
        clause = self.clauses.get(reference.clause)
        return clause is not None and (reference.point is None or reference.point in clause.points)


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
    if marker.isdigit():
        return str(int(marker) + 1)
    return _LETTERS[_LETTERS.index(marker) + 1] if marker != _LETTERS[-1] else ""


def read_article(text: str) -> StatuteArticle:
    """An article taken apart, from `Điều 25. Heading 1. First clause: a) first point; ...`."""
    body = tidy(text).partition(". ")[2]
    clauses = _parts(body, _CLAUSE, "1")
    return StatuteArticle(body, {key: Clause(it, _parts(it, _POINT, "a")) for key, it in clauses.items()})


def _runs(text: str) -> set[tuple[str, ...]]:
    words = syllables(text)
    return {tuple(words[at : at + RUN]) for at in range(len(words) - RUN + 1)}


def _provision_faults(
    provision: Provision, article: StatuteArticle, statute: Mapping[str, StatuteArticle]
) -> Iterator[str]:
    cited = article.cited(provision)
    if cited is None:
        yield "the official text has no such clause or point"
        return
    there = claims(cited)
    own = _own_claims(provision)
    yield from _figure_faults(own, there, article.parts(provision))
    for reference in sorted(own.references, key=str):
        if not any(reference.is_told_by(it) for it in there.references):
            yield f"reference {reference} does not stand in the cited provision"
        elif not _leads_somewhere(reference, article, statute):
            yield f"reference {reference} leads nowhere"


def _own_claims(provision: Provision) -> Claims:
    return claims(f"{provision.title}. {provision.digest}")


def _figure_faults(own: Claims, there: Claims, parts: int) -> Iterator[str]:
    counted = {str(parts)} & own.counts
    for kind, here, borne in (
        ("number", own.numbers, there.numbers | counted),
        ("measure", own.measures, there.measures),
        ("date", own.dates, there.dates),
        ("document", own.documents, there.documents),
    ):
        yield from (f"{kind} {it} does not stand in the cited provision" for it in sorted(here - borne))


def _leads_somewhere(reference: Reference, own: StatuteArticle, statute: Mapping[str, StatuteArticle]) -> bool:
    article = statute.get(reference.article) if reference.article else own
    return article is not None and article.has(reference)


def _left_out(article: Article, official: StatuteArticle) -> Iterator[str]:
    """Measures, percentages and dates of a clause that no entry for it tells."""
    clauses = {key: it.text for key, it in official.clauses.items()} or {"": official.text}
    for number, text in clauses.items():
        entries = [it for it in article.provisions if it.clause in (None, number or None)]
        told = claims(" ".join(f"{it.title}. {it.digest}" for it in entries))
        there = claims(text)
        missing = {it for it in there.numbers if it.endswith("%")} - told.numbers
        missing |= (there.measures - told.measures) | (there.dates - told.dates)
        where = f" of clause {number}" if number else ""
        yield from (f"{it}{where} is left out" for it in sorted(missing))


def _article_faults(article: Article, statute: Mapping[str, StatuteArticle]) -> Iterator[Fault]:
    code = f"{article.document.code}:{article.number}"
    official = statute.get(article.number)
    if official is None:
        yield Fault(code, "the official text has no such article")
        return
    if len(official.clauses) != article.clauses:
        yield Fault(code, f"has {len(official.clauses)} clauses, not {article.clauses}")
    for provision in article.provisions:
        yield from (Fault(provision.code, what) for what in _provision_faults(provision, official, statute))
    yield from (Fault(code, what) for what in _left_out(article, official))


def _own_texts(corpus: Corpus) -> Iterator[tuple[str, str]]:
    for provision in corpus.provisions:
        texts = (provision.heading, provision.title, provision.digest, *provision.words, *provision.article_words)
        yield from ((provision.code, text) for text in texts)
    for pointer in corpus.pointers:
        yield from ((_pointer_code(pointer), text) for text in (pointer.title, *pointer.words))


def _pointer_code(pointer: Pointer) -> str:
    return f"{pointer.document.code}:{pointer.article}"


def _copied(corpus: Corpus, official: Iterable[str]) -> Iterator[Fault]:
    runs = set().union(*(_runs(text) for text in official))
    for code, text in _own_texts(corpus):
        yield from (Fault(code, f"copies: {' '.join(run)}") for run in sorted(_runs(text) & runs))


def _missing(corpus: Corpus, number: str, statute: Mapping[str, StatuteArticle]) -> Iterator[Fault]:
    document = corpus.document(number)
    if document is None:
        yield Fault(number, "the digest does not hold this document")
        return
    known = {it.number for it in corpus.articles if it.document == document}
    known |= {it.article for it in corpus.pointers if it.document == document and it.article}
    for article in sorted(statute.keys() - known, key=int):
        yield Fault(f"{document.code}:{article}", "the digest has no such article")
    for pointer in corpus.pointers:
        if pointer.document == document and pointer.article and pointer.article not in statute:
            yield Fault(_pointer_code(pointer), "the official text has no such article")


def prove(corpus: Corpus, number: str, articles: Mapping[str, str]) -> Proof:
    """A digest against the official text of the document `number`, given by article number.

    Figures, measures, dates and cross-references of a title or digest must stand in the provision it cites, and
    cross-references must lead somewhere; cited clauses and points must exist; no article, and no measure, percentage
    or date of a clause may be left out; no eight words in a row may be the official text's.
    """
    statute = {key: read_article(text) for key, text in articles.items()}
    held = [it for it in corpus.articles if it.document.number == number]
    faults = [*_missing(corpus, number, statute)]
    faults += [fault for article in held for fault in _article_faults(article, statute)]
    faults += _copied(corpus, (tidy(it) for it in articles.values()))
    own = [_own_claims(it) for article in held for it in article.provisions]
    return Proof(
        faults=tuple(dict.fromkeys(faults)),
        articles=len(held),
        of=len(articles),
        provisions=len(own),
        figures=sum(it.figures for it in own),
        references=sum(len(it.references) for it in own),
        runs=sum(len(_runs(text)) for _, text in _own_texts(corpus)),
    )


def check_corpus(statute: Path) -> Proof:
    """The shipped digest against the official text in the file `statute`.

    Raises OSError, ValueError or KeyError when the file cannot be read as the JSON described above.
    """
    held = json.loads(statute.read_text("utf-8"))
    return prove(load_corpus(), held["document"], held["articles"])
