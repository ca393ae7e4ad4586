"""`python -m bot bench results`: how long standings take, and an announcement with its picture and workbook.

A thousand units that have handed in, by a sheet of 176 criteria; written by bulk inserts, which is not what people do.
"""

import random
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy.orm import Session

from bot.language.catalogue import catalogue
from bot.results.making import snapshot_of
from bot.results.picture import picture_of
from bot.results.snapshot import canonical
from bot.results.workbook import workbook_of
from bot.samples.bench_planner import add, member_row, person_row, unit_row
from bot.scoring.standings import Standings, standings_of
from storage import Store
from storage.migrate import migrate
from storage.tables import (
    Announcement,
    AnnouncementState,
    Criterion,
    CriterionKind,
    Entry,
    EntryState,
    Person,
    Season,
    SeasonState,
    SeasonUnit,
    Sheet,
    SheetState,
    Submission,
    SubmissionState,
    Unit,
)

Result = TypeVar("Result")

UNITS, GROUPS, LEAVES = 1000, 8, 22
"""So many groups with so many criteria each: 176 in all."""
NOW = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
STANDINGS_LIMIT, ANNOUNCEMENT_LIMIT = 1.0, 3.0
"""Seconds that each may take."""


def bench_results() -> int:
    """Measures and prints the table; 1 where something took longer than it may."""
    with tempfile.TemporaryDirectory(prefix="tro-ly-bench-") as folder:
        store = Store.in_folder(Path(folder))
        migrate(store, Path(folder), now=NOW)
        store.transact_now(fill)
        seconds = _measure(store)
        store.close()
    sys.stdout.write(_table(seconds))
    ready = seconds["snapshot"] + seconds["picture"] + seconds["workbook"]
    return 0 if seconds["standings"] <= STANDINGS_LIMIT and ready <= ANNOUNCEMENT_LIMIT else 1


def _measure(store: Store) -> dict[str, float]:
    texts = catalogue("vi", ZONE)
    standings, found = _timed(lambda: store.read_now(_standings))
    assert sum(row.rank is not None for row in found.rows) == UNITS  # noqa: S101 - else the figure says nothing
    snapshot, content = _timed(lambda: store.read_now(_content))
    picture, _png = _timed(lambda: picture_of(content, texts))
    workbook, _xlsx = _timed(lambda: workbook_of(content, texts))
    return {"standings": standings, "snapshot": snapshot, "picture": picture, "workbook": workbook}


def _standings(session: Session) -> Standings:
    return standings_of(session, session.get_one(Season, 1), now=NOW)


def _content(session: Session) -> str:
    announcement = session.get_one(Announcement, 1)
    return canonical(snapshot_of(session, announcement, code="BENCH", now=NOW))


def _timed(work: Callable[[], Result]) -> tuple[float, Result]:
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


def _table(seconds: Mapping[str, float]) -> str:
    head = f"{UNITS} units x {GROUPS * LEAVES} criteria; matplotlib and openpyxl are loaded meanwhile\n"
    ready = seconds["snapshot"] + seconds["picture"] + seconds["workbook"]
    lines = {**seconds, "announcement ready": ready}
    return head + "".join(f"{name:<20} {value:>6.2f} s\n" for name, value in lines.items())


def fill(session: Session) -> None:
    """The season, its sheet, and what every unit handed in."""
    ids, chance = range(1, UNITS + 1), random.Random(1)  # noqa: S311 - points to add up, no secret
    add(session, Season, [{"id": 1, "year": 2026, "state": SeasonState.OPEN, "created_at": NOW}])
    add(session, Unit, [unit_row(each, NOW) for each in ids])
    add(session, SeasonUnit, [member_row(each) for each in ids])
    add(session, Person, [person_row(1, NOW)])
    add(session, Sheet, [_sheet()])
    add(session, Criterion, [_criterion(number) for number in range(GROUPS * (LEAVES + 1))])
    add(session, Submission, [_submission(each) for each in ids])
    leaves = [n + 1 for n in range(GROUPS * (LEAVES + 1)) if n % (LEAVES + 1)]
    for unit_id in ids:
        add(session, Entry, [_entry(unit_id, leaf, chance.randrange(11)) for leaf in leaves])
    add(session, Announcement, [_announcement()])


def _sheet() -> dict[str, Any]:
    return {
        "id": 1,
        "season_id": 1,
        "title": "Bảng tiêu chí",
        "state": SheetState.APPLIED,
        "is_sample": False,
        "leader_approves": False,
        "imported_by_id": 1,
        "imported_at": NOW,
    }


def _criterion(number: int) -> dict[str, Any]:
    """Each group is followed by its leaves."""
    group, leaf = divmod(number, LEAVES + 1)
    return {
        "id": number + 1,
        "sheet_id": 1,
        "parent_id": group * (LEAVES + 1) + 1 if leaf else None,
        "position": number + 1,
        "code": f"{group + 1}.{leaf}" if leaf else str(group + 1),
        "title": f"Criterion {number + 1}",
        "kind": CriterionKind.DIRECT if leaf else CriterionKind.GROUP,
        "most": 5 if leaf else 5 * LEAVES,
        "needs_evidence": False,
    }


def _submission(unit_id: int) -> dict[str, Any]:
    return {
        "id": unit_id,
        "sheet_id": 1,
        "unit_id": unit_id,
        "state": SubmissionState.SUBMITTED,
        "rev": 1,
        "started_by_id": 1,
        "started_at": NOW,
    }


def _entry(unit_id: int, criterion_id: int, halves: int) -> dict[str, Any]:
    return {
        "submission_id": unit_id,
        "criterion_id": criterion_id,
        "state": EntryState.SCORED,
        "points": halves // 2,
        "rev": 1,
        "updated_by_id": 1,
        "updated_at": NOW,
    }


def _announcement() -> dict[str, Any]:
    return {
        "id": 1,
        "season_id": 1,
        "state": AnnouncementState.DRAFT,
        "flag_unit_id": 1,
        "certificate_unit_id": 2,
        "with_standings": True,
        "rev": 1,
        "editors": [],
        "drafted_at": NOW,
    }
