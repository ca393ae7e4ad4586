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

    def spend(self, chat_id: int) -> None:
        """Count one message to the chat, or raise 429 with the seconds to wait."""
        if not self.on:
            return
        now = self.monotonic()
        mine = self._chats.setdefault(chat_id, deque())
        window = IN_GROUP if chat_id < 0 else IN_PRIVATE
        wait = max(_wait(self._all, OVERALL, now), _wait(mine, window, now))
        if wait > 0:
            raise too_many(math.ceil(wait))
        self._all.append(now)
        mine.append(now)


def _wait(sent: deque[float], window: Window, now: float) -> float:
    while sent and sent[0] <= now - window.seconds:
        sent.popleft()
    return sent[0] + window.seconds - now if len(sent) >= window.count else 0.0
