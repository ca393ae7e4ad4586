"""`python -m bot bench planner`: how long the planner takes over a thousand units with a dozen deadlines each."""

import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from sqlalchemy.orm import Session

from bot.deadlines.calendar import public_days
from bot.deadlines.reminders import Plan, carry_out, plan_now
from storage import Store
from storage.migrate import migrate
from storage.tables import (
    AfterDue,
    Base,
    Chat,
    Deadline,
    DutyKind,
    Membership,
    Office,
    Person,
    Role,
    Season,
    SeasonState,
    SeasonUnit,
    Unit,
)

Result = TypeVar("Result")

UNITS, DEADLINES, PEOPLE = 1000, 12, 3
NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
"""A Wednesday, nine in the morning in Hà Nội."""
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LIMIT = 1.0
"""Seconds that a plan may take, reading included."""


def bench_planner() -> int:
    """Measures the planner and prints its table; 1 where a plan took longer than it may."""
    with tempfile.TemporaryDirectory(prefix="tro-ly-bench-") as folder:
        store = Store.in_folder(Path(folder))
        migrate(store, Path(folder), now=NOW)
        store.transact_now(crowd, units=UNITS, deadlines=DEADLINES, now=NOW)
        public_days(NOW.year)  # the package of holidays is loaded once, not at each plan
        seconds = _measure(store)
        store.close()
    sys.stdout.write(_table(seconds))
    return 0 if max(seconds["first plan"], seconds["steady tick"]) <= LIMIT else 1


def _measure(store: Store) -> dict[str, float]:
    first, plan = _timed(lambda: _plan(store))
    assert len(plan.due) == UNITS * DEADLINES * PEOPLE, len(plan.due)  # noqa: S101 - else the figure says nothing
    written, _messages = _timed(lambda: store.transact_now(carry_out, plan, now=NOW))
    steady, nothing = _timed(lambda: _plan(store))
    assert nothing.is_empty  # noqa: S101
    return {"first plan": first, "its messages written": written, "steady tick": steady}


def _plan(store: Store) -> Plan:
    return store.read_now(plan_now, now=NOW, zone=ZONE)


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def _table(seconds: Mapping[str, float]) -> str:
    head = f"{UNITS} units x {DEADLINES} deadlines x {PEOPLE} people, read from the store\n"
    return head + "".join(f"{name:<22} {value:>6.2f} s\n" for name, value in seconds.items())


def crowd(session: Session, *, units: int, deadlines: int, now: datetime) -> None:
    """A season with so many units, each with two specialists and a leader, and with deadlines of the next day.

    Written by bulk inserts, which is not what people do: for measuring alone. The deadlines were set long ago, so that
    every step of the ladder has come.
    """
    long_ago, ids = now - timedelta(days=60), range(1, units + 1)
    add(session, Season, [{"id": 1, "year": 2026, "state": SeasonState.OPEN, "created_at": long_ago}])
    add(session, Unit, [unit_row(each, long_ago) for each in ids])
    add(session, SeasonUnit, [member_row(each) for each in ids])
    people = [(3 * each + n, each, role) for each in ids for n, role in enumerate(_ROLES)]
    add(session, Person, [person_row(person, long_ago) for person, _unit_id, _role in people])
    add(session, Chat, [_chat(person, long_ago) for person, _unit_id, _role in people])
    add(session, Membership, [_role(*each, long_ago) for each in people])
    add(session, Deadline, [_deadline(each, people[0][0], now, long_ago) for each in range(deadlines)])


_ROLES = (Role.SPECIALIST, Role.SPECIALIST, Role.LEADER)


def add(session: Session, table: type[Base], rows: Sequence[Mapping[str, Any]]) -> None:
    """Adds rows by one statement."""
    session.execute(insert(table), rows)


def unit_row(unit_id: int, at: datetime) -> dict[str, Any]:
    """A unit."""
    name = f"Unit {unit_id}"
    return {"id": unit_id, "name": name, "name_folded": name.lower(), "position": unit_id, "created_at": at}


def member_row(unit_id: int) -> dict[str, Any]:
    """A unit's place in the season."""
    office = Office.LEAD if unit_id == 1 else Office.MEMBER
    return {"season_id": 1, "unit_id": unit_id, "name": f"Unit {unit_id}", "office": office, "position": unit_id}


def person_row(person_id: int, at: datetime) -> dict[str, Any]:
    """A person."""
    name = f"Person {person_id}"
    named = {"display_name": name, "name_folded": name.lower(), "language": "vi"}
    return {"id": person_id, "tg_user_id": 10_000 + person_id, "code_failures": 0, "created_at": at, **named}


def _chat(person_id: int, at: datetime) -> dict[str, Any]:
    return {"tg_chat_id": 10_000 + person_id, "kind": "private", "person_id": person_id, "created_at": at}


def _role(person_id: int, unit_id: int, role: Role, at: datetime) -> dict[str, Any]:
    return {"person_id": person_id, "unit_id": unit_id, "role": role, "granted_at": at}


def _deadline(number: int, person_id: int, now: datetime, at: datetime) -> dict[str, Any]:
    return {
        "season_id": 1,
        "kind": DutyKind.TASK,
        "title": f"Task {number}",
        "due_at": now + timedelta(days=1, minutes=number),
        "set_at": at,
        "grace_minutes": 0,
        "after_due": AfterDue.MARK_LATE,
        "for_everybody": True,
        "rev": 1,
        "created_by_id": person_id,
        "created_at": at,
    }
