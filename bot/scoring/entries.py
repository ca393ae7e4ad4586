"""Answering a criterion: points, pass or fail, left out, a note. Nothing of a colleague's is overwritten in silence.

A late save is compared with the audit, which knows who changed what: an entry's own rev cannot tell points from a note.
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.language.text import tidy
from bot.people.permissions import Actor
from bot.scoring.answers import fitting
from bot.scoring.opening import open_draft
from bot.scoring.records import entry_values, note_detail, record_entry
from bot.scoring.sheets import view_of_criterion
from bot.scoring.views import Conflict, CriterionView, Saved, Who
from storage.tables import Audit, Criterion, CriterionKind, Entry, EntryState, Person, Submission

LONGEST_NOTE = 1000

_POINTS = ("entry-scored", "entry-skipped", "entry-cleared", "entry-restarted")
_NOTE = ("entry-noted", "entry-restarted")
_ACTIONS = {
    EntryState.SCORED: "entry-scored",
    EntryState.SKIPPED: "entry-skipped",
    EntryState.OPEN: "entry-cleared",
}


@dataclass
class Leaf:
    """A leaf of a submission that is held for a change, with its entry if there is one."""

    submission: Submission
    criterion: CriterionView
    entry: Entry | None

    @property
    def state(self) -> EntryState:
        """What it is now."""
        return EntryState.OPEN if self.entry is None else self.entry.state

    @property
    def points(self) -> Decimal | None:
        """What it was given."""
        return None if self.entry is None else self.entry.points

    @property
    def note(self) -> str | None:
        """What was noted to it."""
        return None if self.entry is None else self.entry.note


def save_points(
    session: Session,
    *,
    actor: Actor,
    submission_id: int,
    criterion_id: int,
    points: Decimal | Fraction | int,
    seen_rev: int | None,
    now: datetime,
) -> Saved | Conflict:
    """Gives points to a leaf. `seen_rev` is the entry's when it was shown, none where there was no entry."""
    leaf = open_leaf(session, actor=actor, submission_id=submission_id, criterion_id=criterion_id, now=now)
    kept = fitting(leaf.criterion, points)
    return _answer(session, leaf, EntryState.SCORED, kept, actor, seen_rev, now)


def pass_or_fail(
    session: Session,
    *,
    actor: Actor,
    submission_id: int,
    criterion_id: int,
    passed: bool,
    seen_rev: int | None,
    now: datetime,
) -> Saved | Conflict:
    """Says of a pass/fail leaf that it was reached, which gives its maximum, or was not."""
    leaf = open_leaf(session, actor=actor, submission_id=submission_id, criterion_id=criterion_id, now=now)
    if leaf.criterion.kind is not CriterionKind.PASS_FAIL:
        raise Refused(say("refused-not-pass-fail", code=leaf.criterion.code))
    points = leaf.criterion.most if passed else Decimal("0.00")
    return _answer(session, leaf, EntryState.SCORED, points, actor, seen_rev, now)


def skip_entry(
    session: Session, *, actor: Actor, submission_id: int, criterion_id: int, seen_rev: int | None, now: datetime
) -> Saved | Conflict:
    """Leaves a leaf out on purpose; it counts nothing."""
    leaf = open_leaf(session, actor=actor, submission_id=submission_id, criterion_id=criterion_id, now=now)
    return _answer(session, leaf, EntryState.SKIPPED, None, actor, seen_rev, now)


def clear_entry(
    session: Session, *, actor: Actor, submission_id: int, criterion_id: int, seen_rev: int | None, now: datetime
) -> Saved | Conflict:
    """Opens a leaf again; its note and its evidence stay."""
    leaf = open_leaf(session, actor=actor, submission_id=submission_id, criterion_id=criterion_id, now=now)
    return _answer(session, leaf, EntryState.OPEN, None, actor, seen_rev, now)


def set_note(
    session: Session,
    *,
    actor: Actor,
    submission_id: int,
    criterion_id: int,
    note: str,
    seen_rev: int | None,
    now: datetime,
) -> Saved | Conflict:
    """Notes something to a leaf; an empty note takes it away. Refused over 1,000 letters."""
    leaf = open_leaf(session, actor=actor, submission_id=submission_id, criterion_id=criterion_id, now=now)
    wanted, before = tidy(note) or None, leaf.note
    if wanted is not None and len(wanted) > LONGEST_NOTE:
        raise Refused(say("refused-note-long", longest=LONGEST_NOTE, length=len(wanted)))
    if wanted == before:
        return _saved(leaf, leaf.points, changed=False)
    conflict = _conflict(session, leaf, actor, seen_rev, _NOTE)
    if conflict is not None:
        return conflict
    entry = touched(session, leaf, actor, now)
    values = {"state": entry.state.value, "points": entry_values(entry)["points"], "rev": entry.rev - 1}
    entry.note = wanted
    detail = note_detail(before, wanted)
    record_entry(session, "entry-noted", entry, leaf.submission, actor, now, before=values, detail=detail)
    return _saved(leaf, entry.points, changed=True)


def open_leaf(session: Session, *, actor: Actor, submission_id: int, criterion_id: int, now: datetime) -> Leaf:
    """Holds a leaf of a draft for a change. Refused for a group and for what is not of this sheet."""
    submission = open_draft(session, actor=actor, submission_id=submission_id, now=now).submission
    criterion = session.get(Criterion, criterion_id)
    if criterion is None or criterion.sheet_id != submission.sheet_id:
        raise Refused(say("refused-no-criterion"))
    if criterion.kind is CriterionKind.GROUP:
        raise Refused(say("refused-group", code=criterion.code))
    query = select(Entry).where(Entry.submission_id == submission_id, Entry.criterion_id == criterion_id)
    entry = session.scalar(query.execution_options(populate_existing=True))
    return Leaf(submission, view_of_criterion(criterion), entry)


def touched(session: Session, leaf: Leaf, actor: Actor, now: datetime) -> Entry:
    """The leaf's entry, made where there was none, with its next rev; the submission's rev grows too."""
    leaf.submission.rev += 1
    if leaf.entry is None:
        leaf.entry = Entry(
            submission_id=leaf.submission.id,
            criterion_id=leaf.criterion.id,
            state=EntryState.OPEN,
            rev=0,
            updated_by_id=actor.person_id,
            updated_at=now,
        )
        session.add(leaf.entry)
    entry = leaf.entry
    entry.rev += 1
    entry.updated_by_id, entry.updated_at = actor.person_id, now
    session.flush()
    return entry


def _answer(
    session: Session,
    leaf: Leaf,
    state: EntryState,
    points: Decimal | None,
    actor: Actor,
    seen_rev: int | None,
    now: datetime,
) -> Saved | Conflict:
    before = leaf.points
    if (leaf.state, before) == (state, points):
        return _saved(leaf, before, changed=False)
    conflict = _conflict(session, leaf, actor, seen_rev, _POINTS)
    if conflict is not None:
        return conflict
    values = None if leaf.entry is None else entry_values(leaf.entry)
    entry = touched(session, leaf, actor, now)
    entry.state, entry.points = state, points
    record_entry(session, _ACTIONS[state], entry, leaf.submission, actor, now, before=values)
    return _saved(leaf, before, changed=True)


def _saved(leaf: Leaf, before: Decimal | None, *, changed: bool) -> Saved:
    entry = leaf.entry
    return Saved(
        entry_id=None if entry is None else entry.id,
        criterion_id=leaf.criterion.id,
        rev=0 if entry is None else entry.rev,
        submission_rev=leaf.submission.rev,
        state=leaf.state,
        points=leaf.points,
        before=before,
        changed=changed,
    )


def _conflict(
    session: Session, leaf: Leaf, actor: Actor, seen_rev: int | None, actions: tuple[str, ...]
) -> Conflict | None:
    """Whether the last change of this kind came after what was seen, and from somebody else.

    One's own last change saw all that came before it, or was asked about it: so it alone matters.
    """
    entry = leaf.entry
    if entry is None or entry.rev == seen_rev:
        return None
    query = (
        select(Audit.at, Audit.actor_id, Audit.after, Person.display_name)
        .join(Person, Person.id == Audit.actor_id)
        .where(Audit.object_kind == "entry", Audit.object_id == str(entry.id), Audit.action.in_(actions))
        .order_by(Audit.id.desc())
        .limit(1)
    )
    row = session.execute(query).first()
    if row is None or row.actor_id == actor.person_id or _was_seen(row.after, entry, seen_rev):
        return None
    return Conflict(
        criterion_id=leaf.criterion.id,
        by=Who(row.actor_id, row.display_name),
        at=row.at,
        rev=entry.rev,
        state=entry.state,
        points=entry.points,
        note=entry.note,
    )


def _was_seen(after: dict[str, object] | None, entry: Entry, seen_rev: int | None) -> bool:
    """A rev that the entry never had was not seen."""
    rev = (after or {}).get("rev")
    return isinstance(rev, int) and seen_rev is not None and rev <= seen_rev <= entry.rev


def revision(session: Session, *, submission_id: int, criterion_id: int) -> int:
    """How often an entry has been changed: what a screen remembers to have shown. 0 where there is none yet."""
    mine = select(Entry.rev).where(Entry.submission_id == submission_id, Entry.criterion_id == criterion_id)
    return session.scalar(mine) or 0
