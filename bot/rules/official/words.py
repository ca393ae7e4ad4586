"""The linguistic table by which documents are read, with its patterns compiled."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def table() -> Mapping[str, Any]:
    """The whole of `tables/documents.toml`."""
    return tomllib.loads((files("bot.rules.tables") / "documents.toml").read_text("utf-8"))


@cache
def pattern(group: str, name: str) -> re.Pattern[str]:
    """A pattern of the table, without regard to case."""
    return re.compile(table()[group][name], re.IGNORECASE)


def place_name(kind: str, number: str) -> str:
    """What a place is called that is no article: the word for its kind and its number."""
    form: str = table()["places"][kind]
    return form.format(number=number).strip()


def cover_article(number: str) -> str:
    """What an article is called of the document that issues the one which is read."""
    form: str = table()["cover"]
    return form.format(number=number)


def kinds() -> Sequence[str]:
    """The kinds of documents, the longer names first."""
    found: Sequence[str] = table()["kinds"]
    return found
