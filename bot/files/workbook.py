"""What stands in a workbook that somebody sent.

It is judged as a file first; then formulas are never evaluated and links to other files are ignored. openpyxl is
loaded only here, when it is needed.
"""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any, TypeAlias

from bot.files.looks import MOST_BYTES, OLE, ZIP, is_locked_package
from bot.files.packed import Flaw, FlawedError, Scanner, inspect
from bot.language.phrases import Phrase, Refused, say

MOST_ROWS, MOST_COLUMNS = 5000, 60

_MACROS = (".xlsm", ".xlsb", ".xltm", ".xlam")
_WORKSHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass(frozen=True)
class Formula:
    """A formula, as it is written; never its value."""

    text: str


@dataclass(frozen=True)
class Odd:
    """A value that is neither text nor a number: a date, which Excel makes of `1.1`, or an error."""

    text: str


Value: TypeAlias = "str | Decimal | bool | Formula | Odd"
Place: TypeAlias = tuple[int, int]
"""Row and column, both from 1."""


@dataclass(frozen=True)
class Table:
    """What stands in one worksheet."""

    title: str
    cells: Mapping[Place, Value]
    merged: tuple[str, ...] = ()

    @property
    def last_row(self) -> int:
        """The last row with something in it; 0 for an empty worksheet."""
        return max((row for row, _column in self.cells), default=0)

    def row(self, row: int) -> dict[int, Value]:
        """What stands in one row, by column."""
        return {column: self.cells[row, column] for column in range(1, MOST_COLUMNS + 1) if (row, column) in self.cells}


@dataclass(frozen=True)
class Book:
    """What stands in a workbook."""

    tables: tuple[Table, ...] = field(default=())


def open_workbook(name: str, content: bytes) -> Book:
    """Reads a workbook that somebody sent. Raises `Refused`, each time with its own reason, for what is none."""
    merged = _inspected(name, content)
    import openpyxl  # noqa: PLC0415 - heavy, and rarely needed

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of looks that it does not know
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=False, keep_links=False)
            try:
                return Book(tuple(_table(sheet, merged) for sheet in book.worksheets))
            finally:
                book.close()
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, OSError, SyntaxError):
        raise Refused(say("refused-book-broken")) from None  # whatever a broken part trips it over


def cell_name(row: int, column: int) -> str:
    """The name of a cell: row 5 of column 3 is `C5`."""
    letters = ""
    while column:
        column, last = divmod(column - 1, 26)
        letters = chr(65 + last) + letters
    return f"{letters}{row}"


def _table(sheet: Any, scans: Mapping[str, Any]) -> Table:
    sheet.reset_dimensions()  # the file's own word on how far it goes may be wrong
    cells: dict[Place, Value] = {}
    for row in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS):
        for cell in row:
            value = _value(cell)
            if value is not None:
                cells[cell.row, cell.column] = value
    scan = scans.get(sheet._worksheet_path.lstrip("/"))  # noqa: SLF001 - the one way to know which part it is
    return Table(sheet.title, cells, tuple(scan.merged) if scan else ())


def _value(cell: Any) -> Value | None:
    value = cell.value
    if value is None:
        return None
    if cell.data_type == "f":
        return Formula(str(getattr(value, "text", value))[:200])
    if cell.data_type == "e":
        return Odd(str(value)[:20])
    match value:
        case bool():
            return value
        case int() | float():
            return Decimal(repr(round(value, 9)))
        case date() | time() | timedelta():
            return Odd(str(value))
        case _:
            return str(value) if str(value).strip() else None


# --- the outside ----------------------------------------------------------------------------------------------------


@dataclass
class Scan:
    """What was seen in a worksheet without reading it as one: merged ranges, and how far its content goes."""

    merged: list[str] = field(default_factory=list)
    rows: int = 0
    columns: int = 0


def _inspected(name: str, content: bytes) -> dict[str, Scan]:
    """What was seen in each worksheet of a workbook that may be opened."""
    _refuse_by_looks(name, content)
    found: dict[str, Scan] = {}

    def scanner(part: str) -> Scanner:
        if not _WORKSHEET.fullmatch(part):
            return Scanner()
        found[part] = Scan()
        return _Worksheet(found[part])

    try:
        inspect(content, main="xl/workbook.xml", scanner=scanner)
    except FlawedError as error:
        raise Refused(_flaw(error.flaw)) from None
    return found


def _refuse_by_looks(name: str, content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise Refused(say("refused-book-large", most=MOST_BYTES // (1024 * 1024)))
    if content.startswith(OLE):
        raise Refused(say("refused-book-locked") if is_locked_package(content) else say("refused-book-old"))
    if name.casefold().rstrip(". ").endswith(_MACROS):
        raise Refused(say("refused-book-macro"))
    if not content.startswith(ZIP):
        raise Refused(say("refused-book-none"))


def _flaw(flaw: Flaw) -> Phrase:
    match flaw:
        case Flaw.LOCKED:
            return say("refused-book-locked")
        case Flaw.MACRO:
            return say("refused-book-macro")
        case Flaw.BOMB:
            return say("refused-book-bomb")
        case Flaw.OTHER:
            return say("refused-book-none")
    return say("refused-book-broken")


class _Worksheet(Scanner):
    """Sees how far the content of a worksheet goes."""

    def __init__(self, seen: Scan) -> None:
        super().__init__()
        self._seen = seen
        self._place = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "c":
                self._place = attributes.get("r", "")
            case "v" | "is" | "f":
                self._content()
            case "mergeCell":
                self._seen.merged.append(attributes.get("ref", "")[:30])

    def _content(self) -> None:
        """A cell with something in it; empty ones that only have a look do not count."""
        place = _PLACE.fullmatch(self._place)
        if place is None:
            return
        seen = self._seen
        seen.columns = max(seen.columns, column_number(place[1]))
        seen.rows = max(seen.rows, int(place[2]))
        if seen.rows > MOST_ROWS or seen.columns > MOST_COLUMNS or len(seen.merged) > MOST_ROWS:
            raise Refused(say("refused-book-wide", rows=MOST_ROWS, columns=MOST_COLUMNS))


def column_number(letters: str) -> int:
    """The number of a column by its letters: A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
