"""The units that are named in a question, wherever they stand in it.

An exact name or alias always wins, the longest first. A misspelt one is taken when it is near enough and far enough
ahead of every other and no real words; else it is asked about, and so is a part of a name.
"""

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from rapidfuzz import fuzz

from bot.language.text import syllables
from bot.lookups.slips import is_word
from bot.lookups.words import load_words

_TAKEN, _AHEAD, _ASKED = 85.0, 10.0, 75.0
_TAKEN_OF_WORDS = 90.0
"""The same where everything that was typed are words: they may be meant."""
_LEAST_LETTERS = 5
_MOST_WORDS = 5
MOST_INITIALS = 2
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True)
class Place:
    """Words `start` to `end` name one unit surely, or may name some."""

    start: int
    end: int
    units: tuple[int, ...]
    is_sure: bool

    def is_longer_than(self, other: "Place") -> bool:
        """Whether this is a longer, as sure name of the same unit, around the other."""
        around = self.start <= other.start and other.end <= self.end
        return around and self.is_sure and self.units == other.units and self != other


@dataclass
class Names:
    """The names and aliases of the units, past ones included; for finding them among other words."""

    exact: dict[tuple[str, ...], set[int]] = field(default_factory=dict)
    glued: dict[str, set[int]] = field(default_factory=dict)
    parts: dict[str, set[int]] = field(default_factory=lambda: defaultdict(set))

    @classmethod
    def of(cls, known: Iterable[tuple[int, str]]) -> "Names":
        """Names made ready from pairs of unit and name."""
        names = cls()
        for unit_id, name in known:
            words = tuple(syllables(name))
            if not words:
                continue
            names.exact.setdefault(words, set()).add(unit_id)
            if len("".join(words)) >= _LEAST_LETTERS and all(map(_is_spoken, words)):
                names.glued.setdefault("".join(words), set()).add(unit_id)
            for part in words if len(words) > 1 else ():
                names.parts[part].add(unit_id)
        return names

    def find(self, words: Sequence[str], capitals: Container[int] = ()) -> list[Place]:
        """The units among folded words, in the order in which they stand; no word is used twice.

        `capitals` are the places of words in capitals: two letters that are a word too are a name for sure only so.
        """
        found: list[Place] = []
        looks = (self._exactly(words, capitals), self._nearly(words), self._partly(words))
        for look in looks:
            for place in look:
                within = [each for each in found if each.start < place.end and place.start < each.end]
                if all(place.is_longer_than(each) for each in within):
                    found = [each for each in found if each not in within]
                    found.append(place)
        return sorted(found, key=lambda each: each.start)

    def _exactly(self, words: Sequence[str], capitals: Container[int]) -> Iterator[Place]:
        for start, end in _windows(words):
            window = tuple(words[start:end])
            units = self.exact.get(window) or (self.glued.get(window[0]) if len(window) == 1 else None)
            if units:
                doubtful = len(window) == 1 and len(window[0]) <= MOST_INITIALS and is_word(window[0])
                is_sure = len(units) == 1 and (start in capitals or not doubtful or len(words) == 1)
                yield Place(start, end, tuple(sorted(units)), is_sure=is_sure)

    def _nearly(self, words: Sequence[str]) -> Iterator[Place]:
        """The nearest misspelt names first. Words that all belong to the question's own are none."""
        near: list[tuple[float, Place]] = []
        for start, end in _windows(words):
            window = words[start:end]
            if not load_words().vocabulary.issuperset(window) and len("".join(window)) >= _LEAST_LETTERS - 1:
                near.extend(self._near(window, start, end))
        yield from (place for _, place in sorted(near, key=lambda each: -each[0]))

    def _near(self, window: Sequence[str], start: int, end: int) -> Iterator[tuple[float, Place]]:
        typed = "".join(window)
        scores: dict[int, float] = {}
        for name, units in self.glued.items():
            score = fuzz.ratio(typed, name, score_cutoff=_TAKEN - _AHEAD)
            for unit in units:
                scores[unit] = max(scores.get(unit, 0.0), score)
        ranked = sorted(scores, key=lambda unit: -scores[unit])
        if not ranked:
            return
        best = scores[ranked[0]]
        ahead = best - (scores[ranked[1]] if len(ranked) > 1 else 0.0)
        is_sure = best >= (_TAKEN_OF_WORDS if all(map(is_word, window)) else _TAKEN) and ahead >= _AHEAD
        if best >= (_TAKEN if all(map(is_word, window)) else _ASKED):
            close = tuple(unit for unit in ranked if unit == ranked[0] or scores[unit] >= best - _AHEAD)
            yield best, Place(start, end, close[:1] if is_sure else close, is_sure=is_sure)

    def _partly(self, words: Sequence[str]) -> Iterator[Place]:
        for at, word in enumerate(words):
            units = self.parts.get(word)
            if units and not _is_of_question(words, at):
                yield Place(at, at + 1, tuple(sorted(units)), is_sure=False)


def _is_spoken(word: str) -> bool:
    """Whether a part of a name is a syllable, and no initial."""
    return not _VOWELS.isdisjoint(word)


def _is_of_question(words: Sequence[str], at: int) -> bool:
    """Whether a word belongs to the question itself, as the second of "vị trí" does."""
    table = load_words()
    around = {*pairwise(words[max(0, at - 1) : at + 2])}
    return (words[at] in table.fillers and len(words) > 1) or not around.isdisjoint(table.pairs)


def _windows(words: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Every stretch of a few words, the longest first."""
    for length in range(min(_MOST_WORDS, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            yield start, start + length
