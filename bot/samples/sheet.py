"""A sample criteria sheet of 100 points, marked as a sample, for the practice cluster."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import datetime
from decimal import Decimal
from importlib.resources import files
from typing import Any

from sqlalchemy.orm import Session

from bot.people.permissions import Actor
from bot.scoring.sheet_tree import ReadRow, ReadSheet
from bot.scoring.sheets import apply_sheet, import_sheet
from bot.scoring.views import SheetView
from storage.tables import CriterionKind


def sample_sheet() -> ReadSheet:
    """The sample as if it had been read from a workbook."""
    data = tomllib.loads((files("bot.samples") / "sheet.toml").read_text("utf-8"))
    return ReadSheet(data["title"], tuple(_rows(data["group"])))


def add_sample_sheet(
    session: Session, *, actor: Actor, season_id: int, leader_approves: bool = False, now: datetime
) -> SheetView:
    """Reads the sample into a season and applies it."""
    import_sheet(session, actor=actor, season_id=season_id, read=sample_sheet(), is_sample=True, now=now)
    return apply_sheet(session, actor=actor, season_id=season_id, leader_approves=leader_approves, now=now)


def _rows(groups: list[Mapping[str, Any]]) -> Iterator[ReadRow]:
    for number, group in enumerate(groups, 1):
        leaves = [_leaf(f"{number}.{place}", each) for place, each in enumerate(group["criterion"], 1)]
        most = sum((leaf.most for leaf in leaves), Decimal(0))
        yield ReadRow(code=str(number), title=group["title"], kind=CriterionKind.GROUP, most=most)
        yield from leaves


def _leaf(code: str, each: Mapping[str, Any]) -> ReadRow:
    return ReadRow(
        code=code,
        title=each["title"],
        kind=CriterionKind(each.get("kind", CriterionKind.DIRECT.value)),
        most=Decimal(each["most"]),
        step=Decimal(each["step"]) if "step" in each else None,
        needs_evidence=each.get("needs_evidence", False),
        guidance=each.get("guidance"),
        basis=each.get("basis"),
    )
