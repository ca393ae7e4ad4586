"""A file that somebody sent becomes lines of text, or is refused with its reason."""

import re
from collections.abc import Iterable

from bot.files.looks import (
    ARCHIVE_MAGIC,
    MOST_BYTES,
    OLE,
    PROGRAM_MAGIC,
    ZIP,
    ending_of,
    is_image,
    is_locked_package,
)
from bot.files.packed import Flaw, FlawedError
from bot.files.workbook import Formula, Odd, Value, open_workbook
from bot.language.phrases import Phrase, Refused, say
from bot.language.text import tidy
from bot.rules.official.docx import read_docx
from bot.rules.official.legacy import LEGIBLE, convert, legibility
from bot.rules.official.pdf import read_pdf
from bot.rules.official.plain import decode, decode_page, is_wrapped
from bot.rules.official.shape import Raw

ENDINGS = ("docx", "pdf", "txt", "html", "htm", "xlsx")
"""What is taken."""
MOST_LETTERS = 8_000_000
"""No document of law is nearly that long."""
_LEAST_LETTERS = 60
_NUMBERED = re.compile(r"\d{1,3}|[a-zđ]|[IVXLC]{1,6}")


def open_text(name: str, content: bytes) -> Raw:
    """The lines of a .docx, .pdf, .txt, .html or .xlsx. Raises `Refused`, each time with its own reason."""
    ending = ending_of(name)
    _refuse_by_looks(ending, content)
    lines, blank, wrapped = _read(ending, name, content)
    if sum(map(len, lines)) > MOST_LETTERS:
        raise Refused(say("refused-law-long"))
    converted, legacy = convert(lines)
    kept = _tidied(converted)
    text = " ".join(kept)
    if sum(letter.isalpha() for letter in text) < _LEAST_LETTERS:
        raise Refused(say("refused-law-empty"))
    if legibility(text) < LEGIBLE:
        raise Refused(say("refused-law-encoding"))
    return Raw(tuple(kept), wrapped or (ending == "txt" and is_wrapped(kept)), blank, legacy)


def _refuse_by_looks(ending: str, content: bytes) -> None:
    if not content:
        raise Refused(say("refused-file-empty"))
    if len(content) > MOST_BYTES:
        raise Refused(say("refused-file-large", most=MOST_BYTES // (1024 * 1024)))
    if content.startswith(PROGRAM_MAGIC):
        raise Refused(say("refused-file-program"))
    if content.startswith(ARCHIVE_MAGIC):
        raise Refused(say("refused-file-archive"))
    if content.startswith(OLE):
        raise Refused(say("refused-law-locked") if is_locked_package(content) else say("refused-law-old"))
    if is_image(content):
        raise Refused(say("refused-law-image"))
    if ending not in ENDINGS:
        raise Refused(say("refused-law-kind"))
    if not _fits(ending, content):
        raise Refused(say("refused-file-content", ending=ending))


def _fits(ending: str, content: bytes) -> bool:
    if ending == "pdf":
        return b"%PDF-" in content[:1024]
    return content.startswith(ZIP) == (ending in {"docx", "xlsx"}) and not content.startswith(b"%PDF-")


def _read(ending: str, name: str, content: bytes) -> tuple[list[str], tuple[int, ...], bool]:
    match ending:
        case "pdf":
            return *read_pdf(content), True
        case "docx":
            try:
                return read_docx(content), (), False
            except FlawedError as error:
                raise Refused(_flaw(error.flaw)) from None
        case "xlsx":
            return list(_rows(name, content)), (), False
        case "html" | "htm":
            return decode_page(content).splitlines(), (), False
    return decode(content).splitlines(), (), False


def _flaw(flaw: Flaw) -> Phrase:
    match flaw:
        case Flaw.LOCKED:
            return say("refused-law-locked")
        case Flaw.MACRO:
            return say("refused-file-macro")
        case Flaw.BOMB:
            return say("refused-law-bomb")
        case Flaw.OTHER:
            return say("refused-file-content", ending="docx")
    return say("refused-law-broken")


def _rows(name: str, content: bytes) -> Iterable[str]:
    """A workbook row by row; a bare number or letter in its first cell counts what stands behind it."""
    for table in open_workbook(name, content).tables:
        for row in range(1, table.last_row + 1):
            cells = [text for value in table.row(row).values() if (text := _cell(value))]
            if len(cells) > 1 and _NUMBERED.fullmatch(cells[0]):
                cells[0] += ")" if cells[0].islower() else "."
            yield from " ".join(cells).split("\n")


def _cell(value: Value) -> str:
    match value:
        case Formula():
            return ""
        case Odd(text):
            return text
        case bool():
            return ""
    return str(value).strip()


def _tidied(lines: Iterable[str]) -> list[str]:
    return [kept for line in lines for kept in tidy(line).split("\n") if kept]
