"""Is it done? Each kind of duty says so for itself; a room above registers its own kind here.

Of a task a unit says so: the use cases for that are here too.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.deadlines.deadlines import Standing, changeable, effective_due, standing, units_of
from bot.deadlines.telling import record
from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from storage.tables import Completion, Deadline, DutyKind


@dataclass(frozen=True)
class Duty:
    """A deadline that is asked about: which one, and of which season."""

    deadline_id: int
    season_id: int


Done = Callable[[Session, Sequence[Duty]], Collection[tuple[int, int]]]
"""Gives each (deadline, unit) of these deadlines that is done, in a fixed number of statements."""

_DONE: dict[DutyKind, Done] = {}


class UnregisteredDutyError(LookupError):
    """A deadline of a kind of which nobody has said how to know that it is done: its room was not imported."""

    def __init__(self, kind: DutyKind) -> None:
        super().__init__(f"nobody has registered how a duty of the kind {kind.value!r} is known to be done")


def register(kind: DutyKind, done: Done) -> None:
    """Says how a kind of duty is known to be done."""
    if _DONE.setdefault(kind, done) is not done:
        raise ValueError(f"two answers to whether a duty of the kind {kind.value!r} is done")


def done_units(session: Session, deadlines: Iterable[tuple[DutyKind, Duty]]) -> frozenset[tuple[int, int]]:
    """Each (deadline, unit) that is done. Raises `UnregisteredDutyError` for a kind nobody has registered."""
    found: set[tuple[int, int]] = set()
    in_order = sorted(deadlines, key=lambda each: (each[0].value, each[1].deadline_id))
    for kind, group in groupby(in_order, key=lambda each: each[0]):
        if kind not in _DONE:
            raise UnregisteredDutyError(kind)
        found.update(_DONE[kind](session, [duty for _kind, duty in group]))
    return frozenset(found)


def complete_task(session: Session, *, actor: Actor, deadline_id: int, unit_id: int, now: datetime) -> Completion:
    """A unit says that a task is done; saying it again changes nothing.

    Refused for duties that know by themselves, for units that are not concerned, and when nothing is taken any more.
    """
    actor.require(Action.COMPLETE_TASKS, unit_id)
    deadline = _task(session, deadline_id, unit_id)
    found = _completion(session, deadline_id, unit_id)
    if found is not None:
        return found
    if standing(deadline, unit_id, now) is Standing.CLOSED:
        raise Refused(say("refused-task-closed", title=deadline.title, due=effective_due(deadline, unit_id)))
    completion = Completion(deadline_id=deadline_id, unit_id=unit_id, person_id=actor.person_id, done_at=now)
    session.add(completion)
    session.flush()
    record(session, "task-completed", deadline, actor, now, unit_id=unit_id)
    return completion


def reopen_task(session: Session, *, actor: Actor, deadline_id: int, unit_id: int, now: datetime) -> bool:
    """A unit takes back that a task is done; gives whether it was. From then on it is reminded again."""
    actor.require(Action.COMPLETE_TASKS, unit_id)
    deadline = _task(session, deadline_id, unit_id)
    found = _completion(session, deadline_id, unit_id)
    if found is None:
        return False
    session.delete(found)
    before = {"person": found.person_id, "done": found.done_at.isoformat()}
    record(session, "task-reopened", deadline, actor, now, unit_id=unit_id, before=before)
    return True


def _task(session: Session, deadline_id: int, unit_id: int) -> Deadline:
    deadline = changeable(session, deadline_id)
    if deadline.kind is not DutyKind.TASK:
        raise Refused(say("refused-no-task", title=deadline.title))
    if unit_id not in units_of(deadline):
        raise Refused(say("refused-task-unit", title=deadline.title))
    return deadline


def _completion(session: Session, deadline_id: int, unit_id: int) -> Completion | None:
    return session.scalar(
        select(Completion).where(Completion.deadline_id == deadline_id, Completion.unit_id == unit_id)
    )


def _completed(session: Session, duties: Sequence[Duty]) -> Collection[tuple[int, int]]:
    asked = [duty.deadline_id for duty in duties]
    query = select(Completion.deadline_id, Completion.unit_id).where(Completion.deadline_id.in_(asked))
    return {(deadline_id, unit_id) for deadline_id, unit_id in session.execute(query)}


register(DutyKind.TASK, _completed)
