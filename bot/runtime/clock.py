"""Two clocks: business time says what day it is and may jump in practice, monotonic time measures waiting."""

import asyncio
import logging
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx

_log = logging.getLogger(__name__)

_ASK_FOR = 25.0
_TRY_AGAIN = 1.0


class SystemClock:
    """The time of the machine, moved by `offset`, which is nothing outside the practice room."""

    def __init__(self) -> None:
        self.offset = timedelta()

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC) + self.offset

    def monotonic(self) -> float:
        """Seconds that only ever grow, for leases, pacing and time-outs."""
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        """Waits for so many monotonic seconds."""
        await asyncio.sleep(seconds)


async def follow_practice(clock: SystemClock, url: str, jumped: Callable[[], Awaitable[None]]) -> None:
    """Keeps a clock on the practice room's time until it is cancelled, and calls `jumped` when that changes."""
    version = -1
    async with httpx.AsyncClient(base_url=url, timeout=_ASK_FOR + 10, trust_env=False) as client:
        while True:
            try:
                answer = await client.get("/practice/api/clock", params={"after": version, "timeout": _ASK_FOR})
                seen: dict[str, Any] = answer.raise_for_status().json()
            except (httpx.HTTPError, ValueError):
                await asyncio.sleep(_TRY_AGAIN)
                continue
            if seen["version"] != version:
                version = seen["version"]
                clock.offset = timedelta(seconds=seen["offset"])
                _log.info("practice time is now %s", clock.now().isoformat(timespec="seconds"))
                await jumped()
