"""`python -m bot bench delivery`: how long ten thousand people wait for a message, and whoever presses meanwhile.

The practice server refuses what Telegram refuses; its rates and the bot's pacing are counted by one clock that runs
faster than clocks do. Beside it, a minute is measured as minutes are.
"""

import asyncio
import random
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.practice import Telegram, server
from bot.samples.bench import process, quantile
from bot.samples.bench_planner import crowd
from bot.settings import Settings
from storage import Store, outbox
from storage.migrate import migrate
from storage.outbox import Posting
from storage.tables import Chat

RECIPIENTS, PRESSING = 10_000, 20
SPEED = 2.0
"""Faster, what is measured is no longer the pacing but the machine: computing and the disk hurry with no clock, and at
twice two cores already draw, send and record forty messages a second, and serve them too."""
MINUTE_RECIPIENTS = 1_200
"""What the budget allows in the minute that is measured in real time."""
PRESS_EVERY = 15.0
"""Seconds between two presses of one person, by the run's clock."""
SHARE_OF_BUDGET, LONGEST_ANSWER = 0.95, 1.0
_MEMORY = Path("/dev/shm")  # noqa: S108 - a disk hurries with no clock: the hurried run keeps its store in memory
_FIRST_ID = 10_003
_PATIENCE = 300.0
_STARTING = timedelta(seconds=8)
"""The messages fall due when the bot has started; its start is not what is measured."""
_TOO_MANY = 429


@dataclass
class Broadcast:
    """One run: what was sent when, by the run's clock, and how long whoever pressed has waited."""

    telegram: Telegram
    speed: float
    recipients: int
    got: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    refused: int = 0
    all_sent: asyncio.Event = field(default_factory=asyncio.Event)
    _pressing: dict[int, asyncio.Future[None]] = field(default_factory=dict)

    def now(self) -> float:
        """Seconds by the run's clock."""
        return time.monotonic() * self.speed

    def happened(self, event: dict[str, Any]) -> None:
        """Something came to be at Telegram."""
        if event["type"] == "call":
            self.refused += event["call"]["status"] == _TOO_MANY
        if event["type"] not in {"message", "edited"} or not event["message"]["outgoing"]:
            return
        chat_id = event["chat"]
        waiting = self._pressing.pop(chat_id, None)
        if waiting is not None and not waiting.done():
            waiting.set_result(None)
        if event["type"] == "message" and chat_id < _FIRST_ID + self.recipients:
            self.got[chat_id] += 1
            self.times.append(self.now())
            if len(self.times) == self.recipients:
                self.all_sent.set()

    async def press_on(self, person: int, chance: random.Random) -> None:
        """A person who opens the home screen and then presses a button of it every few seconds."""
        await self._timed(person, lambda: self.telegram.start(person))
        self.waits.clear()  # of the bot's start
        while not self.all_sent.is_set():
            await asyncio.sleep(PRESS_EVERY * chance.uniform(0.5, 1.5) / self.speed)
            live = next(each for each in reversed(self.telegram.messages(person, last=3)) if each.buttons)
            await self._timed(person, lambda live=live: self.telegram.tap(person, live.message_id, live.buttons[-1]))

    async def _timed(self, person: int, act: Any) -> None:
        answered = self._pressing[person] = asyncio.get_running_loop().create_future()
        start = self.now()
        act()
        await asyncio.wait_for(answered, _PATIENCE)
        self.waits.append(self.now() - start)

    @property
    def rate(self) -> float:
        """Messages a second, from the first to the last."""
        return (len(self.times) - 1) / (self.times[-1] - self.times[0])


def bench_delivery() -> int:
    """Measures both runs and prints their table; 1 where one falls short."""
    with tempfile.TemporaryDirectory(prefix="tro-ly-bench-", dir=_MEMORY if _MEMORY.is_dir() else None) as folder:
        hurried = asyncio.run(_broadcast(Path(folder), RECIPIENTS, SPEED))
    with tempfile.TemporaryDirectory(prefix="tro-ly-bench-") as folder:
        real = asyncio.run(_broadcast(Path(folder), MINUTE_RECIPIENTS, 1.0))
    budget = Settings(_env_file=None).pace_broadcast  # type: ignore[call-arg]
    sys.stdout.write(_table({"hurried": hurried, "real time": real}, budget))
    return 0 if all(_is_good(each, budget) for each in (hurried, real)) else 1


def _is_good(run: Broadcast, budget: float) -> bool:
    once = len(run.got) == run.recipients == sum(run.got.values())
    quick = run.rate >= SHARE_OF_BUDGET * budget and quantile(run.waits, 0.99) <= LONGEST_ANSWER
    return once and quick and not run.refused


def _table(runs: dict[str, Broadcast], budget: float) -> str:
    head = f"{'':<10} {'people':>7} {'twice':>6} {'429':>4} {'of budget':>10} {'presses':>8} {'p50':>6} {'p99 s':>6}\n"
    return head + "".join(
        f"{name:<10} {len(run.got):>7} {sum(count > 1 for count in run.got.values()):>6} {run.refused:>4}"
        f" {run.rate / budget:>10.3f} {len(run.waits):>8} {quantile(run.waits, 0.5):>6.2f}"
        f" {quantile(run.waits, 0.99):>6.2f}\n"
        for name, run in runs.items()
    )


async def _broadcast(folder: Path, recipients: int, speed: float) -> Broadcast:
    _fill(folder, recipients)
    telegram = Telegram(rates=True, monotonic=lambda: time.monotonic() * speed)
    run = Broadcast(telegram, speed, recipients)
    _invite(telegram, recipients + PRESSING)
    telegram.listen(run.happened)
    chance = random.Random(1)  # noqa: S311 - when somebody presses, no secret
    async with server.running(telegram) as address:
        environment = {
            "TELEGRAM_BOT_TOKEN": telegram.token,
            "TELEGRAM_BASE_URL": address,
            "DATA_FOLDER": str(folder),
            "DATABASE_URL": "",
            "LOG_LEVEL": "WARNING",
        }
        async with process(["-m", "bot.samples.hurried_bot", str(speed)], environment), asyncio.TaskGroup() as people:
            for person in range(_FIRST_ID + recipients, _FIRST_ID + recipients + PRESSING):
                people.create_task(run.press_on(person, chance))
            await asyncio.wait_for(run.all_sent.wait(), _PATIENCE)
    return run


def _invite(telegram: Telegram, people: int) -> None:
    for number in range(people):
        telegram.add_person(first_name=f"Người {number}", id=_FIRST_ID + number)
        telegram.world.chat(_FIRST_ID + number).started = True


def _fill(folder: Path, recipients: int) -> None:
    """A store in which so many people are to be told of a deadline; so far off that no reminder mixes in."""
    folder.mkdir(parents=True, exist_ok=True)
    store, now = Store.in_folder(folder), datetime.now(UTC)
    migrate(store, folder, now=now)
    units = (recipients + PRESSING) // 3 + 1
    store.transact_now(crowd, units=units, deadlines=1, now=now + timedelta(days=90))
    store.transact_now(_post, recipients=recipients, now=now)
    store.close()


def _post(session: Session, *, recipients: int, now: datetime) -> None:
    chats: Sequence[int] = session.scalars(select(Chat.id).order_by(Chat.tg_chat_id).limit(recipients)).all()
    about = {"deadline": 1, "unit": None}
    postings = [Posting(f"bench:{chat}", "deadline-set", chat, about) for chat in chats]
    outbox.post_all(session, postings, now=now + _STARTING)
