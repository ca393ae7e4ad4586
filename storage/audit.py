"""The audit chain. A use case says what it did; the row is sealed and appended just before its commit.

Each row carries the hash of the one before it, and the setting `audit-head` remembers the last one, so that a row
that was edited, deleted, moved or cut off is found and named.
"""

import hashlib
import json
import secrets
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from storage.tables import Audit, AuditDetail, Setting
from storage.types import JsonObject

HEAD = "audit-head"
FIRST = "0" * 64
_WAITING = "audit"
_PG_LOCK = 0x7411_D0A1


@dataclass(frozen=True, kw_only=True)
class Entry:
    """What was done, by whom and for which unit; `before` and `after` hold ids and values, never names."""

    at: datetime
    action: str
    object_kind: str
    object_id: str
    actor_id: int | None
    unit_id: int | None
    before: JsonObject | None
    after: JsonObject | None
    detail: str | None


@dataclass(frozen=True)
class Head:
    """The end of the chain: how many rows it has and the hash of the last."""

    length: int
    hash: str


def record(
    session: Session,
    *,
    at: datetime,
    action: str,
    object_kind: str,
    object_id: int | str,
    actor_id: int | None,
    unit_id: int | None = None,
    before: JsonObject | None = None,
    after: JsonObject | None = None,
    detail: str | None = None,
) -> None:
    """Notes what this transaction does. `detail` is for personal or typed text, which may be deleted later."""
    entry = Entry(
        at=at,
        action=action,
        object_kind=object_kind,
        object_id=str(object_id),
        actor_id=actor_id,
        unit_id=unit_id,
        before=before,
        after=after,
        detail=detail,
    )
    session.info.setdefault(_WAITING, []).append(entry)


def append_waiting(session: Session) -> None:
    """Seals and appends what was noted. On PostgreSQL appends from several processes queue up here."""
    waiting: list[Entry] = session.info.pop(_WAITING, [])
    if not waiting:
        return
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _PG_LOCK})
    setting = session.get(Setting, HEAD, populate_existing=True)
    last = head_of(setting)
    for entry in waiting:
        last = _append(session, entry, last)
    if setting is None:
        session.add(setting := Setting(key=HEAD))
    setting.value = {"length": last.length, "hash": last.hash}
    setting.updated_at = waiting[-1].at


def head(session: Session) -> Head:
    """Where the chain ends now."""
    return head_of(session.get(Setting, HEAD))


def head_of(setting: Setting | None) -> Head:
    """The end of the chain as the setting remembers it; the beginning where nothing was ever appended."""
    return Head(setting.value["length"], setting.value["hash"]) if setting else Head(0, FIRST)


def _append(session: Session, entry: Entry, last: Head) -> Head:
    row = Audit(
        id=last.length + 1,
        at=entry.at.astimezone(UTC),
        actor_id=entry.actor_id,
        unit_id=entry.unit_id,
        action=entry.action,
        object_kind=entry.object_kind,
        object_id=entry.object_id,
        before=entry.before,
        after=entry.after,
        previous_hash=last.hash,
    )
    if entry.detail is not None:
        detail = AuditDetail(audit_id=row.id, salt=secrets.token_hex(16), detail=entry.detail)
        row.detail_digest = digest(detail)
    row.hash = seal(row)
    session.add(row)
    session.flush()
    if entry.detail is not None:
        session.add(detail)
    return Head(row.id, row.hash)


def digest(detail: AuditDetail) -> str:
    """The salted digest of a detail, by which the chain vouches for it without holding it."""
    return hashlib.sha256(f"{detail.salt}\n{detail.detail}".encode()).hexdigest()


def seal(row: Audit) -> str:
    """The hash of a row: SHA-256 over all of its fields and the hash of the row before, as canonical JSON."""
    fields: list[Any] = [
        row.id,
        row.at.astimezone(UTC).isoformat(timespec="microseconds"),
        row.actor_id,
        row.unit_id,
        row.action,
        row.object_kind,
        row.object_id,
        row.before,
        row.after,
        row.detail_digest,
        row.previous_hash,
    ]
    canonical = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def contains(session: Session, wanted: str) -> bool:
    """Whether a hash that a receipt printed is in this chain: a later store must hold it."""
    found = session.scalar(select(Audit.id).where(Audit.hash == wanted.strip().lower()))
    return found is not None


@dataclass(frozen=True)
class Broken:
    """A fault of the chain: which row, and which kind of fault."""

    row_id: int
    fault: str


def verify(session: Session) -> Iterator[Broken]:
    """Walks the whole chain and gives each fault: `missing`, `edited`, `unlinked`, `detail`, `cut`."""
    last = Head(0, FIRST)
    details = {detail.audit_id: detail for detail in session.scalars(select(AuditDetail))}
    for row in session.scalars(select(Audit).order_by(Audit.id).execution_options(yield_per=1000)):
        yield from _faults_of(row, last, details.get(row.id))
        last = Head(row.id, row.hash)
    if head(session) != last:
        yield Broken(max(last.length, head(session).length), "cut")


def _faults_of(row: Audit, last: Head, detail: AuditDetail | None) -> Iterator[Broken]:
    if row.id != last.length + 1:
        yield Broken(last.length + 1, "missing")
    elif row.previous_hash != last.hash:
        yield Broken(row.id, "unlinked")
    if row.hash != seal(row):
        yield Broken(row.id, "edited")
    if detail is not None and row.detail_digest != digest(detail):
        yield Broken(row.id, "detail")
