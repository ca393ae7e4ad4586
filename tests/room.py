"""A practice room in memory with a running bot, and people in it who say, tap and see: tests read like stories.

    async with open_room(tmp_path) as room:
        specialist = room.person("Chuyên viên Nghệ An")
        await specialist.says("/batdau")
        await specialist.taps("Hỏi quy định")
        specialist.sees("Xin đồng chí gõ câu hỏi")
"""

import asyncio
import contextlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from telegram.request import BaseRequest

from bot.practice import ImpossibleError, Message, Telegram
from bot.practice.request import PracticeRequest
from bot.runtime import service
from bot.samples.cluster import fill
from bot.samples.personas import PERSONAS, furnish
from bot.settings import Settings
from storage import Store
from storage.migrate import migrate
from tests.conftest import NOW

PATIENCE = 30.0
"""Seconds until a test gives up on a bot that does not come to rest."""


def settings_for(folder: Path, **more: Any) -> Settings:
    """Settings of a bot under test: no waiting between messages, no ticking on its own."""
    values = {
        "telegram_bot_token": SecretStr("100000001:practice"),
        "telegram_base_url": "http://127.0.0.1:1",
        "data_folder": folder,
        "pace_overall": 1e6,
        "pace_broadcast": 1e6,
        "pace_private_seconds": 0.0,
        "pace_group_minute": 10**6,
        "tick_seconds": 3600.0,
    }
    return Settings(_env_file=None, **(values | more))  # type: ignore[call-arg]


@dataclass
class Room:
    """A running bot and the Telegram around it."""

    telegram: Telegram
    store: Store
    service: service.Service
    people: dict[str, "Chatter"] = field(default_factory=dict)

    def person(self, name: str) -> "Chatter":
        """One of the personas by name; somebody new is made up on the spot."""
        if name not in self.people:
            known = next((each.tg_user_id for each in PERSONAS if each.name == name), None)
            self.people[name] = Chatter(self, self.telegram.add_person(first_name=name, id=known).id, name)
        return self.people[name]

    async def settle(self) -> None:
        """Returns when every update has been worked on and everything due has been sent."""
        async with asyncio.timeout(PATIENCE):
            while not await self._at_rest():
                await asyncio.sleep(0.001)

    async def _at_rest(self) -> bool:
        await self.service.work.idle()
        await self.service.delivery.idle()
        await asyncio.sleep(0)
        quiet = self.service.work.is_idle and self.service.delivery.is_idle
        return quiet and not self.telegram.world.queue

    async def tick(self) -> None:
        """The metronome beats once."""
        await self.service.metronome.tick()
        await self.settle()


@dataclass
class Chatter:
    """Somebody in the room, in their private chat with the bot."""

    room: Room
    id: int
    name: str
    toast: str = ""

    async def says(self, text: str, **more: Any) -> None:
        """Writes to the bot and waits for its answer."""
        self.room.telegram.say(self.id, text, **more)
        await self.room.settle()

    async def starts(self, payload: str = "") -> None:
        """Presses Start, perhaps after a deep link."""
        self.room.telegram.start(self.id, payload)
        await self.room.settle()

    async def taps(self, label: str) -> None:
        """Presses the latest button with this label."""
        for message in reversed(self.messages):
            if label in message.buttons:
                await self.taps_on(message, label)
                return
        raise AssertionError(f"{self.name} has no button “{label}”\n{self.chat()}")

    async def taps_on(self, message: Message, button: str, *, forged: bool = False) -> None:
        """Presses a button of a certain message, or sends what was never under it."""
        pressed = self.room.telegram.tap(self.id, message.message_id, button, forged=forged)
        await self.room.settle()
        self.toast = self.room.telegram.press(pressed.query_id).text if pressed.query_id else ""

    async def forges(self, data: str) -> None:
        """Sends the data of a button that was never shown, under the latest message of the bot."""
        await self.taps_on(self.answers[-1], data, forged=True)

    @property
    def messages(self) -> list[Message]:
        """The whole chat."""
        return self.room.telegram.messages(self.id)

    @property
    def answers(self) -> list[Message]:
        """What the bot wrote."""
        return [message for message in self.messages if message.outgoing]

    @property
    def last(self) -> str:
        """What the bot wrote last."""
        return self.answers[-1].text if self.answers else ""

    @property
    def buttons(self) -> list[str]:
        """The buttons of the latest screen that has any."""
        return next((message.buttons for message in reversed(self.answers) if message.buttons), [])

    def sees(self, *fragments: str) -> None:
        """Checks that the latest message of the bot says all of this."""
        for fragment in fragments:
            assert fragment in self.last, f"{self.name} does not see “{fragment}”\n{self.chat()}"

    def sees_nowhere(self, *fragments: str) -> None:
        """Checks that the bot never wrote any of this here, neither in texts nor on buttons."""
        for message in self.answers:
            for fragment in fragments:
                seen = [message.text, *message.buttons]
                assert not any(fragment in words for words in seen), f"{self.name} sees “{fragment}”\n{self.chat()}"

    def has(self, *labels: str) -> None:
        """Checks that the present screen has these buttons."""
        for label in labels:
            assert label in self.buttons, f"{self.name} has no button “{label}”\n{self.chat()}"

    def chat(self) -> str:
        """The chat as this person sees it, for a failure's report."""
        lines = [f"--- the chat of {self.name}"]
        for message in self.messages:
            lines.append(f"{'bot' if message.outgoing else 'me'} {message.message_id}: {message.text}")
            lines.extend(f"      [{label}]" for label in message.buttons)
        return "\n".join(lines)


@contextlib.asynccontextmanager
async def open_room(
    folder: Path, *, cluster: bool = True, telegram: Telegram | None = None, **settings: Any
) -> AsyncIterator[Room]:
    """A room with the practice cluster, or with nobody who knows anybody."""
    folder.mkdir(parents=True, exist_ok=True)
    state = telegram or Telegram()
    store = Store.in_folder(folder)
    if migrate(store, folder, now=NOW):
        if cluster:
            store.transact_now(fill, now=NOW)
        furnish(state, enrolled=cluster)
    async with running_bot(settings_for(folder, **settings), store, state) as room:
        await room.settle()
        yield room


@contextlib.asynccontextmanager
async def running_bot(settings: Settings, store: Store, telegram: Telegram) -> AsyncIterator[Room]:
    """A bot over a store, in a Telegram of this process."""
    doors: tuple[BaseRequest, BaseRequest] = (PracticeRequest(telegram), PracticeRequest(telegram))
    built = await service.build(settings, telegram.token, store, doors)
    try:
        async with service.running(built):
            yield Room(telegram, store, built)
    finally:
        store.close()


__all__ = ["Chatter", "ImpossibleError", "Room", "open_room", "running_bot", "settings_for"]
