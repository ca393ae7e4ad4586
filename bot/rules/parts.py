"""The questions that one message holds: sentence by sentence, and where two are joined by a word."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from bot.rules.asking import load_asking
from bot.rules.shadow import any_of, shadow
from bot.rules.terms import split

_SENTENCE = re.compile(r"(?P<text>[^?!;\n.]+(?:\.(?!\s|$)[^?!;\n.]*)*)(?P<end>[?!;\n]+|\.+(?=\s|$)|$)")
_LISTED = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[-•*+–])\s+")
_LEAST, _LEAST_BEHIND = 3, 2


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a message. `asks`: it has the form of a question; `clear`: it ends as one."""

    text: str
    asks: bool
    clear: bool


class Parts:
    """Takes messages apart by the words of `[parts]`."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        words = sorted(table["asking"], key=len, reverse=True)
        self._asking = re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)
        self._asking_bare = re.compile(rf"\b(?:{any_of(words)})\b")
        self._joint = re.compile(rf"\s*(?:,|\b(?:{any_of(table['joints'])})\b)\s*")

    def asks(self, text: str) -> bool:
        """Whether the text has a word that asks. Where marks are written they count: `máy` is not `mấy`."""
        return bool(self._asking_bare.search(shadow(text)) if text.isascii() else self._asking.search(text))

    def sentences(self, text: str) -> list[Piece]:
        """The sentences that ask something, and the lines of a list."""
        return list(self._sentences(text))

    def joined(self, text: str) -> list[Piece]:
        """The two questions that a word or a comma joins; empty where the text holds no two."""
        for joint in self._joint.finditer(shadow(text)):
            left, right = text[: joint.start()], text[joint.end() :]
            long_enough = len(split(left)) >= _LEAST and len(split(right)) >= _LEAST_BEHIND
            if long_enough and self.asks(left) and self.asks(right):
                return [Piece(left, asks=True, clear=False), *(self.joined(right) or [Piece(right, True, False)])]
        return []

    def _sentences(self, text: str) -> Iterator[Piece]:
        for found in _SENTENCE.finditer(text):
            listed = _LISTED.match(found["text"])
            words = found["text"][listed.end() if listed else 0 :].strip(" ,:-")
            asks = self.asks(words) or "?" in found["end"]
            if split(words) and (asks or listed or set(found["end"]) & set(";\n")):
                yield Piece(words, asks, "?" in found["end"] or (asks and listed is not None))


@cache
def load_parts() -> Parts:
    """The reader with the shipped table."""
    return Parts(load_asking()["parts"])
