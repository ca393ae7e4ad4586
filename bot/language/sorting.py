"""Vietnamese order: letters first, then tones over the whole string, then case.

The order of `Intl.Collator('vi')`, which follows the Unicode collation algorithm with Vietnamese rules, for names and
words as documents have them: spaces and punctuation before digits, digits before letters. Characters of other
scripts follow by their code.
"""

import unicodedata
from functools import lru_cache
from typing import TypeAlias

SortKey: TypeAlias = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...], str]

_ALPHABET = " _-–—,;:!?.…·'‘’\"“”«»()[]{}§@*/\\&#%•`^°→+±×<=>|~−$₫€0123456789aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACES = {letter: place for place, letter in enumerate(_ALPHABET)}
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_SHAPES = "\u0302\u0306\u031b"  # with these a letter is one of its own


def sort_key(text: str) -> SortKey:
    """The key to sort by; keys are equal only for texts that are the same in NFC.

    >>> sorted(["Đà Nẵng", "Huế", "Hà Tĩnh", "Dũng"], key=sort_key)
    ['Dũng', 'Đà Nẵng', 'Hà Tĩnh', 'Huế']
    """
    text = unicodedata.normalize("NFC", text)
    weights = [_weigh(character) for character in text]
    letters = tuple(letter for weight in weights for letter in weight[0])
    marks = tuple(mark for weight in weights for mark in weight[1])
    return letters, marks, tuple(weight[2] for weight in weights), text


@lru_cache(maxsize=4096)
def _weigh(character: str) -> tuple[tuple[int, ...], tuple[int, ...], int]:
    """The letters one character stands for, the marks on each of them as 0 and what follows, and its case."""
    letters: list[int] = []
    marks: list[int] = []
    for letter in _letters(unicodedata.normalize("NFKD", character).casefold()):
        if unicodedata.combining(letter):
            marks.append(1 + _TONES.index(letter) if letter in _TONES else len(_TONES) + ord(letter))
        elif letter.isprintable() or letter.isspace():
            letters.append(_place(letter))
            marks.append(0)
    return tuple(letters), tuple(marks), _case(character)


def _letters(parts: str) -> str:
    """The parts with hats, breves and horns back on their letters, and tones behind them."""
    shape = next((mark for mark in parts if mark in _SHAPES), "")
    whole = unicodedata.normalize("NFC", parts[0] + shape) if shape else parts[0]
    return whole + parts[1:].replace(shape, "", 1) if whole in _PLACES else parts


def _place(letter: str) -> int:
    return _PLACES.get(" " if letter.isspace() else letter, len(_ALPHABET) + ord(letter))


def _case(character: str) -> int:
    return 0 if character == character.casefold() else 1
