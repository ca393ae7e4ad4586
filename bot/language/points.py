"""A score as people type it on phones: read for sure, or doubtful and to be asked about, or no number at all.

A comma and a point both divide, digits may be full-width, spaces stray. Nothing is guessed: `1.000` may be one or a
thousand, `9 5` may be meant as 9,5, so the person is asked. Values are exact; nothing here knows a maximum or a step.
"""

import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

from bot.language.text import tidy

_LONGEST = 60  # a score with all its words; longer text is none
_MOST_DIGITS = 18  # more is a slip of the hand, and would overflow what callers compute with
# Full-width letters and digits as usual ones; what makes a key cap or an emoji of a digit goes.
_PLAIN: dict[int, int | None] = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0xFE0F: None, 0x20E3: None}
_SIGNED = re.compile(r"(?P<sign>[+−–—-]|âm\b|am\b|trừ\b|tru\b)?\s*(?P<figures>.*)", re.DOTALL)
_BEFORE = re.compile(r"(?:(?:tự )?chấm|(?:tu )?cham|được|duoc|đạt|dat|điểm|diem)\b\s*:?|=")
_AFTER = re.compile(r"(?P<figures>[0-9 .,]*[0-9.,])\s*(?:(?:điểm|diem|đ|d)\b)?\s*(?:ạ|nhé|nhe|nha)?[.!\s]*")
_OUT_OF = re.compile(r"\s*(?:/|\b(?:trên|tren)\b)\s*[0-9]{1,4}(?:\s*(?:điểm|diem|đ|d))?[.!\s]*$")
_POINT_BETWEEN = re.compile(r"([0-9]{1,4}) ?(?:điểm|diem|đ|d) ?([0-9]{1,2})")  # 9đ5, as some say it
_DIVISION = re.compile(r" ?([.,]) ?")


@dataclass(frozen=True, slots=True)
class ReadPoints:
    """What a typed score may mean: `value` for sure, or the `doubtful` values to ask about, or neither: no number.

    A value may be negative, or have more decimals than the sheet takes: the caller refuses it with its reason.
    """

    value: Decimal | None = None
    doubtful: tuple[Decimal, ...] = ()


_NO_NUMBER = ReadPoints()


def read_points(text: str) -> ReadPoints:
    """Reads one score; any text at all may come.

    >>> read_points("9 ,5 điểm").value
    Decimal('9.5')
    >>> read_points("1.000").doubtful
    (Decimal('1.000'), Decimal('1000'))
    """
    plain = tidy(text.translate(_PLAIN)).casefold()
    if len(plain) > _LONGEST or any(map(_misleads, plain)):
        return _NO_NUMBER
    plain = plain[found.end() :].lstrip() if (found := _BEFORE.match(plain)) else plain
    signed = _SIGNED.fullmatch(plain)
    if not signed:
        return _NO_NUMBER
    read = _without_sign(signed["figures"])
    return read if signed["sign"] in {None, "+"} else _negative(read)


def _misleads(letter: str) -> bool:
    """Whether it is a digit or fraction of another kind (`½`, `²`, `٣`), or strikes through what it follows."""
    return bool(unicodedata.combining(letter)) or (letter.isnumeric() and letter not in "0123456789")


def _without_sign(text: str) -> ReadPoints:
    if between := _POINT_BETWEEN.fullmatch(text):
        return ReadPoints(doubtful=(Decimal(f"{between[1]}.{between[2]}"),))
    if out_of := _OUT_OF.search(text):
        return _part_of_whole(text[: out_of.start()])
    figures = _AFTER.fullmatch(text)
    return _figures(figures["figures"]) if figures else _NO_NUMBER


def _part_of_whole(text: str) -> ReadPoints:
    """`9,5/10` is asked about; `9/10` is as well a date, and no number."""
    return _asked(_without_sign(text)) if re.search("[.,] ?[0-9]", text) else _NO_NUMBER


def _figures(text: str) -> ReadPoints:
    """Digits, divisions and spaces between them; what ends in a comma may be unfinished."""
    figures = _DIVISION.sub(r"\1", text.rstrip(". "))
    if not 0 < sum(map(str.isdigit, figures)) <= _MOST_DIGITS:
        return _NO_NUMBER
    if figures.endswith(","):
        return _asked(_figures(figures[:-1]))
    return _spaced(figures) if " " in figures else _divided(figures)


def _divided(figures: str) -> ReadPoints:
    match re.split("([.,])", figures):
        case [whole]:
            return ReadPoints(Decimal(whole))
        case ["", _, part]:
            return ReadPoints(doubtful=(Decimal(f"0.{part}"), Decimal(part)))
        case [whole, _, part]:
            return _one_division(whole, part)
        case [*groups, last, part] if last not in groups:
            return _sure(_grouped(groups[::2], groups[1::2]), f".{part}")
        case parts:
            return _sure(_grouped(parts[::2], parts[1::2]))


def _one_division(whole: str, part: str) -> ReadPoints:
    """Three digits behind the only division may be decimals or the end of a thousand."""
    value = Decimal(f"{whole}.{part}")
    if len(part) == 3 and len(whole) <= 3 and whole.strip("0"):
        return ReadPoints(doubtful=(value, Decimal(whole + part)))
    return ReadPoints(value)


def _spaced(figures: str) -> ReadPoints:
    """Spaces between digits: thousands when a division follows them, else asked about."""
    whole, division, part = figures.replace(",", ".").partition(".")
    groups = whole.split()
    thousands = _grouped(groups, [" "] * (len(groups) - 1))
    if division:
        return _sure(thousands, f".{part}") if part.isdigit() else _NO_NUMBER
    if len(groups) == 2 and len(groups[1]) <= 3:
        return ReadPoints(doubtful=(Decimal(".".join(groups)), Decimal("".join(groups))))
    return _asked(_sure(thousands))


def _grouped(groups: list[str], divisions: list[str]) -> str | None:
    """The digits of groups of three, all divided alike; None where they are no such groups."""
    first, *others = groups
    regular = 1 <= len(first) <= 3 and all(len(group) == 3 for group in others)
    return "".join(groups) if regular and len(set(divisions)) <= 1 else None


def _sure(whole: str | None, part: str = "") -> ReadPoints:
    return _NO_NUMBER if whole is None else ReadPoints(Decimal(whole + part))


def _asked(read: ReadPoints) -> ReadPoints:
    return read if read.value is None else ReadPoints(doubtful=(read.value,))


def _negative(read: ReadPoints) -> ReadPoints:
    value = None if read.value is None else _opposite(read.value)
    return ReadPoints(value, tuple(map(_opposite, read.doubtful)))


def _opposite(value: Decimal) -> Decimal:
    return value.copy_negate() if value else value
