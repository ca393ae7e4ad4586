"""What comes with an award: a multiple of the base salary on the day of the decision, rounded up. Exact and pure.

The multiples and salaries are data: `tables/bonus.toml`.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from fractions import Fraction
from functools import cache
from importlib.resources import files
from math import ceil
from typing import Any

from bot.rules.times import Span


class Whom(StrEnum):
    """Who is given an award."""

    PERSON = "person"
    COLLECTIVE = "collective"


@dataclass(frozen=True, slots=True)
class Salary:
    """The base salary since a day, in đồng, and where it is set."""

    since: date
    amount: int
    basis: str


@dataclass(frozen=True, slots=True)
class Multiple:
    """How many base salaries come with an award, and the provision that says so."""

    code: str
    title: str
    names: tuple[str, ...]
    whom: Whom
    times: Decimal
    document: str
    article: str

    @property
    def key(self) -> str:
        """Its short name under a button: `bang-khen-bo-tinh.person`."""
        return f"{self.code}.{self.whom}"


@dataclass(frozen=True, slots=True)
class Rule:
    """The provision that says how a bonus is reckoned."""

    document: str
    article: str


@dataclass(frozen=True, slots=True)
class Sum:
    """What is paid for a decision signed on one of these days, in đồng."""

    span: Span
    salary: Salary
    amount: int


def bonus(times: Decimal, salary: int, step: int) -> int:
    """So many base salaries, rounded up to a whole number of steps, all in đồng."""
    return ceil(Fraction(times) * salary / step) * step


class BonusError(ValueError):
    """The table of bonuses cannot be used; the message names the entry."""


@dataclass(frozen=True, slots=True)
class Bonuses:
    """The table: salaries by their beginning, and multiples."""

    step: int
    """In đồng: what a bonus is rounded up to."""
    rule: Rule
    salaries: tuple[Salary, ...]
    multiples: tuple[Multiple, ...]

    def sums(self, multiple: Multiple, span: Span) -> tuple[Sum, ...]:
        """One sum for each base salary that holds on some of the days; days before the first salary have none."""
        ends = [*(it.since - timedelta(days=1) for it in self.salaries[1:]), date.max]
        found = []
        for salary, end in zip(self.salaries, ends, strict=True):
            first, last = max(salary.since, span.first), min(end, span.last)
            if first <= last:
                found.append(Sum(Span(first, last), salary, bonus(multiple.times, salary.amount, self.step)))
        return tuple(found)

    def of(self, code: str, whom: Whom | None = None) -> tuple[Multiple, ...]:
        """The multiples of an award: for people and collectives, or for one of them."""
        return tuple(it for it in self.multiples if it.code == code and whom in {None, it.whom})

    def by_key(self, key: str) -> tuple[Multiple, ...]:
        """The multiples of a button: of an award, or of an award for people or for collectives."""
        return tuple(it for it in self.multiples if key in {it.key, it.code})


def read_bonuses(table: Mapping[str, Any]) -> Bonuses:
    """The table from its TOML. Raises `BonusError` where an entry is no use or stands there twice."""
    try:
        salaries = sorted((_salary(it) for it in table["salary"]), key=lambda it: it.since)
        multiples = tuple(_multiple(it) for it in table["multiple"])
        step, rule = int(table["round_up_to"]), Rule(**table["rule"])
    except (KeyError, TypeError, ValueError, InvalidOperation) as error:
        raise BonusError(f"bonus.toml: {error!r}") from error
    _check_once((it.key for it in multiples), "multiple")
    _check_once((it.since.isoformat() for it in salaries), "salary")
    if step <= 0:
        raise BonusError("bonus.toml: round_up_to must be more than nothing")
    return Bonuses(step, rule, tuple(salaries), multiples)


def _salary(entry: Mapping[str, Any]) -> Salary:
    since, amount = entry["from"], entry["amount"]
    if type(since) is not date or type(amount) is not int or amount <= 0:
        raise ValueError(f"salary from {since}")
    return Salary(since, amount, entry["basis"])


def _multiple(entry: Mapping[str, Any]) -> Multiple:
    times = Decimal(entry["times"])
    if not isinstance(entry["times"], str) or not times > 0:
        raise ValueError(f"times of {entry['code']}")
    return Multiple(
        entry["code"], entry["title"], tuple(entry["names"]), Whom(entry["for"]), times, entry["document"],
        entry["article"],
    )  # fmt: skip


def _check_once(keys: Iterable[str], kind: str) -> None:
    seen: set[str] = set()
    for key in keys:
        if key in seen:
            raise BonusError(f"bonus.toml: {kind} {key} stands there twice")
        seen.add(key)


@cache
def load_bonuses() -> Bonuses:
    """The shipped table."""
    return read_bonuses(tomllib.loads((files("bot.rules.tables") / "bonus.toml").read_text("utf-8")))
