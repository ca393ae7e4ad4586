"""Coming to a submission in order to change it: who may, whether it is the time, and one after another."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from bot.scoring.due import due_of, require_writable
from bot.scoring.views import Due
from storage.tables import Season, SeasonState, SeasonUnit, Sheet, SheetState, Submission, SubmissionState


@dataclass(frozen=True)
class Place:
    """A unit's place in the open season, and the sheet that is applied there."""

    season_id: int
    sheet_id: int
    unit_name: str


def place_of(session: Session, unit_id: int) -> Place:
    """Where a unit scores itself now. Refused without an open season, as no member of it, or without a sheet."""
    applied = (Sheet.season_id == Season.id) & (Sheet.state == SheetState.APPLIED)
    query = (
        select(Season.id, Sheet.id, SeasonUnit.name, Season.year)
        .outerjoin(Sheet, applied)
        .outerjoin(SeasonUnit, (SeasonUnit.season_id == Season.id) & (SeasonUnit.unit_id == unit_id))
        .where(Season.state == SeasonState.OPEN)
    )
    row = session.execute(query).first()
    if row is None:
        raise Refused(say("refused-no-open-season"))
    season_id, sheet_id, name, year = row
    if name is None:
        raise Refused(say("refused-unit-no-member", year=str(year)))
    if sheet_id is None:
        raise Refused(say("refused-no-sheet", year=str(year)))
    return Place(season_id, sheet_id, name)


@dataclass(frozen=True)
class Opened:
    """A submission that is held for a change until the end of the transaction."""

    submission: Submission
    sheet: Sheet
    season: Season
    due: Due


def open_for(session: Session, *, actor: Actor, action: Action, submission_id: int, now: datetime) -> Opened:
    """Holds a submission for somebody who may do this to it; of two who want to, the later one waits.

    Refused where it does not exist, the person may not, or its season is over.
    """
    query = (
        select(Submission, Sheet, Season)
        .join(Sheet, Sheet.id == Submission.sheet_id)
        .join(Season, Season.id == Sheet.season_id)
        .where(Submission.id == submission_id)
        .with_for_update(of=Submission)
        .execution_options(populate_existing=True)
    )
    row = session.execute(query).first()
    actor.require(action, None if row is None else row[0].unit_id)
    if row is None:
        raise Refused(say("refused-no-submission"))
    submission, sheet, season = row
    if season.state is not SeasonState.OPEN:
        raise Refused(say("refused-scoring-over", year=str(season.year)))
    due = due_of(
        session,
        season_id=season.id,
        unit_id=submission.unit_id,
        now=now,
        reopened_at=submission.reopened_at,
    )
    return Opened(submission, sheet, season, due)


def open_draft(session: Session, *, actor: Actor, submission_id: int, now: datetime) -> Opened:
    """Holds a submission in order to write in it. Refused where it was handed in, waits, or is closed."""
    opened = open_for(session, actor=actor, action=Action.SCORE, submission_id=submission_id, now=now)
    if opened.submission.state is SubmissionState.SUBMITTED:
        raise Refused(say("refused-handed-in"))
    if opened.submission.state is SubmissionState.VERIFIED:
        raise Refused(say("refused-verified"))
    if opened.submission.state is SubmissionState.WAITING:
        raise Refused(say("refused-waiting"))
    require_writable(opened.due)
    return opened
