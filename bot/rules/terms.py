"""The units of search: folded syllables, pairs of neighbours, and the names of titles and awards."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from bot.language.text import syllables

NAME = "#"
"""First letter of a term that stands for a whole name."""

_FINAL_Y = re.compile(r"^([bcdghklmnpqrstvx]+)y$")


def one_spelling(syllable: str) -> str:
    """The syllable with `i` where people write either `i` or `y`: `sy` (sỹ) and `si` (sĩ) are one word."""
    return _FINAL_Y.sub(r"\1i", syllable) if not syllable.startswith("qu") else syllable


def split(text: str) -> list[str]:
    """The folded syllables of a text in one spelling."""
    return [unit for word in text.split() for unit in _split_word(word)]


@lru_cache(maxsize=1 << 15)
def _split_word(word: str) -> tuple[str, ...]:
    return tuple(one_spelling(it) for it in syllables(word))


def pairs(units: Sequence[str]) -> list[str]:
    """Neighbouring syllables, joined by a space."""
    return [f"{first} {second}" for first, second in pairwise(units)]


@cache
def _table() -> Mapping[str, Mapping[str, list[str]]]:
    return tomllib.loads((files("bot.rules.tables") / "titles.toml").read_text("utf-8"))


@cache
def name_forms() -> Mapping[tuple[str, ...], str]:
    """Every way to write a title or award, as syllables, with its name."""
    return {tuple(split(way)): f"{NAME}{name}" for name, ways in _table()["titles"].items() for way in ways}


def ways_of_titles() -> Mapping[str, list[str]]:
    """The titles and awards by their short names, each with the ways people write it, the first the usual one."""
    return _table()["titles"]


@cache
def _lengths() -> Mapping[str, Sequence[int]]:
    """By first syllable, how long the names are that begin with it, the longest first."""
    lengths: dict[str, set[int]] = {}
    for name in name_forms():
        lengths.setdefault(name[0], set()).add(len(name))
    return {first: sorted(found, reverse=True) for first, found in lengths.items()}


@cache
def frame_words() -> frozenset[str]:
    """Syllables that frame a question and say nothing of its matter."""
    return frozenset(unit for word in _table()["frame"]["words"] for unit in split(word))


def names(units: Sequence[str]) -> Iterator[str]:
    """The titles and awards named, the longest name at each place: `#cstd-co-so`."""
    at = 0
    while at < len(units):
        lengths = _lengths().get(units[at], ())
        length = next((it for it in lengths if tuple(units[at : at + it]) in name_forms()), 0)
        if length:
            yield name_forms()[tuple(units[at : at + length])]
        at += length or 1


def terms(units: Sequence[str]) -> list[str]:
    """Syllables, pairs and names, each once, in order of appearance."""
    return list(dict.fromkeys([*units, *pairs(units), *names(units)]))
