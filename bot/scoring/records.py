"""What the audit keeps of scoring: values and ids in the chain, what was typed beside it, where it can be deleted."""

import json
from datetime import datetime

from sqlalchemy.orm import Session

from bot.people.permissions import Actor
from bot.scoring.views import SubmissionView
from storage import audit
from storage.tables import Entry, Submission, Verdict


def entry_values(entry: Entry) -> dict[str, object]:
    """An entry as the audit keeps it: values only; what was typed lies in the detail."""
    points = None if entry.points is None else f"{entry.points:.2f}"
    return {"state": entry.state.value, "points": points, "rev": entry.rev}


def note_detail(before: str | None, after: str | None) -> str:
    """A note as the audit keeps it, apart from the chain, so that it can be deleted."""
    return json.dumps({"before": before, "after": after}, ensure_ascii=False)


def record_entry(
    session: Session,
    action: str,
    entry: Entry,
    submission: Submission,
    actor: Actor,
    now: datetime,
    *,
    before: dict[str, object] | None,
    more: dict[str, object] | None = None,
    detail: str | None = None,
) -> None:
    """Notes a change of an entry, from which its history is read and could be played again."""
    where: dict[str, object] = {"submission": entry.submission_id, "criterion": entry.criterion_id}
    audit.record(
        session,
        at=now,
        action=action,
        object_kind="entry",
        object_id=entry.id,
        actor_id=actor.person_id,
        unit_id=submission.unit_id,
        before=before,
        after=entry_values(entry) | where | (more or {}),
        detail=detail,
    )


def verdict_values(verdict: Verdict) -> dict[str, object]:
    """A verdict as the audit keeps it; its reason lies in the detail."""
    points = None if verdict.points is None else f"{verdict.points:.2f}"
    return {"points": points, "rev": verdict.rev, "entry": verdict.entry_id, "entry-rev": verdict.entry_rev}


def record_verdict(
    session: Session,
    verdict: Verdict,
    submission: SubmissionView,
    actor: Actor,
    now: datetime,
    *,
    before: dict[str, object] | None,
) -> None:
    """Notes what a reviewer decided about an entry."""
    audit.record(
        session,
        at=now,
        action="entry-verified",
        object_kind="verdict",
        object_id=verdict.id,
        actor_id=actor.person_id,
        unit_id=submission.unit_id,
        before=before,
        after=verdict_values(verdict) | {"submission": submission.id},
        detail=verdict.reason,
    )


def record_submission(
    session: Session,
    action: str,
    submission: Submission,
    actor: Actor,
    now: datetime,
    *,
    more: dict[str, object] | None = None,
    detail: str | None = None,
) -> None:
    """Notes a change of a submission."""
    audit.record(
        session,
        at=now,
        action=action,
        object_kind="submission",
        object_id=submission.id,
        actor_id=actor.person_id,
        unit_id=submission.unit_id,
        after={"state": submission.state.value, "rev": submission.rev} | (more or {}),
        detail=detail,
    )
