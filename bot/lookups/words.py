"""The table of words by which lookups are known, made ready for matching."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from bot.lookups.heard import Lookup

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""Phrases by their first word: each phrase with the concept it says."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A way to ask for a lookup: of each of `needed` one concept is said, those in `may` can be said besides.

    `weak`: it is asked like that of other things too.
    """

    lookup: Lookup
    needed: tuple[frozenset[str], ...]
    may: frozenset[str]
    weak: bool = False

    @property
    def concepts(self) -> frozenset[str]:
        """All that belongs to it."""
        return frozenset().union(*self.needed) | self.may


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that the recognition knows of the language."""

    short: Mapping[str, str]
    fillers: frozenset[str]
    against: frozenset[str]
    phrases: Phrases
    marked: Mapping[str, Mapping[str, frozenset[str]]]
    """By concept, words that say it only as they are written here, where they are written with marks at all."""
    frames: tuple[Frame, ...]
    of_mine: frozenset[Lookup]
    """Lookups that can be about the asker's own unit."""
    vocabulary: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    """Words that stand beside each other in some phrase."""


@cache
def load_words() -> Words:
    """The shipped table."""
    table = tomllib.loads((files("bot.lookups.tables") / "words.toml").read_text("utf-8"))
    concepts = {**table["concepts"], **{f"#{name}": table["words"][name] for name in _MARKS}}
    said = [(tuple(phrase.split()), name) for name, phrases in concepts.items() for phrase in phrases]
    fillers = frozenset(table["words"]["fillers"].split())
    frames = tuple(_frame(each) for each in table["frame"])
    return Words(
        short=table["short"],
        fillers=fillers,
        against=frozenset(table["words"]["against"].split()),
        phrases=_by_first(said),
        marked={name: {word: frozenset(ways) for word, ways in each.items()} for name, each in table["marked"].items()},
        frames=frames,
        of_mine=frozenset(each.lookup for each in frames if "@mine" in each.concepts),
        vocabulary=fillers | {word for words, _ in said for word in words},
        pairs=frozenset(pair for words, _ in said for pair in pairwise(words)),
    )


_MARKS = ("asking", "kinds", "this_year", "last_year", "year_before", "mine")


def _by_first(said: Iterable[tuple[tuple[str, ...], str]]) -> Phrases:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, name in said:
        table.setdefault(words[0], []).append((words, name))
    return {first: tuple(each) for first, each in table.items()}


def _frame(each: Mapping[str, Any]) -> Frame:
    return Frame(
        lookup=Lookup(each["lookup"]),
        needed=tuple(frozenset(one.split("|")) for one in each["all"]),
        may=frozenset(each.get("may", ())),
        weak=each.get("weak", False),
    )
