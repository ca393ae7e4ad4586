"""Making, changing, cancelling and extending deadlines. Those concerned are told, in the same transaction."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.deadlines.deadlines import changeable, effective_due, units_of
from bot.deadlines.readable import coming, possible_grace, readable_title
from bot.deadlines.telling import record, tell
from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from bot.people.reasons import readable_reason
from storage.tables import AfterDue, Deadline, DeadlineUnit, DutyKind, Extension, Season, SeasonState


def create_deadline(
    session: Session,
    *,
    actor: Actor,
    kind: DutyKind,
    title: str,
    due_at: datetime,
    grace_minutes: int,
    after_due: AfterDue,
    unit_ids: Sequence[int] | None,
    now: datetime,
) -> Deadline:
    """Sets a deadline of the open season for these units, or with none for all of them.

    Refused without an open season, for units that are not in it, for a second deadline for scoring, and for the same
    deadline twice.
    """
    actor.require(Action.MANAGE_DEADLINES)
    season = session.scalar(select(Season).where(Season.state == SeasonState.OPEN).with_for_update())
    if season is None:
        raise Refused(say("refused-deadline-no-season"))
    deadline = Deadline(
        season_id=season.id,
        season=season,
        kind=kind,
        title=readable_title(title),
        due_at=coming(due_at, now),
        set_at=now,
        grace_minutes=possible_grace(grace_minutes),
        after_due=after_due,
        for_everybody=unit_ids is None,
        rev=1,
        created_by_id=actor.person_id,
        created_at=now,
    )
    deadline.audience = [DeadlineUnit(unit_id=unit_id) for unit_id in _audience(season, unit_ids)]
    deadline.extensions = []
    with session.no_autoflush:
        _refuse_second(session, deadline)
    session.add(deadline)
    session.flush()
    after = {**_facts(deadline), "kind": kind.value, "units": _listed(unit_ids)}
    record(session, "deadline-set", deadline, actor, now, after=after, detail=deadline.title)
    tell(session, "deadline-set", deadline, actor, units_of(deadline), now)
    return deadline


def change_deadline(
    session: Session,
    *,
    actor: Actor,
    deadline_id: int,
    title: str | None = None,
    due_at: datetime | None = None,
    grace_minutes: int | None = None,
    after_due: AfterDue | None = None,
    now: datetime,
) -> Deadline:
    """Changes what is given. Another due time ends what was granted to all; what single units were granted stays.

    Nothing happens where it is so already. A grace that alone has changed is told to nobody: it is not shown.
    """
    actor.require(Action.MANAGE_DEADLINES)
    deadline = changeable(session, deadline_id)
    before, old_title = _facts(deadline), deadline.title
    deadline.title = old_title if title is None else readable_title(title)
    if due_at is not None and due_at != deadline.due_at:
        _move(deadline, coming(due_at, now), now)
    if grace_minutes is not None:
        deadline.grace_minutes = possible_grace(grace_minutes)
    deadline.after_due = after_due or deadline.after_due
    after = _facts(deadline)
    if after == before and deadline.title == old_title:
        return deadline
    deadline.rev += 1
    detail = None if deadline.title == old_title else f"{old_title}\n{deadline.title}"
    record(session, "deadline-changed", deadline, actor, now, before=before, after=after, detail=detail)
    if after | {"grace": None} != before | {"grace": None} or deadline.title != old_title:
        tell(session, "deadline-changed", deadline, actor, units_of(deadline), now, event=str(deadline.rev))
    return deadline


def cancel_deadline(session: Session, *, actor: Actor, deadline_id: int, reason: str, now: datetime) -> Deadline:
    """Cancels a deadline, and says why; nobody is reminded of it any more."""
    actor.require(Action.MANAGE_DEADLINES)
    deadline = changeable(session, deadline_id)
    deadline.cancel_reason = readable_reason(reason)
    deadline.cancelled_at, deadline.cancelled_by_id = now, actor.person_id
    deadline.rev += 1
    record(session, "deadline-cancelled", deadline, actor, now, detail=deadline.cancel_reason)
    tell(session, "deadline-cancelled", deadline, actor, units_of(deadline), now)
    return deadline


def extend_deadline(
    session: Session,
    *,
    actor: Actor,
    deadline_id: int,
    unit_id: int | None,
    due_at: datetime,
    reason: str,
    now: datetime,
) -> Extension:
    """Gives a unit, or with none all of them, longer than what stands, and says why.

    Those are told for whom the due time really moves: a unit that has longer already keeps it.
    """
    actor.require(Action.MANAGE_DEADLINES)
    deadline = changeable(session, deadline_id)
    if unit_id is not None and unit_id not in units_of(deadline):
        raise Refused(say("refused-extension-unit"))
    before = {each: effective_due(deadline, each) for each in units_of(deadline)}
    stands = effective_due(deadline, unit_id)
    if coming(due_at, now) <= stands:
        raise Refused(say("refused-extension-not-later", due=stands))
    extension = Extension(
        unit_id=unit_id, due_at=due_at, reason=readable_reason(reason), granted_by_id=actor.person_id, granted_at=now
    )
    deadline.extensions.append(extension)
    deadline.rev += 1
    session.flush()
    after = {"extension": extension.id, "due": due_at.isoformat()}
    record(
        session,
        "deadline-extended",
        deadline,
        actor,
        now,
        unit_id=unit_id,
        before={"due": stands.isoformat()},
        after=after,
        detail=extension.reason,
    )
    moved = {each for each, due in before.items() if effective_due(deadline, each) > due}
    more = {"extension": extension.id}
    tell(session, "deadline-extended", deadline, actor, moved, now, event=str(extension.id), more=more)
    return extension


def _move(deadline: Deadline, due_at: datetime, now: datetime) -> None:
    deadline.due_at, deadline.set_at = due_at, now
    for extension in deadline.extensions:
        if extension.unit_id is None and extension.ended_at is None:
            extension.ended_at = now


def _audience(season: Season, unit_ids: Sequence[int] | None) -> list[int]:
    if unit_ids is None:
        return []
    members = {member.unit_id for member in season.members}
    if not unit_ids or not members.issuperset(unit_ids):
        raise Refused(say("refused-deadline-units", year=str(season.year)))
    return sorted(set(unit_ids))


def _refuse_second(session: Session, new: Deadline) -> None:
    """Refuses a second deadline for scoring, and the same one for the same units again."""
    query = select(Deadline).where(Deadline.season_id == new.season_id, Deadline.cancelled_at.is_(None))
    for other in session.scalars(query.where(Deadline.kind == new.kind)):
        if new.kind is DutyKind.SCORING:
            raise Refused(say("refused-second-scoring", title=other.title, due=other.due_at))
        same_units = {each.unit_id for each in other.audience} == {each.unit_id for each in new.audience}
        if (other.title, other.due_at) == (new.title, new.due_at) and same_units:
            raise Refused(say("refused-deadline-twice", title=other.title, due=other.due_at))


def _facts(deadline: Deadline) -> dict[str, object]:
    return {
        "due": deadline.due_at.isoformat(),
        "grace": deadline.grace_minutes,
        "after": deadline.after_due.value,
    }


def _listed(unit_ids: Sequence[int] | None) -> list[int] | None:
    return None if unit_ids is None else sorted(set(unit_ids))
