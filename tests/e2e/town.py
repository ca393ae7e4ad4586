"""A practice room whose bot is a process of its own and may be killed, and people in it."""

import asyncio
import contextlib
import random
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.practice import Telegram, server
from bot.samples.personas import furnish
from storage import Store
from storage.tables import Inbox, Outbox
from tests.conftest import NOW
from tests.process import ONE_AT_A_TIME, Keeper, kept


@dataclass
class Town:
    """The practice room, the bot's keeper, and an invitation for the newcomer."""

    telegram: Telegram
    keeper: Keeper
    code: str

    def last(self, person: int) -> str:
        """What the bot wrote last to somebody."""
        answers = [message.text for message in self.telegram.messages(person) if message.outgoing]
        return answers[-1] if answers else ""

    def buttons(self, person: int, message_id: int) -> list[str]:
        """The buttons under a message now."""
        return next(each.buttons for each in self.telegram.messages(person) if each.message_id == message_id)

    def count(self, person: int, words: str) -> int:
        """How many messages of the bot to somebody say this."""
        return sum(words in message.text for message in self.telegram.messages(person) if message.outgoing)

    async def hears(self, person: int, words: str) -> None:
        """Waits until somebody has been told this."""
        await self.keeper.until(lambda: self.count(person, words) > 0, f"{person} hears “{words}”")

    async def sees(self, person: int, words: str) -> None:
        """Waits until somebody's newest message says this."""
        await self.keeper.until(lambda: words in self.last(person), f"{person} sees “{words}”")


@contextlib.asynccontextmanager
async def town(folder: Path, prepare: Callable[[Path], str], **keeping: object) -> AsyncIterator[Town]:
    """A room over the store that `prepare` makes; it gives a code that the story needs."""
    code = prepare(folder)
    telegram = Telegram()
    telegram.jump(NOW)
    furnish(telegram, enrolled=True)
    async with server.running(telegram) as address:
        keeper = Keeper(telegram, address, folder, **keeping)  # type: ignore[arg-type]
        async with kept(keeper):
            yield Town(telegram, keeper, code)


def settings_for(point: str) -> dict[str, str]:
    """The settings under which the bot dies at this crash point as often as it was told to."""
    return ONE_AT_A_TIME if point == "sent-not-recorded" else {}


async def at_rest(keeper: Keeper) -> None:
    """Waits until the bot runs again after its last death and has nothing left to do."""
    await keeper.until(lambda: keeper.told().count("đang chạy") > keeper.deaths, "running again")
    with contextlib.closing(Store.in_folder(keeper.folder)) as store:
        await keeper.until(lambda: store.read_now(_open_rows) == 0, "nothing left to do")


def _open_rows(session: Session) -> int:
    waiting = select(func.count()).where(Inbox.answered_at.is_(None), Inbox.set_aside_at.is_(None))
    unsent = select(func.count()).where(Outbox.outcome.is_(None))
    return (session.scalar(waiting) or 0) + (session.scalar(unsent) or 0)


async def kill_now_and_then(keeper: Keeper, chance: random.Random) -> None:
    """Four kills, each some time within a second after the bot has started to serve."""
    for kills in range(4):
        await keeper.until(lambda kills=kills: keeper.told().count("đang chạy") > kills, "running")  # type: ignore[misc]
        await asyncio.sleep(chance.random())
        keeper.kill()
        await keeper.until(lambda kills=kills: keeper.deaths > kills, "dead")  # type: ignore[misc]
