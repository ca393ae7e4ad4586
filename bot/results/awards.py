"""Nominations (suy tôn, đề nghị) of a season. The cluster proposes; only a recorded decision makes it more."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from storage import audit
from storage.tables import Award, AwardKind, AwardStage, SeasonUnit


def nominate(session: Session, *, actor: Actor, season_id: int, unit_id: int, kind: AwardKind, now: datetime) -> Award:
    """Records that a unit of the season was nominated. Refused for a stranger, and where one was nominated before."""
    actor.require(Action.RECORD_RESULTS)
    member = select(SeasonUnit.id).where(SeasonUnit.season_id == season_id, SeasonUnit.unit_id == unit_id)
    if session.scalar(member) is None:
        raise Refused(say("refused-nominee-no-member"))
    if any(award.kind is kind for award in awards_of(session, season_id)):
        raise Refused(say("refused-nominated-before"))
    award = Award(season_id=season_id, unit_id=unit_id, kind=kind, stage=AwardStage.NOMINATED, recorded_at=now)
    session.add(award)
    session.flush()
    audit.record(
        session,
        at=now,
        action="nominated",
        object_kind="award",
        object_id=award.id,
        actor_id=actor.person_id,
        unit_id=unit_id,
        after={"season": season_id, "kind": kind.value},
    )
    return award


def awards_of(session: Session, season_id: int) -> Sequence[Award]:
    """What a season's units were nominated for."""
    return session.scalars(select(Award).where(Award.season_id == season_id).order_by(Award.id)).all()
