"""The bot with a pacing clock that runs faster, for `bench delivery`: minutes of a broadcast pass in seconds."""

import asyncio
import contextlib
import signal
import sys
import time
from datetime import UTC, datetime

from bot.runtime import service, startup
from bot.runtime.clock import SystemClock
from bot.settings import Settings


class HurriedClock(SystemClock):
    """A clock whose monotonic seconds pass `speed` times as fast; every process of the machine agrees on it."""

    def __init__(self, speed: float) -> None:
        super().__init__()
        self._speed = speed

    def monotonic(self) -> float:
        """Hurried seconds that only ever grow."""
        return time.monotonic() * self._speed

    async def sleep(self, seconds: float) -> None:
        """Waits for so many hurried seconds."""
        await asyncio.sleep(seconds / self._speed)


async def run(speed: float) -> None:
    """The bot of this environment's settings until the process is told to stop."""
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    sys.setswitchinterval(0.0005)  # as the bot itself does
    settings = Settings()
    store, lock = startup.open_store(settings, startup.ready_folder(settings.data_folder), now=datetime.now(UTC))
    with contextlib.ExitStack() as at_the_end:
        at_the_end.callback(lock.free)
        at_the_end.callback(store.close)
        built = await service.build(settings, settings.token or "", store, clock=HurriedClock(speed))
        async with service.running(built):
            await stop.wait()


if __name__ == "__main__":
    asyncio.run(run(float(sys.argv[1])))
