"""A screen is data: phrases and buttons. It is worded and coded for Telegram only when it is shown."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil
from typing import Generic, TypeVar

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.language.catalogue import Catalogue
from bot.language.phrases import Phrase, Refused, say

Item = TypeVar("Item")

MOST_DATA = 64
MOST_DIGITS = 9
PAGE = 6


class ButtonTooLongError(Exception):
    """A button's data would be over Telegram's 64 bytes: a fault of ours, found when the screen is drawn."""


@dataclass(frozen=True)
class Button:
    """A choice: what it says, and either the action with its argument or a link."""

    label: Phrase
    action: str = ""
    arg: str = ""
    url: str | None = None


@dataclass(frozen=True)
class Screen:
    """What a person sees: paragraphs and rows of buttons."""

    text: tuple[Phrase, ...]
    rows: tuple[tuple[Button, ...], ...] = field(default=())

    @property
    def choices(self) -> list[Button]:
        """The buttons that do something here, in the order they are read."""
        return [button for row in self.rows for button in row if button.url is None]


@dataclass(frozen=True)
class Coded:
    """What a button carries: for which state of the screen it was drawn, the action and its argument.

    `rev` is none for buttons under messages of their own (notices), which never grow old by another screen.
    """

    rev: int | None
    action: str
    arg: str


_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_FORM = re.compile(r"(?:s(?P<rev>[0-9a-z]{1,7})|n):(?P<action>[a-z-]{1,20})(?::(?P<arg>.*))?", re.DOTALL)


def code(coded: Coded) -> str:
    """The short string under a button. Raises `ButtonTooLongError` over 64 bytes."""
    head = "n" if coded.rev is None else f"s{_base36(coded.rev)}"
    data = f"{head}:{coded.action}:{coded.arg}" if coded.arg else f"{head}:{coded.action}"
    if len(data.encode()) > MOST_DATA:
        raise ButtonTooLongError(data)
    return data


def decode(data: str) -> Coded | None:
    """What a button carries; none for what we never made."""
    found = _FORM.fullmatch(data)
    if found is None:
        return None
    rev = None if found["rev"] is None else int(found["rev"], 36)
    return Coded(rev, found["action"], found["arg"] or "")


def number(arg: str) -> int:
    """The number that a button carries. Raises `Refused` for what we never put there."""
    if not (arg.isascii() and arg.isdecimal() and len(arg) <= MOST_DIGITS):
        raise Refused(say("button-unknown"))
    return int(arg)


def _base36(number: int) -> str:
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = _DIGITS[digit] + digits
    return digits or "0"


def word(screen: Screen, texts: Catalogue) -> str:
    """The screen's text as Telegram HTML, its paragraphs apart."""
    whole = "\n\n".join(texts.html(phrase) for phrase in screen.text)
    return whole.replace("</blockquote>\n\n", "</blockquote>\n")  # a quote has room below it already


def keyboard(screen: Screen, texts: Catalogue, *, rev: int | None) -> InlineKeyboardMarkup | None:
    """The screen's buttons for Telegram; `rev` is none under a message of its own."""
    rows = [[_button(button, texts, rev) for button in row] for row in screen.rows if row]
    return InlineKeyboardMarkup(rows) if rows else None


def _button(button: Button, texts: Catalogue, rev: int | None) -> InlineKeyboardButton:
    label = texts.plain(button.label)
    if button.url is not None:
        return InlineKeyboardButton(label, url=button.url)
    return InlineKeyboardButton(label, callback_data=code(Coded(rev, button.action, button.arg)))


def home_row() -> tuple[Button, ...]:
    """The row that leads home from anywhere."""
    return (Button(say("home-button"), "home"),)


def back_row(step: str) -> tuple[Button, ...]:
    """The row that leads back to a step of the same form, and home."""
    return (Button(say("back-button"), "go", step), Button(say("home-button"), "home"))


@dataclass(frozen=True)
class Page(Generic[Item]):
    """A part of a long list, and the row that turns its pages."""

    items: Sequence[Item]
    number: int
    last: int

    @property
    def row(self) -> tuple[Button, ...]:
        """Previous and next, where there are any."""
        previous = (Button(say("previous-button"), "page", str(self.number - 1)),) if self.number > 0 else ()
        following = (Button(say("next-button"), "page", str(self.number + 1)),) if self.number < self.last else ()
        return previous + following


def page_of(items: Sequence[Item], number: int, size: int = PAGE) -> Page[Item]:
    """One page of a list; a number past the end gives the last page."""
    last = max(0, ceil(len(items) / size) - 1)
    number = min(max(0, number), last)
    return Page(items[number * size : (number + 1) * size], number, last)
