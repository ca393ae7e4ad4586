"""The bot as a process of its own, to be killed: started again as often as it dies, like a service manager would."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from bot.practice import Telegram

PATIENCE = 60.0
_OURS = ("-m", "bot", "run")


ONE_AT_A_TIME = {"PACE_BROADCAST": "1"}
"""Unasked messages go out one by one: at which of them the bot dies is then no matter of chance."""


def environment(token: str, address: str, folder: Path, **more: str) -> dict[str, str]:
    """What a bot process needs to know to serve a practice room."""
    return {
        **os.environ,
        "TELEGRAM_BOT_TOKEN": token,
        "TELEGRAM_BASE_URL": address,
        "DATA_FOLDER": str(folder),
        "DATABASE_URL": "",
        "PACE_PRIVATE_SECONDS": "0",
        "PACE_OVERALL": "100000",
        "PACE_BROADCAST": "100000",
        "TICK_SECONDS": "0.2",
        "PYTHONWARNINGS": "ignore",
        **more,
    }


@dataclass
class Keeper:
    """Keeps a bot process running.

    `crashes` are the crash points of its first starts, one a start; `settings` go into its environment.
    """

    telegram: Telegram
    address: str
    folder: Path
    crashes: Sequence[str] = ()
    program: Sequence[str] = _OURS
    patience: float = PATIENCE
    settings: Mapping[str, str] = field(default_factory=dict)
    deaths: int = 0
    log: Path = field(init=False)
    _process: asyncio.subprocess.Process | None = None
    _stopping: bool = False

    def __post_init__(self) -> None:
        self.log = self.folder / "bot.log"

    async def keep(self) -> None:
        """Starts the bot, and again whenever it was killed, until it is cancelled."""
        starts = 0
        while not self._stopping:
            crash = self.crashes[starts] if starts < len(self.crashes) else ""
            starts += 1
            with self.log.open("ab") as log:
                self._process = await asyncio.create_subprocess_exec(
                    sys.executable,
                    *self.program,
                    env=environment(self.telegram.token, self.address, self.folder, **self.settings, CRASH_AT=crash),
                    stdout=log,
                    stderr=log,
                )
            code = await self._process.wait()
            if code == -signal.SIGKILL:
                self.deaths += 1
            elif not self._stopping:
                raise AssertionError(f"the bot ended by itself with {code}\n{self.told()}")

    def kill(self) -> None:
        """Kills the process as a power cut would."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()

    async def stop(self) -> int:
        """Asks the bot to stop, as Ctrl-C does; returns its exit code."""
        self._stopping = True
        assert self._process is not None
        with contextlib.suppress(ProcessLookupError):
            self._process.send_signal(signal.SIGINT)
        return await asyncio.wait_for(self._process.wait(), PATIENCE)

    def told(self) -> str:
        """The log so far."""
        return self.log.read_text("utf-8", "replace") if self.log.exists() else ""

    async def until(self, happened: Callable[[], bool], what: str) -> None:
        """Waits until something has happened in the room."""
        try:
            async with asyncio.timeout(self.patience):
                while not happened():
                    await asyncio.sleep(0.01)
        except TimeoutError:
            raise AssertionError(f"never happened: {what}\n{self.told()[-6000:]}") from None


@contextlib.asynccontextmanager
async def kept(keeper: Keeper) -> AsyncIterator[Keeper]:
    """A keeper at work; at the end the bot is stopped and must have ended cleanly."""
    keeper.folder.mkdir(parents=True, exist_ok=True)
    task = asyncio.create_task(keeper.keep())
    try:
        yield keeper
        code = await keeper.stop()
        assert code == 0, keeper.told()[-4000:]
    finally:
        keeper.kill()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
