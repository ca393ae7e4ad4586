"""What an announcement says, as one canonical text: the same content gives the same text, and so one fingerprint.

Everything that is sent of an announcement is drawn from this text alone, however much the store changes later.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from storage.tables import AwardKind, TieRule

FORM = "announcement 1"
"""What the text says that it is; another form of it gets another number."""


@dataclass(frozen=True)
class Decision:
    """The decision by which a unit was given what the cluster proposed."""

    number: str
    day: date


@dataclass(frozen=True)
class Nominee:
    """A unit with what it is nominated for, or has been given by a decision that was recorded before."""

    kind: AwardKind
    unit_id: int
    unit: str
    decision: Decision | None


@dataclass(frozen=True)
class Line:
    """A unit's place in the standings; without a submission that was handed in it has neither rank nor points."""

    unit_id: int
    unit: str
    rank: int | None
    tied: bool
    total: Decimal | None
    groups: tuple[Decimal, ...]


@dataclass(frozen=True)
class Table:
    """The standings as they were. `groups` are the titles of the sheet's top groups, `most` its maximum."""

    sheet: str
    most: Decimal
    groups: tuple[str, ...]
    tie_rule: TieRule
    provisional: bool
    lines: tuple[Line, ...]

    @property
    def ranked(self) -> tuple[Line, ...]:
        """The lines that have a rank, from the best on."""
        return tuple(line for line in self.lines if line.rank is not None)


@dataclass(frozen=True)
class Corrected:
    """The announcement that this one corrects."""

    code: str
    at: datetime


@dataclass(frozen=True)
class Snapshot:
    """All that an announcement says. Without a code it is not published yet: a preview."""

    season_id: int
    year: int
    units: tuple[tuple[int, str], ...]
    nominees: tuple[Nominee, ...]
    table: Table | None
    note: str | None
    corrects: Corrected | None
    at: datetime
    code: str

    def nominee(self, kind: AwardKind) -> Nominee | None:
        """Who is nominated for this, if anybody is."""
        return next((each for each in self.nominees if each.kind is kind), None)


def canonical(snapshot: Snapshot) -> str:
    """The canonical text: JSON with its keys in order and nothing between them."""
    return json.dumps(_packed(snapshot), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def fingerprint(content: str) -> str:
    """The SHA-256 of a canonical text."""
    return hashlib.sha256(content.encode()).hexdigest()


def read(content: str) -> Snapshot:
    """The snapshot that a canonical text holds."""
    data = json.loads(content)
    names = {unit["id"]: unit["name"] for unit in data["units"]}
    return Snapshot(
        season_id=data["season"],
        year=data["year"],
        units=tuple(names.items()),
        nominees=tuple(_nominee(each, names) for each in data["nominees"]),
        table=None if data["standings"] is None else _table(data["standings"], names),
        note=data["note"],
        corrects=None if data["corrects"] is None else _corrected(data["corrects"]),
        at=datetime.fromisoformat(data["at"]),
        code=data["code"],
    )


def _packed(snapshot: Snapshot) -> Mapping[str, Any]:
    corrects = snapshot.corrects
    return {
        "form": FORM,
        "season": snapshot.season_id,
        "year": snapshot.year,
        "units": [{"id": unit_id, "name": name} for unit_id, name in snapshot.units],
        "nominees": [_packed_nominee(each) for each in snapshot.nominees],
        "standings": None if snapshot.table is None else _packed_table(snapshot.table),
        "note": snapshot.note,
        "corrects": None if corrects is None else {"code": corrects.code, "at": _moment(corrects.at)},
        "at": _moment(snapshot.at),
        "code": snapshot.code,
    }


def _packed_nominee(each: Nominee) -> Mapping[str, Any]:
    decided = each.decision
    decision = None if decided is None else {"number": decided.number, "day": decided.day.isoformat()}
    return {"kind": each.kind.value, "unit": each.unit_id, "decision": decision}


def _packed_table(table: Table) -> Mapping[str, Any]:
    return {
        "sheet": table.sheet,
        "most": _points(table.most),
        "groups": list(table.groups),
        "tie_rule": table.tie_rule.value,
        "provisional": table.provisional,
        "lines": [
            {
                "unit": line.unit_id,
                "rank": line.rank,
                "tied": line.tied,
                "total": None if line.total is None else _points(line.total),
                "groups": [_points(each) for each in line.groups],
            }
            for line in table.lines
        ],
    }


def _points(points: Decimal) -> str:
    return f"{points:.2f}"


def _moment(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def _nominee(data: Mapping[str, Any], names: Mapping[int, str]) -> Nominee:
    decided = data["decision"]
    decision = None if decided is None else Decision(decided["number"], date.fromisoformat(decided["day"]))
    return Nominee(AwardKind(data["kind"]), data["unit"], names[data["unit"]], decision)


def _table(data: Mapping[str, Any], names: Mapping[int, str]) -> Table:
    return Table(
        sheet=data["sheet"],
        most=Decimal(data["most"]),
        groups=tuple(data["groups"]),
        tie_rule=TieRule(data["tie_rule"]),
        provisional=data["provisional"],
        lines=tuple(
            Line(
                unit_id=line["unit"],
                unit=names[line["unit"]],
                rank=line["rank"],
                tied=line["tied"],
                total=None if line["total"] is None else Decimal(line["total"]),
                groups=tuple(map(Decimal, line["groups"])),
            )
            for line in data["lines"]
        ),
    )


def _corrected(data: Mapping[str, Any]) -> Corrected:
    return Corrected(data["code"], datetime.fromisoformat(data["at"]))
