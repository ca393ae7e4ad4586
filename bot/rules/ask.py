"""Answers as data, for the terminal, for files of questions and for measuring."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.rules.answer import Answer, Source, Zone
from bot.rules.bonus_asked import BonusAnswer
from bot.rules.engine import Engine


@dataclass(frozen=True, slots=True)
class BadLine:
    """A line of a batch that is no question: where it stands and what is wrong with it."""

    number: int
    what: str


def source_as_json(source: Source) -> dict[str, Any]:
    """A source as plain values; dates as ISO text."""
    return {
        "document": source.document,
        "article": source.article,
        "clause": source.clause,
        "point": source.point,
        "title": source.title,
        "valid_from": source.valid_from and source.valid_from.isoformat(),
        "valid_to": source.valid_to and source.valid_to.isoformat(),
        "in_force": source.in_force,
        "notes": [str(note) for note in source.notes],
        "score": source.score,
    }


def bonus_as_json(bonus: BonusAnswer) -> dict[str, Any]:
    """The sums that come with an award as plain values; for whom and for which award it may be where that is open."""
    return {
        "multiples": [
            {"award": it.title, "for": str(it.whom), "times": str(it.times), "document": it.document,
             "article": it.article}
            for it in bonus.multiples
        ],
        "sums": [
            {"from": it.span.first.isoformat(), "to": it.span.last.isoformat(), "salary": it.salary.amount,
             "amount": it.amount}
            for it in bonus.sums
        ],
    }  # fmt: skip


def answer_as_json(answer: Answer) -> dict[str, Any]:
    """An answer as plain values: whether it is known, how surely, its words, and up to ten sources in order.

    `bonus` stands there only where a sum is asked for.
    """
    told = {
        "known": answer.zone is Zone.KNOWN,
        "confidence": round(answer.confidence, 4),
        "answer": answer.best and answer.best.digest,
        "sources": [source_as_json(it) for it in answer.ranked],
    }
    return told if answer.bonus is None else told | {"bonus": bonus_as_json(answer.bonus)}


def _question(line: str) -> Mapping[str, Any]:
    entry = json.loads(line)
    if not isinstance(entry, dict) or not isinstance(entry.get("q"), str) or "id" not in entry:
        raise ValueError("expected an object with id and q")
    return entry


def batch_lines(lines: Iterable[str], engine: Engine, on: date) -> Iterator[dict[str, Any] | BadLine]:
    """One answer a line of `{"id", "q"}`, its `id` first, and a BadLine for each line that is none.

    Blank lines are skipped. Lines are read one by one, so a file of any length may be streamed.
    """
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            entry = _question(line)
        except (ValueError, RecursionError) as error:
            yield BadLine(number, str(error))
        else:
            yield {"id": entry["id"], **answer_as_json(engine.ask(entry["q"], on))}
