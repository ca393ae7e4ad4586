"""How people write the columns, kinds and yes/no of a sheet's workbook, with and without marks."""

import re
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from bot.language.text import fold
from storage.tables import CriterionKind

_DASHES = re.compile(r"\s*[-‐-―−]\s*")
_SLASHES = re.compile(r"\s*/\s*")
_BRACKETS = re.compile(r"\s*\([^)]*\)\s*$")


@lru_cache
def _words() -> Mapping[str, Mapping[str, str]]:
    """For each of the three tables, the meaning of each word."""
    tables = tomllib.loads((files("bot.scoring") / "sheet_words.toml").read_text("utf-8"))
    return {
        name: {word: meaning for meaning, words in table.items() for word in words} for name, table in tables.items()
    }


def column(typed: str) -> str | None:
    """The field that a column's head names; what stands in brackets behind it is only an explanation."""
    return _words()["columns"].get(_plain(_BRACKETS.sub("", typed)))


def kind(typed: str) -> CriterionKind | None:
    """The kind of a row."""
    meant = _words()["kinds"].get(_plain(typed))
    return None if meant is None else CriterionKind(meant)


def yes_or_no(typed: str) -> bool | None:
    """A yes or a no."""
    meant = _words()["answers"].get(_plain(typed))
    return None if meant is None else meant == "yes"


def _plain(typed: str) -> str:
    folded = fold(typed).strip(" .:*")
    return _SLASHES.sub("/", _DASHES.sub("-", folded)) if folded != "-" else folded
