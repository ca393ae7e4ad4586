"""A unit's self-scoring: finding it, starting it, starting it over."""

from datetime import datetime

from sqlalchemy import ColumnElement, Row, Select, select
from sqlalchemy.orm import Session, aliased

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from bot.scoring.due import due_of, require_writable
from bot.scoring.opening import Place, open_draft, place_of
from bot.scoring.records import entry_values, note_detail, record_entry, record_submission
from bot.scoring.views import Changed, Stale, SubmissionView, Who
from storage.tables import (
    Entry,
    EntryState,
    Evidence,
    Person,
    Season,
    SeasonState,
    SeasonUnit,
    Sheet,
    SheetState,
    Submission,
    SubmissionState,
)


def submission_of(session: Session, *, actor: Actor, unit_id: int, now: datetime) -> SubmissionView | None:
    """The self-scoring of a unit in the open season, if it was started."""
    actor.require(Action.SEE_ENTRIES, unit_id)
    return submission_in(session, place_of(session, unit_id), unit_id, now=now)


def submission_in(session: Session, place: Place, unit_id: int, *, now: datetime) -> SubmissionView | None:
    """The same for a place that is known already. Asks no permission."""
    return _found(session, (Submission.sheet_id == place.sheet_id) & (Submission.unit_id == unit_id), now)


def submission_of_unit(session: Session, *, unit_id: int) -> int | None:
    """The id of a unit's self-scoring in the open season, if it was started. Asks no permission."""
    query = (
        select(Submission.id)
        .join(Sheet, Sheet.id == Submission.sheet_id)
        .join(Season, Season.id == Sheet.season_id)
        .where(Submission.unit_id == unit_id, Season.state == SeasonState.OPEN, Sheet.state == SheetState.APPLIED)
    )
    return session.scalar(query)


def submission_by_id(session: Session, submission_id: int, *, now: datetime) -> SubmissionView | None:
    """One submission. Asks no permission: for other use cases and for notices."""
    return _found(session, Submission.id == submission_id, now)


def submission_for(session: Session, *, actor: Actor, submission_id: int, now: datetime) -> SubmissionView:
    """One submission, for its unit and for those who may reopen it; no points are in it."""
    found = submission_by_id(session, submission_id, now=now)
    unit_id = None if found is None else found.unit_id
    if not actor.may(Action.REOPEN, unit_id):
        actor.require(Action.SEE_ENTRIES, unit_id)
    if found is None:
        raise Refused(say("refused-no-submission"))
    return found


def start_submission(session: Session, *, actor: Actor, unit_id: int, now: datetime) -> SubmissionView:
    """Starts a unit's self-scoring; where a colleague was quicker, theirs is given."""
    actor.require(Action.SCORE, unit_id)
    place = place_of(session, unit_id)
    session.get(Sheet, place.sheet_id, with_for_update=True)  # two who start at once start one after another
    found = submission_in(session, place, unit_id, now=now)
    if found is not None:
        return found
    require_writable(due_of(session, season_id=place.season_id, unit_id=unit_id, now=now))
    submission = Submission(
        sheet_id=place.sheet_id,
        unit_id=unit_id,
        state=SubmissionState.DRAFT,
        rev=1,
        started_by_id=actor.person_id,
        started_at=now,
    )
    session.add(submission)
    session.flush()
    record_submission(session, "submission-started", submission, actor, now)
    return viewed(session, submission.id, now=now)


def restart_submission(
    session: Session, *, actor: Actor, submission_id: int, seen_rev: int, now: datetime
) -> SubmissionView | Stale:
    """Empties every entry of a draft; what they held stays in the audit, and their files in the data folder."""
    submission = open_draft(session, actor=actor, submission_id=submission_id, now=now).submission
    if submission.rev != seen_rev:
        return stale(session, submission)
    entries = session.scalars(select(Entry).where(Entry.submission_id == submission_id).order_by(Entry.id)).all()
    evidence = _living_evidence(session, submission_id)
    for entry in entries:
        _empty(session, entry, evidence.get(entry.id, []), submission, actor, now)
    submission.rev += 1
    record_submission(session, "submission-restarted", submission, actor, now)
    session.flush()
    return viewed(session, submission_id, now=now)


def _living_evidence(session: Session, submission_id: int) -> dict[int, list[Evidence]]:
    query = select(Evidence).join(Entry).where(Entry.submission_id == submission_id, Evidence.removed_at.is_(None))
    found: dict[int, list[Evidence]] = {}
    for each in session.scalars(query.order_by(Evidence.id)):
        found.setdefault(each.entry_id, []).append(each)
    return found


def _empty(
    session: Session, entry: Entry, evidence: list[Evidence], submission: Submission, actor: Actor, now: datetime
) -> None:
    if entry.state is EntryState.OPEN and entry.note is None and not evidence:
        return
    before = entry_values(entry) | {"evidence": [each.id for each in evidence]}
    typed = None if entry.note is None else note_detail(entry.note, None)
    for each in evidence:
        each.removed_at, each.removed_by_id = now, actor.person_id
    entry.state, entry.points, entry.note = EntryState.OPEN, None, None
    entry.rev += 1
    entry.updated_by_id, entry.updated_at = actor.person_id, now
    record_entry(session, "entry-restarted", entry, submission, actor, now, before=before, detail=typed)


def stale(session: Session, submission: Submission) -> Stale:
    """What is said where a submission has moved on: by whom and when, as far as an entry tells."""
    last = (
        select(Entry.updated_by_id, Person.display_name, Entry.updated_at)
        .join(Person, Person.id == Entry.updated_by_id)
        .where(Entry.submission_id == submission.id)
        .order_by(Entry.updated_at.desc(), Entry.id.desc())
        .limit(1)
    )
    row = session.execute(last).first()
    return Stale(submission.rev, None if row is None else Changed(Who(row[0], row[1]), row[2]))


def viewed(session: Session, submission_id: int, *, now: datetime) -> SubmissionView:
    """A submission that is known to be there."""
    found = submission_by_id(session, submission_id, now=now)
    if found is None:
        raise Refused(say("refused-no-submission"))
    return found


_Starter, _Sender = aliased(Person), aliased(Person)


def _submissions() -> Select[Submission, Sheet, Season, str, str, str]:
    of_unit = (SeasonUnit.season_id == Sheet.season_id) & (SeasonUnit.unit_id == Submission.unit_id)
    return (
        select(Submission, Sheet, Season, SeasonUnit.name, _Starter.display_name, _Sender.display_name)
        .join(Sheet, Sheet.id == Submission.sheet_id)
        .join(Season, Season.id == Sheet.season_id)
        .join(SeasonUnit, of_unit)
        .join(_Starter, _Starter.id == Submission.started_by_id)
        .outerjoin(_Sender, _Sender.id == Submission.sent_by_id)
    )


_SUBMISSIONS = _submissions()


def _found(session: Session, which: ColumnElement[bool], now: datetime) -> SubmissionView | None:
    row = session.execute(_SUBMISSIONS.where(which)).first()
    return None if row is None else _view(session, row, now)


def _view(session: Session, row: Row[Submission, Sheet, Season, str, str, str], now: datetime) -> SubmissionView:
    submission, sheet, season, unit_name, starter, sender = row
    due = due_of(session, season_id=season.id, unit_id=submission.unit_id, now=now, reopened_at=submission.reopened_at)
    return SubmissionView(
        id=submission.id,
        sheet_id=sheet.id,
        unit_id=submission.unit_id,
        unit_name=unit_name,
        year=season.year,
        state=submission.state,
        rev=submission.rev,
        started_by=Who(submission.started_by_id, starter),
        started_at=submission.started_at,
        sent_by=None if submission.sent_by_id is None else Who(submission.sent_by_id, sender),
        sent_at=submission.sent_at,
        submitted_at=submission.submitted_at,
        reopened_at=submission.reopened_at,
        reopen_reason=submission.reopen_reason,
        verified_at=submission.verified_at,
        leader_approves=sheet.leader_approves,
        due=due,
    )
