"""Workbooks that the bot makes.

Text is written as text whatever it begins with, so that nothing that somebody typed can become a formula. openpyxl is
loaded only when it is needed.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias

from bot.files.workbook import cell_name
from bot.language.phrases import Phrase

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

Words: TypeAlias = Callable[[Phrase], str]

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
