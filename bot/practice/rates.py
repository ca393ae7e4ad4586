"""How often a bot may write, by the figures that Telegram publishes."""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

from bot.practice.refusals import too_many


@dataclass(frozen=True, slots=True)
class Window:
    """At most ``count`` messages in any ``seconds``."""

    count: int
    seconds: float


OVERALL = Window(30, 1.0)
IN_GROUP = Window(20, 60.0)
# One a second, with a short burst forgiven.
IN_PRIVATE = Window(5, 5.0)


@dataclass(slots=True)
class Rates:
    """Counts sends and edits in real, monotonic seconds; ``on`` decides whether it refuses."""

    on: bool = False
    monotonic: Callable[[], float] = time.monotonic
    _all: deque[float] = field(default_factory=deque)
    _chats: dict[int, deque[float]] = field(default_factory=dict)

    def spend(self, chat_id: int | None, count: int = 1) -> None:
        """Count messages to the chat, or raise 429 with the seconds to wait. Without a chat: edits of inline messages.

        An album counts each of its messages; it is let through where one message would be.
        """
        if not self.on:
            return
        now = self.monotonic()
        wait, mine = _wait(self._all, OVERALL, now), None
        if chat_id is not None:
            mine = self._chats.setdefault(chat_id, deque())
            wait = max(wait, _wait(mine, IN_GROUP if chat_id < 0 else IN_PRIVATE, now))
        if wait > 0:
            raise too_many(math.ceil(wait))
        for counted in (self._all, mine):
            if counted is not None:
                counted.extend([now] * count)


def _wait(sent: deque[float], window: Window, now: float) -> float:
    while sent and sent[0] <= now - window.seconds:
        sent.popleft()
    return sent[-window.count] + window.seconds - now if len(sent) >= window.count else 0.0
