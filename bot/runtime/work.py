"""The order of work: one person's updates one after another, different people's at the same time.

An update that fails is tried again; one that fails too often is set aside with a code, the person is told, the owner
sees it, and what came after it goes on. A dead network is no failure: the screen waits until there is one again.
"""

import asyncio
import json
import logging
from collections import deque
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session
from telegram import Update
from telegram.error import BadRequest, NetworkError
from telegram.ext import CallbackContext

from bot.language.phrases import say
from bot.people.memberships import holders
from bot.people.persons import private_chat
from bot.runtime.errors import new_code
from bot.runtime.ledger import Ledger
from handlers.desk import Desk, Job, current_job
from handlers.entry import BotApplication
from storage import inbox, outbox
from storage.inbox import Failure, Waiting
from storage.tables import Role

_log = logging.getLogger(__name__)

MOST_WAITING = 2000
"""Beyond this intake takes no more, and what comes waits at Telegram."""
_LONGEST_PAUSE = 30.0
_PAUSES = (0.1, 0.5)


class Work:
    """Hands each update to the application, in its person's order."""

    def __init__(self, application: BotApplication, desk: Desk, ledger: Ledger, *, side_by_side: int) -> None:
        self._application = application
        self._ledger = ledger
        self._places = asyncio.Semaphore(side_by_side)
        self._desk = desk
        self._queues: dict[str, deque[Waiting]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._waiting = 0
        self._room = asyncio.Event()
        self._room.set()
        self._idle = asyncio.Event()
        self._idle.set()
        application.add_error_handler(_remember_error)

    def put(self, updates: Iterable[Waiting]) -> None:
        """Takes updates in the order of receipt."""
        for update in updates:
            self._waiting += 1
            queue = self._queues.get(update.queue)
            if queue is None:
                self._queues[update.queue] = deque([update])
                task = asyncio.get_running_loop().create_task(self._work_off(update.queue))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
            else:
                queue.append(update)
        self._note_load()

    async def give_up(self, hopeless: Iterable[Waiting]) -> None:
        """Sets aside what killed the process again and again, and tells those who should know."""
        for waiting in hopeless:
            await self._note_failure(waiting, RuntimeError("the process died of it, or with it, too often"))

    async def room(self) -> None:
        """Returns when there is room for more."""
        await self._room.wait()

    async def idle(self) -> None:
        """Returns when all that came has been worked on."""
        await self._idle.wait()
        await self._ledger.written()

    @property
    def is_idle(self) -> bool:
        """Whether nothing waits."""
        return self._idle.is_set() and self._ledger.is_written

    async def stop(self, seconds: float) -> None:
        """Finishes what runs, at most for so long; the rest is in the inbox and is taken up at the next start."""
        if self._tasks:
            _, late = await asyncio.wait(self._tasks, timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)
        await self._ledger.written()

    async def _work_off(self, name: str) -> None:
        queue = self._queues[name]
        while queue:
            try:
                await self._until_done(queue[0])
            except Exception:
                _log.exception("the inbox row %s stays for the next start", queue[0].inbox_id)
            queue.popleft()
            self._waiting -= 1
            self._note_load()
        del self._queues[name]

    def _note_load(self) -> None:
        (self._room.clear if self._waiting >= MOST_WAITING else self._room.set)()
        (self._idle.clear if self._waiting else self._idle.set)()

    async def _until_done(self, waiting: Waiting) -> None:
        job = Job(waiting.inbox_id, waiting.applied)
        pause = 1.0
        while True:
            async with self._places:
                error = await self._once(waiting, job)
            if error is None:
                return
            if isinstance(error, NetworkError) and not isinstance(error, BadRequest):
                _log.warning("no way to Telegram (%s); trying again in %.0f s", error, pause)
                await asyncio.sleep(pause)
                pause = min(_LONGEST_PAUSE, pause * 2)
                continue
            failure = await self._note_failure(waiting, error)
            if failure.set_aside:
                return
            await asyncio.sleep(_PAUSES[min(failure.attempts, len(_PAUSES)) - 1])

    async def _once(self, waiting: Waiting, job: Job) -> Exception | None:
        """One try; what went wrong, if anything did."""
        job.error = None
        current_job.set(job)
        try:
            update = Update.de_json(json.loads(waiting.payload), self._application.bot) if waiting.payload else None
            if update is None:
                await self._desk.store.transact(inbox.let_go, waiting.inbox_id, now=self._desk.clock.now())
            else:
                await self._application.process_update(update)
        except Exception as error:
            return error
        return job.error

    async def _note_failure(self, waiting: Waiting, error: Exception) -> Failure:
        code = new_code()
        _log.error("%s: inbox row %s failed", code, waiting.inbox_id, exc_info=error)
        failure = await self._desk.store.transact(
            _count_failure, inbox_id=waiting.inbox_id, code=code, now=self._desk.clock.now()
        )
        if failure.set_aside:
            await self._tell(waiting, code)
        return failure

    async def _tell(self, waiting: Waiting, code: str) -> None:
        """Tells the person. Nothing that goes wrong here may stand in anybody's way."""
        try:
            update = Update.de_json(json.loads(waiting.payload), self._application.bot)
            if update.callback_query is not None:
                await self._desk.voice.answer_press(update.callback_query.id, None)
            if update.effective_chat is not None:
                sentence = self._desk.texts("vi").html(say("error-set-aside", code=code))
                await self._desk.voice.send(update.effective_chat.id, sentence)
        except Exception:
            _log.exception("%s: the person could not be told", code)


def _count_failure(session: Session, *, inbox_id: int, code: str, now: datetime) -> Failure:
    """Counts the failure; one that is set aside is told to the owners in the same transaction."""
    failure = inbox.note_failure(session, inbox_id, code=code, now=now)
    if failure.set_aside:
        for owner in holders(session, Role.OWNER):
            chat = private_chat(session, owner.person_id)
            if chat is not None:
                key = f"set-aside:{inbox_id}:{owner.person_id}"
                outbox.post(session, key=key, kind="set-aside", chat_id=chat.id, args={"code": code}, now=now)
    return failure


async def _remember_error(_update: object, context: CallbackContext[Any, Any, Any, Any]) -> None:
    """python-telegram-bot swallows what a handler raises; this keeps it for the row it belongs to."""
    job = current_job.get()
    job.error = context.error
