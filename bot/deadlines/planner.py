"""The planner: from what is owed, who speaks for whom, and the clock, to who is to be reminded of what now.

It is pure: nothing is scheduled. Each tick asks what is due and is not recorded yet, so that a bot that was off, a
clock that jumped and a second planner at the same time change nothing but the moment at which somebody is reminded.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import NamedTuple

from bot.deadlines.calendar import WorkingCalendar
from bot.deadlines.contacts import Contact
from bot.deadlines.ladder import Ladder, Moment, moments
from storage.tables import Role

Key = tuple[int, int, date, str, int]
"""What happens once: deadline, unit, the day it is due, step, person."""


class Term(NamedTuple):
    """That a deadline is due for a unit at a time, which it has been since `since`."""

    deadline_id: int
    unit_id: int
    due_at: datetime
    since: datetime


class Wish(NamedTuple):
    """That a person asked to be reminded once more from `until` on."""

    snooze_id: int
    deadline_id: int
    unit_id: int
    person_id: int
    until: datetime


@dataclass(frozen=True)
class Facts:
    """What the store knows: every term of the open season, what is done, people by their unit, what was planned.

    `recorded` holds at least what was recorded of each due time's latest step.
    """

    terms: Sequence[Term] = ()
    done: Collection[tuple[int, int]] = frozenset()
    people: Mapping[int, Sequence[Contact]] = field(default_factory=dict)
    recorded: Collection[Key] = frozenset()
    wishes: Sequence[Wish] = ()


class Due(NamedTuple):
    """That a person is to be reminded now; `skipped` are the earlier steps for which it is too late."""

    due_at: datetime
    deadline_id: int
    unit_id: int
    person_id: int
    chat_id: int
    due_on: date
    step: str
    skipped: tuple[str, ...]


class Crossed(NamedTuple):
    """The day of a due time, and the steps whose moment has come, the latest last."""

    due_on: date
    moments: tuple[Moment, ...]


class Timetable:
    """A ladder over a calendar at a moment; the steps of each due time are reckoned once."""

    def __init__(self, ladder: Ladder, calendar: WorkingCalendar, now: datetime) -> None:
        self.ladder = ladder
        self.now = now
        self.zone = calendar.zone
        self.is_open = calendar.is_open(now)
        self._calendar = calendar
        self._crossed: dict[datetime, Crossed] = {}
        self._earlier: dict[tuple[datetime, datetime, Role], tuple[Moment, ...]] = {}

    @property
    def digest_time(self) -> datetime:
        """The time of today's digest: what was due before it is overdue in it."""
        return self._calendar.at(self.now.astimezone(self.zone).date(), self.ladder.at)

    def crossed(self, due_at: datetime) -> Crossed:
        """The steps of a due time whose moment has come."""
        found = self._crossed.get(due_at)
        if found is None:
            steps = moments(self.ladder, self._calendar, due_at)
            due_on = due_at.astimezone(self.zone).date()
            # in UTC like what the store gives: moments of one zone are compared several times faster
            came = tuple(each._replace(at=each.at.astimezone(UTC)) for each in steps if each.at <= self.now)
            found = Crossed(due_on, came)
            self._crossed[due_at] = found
        return found

    def latest(self, term: Term) -> Moment | None:
        """The latest step that has come for a term, unless its moment was over when the term was set."""
        steps = self.crossed(term.due_at).moments
        return steps[-1] if steps and steps[-1].at > term.since else None

    def is_for(self, contact: Contact, step: Moment) -> bool:
        """Whether a step is for this person: leaders come in late, and nobody hears of what was before their time."""
        return step.at >= contact.since and self._is_for(contact.role, step)

    def skipped(self, term: Term, contact: Contact) -> tuple[str, ...]:
        """The steps before the latest that this person was not reminded of, if they were not."""
        key = (term.due_at, term.since, contact.role)
        earlier = self._earlier.get(key)
        if earlier is None:
            came = self.crossed(term.due_at).moments[:-1]
            earlier = tuple(each for each in came if each.at > term.since and self._is_for(contact.role, each))
            self._earlier[key] = earlier
        return tuple([each.step for each in earlier if each.at >= contact.since])

    def _is_for(self, role: Role, step: Moment) -> bool:
        return role is not Role.LEADER or step.days <= self.ladder.leader_from


def plan(facts: Facts, timetable: Timetable) -> tuple[Due, ...]:
    """Who is to be reminded of what now, most urgent first: nobody outside open hours.

    Of several steps that have come the latest is sent. A wish that comes together with a step is met by the step.
    """
    if not timetable.is_open:
        return ()
    owed = [term for term in facts.terms if (term.deadline_id, term.unit_id) not in facts.done]
    found = {(each.deadline_id, each.unit_id, each.person_id): each for each in _by_ladder(owed, facts, timetable)}
    for each in _by_wish(owed, facts, timetable):
        found.setdefault((each.deadline_id, each.unit_id, each.person_id), each)
    return tuple(sorted(found.values()))


def overdue_terms(facts: Facts, timetable: Timetable) -> Iterator[Term]:
    """What the digest of today tells of: owed, and due before its time."""
    at = timetable.digest_time
    for term in facts.terms:
        if term.due_at < at and (term.deadline_id, term.unit_id) not in facts.done:
            yield term


def step_of(wish: Wish) -> str:
    """The name of a wish among the steps."""
    return f"snooze-{wish.until.astimezone(UTC):%Y%m%dT%H%M}"


def _by_ladder(owed: Sequence[Term], facts: Facts, timetable: Timetable) -> Iterator[Due]:
    for term in owed:
        step = timetable.latest(term)
        if step is None:
            continue
        due_on = timetable.crossed(term.due_at).due_on
        for contact in facts.people.get(term.unit_id, ()):
            key = (term.deadline_id, term.unit_id, due_on, step.step, contact.person_id)
            if contact.chat_id is not None and timetable.is_for(contact, step) and key not in facts.recorded:
                yield _due(term, contact, contact.chat_id, due_on, step.step, timetable.skipped(term, contact))


def _by_wish(owed: Sequence[Term], facts: Facts, timetable: Timetable) -> Iterator[Due]:
    if not facts.wishes:
        return
    terms = {(term.deadline_id, term.unit_id): term for term in owed}
    for wish in sorted(facts.wishes, key=lambda each: each.until, reverse=True):
        term = terms.get((wish.deadline_id, wish.unit_id))
        if term is None or wish.until > timetable.now:
            continue
        due_on = timetable.crossed(term.due_at).due_on
        for contact in facts.people.get(wish.unit_id, ()):
            if contact.person_id == wish.person_id and contact.chat_id is not None:
                yield _due(term, contact, contact.chat_id, due_on, step_of(wish), ())


def _due(term: Term, contact: Contact, chat_id: int, due_on: date, step: str, skipped: tuple[str, ...]) -> Due:
    return Due(term.due_at, term.deadline_id, term.unit_id, contact.person_id, chat_id, due_on, step, skipped)
