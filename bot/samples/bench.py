"""`python -m bot bench updates`: how fast presses and texts are served, beside a bare bot that keeps nothing.

Both bots run as processes of their own against one practice server with the same people, one after the other. The
server alone is measured too: unless it carries three times the bare bot's calls, it was the server that was measured.
"""

import asyncio
import contextlib
import os
import random
import sys
import tempfile
import time
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bot.practice import Telegram, server
from bot.practice.bench import calls_a_second
from bot.practice.things import Message
from bot.samples.crowd import fill_crowd

FIRST_PERSON = 10_000
HEADROOM = 3.0
"""How many times the bare bot's calls the server must carry by itself."""
PATIENCE = 60.0


@dataclass
class Crowd:
    """People who each press, wait for the screen to change, and press again; or write, and wait for an answer."""

    telegram: Telegram
    people: int
    seconds: list[float] = field(default_factory=list)
    chance: random.Random = field(default_factory=lambda: random.Random(1))  # noqa: S311 - which button, no secret
    _waiting: dict[int, asyncio.Future[Message]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._ids = range(FIRST_PERSON, FIRST_PERSON + self.people)
        for number in self._ids:
            self.telegram.add_person(first_name=f"Người {number}", id=number)
        self.telegram.listen(self._happened)

    def _happened(self, event: dict[str, Any]) -> None:
        if event["type"] not in {"message", "edited"}:
            return
        message = event["message"]
        waiting = self._waiting.get(event["chat"])
        if waiting is not None and message["outgoing"] and message.get("reply_markup") and not waiting.done():
            waiting.set_result(message)

    async def _answer(self, person: int) -> Any:
        future = self._loop.create_future()
        self._waiting[person] = future
        return await asyncio.wait_for(future, PATIENCE)

    async def start(self) -> None:
        """Everybody presses Start and gets a screen."""

        async def one(person: int) -> None:
            answer = asyncio.ensure_future(self._answer(person))
            await asyncio.sleep(0)
            self.telegram.start(person)
            await answer

        await asyncio.gather(*(one(person) for person in self._ids))

    async def press(self, seconds: float) -> float:
        """Presses a second that were served to the end, everybody pressing for so long."""
        return await self._go_on(self._press_once, seconds)

    async def score(self, seconds: float) -> float:
        """Criteria a second that were saved, the next one drawn, everybody scoring for so long."""
        return await self._go_on(self._score_once, seconds)

    async def write(self, seconds: float) -> float:
        """Texts a second that were answered, everybody writing for so long."""
        return await self._go_on(self._write_once, seconds)

    async def _go_on(self, once: Any, seconds: float) -> float:
        self.seconds.clear()
        start = time.perf_counter()

        async def one(person: int) -> None:
            while time.perf_counter() < start + seconds:
                began = time.perf_counter()
                await once(person)
                self.seconds.append(time.perf_counter() - began)

        await asyncio.gather(*(one(person) for person in self._ids))
        return len(self.seconds) / (time.perf_counter() - start)

    async def _press_once(self, person: int) -> None:
        answer = asyncio.ensure_future(self._answer(person))
        await asyncio.sleep(0)
        live = next(each for each in reversed(self.telegram.messages(person, last=6)) if each.markup)
        markup = live.markup or {}
        data = [button["callback_data"] for row in markup["inline_keyboard"] for button in row]
        chosen = next((each for each in data if "home" in each), data[0])
        self.telegram.tap(person, live.message_id, chosen)
        await answer

    async def open_scoring(self) -> None:
        """Everybody opens the self-score of their unit and begins."""

        async def one(person: int) -> None:
            for act in (lambda: self.telegram.say(person, "/nop"), lambda: self._tap_first(person)):
                answer = asyncio.ensure_future(self._answer(person))
                await asyncio.sleep(0)
                act()
                await answer

        await asyncio.gather(*(one(person) for person in self._ids))

    def _tap_first(self, person: int) -> None:
        live = next(each for each in reversed(self.telegram.messages(person, last=6)) if each.buttons)
        self.telegram.tap(person, live.message_id, live.buttons[0])

    async def _score_once(self, person: int) -> None:
        """Gives the criterion on the screen some of its points, or a verdict; from the review goes back to one."""
        live = next(each for each in reversed(self.telegram.messages(person, last=6)) if each.buttons)
        points = [label for label in live.buttons if label[0].isdigit() and label != "0"]
        answer = asyncio.ensure_future(self._answer(person))
        await asyncio.sleep(0)
        self.telegram.tap(person, live.message_id, self.chance.choice(points or live.buttons[:1]))
        await answer

    async def _write_once(self, person: int) -> None:
        answer = asyncio.ensure_future(self._answer(person))
        await asyncio.sleep(0)
        self.telegram.say(person, "điều 25 khoản 2")
        await answer

    def quantile(self, part: float) -> float:
        """Milliseconds within which this part of the last round was served."""
        return 1000 * quantile(self.seconds, part)


def quantile(values: Sequence[float], part: float) -> float:
    """What this part of the values does not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


@dataclass(frozen=True)
class Figures:
    """What one bot did."""

    presses: float
    press_p50: float
    press_p99: float
    texts: float
    text_p50: float
    text_p99: float


def bench_updates(*, what: str, people: int, seconds: float) -> int:
    """Runs the benchmark and prints its table; 1 where the server had too little headroom to say anything.

    `what` is `updates`, or `scoring` for steps of the self-scoring (read, save, draw) in place of any press.
    """
    with tempfile.TemporaryDirectory(prefix="tro-ly-bench-") as folder:
        return asyncio.run(_bench(Path(folder), people, seconds, scores=what == "scoring"))


async def _bench(folder: Path, people: int, seconds: float, *, scores: bool) -> int:
    bare = await _measure(_bare_bot, folder / "bare", people, seconds)
    if scores:
        fill_crowd(folder / "ours", range(FIRST_PERSON, FIRST_PERSON + people))
    ours = await _measure(_our_bot, folder / "ours", people, seconds, scores=scores)
    alone = await _server_alone(folder / "server", seconds)
    headroom = alone / max(1.0, 2 * bare.presses)
    sys.stdout.write(_table(bare, ours, alone, headroom))
    return 0 if headroom >= HEADROOM else 1


def _table(bare: Figures, ours: Figures, alone: float, headroom: float) -> str:
    def row(name: str, each: Figures) -> str:
        return (
            f"{name:<10} {each.presses:>9.0f} {each.press_p50:>8.1f} {each.press_p99:>8.1f}"
            f" {each.texts:>9.0f} {each.text_p50:>8.1f} {each.text_p99:>8.1f}\n"
        )

    head = f"{'':<10} {'presses/s':>9} {'p50 ms':>8} {'p99 ms':>8} {'texts/s':>9} {'p50 ms':>8} {'p99 ms':>8}\n"
    ratios = f"{'ratio':<10} {ours.presses / bare.presses:>9.2f} {'':>17} {ours.texts / bare.texts:>9.2f}\n"
    verdict = "valid" if headroom >= HEADROOM else "VOID: the server itself was the limit"
    server_line = f"server alone: {alone:.0f} calls/s, {headroom:.1f} x the bare bot's: {verdict}\n"
    return head + row("bare bot", bare) + row("this bot", ours) + ratios + server_line


async def _measure(bot: Any, folder: Path, people: int, seconds: float, *, scores: bool = False) -> Figures:
    telegram = Telegram()
    crowd = Crowd(telegram, people)
    async with server.running(telegram) as address, bot(telegram.token, address, folder):
        await crowd.start()
        if scores:
            await crowd.open_scoring()
        once = crowd.score if scores else crowd.press
        await once(min(2.0, seconds))
        presses = await once(seconds)
        press = crowd.quantile(0.5), crowd.quantile(0.99)
        texts = await crowd.write(seconds)
        return Figures(presses, *press, texts, crowd.quantile(0.5), crowd.quantile(0.99))


async def _server_alone(folder: Path, seconds: float) -> float:
    del folder
    telegram = Telegram()
    person = telegram.add_person(first_name="Người", id=FIRST_PERSON)
    telegram.start(person.id)
    async with server.running(telegram) as address:
        return await calls_a_second(address, telegram.token, person.id, seconds=min(seconds, 5.0))


@contextlib.asynccontextmanager
async def process(arguments: list[str], environment: dict[str, str]) -> AsyncIterator[None]:
    """A Python process beside this one, for as long as the block lasts."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, env={**os.environ, **environment}, stdout=asyncio.subprocess.DEVNULL
    )
    try:
        yield
    finally:
        process.terminate()
        await process.wait()


@contextlib.asynccontextmanager
async def _bare_bot(token: str, address: str, folder: Path) -> AsyncIterator[None]:
    del folder
    async with process(["-m", "bot.samples.bare_bot", token, address], {}):
        yield


@contextlib.asynccontextmanager
async def _our_bot(token: str, address: str, folder: Path) -> AsyncIterator[None]:
    environment = {
        "TELEGRAM_BOT_TOKEN": token,
        "TELEGRAM_BASE_URL": address,
        "TELEGRAM_CONNECTIONS": "64",
        "DATA_FOLDER": str(folder),
        "DATABASE_URL": "",
        "PACE_OVERALL": "1000000",
        "PACE_BROADCAST": "1000000",
        "PACE_PRIVATE_SECONDS": "0",
        "LOG_LEVEL": "WARNING",
    }
    async with process(["-m", "bot", "run"], environment):
        yield
