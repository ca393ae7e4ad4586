"""Slips of the thumb mended by what words follow each other: a noisy channel over pairs of syllables.

A syllable that nobody writes, or that goes with neither neighbour, may stand for another one slip away: a letter left
out, doubled, swapped with its neighbour or mistaken (the OSA distance). Of all ways to read the question the likeliest
wins, by the pairs of the corpus and of legal prose at large, less a penalty for every slip.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import OSA

from bot.rules.background import Background
from bot.rules.index import Index
from bot.rules.look import Numbers
from bot.rules.reading import spoken
from bot.rules.terms import pairs

SHORTEST = 2
"""Letters of the shortest syllable that is mended."""
SLIP = 8.5
"""Nats that a slip costs when a word that people write was typed."""
SLIP_UNKNOWN = 1.0
"""The same when nobody writes what was typed."""
STRANGE = 9.0
"""Nats that a syllable costs that stays as it is and that nobody writes."""
MOST_READINGS = 8
"""Readings of one syllable that are followed."""
WEAK = 3.0
"""Articles a pair must stand in for its syllables to vouch for each other."""
SMOOTH = 20.0
"""How many occurrences a syllable's general frequency counts for beside those of its pairs."""
UNSEEN = 0.05
"""What a syllable counts that stands nowhere."""
OWN_SHARE = 0.2
"""What the whole corpus counts at least beside the prose at large."""
LENGTH = 10
"""Syllables by which chances are scaled; the same for all readings."""
MOST_MENDED = 90
"""Syllables of a question that are looked at; the rest stays as typed."""

_LEAST_IN_LARGE = 3
_LARGE = 2000


class Speller:
    """Mends syllables towards a corpus. Pure; safe to share between threads."""

    def __init__(self, index: Index, background: Background) -> None:
        self._index, self._background = index, background
        least = _LEAST_IN_LARGE if index.size > _LARGE else 1
        units = [it for it in index.vocabulary if len(it) >= SHORTEST and it.isalpha()]
        counts = index.frequency(index.find(units))
        self._words = {unit for unit, count in zip(units, counts, strict=True) if count >= least}
        self._shortened: dict[str, list[str]] = {}
        for word in sorted(self._words):
            for form in _shortened(word):
                self._shortened.setdefault(form, []).append(word)
        self._near = lru_cache(maxsize=16384)(self._one_slip_away)
        size = max(float(index.size), 1.0)
        # How much an entry of the corpus counts beside an article of the prose at large: a digest is not drowned.
        self._weight = max(1.0, OWN_SHARE * background.articles / size)
        self._scale = (size * self._weight + background.articles) * LENGTH
        self._is_word = lru_cache(maxsize=16384)(self._looks_like_word)

    def mend(self, units: Sequence[str]) -> list[str]:
        """The syllables with slips mended where a likelier reading is near."""
        head = list(units[:MOST_MENDED])
        known = [self._is_word(it) for it in head]
        readings = self._likely(head, known, self._counts(pairs(head)))
        for start, end in _stretches([len(it) > 1 for it in readings]):
            head[start:end] = self._likeliest(readings[start:end], known[start:end])
        return head + list(units[MOST_MENDED:])

    def _looks_like_word(self, unit: str) -> bool:
        return (
            unit in self._words
            or unit in spoken()
            or any(letter.isdigit() for letter in unit)
            or self._background.is_word(unit)
        )

    def _likely(self, units: list[str], known: list[bool], followed: Numbers) -> list[list[str]]:
        """What each syllable may stand for, itself first."""
        firm = followed >= WEAK
        readings = []
        for at, unit in enumerate(units):
            vouched = known[at] and ((at > 0 and firm[at - 1]) or (at < len(firm) and firm[at]))
            near = () if vouched or len(unit) < SHORTEST or unit in spoken() else self._near(unit)
            readings.append([unit, *self._fittest(units, at, near)])
        return readings

    def _fittest(self, units: list[str], at: int, near: Sequence[str]) -> Sequence[str]:
        if len(near) < MOST_READINGS:
            return near
        before = units[at - 1] if at else ""
        after = units[at + 1] if at + 1 < len(units) else ""
        fits = self._counts([*(f"{before} {it}" for it in near), *(f"{it} {after}" for it in near)])
        fits = np.log1p(fits.reshape(2, -1).sum(0)) * 3 + np.log1p(self._counts(near))
        return [near[it] for it in np.argsort(-fits, kind="stable")[: MOST_READINGS - 1]]

    def _likeliest(self, readings: list[list[str]], known: list[bool]) -> list[str]:
        """The best way through all readings: Viterbi over pairs."""
        counts = self._split(self._counts([it for each in readings for it in each]), [len(it) for it in readings])
        steps = list(pairwise(readings))
        together = self._split(
            self._counts([f"{first} {second}" for before, after in steps for first in before for second in after]),
            [len(before) * len(after) for before, after in steps],
        )
        score = np.log((counts[0] + UNSEEN) / self._scale) + _costs(len(readings[0]), known=known[0])
        back: list[NDArray[np.intp]] = []
        for at, pair in enumerate(together):
            general = SMOOTH * (counts[at + 1] + UNSEEN) / self._scale
            chance = np.log((pair.reshape(len(score), -1) + general) / (counts[at][:, None] + SMOOTH))
            ways = score[:, None] + chance
            back.append(ways.argmax(0))
            score = ways.max(0) + _costs(len(readings[at + 1]), known=known[at + 1])
        return _traced(readings, back, int(score.argmax()))

    @staticmethod
    def _split(values: Numbers, sizes: Sequence[int]) -> list[Numbers]:
        return np.split(values, np.cumsum(sizes)[:-1]) if sizes else []

    def _counts(self, texts: Sequence[str]) -> Numbers:
        """How often syllables or pairs stand in the corpus and in legal prose at large."""
        return self._index.frequency(self._index.find(texts)) * self._weight + self._background.frequency(texts)

    def _one_slip_away(self, unit: str) -> tuple[str, ...]:
        forms = _shortened(unit)
        found = {word for form in forms for word in self._shortened.get(form, ())} - {unit}
        return tuple(sorted(it for it in found if OSA.distance(unit, it, score_cutoff=1) <= 1))


def _shortened(word: str) -> Iterator[str]:
    """The word, and the word without each of its letters: two words one slip apart share one of these."""
    return iter({word, *(word[:at] + word[at + 1 :] for at in range(len(word)))})


def _stretches(open_: Sequence[bool]) -> Iterator[tuple[int, int]]:
    """Stretches of syllables that may be slips, each with the sure neighbours it hangs on."""
    at = 0
    while at < len(open_):
        end = at
        while end < len(open_) and open_[end]:
            end += 1
        if end > at:
            yield max(at - 1, 0), min(end + 1, len(open_))
        at = end + 1


def _costs(readings: int, *, known: bool) -> Numbers:
    costs = np.full(readings, -(SLIP if known else SLIP_UNKNOWN))
    costs[0] = 0.0 if known else -STRANGE
    return costs


def _traced(readings: list[list[str]], back: list[NDArray[np.intp]], place: int) -> list[str]:
    chosen = [readings[-1][place]]
    for at in range(len(back) - 1, -1, -1):
        place = int(back[at][place])
        chosen.append(readings[at][place])
    return chosen[::-1]
