"""The working calendar: weekends, public holidays, the cluster's own days, and the hours for writing to people.

Public holidays, and the swaps of days that were decreed, come from the package `holidays`. What it does not know, or
what the cluster decides for itself, is data: own days off, and make-up days on which work is done all the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from enum import Enum, auto
from functools import lru_cache

from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from storage import audit
from storage.values import set_value, value

OWN_DAYS = "working-calendar"
MOST_OWN_DAYS = 200
FURTHEST_OWN_DAY = timedelta(days=2 * 366)
_DAY = timedelta(days=1)


class Off(Enum):
    """Why nobody works on a day."""

    WEEKEND = auto()
    HOLIDAY = auto()
    OWN = auto()


@dataclass(frozen=True)
class PublicDays:
    """What the state decreed for a year: holidays, and weekend days on which work is made up for."""

    off: frozenset[date]
    on: frozenset[date]


@lru_cache(maxsize=64)
def public_days(year: int) -> PublicDays:
    """The public holidays and make-up days of a year in Vietnam."""
    import holidays  # noqa: PLC0415 - a tenth of a second, only where somebody needs a calendar

    known = holidays.country_holidays("VN", years=year)
    made_up = frozenset(day for day in known.weekend_workdays if day.year == year)
    return PublicDays(frozenset(known) - made_up, made_up)


@dataclass(frozen=True)
class WorkingCalendar:
    """Which days are working days, and when people may be written to: from `opens` to just before `closes`."""

    zone: tzinfo
    off: frozenset[date] = field(default_factory=frozenset)
    on: frozenset[date] = field(default_factory=frozenset)
    opens: time = time(7, 30)
    closes: time = time(18, 0)

    def why_off(self, day: date) -> Off | None:
        """Why a day is no working day; nothing if it is one. What the cluster said of a day goes before the rest."""
        if day in self.on:
            return None
        if day in self.off:
            return Off.OWN
        public = public_days(day.year)
        if day in public.off:
            return Off.HOLIDAY
        return Off.WEEKEND if day.weekday() >= 5 and day not in public.on else None

    def is_working(self, day: date) -> bool:
        """Whether people work on a day."""
        return self.why_off(day) is None

    def working_day_before(self, day: date) -> date:
        """The last working day before a day."""
        day -= _DAY
        while not self.is_working(day):
            day -= _DAY
        return day

    def working_day_after(self, day: date, n: int = 1) -> date:
        """The n-th working day after a day."""
        for _ in range(n):
            day += _DAY
            while not self.is_working(day):
                day += _DAY
        return day

    def is_open(self, moment: datetime) -> bool:
        """Whether people may be written to at a moment."""
        local = moment.astimezone(self.zone)
        return self.opens <= local.time() < self.closes and self.is_working(local.date())

    def next_open(self, moment: datetime) -> datetime:
        """The moment itself where people may be written to then, else when that is next."""
        if self.is_open(moment):
            return moment
        local = moment.astimezone(self.zone)
        today = local.time() < self.opens and self.is_working(local.date())
        return self.at(local.date() if today else self.working_day_after(local.date()), self.opens)

    def at(self, day: date, clock: time) -> datetime:
        """A time of day on a day, in the cluster's zone."""
        return datetime.combine(day, clock, tzinfo=self.zone)


def calendar_of(session: Session, zone: tzinfo) -> WorkingCalendar:
    """The cluster's working calendar as it stands."""
    own = value(session, OWN_DAYS, {"off": [], "on": []})
    return WorkingCalendar(zone, _days(own["off"]), _days(own["on"]))


def set_own_days(
    session: Session, *, actor: Actor, off: Iterable[date], on: Iterable[date], now: datetime
) -> tuple[frozenset[date], frozenset[date]]:
    """Sets the cluster's own days off and its make-up days, all of them anew; gives both back.

    Refused where a day is both, where it is more than two years away, or where there are too many.
    """
    actor.require(Action.MANAGE_DEADLINES)
    days_off, days_on = frozenset(off), frozenset(on)
    both = sorted(days_off & days_on)
    if both:
        raise Refused(say("refused-own-day-twice", day=both[0]))
    if len(days_off) + len(days_on) > MOST_OWN_DAYS:
        raise Refused(say("refused-own-days-many", most=MOST_OWN_DAYS))
    for day in sorted(days_off | days_on):
        if abs(day - now.date()) > FURTHEST_OWN_DAY:
            raise Refused(say("refused-own-day-far", day=day))
    before, after = value(session, OWN_DAYS), {"off": _texts(days_off), "on": _texts(days_on)}
    if after != (before or {"off": [], "on": []}):
        set_value(session, OWN_DAYS, after, now=now)
        audit.record(
            session,
            at=now,
            action="own-days-set",
            object_kind="setting",
            object_id=OWN_DAYS,
            actor_id=actor.person_id,
            before=before,
            after=after,
        )
    return days_off, days_on


def _days(texts: Iterable[str]) -> frozenset[date]:
    return frozenset(date.fromisoformat(each) for each in texts)


def _texts(days: Iterable[date]) -> list[str]:
    return [day.isoformat() for day in sorted(days)]
