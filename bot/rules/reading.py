"""A question as people type it, made ready for search: abbreviations spelt out, slips of the thumb mended."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.language.telex import repair
from bot.language.text import fold, tidy
from bot.rules.terms import split

LONGEST = 4096
"""Letters of a question that are read; a Telegram message has no more."""

MOST_UNITS = 400
"""Syllables of a question that are searched for."""

MOST_SENTENCES = 8
"""Sentences of a question that are looked at one by one."""

_SENTENCE = re.compile(r"[.?!;\n]+(?=\s|$)")
_LEAST_ASKING = 4
# The number of a document stays whole; `đ/c` is one word.
_WORD = re.compile(r"\d{1,4}/\d{4}(?:/[\w-]+)?|[^\W\d_]+(?:/[^\W\d_]+)+|[^\W_]+")
_SHORTEST_MENDED = 3


@cache
def load_tables() -> Mapping[str, Any]:
    """The linguistic tables of `tables/reading.toml`."""
    return tomllib.loads((files("bot.rules.tables") / "reading.toml").read_text("utf-8"))


class Abbreviations:
    """Spells abbreviations and chat words out, from a table of two parts.

    `anywhere` holds keys that are no Vietnamese syllable, in any case, with marks or without. `capitals` holds keys
    that are syllables otherwise and count only when typed in capitals among small letters.
    """

    def __init__(self, anywhere: Mapping[str, str], capitals: Mapping[str, str]) -> None:
        self._anywhere = {form: full for key, full in anywhere.items() for form in (fold(key), key)}
        self._capitals = dict(capitals)
        self._known = lru_cache(maxsize=8192)(self._look_up)

    def spell_out(self, text: str) -> str:
        """The tidy text with every known abbreviation spelt out."""
        shouted = text.upper() == text and len(text.split()) > 3
        return _WORD.sub(lambda found: self._full(found[0], shouted=shouted), text)

    def _full(self, word: str, *, shouted: bool) -> str:
        if not shouted and word in self._capitals:
            return self._capitals[word]
        full = self._known(word.lower())
        if full is None and "/" in word and not word[0].isdigit():
            return " ".join(self._full(part, shouted=shouted) for part in word.split("/"))
        return full or word

    def _look_up(self, word: str) -> str | None:
        return self._anywhere.get(word) or self._anywhere.get(fold(word))


class Speller:
    """Mends syllables that nobody writes to the nearest one of the corpus, one slip away.

    A slip is a letter left out, doubled, swapped with its neighbour or mistaken (the OSA distance). Among several
    candidates the one that goes with its neighbours wins, then the commoner one.
    """

    def __init__(self, texts: Sequence[Sequence[str]], known: Callable[[str], bool]) -> None:
        self._known = known
        self._count: dict[str, int] = defaultdict(int)
        self._pairs: set[tuple[str, str]] = set()
        for units in texts:
            for unit in units:
                self._count[unit] += 1
            self._pairs.update(pairwise(units))
        self._vocabulary = sorted(it for it in self._count if not it.isdigit())
        self._near = lru_cache(maxsize=4096)(self._one_slip_away)

    def mend(self, units: Sequence[str]) -> list[str]:
        """The syllables with unknown ones mended where a candidate is near."""
        mended = list(units)
        for at, unit in enumerate(units):
            if len(unit) >= _SHORTEST_MENDED and not self._is_word(unit):
                mended[at] = self._nearest(
                    unit, mended[at - 1] if at else "", units[at + 1] if at + 1 < len(units) else ""
                )
        return mended

    def _is_word(self, unit: str) -> bool:
        return unit in self._count or any(letter.isdigit() for letter in unit) or self._known(unit)

    def _one_slip_away(self, unit: str) -> tuple[str, ...]:
        near = process.extract(unit, self._vocabulary, scorer=OSA.distance, score_cutoff=1, limit=None)
        return tuple(candidate for candidate, _, _ in near)

    def _nearest(self, unit: str, before: str, after: str) -> str:
        candidates = self._near(unit)

        def fitness(candidate: str) -> tuple[int, int]:
            neighbours = ((before, candidate) in self._pairs) + ((candidate, after) in self._pairs)
            return neighbours, self._count[candidate]

        return max(candidates, key=fitness, default=unit)


@dataclass(frozen=True, slots=True)
class Reading:
    """A question made ready: the tidy text, the text with abbreviations spelt out, and its mended syllables."""

    tidy: str
    full: str
    units: tuple[str, ...]
    mended: int
    """How many syllables were mended."""
    sentences: tuple[tuple[str, ...], ...] = ()
    """The syllables of each sentence, when there are several: of a long story one sentence asks."""


class Reader:
    """Reads questions; pure and safe to share between threads."""

    def __init__(self, abbreviations: Abbreviations, speller: Speller) -> None:
        self._abbreviations = abbreviations
        self._speller = speller

    def read(self, question: str) -> Reading:
        """Any text at all, made ready for search."""
        text = tidy(question[:LONGEST])
        text = repair(text) or text
        full = self._abbreviations.spell_out(text)
        units = split(full)[:MOST_UNITS]
        mended = self._speller.mend(units)
        changed = sum(before != after for before, after in zip(units, mended, strict=True))
        return Reading(text, full, tuple(mended), changed, self._sentences(full))

    def _sentences(self, full: str) -> tuple[tuple[str, ...], ...]:
        sentences = [split(it) for it in _SENTENCE.split(full) if it.strip()][:MOST_SENTENCES]
        asking = [tuple(self._speller.mend(it[:MOST_UNITS])) for it in sentences if len(it) >= _LEAST_ASKING]
        return tuple(asking) if len(sentences) > 1 else ()


@cache
def load_abbreviations() -> Abbreviations:
    """The shipped table of abbreviations."""
    tables = load_tables()
    return Abbreviations(tables["anywhere"], tables["capitals"])


def load_reader(texts: Sequence[Sequence[str]], known: Callable[[str], bool]) -> Reader:
    """A reader with the shipped abbreviations, which mends towards the given texts (as syllables)."""
    return Reader(load_abbreviations(), Speller(texts, known))
