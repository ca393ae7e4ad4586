"""The log of the bot's calls: bounded, and kept over a restart."""

from collections import deque
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any

Json = dict[str, Any]

CALLS_KEPT = 500


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot with its answer, for the log. ``unread`` names parameters that had no effect."""

    number: int
    date: float
    method: str
    parameters: Json
    status: int
    answer: Json
    unread: list[str]
    fault: str | None = None

    def told(self) -> Json:
        """The call as the simulation API and the page see it."""
        return {
            "number": self.number,
            "date": self.date,
            "method": self.method,
            "parameters": self.parameters,
            "status": self.status,
            "answer": self.answer,
            "unread": self.unread,
            "fault": self.fault,
        }

    def record(self) -> Json:
        """The call as kept on disk."""
        return asdict(self)


class Journal:
    """The latest calls, oldest first; numbers go on for ever."""

    def __init__(self) -> None:
        self.count = 0
        self._kept: deque[Call] = deque()

    def __iter__(self) -> Iterator[Call]:
        return iter(self._kept)

    def add(self, call: Call) -> Call | None:
        """Write a call down; gives the one that is forgotten for it, if any."""
        self.count = call.number
        self._kept.append(call)
        return self._kept.popleft() if len(self._kept) > CALLS_KEPT else None
