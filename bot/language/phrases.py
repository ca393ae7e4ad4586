"""What the assistant wants to say, before it is worded: a key and typed arguments.

Code never holds a sentence. It names one with `say`; the phrase is kept in the store, sent along in errors,
put inside other phrases, and only a `Catalogue` words it, in the reader's language, when somebody reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import Any, TypeAlias

# A `datetime` is a `date` to the type checker; it must be aware. A tuple is worded one item a line.
Value: TypeAlias = "str | int | Decimal | date | Phrase | tuple[Value, ...]"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A text by its key, with arguments; equal and hashable by value, also after a stay in the store."""

    key: str
    args: Mapping[str, Value] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not isinstance(self.key, str):
            raise TypeError(f"a key is text, not {type(self.key).__name__}")
        checked = {name: _checked(name, self.args[name]) for name in sorted(self.args)}
        object.__setattr__(self, "args", MappingProxyType(checked))

    def __hash__(self) -> int:
        return hash((self.key, frozenset(self.args.items())))


def say(key: str, /, **args: Value) -> Phrase:
    """The text `key` of the catalogue, with its arguments.

    `key` is always a literal, so that a test can find each text in use; an attribute is `key.attribute`.
    Years, codes and numbers of documents are passed as text: integers get grouped.
    """
    return Phrase(key, args)


class Refused(Exception):  # noqa: N818 - it reads as what happened: the use case refused
    """A person may not do this, or what they sent can't be taken; `phrase` tells them why and what to do."""

    def __init__(self, phrase: Phrase) -> None:
        super().__init__(phrase.key)
        self.phrase = phrase


def to_json(phrase: Phrase) -> dict[str, Any]:
    """The phrase as plain JSON values; `from_json` gives an equal phrase back."""
    return {"key": phrase.key, "args": {name: _pack(value) for name, value in phrase.args.items()}}


def from_json(data: Mapping[str, Any]) -> Phrase:
    """The phrase that `to_json` packed; ValueError where the data is none."""
    try:
        return Phrase(data["key"], {name: _unpack(value) for name, value in data["args"].items()})
    except (AttributeError, LookupError, ArithmeticError, TypeError, ValueError) as error:
        raise ValueError(f"not a phrase: {error!r}") from error


def _checked(name: str, value: Value) -> Value:
    """The value as a plain type of ours: moments in UTC, enumerations as their text or number."""
    match value:
        case bool():
            raise TypeError(f"argument {name} is a bool: choose between two texts instead")
        case int():
            return int(value)
        case str():
            return str.__str__(value)
        case tuple():
            return tuple(_checked(name, item) for item in value)
        case Decimal() if not value.is_finite():
            raise ValueError(f"argument {name} is no finite number")
        case datetime():
            return _in_utc(name, value)
        case Decimal() | date() | Phrase():
            return value
    raise TypeError(f"argument {name} is a {type(value).__name__}")


def _in_utc(name: str, moment: datetime) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError(f"argument {name} is a naive datetime")
    return moment.astimezone(UTC)


def _pack(value: Value) -> object:
    match value:
        case tuple():
            return [_pack(item) for item in value]
        case Phrase():
            return {"phrase": to_json(value)}
        case Decimal():
            return {"decimal": str(value)}
        case datetime():
            return {"moment": value.isoformat()}
        case date():
            return {"date": value.isoformat()}
    return value


def _unpack(value: object) -> Value:
    match value:
        case str() | int():
            return value
        case list():
            return tuple(_unpack(item) for item in value)
        case {"phrase": dict(data)}:
            return from_json(data)
        case {"decimal": str(digits)}:
            return Decimal(digits)
        case {"moment": str(moment)}:
            return datetime.fromisoformat(moment)
        case {"date": str(day)}:
            return date.fromisoformat(day)
    raise ValueError(f"not an argument of a phrase: {value!r}")
