"""The ladder of reminders: how many days before a deadline, on the day, and how long afterwards."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from bot.deadlines.calendar import WorkingCalendar
from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from storage import audit
from storage.values import set_value, value

LADDER = "reminder-ladder"
MOST_STEPS = 15
MOST_DAYS = 180
MOST_OVERDUE_DAYS = 30


@dataclass(frozen=True)
class Ladder:
    """When those who owe are reminded, in days before a deadline, and for how many working days when it is over.

    Leaders of a unit are reminded from the step of `leader_from` days on.
    """

    days: tuple[int, ...] = (30, 14, 7, 3, 1, 0)
    leader_from: int = 1
    overdue_days: int = 5
    at: time = time(8, 0)


DEFAULT = Ladder()


class Moment(NamedTuple):
    """A step of the ladder for one due time: its stable name, days before (negative: after), and when it comes."""

    step: str
    days: int
    at: datetime


def moments(ladder: Ladder, calendar: WorkingCalendar, due_at: datetime) -> tuple[Moment, ...]:
    """Every step for a due time, in order.

    A step on a day off comes on the working day before, and a step that is not overdue always comes before the due
    time, so that two steps may come at once. Overdue steps count working days after the day that was due.
    """
    before = [Moment(str(days), days, _before(ladder, calendar, due_at, days)) for days in ladder.days]
    due_on = due_at.astimezone(calendar.zone).date()
    after = [
        Moment(f"+{n}", -n, calendar.at(calendar.working_day_after(due_on, n), ladder.at))
        for n in range(1, ladder.overdue_days + 1)
    ]
    return tuple(sorted([*before, *after], key=lambda each: (each.at, -each.days)))


def _before(ladder: Ladder, calendar: WorkingCalendar, due_at: datetime, days: int) -> datetime:
    day = due_at.astimezone(calendar.zone).date() - timedelta(days=days)
    if not calendar.is_working(day) or calendar.at(day, ladder.at) >= due_at:
        day = calendar.working_day_before(day)
    return calendar.at(day, ladder.at)


def ladder_of(session: Session) -> Ladder:
    """The ladder as the cluster has set it."""
    kept = value(session, LADDER)
    return DEFAULT if kept is None else _from_json(kept)


def set_ladder(session: Session, *, actor: Actor, ladder: Ladder, now: datetime) -> Ladder:
    """Sets the ladder; steps are kept in order and once each. What was sent by the one before is not sent again.

    Refused where it has no steps, too many, some out of bounds, or an hour in which nobody is written to.
    """
    actor.require(Action.MANAGE_DEADLINES)
    steps, at = tuple(sorted(set(ladder.days), reverse=True)), ladder.at.replace(second=0, microsecond=0)
    ladder = Ladder(steps, ladder.leader_from, ladder.overdue_days, at)
    _refuse_impossible(ladder)
    before, after = value(session, LADDER), _to_json(ladder)
    if ladder != ladder_of(session):
        set_value(session, LADDER, after, now=now)
        audit.record(
            session,
            at=now,
            action="ladder-set",
            object_kind="setting",
            object_id=LADDER,
            actor_id=actor.person_id,
            before=before,
            after=after,
        )
    return ladder


def _refuse_impossible(ladder: Ladder) -> None:
    if not ladder.days or len(ladder.days) > MOST_STEPS or not 0 <= ladder.days[-1] <= ladder.days[0] <= MOST_DAYS:
        raise Refused(say("refused-ladder-days", steps=MOST_STEPS, most=MOST_DAYS))
    if not 0 <= ladder.leader_from <= MOST_DAYS:
        raise Refused(say("refused-ladder-leader", most=MOST_DAYS))
    if not 0 <= ladder.overdue_days <= MOST_OVERDUE_DAYS:
        raise Refused(say("refused-ladder-overdue", most=MOST_OVERDUE_DAYS))
    hours = WorkingCalendar
    if ladder.at.tzinfo is not None or not hours.opens <= ladder.at < hours.closes:
        raise Refused(say("refused-ladder-hour", opens=f"{hours.opens:%H:%M}", closes=f"{hours.closes:%H:%M}"))


def _to_json(ladder: Ladder) -> dict[str, Any]:
    return {
        "days": list(ladder.days),
        "leader_from": ladder.leader_from,
        "overdue_days": ladder.overdue_days,
        "at": f"{ladder.at:%H:%M}",
    }


def _from_json(kept: dict[str, Any]) -> Ladder:
    return Ladder(tuple(kept["days"]), kept["leader_from"], kept["overdue_days"], time.fromisoformat(kept["at"]))
