"""Curated answers, and the questions that were asked: what was not known, who waits for an answer, how it was taken."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Date, ForeignKey, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.tables.base import Base, Numbered
from storage.tables.people import Person
from storage.tables.words import words
from storage.types import Json, UtcTime


class FaqState(StrEnum):
    """A curated answer is drafted, waits for a second person, is approved, and one day retired."""

    DRAFT = "draft"
    WAITING = "waiting"
    APPROVED = "approved"
    RETIRED = "retired"


class AnswerZone(StrEnum):
    """How a question was answered at once: by a curated answer, or as surely as the digest allowed."""

    CURATED = "curated"
    KNOWN = "known"
    UNSURE = "unsure"
    UNKNOWN = "unknown"


class Opinion(StrEnum):
    """What the asker said of the answer."""

    RIGHT = "right"
    WRONG = "wrong"


class QuestionState(StrEnum):
    """A question is noted; some are passed on to the secretariat, who answer or decline; some are withdrawn."""

    NOTED = "noted"
    PASSED = "passed"
    ANSWERED = "answered"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


class Faq(Numbered, Base):
    """An answer in the cluster's own words to a question that is asked in several ways.

    `citations` is a list of document, article, clause and point. `author_id` is who wrote the present words;
    `approver_id` is somebody else. `replaces_id` is the approved one that this one is a new form of. `rev` grows with
    each change.
    """

    __tablename__ = "faq"

    state: Mapped[FaqState] = mapped_column(words(FaqState), index=True)
    answer: Mapped[str] = mapped_column(Text)
    citations: Mapped[list[dict[str, Any]]] = mapped_column(Json)
    valid_from: Mapped[date | None] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    author_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    written_at: Mapped[datetime] = mapped_column(UtcTime)
    approver_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    approved_at: Mapped[datetime | None] = mapped_column(UtcTime)
    retired_at: Mapped[datetime | None] = mapped_column(UtcTime)
    return_reason: Mapped[str | None] = mapped_column(String(300))
    replaces_id: Mapped[int | None] = mapped_column(ForeignKey("faq.id"))
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    rev: Mapped[int] = mapped_column(default=1)

    variants: Mapped[list["FaqVariant"]] = relationship(order_by="FaqVariant.position", cascade="all, delete-orphan")
    author: Mapped[Person] = relationship(foreign_keys=[author_id])
    approver: Mapped[Person | None] = relationship(foreign_keys=[approver_id])


class FaqVariant(Numbered, Base):
    """One way in which the question of a curated answer is asked."""

    __tablename__ = "faq_variant"
    __table_args__ = (UniqueConstraint("faq_id", "position"),)

    faq_id: Mapped[int] = mapped_column(ForeignKey("faq.id"))
    position: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    text_folded: Mapped[str] = mapped_column(Text)


class QuestionLog(Numbered, Base):
    """A question that somebody asked, without who it was.

    `source` is the code of what was shown. Only while an answer is owed `person_id` says to whom. `text` and `answer`
    are emptied some time after all is said.
    """

    __tablename__ = "question_log"

    asked_at: Mapped[datetime] = mapped_column(UtcTime, index=True)
    text: Mapped[str | None] = mapped_column(Text)
    zone: Mapped[AnswerZone] = mapped_column(words(AnswerZone))
    source: Mapped[str | None] = mapped_column(String(80))
    verdict: Mapped[Opinion | None] = mapped_column(words(Opinion))
    state: Mapped[QuestionState] = mapped_column(words(QuestionState), index=True)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    passed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    answer: Mapped[str | None] = mapped_column(Text)
    citations: Mapped[list[dict[str, Any]] | None] = mapped_column(Json)
    answered_at: Mapped[datetime | None] = mapped_column(UtcTime)
    answered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    faq_id: Mapped[int | None] = mapped_column(ForeignKey("faq.id"))
