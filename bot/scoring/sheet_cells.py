"""Reading the cells of a criteria sheet one by one; each fault is kept with its cell, and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from bot.files.workbook import Formula, Odd, Table, Value, cell_name
from bot.language.phrases import Phrase, say
from bot.language.points import read_points
from bot.language.text import tidy
from bot.scoring import sheet_words
from storage.tables import CriterionKind

LONGEST = {"code": 20, "title": 500, "guidance": 2000, "basis": 300}
"""What fits the columns of the store."""

_SHOWN = 60
_CODE = re.compile(r"[1-9][0-9]{0,3}(\.[1-9][0-9]{0,3})*")


@dataclass(frozen=True)
class CellFault:
    """A fault of a workbook: in which cell, and what to do about it."""

    cell: str
    phrase: Phrase


class Cells:
    """The cells of a table whose columns are known by their fields; gathers the faults that are found."""

    def __init__(self, table: Table, columns: Mapping[str, int]) -> None:
        self.table = table
        self.columns = columns
        self._faults: list[tuple[int, int, Phrase]] = []

    def fault(self, row: int, where: str | int, phrase: Phrase) -> None:
        """Names a fault, by a column's field or its number."""
        column = where if isinstance(where, int) else self.columns.get(where, 1)
        self._faults.append((row, column, phrase))

    @property
    def faults(self) -> tuple[CellFault, ...]:
        """What was found, from top to bottom, each once."""
        found = sorted(dict.fromkeys(self._faults), key=lambda fault: fault[:2])
        return tuple(CellFault(cell_name(row, column), phrase) for row, column, phrase in found)

    def has_content(self, row: int) -> bool:
        """Whether anything stands in a column that is read."""
        return any((row, column) in self.table.cells for column in self.columns.values())

    def is_empty(self, row: int, field: str) -> bool:
        """Whether nothing stands there."""
        return (row, self.columns.get(field, 0)) not in self.table.cells

    def text(self, row: int, field: str, *, is_needed: bool = False) -> str | None:
        """Some text, on several lines perhaps."""
        value = self._sound(row, field)
        text = tidy(as_text(value))
        if is_needed and value is not _NOT_SOUND and not any(letter.isalnum() for letter in text):
            self.fault(row, field, say("sheet-fault-no-name"))
        if len(text) > LONGEST[field]:
            self.fault(row, field, say("sheet-fault-long", longest=LONGEST[field], length=len(text)))
        return text or None

    def code(self, row: int) -> str | None:
        """A criterion's number."""
        value = self._sound(row, "code")
        code = tidy(as_text(value)).strip(" .")
        if value is _NOT_SOUND:
            return None
        if not code:
            self.fault(row, "code", say("sheet-fault-no-code"))
        elif len(code) > LONGEST["code"] or not _CODE.fullmatch(code):
            self.fault(row, "code", say("sheet-fault-code", code=code[:_SHOWN]))
        else:
            return code
        return None

    def kind(self, row: int) -> CriterionKind | None:
        """What kind of row it is; where the column is missing, that was named once."""
        value = self._sound(row, "kind")
        if value is _NOT_SOUND or "kind" not in self.columns:
            return None
        kind = sheet_words.kind(as_text(value))
        if kind is None:
            self.fault(row, "kind", say("sheet-fault-kind", kind=_shown(value)))
        return kind

    def number(self, row: int, field: str) -> Decimal | None:
        """A number, also where it was typed as text."""
        value = self._sound(row, field)
        if value is None or value is _NOT_SOUND or isinstance(value, Decimal):
            return value if isinstance(value, Decimal) else None
        read = read_points(as_text(value))
        if read.doubtful:
            self.fault(row, field, say("sheet-fault-doubtful", value=_shown(value)))
        elif read.value is None:
            self.fault(row, field, say("sheet-fault-number", value=_shown(value)))
        return read.value

    def yes_or_no(self, row: int, field: str) -> bool:
        """A yes or a no; nothing is a no."""
        value = self._sound(row, field)
        if value is None or value is _NOT_SOUND or isinstance(value, bool):
            return value is True
        answer = sheet_words.yes_or_no(as_text(value))
        if answer is None:
            self.fault(row, field, say("sheet-fault-yes-no", value=_shown(value)))
        return bool(answer)

    def _sound(self, row: int, field: str) -> Value | None:
        """What stands in a cell; a formula or a date is named, and is not sound."""
        column = self.columns.get(field)
        value = None if column is None else self.table.cells.get((row, column))
        if isinstance(value, Formula):
            self.fault(row, field, say("sheet-fault-formula", formula=value.text[:_SHOWN]))
            return _NOT_SOUND
        if isinstance(value, Odd):
            self.fault(row, field, say("sheet-fault-odd", value=value.text))
            return _NOT_SOUND
        return value


_NOT_SOUND = Odd("")


def as_text(value: Value | None) -> str:
    """A value as somebody would have typed it."""
    match value:
        case Decimal():
            return f"{value:f}"
        case str():
            return value
        case bool():
            return "1" if value else "0"
    return ""


def _shown(value: Value | None) -> str:
    return tidy(as_text(value))[:_SHOWN]
