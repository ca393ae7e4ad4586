"""For the secretariat: what was sent to whom and how it ended, and who cannot be reached."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.deadlines.contacts import Contact, people_of_units
from bot.deadlines.deadlines import deadline_of
from bot.people.permissions import Action, Actor
from bot.people.seasons import open_season
from storage.tables import Acknowledgement, Outbox, Outcome, Person, Reminder, Role, SeasonUnit


class Fate(StrEnum):
    """What became of a reminder: how its message ended, that it waits for it, or that a later step took its place."""

    SENT = Outcome.SENT.value
    UNREACHABLE = Outcome.UNREACHABLE.value
    REFUSED = Outcome.REFUSED.value
    UNCERTAIN = Outcome.UNCERTAIN.value
    OBSOLETE = Outcome.OBSOLETE.value
    WAITING = "waiting"
    SKIPPED = "skipped"


@dataclass(frozen=True, kw_only=True)
class SentReminder:
    """A reminder and what became of it."""

    reminder_id: int
    unit_id: int
    unit_name: str
    person_id: int
    person_name: str
    due_on: date
    step: str
    planned_at: datetime
    fate: Fate
    fate_at: datetime | None
    acknowledged_at: datetime | None


@dataclass(frozen=True, kw_only=True)
class LostPerson:
    """Somebody who speaks for a unit and cannot be written to; `since` is unknown where they never pressed Start."""

    person_id: int
    person_name: str
    unit_id: int
    unit_name: str
    roles: tuple[Role, ...]


@dataclass(frozen=True, kw_only=True)
class LostUnit:
    """A unit of the open season for which nobody can be written to; `has_people` if somebody speaks for it."""

    unit_id: int
    unit_name: str
    has_people: bool


@dataclass(frozen=True, kw_only=True)
class Unreachable:
    """Who cannot be reached with reminders."""

    people: tuple[LostPerson, ...]
    units: tuple[LostUnit, ...]


def sent_report(session: Session, *, actor: Actor, deadline_id: int) -> list[SentReminder]:
    """Every reminder of a deadline, by unit in the cluster's order, the newest first."""
    actor.require(Action.MANAGE_DEADLINES)
    deadline = deadline_of(session, actor=actor, deadline_id=deadline_id)
    member = (SeasonUnit.unit_id == Reminder.unit_id) & (SeasonUnit.season_id == deadline.season_id)
    query = (
        select(
            Reminder,
            SeasonUnit.name,
            Person.display_name,
            Outbox.outcome,
            Outbox.outcome_at,
            Acknowledgement.acknowledged_at,
        )
        .join(SeasonUnit, member)
        .join(Person, Person.id == Reminder.person_id)
        .outerjoin(Outbox, Outbox.id == Reminder.outbox_id)
        .outerjoin(Acknowledgement, Acknowledgement.reminder_id == Reminder.id)
        .where(Reminder.deadline_id == deadline_id)
        .order_by(SeasonUnit.position, Reminder.planned_at.desc(), Reminder.id.desc())
    )
    return [
        SentReminder(
            reminder_id=reminder.id,
            unit_id=reminder.unit_id,
            unit_name=unit_name,
            person_id=reminder.person_id,
            person_name=person_name,
            due_on=reminder.due_on,
            step=reminder.step,
            planned_at=reminder.planned_at,
            fate=_fate(reminder, outcome),
            fate_at=outcome_at,
            acknowledged_at=acknowledged_at,
        )
        for reminder, unit_name, person_name, outcome, outcome_at, acknowledged_at in session.execute(query)
    ]


def unreachable(session: Session, *, actor: Actor) -> Unreachable:
    """The people of the open season's units who cannot be written to, and the units where nobody can."""
    actor.require(Action.MANAGE_DEADLINES)
    season = open_season(session)
    if season is None:
        return Unreachable(people=(), units=())
    contacts = people_of_units(session, [member.unit_id for member in season.members])
    lost = [each for each in contacts if not each.is_reachable]
    names = _names(session, lost)
    reached = {each.unit_id for each in contacts if each.is_reachable}
    peopled = {each.unit_id for each in contacts}
    people = [
        LostPerson(
            person_id=person_id,
            person_name=names[person_id],
            unit_id=member.unit_id,
            unit_name=member.name,
            roles=tuple(each.role for each in lost if each.person_id == person_id),
        )
        for member in season.members
        for person_id in dict.fromkeys(each.person_id for each in lost if each.unit_id == member.unit_id)
    ]
    units = [
        LostUnit(unit_id=member.unit_id, unit_name=member.name, has_people=member.unit_id in peopled)
        for member in season.members
        if member.unit_id not in reached
    ]
    return Unreachable(people=tuple(people), units=tuple(units))


def _names(session: Session, lost: Sequence[Contact]) -> dict[int, str]:
    query = select(Person.id, Person.display_name).where(Person.id.in_({each.person_id for each in lost}))
    return {row.id: row.display_name for row in session.execute(query)}


def _fate(reminder: Reminder, outcome: Outcome | None) -> Fate:
    if reminder.outbox_id is None:
        return Fate.SKIPPED
    return Fate.WAITING if outcome is None else Fate(outcome.value)
