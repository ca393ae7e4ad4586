"""Provisions as documents name them: "điểm a, b khoản 2 và khoản 3 Điều 25, Điều 26"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.rules.official.words import pattern, table


@dataclass(frozen=True, slots=True)
class Place:
    """A provision that is named; without an article it belongs to one that the context names."""

    article: str | None
    clause: str | None = None
    point: str | None = None


_VALUE = re.compile(r"\d{1,4}[a-zđ]?|[a-zđ](?![\w])")


def places_in(text: str) -> list[Place]:
    """The provisions that a text names, in order, each once."""
    return list(dict.fromkeys(_places(text)))


def _places(text: str) -> Iterator[Place]:
    points: list[str] = []
    waiting: list[tuple[str, str | None]] = []
    for found in pattern("change", "place").finditer(text):
        values = _VALUE.findall(found["values"].lower())
        match _what(found["what"]):
            case "point":
                points += [it for it in values if not it[0].isdigit()]
            case "clause":
                numbers = [it for it in values if it[0].isdigit()]
                waiting += [(numbers[0], it) for it in points or [None]] if numbers else []  # type: ignore[list-item]
                waiting += [(it, None) for it in numbers[1:]]
                points = []
            case "article":
                articles = [it for it in values if it[0].isdigit()]
                if not articles:
                    continue
                yield from (Place(articles[0], clause, point) for clause, point in waiting)
                yield from (Place(articles[0], None, it) for it in points if not waiting)
                yield from (Place(it) for it in (articles[1:] if waiting or points else articles))
                waiting, points = [], []
    yield from (Place(None, clause, point) for clause, point in waiting)
    yield from (Place(None, None, it) for it in points)


def _what(word: str) -> str:
    return next(name for name in ("point", "clause", "article") if table()["change"][name] == word.lower())
