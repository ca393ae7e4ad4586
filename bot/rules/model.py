"""What the rules room talks about: documents, their articles, and the provisions that answer."""

import re
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from bot.language.text import fold
from storage.tables import Deed

WHOLE = "0"
"""The article of a provision that stands for its document as a whole: where in it the matter stands is not known."""

_NOT_IN_NAMES = re.compile("[^0-9a-z]+")


def ascii_name(name: str) -> str:
    """A name in Latin letters, digits and hyphens: numbers of articles stay as they are, annexes get a name."""
    return _NOT_IN_NAMES.sub("-", fold(name.replace("đ", "dd"))).strip("-")


class Standing(StrEnum):
    """Whether a document binds on a given day."""

    NOT_YET = "not-yet"
    IN_FORCE = "in-force"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Change:
    """That a provision of one document changes a provision of another, as it says itself.

    `target` is the other document's number, or its name where no number is given. `by_article` and `by_clause` say
    where it stands in the changing document.
    """

    target: str
    article: str
    clause: str | None
    point: str | None
    deed: Deed
    by_article: str
    by_clause: str | None


@dataclass(frozen=True, slots=True)
class Touch:
    """That a provision has been changed: by which document, where in it, how, and since when."""

    number: str
    article: str
    clause: str | None
    deed: Deed
    since: date | None


@dataclass(frozen=True, slots=True)
class Amendment:
    """A later document that changes this one. Unless `merged`, the digest does not know its changes."""

    number: str
    in_force_from: date
    merged: bool
    above_all: frozenset[str]
    """Articles that it is most likely to touch."""


@dataclass(frozen=True, slots=True)
class Document:
    """A legal document the bot knows of. Without `held` it is known by name and validity only."""

    number: str
    code: str
    kind: str
    title: str
    issuer: str
    names: tuple[str, ...]
    in_force_from: date | None
    in_force_to: date | None
    """The last day in force, where known."""
    expired: bool
    replaced_by: str | None
    amendments: tuple[Amendment, ...]
    articles: int | None
    """How many articles the official text has."""
    held: bool
    partial: bool = False
    """Whether only some of its provisions are held, so that a matter may well be settled in it and not found here."""
    replaces: tuple[str, ...] = field(default=(), compare=False)
    """Numbers of the documents whose place it takes, as it says itself."""
    changes: tuple[Change, ...] = field(default=(), compare=False)
    """What it changes in other documents, where its text is held."""
    unclear: int = field(default=0, compare=False)
    """Provisions that change something without its being clear what."""
    official: bool = False
    """Whether its own text is held, and not only a digest of it."""

    def standing(self, on: date) -> Standing:
        """Whether the document is in force on a day; an uncertain end counts as ended."""
        if self.in_force_from and on < self.in_force_from:
            return Standing.NOT_YET
        if self.in_force_to:
            return Standing.EXPIRED if on > self.in_force_to else Standing.IN_FORCE
        return Standing.EXPIRED if self.expired else Standing.IN_FORCE

    def amends(self, other: "Document", on: date) -> bool:
        """Whether its changes of another document are in force on a day and not known to the digest."""
        return any(it.number == self.number for it in other.unmerged(on))

    def unmerged(self, on: date) -> tuple[Amendment, ...]:
        """Amendments in force on that day whose changes the digest does not hold."""
        return tuple(it for it in self.amendments if not it.merged and on >= it.in_force_from)


@dataclass(frozen=True, slots=True)
class Provision:
    """One answer of the digest: an article, a clause or a point, in our own words."""

    document: Document
    article: str
    clause: str | None
    point: str | None
    heading: str
    title: str
    digest: str
    words: tuple[str, ...]
    article_words: tuple[str, ...]
    asked_by: tuple[str, ...]
    """Words without which the provision is hardly meant; its matter is then the same for every title and award."""
    valid_from: date | None = field(default=None, compare=False)
    """Where it differs from the document's own."""
    valid_to: date | None = field(default=None, compare=False)
    """The last day in force, where it ends before the document does."""
    touches: tuple[Touch, ...] = field(default=(), compare=False)
    """What later documents have done to it."""
    official: str | None = field(default=None, compare=False)
    """The document's own words behind a digest, where they are held."""

    @property
    def code(self) -> str:
        """A short, stable, ASCII name for buttons and links: `06-2022:73.4.dd`."""
        parts = [ascii_name(self.article), self.clause, self.point]
        return f"{self.document.code}:{'.'.join(part.replace('đ', 'dd') for part in parts if part)}"

    def standing(self, on: date) -> Standing:
        """Whether it binds on a day: what is over or has not begun for itself, else as its document."""
        if self.valid_to and on > self.valid_to:
            return Standing.EXPIRED
        if self.valid_from and on < self.valid_from:
            return Standing.NOT_YET
        return self.document.standing(on)

    def touched(self, on: date) -> tuple[Touch, ...]:
        """What has been done to it by that day, or since a day that is not known."""
        return tuple(it for it in self.touches if it.since is None or on >= it.since)


@dataclass(frozen=True, slots=True)
class Article:
    """An article with all its provisions in reading order."""

    document: Document
    number: str
    heading: str
    clauses: int
    """How many clauses the official text has; 0 when it is one paragraph."""
    provisions: tuple[Provision, ...]


@dataclass(frozen=True, slots=True)
class Pointer:
    """A matter that the digest does not hold, and where it is settled."""

    document: Document
    article: str | None
    title: str
    words: tuple[str, ...]
    asked_by: tuple[str, ...]
    """As of a provision."""


@dataclass(frozen=True, slots=True)
class Corpus:
    """Everything the bot knows about the rules, in reading order."""

    documents: tuple[Document, ...]
    articles: tuple[Article, ...]
    pointers: tuple[Pointer, ...]

    @property
    def provisions(self) -> tuple[Provision, ...]:
        """All provisions, article after article."""
        return tuple(provision for article in self.articles for provision in article.provisions)

    def document(self, number: str) -> Document | None:
        """The document of that number, as `06/2022/QH15`."""
        return next((it for it in self.documents if it.number == number), None)

    def article(self, document: str, number: str) -> Article | None:
        """An article of the digest by document number and article number."""
        found = (it for it in self.articles if it.document.number == document and it.number == number)
        return next(found, None)

    def by_code(self, code: str) -> Provision | None:
        """The provision of a button's code, or None when there is none any more."""
        return next((it for it in self.provisions if it.code == code), None)

    def neighbours(self, code: str) -> tuple[Provision | None, Provision | None]:
        """The provisions before and after, for leafing; None at either end or for an unknown code."""
        order = self.provisions
        at = next((place for place, it in enumerate(order) if it.code == code), None)
        if at is None:
            return None, None
        return (order[at - 1] if at else None), (order[at + 1] if at + 1 < len(order) else None)
