"""Where a unit stands towards the deadline for scoring, as scoring sees it."""

from datetime import datetime

from sqlalchemy.orm import Session

from bot.deadlines.deadlines import Standing, concerns, effective_due, scoring_deadline, standing
from bot.language.phrases import Refused, say
from bot.scoring.views import Due
from storage.tables import Deadline

NO_DEADLINE = Due(None, Standing.OPEN, writable=True)
"""Without a deadline nothing is ever late."""


def due_of(
    session: Session, *, season_id: int, unit_id: int, now: datetime, reopened_at: datetime | None = None
) -> Due:
    """Where a unit stands now; `reopened_at` is when its submission was last reopened."""
    return due_from(scoring_deadline(session, season_id), unit_id=unit_id, now=now, reopened_at=reopened_at)


def due_from(deadline: Deadline | None, *, unit_id: int, now: datetime, reopened_at: datetime | None = None) -> Due:
    """The same for a deadline that is known already.

    A submission that was reopened after the close was reopened by the secretariat, nobody else could: so it may be
    mended and handed in again.
    """
    if deadline is None or not concerns(deadline, unit_id):
        return NO_DEADLINE
    now_at = standing(deadline, unit_id, now)
    reopened_late = reopened_at is not None and standing(deadline, unit_id, reopened_at) is Standing.CLOSED
    writable = now_at is not Standing.CLOSED or reopened_late
    return Due(effective_due(deadline, unit_id), now_at, writable=writable)


def require_writable(due: Due) -> None:
    """Raises `Refused` where the deadline and its grace are over and nothing more is taken."""
    if not due.writable and due.at is not None:
        raise Refused(say("refused-scoring-closed", due=due.at))
