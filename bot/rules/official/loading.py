"""Use cases of the library: a document is drafted, mended, loaded, taken out again and put back."""

from dataclasses import asdict
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, delete, insert, select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.language.text import tidy
from bot.people.permissions import Action, Actor
from bot.rules.official.heading import clean_number, number_key
from bot.rules.official.shape import Paper
from bot.rules.official.views import UNDO, DocumentView, loaded_where, view_of
from storage import audit, values
from storage.tables import Amendment, DocumentState, Provision, RuleDocument, Setting

SHELF = "rules-shelf"
"""The setting that counts how often the shelf has changed."""
_LONGEST = {"number": 60, "title": 500, "kind": 60, "issuer": 160, "replaced_by": 60}


class Detail(StrEnum):
    """What can be set by hand of a document; of one that is loaded only its validity."""

    NUMBER = "number"
    TITLE = "title"
    KIND = "kind"
    ISSUER = "issuer"
    ISSUED_ON = "issued_on"
    IN_FORCE_FROM = "in_force_from"
    IN_FORCE_TO = "in_force_to"
    REPLACED_BY = "replaced_by"


VALIDITY = (Detail.IN_FORCE_FROM, Detail.IN_FORCE_TO, Detail.REPLACED_BY)
_DATES = (Detail.ISSUED_ON, Detail.IN_FORCE_FROM, Detail.IN_FORCE_TO)


def draft_document(session: Session, *, actor: Actor, paper: Paper, now: datetime) -> DocumentView:
    """Makes what was read this person's draft; the one before it goes. Refused where the same text is loaded."""
    actor.require(Action.MANAGE_RULES)
    _refuse_same(session, paper.fingerprint)
    _drop_draft(session, actor.person_id)
    document = _add(session, paper, actor.person_id, now)
    _record(session, "document-drafted", document, actor.person_id, now)
    return view_of(session, document)


def draft_of(session: Session, *, actor: Actor) -> DocumentView | None:
    """This person's draft."""
    actor.require(Action.MANAGE_RULES)
    document = _draft(session, actor.person_id)
    return view_of(session, document) if document else None


def discard_draft(session: Session, *, actor: Actor, now: datetime) -> None:
    """Throws this person's draft away; where there is none, nothing happens."""
    actor.require(Action.MANAGE_RULES)
    dropped = _drop_draft(session, actor.person_id)
    if dropped is not None:
        _record(session, "document-discarded", dropped, actor.person_id, now)


def load_draft(session: Session, *, actor: Actor, now: datetime) -> DocumentView:
    """Puts this person's draft on the shelf; a loaded document of the same number gives way to it."""
    actor.require(Action.MANAGE_RULES)
    document = _draft(session, actor.person_id)
    if document is None:
        raise Refused(say("refused-law-no-draft"))
    return _load(session, document, actor.person_id, now)


def import_document(session: Session, *, paper: Paper, now: datetime) -> DocumentView:
    """Loads a document from the server's command line, where nobody's permission is asked."""
    _refuse_same(session, paper.fingerprint)
    return _load(session, _add(session, paper, None, now), None, now)


def mend(
    session: Session, *, actor: Actor, document_id: int, detail: Detail, value: str | date | None, now: datetime
) -> DocumentView:
    """Sets one detail by hand: of this person's draft any, of a loaded document its validity."""
    actor.require(Action.MANAGE_RULES)
    document = session.get(RuleDocument, document_id)
    if document is None or not _may_mend(document, actor, detail):
        raise Refused(say("refused-law-gone"))
    before = getattr(document, detail.value)
    _set(document, detail, value)
    if document.in_force_from and document.in_force_to and document.in_force_to < document.in_force_from:
        raise Refused(say("refused-law-dates", since=document.in_force_from, until=document.in_force_to))
    if document.state is DocumentState.LOADED:
        document.valid_by_hand = True
        _turn_shelf(session, now)
    was = {detail.value: str(before) if before is not None else None}
    _record(session, "document-mended", document, actor.person_id, now, before=was)
    session.flush()
    return view_of(session, document)


def documents(session: Session, *, actor: Actor, now: datetime) -> list[int]:
    """What is loaded, the latest first, behind what was taken out so lately that it can be put back; ids."""
    actor.require(Action.MANAGE_RULES)
    fresh = (RuleDocument.state == DocumentState.REMOVED) & (RuleDocument.removed_at >= now - UNDO)
    loaded = RuleDocument.state == DocumentState.LOADED
    found = session.execute(
        select(RuleDocument.id, RuleDocument.state).where(loaded | fresh).order_by(RuleDocument.id.desc())
    )
    return [row.id for row in sorted(found, key=lambda row: row.state is DocumentState.LOADED)]


def document(session: Session, *, actor: Actor, document_id: int) -> DocumentView:
    """One document that is loaded or was."""
    actor.require(Action.MANAGE_RULES)
    found = session.get(RuleDocument, document_id)
    if found is None or found.state is DocumentState.DRAFT:
        raise Refused(say("refused-law-gone"))
    return view_of(session, found)


def remove(session: Session, *, actor: Actor, document_id: int, now: datetime) -> DocumentView:
    """Takes a document off the shelf."""
    actor.require(Action.MANAGE_RULES)
    found = loaded_where(session, RuleDocument.id == document_id)
    if found is None:
        raise Refused(say("refused-law-gone"))
    _take_out(session, found, actor.person_id, now)
    return view_of(session, found)


def put_back(session: Session, *, actor: Actor, document_id: int, now: datetime) -> DocumentView:
    """Puts a document back that was taken out within the last minutes."""
    actor.require(Action.MANAGE_RULES)
    found = session.get(RuleDocument, document_id)
    if found is None or found.state is not DocumentState.REMOVED or not _is_fresh(found, now):
        raise Refused(say("refused-law-too-late"))
    if loaded_where(session, _same_number(found)) is not None:
        raise Refused(say("refused-law-number-taken", number=found.number or ""))
    found.state, found.removed_at, found.removed_by_id = DocumentState.LOADED, None, None
    session.flush()
    _turn_shelf(session, now)
    _record(session, "document-put-back", found, actor.person_id, now)
    return view_of(session, found)


def drop_old_drafts(session: Session, *, before: datetime) -> int:
    """Drops drafts that nobody loaded since before a moment; returns how many."""
    old = select(RuleDocument).where(RuleDocument.state == DocumentState.DRAFT, RuleDocument.drafted_at < before)
    drafts = session.scalars(old).all()
    for draft in drafts:
        _delete(session, draft)
    return len(drafts)


def shelf_version(session: Session) -> int:
    """How often the shelf has changed."""
    held: dict[str, int] = values.value(session, SHELF, {})
    return held.get("version", 0)


# What they have in common.


def _refuse_same(session: Session, fingerprint: str) -> None:
    same = loaded_where(session, RuleDocument.fingerprint == fingerprint)
    if same is not None and same.loaded_at is not None:
        raise Refused(say("refused-law-same", document=same.number or "", when=same.loaded_at))


def _draft(session: Session, person_id: int) -> RuleDocument | None:
    return session.scalar(
        select(RuleDocument).where(RuleDocument.state == DocumentState.DRAFT, RuleDocument.drafted_by_id == person_id)
    )


def _drop_draft(session: Session, person_id: int) -> RuleDocument | None:
    draft = _draft(session, person_id)
    if draft is not None:
        _delete(session, draft)
    return draft


def _delete(session: Session, draft: RuleDocument) -> None:
    for table in (Provision, Amendment):
        session.execute(delete(table).where(table.document_id == draft.id))
    session.delete(draft)
    session.flush()


def _add(session: Session, paper: Paper, person_id: int | None, now: datetime) -> RuleDocument:
    head = paper.head
    document = RuleDocument(
        state=DocumentState.DRAFT,
        number=head.number and head.number[:60],
        number_key=head.number and number_key(head.number)[:60],
        kind=head.kind,
        title=head.title,
        issuer=head.issuer,
        issued_on=head.issued_on,
        in_force_from=head.in_force_from,
        in_force_to=head.in_force_to,
        valid_by_hand=False,
        replaces=list(head.replaces),
        unclear=paper.unclear,
        blank_pages=len(paper.blank_pages),
        legacy=paper.legacy and paper.legacy.value,
        fingerprint=paper.fingerprint,
        drafted_by_id=person_id,
        drafted_at=now,
    )
    session.add(document)
    session.flush()
    _add_rows(session, document.id, paper)
    return document


def _add_rows(session: Session, document_id: int, paper: Paper) -> None:
    pieces = [{"document_id": document_id, "position": at, **asdict(it)} for at, it in enumerate(paper.pieces, 1)]
    changes = [{"document_id": document_id, "position": at, **asdict(it)} for at, it in enumerate(paper.changes, 1)]
    if pieces:
        session.execute(insert(Provision), pieces)
    if changes:
        session.execute(insert(Amendment), changes)


def _load(session: Session, document: RuleDocument, person_id: int | None, now: datetime) -> DocumentView:
    if not document.number_key:
        raise Refused(say("refused-law-no-number"))
    _refuse_same(session, document.fingerprint)
    older = loaded_where(session, _same_number(document))
    if older is not None:
        _take_out(session, older, person_id, now)
        document.supersedes_id = older.id
    document.state, document.loaded_at = DocumentState.LOADED, now
    session.flush()
    _turn_shelf(session, now)
    _record(session, "document-loaded", document, person_id, now)
    return view_of(session, document)


def _take_out(session: Session, document: RuleDocument, person_id: int | None, now: datetime) -> None:
    document.state, document.removed_at, document.removed_by_id = DocumentState.REMOVED, now, person_id
    session.flush()
    _turn_shelf(session, now)
    _record(session, "document-removed", document, person_id, now)


def _same_number(document: RuleDocument) -> ColumnElement[bool]:
    return RuleDocument.number_key == document.number_key


def _is_fresh(document: RuleDocument, now: datetime) -> bool:
    return document.removed_at is not None and now - document.removed_at <= UNDO


def _may_mend(document: RuleDocument, actor: Actor, detail: Detail) -> bool:
    if document.state is DocumentState.DRAFT:
        return document.drafted_by_id == actor.person_id
    return document.state is DocumentState.LOADED and detail in VALIDITY


def _set(document: RuleDocument, detail: Detail, value: str | date | None) -> None:
    if value is not None and (detail in _DATES) == isinstance(value, str):
        raise ValueError(f"{detail.value} is no {type(value).__name__}")
    if isinstance(value, str):
        value = _kept(detail, value)
    setattr(document, detail.value, value)
    if detail is Detail.NUMBER:
        document.number_key = number_key(document.number or "") or None


def _kept(detail: Detail, text: str) -> str | None:
    one_line = " ".join(tidy(text).split())
    if detail in {Detail.NUMBER, Detail.REPLACED_BY}:
        one_line = clean_number(one_line)
    if len(one_line) > _LONGEST[detail.value]:
        raise Refused(say("refused-law-detail-long", most=_LONGEST[detail.value]))
    if not one_line or (detail is Detail.NUMBER and not number_key(one_line)):
        raise Refused(say("refused-no-words"))
    return one_line


def _turn_shelf(session: Session, now: datetime) -> None:
    """Counts a change; of two at the same time the second waits, so that each is counted."""
    session.flush()
    session.get(Setting, SHELF, with_for_update=True, populate_existing=True)
    values.set_value(session, SHELF, {"version": shelf_version(session) + 1}, now=now)


def _record(
    session: Session,
    action: str,
    document: RuleDocument,
    person_id: int | None,
    now: datetime,
    before: dict[str, str | None] | None = None,
) -> None:
    dates = {it.value: _iso(getattr(document, it.value)) for it in _DATES}
    audit.record(
        session,
        at=now,
        action=action,
        object_kind="document",
        object_id=document.id,
        actor_id=person_id,
        before=before,
        after={"state": document.state.value, "fingerprint": document.fingerprint, **dates},
        detail=document.number,
    )


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
