"""The parameters of one call, as they come over the wire: texts, numbers as texts, JSON in texts, files."""

import json
from dataclasses import dataclass
from typing import Any

from bot.practice.refusals import bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    """A file sent along with a call."""

    name: str
    data: bytes
    mime_type: str


class Arguments:
    """Reads parameters by name and remembers which were read, so that the rest can be shown in the call log."""

    def __init__(self, given: dict[str, Any], files: dict[str, Upload] | None = None) -> None:
        self.given = given
        self.files = files or {}
        self.seen: set[str] = set()

    def has(self, name: str) -> bool:
        """Whether the parameter was given, be it empty."""
        self.seen.add(name)
        return self.given.get(name) is not None

    def raw(self, name: str) -> Any:
        """The value as it came."""
        self.seen.add(name)
        return self.given.get(name)

    def text(self, name: str) -> str:
        """The value as text, empty where it is missing."""
        value = self.raw(name)
        return "" if value is None else str(value)

    def integer(self, name: str, default: int = 0) -> int:
        """The value as a whole number, the default where it is missing or none."""
        try:
            return int(self.raw(name) or default)
        except (TypeError, ValueError):
            return default

    def flag(self, name: str) -> bool:
        """Whether the parameter says yes."""
        return str(self.raw(name)).lower() in {"true", "1", "yes"}

    def json(self, name: str) -> Any:
        """The value read as JSON where it is a text; None where it is missing."""
        value = self.raw(name)
        if not isinstance(value, str):
            return value
        if not value:
            return None
        try:
            return json.loads(value)
        except ValueError:
            raise bad_request(f"can't parse {name} JSON object") from None

    def upload(self, name: str) -> Upload | str:
        """A file sent under this name or attached to it; else the file_id or address that stands in its place."""
        value = self.text(name)
        if value.startswith("attach://"):
            value, name = "", value.removeprefix("attach://")
        return self.files.get(name) or value

    def unread(self) -> list[str]:
        """Parameters that nothing asked for."""
        return [name for name in self.given if name not in self.seen]
