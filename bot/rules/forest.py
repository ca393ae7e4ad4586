"""Small trees that order candidates: numbers in a file, made by `bot.rules.train`.

Every tree asks the same question of all its branches at one depth ("is feature f above t?"), so a tree is a short list
of questions and a table of what each row of answers is worth. Their sum is the score.
"""

from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.rules.look import FEATURES


@dataclass(frozen=True, slots=True, eq=False)
class Forest:
    """Trees of one depth. `asks` and `above` are tables of tree by depth, `worth` of tree by answers."""

    asks: NDArray[np.int16]
    above: NDArray[np.float32]
    worth: NDArray[np.float32]

    def score(self, features: NDArray[np.float64]) -> NDArray[np.float64]:
        """What each row of features is worth."""
        columns = np.ascontiguousarray(features.T.astype(np.float32))
        leaves = np.zeros((len(self.asks), len(features)), np.uint8)
        for depth, (asks, above) in enumerate(zip(self.asks.T, self.above.T, strict=True)):
            leaves |= (columns[asks] > above[:, None]).astype(np.uint8) << np.uint8(depth)
        score: NDArray[np.float64] = np.take_along_axis(self.worth, leaves.astype(np.intp), 1).sum(0, np.float64)
        return score


def read_forest(path: Path) -> Forest:
    """Trees from their file. Raises ValueError when they were grown on other features."""
    with np.load(path, allow_pickle=False) as held:
        if tuple(held["features"].tolist()) != FEATURES:
            raise ValueError(f"{path.name} was grown on other features: grow it again (bot.rules.train)")
        return Forest(held["asks"], held["above"], held["worth"])


def write_forest(path: Path, forest: Forest) -> None:
    """The file that `read_forest` reads."""
    np.savez_compressed(path, features=np.array(FEATURES), asks=forest.asks, above=forest.above, worth=forest.worth)


@cache
def load_forest() -> Forest:
    """The shipped trees."""
    with as_file(files("bot.rules.tables") / "ranking.npz") as path:
        return read_forest(path)
