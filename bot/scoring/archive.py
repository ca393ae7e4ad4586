"""The outside of a workbook that somebody sent: judged before anything in it is read as a workbook.

A workbook is a zip of XML files. Whatever is no honest one is refused here, with its reason: too large, the old
format, macros, a password, a bomb, a part that is no sound XML. A part that declares a document type is refused too:
nothing then can define an entity, and so nothing can make it expand.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from bot.language.phrases import Refused, say

MOST_BYTES = 20 * 1024 * 1024
MOST_UNPACKED = 50 * 1024 * 1024
MOST_PARTS = 1000
MOST_RATIO = 100
"""A workbook of text is packed ten to one; this is asked only of what is large when unpacked."""

MOST_ROWS, MOST_COLUMNS = 5000, 60

_LARGE = 5 * 1024 * 1024
_CHUNK = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_PACKAGE = "EncryptedPackage".encode("utf-16-le")
_MACROS = (".xlsm", ".xlsb", ".xltm", ".xlam")
_WORKSHEET = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
_PLACE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")


@dataclass
class Scan:
    """What was seen in a worksheet without reading it as one: merged ranges, and how far its content goes."""

    merged: list[str] = field(default_factory=list)
    rows: int = 0
    columns: int = 0


def inspect(name: str, content: bytes) -> dict[str, Scan]:
    """Judges a workbook as a file; gives what was seen in each of its worksheets. Raises `Refused`."""
    _refuse_by_looks(name, content)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            _refuse_bomb(parts)
            return _scan_all(parts)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, NotImplementedError, OSError, ValueError):
        raise Refused(say("refused-book-broken")) from None


def _refuse_by_looks(name: str, content: bytes) -> None:
    if len(content) > MOST_BYTES:
        raise Refused(say("refused-book-large", most=MOST_BYTES // (1024 * 1024)))
    if content.startswith(_OLE):
        locked = _ENCRYPTED_PACKAGE in content
        raise Refused(say("refused-book-locked") if locked else say("refused-book-old"))
    if name.casefold().rstrip(". ").endswith(_MACROS):
        raise Refused(say("refused-book-macro"))
    if not content.startswith(b"PK\x03\x04"):
        raise Refused(say("refused-book-none"))


def _refuse_bomb(parts: zipfile.ZipFile) -> None:
    """By what the directory says; reading gives no more of a part than the directory says."""
    infos = parts.infolist()
    unpacked = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    names = [info.filename for info in infos]
    if any(info.flag_bits & 1 for info in infos):
        raise Refused(say("refused-book-locked"))
    is_bomb = unpacked > _LARGE and unpacked > packed * MOST_RATIO
    if unpacked > MOST_UNPACKED or len(infos) > MOST_PARTS or is_bomb or len(set(names)) != len(names):
        raise Refused(say("refused-book-bomb"))
    if any(each.casefold().endswith("vbaproject.bin") for each in names):
        raise Refused(say("refused-book-macro"))
    if "[Content_Types].xml" not in names or "xl/workbook.xml" not in names:
        raise Refused(say("refused-book-none"))


def _scan_all(parts: zipfile.ZipFile) -> dict[str, Scan]:
    found: dict[str, Scan] = {}
    left = MOST_UNPACKED
    for info in parts.infolist():
        if not info.filename.casefold().endswith((".xml", ".rels", ".vml")):
            continue
        scanner = _Scanner()
        for chunk in _chunks(parts, info):
            left -= len(chunk)
            if left < 0:
                raise Refused(say("refused-book-bomb"))
            scanner.feed(chunk)
        scanner.close()
        if _WORKSHEET.fullmatch(info.filename):
            found[info.filename] = scanner.seen
    return found


def _chunks(parts: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with parts.open(info) as part:
        while chunk := part.read(_CHUNK):
            yield chunk


class _Scanner:
    """Reads XML as it comes and keeps almost nothing of it."""

    def __init__(self) -> None:
        self.seen = Scan()
        self._place = ""
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse
        self._parser.StartElementHandler = self._start

    def feed(self, chunk: bytes) -> None:
        self._parser.Parse(chunk, False)

    def close(self) -> None:
        self._parser.Parse(b"", True)

    @staticmethod
    def _refuse(*_declared: object) -> None:
        raise Refused(say("refused-book-broken"))

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(" ")[2]:
            case "c":
                self._place = attributes.get("r", "")
            case "v" | "is" | "f":
                self._content()
            case "mergeCell":
                self.seen.merged.append(attributes.get("ref", "")[:30])

    def _content(self) -> None:
        """A cell with something in it; empty ones that only have a look do not count."""
        place = _PLACE.fullmatch(self._place)
        if place is None:
            return
        self.seen.columns = max(self.seen.columns, column_number(place[1]))
        self.seen.rows = max(self.seen.rows, int(place[2]))
        if self.seen.rows > MOST_ROWS or self.seen.columns > MOST_COLUMNS or len(self.seen.merged) > MOST_ROWS:
            raise Refused(say("refused-book-wide", rows=MOST_ROWS, columns=MOST_COLUMNS))


def column_number(letters: str) -> int:
    """The number of a column by its letters: A is 1."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number
