"""The terms of a question, and the signs by which its best provision is trusted."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from bot.rules.background import Background
from bot.rules.index import Index
from bot.rules.look import Asked, Numbers, Shares
from bot.rules.terms import NAME, frame_words, terms

MOST_OF_A_KIND = 64
"""Syllables, and pairs or names, of a question that are searched for: the rarest of a longer one."""
FRAME_WORTH = 0.7
"""What "what is", "how many", "who" count for beside words that name a matter."""


class Wanted:
    """A question's terms: where the index has them, how rare they are, and which name a matter.

    Words that frame a question (who, what, how many) help to find the provision but say nothing of whether its matter
    is meant, so the signs leave them out.
    """

    def __init__(self, units: Sequence[str], index: Index, background: Background) -> None:
        wanted = terms(units)
        keys = np.array([index.key(it) for it in wanted], np.int64)
        places = index.places(keys)
        if len(wanted) > 2 * MOST_OF_A_KIND:
            kept = _rarest(wanted, index.rarity(places))
            wanted, places, keys = [wanted[it] for it in kept], places[kept], keys[kept]
        self.index, self.background = index, background
        self.places = places
        self.there = background.frequency(wanted)
        self.rarity = background.rarity_of(wanted, self.there)
        matter = np.array([not _is_frame(it) for it in wanted], np.bool_)
        self.worth = np.where(matter, 1.0, FRAME_WORTH)
        self.is_pair = np.array([" " in it for it in wanted], np.bool_)
        self.is_name = np.array([it.startswith(NAME) for it in wanted], np.bool_)
        self.is_unit = ~self.is_pair & ~self.is_name
        self.is_matter = matter
        self.here = index.frequency(places)
        self.weights = np.where(places >= 0, index.rarity(places) * self.worth, 0.0)
        numbers = np.array(
            [index.vocabulary.get(it, -1) for it, single in zip(wanted, self.is_unit, strict=True) if single]
        )
        self.asked = Asked(
            numbers.astype(np.int64), keys[self.is_pair], self.rarity[self.is_unit], self.rarity[self.is_pair]
        )

    def among(self, candidates: NDArray[np.intp]) -> "Among":
        """How the terms stand in the candidates, which come back ordered by their full score."""
        return Among(self, candidates)


class Among:
    """The terms of a question in its candidates, the best of them first."""

    def __init__(self, wanted: Wanted, candidates: NDArray[np.intp]) -> None:
        table = wanted.index.saturations(wanted.places, candidates)
        full = wanted.weights @ table
        order = np.argsort(-full, kind="stable")
        self._wanted, self._table = wanted, table[:, order]
        self._holds = self._table > 0
        self.candidates, self.full = candidates[order], full[order]

    @property
    def shares(self) -> Shares:
        """Parts of the full score."""
        wanted = self._wanted
        units, pairs = wanted.weights * wanted.is_unit, wanted.weights * wanted.is_pair
        return Shares(float(wanted.weights.sum()), units @ self._table, pairs @ self._table)

    def names_held(self) -> Numbers:
        """By candidate: how many of the question's names it holds, as a share; 1 when the question has none."""
        names = self._wanted.is_name
        return (names.astype(np.float64) @ self._holds) / names.sum() if names.any() else np.ones(len(self.full))

    def signs(self, best: int) -> dict[str, float]:
        """What the question's words say about the candidate."""
        wanted = self._wanted
        pairs, units = wanted.is_pair & wanted.is_matter, wanted.is_unit & wanted.is_matter
        matter, rarity, here, there = pairs | units, wanted.rarity, wanted.here, wanted.there
        lift = _lift(here / wanted.index.size, there / wanted.background.articles)
        held = self._holds[:, best]
        lifts = np.sort(np.where(held & (pairs | wanted.is_name), lift, 0.0))
        return {
            "covered": _share(rarity, units, held),
            "covered_pairs": _share(rarity, pairs, held),
            "known": _share(rarity, units, here > 0),
            "known_pairs": _share(rarity, pairs, here > 0),
            "domain": float(np.clip(lift[matter], -2, 5).sum() / max(matter.sum(), 1)),
            "anchor": float(np.clip(lifts[-2:], 0, 4).sum()),
            "mass": float(np.log1p((rarity * (held & matter)).sum())),
            "foreign": -float(np.log1p((there * (pairs & (here == 0))).max(initial=0.0))),
            "stranger": -float((rarity * (units & (here == 0))).max(initial=0.0)),
        }


def _rarest(wanted: Sequence[str], rarity: Numbers) -> NDArray[np.intp]:
    order = np.argsort(-rarity, kind="stable")
    joined = np.array([" " in it or it.startswith(NAME) for it in wanted], np.bool_)[order]
    return np.sort(np.concatenate([order[joined][:MOST_OF_A_KIND], order[~joined][:MOST_OF_A_KIND]]))


def _share(rarity: Numbers, chosen: NDArray[np.bool_], held: NDArray[np.bool_]) -> float:
    return float((rarity * chosen * held).sum() / max((rarity * chosen).sum(), 1e-9))


def _is_frame(term: str) -> bool:
    return all(unit in frame_words() or unit.isdigit() for unit in term.split())


def _lift(here: Numbers, there: Numbers) -> Numbers:
    """How much commoner terms are in the corpus than in legal prose at large, in nats."""
    lift: Numbers = np.log(here + 0.002) - np.log(there + 0.0005)
    return lift
