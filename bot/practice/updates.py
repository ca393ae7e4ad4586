"""Updates that wait for the bot until it confirms them."""

from collections import OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.practice.clock import VirtualClock

Json = dict[str, Any]

_DAY = 24 * 3600.0
_LIFETIMES = {"callback_query": 150.0, "inline_query": 30.0}
_NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
_FIRST_ID = 500_000_000


@dataclass(frozen=True, slots=True)
class Update:
    """One update, with the second after which nobody gets it any more."""

    update_id: int
    kind: str
    body: Json
    expires: float

    def told(self) -> Json:
        """The ``Update`` of the Bot API."""
        return {"update_id": self.update_id, self.kind: self.body}

    def record(self) -> Json:
        """The update as kept on disk."""
        return {"update_id": self.update_id, "kind": self.kind, "body": self.body, "expires": self.expires}


class UpdateQueue:
    """First in, first out, each again and again until confirmed or expired."""

    def __init__(self, clock: VirtualClock) -> None:
        self._clock = clock
        self._waiting: OrderedDict[int, Update] = OrderedDict()
        self.last_id = _FIRST_ID
        self.allowed: list[str] | None = None

    def __len__(self) -> int:
        return len(self._waiting)

    def wants(self, kind: str) -> bool:
        """Whether the bot asked for updates of this kind."""
        return kind not in _NOT_BY_DEFAULT if not self.allowed else kind in self.allowed

    def put(self, kind: str, body: Json) -> Update:
        """Line up an update; its number is the next one."""
        self.last_id += 1
        update = Update(self.last_id, kind, body, self._clock.time() + _LIFETIMES.get(kind, _DAY))
        self._waiting[update.update_id] = update
        return update

    def confirm(self, offset: int) -> list[int]:
        """Drop what the bot has seen: all before ``offset``, or all but the last ``-offset``. Gives their numbers."""
        if offset < 0:
            return self._drop(len(self._waiting) + offset)
        dropped = []
        while self._waiting and next(iter(self._waiting)) < offset:
            dropped.append(self._waiting.popitem(last=False)[0])
        return dropped

    def drop(self, update_id: int) -> bool:
        """Take one update out, wherever it stands; False where it is gone already."""
        return self._waiting.pop(update_id, None) is not None

    def first(self, limit: int) -> tuple[list[Update], list[int]]:
        """Up to ``limit`` live updates, and the numbers of expired ones met (and dropped) on the way."""
        now = self._clock.time()
        live: list[Update] = []
        expired: list[int] = []
        for update in self._waiting.values():
            if len(live) == limit:
                break
            if update.expires <= now:
                expired.append(update.update_id)
            else:
                live.append(update)
        for update_id in expired:
            del self._waiting[update_id]
        return live, expired

    def restore(self, updates: Iterable[Update]) -> None:
        """Take over updates read from disk."""
        for update in sorted(updates, key=lambda one: one.update_id):
            self._waiting[update.update_id] = update

    def _drop(self, count: int) -> list[int]:
        return [self._waiting.popitem(last=False)[0] for _ in range(max(count, 0))]
