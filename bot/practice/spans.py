"""Offsets in UTF-16 units, in which Telegram counts text, and the entities that it finds by itself."""

import re
from typing import Any

Entity = dict[str, Any]

_FOUND = re.compile(
    r"(?P<url>https?://[^\s<>\"]+|(?<![\w@.])(?:[a-z0-9-]+\.)+(?:vn|com|org|net|gov|me|info|io)\b(?:/[^\s<>\"]*)?)"
    r"|(?P<email>(?<![\w.])[\w.+-]+@(?:[\w-]+\.)+[a-z]{2,})"
    r"|(?P<bot_command>(?<![\w/@.<>])/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<mention>(?<![\w@])@[a-z][a-z0-9_]{3,31}\b)"
    r"|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)",
    re.IGNORECASE,
)
_MAY_HOLD = re.compile(r"[/@#.]")
_EXCLUSIVE = frozenset({"code", "pre", "text_link", "text_mention"})


def utf16_length(text: str) -> int:
    """How many UTF-16 units the text takes: letters beyond the first plane, such as emoji, count twice."""
    if text.isascii():
        return len(text)
    return len(text) + sum(letter > "\uffff" for letter in text)


def utf16_slice(text: str, offset: int, length: int) -> str:
    """The part of the text that an entity covers."""
    units = text.encode("utf-16-le")
    return units[offset * 2 : (offset + length) * 2].decode("utf-16-le", "replace")


def find_entities(text: str) -> list[Entity]:
    """Links, mentions, commands, hashtags and addresses that Telegram marks without being asked."""
    if not _MAY_HOLD.search(text):
        return []
    return [_entity(text, match) for match in _FOUND.finditer(text)]


def _entity(text: str, match: re.Match[str]) -> Entity:
    value = match.group()
    if match.lastgroup == "url":
        value = value.rstrip(".,;:!?)]}'»”…")
    return {
        "type": match.lastgroup,
        "offset": utf16_length(text[: match.start()]),
        "length": utf16_length(value),
    }


def with_found(text: str, entities: list[Entity]) -> list[Entity]:
    """The given entities and those found in the text, without the found ones that lie in code or links."""
    found = find_entities(text)
    if not found:
        return entities
    taken = [(one["offset"], one["offset"] + one["length"]) for one in entities if one["type"] in _EXCLUSIVE]
    free = [
        one
        for one in found
        if not any(one["offset"] < end and start < one["offset"] + one["length"] for start, end in taken)
    ]
    return in_order(entities + free)


def in_order(entities: list[Entity]) -> list[Entity]:
    """Sorted as Telegram lists them: by offset, the longer one first."""
    return sorted(entities, key=lambda one: (one["offset"], -one["length"]))


def trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Text without white space around it, the entities moved and cut to fit; empty ones are dropped."""
    right = text.rstrip()
    core = right.lstrip()
    shift = utf16_length(right) - utf16_length(core)
    end = utf16_length(core)
    moved = []
    for one in entities:
        start = max(one["offset"] - shift, 0)
        stop = min(one["offset"] + one["length"] - shift, end)
        if stop > start:
            moved.append({**one, "offset": start, "length": stop - start})
    return core, in_order(moved)
