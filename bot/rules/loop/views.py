"""What screens and notices are told of questions and curated answers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from storage.tables import AnswerZone, Faq, FaqState, QuestionLog, QuestionState


@dataclass(frozen=True)
class Cited:
    """Where an answer's ground stands. `document` is a number, or what a document is called where it has none."""

    document: str
    article: str | None = None
    clause: str | None = None
    point: str | None = None

    def as_json(self) -> dict[str, Any]:
        """As it is kept."""
        return {"document": self.document, "article": self.article, "clause": self.clause, "point": self.point}


def cited_from(kept: Sequence[Mapping[str, Any]] | None) -> tuple[Cited, ...]:
    """The citations as they were kept."""
    return tuple(Cited(it["document"], it.get("article"), it.get("clause"), it.get("point")) for it in kept or ())


@dataclass(frozen=True, kw_only=True)
class QuestionView:
    """A question that was passed on, and what became of it."""

    question_id: int
    text: str
    zone: AnswerZone
    source: str | None
    state: QuestionState
    asked_at: datetime
    passed_at: datetime | None
    answer: str | None
    citations: tuple[Cited, ...]
    answered_at: datetime | None
    answered_by_id: int | None
    faq_id: int | None


def question_view(row: QuestionLog) -> QuestionView:
    """A question of the store, for a screen."""
    return QuestionView(
        question_id=row.id,
        text=row.text or "",
        zone=row.zone,
        source=row.source,
        state=row.state,
        asked_at=row.asked_at,
        passed_at=row.passed_at,
        answer=row.answer,
        citations=cited_from(row.citations),
        answered_at=row.answered_at,
        answered_by_id=row.answered_by_id,
        faq_id=row.faq_id,
    )


@dataclass(frozen=True, kw_only=True)
class FaqView:
    """A curated answer with everything that a reviewer has to see."""

    faq_id: int
    rev: int
    state: FaqState
    variants: tuple[str, ...]
    answer: str
    citations: tuple[Cited, ...]
    valid_from: date | None
    valid_to: date | None
    author_id: int
    author_name: str
    approver_name: str | None
    approved_at: datetime | None
    return_reason: str | None
    replaces_id: int | None

    def holds(self, on: date) -> bool:
        """Whether the answer holds on a day."""
        return (self.valid_from is None or self.valid_from <= on) and (self.valid_to is None or on <= self.valid_to)


def faq_view(row: Faq) -> FaqView:
    """A curated answer of the store, for a screen."""
    return FaqView(
        faq_id=row.id,
        rev=row.rev,
        state=row.state,
        variants=tuple(it.text for it in row.variants),
        answer=row.answer,
        citations=cited_from(row.citations),
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        author_id=row.author_id,
        author_name=row.author.display_name,
        approver_name=row.approver.display_name if row.approver else None,
        approved_at=row.approved_at,
        return_reason=row.return_reason,
        replaces_id=row.replaces_id,
    )
