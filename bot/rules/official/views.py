"""Loaded documents as they are given out."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from storage.tables import Amendment, DocumentState, Provision, RuleDocument

UNDO = timedelta(minutes=10)
"""How long a document that was taken out can be put back."""


@dataclass(frozen=True, kw_only=True)
class DocumentView:
    """A document with its counts. `older` is the loaded document of the same number, whose place a draft would take."""

    id: int
    state: DocumentState
    number: str | None
    kind: str | None
    title: str | None
    issuer: str | None
    issued_on: date | None
    in_force_from: date | None
    in_force_to: date | None
    replaced_by: str | None
    replaces: tuple[str, ...]
    unclear: int
    blank_pages: int
    legacy: str | None
    chapters: int
    articles: int
    clauses: int
    others: int
    """Annexes, sections and passages: places that are no articles."""
    changes: int
    loaded_at: datetime | None
    removed_at: datetime | None
    older: "DocumentView | None" = None

    @property
    def name(self) -> str:
        """What it is called in the fewest words."""
        return self.number or self.title or "–"

    def can_return(self, now: datetime) -> bool:
        """Whether it was taken out so lately that it can be put back."""
        return self.removed_at is not None and now - self.removed_at <= UNDO


def view_of(session: Session, document: RuleDocument) -> DocumentView:
    """A document with its counts."""
    places = session.execute(
        select(Provision.article, Provision.chapter, Provision.clause).where(Provision.document_id == document.id)
    ).all()
    articles = {article for article, _, _ in places}
    numbered = {it for it in articles if it[:1].isdigit()}
    return DocumentView(
        id=document.id,
        state=document.state,
        number=document.number,
        kind=document.kind,
        title=document.title,
        issuer=document.issuer,
        issued_on=document.issued_on,
        in_force_from=document.in_force_from,
        in_force_to=document.in_force_to,
        replaced_by=document.replaced_by,
        replaces=tuple(document.replaces),
        unclear=document.unclear,
        blank_pages=document.blank_pages,
        legacy=document.legacy,
        chapters=len({chapter for _, chapter, _ in places if chapter}),
        articles=len(numbered),
        clauses=len({(article, clause) for article, _, clause in places if clause and article in numbered}),
        others=len(articles - numbered),
        changes=session.scalar(select(func.count()).where(Amendment.document_id == document.id)) or 0,
        loaded_at=document.loaded_at,
        removed_at=document.removed_at,
        older=_older(session, document),
    )


def _older(session: Session, document: RuleDocument) -> DocumentView | None:
    if document.state is not DocumentState.DRAFT or document.number_key is None:
        return None
    found = loaded_where(session, RuleDocument.number_key == document.number_key)
    return view_of(session, found) if found else None


def loaded_where(session: Session, which: ColumnElement[bool]) -> RuleDocument | None:
    """The loaded document of which something holds."""
    return session.scalar(select(RuleDocument).where(RuleDocument.state == DocumentState.LOADED, which))
