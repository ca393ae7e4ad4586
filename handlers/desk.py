"""What the running bot hands to the conversation: the store, the clock, the voice, the texts."""

from collections.abc import Callable
from concurrent.futures import Executor
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from telegram import InlineKeyboardMarkup

from bot.language.catalogue import Catalogue
from bot.language.phrases import Phrase
from bot.rules.engine import Engine
from bot.rules.loop.shelf import CuratedShelf
from bot.rules.shelf import Shelf
from bot.settings import Settings
from storage import Store
from storage.files import Files


class FileGoneError(Exception):
    """Telegram does not give this file: it is too large, or it is there no more."""


class Clock(Protocol):
    """Business time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC. It may jump in practice and in tests."""


class Voice(Protocol):
    """The bot's mouth: paces the calls, knows what each failure means, and says so by what it returns."""

    async def answer_press(self, query_id: str, text: str | None) -> None:
        """Ends a button's spinner, with a short text if there is one; a press that is too old is let go."""

    async def send(self, chat_id: int, html: str, keyboard: InlineKeyboardMarkup | None = None) -> int | None:
        """Sends a message and returns its number; none if the chat cannot be reached."""

    async def edit(self, chat_id: int, message_id: int, html: str, keyboard: InlineKeyboardMarkup | None) -> bool:
        """Changes a message; False if it is no longer there."""

    async def strip(self, chat_id: int, message_id: int) -> None:
        """Takes the buttons off a message, if it is still there."""

    async def document(self, chat_id: int, name: str, content: bytes | str, caption: str) -> int | None:
        """Sends a file, or one that Telegram knows by its id; none if it cannot be sent there."""

    async def photo(self, chat_id: int, name: str, content: bytes, caption: str) -> int | None:
        """Sends a picture; none if it cannot be sent there."""

    async def leave(self, chat_id: int) -> None:
        """Leaves a group, if the bot is still in it."""

    async def fetch(self, file_id: str) -> bytes:
        """The content of a file that somebody sent. Raises `FileGoneError` if Telegram has it no more."""

    async def typing(self, chat_id: int) -> None:
        """Shows that the bot is at work."""


class Librarian(Protocol):
    """Keeps the shelf of documents in step with the store."""

    async def renew(self) -> bool:
        """Builds the index anew where the documents have changed; False if that failed and will be tried again."""


class Ledger(Protocol):
    """Remembers which updates have been answered, in its own time."""

    def note(self, inbox_id: int) -> None:
        """An update has been answered."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a screen may need besides the store."""

    shelf: Shelf
    settings: Settings
    bot_username: str
    plain: Callable[[Phrase], str]
    """A phrase in the cluster's own language, for what is kept as text and read by others."""
    curated: CuratedShelf = field(default_factory=CuratedShelf)

    @property
    def rules(self) -> Engine:
        """The engine that answers now; another may answer the next question."""
        return self.shelf.engine

    def link(self, payload: str = "") -> str:
        """A deep link that opens the bot in a private chat."""
        return f"https://t.me/{self.bot_username}" + (f"?start={payload}" if payload else "")


@dataclass(frozen=True, kw_only=True)
class Desk:
    """Everything the conversation works with."""

    store: Store
    clock: Clock
    voice: Voice
    ledger: Ledger
    facts: Facts
    texts: Callable[[str], Catalogue]
    files: Files
    librarian: Librarian
    workshop: Executor
    """Where files are read and made, so that nobody's press waits for it."""


@dataclass
class Job:
    """The row of the inbox that is being worked on, and what went wrong with it."""

    inbox_id: int
    applied: bool
    error: Exception | None = None


current_job: ContextVar[Job] = ContextVar("current_job")
"""python-telegram-bot hands a handler only the update; this says which row of the inbox it came from."""
