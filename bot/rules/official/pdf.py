"""The text layer of a PDF: page by page, without page numbers and running heads. pypdf is loaded only here."""

import io
import logging
import re
import time
from collections import Counter
from typing import TYPE_CHECKING

from bot.language.phrases import Refused, say

if TYPE_CHECKING:
    import pypdf

MOST_PAGES = 1500
MOST_SECONDS = 120.0
"""A file that takes longer to read than this is given up: no honest one does."""

_LEAST_LETTERS = 20
"""A page with fewer letters is a picture of a page, or an empty one."""
_PAGE_NUMBER = re.compile(r"[-–—\s]*\d{1,4}(?:\s*/\s*\d{1,4})?[-–—\s]*")


def read_pdf(content: bytes) -> tuple[list[str], tuple[int, ...]]:
    """The lines of a PDF, and the numbers of its pages without text. Raises `Refused` for what cannot be read."""
    pages = _pages(content)
    blank = tuple(number for number, page in enumerate(pages, 1) if _letters(page) < _LEAST_LETTERS)
    if len(blank) == len(pages):
        raise Refused(say("refused-law-scan"))
    running = _running_heads(pages)
    return [line for page in pages for line in _body(page) if _bare(line) not in running], blank


def _pages(content: bytes) -> list[list[str]]:
    import pypdf  # noqa: PLC0415 - heavy, and rarely needed

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns of every slip of the file's maker
    try:
        return _extracted(pypdf.PdfReader(io.BytesIO(content)))
    except Refused:
        raise
    except pypdf.errors.DependencyError:
        raise Refused(say("refused-law-locked")) from None  # a cipher that only the owner's program opens
    except Exception:  # noqa: BLE001 - a broken file trips it over in ways that nobody has counted
        raise Refused(say("refused-law-broken")) from None


def _extracted(reader: "pypdf.PdfReader") -> list[list[str]]:
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused(say("refused-law-locked"))
    if len(reader.pages) > MOST_PAGES:
        raise Refused(say("refused-law-pages", most=MOST_PAGES))
    give_up = time.monotonic() + MOST_SECONDS
    pages = []
    for page in reader.pages:
        pages.append(_lines(page.extract_text()))
        if time.monotonic() > give_up:
            raise Refused(say("refused-law-slow"))
    if not pages:
        raise Refused(say("refused-law-broken"))
    return pages


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _letters(page: list[str]) -> int:
    return sum(letter.isalpha() for line in page for letter in line)


def _bare(line: str) -> str:
    """The line without a page's number before or behind it."""
    return re.sub(r"^\d{1,4}\s+|\s+\d{1,4}(?:/\d{1,4})?$", "", line).strip()


def _body(page: list[str]) -> list[str]:
    """The page without the number at its head or foot."""
    first = 1 if page and _PAGE_NUMBER.fullmatch(page[0]) else 0
    last = len(page) - 1 if len(page) > first and _PAGE_NUMBER.fullmatch(page[-1]) else len(page)
    return page[first:last]


def _running_heads(pages: list[list[str]]) -> frozenset[str]:
    """Lines that stand at the head or foot of most pages."""
    if len(pages) < 4:
        return frozenset()
    edges = Counter(line for page in pages for line in {_bare(it) for it in _edges(_body(page))})
    return frozenset(line for line, count in edges.items() if count > len(pages) / 2)


def _edges(page: list[str]) -> list[str]:
    return [*page[:1], *page[-1:]]
