"""Delivery: takes messages from the outbox, draws them as they are now, and sends them within the budget."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import Executor
from datetime import datetime, timedelta

from telegram.error import ChatMigrated, RetryAfter, TelegramError

from bot.language.catalogue import Catalogue
from bot.people.persons import lose_chat, move_chat
from bot.runtime.clock import SystemClock
from bot.runtime.errors import Meaning, meaning, seconds_to_wait
from bot.runtime.pacing import Pacer
from bot.runtime.voice import TelegramVoice
from handlers import notices
from handlers.desk import Facts
from handlers.notices.kinds import Drawn, Wait
from handlers.screen import keyboard, word
from storage import Store, outbox
from storage.crash import crash_point
from storage.outbox import Letter
from storage.tables import Outcome

_log = logging.getLogger(__name__)

BATCH = 20
"""How many messages are claimed at once, while as many others may still be under way."""
LONGEST_WAIT = 3.0
"""Seconds that a message may wait for its own chat among those under way; for a longer wait it goes back."""
_LATER = timedelta(seconds=15)
_MAY_GO_TWICE = 2
_SHORTEST_SLEEP, _LONGEST_SLEEP = 0.05, 3600.0


class Delivery:
    """Sends what is due until it is stopped; `wake` tells it to look at once."""

    def __init__(
        self,
        store: Store,
        voice: TelegramVoice,
        pacer: Pacer,
        clock: SystemClock,
        texts: Callable[[str], Catalogue],
        facts: Facts,
        workshop: Executor,
    ) -> None:
        self._store = store
        self._voice = voice
        self._pacer = pacer
        self._clock = clock
        self._texts = texts
        self._facts = facts
        self._workshop = workshop
        self._woken = asyncio.Event()
        self._loop = asyncio.get_running_loop()
        self._timer: asyncio.TimerHandle | None = None
        self._under_way: set[asyncio.Task[None]] = set()
        self._looking = False
        self._resting = asyncio.Event()
        self._resting.set()
        self._stopping = False

    def wake(self) -> None:
        """Something may be due. May be called from any thread."""
        self._loop.call_soon_threadsafe(self._woken.set)

    async def run(self) -> None:
        """Sends until it is cancelled."""
        while not self._stopping:
            await self._woken.wait()
            self._woken.clear()
            self._looking = True
            self._resting.clear()
            try:
                looked = await self._start_due()
                await self._set_timer(looked)
            except Exception:
                _log.exception("delivery stumbled; it goes on at the next tick")
            self._looking = False
            self._rest()

    async def idle(self) -> None:
        """Returns when nothing is being sent."""
        await self._resting.wait()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being sent and nobody has called."""
        return self._resting.is_set() and not self._woken.is_set()

    async def stop(self, seconds: float) -> None:
        """Lets what is being sent end, at most for so long, and starts nothing new."""
        self._stopping = True
        if self._timer is not None:
            self._timer.cancel()
        await asyncio.wait({asyncio.ensure_future(self._resting.wait())}, timeout=seconds)
        for task in self._under_way:
            task.cancel()

    async def _start_due(self) -> datetime:
        """Starts everything that is due, a batch whenever there is room; says for when it found nothing more.

        It does not wait for the last ones: one slow call holds up nothing that is written meanwhile.
        """
        while True:
            while len(self._under_way) > BATCH:
                await asyncio.wait(self._under_way, return_when=asyncio.FIRST_COMPLETED)
            looked = self._clock.now()
            letters = [] if self._stopping else await self._claim(looked)
            if not letters:
                return looked
            for letter in letters:
                task = asyncio.create_task(self._deliver(letter))
                self._under_way.add(task)
                task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[None]) -> None:
        self._under_way.discard(task)
        self._rest()

    def _rest(self) -> None:
        if not self._looking and not self._under_way:
            self._resting.set()

    async def _claim(self, now: datetime) -> list[Letter]:
        return await self._store.transact(outbox.claim, now=now, limit=BATCH, held=self._pacer.held_chats())

    async def _set_timer(self, looked: datetime) -> None:
        """Calls again when the next message is due of those that were not when it looked, or a held chat is free."""
        due = await self._store.read(outbox.next_due, after=looked)
        waits = [_LONGEST_SLEEP, self._pacer.until_release() or _LONGEST_SLEEP]
        if due is not None:
            waits.append((due - self._clock.now()).total_seconds())
        if self._timer is not None:
            self._timer.cancel()
        self._timer = self._loop.call_later(max(_SHORTEST_SLEEP, min(waits)), self._woken.set)

    async def _deliver(self, letter: Letter) -> None:
        try:
            await self._send(letter)
        except ChatMigrated as moved:
            if letter.tg_chat_id is not None:
                await self._store.transact(move_chat, letter.tg_chat_id, moved.new_chat_id)
            await self._release(letter, timedelta())
        except TelegramError as error:
            await self._after(letter, error)
        except Exception:
            _log.exception("message %s could not be drawn", letter.outbox_id)
            await self._finish(letter, Outcome.REFUSED, error="fault")

    async def _send(self, letter: Letter) -> None:
        if letter.tg_chat_id is None:
            return await self._finish(letter, Outcome.UNREACHABLE)
        if (seconds := self._pacer.chat_delay(letter.tg_chat_id, unasked=True)) > LONGEST_WAIT:
            return await self._release(letter, timedelta(seconds=seconds))
        now = self._clock.now()
        drawn = await self._store.read(
            notices.draw, kind=letter.kind, args=letter.args, chat_id=letter.chat_id, facts=self._facts, now=now
        )
        if drawn is None:
            return await self._finish(letter, Outcome.OBSOLETE)
        if isinstance(drawn, Wait):
            return await self._release(letter, drawn.until - now)
        texts = self._texts(drawn.language)
        made = await self._made(drawn, texts)
        await self._pacer.wait(letter.tg_chat_id, unasked=True)
        await self._store.transact(outbox.start_sending, letter.outbox_id, now=self._clock.now())
        html, buttons = word(drawn.screen, texts), keyboard(drawn.screen, texts, rev=None)
        if drawn.paper is None or made is None:
            message_id = await self._voice.send_once(letter.tg_chat_id, html, buttons)
        else:
            send = self._voice.photo_once if drawn.paper.is_photo else self._voice.document_once
            message_id = await send(letter.tg_chat_id, *made, html, buttons)
        crash_point("sent-not-recorded")
        return await self._finish(letter, Outcome.SENT, tg_message_id=message_id)

    async def _made(self, drawn: Drawn, texts: Catalogue) -> tuple[str, bytes] | None:
        """The file that a message comes with: its name and content."""
        if drawn.paper is None:
            return None
        content = await self._loop.run_in_executor(self._workshop, drawn.paper.make, texts)
        return texts.plain(drawn.paper.name), content

    async def _after(self, letter: Letter, error: TelegramError) -> None:
        """What becomes of a message whose call failed."""
        match meaning(error):
            case Meaning.HOLD if isinstance(error, RetryAfter):
                seconds = seconds_to_wait(error)
                chat_id = letter.tg_chat_id
                self._pacer.hold(chat_id if chat_id is not None and chat_id < 0 else None, seconds)
                await self._release(letter, timedelta(seconds=seconds))
            case Meaning.UNREACHABLE:
                await self._lose(letter, error)
            case Meaning.NOT_SENT:
                await self._release(letter, _LATER)
            case Meaning.MAYBE_SENT if self._may_repeat(letter):
                await self._release(letter, _LATER)
            case Meaning.MAYBE_SENT:
                await self._finish(letter, Outcome.UNCERTAIN, error=error.message)
            case _:
                _log.error("message %s refused: %s", letter.outbox_id, error)
                await self._finish(letter, Outcome.REFUSED, error=error.message)

    def _may_repeat(self, letter: Letter) -> bool:
        return letter.kind in notices.REPEATABLE and letter.attempts + 1 < _MAY_GO_TWICE

    async def _lose(self, letter: Letter, error: TelegramError) -> None:
        if letter.tg_chat_id is not None:
            await self._store.transact(lose_chat, letter.tg_chat_id, reason=error.message, now=self._clock.now())
        await self._finish(letter, Outcome.UNREACHABLE, error=error.message)

    async def _release(self, letter: Letter, pause: timedelta) -> None:
        await self._store.transact(outbox.release, letter.outbox_id, not_before=self._clock.now() + pause)
        self._woken.set()

    async def _finish(
        self, letter: Letter, outcome: Outcome, *, tg_message_id: int | None = None, error: str | None = None
    ) -> None:
        await self._store.transact(
            outbox.finish,
            letter.outbox_id,
            outcome,
            now=self._clock.now(),
            tg_message_id=tg_message_id,
            error=error,
        )
