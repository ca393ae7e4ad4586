"""The time that a question is about: "năm 2024", "hồi 2023", "tháng 3/2026", "ngày 15/3/2026", "năm ngoái".

Law is asked about as it stands today unless a question names one other time. Several times tell a story, and the year
in a document's name is no time at all.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from bot.rules.asking import load_asking
from bot.rules.shadow import any_of, shadow, without


class Length(StrEnum):
    """How long a named time is."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Span:
    """A day, a month or a year, by its first and last day."""

    first: date
    last: date

    @property
    def length(self) -> Length:
        """Whether it is a day, a month or a year."""
        if self.first == self.last:
            return Length.DAY
        return Length.MONTH if self.first.month == self.last.month else Length.YEAR

    def holds(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Timed:
    """A time, and where in the text it stands."""

    span: Span
    start: int
    end: int


def day_of(year: int, month: int, day: int) -> Span | None:
    """One day; none where the calendar has no such day."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return Span(found, found)


def month_of(year: int, month: int) -> Span | None:
    """One month; none where there is no such month."""
    if not 1 <= month <= 12:
        return None
    return Span(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def year_of(year: int) -> Span:
    """One year."""
    return Span(date(year, 1, 1), date(year, 12, 31))


_NUMBER = r"\d{1,4}\s*/\s*(?:19|20)\d\d\s*/\s*[a-z][\w-]*"
_YEAR = r"(?:19|20)\d\d"


class Times:
    """Finds the time in a question by the words of `[time]`."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        day, month = shadow(table["day"]), shadow(table["month"])
        year, documents = any_of(table["year"]), any_of(table["documents"])
        counted, between = any_of(table["counted"]), any_of(table["between"])
        self._pattern = re.compile(
            rf"(?P<name>{_NUMBER}|\b(?:{documents})\s+(?:so\s+)?\d{{1,4}}\s*/\s*{_YEAR}"
            rf"|\b(?:{documents})(?:,?\s+(?:{between}))*\s+(?:(?:{year})\s+)?{_YEAR}\b)"
            rf"|(?P<from>{_YEAR})\s*[-–]\s*(?P<to>{_YEAR})\b"
            rf"|(?<!\d)(?P<since>(?:\b(?:{any_of(table['since'])})\s+)?)"
            rf"(?:(?:{day}\s+)?\b(?P<d>\d{{1,2}})\s*[/.-]\s*(?P<dm>\d{{1,2}})\s*[/.-]\s*(?P<dy>{_YEAR})\b"
            rf"|{day}\s+(?P<wd>\d{{1,2}})\s+(?:{month}\s+)?(?P<wdm>\d{{1,2}}),?\s+(?:{year}\s+)?(?P<wdy>{_YEAR})\b"
            rf"|\b{month}\s+(?P<m>\d{{1,2}})\s*(?:[/.-]|\s(?:{year}))\s*(?P<my>{_YEAR})\b"
            rf"|\b(?P<last>{any_of(table['last_year'])})\b|\b(?P<next>{any_of(table['next_year'])})\b"
            rf"|\b(?:{year})\s+(?P<y>{_YEAR})\b(?!\s*[-/]\s*\d)"
            rf"|(?<![\d/.,-])(?P<bare>{_YEAR})\b(?!\s*[-/.,]?\s*\d)(?!\s+(?:{counted})\b)(?!\s*%))",
        )

    def find(self, text: str, today: date) -> Timed | None:
        """The one time that the text names, other than since when something goes on; none where it names several."""
        found = list(self._all(text, today))
        return found[0] if len({it.span for it in found}) == 1 else None

    def without(self, text: str) -> str:
        """What the text says beside days and months: `30/6/2026` is no number of a document."""
        found = self._pattern.finditer(shadow(text))
        return without(text, (it.span() for it in found if it["dy"] or it["wdy"] or it["my"]))

    def _all(self, text: str, today: date) -> Iterator[Timed]:
        for found in self._pattern.finditer(shadow(text)):
            for year in (found["from"], found["to"]):
                if year:
                    yield Timed(year_of(int(year)), found.start(), found.end())
            span = _span(found, today)
            if span and not (found["since"] and span.first <= today):
                yield Timed(span, found.start(), found.end())


_READINGS: tuple[tuple[str, Callable[[re.Match[str], date], Span | None]], ...] = (
    ("dy", lambda found, _: day_of(int(found["dy"]), int(found["dm"]), int(found["d"]))),
    ("wdy", lambda found, _: day_of(int(found["wdy"]), int(found["wdm"]), int(found["wd"]))),
    ("my", lambda found, _: month_of(int(found["my"]), int(found["m"]))),
    ("last", lambda _, today: year_of(today.year - 1)),
    ("next", lambda _, today: year_of(today.year + 1)),
    ("y", lambda found, _: year_of(int(found["y"]))),
    ("bare", lambda found, _: year_of(int(found["bare"]))),
)


def _span(found: re.Match[str], today: date) -> Span | None:
    return next((read(found, today) for group, read in _READINGS if found[group]), None)


@cache
def load_times() -> Times:
    """The finder with the shipped table."""
    return Times(load_asking()["time"])
