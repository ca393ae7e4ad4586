"""The history of an entry, read from the audit: who, when, what it was before and what it was after."""

import json
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.people.permissions import Action, Actor
from bot.scoring.views import Change, ChangeKind, Was, Who
from storage.tables import Audit, AuditDetail, Entry, EntryState, Person, Submission
from storage.types import JsonObject

_KINDS = {
    "entry-scored": ChangeKind.SCORED,
    "entry-skipped": ChangeKind.SKIPPED,
    "entry-cleared": ChangeKind.CLEARED,
    "entry-noted": ChangeKind.NOTED,
    "entry-restarted": ChangeKind.RESTARTED,
    "evidence-added": ChangeKind.EVIDENCE_ADDED,
    "evidence-removed": ChangeKind.EVIDENCE_REMOVED,
}
_NOTES = frozenset({ChangeKind.NOTED, ChangeKind.RESTARTED})


def history(session: Session, *, actor: Actor, submission_id: int, criterion_id: int) -> list[Change]:
    """Every change of an entry, oldest first. What a person who was forgotten had typed is gone; the values stay."""
    unit_id = session.scalar(select(Submission.unit_id).where(Submission.id == submission_id))
    actor.require(Action.SEE_ENTRIES, unit_id)
    here = (Entry.submission_id == submission_id) & (Entry.criterion_id == criterion_id)
    entry_id = session.scalar(select(Entry.id).where(here))
    if entry_id is None:
        return []
    query = (
        select(Audit, Person.display_name, AuditDetail.detail)
        .join(Person, Person.id == Audit.actor_id)
        .outerjoin(AuditDetail, AuditDetail.audit_id == Audit.id)
        .where(Audit.object_kind == "entry", Audit.object_id == str(entry_id), Audit.action.in_(_KINDS))
        .order_by(Audit.id)
    )
    return [_change(row, name, detail) for row, name, detail in session.execute(query)]


def _change(row: Audit, name: str, detail: str | None) -> Change:
    kind = _KINDS[row.action]
    notes = _notes(detail) if kind in _NOTES else {}
    return Change(
        at=row.at,
        by=Who(row.actor_id or 0, name),
        kind=kind,
        before=_was(row.before, notes.get("before")),
        after=_was(row.after, notes.get("after")),
        text=None if kind in _NOTES else detail,
    )


def _was(values: JsonObject | None, note: str | None) -> Was:
    if not values:
        return Was(EntryState.OPEN, None, note)
    points = values["points"]
    return Was(EntryState(values["state"]), None if points is None else Decimal(points), note)


def _notes(detail: str | None) -> dict[str, str | None]:
    if detail is None:
        return {}
    notes: dict[str, str | None] = json.loads(detail)
    return notes
