"""Text of before Unicode: recognised by the words that it holds when it is read rightly, and converted."""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from bot.rules.official.shape import Legacy

LEGIBLE = 0.12
"""Share of frequent words from which a text is taken for Vietnamese prose; it usually is about one half."""

_SAMPLE = 30_000
_WORD = re.compile(r"[^\W\d_]+")
_UNICODE = re.compile("[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
"""Letters that only Unicode text has."""


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads((files("bot.rules.tables") / "legacy.toml").read_text("utf-8"))


@cache
def _common() -> frozenset[str]:
    return frozenset(_table()["common"])


@cache
def _tcvn3() -> Mapping[int, int]:
    return str.maketrans(_table()["tcvn3"]["from"], _table()["tcvn3"]["to"])


@cache
def _vni() -> tuple[re.Pattern[str], Mapping[str, str]]:
    table: Mapping[str, str] = _table()["vni"]
    longest_first = sorted(table, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest_first))), table


def legibility(text: str) -> float:
    """The share of a text's words that are frequent in Vietnamese administrative prose."""
    words = _WORD.findall(unicodedata.normalize("NFC", text[:_SAMPLE]).lower())
    return sum(word in _common() for word in words) / len(words) if words else 0.0


def convert(lines: Sequence[str]) -> tuple[list[str], Legacy | None]:
    """The lines in Unicode, and the font that they were written for. Lines that are in Unicode already stay."""
    doubtful = "\n".join(line for line in lines if not _UNICODE.search(line))
    best, legible = None, max(LEGIBLE, 2 * legibility(doubtful))
    for font, read in _READERS.items():
        if (found := legibility(read(doubtful))) > legible:
            best, legible = font, found
    if best is None:
        return list(lines), None
    read = _READERS[best]
    return [line if _UNICODE.search(line) else _same_case(line, read(line)) for line in lines], best


def _from_tcvn3(text: str) -> str:
    return text.translate(_tcvn3())


def _from_vni(text: str) -> str:
    pattern, table = _vni()
    return pattern.sub(lambda found: table[found[0]], text)


def _same_case(written: str, read: str) -> str:
    """Capital fonts of TCVN3 have no capital letters with marks of their own: a line in capitals becomes one."""
    plain = [letter for letter in written if letter.isascii() and letter.isalpha()]
    capitals = sum(letter.isupper() for letter in plain)
    if len(plain) >= 4 and capitals >= 0.8 * len(plain):
        return read.upper()
    return _WORD.sub(_same_case_of_word, read)


def _same_case_of_word(found: re.Match[str]) -> str:
    plain = [letter for letter in found[0] if letter.isascii()]
    return found[0].upper() if len(plain) > 1 and all(map(str.isupper, plain)) else found[0]


_READERS: Mapping[Legacy, Callable[[str], str]] = {Legacy.TCVN3: _from_tcvn3, Legacy.VNI: _from_vni}
