"""Evidence for what a unit gives itself: files that lie in the data folder already, and links."""

import hashlib
from datetime import datetime
from urllib.parse import urlsplit

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from bot.scoring.entries import Leaf, open_leaf, touched
from bot.scoring.file_kinds import MOST_BYTES, check_file, clean_name
from bot.scoring.opening import open_draft
from bot.scoring.records import entry_values, record_entry
from bot.scoring.views import Added, EvidenceView, Who
from storage.files import StoredFile
from storage.tables import Entry, Evidence, EvidenceKind, Person, Submission

__all__ = [
    "MOST_BYTES",
    "MOST_PIECES",
    "add_file",
    "add_link",
    "check_file",
    "evidence_for",
    "evidence_of",
    "remove_evidence",
]

MOST_PIECES = 20
"""How many pieces of evidence one entry takes."""

LONGEST_LINK = 1000
_LONGEST_NAME = 200


def add_file(
    session: Session,
    *,
    actor: Actor,
    submission_id: int,
    criterion_id: int,
    kind: EvidenceKind,
    name: str,
    stored: StoredFile,
    file_id: str | None,
    now: datetime,
) -> Added:
    """Adds a file that lies in the data folder; its content was checked by `check_file` before it was put there.

    The same content in the same entry is not added again.
    """
    leaf = open_leaf(session, actor=actor, submission_id=submission_id, criterion_id=criterion_id, now=now)
    check_file(name, b"", stored.size)
    piece = Evidence(
        kind=kind, name=clean_name(name), digest=stored.digest, size=stored.size, file_id=file_id, url=None
    )
    return _add(session, leaf, piece, actor, now)


def add_link(
    session: Session, *, actor: Actor, submission_id: int, criterion_id: int, url: str, now: datetime
) -> Added:
    """Adds a link. Refused: anything but http and https, over 1,000 letters, with a password or without a host."""
    leaf = open_leaf(session, actor=actor, submission_id=submission_id, criterion_id=criterion_id, now=now)
    url = readable_link(url)
    digest = hashlib.sha256(url.encode()).hexdigest()
    piece = Evidence(kind=EvidenceKind.LINK, name=url[:_LONGEST_NAME], url=url, digest=digest, size=None, file_id=None)
    return _add(session, leaf, piece, actor, now)


def readable_link(typed: str) -> str:
    """A link as typed, without spaces around it. Raises `Refused` for what is none, or is none to keep."""
    url = typed.strip()
    if len(url) > LONGEST_LINK:
        raise Refused(say("refused-link-long", longest=LONGEST_LINK))
    if not url.isprintable() or any(letter.isspace() for letter in url):
        raise Refused(say("refused-link"))
    try:
        parts = urlsplit(url)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        raise Refused(say("refused-link")) from None
    if parts.scheme not in {"http", "https"} or "." not in host.strip("."):
        raise Refused(say("refused-link"))
    if parts.username is not None or parts.password is not None:
        raise Refused(say("refused-link-password"))
    return url


def remove_evidence(session: Session, *, actor: Actor, evidence_id: int, now: datetime) -> EvidenceView:
    """Takes a piece of evidence out of its entry; the file itself stays. Again is harmless."""
    query = select(Evidence, Entry).join(Entry, Entry.id == Evidence.entry_id).where(Evidence.id == evidence_id)
    row = session.execute(query).first()
    if row is None:
        actor.require(Action.SCORE, None)
        raise Refused(say("refused-no-evidence"))
    piece, entry = row
    submission = open_draft(session, actor=actor, submission_id=entry.submission_id, now=now).submission
    session.refresh(piece)  # a colleague may have removed it while this waited
    session.refresh(entry)
    if piece.removed_at is None:
        before = entry_values(entry)
        piece.removed_at, piece.removed_by_id = now, actor.person_id
        entry.rev += 1
        submission.rev += 1
        entry.updated_by_id, entry.updated_at = actor.person_id, now
        more: dict[str, object] = {"evidence": piece.id, "digest": piece.digest}
        record_entry(
            session,
            "evidence-removed",
            entry,
            submission,
            actor,
            now,
            before=before,
            more=more,
            detail=piece.url or piece.name,
        )
    session.flush()
    return _view(*session.execute(_evidence().where(Evidence.id == evidence_id)).one())


def evidence_for(session: Session, *, actor: Actor, evidence_id: int) -> EvidenceView:
    """One piece of evidence, for those who may see its entry. Refused once it was removed."""
    row = session.execute(_evidence().where(Evidence.id == evidence_id)).first()
    actor.require(Action.SEE_ENTRIES, None if row is None else row[2].unit_id)
    if row is None or row[0].removed_at is not None:
        raise Refused(say("refused-no-evidence"))
    return _view(*row)


def evidence_told(session: Session, evidence_id: int) -> EvidenceView | None:
    """One piece that was not removed. Asks no permission: for other use cases."""
    row = session.execute(_evidence().where(Evidence.id == evidence_id, Evidence.removed_at.is_(None))).first()
    return None if row is None else _view(*row)


def evidence_of(
    session: Session, *, actor: Actor, submission_id: int, criterion_id: int | None = None
) -> tuple[EvidenceView, ...]:
    """The evidence of one leaf, or of a whole submission, in the order in which it came."""
    unit_id = session.scalar(select(Submission.unit_id).where(Submission.id == submission_id))
    actor.require(Action.SEE_ENTRIES, unit_id)
    return living_evidence(session, submission_id, criterion_id)


def living_evidence(session: Session, submission_id: int, criterion_id: int | None = None) -> tuple[EvidenceView, ...]:
    """The same without asking permission."""
    query = _evidence().where(Entry.submission_id == submission_id, Evidence.removed_at.is_(None))
    if criterion_id is not None:
        query = query.where(Entry.criterion_id == criterion_id)
    return tuple(_view(*row) for row in session.execute(query.order_by(Evidence.id)))


def _add(session: Session, leaf: Leaf, piece: Evidence, actor: Actor, now: datetime) -> Added:
    there = None if leaf.entry is None else _same(session, leaf.entry.id, piece.digest)
    count = 0 if leaf.entry is None else _count(session, leaf.entry.id)
    if there is not None and leaf.entry is not None:
        return Added(_only(session, there), is_new=False, count=count, rev=leaf.entry.rev)
    if count >= MOST_PIECES:
        raise Refused(say("refused-evidence-full", code=leaf.criterion.code, most=MOST_PIECES))
    before = None if leaf.entry is None else entry_values(leaf.entry)
    entry = touched(session, leaf, actor, now)
    piece.entry_id, piece.added_by_id, piece.added_at = entry.id, actor.person_id, now
    session.add(piece)
    session.flush()
    more: dict[str, object] = {"evidence": piece.id, "kind": piece.kind.value, "digest": piece.digest}
    record_entry(
        session,
        "evidence-added",
        entry,
        leaf.submission,
        actor,
        now,
        before=before,
        more=more,
        detail=piece.url or piece.name,
    )
    return Added(_only(session, piece.id), is_new=True, count=count + 1, rev=entry.rev)


def _same(session: Session, entry_id: int, digest: str) -> int | None:
    living = select(Evidence.id).where(Evidence.entry_id == entry_id, Evidence.removed_at.is_(None))
    return session.scalar(living.where(Evidence.digest == digest))


def _count(session: Session, entry_id: int) -> int:
    living = select(func.count()).where(Evidence.entry_id == entry_id, Evidence.removed_at.is_(None))
    return session.scalar(living) or 0


def _only(session: Session, evidence_id: int) -> EvidenceView:
    return _view(*session.execute(_evidence().where(Evidence.id == evidence_id)).one())


def _evidence() -> Select[Evidence, Entry, Submission, str]:
    return (
        select(Evidence, Entry, Submission, Person.display_name)
        .join(Entry, Entry.id == Evidence.entry_id)
        .join(Submission, Submission.id == Entry.submission_id)
        .join(Person, Person.id == Evidence.added_by_id)
    )


def _view(piece: Evidence, entry: Entry, submission: Submission, name: str) -> EvidenceView:
    return EvidenceView(
        id=piece.id,
        entry_id=entry.id,
        criterion_id=entry.criterion_id,
        unit_id=submission.unit_id,
        kind=piece.kind,
        name=piece.name,
        url=piece.url,
        digest=piece.digest,
        size=piece.size,
        file_id=piece.file_id,
        by=Who(piece.added_by_id, name),
        at=piece.added_at,
    )
