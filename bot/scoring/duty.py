"""Tells the room of deadlines how it is known that a unit has scored itself: it has handed in, and it stands.

Imported once, when the bot is put together; importing is registering.
"""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.deadlines.duties import Duty, register
from storage.tables import DutyKind, Sheet, SheetState, Submission, SubmissionState


def handed_in(session: Session, duties: Sequence[Duty]) -> set[tuple[int, int]]:
    """Each (deadline, unit) whose self-scoring of that season is handed in and was not reopened."""
    deadlines: dict[int, list[int]] = {}
    for duty in duties:
        deadlines.setdefault(duty.season_id, []).append(duty.deadline_id)
    query = (
        select(Sheet.season_id, Submission.unit_id)
        .join(Submission, Submission.sheet_id == Sheet.id)
        .where(Sheet.season_id.in_(deadlines), Sheet.state == SheetState.APPLIED)
        .where(Submission.state.in_((SubmissionState.SUBMITTED, SubmissionState.VERIFIED)))
    )
    done = session.execute(query).all()
    return {(deadline_id, unit_id) for season_id, unit_id in done for deadline_id in deadlines[season_id]}


register(DutyKind.SCORING, handed_in)
