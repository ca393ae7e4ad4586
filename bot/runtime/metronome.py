"""The metronome: one regular tick. What is due is never scheduled, it is worked out from the store at each tick."""

import logging
from collections.abc import Awaitable, Callable

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

_log = logging.getLogger(__name__)

Beat = Callable[[], Awaitable[None]]


class Rarely:
    """A beat that is made at the first tick and then once in so many seconds at most."""

    def __init__(self, seconds: float, monotonic: Callable[[], float], beat: Beat) -> None:
        self._seconds = seconds
        self._now = monotonic
        self._beat = beat
        self._next = monotonic()

    async def __call__(self) -> None:
        """The beat, if it is time for it."""
        if self._now() >= self._next:
            self._next = self._now() + self._seconds
            await self._beat()


class Metronome:
    """Calls its beats one after another, at every tick and whenever it is told to."""

    def __init__(self, seconds: float, *beats: Beat) -> None:
        self._beats = beats
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        # Late ticks are made up for by one, never dropped: APScheduler forgets what is a second late by default.
        self._job = self._scheduler.add_job(
            self.tick, IntervalTrigger(seconds=seconds), misfire_grace_time=None, coalesce=True, max_instances=1
        )

    def start(self) -> None:
        """Starts ticking."""
        self._scheduler.start()

    def stop(self) -> None:
        """Stops ticking."""
        self._scheduler.shutdown(wait=False)

    async def tick(self) -> None:
        """One tick; a beat that fails is logged and does not stop the others."""
        for beat in self._beats:
            try:
                await beat()
            except Exception:
                _log.exception("a beat failed; it comes again with the next tick")
