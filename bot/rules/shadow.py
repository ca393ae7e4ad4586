"""A text's shadow: the same letters without marks and capitals, each in its place, to find words and cut them out."""

import re
import unicodedata
from collections.abc import Iterable

_SPACES = re.compile(r"\s+")


def shadow(text: str) -> str:
    """The text letter by letter without marks and capitals; exactly as long, so that a find tells a place in the text.

    >>> shadow("Cờ thi đua của Chính phủ")
    'co thi dua cua chinh phu'
    """
    return "".join(_SHADOWS.get(letter) or _shadow(letter) for letter in text)


def _shadow(letter: str) -> str:
    bare = unicodedata.normalize("NFKD", letter)[:1].lower().replace("đ", "d")
    found = bare if len(bare) == 1 else letter
    if len(_SHADOWS) < _MOST:
        _SHADOWS[letter] = found
    return found


_MOST = 4096
_SHADOWS: dict[str, str] = {}


def any_of(ways: Iterable[str]) -> str:
    """A pattern that finds any of these words in a shadow, the longest first."""
    shadows = sorted({shadow(way) for way in ways}, key=lambda way: (-len(way), way))
    return "|".join(re.escape(way).replace(r"\ ", r"\s+") for way in shadows)


def without(text: str, places: Iterable[tuple[int, int]]) -> str:
    """The text without these places, in single spaces."""
    for start, end in sorted(places, reverse=True):
        text = f"{text[:start]} {text[end:]}"
    return _SPACES.sub(" ", text).strip(" ,;:")
