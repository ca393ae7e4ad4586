"""Our own questions, asked of the shipped digest in every dress: `python -m bot bench rules --questions FILE.toml`.

A file with `[asked]` names the provisions of the law that answer each question (`"25.2|27" = [...]`); any other file
holds lists of questions that have nothing to do with the field.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from bot.rules.answer import Answer, Zone
from bot.rules.dresses import DRESSES, dress
from bot.rules.engine import Engine

SHOWN = 3


@dataclass(frozen=True, slots=True)
class _Told:
    """An answer, and which of its sources are of a right article."""

    answer: Answer
    right: tuple[bool, ...]

    @property
    def helped(self) -> bool:
        """Whether the right article is shown: as the answer or among the suggestions."""
        if self.answer.zone is Zone.KNOWN:
            return self.right[:1] == (True,)
        return self.answer.zone is Zone.UNSURE and any(self.right[:SHOWN])


def bench_own(questions: Path, *, on: date) -> dict[str, Any]:
    """A row for each dress. Raises OSError or ValueError when the file holds no questions."""
    table = tomllib.loads(questions.read_text("utf-8"))
    engine = Engine.load()
    home = engine.corpus.documents[0].code
    asked = [(text, _articles(key, home)) for key, texts in table.get("asked", {}).items() for text in texts]
    asked = asked or [(text, frozenset()) for texts in table.values() for text in texts]
    rows = []
    for kind in DRESSES:
        told = [_told(engine.ask(dress(text, kind, text), on), articles) for text, articles in asked]
        rows.append({"dress": kind, "questions": len(told), **_row(told)})
    return {"rows": rows}


def _articles(key: str, home: str) -> frozenset[str]:
    return frozenset(f"{home}:{it.partition('.')[0]}" for it in key.split("|"))


def _told(answer: Answer, articles: frozenset[str]) -> _Told:
    return _Told(answer, tuple(it.code.partition(".")[0] in articles for it in answer.ranked))


def _row(told: Sequence[_Told]) -> dict[str, float]:
    known = [it for it in told if it.answer.zone is Zone.KNOWN]
    right = np.array([it.right[:1] == (True,) for it in told], np.float64)
    shares = {
        "first": right.mean(),
        "among three": np.mean([any(it.right[:SHOWN]) for it in told]),
        "answered": len(known) / len(told),
        "right of answered": np.mean([it.right[0] for it in known]) if known else 0.0,
        "suggested": np.mean([it.answer.zone is Zone.UNSURE for it in told]),
        "refused": np.mean([it.answer.zone is Zone.UNKNOWN for it in told]),
        "right one shown": np.mean([it.helped for it in told]),
        "calibration error": calibration_error(np.array([it.answer.confidence for it in told]), right),
    }
    return {name: round(float(share), 3) for name, share in shares.items()}


def calibration_error(chances: np.ndarray[Any, Any], right: np.ndarray[Any, Any]) -> float:
    """The expected calibration error in ten bins: how far confidence is from how often the first answer is right."""
    bins = np.minimum((chances * 10).astype(int), 9)
    gaps = [abs((chances[bins == it] - right[bins == it]).mean()) * (bins == it).mean() for it in set(bins.tolist())]
    return float(sum(gaps))
