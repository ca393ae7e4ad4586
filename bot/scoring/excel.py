"""The guarded door for workbooks, in and out.

In: only what `archive` let pass is opened, formulas are never evaluated, links to other files are ignored. Out: text
is written as text whatever it begins with, so that nothing that somebody typed can become a formula. openpyxl is
loaded only here, when it is needed.
"""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from bot.language.phrases import Phrase, Refused, say
from bot.scoring.archive import MOST_BYTES, MOST_COLUMNS, MOST_ROWS, inspect

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["MOST_BYTES", "Book", "Formula", "Odd", "Table", "Value", "Words", "cell_name", "open_workbook"]

Words: TypeAlias = Callable[[Phrase], str]


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
    merged = inspect(name, content)
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


# --- writing --------------------------------------------------------------------------------------------------------

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST = 32_000
"""What fits a cell."""

_LOOKS_LIKE_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_NOT_IN_TABS = "[]:*?/\\'"
_NO_TIME = (1980, 1, 1, 0, 0, 0)
_MODIFIED = re.compile(rb"(<dcterms:(created|modified)[^>]*>)[^<]*(</dcterms:)")


def new_book() -> Workbook:
    """An empty workbook."""
    import openpyxl  # noqa: PLC0415 - heavy, and rarely needed

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    return book


def put(sheet: Worksheet, row: int, column: int, value: str | Decimal | int | None) -> Any:
    """Writes one cell and gives it back for its looks. Text stays text whatever it begins with; numbers are numbers."""
    cell: Any = sheet.cell(row=row, column=column)
    if isinstance(value, str):
        text = _NOT_IN_XML.sub("", value)[:_LONGEST]
        cell.value = text
        cell.data_type = "s"  # openpyxl takes what begins with = for a formula
        cell.number_format = "@"
        cell.quotePrefix = text.startswith(_LOOKS_LIKE_FORMULA)  # so that editing the cell makes no formula of it
    elif value is not None:
        cell.value = value
    return cell


def put_row(sheet: Worksheet, row: int, values: Sequence[str | Decimal | int | None]) -> list[Any]:
    """Writes one row from its first column on."""
    return [put(sheet, row, column, value) for column, value in enumerate(values, 1)]


def look(cells: Sequence[Any], *, bold: bool = False, shaded: bool = False, wrapped: bool = True) -> None:
    """Gives cells their look."""
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415 - heavy, and rarely needed

    for cell in cells:
        cell.font = Font(bold=bold)
        cell.alignment = Alignment(wrap_text=wrapped, vertical="top")
        if shaded:
            cell.fill = PatternFill("solid", start_color="FFDDEBF7")


def widths(sheet: Worksheet, *wide: float) -> None:
    """How wide the columns are, from the first on."""
    for column, width in enumerate(wide, 1):
        sheet.column_dimensions[cell_name(1, column)[:-1]].width = width


def tab_name(words: str) -> str:
    """A name that Excel takes for a worksheet."""
    return "".join(" " if letter in _NOT_IN_TABS else letter for letter in words)[:31]


def saved(book: Workbook) -> bytes:
    """The workbook as a file; the same content gives the same bytes."""
    buffer = io.BytesIO()
    book.save(buffer)
    return _without_times(buffer.getvalue())


def _without_times(content: bytes) -> bytes:
    """The file again without the moments at which it was made, which say nothing and differ each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as made, zipfile.ZipFile(buffer, "w") as plain:
        for name, part in _parts(made):
            plain.writestr(zipfile.ZipInfo(name, _NO_TIME), part, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _parts(made: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    for name in made.namelist():
        part = made.read(name)
        if name == "docProps/core.xml":
            part = _MODIFIED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<3>", part)
        yield name, part
