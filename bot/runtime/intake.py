"""Intake: takes updates by long polling and writes them into the inbox before Telegram is told that they arrived."""

import asyncio
import json
import logging
from typing import Any

from telegram import Bot, Update
from telegram.error import Conflict, EndPointNotFound, InvalidToken, NetworkError, RetryAfter, TelegramError

from bot.runtime.clock import SystemClock
from bot.runtime.errors import seconds_to_wait
from bot.runtime.work import Work
from handlers.said import queue_name
from storage import Store, inbox
from storage.crash import crash_point
from storage.inbox import Incoming

_log = logging.getLogger(__name__)

POLL_SECONDS = 30
ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]
_RAW = "getupdates"
"""Telegram takes names of methods in any case. Asked for so, python-telegram-bot gives the updates unread: one that it
cannot read must not keep back the others of its batch."""
_LONGEST_PAUSE = 30.0
_MOST_CONFLICTS = 5


class AnotherPollerError(Exception):
    """Another program takes this bot's updates."""


class Intake:
    """Polls until it is stopped."""

    def __init__(self, bot: Bot, store: Store, work: Work, clock: SystemClock) -> None:
        self._bot = bot
        self._store = store
        self._work = work
        self._clock = clock
        self._offset: int | None = None
        self._conflicts = 0

    async def run(self) -> None:
        """Takes updates until it is cancelled. Raises `AnotherPollerError` and `InvalidToken`."""
        pause = 1.0
        while True:
            await self._work.room()
            try:
                batch = await self._poll()
            except (InvalidToken, AnotherPollerError):
                raise
            except RetryAfter as error:
                await asyncio.sleep(seconds_to_wait(error))
            except TelegramError as error:
                level = logging.WARNING if isinstance(error, NetworkError) else logging.ERROR
                _log.log(level, "no updates (%s); trying again in %.0f s", error, pause)
                await asyncio.sleep(pause)
                pause = min(_LONGEST_PAUSE, pause * 2)
            else:
                pause = 1.0
                if batch:
                    await self._take(batch)

    async def _poll(self) -> list[dict[str, Any]]:
        crash_point("before-confirm")
        arguments = {"timeout": POLL_SECONDS, "allowed_updates": ALLOWED, "offset": self._offset}
        try:
            batch: Any = await self._bot.do_api_request(_RAW, api_kwargs=arguments, read_timeout=POLL_SECONDS + 10)
        except EndPointNotFound as error:  # what PTB makes of a token that is known no more
            raise InvalidToken from error
        except Conflict as error:
            self._conflicts += 1
            if self._conflicts >= _MOST_CONFLICTS:
                raise AnotherPollerError from error
            raise
        crash_point("after-confirm")
        self._conflicts = 0
        return list(batch)

    async def _take(self, batch: list[dict[str, Any]]) -> None:
        """Writes a batch, then lets it be worked on. The next poll confirms it: coming again would change nothing."""
        incoming = [self._incoming(raw) for raw in batch]
        fresh = await self._store.transact(inbox.receive, bot_id=self._bot.id, batch=incoming, now=self._clock.now())
        crash_point("inbox-committed")
        self._offset = incoming[-1].update_id + 1
        self._work.put(fresh)

    def _incoming(self, raw: dict[str, Any]) -> Incoming:
        return Incoming(raw["update_id"], _queue(raw, self._bot), json.dumps(raw, ensure_ascii=False))


def _queue(raw: dict[str, Any], bot: Bot) -> str:
    """Whose queue an update belongs to; one that cannot be read waits alone and is set aside when it is worked on."""
    try:
        return queue_name(Update.de_json(raw, bot))
    except Exception:
        _log.exception("update %s cannot be read", raw.get("update_id"))
        return f"u{raw.get('update_id')}"
