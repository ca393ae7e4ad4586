"""The bot's mouth for answers: straight out, under the same pacing as everything else, and wise about each failure."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from telegram import Bot, InlineKeyboardMarkup, InputFile, LinkPreviewOptions
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, ChatMigrated, RetryAfter, TelegramError

from bot.language.markup import plain_text
from bot.people.persons import lose_chat, move_chat
from bot.runtime.clock import SystemClock
from bot.runtime.errors import Meaning, meaning, seconds_to_wait
from bot.runtime.pacing import Pacer
from handlers.desk import FileGoneError
from storage import Store

_log = logging.getLogger(__name__)
Result = TypeVar("Result")

TRIES = 4
_FIRST_PAUSE = 0.5
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_TOAST = 200


class UnreachableError(Exception):
    """The person or the group cannot be written to; the store knows it by now."""


class TelegramVoice:
    """Speaks through python-telegram-bot."""

    def __init__(self, bot: Bot, store: Store, pacer: Pacer, clock: SystemClock) -> None:
        self._bot = bot
        self._store = store
        self._pacer = pacer
        self._clock = clock

    async def answer_press(self, query_id: str, text: str | None) -> None:
        """Ends a button's spinner. A press that is too old to be answered is let go: its screen still comes."""
        try:
            await self._bot.answer_callback_query(query_id, text[:_TOAST] if text else None)
        except BadRequest as error:
            _log.debug("press not answered: %s", error)

    async def send(self, chat_id: int, html: str, keyboard: InlineKeyboardMarkup | None = None) -> int | None:
        """Sends a message and returns its number; none if the chat cannot be reached."""
        try:
            return await self._persist(chat_id, lambda where: self.send_once(where, html, keyboard))
        except UnreachableError:
            return None

    async def send_once(self, chat_id: int, html: str, keyboard: InlineKeyboardMarkup | None) -> int:
        """One call, without pacing or patience; markup that Telegram cannot read goes as plain text."""
        try:
            message = await self._bot.send_message(
                chat_id, html, ParseMode.HTML, reply_markup=keyboard, link_preview_options=_NO_PREVIEW
            )
        except BadRequest as error:
            if "parse entities" not in error.message:
                raise
            _log.error("markup that Telegram cannot read: %s", error)
            message = await self._bot.send_message(chat_id, plain_text(html), reply_markup=keyboard)
        return message.message_id

    async def edit(self, chat_id: int, message_id: int, html: str, keyboard: InlineKeyboardMarkup | None) -> bool:
        """Changes a message; False if it is no longer there. Nothing to change is success."""

        async def call(where: int) -> bool:
            await self._bot.edit_message_text(
                html,
                where,
                message_id,
                parse_mode=ParseMode.HTML,
                reply_markup=keyboard,
                link_preview_options=_NO_PREVIEW,
            )
            return True

        return await self._change(chat_id, call)

    async def strip(self, chat_id: int, message_id: int) -> None:
        """Takes the buttons off a message, if it is still there."""

        async def call(where: int) -> bool:
            await self._bot.edit_message_reply_markup(where, message_id)
            return True

        await self._change(chat_id, call)

    async def document(self, chat_id: int, name: str, content: bytes | str, caption: str) -> int | None:
        """Sends a file, or one that Telegram knows by its id; none if it cannot be sent there."""
        try:
            return await self._persist(chat_id, lambda where: self.document_once(where, name, content, caption))
        except UnreachableError:
            return None
        except BadRequest as error:
            if isinstance(content, bytes):
                raise
            _log.info("a file is known by its id no more: %s", error)
            return None

    async def document_once(
        self,
        chat_id: int,
        name: str,
        content: bytes | str,
        caption: str,
        keyboard: InlineKeyboardMarkup | None = None,
    ) -> int:
        """One call, without pacing or patience."""
        file = InputFile(content, filename=name) if isinstance(content, bytes) else content
        message = await self._bot.send_document(
            chat_id, file, caption, parse_mode=ParseMode.HTML, reply_markup=keyboard
        )
        return message.message_id

    async def photo(self, chat_id: int, name: str, content: bytes, caption: str) -> int | None:
        """Sends a picture; none if it cannot be sent there."""
        try:
            return await self._persist(chat_id, lambda where: self.photo_once(where, name, content, caption))
        except UnreachableError:
            return None

    async def photo_once(
        self, chat_id: int, name: str, content: bytes, caption: str, keyboard: InlineKeyboardMarkup | None = None
    ) -> int:
        """One call, without pacing or patience."""
        file = InputFile(content, filename=name)
        message = await self._bot.send_photo(chat_id, file, caption, parse_mode=ParseMode.HTML, reply_markup=keyboard)
        return message.message_id

    async def leave(self, chat_id: int) -> None:
        """Leaves a group; one that the bot is not in any more is left already."""

        async def call(where: int) -> bool:
            return await self._bot.leave_chat(where)

        await self._change(chat_id, call)

    async def fetch(self, file_id: str) -> bytes:
        """The content of a file that somebody sent. Raises `FileGoneError` if Telegram has it no more."""
        try:
            file = await self._bot.get_file(file_id)
            return bytes(await file.download_as_bytearray())
        except BadRequest as error:
            _log.warning("file not given: %s", error)
            raise FileGoneError from error

    async def typing(self, chat_id: int) -> None:
        """Shows that the bot is at work; it is only a courtesy, so it never fails."""
        try:
            await self._bot.send_chat_action(chat_id, ChatAction.TYPING)
        except TelegramError as error:
            _log.debug("no typing action: %s", error)

    async def _change(self, chat_id: int, call: Callable[[int], Awaitable[bool]]) -> bool:
        try:
            return await self._persist(chat_id, call)
        except UnreachableError:
            return True
        except BadRequest as error:
            if meaning(error) is Meaning.UNCHANGED:
                return True
            if meaning(error) is not Meaning.GONE:
                _log.warning("message not changed: %s", error)
            return False

    async def _persist(self, chat_id: int, call: Callable[[int], Awaitable[Result]]) -> Result:
        """Makes a call as often as it makes sense. Raises what is left: a dead network, or a fault of ours."""
        for attempt in range(1, TRIES + 1):
            await self._pacer.wait(chat_id)
            try:
                return await call(chat_id)
            except ChatMigrated as moved:
                await self._store.transact(move_chat, chat_id, moved.new_chat_id)
                chat_id = moved.new_chat_id
            except TelegramError as error:
                await self._bear(chat_id, error, attempt)
        raise AssertionError("the last try returns or raises")

    async def _bear(self, chat_id: int, error: TelegramError, attempt: int) -> None:
        match meaning(error):
            case Meaning.UNREACHABLE:
                await self._store.transact(lose_chat, chat_id, reason=error.message, now=self._clock.now())
                raise UnreachableError from error
            case Meaning.HOLD if isinstance(error, RetryAfter) and attempt < TRIES:
                self._pacer.hold(chat_id if chat_id < 0 else None, seconds_to_wait(error))
            case Meaning.NOT_SENT | Meaning.MAYBE_SENT if attempt < TRIES:
                await asyncio.sleep(_FIRST_PAUSE * 2**attempt)
            case _:
                raise error
