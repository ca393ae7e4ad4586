"""How sure an answer is: two small logistic models over the signs of a ranking.

`first` is the chance that the best provision's article is right, `among_three` that one of the first three is. The
weights come from `bot.rules.fit` and lie in `tables/confidence.json`.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bot.rules.ranking import LEAST_ANCHOR, SIGNS

_ANCHOR = SIGNS.index("anchor")


@dataclass(frozen=True, slots=True, eq=False)
class Confidence:
    """A fitted model. Signs are centred and scaled, weighed, summed and bent to a probability."""

    centre: NDArray[np.float64]
    scale: NDArray[np.float64]
    first: NDArray[np.float64]
    among_three: NDArray[np.float64]
    """Weights of each model, the constant last."""
    known_from: float
    unsure_from: float

    def judge(self, signs: NDArray[np.float64]) -> tuple[float, float]:
        """The chances that the first, and that one of the first three, is right."""
        if signs[_ANCHOR] < LEAST_ANCHOR:
            return 0.0, 0.0
        inputs = np.append((signs - self.centre) / self.scale, 1.0)
        return _bent(float(inputs @ self.first)), _bent(float(inputs @ self.among_three))


def _bent(value: float) -> float:
    return float(1 / (1 + np.exp(-np.clip(value, -30, 30))))


def read_confidence(table: Mapping[str, Any]) -> Confidence:
    """A model from its JSON table. Raises ValueError when it was fitted for other signs."""
    if tuple(table["signs"]) != SIGNS:
        raise ValueError("confidence.json was fitted for other signs: fit it again (bot.rules.fit)")
    arrays = {key: np.array(table[key], np.float64) for key in ("centre", "scale", "first", "among_three")}
    return Confidence(**arrays, known_from=table["known_from"], unsure_from=table["unsure_from"])


@cache
def load_confidence() -> Confidence:
    """The shipped model."""
    return read_confidence(json.loads((files("bot.rules.tables") / "confidence.json").read_text("utf-8")))
