"""Finding the curated answer to a question: asked in other words, without marks, mistyped, shortened.

BM25 over folded syllables and their pairs gives the nearest wordings, rapidfuzz's `token_set_ratio` orders them. A
high ratio alone proves little: few words are soon part of many. So an answer is sure only where question and wording
cover each other by the rarity of their syllables, name the same titles, awards and numbers, ask for the same thing
(who, where, when), and the next answer lies well behind.
"""

import tomllib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import fuzz
from rapidfuzz.distance import OSA

from bot.language.telex import repair
from bot.language.text import tidy
from bot.rules.background import Background
from bot.rules.reading import LONGEST, MOST_UNITS, load_abbreviations
from bot.rules.terms import frame_words, names, pairs, split

RESCORED = 15
"""Wordings that are looked at more closely."""
LEAST_RATIO = 84.0
LEAST_SHARE = 0.72
"""Of the question's rarity, and of the wording's, that the other must hold."""
LEAST_MARGIN = 3.0
"""How far behind, of a hundred, the next answer must lie."""
LEAST_UNITS = 3
"""Fewer syllables than this that say something are too little to be sure of."""

_K1, _B = 1.2, 0.75
_SHORTEST_SLIP = 3
_LEAST_RARITY = 0.1


@dataclass(frozen=True, slots=True)
class Kept:
    """A curated answer as it is searched for: its number, the ways of asking it, the days on which it holds."""

    faq_id: int
    ways: tuple[str, ...]
    valid_from: date | None = None
    valid_to: date | None = None

    def holds(self, on: date) -> bool:
        """Whether the answer holds on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


@dataclass(frozen=True, slots=True)
class Match:
    """A curated answer that fits a question: how well, of a hundred, and whether it may be given as the answer."""

    faq_id: int
    score: float
    sure: bool


@dataclass(frozen=True, slots=True)
class _Wording:
    """A question as it is compared: its folded syllables, what it names, and what it asks for."""

    units: tuple[str, ...]
    names: frozenset[str]
    numbers: frozenset[str]
    wants: frozenset[str]

    @property
    def text(self) -> str:
        """The syllables as one text."""
        return " ".join(self.units)

    def is_of_one_kind(self, other: "_Wording") -> bool:
        """Whether both name the same and neither asks for something else than the other."""
        same = self.names == other.names and self.numbers == other.numbers
        return same and not (self.wants and other.wants and self.wants.isdisjoint(other.wants))


def _read(text: str) -> _Wording:
    text = tidy(text[:LONGEST])
    return _wording(split(load_abbreviations().spell_out(repair(text) or text))[:MOST_UNITS])


def _wording(units: Sequence[str]) -> _Wording:
    text = f" {' '.join(units)} "
    wants = frozenset(want for want, ways in _wants().items() if any(way in text for way in ways))
    return _Wording(tuple(units), frozenset(names(units)), frozenset(it for it in units if it.isdigit()), wants)


@cache
def _wants() -> Mapping[str, tuple[str, ...]]:
    table = tomllib.loads((files("bot.rules.tables") / "curated.toml").read_text("utf-8"))
    return {want: tuple(f" {' '.join(split(way))} " for way in ways) for want, ways in table["wants"].items()}


class Curated:
    """The curated answers, ready to be searched. Pure, and safe to share between threads."""

    def __init__(self, kept: Iterable[Kept], background: Background) -> None:
        self._kept = tuple(kept)
        self._background = background
        ways = [(place, way) for place, each in enumerate(self._kept) for way in each.ways]
        self._owners = np.array([place for place, _way in ways], np.intp)
        self._wordings = tuple(_read(way) for _place, way in ways)
        self._postings = _postings([_terms(it.units) for it in self._wordings])

    def find(self, question: str, on: date) -> tuple[Match, ...]:
        """The answers that fit best, each once, the best first; only the first may be sure."""
        asked = _read(question)
        scored = self._scored(asked, on)
        if not scored:
            return ()
        best, following = scored[0], scored[1][0] if len(scored) > 1 else 0.0
        score, owner, wording = best
        sure = score - following >= LEAST_MARGIN and self._is_sure(asked, wording, score)
        others = (Match(self._kept[it].faq_id, other, sure=False) for other, it, _wording in scored[1:])
        return (Match(self._kept[owner].faq_id, score, sure), *others)

    def _scored(self, asked: _Wording, on: date) -> list[tuple[float, int, _Wording]]:
        """The nearest wordings, the best of each answer, ordered by their ratio."""
        best: dict[int, tuple[float, int, _Wording]] = {}
        for place in self._nearest(asked):
            owner = int(self._owners[place])
            if not self._kept[owner].holds(on):
                continue
            wording = self._wordings[place]
            score = self._score(asked, wording)
            if owner not in best or best[owner][0] < score:
                best[owner] = (score, owner, wording)
        return sorted(best.values(), key=lambda it: (-it[0], it[1]))

    def _score(self, asked: _Wording, wording: _Wording) -> float:
        return float(fuzz.token_set_ratio(asked.text, wording.text))

    def _nearest(self, asked: _Wording) -> Sequence[int]:
        scores = np.zeros(len(self._wordings))
        for term in _terms(asked.units):
            if term in self._postings:
                places, weights = self._postings[term]
                scores[places] += weights
        order = np.argsort(-scores, kind="stable")[:RESCORED]
        return [int(it) for it in order if scores[it] > 0]

    def _is_sure(self, asked: _Wording, wording: _Wording, score: float) -> bool:
        mended = _wording([self._mended(it, wording.units) for it in asked.units])
        telling = {it for it in mended.units if it not in frame_words()}
        return (
            len(telling) >= LEAST_UNITS
            and score >= LEAST_RATIO
            and mended.is_of_one_kind(wording)
            and self._share(mended.units, wording.units) >= LEAST_SHARE
            and self._share(wording.units, mended.units) >= LEAST_SHARE
        )

    def _mended(self, unit: str, wanted: Sequence[str]) -> str:
        """A syllable that nobody writes, as the one of the wording that is a slip of the thumb away."""
        if unit in wanted or unit.isdigit() or self._background.is_word(unit):
            return unit
        near = (it for it in wanted if len(it) >= _SHORTEST_SLIP and OSA.distance(unit, it, score_cutoff=1) <= 1)
        return next(near, unit)

    def _share(self, of: Sequence[str], within: Sequence[str]) -> float:
        """The share by rarity of some syllables that stand among others."""
        units = [it for it in dict.fromkeys(of) if it not in frame_words()]
        if not units:
            return 0.0
        rarity = np.maximum(self._background.rarity(units), _LEAST_RARITY)
        held = np.array([it in within for it in units])
        return float((rarity * held).sum() / rarity.sum())


def _terms(units: Sequence[str]) -> list[str]:
    return list(dict.fromkeys([*units, *pairs(units)]))


def _postings(texts: Sequence[Sequence[str]]) -> Mapping[str, tuple[NDArray[np.intp], NDArray[np.float64]]]:
    """By term, which texts hold it and what it counts for there, as BM25 has it."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, terms in enumerate(texts):
        for term in terms:
            holders[term].append(place)
    lengths = np.array([len(terms) for terms in texts], np.float64)
    shape = _K1 * (1 - _B + _B * lengths / max(lengths.mean(), 1.0)) if len(texts) else lengths
    made = {}
    for term, found in holders.items():
        places = np.array(found, np.intp)
        rarity = np.log1p((len(texts) - len(found) + 0.5) / (len(found) + 0.5))
        made[term] = (places, rarity * (_K1 + 1) / (1 + shape[places]))
    return made
