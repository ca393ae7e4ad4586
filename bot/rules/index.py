"""An inverted index in arrays: BM25 over the fields of every entry, with exact scores for chosen ones.

Terms are whole numbers: a pair of neighbours, a syllable as a pair with nothing, titles and awards above all pairs.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.rules.streams import DOCUMENT, FIELDS, GAP, HEADING, TEXT, TITLE, Streams
from bot.rules.terms import NAME, name_forms, names

K1 = 1.2
B = 0.75
WEIGHTS = {HEADING: 3.0, TITLE: 4.0, TEXT: 1.0, DOCUMENT: 1.0}
"""What a term counts for by field. In a text it counts each time it stands there, in the others once."""

STEPS = 250
"""Steps in which saturation is stored, one byte a posting."""
MOST_POSTINGS = 250_000
"""Postings that are added up for a question, those of the rarest terms first; the rest counts for candidates only."""

_UNIT_BITS = 20
_ENTRY_BITS = 18
_FIELD_BITS = 2
_NAME_BASE = 1 << (2 * _UNIT_BITS)
_BUCKETS = 8
"""Parts in which postings are sorted, so that building takes little memory."""


def pair_key(first: int, second: int) -> int:
    """The number of a pair; with GAP behind it, that of a syllable."""
    return first << _UNIT_BITS | second


def pair_keys(first: NDArray[Any], second: NDArray[Any] | int) -> NDArray[np.int64]:
    """The same for many."""
    keys: NDArray[np.int64] = first.astype(np.int64) << _UNIT_BITS | second
    return keys


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """Postings by term: `entries[starts[t]:starts[t + 1]]` hold the term of `keys[t]`, in rising order."""

    size: int
    vocabulary: Mapping[str, int]
    keys: NDArray[np.int64]
    starts: NDArray[np.int64]
    entries: NDArray[np.int32] | NDArray[np.uint16]
    """Two bytes each where that is enough."""
    saturation: NDArray[np.uint8]

    def find(self, wanted: Sequence[str]) -> NDArray[np.intp]:
        """The place of each term in `keys`; -1 for one that stands nowhere."""
        return self.places(np.array([self.key(term) for term in wanted], np.int64))

    def places(self, keys: NDArray[np.int64]) -> NDArray[np.intp]:
        """The same for terms given as numbers."""
        if not len(self.keys):
            return np.full(len(keys), -1)
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        return np.where(self.keys[at] == keys, at, -1)

    def key(self, term: str) -> int:
        """The number of a term; -1 when one of its syllables is unknown."""
        if term.startswith(NAME):
            return _name_keys().get(term, -1)
        first, _, second = term.partition(" ")
        begin, end = self.vocabulary.get(first, -1), self.vocabulary.get(second, -1) if second else GAP
        return pair_key(begin, end) if begin > 0 <= end else -1

    def frequency(self, places: NDArray[np.intp]) -> NDArray[np.float64]:
        """In how many entries each term occurs."""
        if not len(self.keys):
            return np.zeros(len(places))
        held = np.maximum(places, 0)
        counts: NDArray[np.float64] = np.where(places >= 0, self.starts[held + 1] - self.starts[held], 0)
        return counts.astype(np.float64)

    def rarity(self, places: NDArray[np.intp]) -> NDArray[np.float64]:
        """Inverse document frequency as BM25 has it."""
        found = self.frequency(places)
        rarity: NDArray[np.float64] = np.log1p((self.size - found + 0.5) / (found + 0.5))
        return rarity

    def rough(self, places: NDArray[np.intp], worth: NDArray[np.float64]) -> NDArray[np.float32]:
        """BM25 of every entry over the rarest terms; a term's rarity counts `worth` times."""
        weights = self.rarity(places) * worth * ((K1 + 1) / STEPS)
        total = np.zeros(self.size, np.float32)
        left = MOST_POSTINGS
        for term in np.argsort(self.frequency(places), kind="stable"):
            if places[term] < 0:
                continue
            span = self._span(int(places[term]))
            left -= span.stop - span.start
            if left < 0 and left < span.start - span.stop + MOST_POSTINGS:
                break
            total[self.entries[span]] += self.saturation[span] * np.float32(weights[term])
        return total

    def saturations(self, places: NDArray[np.intp], candidates: NDArray[np.intp]) -> NDArray[np.float64]:
        """A table of term by candidate: how far the term counts there, from 0 (not at all) to 1."""
        table = np.zeros((len(places), len(candidates)))
        candidates = candidates.astype(self.entries.dtype)
        for row, place in enumerate(places):
            if place >= 0:
                span = self._span(int(place))
                held = self.entries[span]
                at = np.minimum(np.searchsorted(held, candidates), len(held) - 1)
                table[row] = np.where(held[at] == candidates, self.saturation[span][at], 0)
        return table / STEPS

    def _span(self, place: int) -> slice:
        return slice(int(self.starts[place]), int(self.starts[place + 1]))


def _name_keys() -> Mapping[str, int]:
    return {name: _NAME_BASE + place for place, name in enumerate(sorted(set(name_forms().values())))}


def build_index(streams: Streams) -> Index:
    """The index over streams. Sorting is done by numpy, bucket by bucket."""
    if streams.size >= 1 << _ENTRY_BITS or len(streams.vocabulary) + 1 >= 1 << _UNIT_BITS:
        raise ValueError("more entries or syllables than an index has numbers for")
    built = [_postings(codes) for codes in _buckets(streams)]
    keys, counts, entries, weights = (np.concatenate(column) for column in zip(*built, strict=True))
    lengths = np.bincount(entries, weights, streams.size)
    shape = K1 * (1 - B + B * lengths / max(lengths.sum() / max(streams.size, 1), 1e-9))
    saturation = np.maximum(np.rint(weights / (weights + shape[entries]) * STEPS), 1).astype(np.uint8)
    starts = np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
    narrow = entries.astype(np.uint16) if streams.size <= 1 << 16 else entries
    return Index(streams.size, streams.vocabulary, keys, starts, narrow, saturation)


def _buckets(streams: Streams) -> Iterator[NDArray[np.int64]]:
    """Term, entry and field of every occurrence in one number each, sorted, by ranges of terms."""
    tokens, owners, fields = _occurrences(streams)
    named = _named(streams, tokens, owners, fields)
    order = np.partition(tokens, [len(tokens) * it // _BUCKETS for it in range(_BUCKETS)]) if len(tokens) else tokens
    middle = [int(order[len(tokens) * it // _BUCKETS]) for it in range(_BUCKETS)] if len(tokens) else []
    edges = sorted({1, *(it for it in middle if it > 1), 1 << _UNIT_BITS})
    for low, high in pairwise(edges):
        at = np.flatnonzero((tokens >= low) & (tokens < high))
        first = tokens[at].astype(np.int64)
        place = owners[at].astype(np.int64) << _FIELD_BITS | fields[at]
        second = tokens[np.minimum(at + 1, len(tokens) - 1)].astype(np.int64)
        second[at + 1 >= len(tokens)] = GAP
        both = second != GAP
        codes = np.concatenate(
            [
                pair_keys(first, GAP) << (_ENTRY_BITS + _FIELD_BITS) | place,
                pair_keys(first[both], second[both]) << (_ENTRY_BITS + _FIELD_BITS) | place[both],
            ]
        )
        codes.sort()
        yield codes
    yield np.sort(named)


def _occurrences(streams: Streams) -> tuple[NDArray[np.uint32], NDArray[np.int32], NDArray[np.uint8]]:
    """All numbers behind one another, documents' titles once for each of their entries, with entry and field."""
    titles = [part.document for part in streams.parts]
    tokens = np.concatenate([streams.tokens, *(titles[it] for it in streams.document_of)])
    numbers = np.arange(streams.size, dtype=np.int32)
    widths = np.diff(streams.bounds, axis=1)
    owners = np.repeat(numbers, widths.sum(1))
    fields = np.repeat(np.tile(np.arange(FIELDS - 1, dtype=np.uint8), streams.size), widths.ravel())
    added = np.array([len(titles[it]) for it in streams.document_of], np.int64)
    owners = np.concatenate([owners, np.repeat(numbers, added)])
    fields = np.concatenate([fields, np.full(added.sum(), DOCUMENT, np.uint8)])
    return tokens, owners, fields


def _named(
    streams: Streams, tokens: NDArray[np.uint32], owners: NDArray[np.int32], fields: NDArray[np.uint8]
) -> NDArray[np.int64]:
    """Titles and awards that are named. Only where two syllables begin such a name is looked more closely."""
    numbers = streams.vocabulary
    begin = {tuple(numbers.get(unit, -1) for unit in form[:2]) for form in name_forms() if len(form) > 1}
    begins = np.array(sorted(pair_key(*it) for it in begin if -1 not in it), np.int64)
    followed = pair_keys(tokens[:-1], tokens[1:].astype(np.int64))
    units = {number: unit for unit, number in numbers.items()}
    keys, codes, until = _name_keys(), list[int](), 0
    longest = max(len(it) for it in name_forms())
    for at in np.flatnonzero(np.isin(followed, begins)):
        if at < until:
            continue
        ahead = [units.get(int(it), "") for it in tokens[at : at + longest]]
        end = ahead.index("") if "" in ahead else len(ahead)
        found = next(names(ahead[:end]), None)
        if found and (length := _name_length(ahead[:end])):
            codes.append((keys[found] << _ENTRY_BITS | int(owners[at])) << _FIELD_BITS | int(fields[at]))
            until = int(at) + length
    return np.array(codes, np.int64)


def _name_length(units: Sequence[str]) -> int:
    """How long the name is that begins here; 0 when none does."""
    return next((it for it in range(len(units), 1, -1) if tuple(units[:it]) in name_forms()), 0)


def _postings(
    codes: NDArray[np.int64],
) -> tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int32], NDArray[np.float32]]:
    """Of sorted occurrences: the terms, how many entries hold each, those entries, and what the term counts there."""
    places, counts = _runs(codes)
    fields = places & ((1 << _FIELD_BITS) - 1)
    table = np.array([WEIGHTS[it] for it in range(FIELDS)], np.float32)
    worth = table[fields] * np.where(fields == TEXT, counts, 1).astype(np.float32)
    owned, starts = np.unique(places >> _FIELD_BITS, return_index=True)
    weights = np.add.reduceat(worth, starts) if len(starts) else worth
    keys, entries_each = _runs(owned >> _ENTRY_BITS)
    return keys, entries_each, (owned & ((1 << _ENTRY_BITS) - 1)).astype(np.int32), weights


def _runs(values: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The distinct values of a sorted array, and how often each stands there."""
    heads = np.flatnonzero(np.concatenate([[True], values[1:] != values[:-1]])) if len(values) else np.zeros(0, np.intp)
    return values[heads], np.diff(np.concatenate([heads, [len(values)]]))


def spelt(index: Index) -> list[str]:
    """The terms of an index as text, in its order."""
    units = [""] * (len(index.vocabulary) + 1)
    for unit, number in index.vocabulary.items():
        units[number] = unit
    low = (1 << _UNIT_BITS) - 1
    named = {key: name for name, key in _name_keys().items()}
    return [named.get(key) or f"{units[key >> _UNIT_BITS]} {units[key & low]}".rstrip() for key in index.keys.tolist()]
