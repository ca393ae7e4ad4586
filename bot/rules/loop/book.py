"""Curated answers as a workbook: all of them to read and to change, and what comes back, cell by cell."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy.orm import Session

from bot.files.workbook import Formula, Odd, Table, Value, cell_name, open_workbook
from bot.files.writing import Words, look, new_book, put_row, saved, tab_name, widths
from bot.language.phrases import Phrase, Refused, say
from bot.language.text import tidy
from bot.people.permissions import Action, Actor
from bot.rules.loop.cites import cite
from bot.rules.loop.faqs import Changes, change, faq_for, put_forward, revise, submit
from bot.rules.loop.telling import tell_officers
from bot.rules.loop.texts import MOST_CITATIONS, readable_answer, readable_variants, sound_validity
from bot.rules.loop.views import Cited, FaqView
from storage.tables import FaqState

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Made = TypeVar("Made")

MOST_ROWS = 500
NUMBER, REV, QUESTIONS, ANSWER, GROUNDS, SINCE, UNTIL, STATE = range(1, 9)
_WIDTHS = (8, 8, 60, 90, 40, 14, 14, 18)
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?: 00:00:00)?")
_LOCAL = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_STATES = {
    FaqState.DRAFT: say("faq-state-draft"),
    FaqState.WAITING: say("faq-state-waiting"),
    FaqState.APPROVED: say("faq-state-approved"),
    FaqState.RETIRED: say("faq-state-retired"),
}


@dataclass(frozen=True)
class BookFault:
    """A fault of a workbook: in which cell, and what to do about it."""

    cell: str
    phrase: Phrase


@dataclass(frozen=True)
class BookRow:
    """A row of a workbook; without a number it is a new answer."""

    row: int
    number: int | None
    rev: int | None
    variants: tuple[str, ...]
    answer: str
    grounds: tuple[str, ...]
    valid_from: date | None
    valid_to: date | None


@dataclass(frozen=True)
class ReadBook:
    """What a workbook says, and what is wrong with it; with a fault, none of it is taken."""

    rows: tuple[BookRow, ...]
    faults: tuple[BookFault, ...]


@dataclass(frozen=True)
class Taken:
    """How many answers of a workbook were new, how many were changed, how many stood there as they are."""

    added: int
    changed: int
    same: int


# Out.


def answers_book(views: Sequence[FaqView], words: Words) -> bytes:
    """All of these answers as a workbook; it can be changed and sent back."""
    book = new_book()
    sheet = book.create_sheet(tab_name(words(say("faq-book-tab"))))
    heads = (
        say("faq-book-number"),
        say("faq-book-rev"),
        say("faq-book-questions"),
        say("faq-book-answer"),
        say("faq-book-grounds"),
        say("faq-book-since"),
        say("faq-book-until"),
        say("faq-book-state"),
    )
    look(put_row(sheet, 1, [words(head) for head in heads]), bold=True, shaded=True)
    for row, view in enumerate(views, 2):
        _write(sheet, row, view, words)
    widths(sheet, *_WIDTHS)
    sheet.freeze_panes = "A2"
    return saved(book)


def _write(sheet: Worksheet, row: int, view: FaqView, words: Words) -> None:
    values: list[str | Decimal | int | None] = [
        view.faq_id,
        view.rev,
        "\n".join(view.variants),
        view.answer,
        "\n".join(words(cite(each)) for each in view.citations),
        _day_text(view.valid_from),
        _day_text(view.valid_to),
        words(_STATES[view.state]),
    ]
    look(put_row(sheet, row, values))


def _day_text(day: date | None) -> str | None:
    return f"{day:%d/%m/%Y}" if day else None


# In.


def read_book(name: str, content: bytes) -> ReadBook:
    """What a workbook says. Raises `Refused` for what is no workbook, is empty, or is too long."""
    tables = open_workbook(name, content).tables
    table = next((each for each in tables if each.last_row > 1), None)
    if table is None:
        raise Refused(say("refused-faq-book-empty"))
    reader = _Reader(table)
    rows = [reader.row(row) for row in range(2, table.last_row + 1) if reader.has_content(row)]
    if len(rows) > MOST_ROWS:
        raise Refused(say("refused-faq-book-long", most=MOST_ROWS))
    return ReadBook(tuple(each for each in rows if each is not None), tuple(reader.faults))


class _Reader:
    """Reads row by row and gathers faults."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self.faults: list[BookFault] = []

    def has_content(self, row: int) -> bool:
        return any((row, column) in self._table.cells for column in (QUESTIONS, ANSWER, GROUNDS))

    def row(self, row: int) -> BookRow | None:
        before = len(self.faults)
        made = BookRow(
            row=row,
            number=self._whole(row, NUMBER),
            rev=self._whole(row, REV),
            variants=self._tried(row, QUESTIONS, lambda: readable_variants(self._lines(row, QUESTIONS))) or (),
            answer=self._tried(row, ANSWER, lambda: readable_answer(self._text(row, ANSWER))) or "",
            grounds=self._lines(row, GROUNDS),
            valid_from=self._day(row, SINCE),
            valid_to=self._day(row, UNTIL),
        )
        self._tried(row, UNTIL, lambda: sound_validity(made.valid_from, made.valid_to))
        if len(made.grounds) > MOST_CITATIONS:
            self._fault(row, GROUNDS, say("refused-answer-citations", most=MOST_CITATIONS))
        return made if len(self.faults) == before else None

    def _value(self, row: int, column: int) -> Value | None:
        value = self._table.cells.get((row, column))
        if isinstance(value, Formula):
            self._fault(row, column, say("faq-fault-formula"))
            return None
        return value

    def _text(self, row: int, column: int) -> str:
        value = self._value(row, column)
        return tidy(value.text if isinstance(value, Odd) else "" if value is None else str(value))

    def _lines(self, row: int, column: int) -> tuple[str, ...]:
        return tuple(line for line in self._text(row, column).split("\n") if line)

    def _whole(self, row: int, column: int) -> int | None:
        text = self._text(row, column)
        if not text:
            return None
        if text.isascii() and text.isdecimal() and len(text) <= 9:
            return int(text)
        self._fault(row, column, say("faq-fault-number"))
        return None

    def _day(self, row: int, column: int) -> date | None:
        text = self._text(row, column)
        if not text:
            return None
        try:
            if found := _ISO.fullmatch(text):
                return date(int(found[1]), int(found[2]), int(found[3]))
            if found := _LOCAL.fullmatch(text):
                return date(int(found[3]), int(found[2]), int(found[1]))
        except ValueError:
            pass
        self._fault(row, column, say("faq-fault-day"))
        return None

    def _tried(self, row: int, column: int, read: Callable[[], Made]) -> Made | None:
        try:
            return read()
        except Refused as refused:
            self._fault(row, column, refused.phrase)
            return None

    def _fault(self, row: int, column: int, phrase: Phrase) -> None:
        self.faults.append(BookFault(cell_name(row, column), phrase))


def take_book(
    session: Session,
    *,
    actor: Actor,
    rows: Sequence[BookRow],
    grounds: Callable[[str], Sequence[Cited]],
    words: Words,
    now: datetime,
) -> Taken | tuple[BookFault, ...]:
    """Puts forward what is new or changed in a workbook, or gives its faults and takes nothing.

    `grounds` reads a ground as it was typed; `words` is how the workbook was worded, so that what nobody touched is
    left alone.
    """
    actor.require(Action.ANSWER_QUESTIONS)
    known = {each.number: faq_for(session, actor=actor, faq_id=each.number) for each in rows if each.number is not None}
    faults = tuple(BookFault(cell_name(it.row, REV), say("faq-fault-changed")) for it in rows if _is_stale(it, known))
    twice = _twice(rows)
    if faults or twice:
        return (*faults, *twice)
    tally = {"added": 0, "changed": 0, "same": 0}
    for each in rows:
        tally[_take(session, actor, each, known, grounds, words, now)] += 1
    taken = Taken(**tally)
    if taken.added + taken.changed:
        about = f"{actor.person_id}:{now.isoformat()}"
        args = {"count": taken.added + taken.changed}
        tell_officers(session, kind="answers-read-in", about=about, args=args, now=now, but={actor.person_id})
    return taken


def _is_stale(row: BookRow, known: dict[int, FaqView]) -> bool:
    return row.number is not None and known[row.number].rev != row.rev


def _twice(rows: Sequence[BookRow]) -> tuple[BookFault, ...]:
    numbers = [each.number for each in rows if each.number is not None]
    again = {each for each in numbers if numbers.count(each) > 1}
    return tuple(BookFault(cell_name(it.row, NUMBER), say("faq-fault-twice")) for it in rows if it.number in again)


def _take(
    session: Session,
    actor: Actor,
    row: BookRow,
    known: dict[int, FaqView],
    grounds: Callable[[str], Sequence[Cited]],
    words: Words,
    now: datetime,
) -> str:
    view = known[row.number] if row.number is not None else None
    if view is not None and _is_same(row, view, words):
        return "same"
    citations = tuple(cited for line in row.grounds for cited in _ground(line, view, grounds, words))
    if view is None:
        put_forward(
            session,
            actor=actor,
            variants=row.variants,
            answer=row.answer,
            citations=citations,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
            now=now,
            tells=False,
        )
        return "added"
    draft = revise(session, actor=actor, faq_id=view.faq_id, now=now)
    changes = Changes(
        variants=row.variants, answer=row.answer, citations=citations, validity=(row.valid_from, row.valid_to)
    )
    changed = change(session, actor=actor, faq_id=draft.id, rev=draft.rev, changes=changes, now=now)
    if changed.state is FaqState.DRAFT:
        submit(session, actor=actor, faq_id=changed.id, rev=changed.rev, now=now, tells=False)
    return "changed"


def _ground(
    line: str, view: FaqView | None, grounds: Callable[[str], Sequence[Cited]], words: Words
) -> Sequence[Cited]:
    """A ground that stands as it was written is what it was; another one is read."""
    standing = [each for each in view.citations if tidy(words(cite(each))) == line] if view else []
    return standing[:1] or grounds(line)


def _is_same(row: BookRow, view: FaqView, words: Words) -> bool:
    written = tuple(tidy(words(cite(each))) for each in view.citations)
    return (row.variants, row.answer, row.grounds, row.valid_from, row.valid_to) == (
        view.variants,
        view.answer,
        written,
        view.valid_from,
        view.valid_to,
    )
