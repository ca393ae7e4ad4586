"""A small cluster that owes things: two units with their people, a secretariat, and an open season."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import event, select
from sqlalchemy.orm import Session, selectinload

from bot.deadlines.changes import cancel_deadline, change_deadline, create_deadline, extend_deadline
from bot.deadlines.duties import complete_task
from bot.deadlines.owed import Owed, still_owed
from bot.deadlines.reminders import remind
from bot.people.permissions import Actor
from storage import Store
from storage.tables import AfterDue, Chat, Deadline, DutyKind, Outbox, Outcome, Person, Reminder, Role
from tests.cast import Cast

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
Result = TypeVar("Result")


def local(text: str) -> datetime:
    """A moment in Hà Nội: `2026-11-25 17:00`."""
    return datetime.fromisoformat(text).replace(tzinfo=ZONE).astimezone(UTC)


@dataclass
class Told:
    """A message of the outbox: to whom, of which kind, with which arguments."""

    outbox_id: int
    person: str
    kind: str
    args: dict[str, Any]


@dataclass
class Cluster:
    """Two units, each with a specialist and a leader, and one of the secretariat; what they do, in short."""

    cast: Cast
    nghe_an: int = 0
    hue: int = 0
    season: int = 0
    names: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.season:
            return
        self.cast.boss()
        self.nghe_an, self.hue = self.cast.unit("Nghệ An"), self.cast.unit("Huế")
        self.season = self.cast.season(2026, self.nghe_an, self.hue)
        self.joins("Thường trực", Role.SECRETARIAT)
        self.joins("Chuyên viên Nghệ An", Role.SPECIALIST, self.nghe_an)
        self.joins("Lãnh đạo Nghệ An", Role.LEADER, self.nghe_an)
        self.joins("Chuyên viên Huế", Role.SPECIALIST, self.hue)
        self.joins("Lãnh đạo Huế", Role.LEADER, self.hue)
        self.heard()

    def joins(self, name: str, role: Role, unit_id: int | None = None) -> int:
        """Somebody new takes a role; gives the person's id."""
        self.names[name] = self.names.get(name) or self.cast.meets(name, 9100 + len(self.names))
        self.cast.joins(self.names[name], role, unit_id)
        return self.names[name]

    def is_now(self, text: str) -> None:
        """The clock shows another time, earlier or later."""
        self.cast.now = local(text)

    def actor(self, name: str) -> Actor:
        return self.cast.actor(self.names[name])

    @property
    def secretary(self) -> Actor:
        return self.actor("Thường trực")

    def order(self, due: str, title: str = "Nộp báo cáo", **more: Any) -> dict[str, Any]:
        """What the secretariat asks for when it sets a deadline."""
        usual: dict[str, Any] = {
            "actor": self.secretary,
            "kind": DutyKind.TASK,
            "title": title,
            "due_at": local(due),
            "grace_minutes": 60,
            "after_due": AfterDue.MARK_LATE,
            "unit_ids": None,
            "now": self.cast.now,
        }
        return usual | more

    def sets(self, due: str, title: str = "Nộp báo cáo", **more: Any) -> int:
        """The secretariat sets a deadline; gives its id."""
        return self.cast.do(create_deadline, **self.order(due, title, **more)).id

    def changes(self, deadline_id: int, **more: Any) -> None:
        self.cast.do(change_deadline, actor=self.secretary, deadline_id=deadline_id, now=self.cast.now, **more)

    def cancels(self, deadline_id: int, reason: str = "Bão số 9") -> None:
        self.cast.do(cancel_deadline, actor=self.secretary, deadline_id=deadline_id, reason=reason, now=self.cast.now)

    def extends(self, deadline_id: int, due: str, unit_id: int | None = None, reason: str = "Bão số 9") -> int:
        return self.cast.do(
            extend_deadline,
            actor=self.secretary,
            deadline_id=deadline_id,
            unit_id=unit_id,
            due_at=local(due),
            reason=reason,
            now=self.cast.now,
        ).id

    def completes(self, deadline_id: int, name: str = "Chuyên viên Nghệ An") -> None:
        actor = self.actor(name)
        assert actor.unit_id is not None
        self.cast.do(complete_task, actor=actor, deadline_id=deadline_id, unit_id=actor.unit_id, now=self.cast.now)

    def ticks(self, at: str | None = None) -> int:
        """The planner looks at the clock; gives how many messages it wrote."""
        if at is not None:
            self.is_now(at)
        return self.cast.do(remind, now=self.cast.now, zone=ZONE)

    def heard(self) -> list[Told]:
        """What the bot has to say since the last time, in the order of sending; it is taken as sent."""

        def take(session: Session) -> list[Told]:
            query = (
                select(Outbox, Person.display_name)
                .join(Chat, Chat.id == Outbox.chat_id)
                .join(Person, Person.id == Chat.person_id)
                .where(Outbox.outcome.is_(None))
                .order_by(Outbox.not_before, Outbox.id)
            )
            found = []
            for row, name in session.execute(query):
                row.sending_at = row.outcome_at = self.cast.now
                row.outcome = Outcome.SENT
                found.append(Told(row.id, name, row.kind, dict(row.args)))
            return found

        return self.cast.do(take)

    def reminded(self) -> list[tuple[str, list[str]]]:
        """Who is reminded since the last time, and of which steps."""
        steps = self.cast.look(lambda s: {row.id: row.step for row in s.scalars(select(Reminder))})
        return [
            (told.person, [steps[each] for each in told.args["reminders"]])
            for told in self.heard()
            if told.kind == "reminder"
        ]

    def reminders(self, name: str) -> list[int]:
        """All reminders that a person was sent, in order."""
        mine = (Reminder.person_id == self.names[name]) & Reminder.outbox_id.is_not(None)
        return self.cast.look(lambda s: list(s.scalars(select(Reminder.id).where(mine).order_by(Reminder.id))))

    def owes(self, reminder_ids: Sequence[int]) -> list[Owed]:
        return self.cast.look(lambda s: still_owed(s, reminder_ids, now=self.cast.now, zone=ZONE))

    def deadline(self, deadline_id: int) -> Deadline:
        def load(session: Session) -> Deadline:
            whole = (selectinload(Deadline.extensions), selectinload(Deadline.audience))
            return session.get_one(Deadline, deadline_id, options=whole)

        return self.cast.look(load)


@contextmanager
def statements(store: Store) -> Iterator[list[str]]:
    """Every statement that is run on a store meanwhile, through either door."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if not statement.startswith(("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT", "PRAGMA")):
            seen.append(statement)

    for engine in (store.reading, store.writing):
        event.listen(engine, "before_cursor_execute", note)
    yield seen
    for engine in (store.reading, store.writing):
        event.remove(engine, "before_cursor_execute", note)


def count(store: Store, query: Callable[[Session], Result]) -> tuple[int, Result]:
    """How many statements a query takes, and what it gives."""
    with statements(store) as seen:
        result = store.read_now(query)
    return len(seen), result


@contextmanager
def copy_of(model: tuple[Path, Cluster], folder: Path) -> Iterator[Cluster]:
    """A copy of a cluster, in a store of its own in this folder."""
    file, cluster = model
    shutil.copy(file, folder / file.name)
    cast = replace(cluster.cast, store=Store.in_folder(folder))
    try:
        yield replace(cluster, cast=cast, names=dict(cluster.names))
    finally:
        cast.store.close()
