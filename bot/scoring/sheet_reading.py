"""Reading a criteria sheet from a workbook: whole and sound, or every fault by its cell and nothing half-imported."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.files.workbook import Table, cell_name, column_number, open_workbook
from bot.language.phrases import say
from bot.language.text import tidy
from bot.scoring import sheet_words
from bot.scoring.sheet_cells import CellFault, Cells
from bot.scoring.sheet_tree import DraftRow, ReadRow, ReadSheet, leaves_below, tree_faults
from storage.tables import CriterionKind

LONGEST_HEADING = 160
FINEST = Decimal("0.01")
"""The step of a criterion that states none."""

_LAST_HEAD_ROW = 15
"""The columns' heads stand within the first rows, below the heading."""

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


@dataclass(frozen=True)
class Faulty:
    """Every fault of a workbook, from top to bottom; nothing of it was taken."""

    faults: tuple[CellFault, ...]


def read_sheet(name: str, content: bytes) -> ReadSheet | Faulty:
    """Reads a sheet. Raises `Refused` for what is no workbook at all; else all faults come in one go."""
    tables = open_workbook(name, content).tables
    for table in tables:
        head_row = _head_row(table)
        if head_row is not None:
            return _read(table, head_row)
    is_empty = not any(table.cells for table in tables)
    return Faulty((CellFault("A1", say("sheet-fault-empty") if is_empty else say("sheet-fault-no-head")),))


def _head_row(table: Table) -> int | None:
    """The row that names the columns: the first one that knows at least a number and a title."""
    rows = range(1, min(table.last_row, _LAST_HEAD_ROW) + 1)
    return next((row for row in rows if {"code", "title"} <= _columns(table, row).keys()), None)


def _columns(table: Table, row: int) -> dict[str, int]:
    found: dict[str, int] = {}
    for column, value in table.row(row).items():
        field = sheet_words.column(value) if isinstance(value, str) else None
        if field is not None:
            found.setdefault(field, column)
    return found


def _read(table: Table, head_row: int) -> ReadSheet | Faulty:
    cells = Cells(table, _columns(table, head_row))
    title = _heading(cells, head_row)
    _check_head(cells, head_row)
    _check_merged(cells, head_row)
    numbers = [row for row in range(head_row + 1, table.last_row + 1) if cells.has_content(row)]
    rows = [_row(cells, row) for row in numbers]
    drafts = [row.draft for row in rows]
    for fault in tree_faults(drafts):
        cells.fault(numbers[fault.row], fault.field, fault.phrase)
    if not rows:
        cells.fault(head_row + 1, "code", say("sheet-fault-no-rows"))
    if cells.faults:
        return Faulty(cells.faults)
    return ReadSheet(title, tuple(row.whole(drafts) for row in rows))


def _heading(cells: Cells, head_row: int) -> str:
    """The sheet's title: the last text of the first row that has any, so that a label may stand before it."""
    for row in range(1, head_row):
        texts = [value for value in cells.table.row(row).values() if isinstance(value, str)]
        title = tidy(texts[-1]).replace("\n", " ") if texts else ""
        if len(title) > LONGEST_HEADING:
            cells.fault(row, "code", say("sheet-fault-long", longest=LONGEST_HEADING, length=len(title)))
        if title:
            return title
    cells.fault(1, 1, say("sheet-fault-no-title"))
    return ""


def _check_head(cells: Cells, head_row: int) -> None:
    for column, value in cells.table.row(head_row).items():
        head = tidy(value)[:60] if isinstance(value, str) else cell_name(head_row, column)
        field = sheet_words.column(value) if isinstance(value, str) else None
        if field is None:
            cells.fault(head_row, column, say("sheet-fault-unknown-head", head=head))
        elif cells.columns[field] != column:
            cells.fault(head_row, column, say("sheet-fault-head-twice", head=head))
    for field, name in (("kind", say("sheet-column-kind")), ("most", say("sheet-column-most"))):
        if field not in cells.columns:
            cells.fault(head_row, 1, say("sheet-fault-no-column", column=name))


def _check_merged(cells: Cells, head_row: int) -> None:
    """Merged cells above the heads are only a look; from there on they hide what belongs where."""
    for ref in cells.table.merged:
        first, _, last = ref.partition(":")
        row, column = _place(first)
        if max(row, _place(last)[0]) >= head_row:
            cells.fault(row, column, say("sheet-fault-merged", cells=ref))


def _place(cell: str) -> tuple[int, int]:
    found = _CELL.fullmatch(cell)
    return (int(found[2]), column_number(found[1])) if found else (1, 1)


@dataclass(frozen=True)
class _Row:
    draft: DraftRow
    title: str
    needs_evidence: bool
    guidance: str | None
    basis: str | None

    def whole(self, rows: Sequence[DraftRow]) -> ReadRow:
        """The row as it is kept, once nothing is wrong with any."""
        code, kind = self.draft.code, self.draft.kind
        assert code is not None  # noqa: S101 - else there were faults
        assert kind is not None  # noqa: S101 - the same
        leaves = leaves_below(rows, code) if kind is CriterionKind.GROUP else [self.draft]
        return ReadRow(
            code=code,
            title=self.title,
            kind=kind,
            most=sum((leaf.most for leaf in leaves if leaf.most is not None), Decimal("0.00")),
            step=(self.draft.step or FINEST) if kind is CriterionKind.DIRECT else None,
            needs_evidence=self.needs_evidence and kind is not CriterionKind.GROUP,
            guidance=self.guidance,
            basis=self.basis,
        )


def _row(cells: Cells, row: int) -> _Row:
    code, kind = cells.code(row), cells.kind(row)
    if kind is not CriterionKind.GROUP and "most" in cells.columns and cells.is_empty(row, "most"):
        cells.fault(row, "most", say("sheet-fault-no-most"))
    step = cells.number(row, "step")
    title = cells.text(row, "title", is_needed=True) or ""
    return _Row(
        draft=DraftRow(code=code, kind=kind, most=cells.number(row, "most"), step=step),
        title=title.replace("\n", " "),
        needs_evidence=cells.yes_or_no(row, "needs_evidence"),
        guidance=cells.text(row, "guidance"),
        basis=cells.text(row, "basis"),
    )
