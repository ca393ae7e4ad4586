"""Curated answers as a workbook, out and in."""

from bot.files.looks import MOST_BYTES
from bot.language.phrases import Phrase, say
from bot.people.permissions import Action
from bot.rules.loop.book import BookFault, ReadBook, Taken, answers_book, read_book, take_book
from bot.rules.loop.cites import read_citation
from bot.rules.loop.faqs import faqs
from bot.rules.loop.views import Cited
from handlers.forms.questions.form import QUESTIONS
from handlers.said import Attached
from handlers.screen import Button, Screen, back_row
from handlers.turn import Look, Note, Paper, Turn
from storage.files import Files
from storage.tables import FaqState

FAULTS_ON_SCREEN = 15
_IN_BOOK = (FaqState.APPROVED, FaqState.WAITING, FaqState.DRAFT)


@QUESTIONS.draws("book")
def _book_screen(look: Look) -> Screen:
    look.actor.require(Action.ANSWER_QUESTIONS)
    return Screen((say("faq-book-title"), say("faq-book-help")), ((_get(),), back_row("start")))


def _get() -> Button:
    return Button(say("faq-book-get-button"), "book")


@QUESTIONS.pressed("book")
def _book(turn: Turn, _arg: str) -> None:
    views = faqs(turn.session, actor=turn.actor, states=_IN_BOOK)[::-1]
    plain = turn.facts.plain
    turn.beside(Paper(say("faq-book-file"), say("faq-book-caption"), lambda _texts: answers_book(views, plain)))
    turn.notice(say("faq-book-sent"))


def read_workbook(attached: Attached, content: bytes, files: Files) -> ReadBook:
    """What a workbook says; refused for what is none."""
    del files
    return read_book(attached.name, content)


@QUESTIONS.received("start", prepare=read_workbook, largest=MOST_BYTES)
@QUESTIONS.received("book", prepare=read_workbook, largest=MOST_BYTES)
def _workbook(turn: Turn, attached: Attached) -> None:
    """Nothing is taken of a workbook with a fault in it; all of its faults are told at once."""
    turn.actor.require(Action.ANSWER_QUESTIONS)
    read = attached.made
    if not isinstance(read, ReadBook):
        return
    taken = read.faults or take_book(
        turn.session,
        actor=turn.actor,
        rows=read.rows,
        grounds=lambda text: _grounds(turn, text),
        words=turn.facts.plain,
        now=turn.now,
    )
    turn.step("book")
    if isinstance(taken, Taken):
        turn.notice(say("faq-book-taken", added=taken.added, changed=taken.changed, same=taken.same))
    else:
        turn.beside(Note(_faults(taken)))
        turn.notice(say("faq-book-faulty", count=len(taken)))


def _grounds(look: Look, text: str) -> tuple[Cited, ...]:
    return read_citation(text, look.facts.rules, look.today)


def _faults(faults: tuple[BookFault, ...]) -> Phrase:
    lines = [say("sheet-fault", cell=fault.cell, fault=fault.phrase) for fault in faults[:FAULTS_ON_SCREEN]]
    if (more := len(faults) - FAULTS_ON_SCREEN) > 0:
        lines.append(say("sheet-more-faults", count=more))
    return say("sheet-faults", lines=tuple(lines))
