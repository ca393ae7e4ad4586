"""Whether a question asks for the sum that comes with an award, with which award, and for whom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from bot.rules.asking import load_asking
from bot.rules.bonus import Bonuses, Multiple, Rule, Sum, Whom, load_bonuses
from bot.rules.reading import load_abbreviations
from bot.rules.terms import split, ways_of_titles
from bot.rules.times import Span, year_of


class Open(StrEnum):
    """What a question about a bonus leaves open, so that it is asked back."""

    AWARD = "award"
    WHOM = "whom"


@dataclass(frozen=True, slots=True)
class BonusAnswer:
    """The sums that come with an award; or, where something is left open, the multiples to choose among."""

    multiples: tuple[Multiple, ...]
    span: Span
    """The days of the decision that are meant: what the question names, else this year."""
    holds: Span
    """The days on which the multiples are in force."""
    rule: Rule
    step: int
    sums: tuple[Sum, ...] = ()
    """By base salary; empty where something is open, or where the table says nothing of these days."""
    open: Open | None = None
    lacking: Whom | None = None
    """For whom it is asked, where the table has the award for the others only."""

    @property
    def multiple(self) -> Multiple:
        """The one that is meant."""
        return self.multiples[0]


@dataclass(frozen=True, slots=True)
class Asked:
    """An award by its codes, several where its name leaves them open, and for whom."""

    codes: tuple[str, ...]
    whom: Whom | None


_Ways = Mapping[tuple[str, ...], tuple[str, ...]]


def _spelt(text: str) -> tuple[str, ...]:
    return tuple(split(load_abbreviations().spell_out(text)))


def _ways(bonuses: Bonuses, table: Mapping[str, Any]) -> _Ways:
    """Every way to write an award, with the codes it may mean; none of ours for an award that has no multiple here."""
    ours = {it.code for it in bonuses.multiples}
    ways: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name, titles in ways_of_titles().items():
        ways |= {_spelt(way): (name,) if name in ours else () for way in titles}
    for multiple in bonuses.multiples:
        ways |= {_spelt(way): (multiple.code,) for way in (multiple.title, *multiple.names)}
    for code, also in table["also"].items():
        ways |= {_spelt(way): (code,) for way in also}
    return ways | {_spelt(way): tuple(codes) for way, codes in table["families"].items()}


class BonusReader:
    """Recognises questions about sums, by the words of `[bonus]`."""

    def __init__(self, bonuses: Bonuses, table: Mapping[str, Any]) -> None:
        self.bonuses = bonuses
        self._ways = _ways(bonuses, table)
        self._longest = max(map(len, self._ways))
        self._asks, self._amount = _phrases(table["asks"]), _phrases(table["amount"])
        self._not_the_sum = _phrases(table["not_the_sum"])
        self._bonus = split(table["bonus"])[0]
        self._before = frozenset(unit for word in table["before"] for unit in split(word))
        self._counted = frozenset(unit for word in table["counted"] for unit in split(word))
        self._topic = table["topic"]
        self._whom_words = {Whom.PERSON: table["person"][0], Whom.COLLECTIVE: table["collective"][0]}
        self._whom = {Whom.PERSON: _phrases(table["person"]), Whom.COLLECTIVE: _phrases(table["collective"])}

    def worded(self, multiple: Multiple) -> str:
        """The question for the sum of a multiple, in full."""
        return f"{multiple.title}: {self._topic} {self._whom_words[multiple.whom]}"

    def asks_money(self, units: Sequence[str]) -> bool:
        """Whether the question asks how much, whatever for."""
        text = f" {' '.join(units)} "
        if any(it in text for it in self._not_the_sum):
            return False
        return any(it in text and self._is_money(text, it) for it in self._asks) or self._asks_beside(units, text)

    def asked(self, units: Sequence[str]) -> Asked | None:
        """The award whose sum is asked for; none where no sum is, or no award of the table is named."""
        return self.award(units) if self.asks_money(units) else None

    def award(self, units: Sequence[str]) -> Asked | None:
        """The award that is named, whatever is asked about it; none where none or several are."""
        found = list(self._named(units))
        rest = " ".join(unit for unit, taken in self._taken(units) if not taken)
        codes = {codes for codes, _, _ in found}
        if len(codes) != 1 or not next(iter(codes)):
            return None
        whom = [it for it, words in self._whom.items() if any(word in f" {rest} " for word in words)]
        return Asked(next(iter(codes)), whom[0] if len(whom) == 1 else None)

    def _is_money(self, text: str, phrase: str) -> bool:
        behind = text.partition(phrase)[2].split()
        return not behind or behind[0] not in self._counted or not phrase.endswith(self._amount)

    def _asks_beside(self, units: Sequence[str], text: str) -> bool:
        bare = any(
            unit == self._bonus and (at == 0 or units[at - 1] not in self._before) for at, unit in enumerate(units)
        )
        return bare and any(it in text and self._is_money(text, it) for it in self._amount)

    def _named(self, units: Sequence[str]) -> Iterator[tuple[tuple[str, ...], int, int]]:
        """The awards named with their places, the longest name at each; a name within another's is none."""
        at = 0
        while at < len(units):
            lengths = range(min(self._longest, len(units) - at), 0, -1)
            length = next((it for it in lengths if tuple(units[at : at + it]) in self._ways), 0)
            if length:
                yield self._ways[tuple(units[at : at + length])], at, at + length
            at += length or 1

    def _taken(self, units: Sequence[str]) -> Iterator[tuple[str, bool]]:
        places = {at for _, start, end in self._named(units) for at in range(start, end)}
        return ((unit, at in places) for at, unit in enumerate(units))


def _phrases(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(f" {' '.join(split(it))} " for it in texts)


def answer_bonus(bonuses: Bonuses, asked: Asked, span: Span | None, today: date, holds: Span) -> BonusAnswer | None:
    """What is known of the sums; none where the table has no multiple for the award.

    `span` is the time that the question names; `holds` the days on which the multiples are in force.
    """
    multiples = tuple(it for code in asked.codes for it in bonuses.of(code, asked.whom))
    lacking = None if multiples else asked.whom
    multiples = multiples or tuple(it for code in asked.codes for it in bonuses.of(code))
    if not multiples:
        return None
    opened = None if lacking else _open(multiples)
    meant = span or year_of(today.year)
    found = BonusAnswer(multiples, meant, holds, bonuses.rule, bonuses.step, (), opened, lacking)
    first, last = max(meant.first, holds.first), min(meant.last, holds.last)
    if opened or lacking or first > last:
        return found
    return replace(found, sums=bonuses.sums(found.multiple, Span(first, last)))


def _open(multiples: Sequence[Multiple]) -> Open | None:
    if len({it.code for it in multiples}) > 1:
        return Open.AWARD
    return Open.WHOM if len(multiples) > 1 else None


def load_bonus_reader() -> BonusReader:
    """The recogniser with the shipped tables."""
    return BonusReader(load_bonuses(), load_asking()["bonus"])
