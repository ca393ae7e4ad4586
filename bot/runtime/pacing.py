"""How fast the bot may speak. Telegram gives no exact limits, so these stay below what it is known to allow.

Answers to people who are talking go first: what is said unasked has a smaller budget and stands back while an answer
waits. Each waits first for its own chat, then in line for the budget of all. A chat or the whole bot can be held,
because Telegram asked for it.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

MINUTE = 60.0
KEPT_FOR_ANSWERS = 5
"""Of a group's messages a minute, how many are kept for answers."""
BURST = 3
"""How many answers a private chat takes at once before they are spread out."""
_SPARE = 0.15
"""The part of the whole budget that is saved up for a burst; the rest is the steady rate."""
_CATCHING_UP = 0.25
"""Seconds' worth of unasked messages that a moment's delay does not lose."""
_SHORT = 0.05
_SHORTEST = 0.001
_MANY_CHATS = 4096


@dataclass(frozen=True)
class Pace:
    """The budget: messages a second over all and unasked, seconds between messages of a chat, a group's a minute.

    No second ever holds more than `overall` messages; what is said unasked runs at `unasked`, and what it missed it
    makes up within a quarter of a second.
    """

    overall: float = 30.0
    unasked: float = 20.0
    private_seconds: float = 1.0
    group_minute: int = 15


class Bucket:
    """So many a second, with a burst of so many saved up at most: any second holds no more than both together."""

    def __init__(self, rate: float, now: float, burst: float) -> None:
        self._rate = rate
        self._most = max(1.0, burst)
        self._level = self._most
        self._at = now

    def delay(self, now: float) -> float:
        """Seconds until there is one to take."""
        self._fill(now)
        return max(0.0, (1.0 - self._level) / self._rate)

    def take(self, now: float) -> None:
        """Takes one."""
        self._fill(now)
        self._level -= 1.0

    def _fill(self, now: float) -> None:
        self._level = min(self._most, self._level + max(0.0, now - self._at) * self._rate)
        self._at = now


class Window:
    """So many in any minute; some of them only for answers."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._taken: deque[float] = deque()

    def delay(self, now: float, *, unasked: bool) -> float:
        """Seconds until there is one to take."""
        while self._taken and self._taken[0] <= now - MINUTE:
            self._taken.popleft()
        most = self._most - KEPT_FOR_ANSWERS if unasked else self._most
        return 0.0 if len(self._taken) < most else self._taken[len(self._taken) - most] + MINUTE - now

    def take(self, now: float) -> None:
        """Takes one."""
        self._taken.append(now)


class Pacer:
    """Lets each call wait until it may be made."""

    def __init__(
        self,
        pace: Pace,
        monotonic: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._pace = pace
        self._now = monotonic
        self._sleep = sleep
        self._overall = Bucket(pace.overall * (1 - _SPARE), monotonic(), pace.overall * _SPARE)
        self._unasked = Bucket(pace.unasked, monotonic(), pace.unasked * _CATCHING_UP)
        self._asked_line, self._unasked_line = asyncio.Lock(), asyncio.Lock()
        self._private: dict[int, Bucket] = {}
        self._groups: dict[int, Window] = {}
        self._held: dict[int | None, float] = {}
        self._answers_waiting = 0

    async def wait(self, chat_id: int | None, *, unasked: bool = False) -> None:
        """Returns when a message to this chat may be sent, or with none a call that concerns no chat."""
        while True:
            while (delay := self.chat_delay(chat_id, unasked=unasked)) > 0:
                await self._sleep(max(delay, _SHORTEST))
            await (self._stand_in_unasked_line() if unasked else self._stand_in_line())
            if self.chat_delay(chat_id, unasked=unasked) <= 0:
                return self._take(chat_id, unasked)

    async def _stand_in_line(self) -> None:
        self._answers_waiting += 1
        try:
            async with self._asked_line:
                while (delay := self._overall.delay(self._now())) > 0:
                    await self._sleep(max(delay, _SHORTEST))
        finally:
            self._answers_waiting -= 1

    async def _stand_in_unasked_line(self) -> None:
        async with self._unasked_line:
            while (delay := self._unasked_delay()) > 0:
                await self._sleep(max(delay, _SHORTEST))

    def hold(self, chat_id: int | None, seconds: float) -> None:
        """Holds a chat, or with none the whole bot, because Telegram asked for it."""
        until = self._now() + seconds
        self._held[chat_id] = max(until, self._held.get(chat_id, 0.0))

    def held_chats(self) -> list[int]:
        """The chats that are held just now."""
        now = self._now()
        self._held = {chat: until for chat, until in self._held.items() if until > now}
        return [chat for chat in self._held if chat is not None]

    def until_release(self) -> float | None:
        """Seconds until the first chat that is held may be written to again; None if none is held."""
        return min((self._held[chat] - self._now() for chat in self.held_chats()), default=None)

    def chat_delay(self, chat_id: int | None, *, unasked: bool) -> float:
        """Seconds until this chat may get its next message, if nothing else is sent."""
        now = self._now()
        delays = [self._own_delay(chat_id, now, unasked)]
        delays += [self._held[key] - now for key in {None, chat_id} if key in self._held]
        return max(delays)

    def _unasked_delay(self) -> float:
        now = self._now()
        delays = (self._overall.delay(now), self._unasked.delay(now), _SHORT if self._answers_waiting else 0.0)
        return max(delays)

    def _take(self, chat_id: int | None, unasked: bool) -> None:
        now = self._now()
        self._overall.take(now)
        if unasked:
            self._unasked.take(now)
        if chat_id is None:
            return
        if chat_id < 0:
            self._group(chat_id).take(now)
        elif self._pace.private_seconds:
            self._chat(chat_id).take(now)

    def _own_delay(self, chat_id: int | None, now: float, unasked: bool) -> float:
        if chat_id is None:
            return 0.0
        if chat_id < 0:
            return self._group(chat_id).delay(now, unasked=unasked)
        return self._chat(chat_id).delay(now) if self._pace.private_seconds else 0.0

    def _group(self, chat_id: int) -> Window:
        return self._groups.setdefault(chat_id, Window(self._pace.group_minute))

    def _chat(self, chat_id: int) -> Bucket:
        bucket = self._private.get(chat_id)
        if bucket is None:
            if len(self._private) >= _MANY_CHATS:
                self._private.pop(next(iter(self._private)))
            bucket = self._private[chat_id] = Bucket(1 / self._pace.private_seconds, self._now(), BURST)
        return bucket
