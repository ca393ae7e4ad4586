"""The outside of a package, which is what Word and Excel write: a zip of XML files.

Whatever is no honest one is refused here, with its reason: macros, a password, a bomb, a part that is no sound XML. A
part that declares a document type is refused too: nothing then can define an entity, and so nothing can make it expand.
"""

import io
import zipfile
import zlib
from collections.abc import Callable, Iterator
from enum import StrEnum
from xml.parsers import expat

MOST_UNPACKED = 50 * 1024 * 1024
MOST_PARTS = 1000
MOST_RATIO = 100
"""A document of text is packed ten to one; this is asked only of what is large when unpacked."""

_LARGE = 5 * 1024 * 1024
_CHUNK = 1 << 16


class Flaw(StrEnum):
    """Why a package is not opened."""

    LOCKED = "locked"
    MACRO = "macro"
    BOMB = "bomb"
    BROKEN = "broken"
    OTHER = "other"
    """A sound zip, but another thing than was asked for."""


class FlawedError(Exception):
    """A package that is not opened, and why."""

    def __init__(self, flaw: Flaw) -> None:
        super().__init__(flaw.value)
        self.flaw = flaw


class Scanner:
    """Reads a part's XML as it comes and keeps nothing of it; a room that wants to see more makes its own."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartDoctypeDeclHandler = self._refuse
        self._parser.EntityDeclHandler = self._refuse
        self._parser.StartElementHandler = self.start

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins: its name with its namespace before it, and its attributes."""

    def feed(self, chunk: bytes) -> None:
        """The next bytes of the part."""
        self._parser.Parse(chunk, False)

    def close(self) -> None:
        """The part's end."""
        self._parser.Parse(b"", True)

    @staticmethod
    def _refuse(*_declared: object) -> None:
        raise FlawedError(Flaw.BROKEN)


def inspect(content: bytes, *, main: str, scanner: Callable[[str], Scanner]) -> None:
    """Judges a package that must hold the part `main`; each XML part is read through a scanner made for its name.

    Raises `FlawedError`, and whatever a scanner raises.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            _judge(parts, main)
            _scan_all(parts, scanner)
    except (zipfile.BadZipFile, zlib.error, expat.ExpatError, EOFError, NotImplementedError, OSError, ValueError):
        raise FlawedError(Flaw.BROKEN) from None


def _judge(parts: zipfile.ZipFile, main: str) -> None:
    """By what the directory says; reading gives no more of a part than the directory says."""
    infos = parts.infolist()
    unpacked = sum(info.file_size for info in infos)
    packed = sum(info.compress_size for info in infos)
    names = [info.filename for info in infos]
    if any(info.flag_bits & 1 for info in infos):
        raise FlawedError(Flaw.LOCKED)
    is_bomb = unpacked > _LARGE and unpacked > packed * MOST_RATIO
    if unpacked > MOST_UNPACKED or len(infos) > MOST_PARTS or is_bomb or len(set(names)) != len(names):
        raise FlawedError(Flaw.BOMB)
    if any(each.casefold().endswith("vbaproject.bin") for each in names):
        raise FlawedError(Flaw.MACRO)
    if "[Content_Types].xml" not in names or main not in names:
        raise FlawedError(Flaw.OTHER)


def _scan_all(parts: zipfile.ZipFile, scanner: Callable[[str], Scanner]) -> None:
    left = MOST_UNPACKED
    for info in parts.infolist():
        if not info.filename.casefold().endswith((".xml", ".rels", ".vml")):
            continue
        scanned = scanner(info.filename)
        for chunk in _chunks(parts, info):
            left -= len(chunk)
            if left < 0:
                raise FlawedError(Flaw.BOMB)
            scanned.feed(chunk)
        scanned.close()


def _chunks(parts: zipfile.ZipFile, info: zipfile.ZipInfo) -> Iterator[bytes]:
    with parts.open(info) as part:
        while chunk := part.read(_CHUNK):
            yield chunk
