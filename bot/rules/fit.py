"""`python -m bot.rules.fit`: fits the confidence model anew, after the digest or the order of candidates has changed.

`own` is a TOML file of questions written for this purpose (answerable by provision, matters settled elsewhere,
neighbouring fields, chat); `foreign` a JSONL file of questions from other fields of law (`{"id", "q"}`). A third of
each, by a hash of the question, is held back and reported on.
"""

import argparse
import json
import sys
import tomllib
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.rules.background import load_background
from bot.rules.bench_own import calibration_error
from bot.rules.dresses import DRESSES, dress
from bot.rules.library import load_corpus
from bot.rules.model import Provision
from bot.rules.ranking import LEAST_ANCHOR, SIGNS, Ranker
from bot.rules.reading import load_reader

RIDGE = 0.02
EVIDENCE = 50.0
"""What all examples together weigh against the ridge."""
SHARES = {"answerable": 0.5, "elsewhere": 0.15, "neighbours": 0.15, "chat": 0.05, "foreign": 0.15}
"""How much each kind of question weighs in all: about what a bot is sent."""
LEAST_SCALE = 0.001
"""A sign that is the same for all questions says nothing, and must not be divided by nothing."""
KNOWN_FROM, UNSURE_FROM = 0.6, 0.2


@dataclass(frozen=True, slots=True)
class Example:
    """A question with its kind and the articles that answer it, as `06-2022:25`."""

    kind: str
    text: str
    articles: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class Sample:
    """Signs and outcomes, row by row."""

    signs: NDArray[np.float64]
    first: NDArray[np.float64]
    three: NDArray[np.float64]
    kinds: NDArray[np.str_]
    held_back: NDArray[np.bool_]


def read_examples(own: Path, foreign: Path) -> list[Example]:
    """All questions to fit on, undressed."""
    table = tomllib.loads(own.read_text("utf-8"))
    home = load_corpus().documents[0].code
    examples = [
        Example("answerable", text, frozenset(_article(it, home) for it in key.split("|")))
        for key, texts in table["answerable"].items()
        for text in texts
    ]
    examples += [
        Example(kind, text) for kind in ("elsewhere", "neighbours", "chat") for text in table[kind]["questions"]
    ]
    lines = foreign.read_text("utf-8").splitlines()
    return examples + [Example("foreign", json.loads(line)["q"]) for line in lines]


def _article(key: str, home: str) -> str:
    """The article of a key: `25.2` in the first document of the digest, `152-2025:50` in another one."""
    article = key.split(".", maxsplit=1)[0]
    return article if ":" in article else f"{home}:{article}"


def _dressed(example: Example) -> Iterator[str]:
    kinds = (DRESSES[zlib.crc32(example.text.encode()) % len(DRESSES)],) if example.kind == "foreign" else DRESSES
    return (dress(example.text, kind, example.text) for kind in kinds)


def _held_back(example: Example) -> bool:
    return zlib.crc32(f"part {example.text}".encode()) % 3 == 0


def take_sample(examples: Sequence[Example]) -> Sample:
    """Signs of every question in its dresses; one that shares no word with the corpus needs no model."""
    background = load_background()
    ranker = Ranker(load_corpus(), background)
    reader = load_reader(ranker.speller)
    rows = []
    for example in examples:
        for text in _dressed(example):
            reading = reader.read(text)
            ranking = ranker.rank(reading.units, mended=reading.mended)
            if ranking is not None:
                articles = [it.code.split(".")[0] for it in ranking.entries if isinstance(it, Provision)]
                right = [it in example.articles for it in articles[:3]]
                rows.append((ranking.signs, right[0], any(right), example.kind, _held_back(example)))
    signs, first, three, kinds, held_back = zip(*rows, strict=True)
    return Sample(np.stack(signs), np.array(first, float), np.array(three, float), np.array(kinds), np.array(held_back))


def _newton(
    inputs: NDArray[np.float64], outcomes: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    beta = np.zeros(inputs.shape[1])
    ridge = np.full(len(beta), RIDGE)
    ridge[-1] = 0.0
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(inputs @ beta, -30, 30)))
        slope = inputs.T @ (weights * (outcomes - chance)) - ridge * beta
        bend = (inputs * (weights * chance * (1 - chance))[:, None]).T @ inputs + np.diag(ridge + 1e-9)
        step = np.linalg.solve(bend, slope)
        beta = beta + step
        if np.abs(step).max() < 1e-8:
            break
    return beta


def fit_logistic(
    inputs: NDArray[np.float64], outcomes: NDArray[np.float64], weights: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Weights of a logistic regression with a ridge, none below zero but the constant's (the last column).

    A sign can only speak for an answer: one that would count against it is left out, the worst first. That keeps two
    signs that go together from being played off against each other on questions unlike those fitted on.
    """
    kept = np.arange(inputs.shape[1])
    while True:
        beta = _newton(inputs[:, kept], outcomes, weights)
        worst = int(np.argmin(beta[:-1]))
        if beta[worst] >= 0:
            break
        kept = np.delete(kept, worst)
    full = np.zeros(inputs.shape[1])
    full[kept] = beta
    return full


def _weights(kinds: NDArray[np.str_]) -> NDArray[np.float64]:
    weights = np.zeros(len(kinds))
    for kind, share in SHARES.items():
        chosen = kinds == kind
        weights[chosen] = share / max(chosen.sum(), 1)
    scaled: NDArray[np.float64] = weights * (EVIDENCE / weights.sum())
    return scaled


def _model(sample: Sample, chosen: NDArray[np.bool_]) -> dict[str, list[float]]:
    signs = sample.signs[chosen]
    centre, scale = signs.mean(0), np.maximum(signs.std(0), LEAST_SCALE)
    inputs = np.column_stack([(signs - centre) / scale, np.ones(len(signs))])
    weights = _weights(sample.kinds[chosen])
    table = {"centre": centre, "scale": scale}
    table["first"] = fit_logistic(inputs, sample.first[chosen], weights)
    table["among_three"] = fit_logistic(inputs, sample.three[chosen], weights)
    return {key: [round(float(it), 4) for it in values] for key, values in table.items()}


def _chances(table: dict[str, list[float]], signs: NDArray[np.float64], which: str) -> NDArray[np.float64]:
    inputs = (signs - np.array(table["centre"])) / np.array(table["scale"])
    anchored = signs[:, SIGNS.index("anchor")] >= LEAST_ANCHOR
    chances: NDArray[np.float64] = 1 / (1 + np.exp(-(inputs @ np.array(table[which][:-1]) + table[which][-1])))
    return chances * anchored


def report(table: dict[str, list[float]], sample: Sample, chosen: NDArray[np.bool_]) -> dict[str, object]:
    """By kind of question: how many are answered, how many of those rightly, and how many get three suggestions."""
    first = _chances(table, sample.signs, "first")
    three = _chances(table, sample.signs, "among_three")
    told: dict[str, object] = {}
    for kind in SHARES:
        here = chosen & (sample.kinds == kind)
        known = here & (first >= KNOWN_FROM)
        unsure = here & ~known & (three >= UNSURE_FROM)
        told[kind] = {
            "questions": int(here.sum()),
            "answered": round(float(known.sum() / max(here.sum(), 1)), 3),
            "right of answered": round(float(sample.first[known].mean()), 3) if known.any() else None,
            "suggested": round(float(unsure.sum() / max(here.sum(), 1)), 3),
            "right of suggested": round(float(sample.three[unsure].mean()), 3) if unsure.any() else None,
        }
    told["calibration error"] = round(calibration_error(first[chosen], sample.first[chosen]), 3)
    return told


def fit_confidence(own: Path, foreign: Path, out: Path) -> dict[str, object]:
    """Fit on two thirds, report on the held-back third, then write the model fitted on all to `out`.

    Raises OSError, ValueError or KeyError when a file cannot be read as described above.
    """
    sample = take_sample(read_examples(own, foreign))
    told = report(_model(sample, ~sample.held_back), sample, sample.held_back)
    model = _model(sample, np.ones(len(sample.first), np.bool_))
    table = {"signs": list(SIGNS), **model, "known_from": KNOWN_FROM, "unsure_from": UNSURE_FROM}
    out.write_text(json.dumps(table, indent=1) + "\n", "utf-8")
    return told


def main(arguments: Sequence[str] | None = None) -> int:
    """Fits, prints what the held-back third says, and writes the shipped table."""
    parser = argparse.ArgumentParser(prog="python -m bot.rules.fit", description=__doc__)
    parser.add_argument("--own", type=Path, default=Path("tests/rules/questions/training.toml"))
    parser.add_argument("--foreign", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "tables" / "confidence.json")
    options = parser.parse_args(arguments)
    told = fit_confidence(options.own, options.foreign, options.out)
    sys.stdout.write(json.dumps(told, indent=1) + "\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
