"""The dresses in which a question comes from a phone: to fit the model on them and to test against them.

Seeded by the caller, so that the same question always gets the same slips.
"""

import random
import re
from collections.abc import Mapping
from functools import cache

from bot.language.text import fold, tidy
from bot.rules.reading import load_tables

DRESSES = ("as written", "no marks", "typos", "abbreviations", "phone")
SLIPS = 0.1
"""Share of words with a slip of the thumb."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_WORD = re.compile(r"[^\W\d_]{3,}")


@cache
def _neighbours() -> Mapping[str, str]:
    """Letters beside each other on a keyboard."""
    beside: dict[str, str] = {}
    for row in _ROWS:
        for at, letter in enumerate(row):
            beside[letter] = row[max(at - 1, 0) : at] + row[at + 1 : at + 2]
    return beside


def _slip(word: str, chance: random.Random) -> str:
    at = chance.randrange(len(word) - 1)
    kind = chance.choice(("drop", "double", "swap", "neighbour"))
    if kind == "drop":
        return word[:at] + word[at + 1 :]
    if kind == "double":
        return word[: at + 1] + word[at:]
    if kind == "swap":
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    return word[:at] + chance.choice(_neighbours().get(fold(word[at]), word[at])) + word[at + 1 :]


def with_slips(text: str, chance: random.Random) -> str:
    """The text with about one word in ten mistyped: a letter dropped, doubled, swapped or hit beside."""
    return _WORD.sub(lambda found: _slip(found[0], chance) if chance.random() < SLIPS else found[0], text)


@cache
def _short_forms() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    forms: dict[str, list[str]] = {}
    for key, full in load_tables()["anywhere"].items():
        forms.setdefault(full, []).append(key)
    longest_first = sorted(forms.items(), key=lambda it: -len(it[0]))
    return tuple((re.compile(rf"\b{re.escape(full)}\b", re.IGNORECASE), tuple(keys)) for full, keys in longest_first)


def abbreviated(text: str, chance: random.Random) -> str:
    """The text as people shorten it, by the bot's own table read backwards; two in three chances are taken."""
    for pattern, keys in _short_forms():
        if chance.random() < 2 / 3:
            text = pattern.sub(lambda _, keys=keys: chance.choice(keys), text)  # type: ignore[misc]
    return text


def dress(text: str, kind: str, seed: str) -> str:
    """The text in one of DRESSES; the same for the same seed."""
    chance = random.Random(f"{seed}|{kind}")  # noqa: S311 - slips of the thumb, no secrets
    text = tidy(text)
    if kind in {"abbreviations", "phone"}:
        text = abbreviated(text, chance)
    if kind in {"no marks", "phone"}:
        text = fold(text)
    if kind in {"typos", "phone"}:
        text = with_slips(text, chance)
    return text
