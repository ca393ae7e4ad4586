"""Reads the digest from its TOML files and says plainly which entry of which file is wrong."""

import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any, TypeVar

from bot.language.text import tidy
from bot.rules.model import Amendment, Article, Corpus, Document, Pointer, Provision

_T = TypeVar("_T")

_DOCUMENT = frozenset(
    (
        *("number", "code", "kind", "title", "issuer", "names", "in_force_from", "in_force_to", "expired"),
        *("replaced_by", "articles", "amended_by", "elsewhere", "partial"),
    )
)
_AMENDMENT = frozenset({"number", "in_force_from", "merged", "above_all"})
_ARTICLE = frozenset({"number", "heading", "clauses", "words", "asked_by", "provision"})
_PROVISION = frozenset({"clause", "point", "title", "digest", "words"})
_POINTER = frozenset({"article", "title", "words", "asked_by"})


class CorpusError(ValueError):
    """A digest file cannot be used; the message names the file, the entry and what is wrong with it."""


def _is_tidy(text: str) -> bool:
    return bool(text) and tidy(text) == text


class _Entry:
    """One table of a file, which knows how to complain."""

    def __init__(self, where: str, table: Any, known: frozenset[str]) -> None:
        if not isinstance(table, dict):
            raise CorpusError(f"{where}: expected a table")
        if unknown := sorted(set(table) - known):
            raise CorpusError(f"{where}: unknown key {unknown[0]!r}")
        self.where, self.table = where, table

    def get(self, key: str, kind: type[_T]) -> _T | None:
        value = self.table.get(key)
        if value is None:
            return None
        if type(value) is not kind:
            raise CorpusError(f"{self.where}: {key!r} must be of type {kind.__name__}")
        if isinstance(value, str) and not _is_tidy(value):
            raise CorpusError(f"{self.where}: {key!r} is empty or not tidy text")
        found: _T = value
        return found

    def need(self, key: str, kind: type[_T]) -> _T:
        value = self.get(key, kind)
        if value is None:
            raise CorpusError(f"{self.where}: {key!r} is missing")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        values = self.get(key, list) or []
        if not all(isinstance(it, str) and _is_tidy(it) for it in values):
            raise CorpusError(f"{self.where}: {key!r} must be a list of tidy texts")
        return tuple(values)

    def entries(self, key: str, known: frozenset[str]) -> list["_Entry"]:
        tables = self.get(key, list) or []
        return [_Entry(f"{self.where}, {key} {at}", table, known) for at, table in enumerate(tables, 1)]


def _amendment(entry: _Entry) -> Amendment:
    return Amendment(
        number=entry.need("number", str),
        in_force_from=entry.need("in_force_from", date),
        merged=entry.need("merged", bool),
        above_all=frozenset(entry.texts("above_all")),
    )


def _document(entry: _Entry, *, held: bool) -> Document:
    return Document(
        number=entry.need("number", str),
        code=entry.need("code", str),
        kind=entry.need("kind", str),
        title=entry.need("title", str),
        issuer=entry.need("issuer", str),
        names=entry.texts("names"),
        in_force_from=entry.get("in_force_from", date),
        in_force_to=entry.get("in_force_to", date),
        expired=bool(entry.get("expired", bool)),
        replaced_by=entry.get("replaced_by", str),
        amendments=tuple(_amendment(it) for it in entry.entries("amended_by", _AMENDMENT)),
        articles=entry.get("articles", int),
        held=held,
        partial=bool(entry.get("partial", bool)),
    )


def _provision(entry: _Entry, document: Document, article: _Entry) -> Provision:
    clause, point = entry.get("clause", str), entry.get("point", str)
    if point and not clause:
        raise CorpusError(f"{entry.where}: a point needs its clause")
    if clause and not (clause.isdigit() and 1 <= int(clause) <= article.need("clauses", int)):
        raise CorpusError(f"{entry.where}: the article has no clause {clause!r}")
    return Provision(
        document=document,
        article=article.need("number", str),
        clause=clause,
        point=point,
        heading=article.need("heading", str),
        title=entry.need("title", str),
        digest=entry.need("digest", str),
        words=entry.texts("words"),
        article_words=article.texts("words"),
        asked_by=article.texts("asked_by"),
    )


def _article(entry: _Entry, document: Document) -> Article:
    number = entry.need("number", str)
    entry.where = f"{entry.where} (number {number})"
    parts = entry.entries("provision", _PROVISION)
    if not parts:
        raise CorpusError(f"{entry.where}: has no provision")
    return Article(
        document=document,
        number=number,
        heading=entry.need("heading", str),
        clauses=entry.need("clauses", int),
        provisions=tuple(_provision(it, document, entry) for it in parts),
    )


def _pointer(entry: _Entry, document: Document) -> Pointer:
    return Pointer(
        document, entry.get("article", str), entry.need("title", str), entry.texts("words"), entry.texts("asked_by")
    )


def _parse(name: str, text: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise CorpusError(f"{name}: {error}") from error


def read_file(name: str, text: str) -> Corpus:
    """One digest file as a corpus of its own; see `read_files`."""
    return read_files({name: text})


def read_files(texts: Mapping[str, str]) -> Corpus:
    """Digest files, by name, as one corpus.

    A file holds one `[document]` with its `[[article]]` and `[[elsewhere]]` tables; or, under `continues`, further
    articles of a document that another file holds; or several `[[document]]` tables that are known by validity only.
    Raises CorpusError naming the file and the entry.
    """
    tables = {name: _parse(name, text) for name, text in texts.items()}
    parts = [_first_part(name, table) for name, table in tables.items() if "continues" not in table]
    for name, table in tables.items():
        if "continues" in table:
            _continue(parts, _Entry(name, table, frozenset({"continues", "article"})))
    return merge(parts)


def _first_part(name: str, table: dict[str, Any]) -> Corpus:
    if isinstance(table.get("document"), list):
        return _known_by_name(_Entry(name, table, frozenset({"document"})))
    whole = _Entry(name, table, frozenset({"document", "article", "elsewhere"}))
    document = _document(_Entry(f"{name}, document", table.get("document"), _DOCUMENT), held=True)
    articles = tuple(_article(it, document) for it in whole.entries("article", _ARTICLE))
    pointers = tuple(_pointer(it, document) for it in whole.entries("elsewhere", _POINTER))
    return _checked(name, Corpus((document,), articles, pointers))


def _continue(parts: list[Corpus], entry: _Entry) -> None:
    """Adds the articles of a further file to the part whose document it continues."""
    number = entry.need("continues", str)
    at = next((at for at, it in enumerate(parts) if (held := it.document(number)) and held.held), None)
    if at is None:
        raise CorpusError(f"{entry.where}: no file holds the document {number!r}")
    part = parts[at]
    articles = tuple(_article(it, part.documents[0]) for it in entry.entries("article", _ARTICLE))
    parts[at] = _checked(entry.where, Corpus(part.documents, part.articles + articles, part.pointers))


def _known_by_name(whole: _Entry) -> Corpus:
    documents, pointers = [], []
    for entry in whole.entries("document", _DOCUMENT):
        document = _document(entry, held=False)
        documents.append(document)
        pointers += [_pointer(it, document) for it in entry.entries("elsewhere", _POINTER)]
    return _checked(whole.where, Corpus(tuple(documents), (), tuple(pointers)))


def _twice(things: Iterable[str]) -> str | None:
    return next((thing for thing, count in Counter(things).items() if count > 1), None)


def _in_order(articles: Iterable[Article]) -> bool:
    numbers = [it.number for it in articles]
    return all(it.isdigit() for it in numbers) and numbers == sorted(numbers, key=int)


def _checked(name: str, corpus: Corpus) -> Corpus:
    for document in corpus.documents:
        if not _in_order(it for it in corpus.articles if it.document == document):
            raise CorpusError(f"{name}: the articles of {document.number} must be numbered and in order")
    digested = [f"{it.document.number} {it.number}" for it in corpus.articles]
    for kind, twice in (
        ("document", _twice(it.number for it in corpus.documents)),
        ("article", _twice(digested)),
        ("provision", _twice(it.code for it in corpus.provisions)),
    ):
        if twice:
            raise CorpusError(f"{name}: {kind} {twice!r} stands there twice")
    if both := set(digested) & {f"{it.document.number} {it.article}" for it in corpus.pointers}:
        raise CorpusError(f"{name}: article {min(both)!r} has a digest and stands under elsewhere too")
    return corpus


def merge(parts: Iterable[Corpus]) -> Corpus:
    """Several corpora as one, held documents first."""
    parts = sorted(parts, key=lambda part: not part.articles)
    return _checked(
        "corpus",
        Corpus(
            tuple(it for part in parts for it in part.documents),
            tuple(it for part in parts for it in part.articles),
            tuple(it for part in parts for it in part.pointers),
        ),
    )


@cache
def load_corpus() -> Corpus:
    """The shipped digest. Raises CorpusError when one of its files is damaged."""
    folder = files("bot.rules.corpus")
    names = sorted(it.name for it in folder.iterdir() if it.name.endswith(".toml"))
    return read_files({name: (folder / name).read_text("utf-8") for name in names})
