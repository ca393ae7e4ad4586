"""An inverted index in arrays: BM25 over fields, and which terms a candidate holds."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.rules.terms import terms

K1 = 1.2
B = 0.4


@dataclass(frozen=True, slots=True)
class Field:
    """Texts of an entry that weigh the same; a term counts once a field, however often it stands there."""

    weight: float
    texts: tuple[tuple[str, ...], ...]


def _tally(fields: Sequence[Field]) -> Mapping[str, float]:
    tally: dict[str, float] = defaultdict(float)
    for field in fields:
        for term in {term for units in field.texts for term in terms(units)}:
            tally[term] += field.weight
    return tally


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Postings by term: `entries[starts[t]:starts[t + 1]]` hold term `t`, in rising order."""

    size: int
    vocabulary: Mapping[str, int]
    starts: NDArray[np.int32]
    entries: NDArray[np.int32]
    weights: NDArray[np.float32]

    def scores(self, wanted: Sequence[str]) -> NDArray[np.float64]:
        """BM25 of every entry for the given terms."""
        spans = [self._span(term) for term in wanted if term in self.vocabulary]
        if not spans:
            return np.zeros(self.size)
        entries = np.concatenate([self.entries[span] for span in spans])
        weights = np.concatenate([self.weights[span] for span in spans])
        return np.bincount(entries, weights, self.size).astype(np.float64)

    def holds(self, wanted: Sequence[str], candidates: NDArray[np.intp]) -> NDArray[np.bool_]:
        """A table of term by candidate: whether the candidate holds the term."""
        table = np.zeros((len(wanted), len(candidates)), np.bool_)
        for row, term in enumerate(wanted):
            if term in self.vocabulary:
                held = self.entries[self._span(term)]
                at = np.minimum(np.searchsorted(held, candidates), len(held) - 1)
                table[row] = held[at] == candidates
        return table

    def frequency(self, wanted: Sequence[str]) -> NDArray[np.float64]:
        """In how many entries each term occurs."""
        ids = [self.vocabulary.get(term, -1) for term in wanted]
        return np.array([self.starts[it + 1] - self.starts[it] if it >= 0 else 0 for it in ids], np.float64)

    def _span(self, term: str) -> slice:
        place = self.vocabulary[term]
        return slice(int(self.starts[place]), int(self.starts[place + 1]))


def build_index(entries: Sequence[Sequence[Field]], worth: Callable[[str], float]) -> Index:
    """An index over entries, each given as its fields; `worth` says what a term counts for beside its rarity."""
    tallies = [_tally(fields) for fields in entries]
    lengths = np.array([sum(tally.values()) for tally in tallies])
    vocabulary = {term: place for place, term in enumerate(sorted({term for tally in tallies for term in tally}))}
    postings = sorted(
        (vocabulary[term], entry, count) for entry, tally in enumerate(tallies) for term, count in tally.items()
    )
    places, owners, counts = (np.array(column) for column in zip(*postings, strict=True))
    found = np.bincount(places, minlength=len(vocabulary))
    rarity = np.log1p((len(entries) - found + 0.5) / (found + 0.5)) * np.array([worth(term) for term in vocabulary])
    shape = K1 * (1 - B + B * lengths / lengths.mean())
    weights = rarity[places] * counts * (K1 + 1) / (counts + shape[owners])
    starts = np.concatenate([[0], np.cumsum(found)])
    return Index(len(entries), vocabulary, starts.astype(np.int32), owners.astype(np.int32), weights.astype(np.float32))
