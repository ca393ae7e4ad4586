"""Documents of law that were loaded into the bot, provision by provision, and what they change in others."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.tables.base import Base, Numbered
from storage.tables.words import words
from storage.types import Json, UtcTime


class DocumentState(StrEnum):
    """A document is read into a draft, then loaded; taken out again, its text stays for whoever wants it back."""

    DRAFT = "draft"
    LOADED = "loaded"
    REMOVED = "removed"


class Deed(StrEnum):
    """What a document does to a provision of another."""

    AMENDED = "amended"
    ADDED = "added"
    REPEALED = "repealed"
    REWORDED = "reworded"


_LOADED = text("state = 'loaded'")
_DRAFT = text("state = 'draft'")


class RuleDocument(Numbered, Base):
    """A law, decree, circular, regulation or guidance, in its own words.

    `number_key` is the number as it is compared. `fingerprint` is the SHA-256 of its provisions' texts: the same
    text is loaded once. `in_force_to` is the last day; `replaced_by` the number of what took its place; both are set
    by hand where `valid_by_hand`. `replaces` are the numbers it says itself that it replaces. `supersedes_id` is the
    older version that it took out when it was loaded. Nobody loads a document from the command line: no person then.
    """

    __tablename__ = "rule_document"
    __table_args__ = (
        Index("uq_rule_document_number", "number_key", unique=True, sqlite_where=_LOADED, postgresql_where=_LOADED),
        Index("uq_rule_document_draft", "drafted_by_id", unique=True, sqlite_where=_DRAFT, postgresql_where=_DRAFT),
    )

    state: Mapped[DocumentState] = mapped_column(words(DocumentState))
    number: Mapped[str | None] = mapped_column(String(60))
    number_key: Mapped[str | None] = mapped_column(String(60))
    kind: Mapped[str | None] = mapped_column(String(60))
    title: Mapped[str | None] = mapped_column(String(500))
    issuer: Mapped[str | None] = mapped_column(String(160))
    issued_on: Mapped[date | None] = mapped_column(Date)
    in_force_from: Mapped[date | None] = mapped_column(Date)
    in_force_to: Mapped[date | None] = mapped_column(Date)
    replaced_by: Mapped[str | None] = mapped_column(String(60))
    valid_by_hand: Mapped[bool] = mapped_column(default=False)
    replaces: Mapped[list[Any]] = mapped_column(Json)
    unclear: Mapped[int] = mapped_column(default=0)
    blank_pages: Mapped[int] = mapped_column(default=0)
    legacy: Mapped[str | None] = mapped_column(String(20))
    fingerprint: Mapped[str] = mapped_column(String(64), index=True)
    drafted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    drafted_at: Mapped[datetime] = mapped_column(UtcTime)
    loaded_at: Mapped[datetime | None] = mapped_column(UtcTime)
    removed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    removed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    supersedes_id: Mapped[int | None] = mapped_column(ForeignKey("rule_document.id"))

    provisions: Mapped[list["Provision"]] = relationship(order_by="Provision.position", passive_deletes="all")


class Provision(Numbered, Base):
    """The smallest part of a document that has a place of its own, in its own words.

    `article` is its number, or the whole name of a place that is no article (an annex, a section). `valid_from` and
    `valid_to` are given where they differ from the document's own.
    """

    __tablename__ = "provision"
    __table_args__ = (UniqueConstraint("document_id", "position"),)

    document_id: Mapped[int] = mapped_column(ForeignKey("rule_document.id"))
    position: Mapped[int]
    part: Mapped[str | None] = mapped_column(String(250))
    chapter: Mapped[str | None] = mapped_column(String(250))
    section: Mapped[str | None] = mapped_column(String(250))
    article: Mapped[str] = mapped_column(String(60))
    heading: Mapped[str] = mapped_column(String(500))
    clause: Mapped[str | None] = mapped_column(String(10))
    point: Mapped[str | None] = mapped_column(String(10))
    text: Mapped[str] = mapped_column(Text)
    valid_from: Mapped[date | None] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)


class Amendment(Numbered, Base):
    """That a provision of a document changes a provision of another, as it says itself.

    `target` is the other document's number, or its name; `by_article` and `by_clause` the place where it says so.
    """

    __tablename__ = "amendment"
    __table_args__ = (UniqueConstraint("document_id", "position"),)

    document_id: Mapped[int] = mapped_column(ForeignKey("rule_document.id"))
    position: Mapped[int]
    target: Mapped[str] = mapped_column(String(200))
    article: Mapped[str] = mapped_column(String(60))
    clause: Mapped[str | None] = mapped_column(String(10))
    point: Mapped[str | None] = mapped_column(String(10))
    deed: Mapped[Deed] = mapped_column(words(Deed))
    by_article: Mapped[str] = mapped_column(String(60))
    by_clause: Mapped[str | None] = mapped_column(String(10))
