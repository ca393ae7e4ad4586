"""The corpus as numbers: every text once a stream of syllables, from which index, speller and closer look are made.

Streams are kept by document and carry a fingerprint, so that of a shelf with one more document only that one is read.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import groupby

import numpy as np
from numpy.typing import NDArray

from bot.rules.model import Document, Pointer, Provision
from bot.rules.reading import Abbreviations, load_abbreviations
from bot.rules.terms import split

Entry = Provision | Pointer

GAP = 0
"""The number between two texts: no pair reaches across it."""
FIELDS = 4
"""Heading, title with the words people use, text, and the title of the document."""
HEADING, TITLE, TEXT, DOCUMENT = range(FIELDS)

FORM = "2"
"""Changes whenever saved streams of an older program would read differently."""


def fields(entry: Entry) -> tuple[tuple[str, ...], ...]:
    """The texts of an entry's heading, title and text."""
    if isinstance(entry, Pointer):
        return (entry.title,), (entry.title, *entry.words), ()
    return (entry.heading, *entry.article_words), (entry.title, *entry.words), (entry.digest,)


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """Neighbouring entries of one document. Entry `i` holds as field `f` the tokens from `bounds[i, f]` on.

    Bounds count from `start`, where the tokens begin in the streams they were read from.
    """

    mark: str
    tokens: NDArray[np.uint32]
    bounds: NDArray[np.int64]
    start: int
    document: NDArray[np.uint32]
    """The title of the document."""


class Analyst:
    """Turns texts into numbers. New syllables get the next number; old numbers never change."""

    def __init__(self, vocabulary: Mapping[str, int], abbreviations: Abbreviations) -> None:
        self.vocabulary = dict(vocabulary)
        self._abbreviations = abbreviations
        self._words: dict[str, tuple[int, ...]] = {}
        self._shouted: dict[str, tuple[int, ...]] = {}

    def read(self, text: str) -> list[int]:
        """The numbers of a text's syllables, as if it were spelt out and split as a whole."""
        words = self._shouted if self._abbreviations.is_shouted(text) else self._words
        read = self._shout if words is self._shouted else self._word
        numbers: list[int] = []
        for word in self._abbreviations.words(text):
            known = words.get(word)
            if known is None:
                known = words[word] = read(word)
            numbers += known
        return numbers

    def _word(self, word: str) -> tuple[int, ...]:
        return self._numbers(self._abbreviations.full(word, shouted=False))

    def _shout(self, word: str) -> tuple[int, ...]:
        return self._numbers(self._abbreviations.full(word, shouted=True))

    def _numbers(self, text: str) -> tuple[int, ...]:
        return tuple(self.vocabulary.setdefault(unit, len(self.vocabulary) + 1) for unit in split(text))


@dataclass(frozen=True, slots=True, eq=False)
class Streams:
    """All parts behind one another, under one vocabulary."""

    vocabulary: Mapping[str, int]
    parts: tuple[Part, ...]
    tokens: NDArray[np.uint32]
    bounds: NDArray[np.int64]
    document_of: NDArray[np.int32]
    """By entry the place of its part."""

    @property
    def size(self) -> int:
        """How many entries there are."""
        return len(self.bounds)

    def field(self, entry: int, field: int) -> NDArray[np.uint32]:
        """The numbers of one field, texts divided by GAP."""
        if field == DOCUMENT:
            return self.parts[int(self.document_of[entry])].document
        start, end = self.bounds[entry, field : field + 2]
        return self.tokens[start:end]


def read_streams(entries: Sequence[Entry], old: Streams | None = None) -> Streams:
    """The streams of entries; parts that `old` holds in the same words are taken from it."""
    known = {it.mark: it for it in old.parts} if old else {}
    analyst = Analyst(old.vocabulary if old else {}, load_abbreviations())
    parts = []
    for _, together in groupby(entries, key=lambda it: it.document.code):
        group = list(together)
        document = group[0].document
        name = mark(document, group)
        parts.append(known.get(name) or _part(name, document, group, analyst))
    same = old is not None and [it.mark for it in parts] == [it.mark for it in old.parts]
    return old if old is not None and same else join(analyst.vocabulary, parts)


def join(vocabulary: Mapping[str, int], parts: Sequence[Part]) -> Streams:
    """Parts behind one another."""
    starts = np.cumsum([0, *(len(it.tokens) for it in parts)])
    none = np.zeros((0, FIELDS), np.int64)
    return Streams(
        vocabulary,
        tuple(parts),
        np.concatenate([np.zeros(0, np.uint32), *(it.tokens for it in parts)]),
        np.concatenate([none, *(it.bounds - it.start + start for it, start in zip(parts, starts, strict=False))]),
        np.repeat(np.arange(len(parts), dtype=np.int32), [len(it.bounds) for it in parts]),
    )


def mark(document: Document, entries: Sequence[Entry]) -> str:
    """A fingerprint of the words of a document's entries and of the tables they are read with."""
    digest = hashlib.blake2b(_tables(), digest_size=16)
    digest.update("\0".join(_names(document)).encode())
    for entry in entries:
        digest.update("\0".join(["", *("\1".join(it) for it in fields(entry))]).encode())
    return digest.hexdigest()


@cache
def _tables() -> bytes:
    folder = files("bot.rules.tables")
    names = ("reading.toml", "abbreviations.toml", "titles.toml")
    return FORM.encode() + b"".join((folder / name).read_bytes() for name in names)


def _names(document: Document) -> tuple[str, ...]:
    return (document.title,)


def _part(name: str, document: Document, entries: Sequence[Entry], analyst: Analyst) -> Part:
    tokens: list[int] = []
    bounds = np.zeros((len(entries), FIELDS), np.int64)
    for row, entry in enumerate(entries):
        for place, texts in enumerate(fields(entry)):
            bounds[row, place] = len(tokens)
            for number in _gapped(texts, analyst.read):
                tokens += number
        bounds[row, FIELDS - 1] = len(tokens)
    title = [number for numbers in _gapped(_names(document), analyst.read) for number in numbers]
    return Part(name, np.array(tokens, np.uint32), bounds, 0, np.array(title, np.uint32))


def _gapped(texts: Sequence[str], read: Callable[[str], list[int]]) -> Iterator[list[int]]:
    for text in dict.fromkeys(texts):
        for line in text.split("\n"):
            yield [*read(line), GAP]
