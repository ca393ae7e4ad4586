"""Grows the trees that order candidates (LambdaRank on trees that ask one question a depth). Numpy only.

The lists are questions with their candidates; the loss is how far the right ones stand from the top.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.rules.forest import Forest

BINS = 64
STEEP = 1.0
"""How steeply the chance of a wrong order falls with the distance of two scores."""


@dataclass(frozen=True, slots=True)
class Plan:
    """How the trees are grown."""

    trees: int = 300
    depth: int = 4
    rate: float = 0.1
    ridge: float = 1.0
    features: float = 0.6
    lists: float = 0.8
    seed: int = 7


@dataclass(frozen=True, slots=True, eq=False)
class Lists:
    """Questions with their candidates, row by row, and how many rows each question has."""

    features: NDArray[np.float64]
    right: NDArray[np.bool_]
    points: NDArray[np.float64]
    """What each row is worth before the trees."""
    sizes: NDArray[np.int64]


def lists(
    tables: Sequence[NDArray[np.float64]], right: Sequence[NDArray[np.bool_]], points: Sequence[NDArray[np.float64]]
) -> Lists:
    """Lists from a table of features and a column of outcomes a question; those without a right one teach nothing."""
    kept = [it for it, outcomes in enumerate(right) if outcomes.any() and not outcomes.all()]
    return Lists(
        np.vstack([tables[it] for it in kept]),
        np.concatenate([right[it] for it in kept]),
        np.concatenate([points[it] for it in kept]),
        np.array([len(right[it]) for it in kept], np.int64),
    )


def grow(data: Lists, plan: Plan) -> Forest:
    """The forest for a set of lists; the same for the same data and plan."""
    chance = np.random.default_rng(plan.seed)
    edges = [_edges(column) for column in data.features.T]
    bins = np.column_stack(
        [np.searchsorted(edge, column.astype(np.float32)) for edge, column in zip(edges, data.features.T, strict=True)]
    )
    bins = np.asfortranarray(bins.astype(np.int64))
    pull = _Pull(data)
    owner = np.repeat(np.arange(len(data.sizes)), data.sizes)
    scores = data.points.copy()
    asks, above, worth = [], [], []
    for _ in range(plan.trees):
        slope, bend = pull(scores)
        chosen = (chance.random(len(data.sizes)) < plan.lists)[owner]
        offered = np.flatnonzero(chance.random(bins.shape[1]) < plan.features)
        tree = _tree(bins, slope * chosen, bend * chosen, offered, [len(it) for it in edges], plan)
        scores += tree.worth[tree.leaves]
        asks.append(tree.asks)
        above.append([edges[feature][cut] for feature, cut in zip(tree.asks, tree.cuts, strict=True)])
        worth.append(tree.worth)
    return Forest(np.array(asks, np.int16), np.array(above, np.float32), np.array(worth, np.float32))


def _edges(column: NDArray[np.float64]) -> NDArray[np.float32]:
    """Values that divide a feature; as 32-bit numbers, so that service divides exactly as growing did."""
    cuts = np.quantile(column, np.linspace(0, 1, BINS + 1)[1:-1])
    return np.unique(cuts.astype(np.float32))


class _Pull:
    """For each row the slope and bend of the loss, from all pairs of a right and a wrong candidate."""

    def __init__(self, data: Lists) -> None:
        width = int(data.sizes.max())
        lines = np.repeat(np.arange(len(data.sizes)), data.sizes)
        starts = np.cumsum(data.sizes) - data.sizes
        self._cell = lines * width + np.arange(len(data.right)) - starts[lines]
        self._shape = (len(data.sizes), width)
        self._right = np.zeros(self._shape, np.bool_)
        self._right.ravel()[self._cell] = data.right
        self._real = np.zeros(self._shape, np.bool_)
        self._real.ravel()[self._cell] = True
        self._lines, self._places = np.nonzero(self._right)
        ideal = 1 / np.log2(np.arange(width) + 2)
        self._ideal = np.cumsum(ideal)[self._right.sum(1) - 1]

    def __call__(self, scores: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        grid = np.full(self._shape, -np.inf)
        grid.ravel()[self._cell] = scores
        ranks = np.argsort(np.argsort(-grid, axis=1, kind="stable"), axis=1)
        gains = 1 / np.log2(ranks + 2)
        own, others = grid[self._lines, self._places][:, None], grid[self._lines]
        apart = np.where(self._real[self._lines] & ~self._right[self._lines], own - others, np.inf)
        wrong = 1 / (1 + np.exp(np.clip(STEEP * apart, -30, 30)))
        change = np.abs(gains[self._lines, self._places][:, None] - gains[self._lines])
        weight = np.where(np.isfinite(apart), change / self._ideal[self._lines][:, None], 0)
        slope, bend = np.zeros(self._shape), np.zeros(self._shape)
        for table, value, sign in ((slope, weight * wrong, -1), (bend, weight * wrong * (1 - wrong), 1)):
            np.add.at(table, self._lines, sign * value)
            np.add.at(table, (self._lines, self._places), value.sum(1))
        return slope.ravel()[self._cell], bend.ravel()[self._cell]


@dataclass(frozen=True, slots=True, eq=False)
class _Tree:
    asks: list[int]
    cuts: list[int]
    worth: NDArray[np.float64]
    leaves: NDArray[np.int64]


def _tree(
    bins: NDArray[np.int64],
    slope: NDArray[np.float64],
    bend: NDArray[np.float64],
    offered: NDArray[np.intp],
    cuts: Sequence[int],
    plan: Plan,
) -> _Tree:
    leaves = np.zeros(len(bins), np.int64)
    asks: list[int] = []
    places: list[int] = []
    for depth in range(plan.depth):
        best = max(
            (*_best_cut(bins[:, it], leaves, slope, bend, 1 << depth, plan.ridge, cuts[it]), int(it)) for it in offered
        )
        _, cut, feature = best
        asks.append(feature)
        places.append(cut)
        leaves |= (bins[:, feature] > cut).astype(np.int64) << depth
    width = 1 << plan.depth
    worth = np.bincount(leaves, slope, width) / (np.bincount(leaves, bend, width) + plan.ridge)
    return _Tree(asks, places, worth * plan.rate, leaves)


def _best_cut(
    column: NDArray[np.int64],
    leaves: NDArray[np.int64],
    slope: NDArray[np.float64],
    bend: NDArray[np.float64],
    width: int,
    ridge: float,
    cuts: int,
) -> tuple[float, int]:
    """What the best cut of a feature gains over all branches, and which it is."""
    code = leaves * BINS + column
    slopes, bends = (np.bincount(code, it, width * BINS).reshape(width, BINS).cumsum(1) for it in (slope, bend))
    whole, heavy = slopes[:, -1:], bends[:, -1:]
    gains = (slopes**2 / (bends + ridge) + (whole - slopes) ** 2 / (heavy - bends + ridge)).sum(0)
    if not cuts:
        return float("-inf"), 0
    cut = int(np.argmax(gains[:cuts]))
    return float(gains[cut]), cut
