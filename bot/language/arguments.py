"""Arguments of a phrase on their way through Fluent, and the functions that texts call on them.

Words travel as marks that are replaced when the sentence stands: so nothing in an argument is read as part
of the text, and words longer than Fluent's limit of 2,500 characters for one place pass whole.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo

from babel import Locale
from fluent.runtime.types import FluentNone, FluentType
from fluent.runtime.utils import native_to_fluent

from bot.language.phrases import Phrase, Value, say

Wording: TypeAlias = Callable[[Phrase], str]
_MARK = re.compile("\ue000([0-9]+)\ue001")


class Text(FluentType):
    """Words behind a mark; a selector in a text still sees the words."""

    def __init__(self, words: str, mark: str) -> None:
        self.words = words
        self.mark = mark

    def __eq__(self, other: object) -> bool:
        return self.words == (other.words if isinstance(other, Text) else other)

    def __hash__(self) -> int:
        return hash(self.words)

    def format(self, _locale: Locale) -> str:
        return self.mark


class When(FluentType):
    """A date, or a moment already in the reader's zone."""

    def __init__(self, value: date, wording: Wording) -> None:
        self.value = value
        self._wording = wording

    def format(self, _locale: Locale) -> str:
        return self.moment() if isinstance(self.value, datetime) else self.date()

    def date(self) -> str:
        return f"{self.value:%d/%m/%Y}"

    def day(self) -> str:
        return f"{self.value:%d/%m}"

    def time(self) -> str:
        if not isinstance(self.value, datetime):
            raise TypeError("a date has no time of day")
        return f"{self.value:%H:%M}"

    def moment(self) -> str:
        return self._wording(say("moment", time=self.time(), date=self.date()))

    def weekday(self) -> str:
        return self._wording(say("weekday", day=self.value.isoweekday()))

    def official(self) -> str:
        """The date as documents write it: a zero before days under 10 and before months 1 and 2."""
        month = f"{self.value.month:02}" if self.value.month < 3 else str(self.value.month)
        return self._wording(say("official-date", day=f"{self.value:%d}", month=month, year=str(self.value.year)))


class Several(FluentType):
    """The items of a tuple: one a line, or by LIST() as a sentence has them."""

    def __init__(self, items: tuple[FluentType, ...], locale: Locale, wording: Wording) -> None:
        self._items = [str(item.format(locale)) for item in items]
        self._wording = wording

    def format(self, _locale: Locale) -> str:
        return "\n".join(self._items)

    def sentence(self) -> str:
        *head, last = self._items or [""]
        return self._wording(say("list-end", first=", ".join(head), last=last)) if head else last


class Arguments:
    """The arguments of one phrase as Fluent takes them, and the words behind their marks."""

    def __init__(
        self, args: Mapping[str, Value], *, locale: Locale, zone: ZoneInfo, words: Wording, plain: Wording
    ) -> None:
        self._locale = locale
        self._zone = zone
        self._inner = words
        self._plain = plain
        self._behind: list[str | Phrase] = []
        self.fluent = {name: self._argument(value) for name, value in args.items()}

    def fill(self, draft: str, written: Callable[[str], str]) -> str:
        """The finished text: each mark replaced by its words, as `written` for where they are shown."""
        return _MARK.sub(lambda mark: self._words(int(mark[1]), written), draft)

    def _words(self, index: int, written: Callable[[str], str]) -> str:
        words = self._behind[index]
        return self._inner(words) if isinstance(words, Phrase) else written(words)

    def _argument(self, value: Value) -> FluentType:
        match value:
            case str() | Phrase():
                return self._text(value)
            case tuple():
                return Several(tuple(map(self._argument, value)), self._locale, self._plain)
            case datetime():
                return When(value.astimezone(self._zone), self._plain)
            case date():
                return When(value, self._plain)
            case Decimal() if value == value.to_integral_value():
                return _number(int(value))  # so that it meets plurals and numbers in selectors
        return _number(value)

    def _text(self, value: str | Phrase) -> Text:
        self._behind.append(value)
        words = value if isinstance(value, str) else ""
        return Text(words, f"\ue000{len(self._behind) - 1}\ue001")


def _number(value: int | Decimal) -> FluentType:
    number = native_to_fluent(value)
    assert isinstance(number, FluentType)  # noqa: S101 - tells the type checker what Fluent promises
    return number


# Fluent's own annotation leaves out that a function may give plain text.
Function: TypeAlias = Callable[[Any], Any]


def _of_when(how: Callable[[When], str]) -> Function:
    def function(value: FluentType) -> FluentType | str:
        if isinstance(value, When):
            return how(value)
        return _absent(value)

    return function


def _list(value: FluentType) -> FluentType | str:
    return value.sentence() if isinstance(value, Several) else _absent(value)


def _absent(value: FluentType) -> FluentType:
    if isinstance(value, FluentNone):
        return value  # Fluent has already named the missing argument
    raise TypeError(f"can't take a {type(value).__name__}")


# What texts may call, next to Fluent's own NUMBER($n, minimumFractionDigits: 2).
FUNCTIONS: Mapping[str, Function] = {
    "DATE": _of_when(When.date),  # 25/11/2026
    "DAY": _of_when(When.day),  # 25/11
    "TIME": _of_when(When.time),  # 17:00
    "MOMENT": _of_when(When.moment),  # 17:00 ngày 25/11/2026
    "WEEKDAY": _of_when(When.weekday),  # thứ Tư
    "OFFICIAL": _of_when(When.official),  # ngày 25 tháng 11 năm 2026
    "LIST": _list,  # Nghệ An, Hà Tĩnh và Huế
}
