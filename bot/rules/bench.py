"""`python -m bot bench rules`: how well, how fast and in how much memory the engine answers real questions.

Every question goes through `Engine.ask`, as a person's does: reader, speller, index, trees and confidence.
"""

import gc
import json
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np

from bot.rules.background import load_background
from bot.rules.bench_emulation import bench_emulation
from bot.rules.bench_own import bench_own, calibration_error
from bot.rules.bench_scale import bench_scale, resident
from bot.rules.confidence import load_confidence
from bot.rules.dresses import DRESSES
from bot.rules.engine import Engine
from bot.rules.trial import Asked, read_corpus, read_questions

DEPTHS = (1, 3, 5, 10)


@dataclass(frozen=True, slots=True)
class Result:
    """One question in one dress: which of its articles came at which place, how sure, and how long it took."""

    asked: Asked
    dress: str
    places: tuple[int, ...]
    """Places of the right articles, from 0; those not among the first ten are left out."""
    confidence: float
    seconds: float
    worked: float
    """Seconds that this thread computed: what is left of `seconds` when nobody else uses the machine."""

    def recall(self, depth: int) -> float:
        """The share of the right articles among the first `depth`."""
        return sum(it < depth for it in self.places) / len(self.asked.gold)

    @property
    def reciprocal(self) -> float:
        """1 over the place of the first right article; 0 when there is none."""
        return 1 / (1 + self.places[0]) if self.places else 0.0


def bench_rules(
    corpus: Path | None, questions: Path, *, on: date, sizes: Sequence[int] = (), as_json: bool = False
) -> int:
    """Measures and prints: recall and speed over a corpus, then speed and memory of libraries of certain sizes.

    Without a corpus the questions are asked of the shipped digest. Raises OSError, ValueError or KeyError when a file
    cannot be read.
    """
    if questions.suffix == ".toml":
        told = bench_own(questions, on=on)
    elif corpus is None:
        told = bench_emulation(questions, on=on)
    else:
        told = measure(corpus, questions, on=on)
        told["scale"] = [bench_scale(corpus, questions, size, on=on) for size in sizes]
    sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=1) + "\n" if as_json else as_text(told))
    return 0


def measure(corpus: Path, questions: Path, *, on: date) -> dict[str, Any]:
    """Recall, speed, build time and memory over a corpus, in every dress."""
    before = resident()
    held, asked = read_corpus(corpus), read_questions(questions)
    load_background()
    read = resident()
    started = time.perf_counter()
    engine = Engine(held, load_background(), load_confidence())
    built = time.perf_counter() - started
    gc.collect()
    results = [ask(engine, it, dress, on) for dress in DRESSES for it in asked]
    return {
        "provisions": len(held.provisions),
        "questions": len(asked),
        "build seconds": round(built, 2),
        "resident MB": {"corpus": round(read - before), "engine": round(resident() - read), "all": round(resident())},
        "calibration error": round(_calibration_error(results), 4),
        "rows": rows(results),
    }


def ask(engine: Engine, asked: Asked, dress: str, on: date) -> Result:
    """One question, asked as a person asks it."""
    text = asked.dressed(dress)
    started, begun = time.perf_counter(), time.thread_time()
    answer = engine.ask(text, on)
    seconds, worked = time.perf_counter() - started, time.thread_time() - begun
    articles = list(dict.fromkeys(it.code for it in answer.ranked))
    places = tuple(place for place, it in enumerate(articles) if it in asked.gold)
    return Result(asked, dress, places, answer.confidence, seconds, worked)


def rows(results: Sequence[Result]) -> list[dict[str, Any]]:
    """By family and dress: recall, mean reciprocal rank and milliseconds."""
    told = []
    for family in sorted({it.asked.family for it in results}):
        for dress in DRESSES:
            here = [it for it in results if it.asked.family == family and it.dress == dress]
            times, worked = (np.array(it) * 1000 for it in zip(*((it.seconds, it.worked) for it in here), strict=True))
            row: dict[str, Any] = {"family": family, "dress": dress, "questions": len(here)}
            row |= {f"R@{depth}": round(float(np.mean([it.recall(depth) for it in here])), 3) for depth in DEPTHS}
            row["MRR"] = round(float(np.mean([it.reciprocal for it in here])), 3)
            row |= {f"p{it} ms": round(float(np.percentile(times, it)), 2) for it in (50, 99)}
            row["p99 cpu"] = round(float(np.percentile(worked, 99)), 2)
            told.append(row)
    return told


def as_text(told: Mapping[str, Any]) -> str:
    """The measurement as lines and tables."""
    parts = [
        table(value) if value and isinstance(value, list) else f"{name}: {value}\n"
        for name, value in told.items()
        if value != []
    ]
    return "\n".join(parts)


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Rows of the same columns as text."""
    heads = list(rows[0])
    lines = [heads, *([str(row[head]) for head in heads] for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(heads))]
    told = ("  ".join(value.ljust(width) for value, width in zip(line, widths, strict=True)) for line in lines)
    return "".join(f"{line.rstrip()}\n" for line in told)


def _calibration_error(results: Sequence[Result]) -> float:
    right = np.array([it.places[:1] == (0,) for it in results], np.float64)
    return calibration_error(np.array([it.confidence for it in results]), right)
