"""Random deadlines, changes, outages and clocks: the real planner over a real store, beside one that counts days."""

import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.deadlines.calendar import set_own_days
from bot.deadlines.duties import reopen_task
from bot.deadlines.ladder import Ladder, set_ladder
from bot.deadlines.responses import snooze
from bot.language.phrases import Refused
from storage import Store
from storage.tables import Outbox, Reminder, Role
from tests.deadlines.office import ZONE, Cluster, copy_of

Key = tuple[int, int, date, str, int]
FIRST, LAST = datetime(2026, 11, 2, tzinfo=UTC), datetime(2027, 3, 20, tzinfo=UTC)
HOLIDAYS = {date(2026, 11, 24), date(2027, 1, 1), date(2027, 4, 16), *(date(2027, 2, day) for day in range(4, 11))}
LADDERS = (
    Ladder(),
    Ladder(days=(10, 2, 0), leader_from=2, overdue_days=2, at=time(9, 30)),
    Ladder(days=(1,), leader_from=0, overdue_days=0),
)

# --- the plain planner: what should happen, counted day by day --------------------------------------------------------


@dataclass
class PlainDeadline:
    due_at: datetime
    set_at: datetime
    units: list[int]
    extensions: list[tuple[int | None, datetime, datetime]] = field(default_factory=list)
    cancelled: bool = False
    done: set[int] = field(default_factory=set)

    def due(self, unit: int) -> tuple[datetime, datetime]:
        times = [(self.due_at, self.set_at), *((due, at) for of, due, at in self.extensions if of in {None, unit})]
        return max(times, key=lambda each: (each[0], -each[1].timestamp()))

    def owes(self, unit: int) -> bool:
        return not self.cancelled and unit in self.units and unit not in self.done


@dataclass
class Plain:
    """What the planner should know and do."""

    people: list[tuple[int, int, Role, datetime]]
    deadlines: dict[int, PlainDeadline] = field(default_factory=dict)
    off: set[date] = field(default_factory=set)
    ladder: Ladder = LADDERS[0]
    sent: list[Key] = field(default_factory=list)
    skipped: set[Key] = field(default_factory=set)
    wishes: dict[tuple[int, int, int], datetime] = field(default_factory=dict)

    def works(self, day: date) -> bool:
        return day.weekday() < 5 and day not in HOLIDAYS and day not in self.off

    def quiet(self, now: datetime) -> bool:
        here = now.astimezone(ZONE)
        return not self.works(here.date()) or not (7, 30) <= (here.hour, here.minute) < (18, 0)

    def moment(self, day: date) -> datetime:
        return datetime.combine(day, self.ladder.at, ZONE)

    def calendar(self, due_at: datetime) -> list[tuple[datetime, int, str]]:
        due_on, found = due_at.astimezone(ZONE).date(), []
        for days in self.ladder.days:
            day = due_on - timedelta(days=days)
            while not self.works(day) or self.moment(day) >= due_at:
                day -= timedelta(days=1)
            found.append((self.moment(day), -days, str(days)))
        day, over = due_on, 0
        while over < self.ladder.overdue_days:
            day += timedelta(days=1)
            if self.works(day):
                over += 1
                found.append((self.moment(day), over, f"+{over}"))
        return sorted(found)

    def tick(self, now: datetime) -> set[Key]:
        """What goes out at a tick; it is remembered."""
        if self.quiet(now):
            return set()
        out: dict[tuple[int, int, int], Key] = {}
        for deadline_id, deadline in self.deadlines.items():
            for person, unit, role, joined in self.people:
                if deadline.owes(unit):
                    self._by_ladder(out, deadline_id, unit, person, role, joined, now)
        for triple, until in list(self.wishes.items()):
            if until <= now:
                del self.wishes[triple]
                self._by_wish(out, triple, until)
        self.sent += out.values()
        return set(out.values())

    def _by_ladder(
        self,
        out: dict[tuple[int, int, int], Key],
        deadline_id: int,
        unit: int,
        person: int,
        role: Role,
        joined: datetime,
        now: datetime,
    ) -> None:
        due_at, since = self.deadlines[deadline_id].due(unit)
        due_on = due_at.astimezone(ZONE).date()
        came = [
            (deadline_id, unit, due_on, step, person)
            for at, order, step in self.calendar(due_at)
            if since < at <= now and joined <= at and (role is Role.SPECIALIST or -order <= self.ladder.leader_from)
        ]
        if came and came[-1] not in self.skipped and came[-1] not in self.sent:
            out[deadline_id, unit, person] = came[-1]
            self.skipped |= set(came[:-1]) - set(self.sent)

    def _by_wish(self, out: dict[tuple[int, int, int], Key], triple: tuple[int, int, int], until: datetime) -> None:
        deadline_id, unit, person = triple
        if triple in out or not self.deadlines[deadline_id].owes(unit):
            return
        due_on = self.deadlines[deadline_id].due(unit)[0].astimezone(ZONE).date()
        key = (deadline_id, unit, due_on, f"snooze-{until.astimezone(UTC):%Y%m%dT%H%M}", person)
        if key not in self.sent:
            out[triple] = key

    def still(self, key: Key) -> bool:
        """Whether what was put in a message is still to be said."""
        deadline_id, unit, due_on, _step, person = key
        deadline = self.deadlines[deadline_id]
        later = [each for each in self.sent[self.sent.index(key) + 1 :] if (*each[:2], each[4]) == (*key[:2], person)]
        return deadline.owes(unit) and deadline.due(unit)[0].astimezone(ZONE).date() == due_on and not later


# --- the same through the use cases -----------------------------------------------------------------------------------


@dataclass
class Life:
    """A cluster lives through random events, and its plain twin with it."""

    cluster: Cluster
    plain: Plain
    on: bool = True
    messages: list[list[Key]] = field(default_factory=list)

    @property
    def now(self) -> datetime:
        return self.cluster.cast.now

    def live(self, events: Sequence[tuple[Any, ...]]) -> None:
        for name, *args in events:
            try:
                getattr(self, name)(*args)
            except Refused:
                continue
            if self.on:
                self.tick()
        self.hear()
        self.cluster.cast.sound()

    def tick(self) -> None:
        seen = self.recorded()
        self.cluster.ticks()
        expected = self.plain.tick(self.now)
        fresh = self.recorded().keys() - seen.keys()
        assert {key for key in fresh if self.recorded()[key] is not None} == expected
        assert self.recorded().keys() == set(self.plain.sent) | self.plain.skipped

    def recorded(self) -> dict[Key, int | None]:
        columns = (Reminder.deadline_id, Reminder.unit_id, Reminder.due_on, Reminder.step, Reminder.person_id)
        query = select(*columns, Reminder.outbox_id)
        rows = self.cluster.cast.look(lambda s: s.execute(query).all())
        return {(a, b, c, d, e): outbox_id for a, b, c, d, e, outbox_id in rows}

    def hear(self) -> None:
        """Messages are drawn: each says what still holds, and no reminder is in two."""
        args = self.cluster.cast.look(lambda s: s.scalars(select(Outbox.args).where(Outbox.kind == "reminder")).all())
        numbers = [number for each in args for number in each["reminders"]]
        assert len(numbers) == len(set(numbers)) == len(self.plain.sent)
        rows = self.cluster.cast.look(lambda s: {row.id: row for row in s.scalars(select(Reminder))})
        said = {each.reminder_id for message in args for each in self.cluster.owes(message["reminders"])}
        for number in numbers:
            row = rows[number]
            key = (row.deadline_id, row.unit_id, row.due_on, row.step, row.person_id)
            assert (number in said) == self.plain.still(key), key

    def one(self, index: int) -> int:
        return sorted(self.plain.deadlines)[index % len(self.plain.deadlines)]

    def unit(self, index: int) -> int:
        return (self.cluster.nghe_an, self.cluster.hue)[index]

    # events

    def goes(self, minutes: int) -> None:
        self.cluster.cast.now = min(LAST, max(FIRST, self.now + timedelta(minutes=minutes)))

    def works_until(self, days: int) -> None:
        """The bot runs day after day."""
        for _ in range(days):
            self.goes(24 * 60)
            if self.on:
                self.tick()

    def goes_off(self) -> None:
        self.on = False

    def comes_back(self) -> None:
        store = self.cluster.cast.store
        store.close()
        self.cluster.cast.store = Store(store.url)
        self.on = True

    def sets(self, minutes: int, whom: int) -> None:
        due, units = self.now + timedelta(minutes=minutes), [self.cluster.nghe_an, self.cluster.hue]
        listed = None if whom == 2 else [self.unit(whom)]
        title = f"Việc {len(self.plain.deadlines)}"
        number = self.cluster.sets("2026-12-25 17:00", title, due_at=due, unit_ids=listed)
        self.plain.deadlines[number] = PlainDeadline(due, self.now, listed or units)

    def changes(self, index: int, minutes: int) -> None:
        number, due = self.one(index), self.now + timedelta(minutes=minutes)
        self.cluster.changes(number, due_at=due)
        deadline = self.plain.deadlines[number]
        if due != deadline.due_at:
            deadline.due_at, deadline.set_at = due, self.now
            deadline.extensions = [each for each in deadline.extensions if each[0] is not None]

    def extends(self, index: int, whom: int, minutes: int) -> None:
        number, unit = self.one(index), None if whom == 2 else self.unit(whom)
        due = self.plain.deadlines[number].due_at + timedelta(minutes=minutes)
        self.cluster.extends(number, due.astimezone(ZONE).replace(tzinfo=None).isoformat(), unit)
        self.plain.deadlines[number].extensions.append((unit, due, self.now))

    def cancels(self, index: int) -> None:
        number = self.one(index)
        self.cluster.cancels(number)
        self.plain.deadlines[number].cancelled = True

    def completes(self, index: int, whom: int) -> None:
        number = self.one(index)
        self.cluster.completes(number, ("Chuyên viên Nghệ An", "Lãnh đạo Huế")[whom])
        self.plain.deadlines[number].done.add(self.unit(whom))

    def takes_back(self, index: int, whom: int) -> None:
        number, actor = self.one(index), self.cluster.actor(("Lãnh đạo Nghệ An", "Chuyên viên Huế")[whom])
        unit = self.unit(whom)
        self.cluster.cast.do(reopen_task, actor=actor, deadline_id=number, unit_id=unit, now=self.now)
        self.plain.deadlines[number].done.discard(unit)

    def rests(self, days: int) -> None:
        day = (self.now + timedelta(days=days)).astimezone(ZONE).date()
        self.plain.off ^= {day}
        off = self.plain.off
        self.cluster.cast.do(set_own_days, actor=self.cluster.secretary, off=off, on=[], now=self.now)

    def climbs(self, index: int) -> None:
        self.plain.ladder = LADDERS[index]
        self.cluster.cast.do(set_ladder, actor=self.cluster.secretary, ladder=LADDERS[index], now=self.now)

    def snoozes(self, name: int, minutes: int) -> None:
        person_name = ("Chuyên viên Nghệ An", "Chuyên viên Huế", "Lãnh đạo Huế")[name]
        ids, person = self.cluster.reminders(person_name)[-1:], self.cluster.names[person_name]
        until = (self.now + timedelta(minutes=minutes)).replace(second=0, microsecond=0)
        self.cluster.cast.do(snooze, person_id=person, reminder_ids=ids, until=until, now=self.now)
        row = self.cluster.cast.look(lambda s: s.get_one(Reminder, ids[0]))
        self.plain.wishes[row.deadline_id, row.unit_id, person] = until


HOUR, DAY = 60, 24 * 60
INDEX, WHOM, UNIT = st.integers(0, 5), st.integers(0, 2), st.integers(0, 1)
AHEAD = st.integers(1, 45 * DAY) | st.integers(1, 40).map(lambda days: days * DAY)
EVENTS = st.one_of(
    st.tuples(st.just("goes"), st.integers(1, 12 * HOUR) | st.integers(1, 20 * DAY)),
    st.tuples(st.just("goes"), st.integers(-15 * DAY, -1)),
    st.tuples(st.just("works_until"), st.integers(1, 8)),
    st.tuples(st.just("goes_off")),
    st.tuples(st.just("comes_back")),
    st.tuples(st.just("sets"), AHEAD, WHOM),
    st.tuples(st.just("sets"), AHEAD, WHOM),
    st.tuples(st.just("changes"), INDEX, AHEAD),
    st.tuples(st.just("extends"), INDEX, WHOM, AHEAD),
    st.tuples(st.just("cancels"), INDEX),
    st.tuples(st.just("completes"), INDEX, UNIT),
    st.tuples(st.just("takes_back"), INDEX, UNIT),
    st.tuples(st.just("rests"), st.integers(0, 30)),
    st.tuples(st.just("climbs"), WHOM),
    st.tuples(st.just("snoozes"), WHOM, st.integers(1, 3 * DAY)),
)
LIVES = st.lists(EVENTS, min_size=6, max_size=30)


def lives(model: tuple[Path, Cluster], events: Sequence[tuple[Any, ...]]) -> None:
    folder = Path(tempfile.mkdtemp(prefix="tro-ly-life-"))
    try:
        with copy_of(model, folder) as cluster:
            joined = cluster.cast.now
            people = [
                (cluster.names[f"{name} {unit}"], unit_id, role, joined)
                for unit, unit_id in (("Nghệ An", cluster.nghe_an), ("Huế", cluster.hue))
                for name, role in (("Chuyên viên", Role.SPECIALIST), ("Lãnh đạo", Role.LEADER))
            ]
            life = Life(cluster, Plain(people))
            life.live([("sets", 20 * DAY, 2), *events])
    finally:
        shutil.rmtree(folder)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(events=LIVES)
def test_each_key_once_nothing_skipped_nobody_who_is_done(
    model_cluster: tuple[Path, Cluster], events: list[tuple[Any, ...]]
) -> None:
    lives(model_cluster, events)


@pytest.mark.long
@settings(max_examples=600, deadline=None, print_blob=True)
@given(events=LIVES)
def test_the_same_over_many_lives(model_cluster: tuple[Path, Cluster], events: list[tuple[Any, ...]]) -> None:
    lives(model_cluster, events)
