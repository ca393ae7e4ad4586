"""An announcement as a workbook: what it says on one sheet, the standings by groups on another.

A pure function of the snapshot and the language, made once for all who get it.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from bot.files.writing import Words, look, new_book, put, put_row, saved, tab_name, widths
from bot.language.catalogue import Catalogue
from bot.language.phrases import Phrase, say
from bot.results.snapshot import Snapshot, Table, fingerprint, read
from bot.results.wording import TIE_RULES, award_line, foot, table_title, title

if TYPE_CHECKING:
    from openpyxl import Workbook

_WRITING = Lock()

Row = Sequence[str | Decimal | int | None]


def workbook_of(content: str, texts: Catalogue) -> bytes:
    """The workbook of a canonical text. Takes time: not for a transaction. Whoever comes second waits for it."""
    with _WRITING:
        return _written(content, texts)


@lru_cache(maxsize=16)
def _written(content: str, texts: Catalogue) -> bytes:
    return write(content, texts.plain)


def write(content: str, words: Words) -> bytes:
    """Writes the workbook anew; the same content gives the same bytes."""
    snapshot = read(content)
    book = new_book()
    sheet = book.create_sheet(tab_name(words(say("results-tab"))))
    for number, line in enumerate(_lines(snapshot, content, words), 1):
        look([put(sheet, number, 1, line)], bold=number == 1)
    widths(sheet, 110)
    if snapshot.table is not None:
        _write_table(book, snapshot.table, words)
    return saved(book)


def _lines(snapshot: Snapshot, content: str, words: Words) -> list[str]:
    phrases: list[Phrase] = [title(snapshot)]
    if snapshot.corrects is not None:
        phrases.append(say("results-corrects", code=snapshot.corrects.code, at=snapshot.corrects.at))
    phrases += [award_line(each) for each in snapshot.nominees] or [say("results-nobody")]
    if snapshot.note is not None:
        phrases.append(say("results-note", note=snapshot.note))
    phrases += [foot(snapshot), say("results-book-fingerprint", fingerprint=fingerprint(content))]
    return [words(each) for each in phrases]


def _write_table(book: Workbook, table: Table, words: Words) -> None:
    sheet = book.create_sheet(tab_name(words(say("results-tab-standings"))))
    look([put(sheet, 1, 1, words(table_title(table)))], bold=True, wrapped=False)
    look([put(sheet, 2, 1, words(TIE_RULES[table.tie_rule]))], wrapped=False)
    heads = [words(say("results-column-rank")), words(say("results-column-unit")), words(say("results-column-total"))]
    look(put_row(sheet, 4, [*heads, *table.groups]), bold=True, shaded=True)
    for number, line in enumerate(table.lines, 5):
        total = words(say("results-no-points")) if line.total is None else line.total
        row: Row = [line.rank, line.unit, total, *line.groups]
        put_row(sheet, number, row)
    widths(sheet, 8, 40, 16, *(24 for _ in table.groups))
    sheet.freeze_panes = "A5"
