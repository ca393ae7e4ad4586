"""A question as people type it, made ready for search: abbreviations spelt out, slips of the thumb mended."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, Protocol

from bot.language.telex import repair
from bot.language.text import fold, tidy
from bot.rules.terms import split

LONGEST = 4096
"""Letters of a question that are read; a Telegram message has no more."""

TELLING = 500
"""Letters by which a text shows whether it was typed as raw keys."""

MOST_UNITS = 400
"""Syllables of a question that are searched for."""

MOST_SENTENCES = 4
"""Sentences of a question that are looked at one by one."""

_SENTENCE = re.compile(r"[.?!;\n]+(?=\s|$)")
_LEAST_ASKING = 4
# The number of a document stays whole; `đ/c` is one word.
_WORD = re.compile(r"\d{1,4}/\d{4}(?:/[\w-]+)?|[^\W\d_]+(?:/[^\W\d_]+)+|[^\W_]+")


@cache
def load_tables() -> Mapping[str, Any]:
    """The linguistic tables of `tables/reading.toml`."""
    return _read_table("reading")


def _read_table(name: str) -> Mapping[str, Any]:
    return tomllib.loads((files("bot.rules.tables") / f"{name}.toml").read_text("utf-8"))


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
        shouted = self.is_shouted(text)
        return _WORD.sub(lambda found: self.full(found[0], shouted=shouted), text)

    @staticmethod
    def is_shouted(text: str) -> bool:
        """Whether a text is all capitals, which then say nothing."""
        return text.upper() == text and len(text.split()) > 3

    @staticmethod
    def words(text: str) -> list[str]:
        """What is looked up word by word."""
        return _WORD.findall(text)

    def full(self, word: str, *, shouted: bool) -> str:
        """One word spelt out."""
        if not shouted and word in self._capitals:
            return self._capitals[word]
        full = self._known(word.lower())
        if full is None and "/" in word and not word[0].isdigit():
            return " ".join(self.full(part, shouted=shouted) for part in word.split("/"))
        return full or word

    def _look_up(self, word: str) -> str | None:
        return self._anywhere.get(word) or self._anywhere.get(fold(word))


class Mender(Protocol):
    """Whoever mends the syllables of a question: `bot.rules.speller.Speller`."""

    def mend(self, units: Sequence[str]) -> list[str]: ...


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

    def __init__(self, abbreviations: Abbreviations, speller: Mender) -> None:
        self._abbreviations = abbreviations
        self._speller = speller

    def read(self, question: str) -> Reading:
        """Any text at all, made ready for search."""
        text = tidy(question[:LONGEST])
        if repair(text[:TELLING]):
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
    tables, general = load_tables(), _read_table("abbreviations")
    return Abbreviations(general["anywhere"] | tables["anywhere"], general["capitals"] | tables["capitals"])


@cache
def spoken() -> frozenset[str]:
    """Syllables that people say and statutes do not: never taken for slips."""
    return frozenset(unit for word in _read_table("abbreviations")["spoken"]["words"] for unit in split(word))


def load_reader(speller: Mender) -> Reader:
    """A reader with the shipped abbreviations."""
    return Reader(load_abbreviations(), speller)
