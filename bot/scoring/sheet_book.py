"""A criteria sheet as a workbook: the empty template that the bot gives, and any sheet in the same form."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.files.writing import Words, look, new_book, put, put_row, saved, tab_name, widths
from bot.language.phrases import Phrase, say
from bot.scoring.sheet_cells import CellFault
from bot.scoring.sheet_reading import Faulty, read_sheet
from bot.scoring.sheet_tree import ReadRow, ReadSheet
from bot.scoring.views import CriterionView, SheetView
from storage.tables import CriterionKind

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["CellFault", "Faulty", "ReadRow", "ReadSheet", "read_sheet", "sheet_book", "template"]

_HEAD_ROW = 3
_ROWS_WITH_LISTS = 500
_KINDS = {
    CriterionKind.GROUP: say("sheet-kind-group"),
    CriterionKind.DIRECT: say("sheet-kind-direct"),
    CriterionKind.PASS_FAIL: say("sheet-kind-pass-fail"),
}
_WIDTHS = (10, 60, 16, 14, 12, 16, 50, 40)


def template(words: Words) -> bytes:
    """The workbook to fill in: heads, a small example that reads without a fault, lists to choose from, help."""
    example: list[ReadRow] = [
        ReadRow(code="1", title=words(say("sheet-example-group")), kind=CriterionKind.GROUP, most=Decimal(15)),
        ReadRow(
            code="1.1",
            title=words(say("sheet-example-direct")),
            kind=CriterionKind.DIRECT,
            most=Decimal(10),
            step=Decimal("0.5"),
            needs_evidence=True,
            guidance=words(say("sheet-example-guidance")),
        ),
        ReadRow(code="1.2", title=words(say("sheet-example-pass-fail")), kind=CriterionKind.PASS_FAIL, most=Decimal(5)),
    ]
    return _book(words(say("sheet-example-title")), example, words)


def sheet_book(sheet: SheetView, words: Words) -> bytes:
    """A sheet in the form of the template; reading it gives the same sheet."""
    return _book(sheet.title, sheet.criteria, words)


def _book(title: str, rows: Sequence[ReadRow | CriterionView], words: Words) -> bytes:
    book = new_book()
    sheet = book.create_sheet(tab_name(words(say("sheet-tab"))))
    _write_head(sheet, title, words)
    for number, row in enumerate(rows, _HEAD_ROW + 1):
        look(put_row(sheet, number, _values(row, words)), bold=row.kind is CriterionKind.GROUP)
    _offer_choices(sheet, words)
    widths(sheet, *_WIDTHS)
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"
    _write_help(book.create_sheet(tab_name(words(say("sheet-help-tab")))), words)
    return saved(book)


def _write_head(sheet: Worksheet, title: str, words: Words) -> None:
    look([put(sheet, 1, 1, words(say("sheet-title-label"))), put(sheet, 1, 2, title)], bold=True)
    look(put_row(sheet, _HEAD_ROW, [words(head) for head in heads()]), bold=True, shaded=True)


def heads() -> list[Phrase]:
    """What the columns are called, in their order."""
    return [
        say("sheet-column-code"),
        say("sheet-column-title"),
        say("sheet-column-kind"),
        say("sheet-column-most"),
        say("sheet-column-step"),
        say("sheet-column-evidence"),
        say("sheet-column-guidance"),
        say("sheet-column-basis"),
    ]


def _values(row: ReadRow | CriterionView, words: Words) -> list[str | Decimal | None]:
    is_group = row.kind is CriterionKind.GROUP
    needed = None if is_group else words(say("sheet-yes") if row.needs_evidence else say("sheet-no"))
    return [
        row.code,
        row.title,
        words(_KINDS[row.kind]),
        row.most,
        row.step,
        needed,
        row.guidance,
        row.basis,
    ]


def _offer_choices(sheet: Worksheet, words: Words) -> None:
    """Lists to choose from, and text for the numbers, so that Excel makes no date of 1.2."""
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415 - heavy, and rarely needed

    last = _HEAD_ROW + _ROWS_WITH_LISTS
    choices = (("C", list(_KINDS.values())), ("F", [say("sheet-yes"), say("sheet-no")]))
    for column, phrases in choices:
        listed = ",".join(words(phrase).replace(",", " ") for phrase in phrases)
        rule = DataValidation("list", formula1=f'"{listed}"', allow_blank=True, showErrorMessage=True)
        rule.error = words(say("sheet-choose"))
        rule.add(f"{column}{_HEAD_ROW + 1}:{column}{last}")
        sheet.add_data_validation(rule)
    for row in range(_HEAD_ROW + 1, last + 1):
        sheet.cell(row=row, column=1).number_format = "@"


def _write_help(sheet: Worksheet, words: Words) -> None:
    for number, line in enumerate(words(say("sheet-help")).split("\n"), 1):
        look([put(sheet, number, 1, line)], bold=number == 1)
    widths(sheet, 110)
