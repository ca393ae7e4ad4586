"""What is read from a file of law: its lines, then its head, its provisions, and what it does to other documents."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.rules.model import Change


class Legacy(StrEnum):
    """Fonts of before Unicode."""

    TCVN3 = "tcvn3"
    VNI = "vni"


@dataclass(frozen=True, slots=True)
class Raw:
    """A file as lines of tidy text, none of them empty.

    `wrapped`: lines end where the page did, not where the paragraph does. `blank_pages` are numbers of pages without
    text, among others that have some. `legacy`: the font that the text was converted from.
    """

    lines: tuple[str, ...]
    wrapped: bool = False
    blank_pages: tuple[int, ...] = ()
    legacy: Legacy | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """The smallest part that has a place of its own: an article without clauses, a clause without points, a point.

    Words above the first clause or point of an article or clause are a piece too. `article` is the article's number,
    or for what is no article the whole name of its place: an annex, a section of a guidance.
    """

    part: str | None
    chapter: str | None
    section: str | None
    article: str
    heading: str
    clause: str | None
    point: str | None
    text: str
    valid_from: date | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What a document says of itself; none where it was not found."""

    number: str | None
    kind: str | None
    title: str | None
    issuer: str | None
    issued_on: date | None
    in_force_from: date | None
    in_force_to: date | None
    replaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A document read whole."""

    head: Head
    pieces: tuple[Piece, ...]
    changes: tuple[Change, ...]
    unclear: int
    """Provisions that change something, without its being clear what."""
    blank_pages: tuple[int, ...] = ()
    legacy: Legacy | None = None

    @property
    def fingerprint(self) -> str:
        """SHA-256 of what it says, place by place: the same for the same text in another kind of file."""
        return fingerprint_of((it.article, it.clause, it.point, it.text) for it in self.pieces)


def fingerprint_of(pieces: Iterable[tuple[str, str | None, str | None, str]]) -> str:
    """The fingerprint of provisions, each by article, clause, point and text."""
    content = json.dumps([list(it) for it in pieces], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(content.encode()).hexdigest()
