"""The text of a Word document: its paragraphs with the numbers that Word itself puts before them, and its tables.

What was deleted under track changes is not read, what was inserted is. Word's own numbering is worked out, since in
many documents the number of an article or clause stands nowhere else.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError, fromstring

from bot.files.packed import Flaw, FlawedError, Scanner, inspect

MAIN = "word/document.xml"
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SKIPPED = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", f"{_W}rPr", f"{_W}txbxContent"}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_AS_TEXT = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_MOST_LEVELS = 9


def read_docx(content: bytes) -> list[str]:
    """The lines of a Word document. Raises `FlawedError` for what is none or may not be opened."""
    inspect(content, main=MAIN, scanner=lambda _part: Scanner())
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            numbering = _Numbering(_part(parts, "word/numbering.xml"), _part(parts, "word/styles.xml"))
            document = _part(parts, MAIN)
        body = document.find(f"{_W}body") if document is not None else None
        if body is None:
            raise FlawedError(Flaw.BROKEN)
        return list(_blocks(body, numbering))
    except (ParseError, KeyError, ValueError, RecursionError, zipfile.BadZipFile):
        raise FlawedError(Flaw.BROKEN) from None


def _part(parts: zipfile.ZipFile, name: str) -> Element | None:
    """A part as XML: no part declares a document type, that was seen before."""
    return fromstring(parts.read(name)) if name in parts.namelist() else None  # noqa: S314


def _blocks(parent: Element, numbering: "_Numbering") -> Iterator[str]:
    for block in parent:
        match block.tag.removeprefix(_W):
            case "p":
                yield from _lines(block, numbering)
            case "tbl":
                yield from _table(block, numbering)
            case "sdt" | "sdtContent" | "ins" | "smartTag" | "customXml":
                yield from _blocks(block, numbering)


def _lines(paragraph: Element, numbering: "_Numbering") -> Iterator[str]:
    text = "".join(_text(paragraph))
    if text.strip():
        yield from f"{numbering.label(paragraph)}{text}".split("\n")


def _text(element: Element) -> Iterator[str]:
    for child in element:
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _AS_TEXT:
            yield _AS_TEXT[child.tag]
        else:
            yield from _text(child)


def _table(table: Element, numbering: "_Numbering") -> Iterator[str]:
    """A table of two columns and few rows is a letterhead, read cell by cell; any other is read row by row."""
    rows = [[list(_blocks(cell, numbering)) for cell in row.findall(f"{_W}tc")] for row in table.findall(f"{_W}tr")]
    is_letterhead = len(rows) <= 4 and all(len(row) <= 2 for row in rows)
    for row in rows:
        if is_letterhead:
            yield from (line for cell in row for line in cell)
        else:
            yield " | ".join(" ".join(cell) for cell in row if cell)


@dataclass
class _Level:
    form: str
    text: str
    start: int


@dataclass
class _Counters:
    levels: Mapping[int, _Level]
    now: dict[int, int] = field(default_factory=dict)


class _Numbering:
    """The numbers that Word puts before paragraphs."""

    def __init__(self, numbering: Element | None, styles: Element | None) -> None:
        self._lists = dict(_lists(numbering)) if numbering is not None else {}
        self._styles = dict(_styles(styles)) if styles is not None else {}

    def label(self, paragraph: Element) -> str:
        """What stands before a paragraph, with a space; nothing where it is in no list."""
        number, level = self._place(paragraph)
        counters = self._lists.get(number)
        if counters is None or level not in counters.levels:
            return ""
        now = counters.now
        now[level] = now.get(level, counters.levels[level].start - 1) + 1
        for deeper in [it for it in now if it > level]:
            del now[deeper]
        text = counters.levels[level].text
        for each in range(level + 1):
            known = counters.levels.get(each)
            if known is not None:
                text = text.replace(f"%{each + 1}", _written(now.get(each, known.start), known.form))
        return f"{text} " if text else ""

    def _place(self, paragraph: Element) -> tuple[str, int]:
        own = paragraph.find(f"{_W}pPr/{_W}numPr")
        if own is not None:
            return _reference(own)
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        return self._styles.get(style.get(f"{_W}val", ""), ("", 0)) if style is not None else ("", 0)


def _lists(numbering: Element) -> Iterator[tuple[str, _Counters]]:
    abstract = {
        it.get(f"{_W}abstractNumId", ""): {int(each.get(f"{_W}ilvl", 0)): _level(each) for each in it.iter(f"{_W}lvl")}
        for it in numbering.findall(f"{_W}abstractNum")
    }
    counters = {number: _Counters(levels) for number, levels in abstract.items()}
    for it in numbering.findall(f"{_W}num"):
        of = _value(it.find(f"{_W}abstractNumId"))
        starts_anew = it.find(f"{_W}lvlOverride/{_W}startOverride") is not None
        if of in counters:
            yield it.get(f"{_W}numId", ""), _Counters(abstract[of]) if starts_anew else counters[of]


def _level(level: Element) -> _Level:
    start = _value(level.find(f"{_W}start"))
    form = _value(level.find(f"{_W}numFmt"))
    text = _value(level.find(f"{_W}lvlText"))
    return _Level(form, "-" if form == "bullet" else text, int(start) if start.isdecimal() else 1)


def _styles(styles: Element) -> Iterator[tuple[str, tuple[str, int]]]:
    for style in styles.findall(f"{_W}style"):
        reference = style.find(f"{_W}pPr/{_W}numPr")
        if reference is not None:
            yield style.get(f"{_W}styleId", ""), _reference(reference)


def _reference(element: Element) -> tuple[str, int]:
    level = _value(element.find(f"{_W}ilvl"))
    return _value(element.find(f"{_W}numId")), min(_MOST_LEVELS, int(level)) if level.isdecimal() else 0


def _value(element: Element | None) -> str:
    return element.get(f"{_W}val", "") if element is not None else ""


_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def _written(number: int, form: str) -> str:
    match form:
        case "lowerLetter" | "upperLetter":
            letter = chr(ord("a") + (number - 1) % 26)
            return letter if form == "lowerLetter" else letter.upper()
        case "lowerRoman" | "upperRoman":
            return _roman(number) if form == "lowerRoman" else _roman(number).upper()
    return str(number)


def _roman(number: int) -> str:
    letters = ""
    for value, letter in _ROMAN:
        while number >= value:
            letters, number = letters + letter, number - value
    return letters
