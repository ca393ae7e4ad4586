"""The later decision: only when it is recorded has a unit been given what the cluster proposed."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.language.text import tidy
from bot.people.permissions import Action, Actor
from storage import audit
from storage.tables import Award, AwardKind, AwardStage

LONGEST_NUMBER = 60


def record_decision(
    session: Session,
    *,
    actor: Actor,
    season_id: int,
    kind: AwardKind,
    number: str,
    day: date,
    today: date,
    now: datetime,
) -> Award:
    """Records the decision on what a unit was nominated for; a corrected number or day takes the old one's place.

    Published announcements stay as they are. Refused where nobody was nominated, and for a day that is yet to come.
    """
    actor.require(Action.RECORD_RESULTS)
    award = session.scalar(select(Award).where(Award.season_id == season_id, Award.kind == kind).with_for_update())
    if award is None:
        raise Refused(say("refused-no-nominee"))
    readable = readable_number(number)
    require_past(day, today)
    if (award.stage, award.decision_number, award.decision_date) == (AwardStage.DECIDED, readable, day):
        return award
    before = decision_values(award)
    award.stage, award.decision_number, award.decision_date = AwardStage.DECIDED, readable, day
    audit.record(
        session,
        at=now,
        action="decision-recorded",
        object_kind="award",
        object_id=award.id,
        actor_id=actor.person_id,
        unit_id=award.unit_id,
        before=before,
        after=decision_values(award) | {"season": season_id, "kind": kind.value},
    )
    session.flush()
    return award


def readable_number(typed: str) -> str:
    """A decision's number as typed, such as 123/QĐ-TTg. Raises `Refused` for what is none."""
    number = " ".join(tidy(typed).split())
    if not any(letter.isdecimal() for letter in number) or len(number) > LONGEST_NUMBER:
        raise Refused(say("refused-decision-number", longest=LONGEST_NUMBER))
    return number


def require_past(day: date, today: date) -> date:
    """A decision's day. Raises `Refused` for one that is yet to come."""
    if day > today:
        raise Refused(say("refused-decision-day", day=day))
    return day


def decision_values(award: Award) -> dict[str, object]:
    """A decision as the audit keeps it."""
    day = award.decision_date
    return {
        "stage": award.stage.value,
        "number": award.decision_number,
        "day": None if day is None else day.isoformat(),
    }
