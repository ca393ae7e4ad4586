"""A practice room in memory with a running bot, and people in it who say, tap and see: tests read like stories.

    async with open_room(tmp_path) as room:
        specialist = room.person("Chuyên viên Nghệ An")
        await specialist.says("/batdau")
        await specialist.taps("Hỏi quy định")
        specialist.sees("Xin đồng chí gõ câu hỏi")

When the story has ended well, the room checks that no update failed and that the store is sound.
"""

import asyncio
import contextlib
import json
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import parse_qs, urlsplit

from pydantic import SecretStr
from sqlalchemy import or_, select
from sqlalchemy.orm import Session
from telegram.request import BaseRequest

from bot.language.catalogue import Language, catalogue
from bot.language.markup import plain_text
from bot.language.phrases import Phrase, Value
from bot.practice import Chat, ImpossibleError, Message, Telegram
from bot.practice.request import PracticeRequest
from bot.runtime import service
from bot.samples.cluster import fill
from bot.samples.personas import PERSONAS, furnish
from bot.settings import Settings
from handlers.screen import Coded, code
from storage import Store, invariants
from storage.migrate import migrate
from storage.tables import Dialog, Inbox, Person
from tests.conftest import NOW

PATIENCE = 30.0
"""Seconds until a test gives up on a bot that does not come to rest."""

Seen = TypeVar("Seen")


def words(key: str, /, *, language: Language = "vi", **args: Value) -> str:
    """A text of the catalogue as a person reads it, so that a story does not fail over its wording."""
    texts = catalogue(language, Settings.model_construct().time_zone)
    return plain_text(texts.html(Phrase(key, args)))


def settings_for(folder: Path, **more: Any) -> Settings:
    """Settings of a bot under test: no waiting between messages, no ticking on its own."""
    values: dict[str, Any] = {
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

    def group(self, title: str, *members: "Chatter") -> "Group":
        """A group of these people and the bot."""
        return Group(self, self.telegram.add_group(title=title, members=[each.id for each in members]), title)

    async def settled_group(self, title: str, *members: "Chatter") -> "Group":
        """The same, when the bot has said what it says to a new group; the first of them has brought it in."""
        group = self.group(title, *members)
        await self.settle()
        return group

    def looks(self, query: Callable[[Session], Seen]) -> Seen:
        """Asks the store."""
        return self.store.read_now(query)

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

    def is_sound(self) -> None:
        """Checks that no update failed or was set aside, and that every invariant of the store holds."""
        assert self.looks(_failed) == []
        assert self.looks(lambda session: list(invariants.check(session))) == []


def _failed(session: Session) -> list[str | None]:
    failed = or_(Inbox.error_code.is_not(None), Inbox.set_aside_at.is_not(None))
    return list(session.scalars(select(Inbox.payload).where(failed)))


@dataclass
class Chatter:
    """Somebody in the room, in their private chat with the bot."""

    room: Room
    id: int
    name: str
    toast: str = ""

    async def says(self, text: str, **more: Any) -> Message:
        """Writes to the bot and waits for its answer."""
        said = self.room.telegram.say(self.id, text, **more)
        await self.room.settle()
        return said

    async def edits(self, message: Message, text: str) -> None:
        """Changes a message that was sent before."""
        await self.says(text, edit=message.message_id)

    async def starts(self, payload: str = "") -> None:
        """Presses Start, perhaps after a deep link."""
        self.room.telegram.start(self.id, payload)
        await self.room.settle()

    async def follows(self, link: str) -> None:
        """Presses a link that opens the bot."""
        address = urlsplit(link)
        assert address.path == f"/{self.room.telegram.bot.username}", link
        await self.starts(parse_qs(address.query).get("start", [""])[0])

    async def uploads(self, name: str, data: bytes, **more: Any) -> None:
        """Sends a file."""
        self.room.telegram.upload(self.id, name, data, **more)
        await self.room.settle()

    async def blocks(self) -> None:
        """Blocks the bot."""
        self.room.telegram.block(self.id)
        await self.room.settle()

    async def unblocks(self) -> None:
        """Lets the bot write again."""
        self.room.telegram.unblock(self.id)
        await self.room.settle()

    async def taps(self, label: str) -> None:
        """Presses the latest button with this label."""
        await self.taps_on(self.message_with(label), label)

    def message_with(self, label: str) -> Message:
        """The latest message that has a button with this label."""
        for message in reversed(self.messages):
            if label in message.buttons:
                return message
        raise AssertionError(f"{self.name} has no button “{label}”\n{self.chat()}")

    async def taps_on(self, message: Message, button: str, *, forged: bool = False) -> None:
        """Presses a button of a certain message, or sends what was never under it."""
        pressed = self.room.telegram.tap(self.id, message.message_id, button, forged=forged)
        await self.room.settle()
        self.toast = self.room.telegram.press(pressed.query_id).text if pressed.query_id else ""

    async def forges(self, data: str) -> None:
        """Sends the data of a button that was never shown, under the latest message of the bot."""
        await self.taps_on(self.answers[-1], data, forged=True)

    async def forges_here(self, action: str, arg: object = "") -> None:
        """Forges a button as if the present screen had it: everything is right but that it was never there."""
        rev = self.room.looks(self._rev)
        assert rev is not None, f"{self.name} has no screen"
        await self.forges(code(Coded(rev, action, str(arg))))

    def _rev(self, session: Session) -> int | None:
        mine = select(Dialog.rev).join(Person, Person.id == Dialog.person_id)
        return session.scalar(mine.where(Person.tg_user_id == self.id))

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

    def has_read(self, *fragments: str) -> None:
        """Checks that some message of the bot says each of this."""
        for fragment in fragments:
            found = any(fragment in message.text for message in self.answers)
            assert found, f"{self.name} has not read “{fragment}”\n{self.chat()}"

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

    def has_not(self, *labels: str) -> None:
        """Checks that the present screen has none of these buttons."""
        for label in labels:
            assert label not in self.buttons, f"{self.name} has the button “{label}”\n{self.chat()}"

    def document(self) -> bytes:
        """The latest file from the bot."""
        sent = next(message for message in reversed(self.answers) if "document" in message.body)
        found = self.room.telegram.file(sent.body["document"]["file_id"])
        assert found is not None
        return found[1]

    def chat(self) -> str:
        """The chat as this person sees it, for a failure's report."""
        lines = [f"--- the chat of {self.name}"]
        for message in self.messages:
            lines.append(f"{'bot' if message.outgoing else 'me'} {message.message_id}: {message.text}")
            lines.extend(f"      [{label}]" for label in message.buttons)
        return "\n".join(lines)


@dataclass
class Group:
    """A group of people with the bot among them."""

    room: Room
    place: Chat
    title: str

    async def hears(self, speaker: Chatter, text: str, **more: Any) -> None:
        """Somebody writes here."""
        self.room.telegram.say(speaker.id, text, self.place.id, **more)
        await self.room.settle()

    async def taps(self, speaker: Chatter, label: str) -> None:
        """Somebody presses the latest button with this label here."""
        message = next(each for each in reversed(self.answers) if label in each.buttons)
        await self.taps_on(speaker, message, label)

    async def taps_on(self, speaker: Chatter, message: Message, button: str, *, forged: bool = False) -> None:
        """Somebody presses a button of a certain message here, or sends what was never under it."""
        pressed = self.room.telegram.tap(speaker.id, message.message_id, button, self.place.id, forged=forged)
        await self.room.settle()
        speaker.toast = self.room.telegram.press(pressed.query_id).text if pressed.query_id else ""

    @property
    def has_bot(self) -> bool:
        """Whether the bot is still in the group."""
        return self.place.present(self.room.telegram.bot.id)

    @property
    def answers(self) -> list[Message]:
        """What the bot wrote here."""
        return [message for message in self.room.telegram.messages(self.place.id) if message.outgoing]

    @property
    def links(self) -> list[str]:
        """Where the buttons under the latest answer lead."""
        rows = (self.answers[-1].markup or {}).get("inline_keyboard", [])
        return [button["url"] for row in rows for button in row if "url" in button]


@cache
def _template(*, cluster: bool) -> Path:
    """A fresh store in its own file, made once: every room gets a copy."""
    folder = Path(tempfile.mkdtemp(prefix="tro-ly-room-"))
    with contextlib.closing(Store.in_folder(folder)) as store:
        migrate(store, folder, now=NOW)
        if cluster:
            store.transact_now(fill, now=NOW)
        return Path(str(store.url.database))


def _prepare(folder: Path, telegram: Telegram, *, cluster: bool) -> None:
    """A room that is opened again stays as it was left."""
    folder.mkdir(parents=True, exist_ok=True)
    template = _template(cluster=cluster)
    if not (folder / template.name).exists():
        shutil.copy(template, folder / template.name)
        furnish(telegram, enrolled=cluster)


@contextlib.asynccontextmanager
async def open_room(
    folder: Path, *, cluster: bool = True, telegram: Telegram | None = None, sound: bool = True, **settings: Any
) -> AsyncIterator[Room]:
    """A room with the practice cluster, or with nobody who knows anybody; `sound`: it is checked at the end."""
    state = telegram or Telegram()
    _prepare(folder, state, cluster=cluster)
    async with running_bot(settings_for(folder, **settings), Store.in_folder(folder), state) as room:
        await room.settle()
        yield room
        await room.settle()
        if sound:
            room.is_sound()


@contextlib.asynccontextmanager
async def running_bot(settings: Settings, store: Store, telegram: Telegram) -> AsyncIterator[Room]:
    """A bot over a store, in a Telegram of this process."""
    doors: tuple[BaseRequest, BaseRequest] = (PracticeRequest(telegram), PracticeRequest(telegram))
    built = await service.build(settings, telegram.token, store, doors)
    built.clock.offset = NOW - datetime.now(UTC)
    try:
        async with service.running(built):
            yield Room(telegram, store, built)
    finally:
        store.close()


def bytes_of(folder: Path) -> Iterator[bytes]:
    """Every file of a data folder that holds the store, as it lies on the disk."""
    for file in sorted(folder.glob("store.sqlite3*")):
        yield file.read_bytes()


def holds(folder: Path, text: str) -> bool:
    """Whether a text stands anywhere in the store's files, as it is or as JSON writes it."""
    forms = {text.encode(), json.dumps(text)[1:-1].encode()}
    return any(form in content for content in bytes_of(folder) for form in forms)


__all__ = ["Chatter", "Group", "ImpossibleError", "Room", "holds", "open_room", "running_bot", "settings_for", "words"]
