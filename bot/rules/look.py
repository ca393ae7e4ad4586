"""A closer look at the candidates of one question: what their words have to do with each other, in numbers.

All is counted on the streams of numbers, for all candidates at once. Each feature is a share or a ratio, so that it
means the same in a small digest and in a large library.
"""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.rules.index import Index, pair_keys
from bot.rules.streams import GAP, TEXT, Streams

Numbers = NDArray[np.float64]

FEATURES = (
    "full",
    "full_share",
    "units",
    "pairs",
    "only_units",
    "only_pairs",
    "head_units",
    "head_pairs",
    "head_asked",
    "head_asked_pairs",
    "head_length",
    "head_rarity",
    "passage_units",
    "passage_pairs",
    "passage",
    "tight",
    "run",
    "run_rarity",
    "missing",
    "length",
    "place",
    "rank",
    "title_units",
    "title_asked",
    "title_best",
    "law_best",
    "law_mass",
    "in_law",
    "beside",
    "question",
    "question_rarity",
)
"""What is looked at, in the order of the columns."""

LONGEST_TEXT = 1200
"""Syllables of a text that are looked at."""
BLOCK = 16
"""Syllables of a block; two neighbouring blocks are tight."""
PASSAGE = 8
"""Blocks of a passage."""
NEAREST = 20
"""Best candidates among which documents are compared."""


@dataclass(frozen=True, slots=True, eq=False)
class Asked:
    """The terms of a question: distinct syllables and pairs by number, and how rare they are at large."""

    units: NDArray[np.int64]
    pairs: NDArray[np.int64]
    unit_rarity: Numbers
    pair_rarity: Numbers


class Surroundings:
    """What does not depend on a question: rarity by number, lengths, places and titles of documents."""

    def __init__(self, streams: Streams, index: Index, at_large: NDArray[np.float32]) -> None:
        self.streams = streams
        self.unit_rarity = np.zeros(len(streams.vocabulary) + 1)
        units = index.places(pair_keys(np.arange(len(self.unit_rarity)), GAP))
        self.unit_rarity[units >= 0] = at_large[units[units >= 0]]
        self.lengths = np.log1p(streams.bounds[:, TEXT + 1] - streams.bounds[:, TEXT])
        first = np.searchsorted(streams.document_of, streams.document_of)
        inside = np.arange(streams.size) - first
        sizes = np.bincount(streams.document_of, minlength=len(streams.parts))
        self.places = inside / np.maximum(sizes[streams.document_of], 1)
        titles = [np.unique(it.document[it.document != GAP]) for it in streams.parts]
        self.title_units = np.concatenate([np.zeros(0, np.uint32), *titles]).astype(np.int64)
        self.title_of = np.repeat(np.arange(len(titles)), [len(it) for it in titles])
        found = np.bincount(self.title_units, minlength=len(self.unit_rarity))
        self.title_rarity = np.log1p(len(titles) / np.maximum(found, 0.5))

    def features(
        self, asked: Asked, candidates: NDArray[np.intp], rough: NDArray[np.float32], full: Numbers, shares: "Shares"
    ) -> Numbers:
        """A row for each candidate, best first by `full`; `rough` holds the first score of every entry."""
        looked = _Looked(self, asked, candidates)
        columns: dict[str, Numbers] = {}
        columns |= _ranked(full, shares)
        columns |= looked.words()
        columns |= looked.heads()
        columns |= looked.passages()
        columns |= self._documents(asked, candidates, full)
        columns["beside"] = self._beside(candidates, rough) / max(full[0], 1e-9)
        columns["length"] = self.lengths[candidates]
        columns["place"] = self.places[candidates]
        columns["question"] = np.full(len(candidates), float(len(asked.units)))
        columns["question_rarity"] = np.full(len(candidates), float(asked.unit_rarity.mean()))
        return np.column_stack([columns[name] for name in FEATURES])

    def _documents(self, asked: Asked, candidates: NDArray[np.intp], full: Numbers) -> Mapping[str, Numbers]:
        documents = self.streams.document_of[candidates]
        hit = np.isin(self.title_units, asked.units)
        rarity = self.title_rarity[self.title_units]
        count = len(self.streams.parts)
        common = np.bincount(self.title_of, rarity * hit, count)
        whole = np.bincount(self.title_of, rarity, count)
        wanted = self.title_rarity[asked.units[asked.units > 0]].sum()
        top = slice(0, NEAREST)
        best = np.zeros(count)
        np.maximum.at(best, documents[top], full[top])
        own_best = np.zeros(count)
        np.maximum.at(own_best, documents, full)
        mass = np.bincount(documents[top], full[top], count)
        return {
            "title_units": common[documents] / max(wanted, 1e-9),
            "title_asked": common[documents] / np.maximum(whole[documents], 1e-9),
            "title_best": common[documents] / max(common[documents].max(), 1e-9),
            "law_best": best[documents] / max(full[0], 1e-9),
            "law_mass": mass[documents] / max(mass.sum(), 1e-9),
            "in_law": full / np.maximum(own_best[documents], 1e-9),
        }

    def _beside(self, candidates: NDArray[np.intp], rough: NDArray[np.float32]) -> Numbers:
        documents = self.streams.document_of
        before, behind = np.maximum(candidates - 1, 0), np.minimum(candidates + 1, self.streams.size - 1)
        same = [(documents[it] == documents[candidates]) & (it != candidates) for it in (before, behind)]
        beside: Numbers = np.maximum(rough[before] * same[0], rough[behind] * same[1]).astype(np.float64)
        return beside


@dataclass(frozen=True, slots=True, eq=False)
class Shares:
    """Parts of the BM25 score of candidates: of the best reachable, and of syllables and pairs alone."""

    reachable: float
    units: Numbers
    pairs: Numbers


def _ranked(full: Numbers, shares: Shares) -> Mapping[str, Numbers]:
    return {
        "full": full / max(full[0], 1e-9),
        "full_share": full / max(shares.reachable, 1e-9),
        "only_units": shares.units / max(shares.units.max(), 1e-9),
        "only_pairs": shares.pairs / max(shares.pairs.max(), 1e-9),
        "rank": 1 / (np.arange(len(full)) + 1.0),
    }


class _Looked:
    """Where the words of a question stand in its candidates: only those places are looked at, never the rest."""

    def __init__(self, around: Surroundings, asked: Asked, candidates: NDArray[np.intp]) -> None:
        self._around, self._asked, self._count = around, asked, len(candidates)
        bounds = around.streams.bounds[candidates]
        self._heads = bounds[:, TEXT] - bounds[:, 0]
        widths = np.minimum(bounds[:, TEXT + 1], bounds[:, TEXT] + LONGEST_TEXT) - bounds[:, 0]
        spans = zip(bounds[:, 0].tolist(), (bounds[:, 0] + widths).tolist(), strict=True)
        tokens = np.concatenate([around.streams.tokens[start:end] for start, end in spans])
        place_of = np.full(len(around.unit_rarity), -1, np.int16)
        known = asked.units > 0
        place_of[asked.units[known]] = np.flatnonzero(known)
        places = place_of[tokens]
        self._starts = np.cumsum(widths) - widths
        self._at = np.flatnonzero(places >= 0)
        self._owner = np.searchsorted(self._starts, self._at, side="right") - 1
        self._offset = self._at - self._starts[self._owner]
        self._in_head = self._offset < self._heads[self._owner]
        self._hit = places[self._at].astype(np.int64)
        self._pair_hit = self._pairs_hit(tokens)
        self._tokens = tokens

    def _pairs_hit(self, tokens: NDArray[np.uint32]) -> NDArray[np.int64]:
        """By hit: which of the question's pairs begins here (or -1)."""
        found = np.full(len(self._at), -1, np.int64)
        if len(self._asked.pairs) and len(self._at):
            chained = np.flatnonzero(np.diff(self._at) == 1)
            order = np.argsort(self._asked.pairs)
            ordered = self._asked.pairs[order]
            at = self._at[chained]
            keys = pair_keys(tokens[at], tokens[at + 1].astype(np.int64))
            place = np.minimum(np.searchsorted(ordered, keys), len(ordered) - 1)
            found[chained] = np.where(ordered[place] == keys, order[place], -1)
        return found

    def _held(self, hits: NDArray[np.int64], chosen: NDArray[np.bool_] | None, width: int) -> NDArray[np.bool_]:
        """A table of candidate by term: whether it stands among the chosen hits."""
        held = np.zeros((self._count, max(width, 1)), np.bool_)
        at = hits >= 0 if chosen is None else chosen & (hits >= 0)
        held[self._owner[at], hits[at]] = True
        return held

    def words(self) -> Mapping[str, Numbers]:
        """How much of the question stands anywhere in the entry, and its longest run of words."""
        asked = self._asked
        units = self._held(self._hit, None, len(asked.units))
        pairs = self._held(self._pair_hit, None, len(asked.pairs))
        run, run_rarity = self._runs()
        missing = np.where(units, 0.0, asked.unit_rarity).max(1)
        return {
            "units": _share(units, asked.unit_rarity),
            "pairs": _share(pairs, asked.pair_rarity),
            "missing": missing / max(asked.unit_rarity.max(), 1e-9),
            "run": run / max(len(asked.units), 1),
            "run_rarity": run_rarity / max(asked.pair_rarity.sum(), 1e-9),
        }

    def _runs(self) -> tuple[Numbers, Numbers]:
        """By candidate: pairs of the question behind one another, their number and rarity, at most."""
        chosen = np.flatnonzero(self._pair_hit >= 0)
        longest, rarest = np.zeros(self._count), np.zeros(self._count)
        if len(chosen):
            heads = np.flatnonzero(np.concatenate([[True], np.diff(self._at[chosen]) != 1]))
            sizes = np.diff(np.concatenate([heads, [len(chosen)]])).astype(np.float64)
            sums = np.add.reduceat(self._asked.pair_rarity[self._pair_hit[chosen]], heads)
            owner = self._owner[chosen[heads]]
            np.maximum.at(longest, owner, sizes)
            np.maximum.at(rarest, owner, sums)
        return longest, rarest

    def heads(self) -> Mapping[str, Numbers]:
        """How heading and question cover each other."""
        asked, count = self._asked, self._count
        owner = np.repeat(np.arange(count), self._heads)
        inside = np.arange(len(owner)) + np.repeat(self._starts - (np.cumsum(self._heads) - self._heads), self._heads)
        tokens = self._tokens[inside]
        whole = np.maximum(np.bincount(owner, self._around.unit_rarity[tokens], count), 1e-9)
        words = np.bincount(owner, tokens != GAP, count)
        head = np.flatnonzero(self._in_head)
        rarity, hit_owner = self._around.unit_rarity[self._tokens[self._at[head]]], self._owner[head]
        begins = self._pair_hit >= 0
        in_pairs = (begins | np.concatenate([[False], begins[:-1]]))[head] if len(head) else np.zeros(0, np.bool_)
        return {
            "head_units": _share(self._held(self._hit, self._in_head, len(asked.units)), asked.unit_rarity),
            "head_pairs": _share(self._held(self._pair_hit, self._in_head, len(asked.pairs)), asked.pair_rarity),
            "head_asked": np.bincount(hit_owner, rarity, count) / whole,
            "head_asked_pairs": np.bincount(hit_owner, rarity * in_pairs, count) / whole,
            "head_length": np.log1p(words),
            "head_rarity": whole / np.maximum(words, 1),
        }

    def passages(self) -> Mapping[str, Numbers]:
        """How much of the question stands close together in the text."""
        asked, chosen = self._asked, ~self._in_head
        width = len(asked.units)
        # Blocks of all texts behind one another, with so many empty ones between that no window reaches across.
        rows = np.full(self._count, PASSAGE, np.int64)
        np.maximum.at(rows, self._owner, self._offset // BLOCK + PASSAGE)
        starts = np.cumsum(rows) - rows
        block = starts[self._owner] + (self._offset - self._heads[self._owner]) // BLOCK
        table = np.zeros((int(rows.sum()) + PASSAGE, width + len(asked.pairs)), np.bool_)
        table[block[chosen], self._hit[chosen]] = True
        both = chosen & (self._pair_hit >= 0)
        table[block[both], width + self._pair_hit[both]] = True
        tight = _windowed(table, 1)
        wide = _windowed(_windowed(tight, 2), 4).astype(np.float32)
        rarity = np.concatenate([asked.unit_rarity, asked.pair_rarity]).astype(np.float32)
        units, pairs = wide[:, :width] @ rarity[:width], wide[:, width:] @ rarity[width:]
        best, best_units, best_pairs, best_tight = (
            self._most(starts, it) for it in (units + pairs, units, pairs, tight.astype(np.float32) @ rarity)
        )
        return {
            "passage_units": best_units / max(asked.unit_rarity.sum(), 1e-9),
            "passage_pairs": best_pairs / max(asked.pair_rarity.sum(), 1e-9),
            "passage": best / max(best.max(), 1e-9),
            "tight": best_tight / max(float(rarity.sum()), 1e-9),
        }

    @staticmethod
    def _most(starts: NDArray[np.int64], values: NDArray[np.float32]) -> Numbers:
        most: Numbers = np.maximum.reduceat(values, starts).astype(np.float64)
        return most


def _windowed(table: NDArray[np.bool_], step: int) -> NDArray[np.bool_]:
    """Each block together with the one `step` behind it."""
    joined = table.copy()
    joined[:-step] |= table[step:]
    return joined


def _share(held: NDArray[np.bool_], rarity: Numbers) -> Numbers:
    share: Numbers = held[:, : len(rarity)] @ rarity / max(rarity.sum(), 1e-9)
    return share
