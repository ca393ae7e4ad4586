"""What `check` asks of scoring: whether entries, verdicts, evidence and receipts are what the audit says they are.

Whoever changes one of them in the database itself leaves the sealed chain behind, and is found here.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.scoring.records import entry_values, verdict_values
from storage.invariants import invariant
from storage.tables import Audit, AuditDetail, Entry, Evidence, Receipt, Submission, Verdict

_NOTED = ("entry-noted", "entry-restarted")
_HANDED_IN = "submission-handed-in"


def _latest(session: Session, kind: str) -> dict[str, Mapping[str, Any]]:
    """What the last audit row of each object of a kind says of it."""
    last = select(func.max(Audit.id)).where(Audit.object_kind == kind).group_by(Audit.object_id)
    query = select(Audit.object_id, Audit.after).where(Audit.id.in_(last))
    return {object_id: after or {} for object_id, after in session.execute(query)}


def _differs(values: Mapping[str, object], sealed: Mapping[str, Any] | None) -> bool:
    return sealed is None or any(sealed.get(name) != value for name, value in values.items())


@invariant("sealed-entry")
def _entries(session: Session) -> Iterator[str]:
    sealed = _latest(session, "entry")
    for entry in session.scalars(select(Entry).order_by(Entry.id)):
        if _differs(entry_values(entry), sealed.pop(str(entry.id), None)):
            yield f"entry {entry.id}: not what the audit says"
    yield from (f"entry {lost}: in the audit, not in its table" for lost in sealed)


@invariant("sealed-note")
def _notes(session: Session) -> Iterator[str]:
    """A note that was deleted with its writer's details can be compared no more."""
    last = select(func.max(Audit.id)).where(Audit.action.in_(_NOTED)).group_by(Audit.object_id)
    query = select(Audit.object_id, AuditDetail.detail).join(AuditDetail, AuditDetail.audit_id == Audit.id)
    notes = {row.id: row.note for row in session.execute(select(Entry.id, Entry.note))}
    for object_id, detail in session.execute(query.where(Audit.id.in_(last))):
        if notes.get(int(object_id)) != json.loads(detail)["after"]:
            yield f"entry {object_id}: another note than the audit says"


@invariant("sealed-verdict")
def _verdicts(session: Session) -> Iterator[str]:
    sealed = _latest(session, "verdict")
    for verdict in session.scalars(select(Verdict).order_by(Verdict.id)):
        if _differs(verdict_values(verdict), sealed.pop(str(verdict.id), None)):
            yield f"verdict {verdict.id}: not what the audit says"
    yield from (f"verdict {lost}: in the audit, not in its table" for lost in sealed)


@invariant("sealed-submission")
def _submissions(session: Session) -> Iterator[str]:
    sealed = _latest(session, "submission")
    for submission in session.scalars(select(Submission).order_by(Submission.id)):
        if _differs({"state": submission.state.value}, sealed.get(str(submission.id))):
            yield f"submission {submission.id}: not in the state that the audit says"


@invariant("sealed-evidence")
def _evidence(session: Session) -> Iterator[str]:
    query = select(Audit.after).where(Audit.action == "evidence-added")
    sealed = {after["evidence"]: after["digest"] for after in session.scalars(query) if after}
    for row_id, digest in session.execute(select(Evidence.id, Evidence.digest).order_by(Evidence.id)):
        if sealed.pop(row_id, None) != digest:
            yield f"evidence {row_id}: another content than the audit says"
    yield from (f"evidence {lost}: in the audit, not in its table" for lost in sealed)


@invariant("sealed-receipt")
def _receipts(session: Session) -> Iterator[str]:
    query = select(Audit.after).where(Audit.action == _HANDED_IN)
    sealed = {after["receipt"]: after["fingerprint"] for after in session.scalars(query) if after}
    for row_id, fingerprint in session.execute(select(Receipt.id, Receipt.fingerprint).order_by(Receipt.id)):
        if sealed.pop(row_id, None) != fingerprint:
            yield f"receipt {row_id}: another fingerprint than the audit says"
    yield from (f"receipt {lost}: in the audit, not in its table" for lost in sealed)
