"""The whole bot, wired: one place that knows every part, starts them in order and stops them in the other."""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from typing import Any

from telegram import Bot
from telegram.error import InvalidToken
from telegram.ext import Application, ContextTypes, ExtBot
from telegram.request import BaseRequest

from bot.deadlines import reminders
from bot.language.catalogue import Catalogue, Language, catalogue
from bot.language.phrases import say
from bot.rules.engine import Engine
from bot.rules.loop import owed
from bot.rules.official.loading import drop_old_drafts
from bot.rules.shelf import Shelf
from bot.runtime import asking
from bot.runtime.clock import SystemClock, follow_practice
from bot.runtime.delivery import Delivery
from bot.runtime.intake import AnotherPollerError, Intake
from bot.runtime.ledger import Ledger
from bot.runtime.library import Library
from bot.runtime.line import Line, ProxyError, proxy_of_environment
from bot.runtime.menus import Menus
from bot.runtime.metronome import Metronome, Rarely
from bot.runtime.pacing import Pace, Pacer
from bot.runtime.startup import CannotStartError, belong_to, meet_telegram
from bot.runtime.voice import TelegramVoice
from bot.runtime.work import Work
from bot.scoring import duty
from bot.settings import Settings
from handlers import notices
from handlers.desk import Desk, Facts
from handlers.entry import BotApplication, register
from storage import Store, dialogs, inbox, outbox
from storage.files import Files, known_digests

_log = logging.getLogger(__name__)

DUTIES = (duty,)
"""The rooms that say of a kind of duty whether it is done; importing one is registering it."""

SWEEPS = 6 * 3600.0
"""Seconds between two sweeps of the files."""
WORKSHOP = 2
"""Threads that read and make files."""
FINISHING = 20.0
"""Seconds that running work is given at a stop."""


@dataclass(frozen=True, kw_only=True)
class Service:
    """The running bot's parts."""

    settings: Settings
    store: Store
    clock: SystemClock
    application: BotApplication
    desk: Desk
    work: Work
    intake: Intake
    delivery: Delivery
    menus: Menus
    metronome: Metronome

    @property
    def bot(self) -> Bot:
        """The bot at Telegram."""
        return self.application.bot


def requests(settings: Settings) -> tuple[BaseRequest, BaseRequest]:
    """The two lines to Telegram: one for calls, one for the long poll. Raises `CannotStartError`."""
    proxy = settings.telegram_proxy or proxy_of_environment(settings.telegram_base_url)
    try:
        return Line(settings.telegram_connections, proxy=proxy), Line(2, proxy=proxy)
    except ProxyError as error:
        raise CannotStartError(say("cannot-start-network", reason=str(error))) from error


def _application(settings: Settings, token: str, connections: tuple[BaseRequest, BaseRequest]) -> BotApplication:
    calls, polls = connections
    base = settings.telegram_base_url
    return (
        Application.builder()
        .bot(_bot(token, base, calls, polls))
        .updater(None)
        .concurrent_updates(True)
        .context_types(ContextTypes())
        .job_queue(None)
        .build()
    )


def _bot(token: str, base: str, calls: BaseRequest, polls: BaseRequest) -> ExtBot[None]:
    return ExtBot(
        token, base_url=f"{base}/bot", base_file_url=f"{base}/file/bot", request=calls, get_updates_request=polls
    )


def texts_in(settings: Settings) -> Callable[[str], Catalogue]:
    """The catalogue of a language, in the deployment's zone."""

    @cache
    def of_language(language: str) -> Catalogue:
        known: Language = "en" if language == "en" else "vi"
        return catalogue(known, settings.time_zone)

    return of_language


@cache
def _rules() -> Engine:
    """The engine over the shipped digest: it never changes, so every shelf of this process begins with it."""
    return Engine.load()


async def build(
    settings: Settings,
    token: str,
    store: Store,
    connections: tuple[BaseRequest, BaseRequest] | None = None,
    clock: SystemClock | None = None,
) -> Service:
    """Puts the parts together and asks Telegram who we are. Raises `CannotStartError`."""
    application = _application(settings, token, connections or requests(settings))
    clock = clock or SystemClock()
    await _acquainted(application.bot, store, clock)
    pace = Pace(
        settings.pace_overall, settings.pace_broadcast, settings.pace_private_seconds, settings.pace_group_minute
    )
    pacer = Pacer(pace, clock.monotonic, clock.sleep)
    voice = TelegramVoice(application.bot, store, pacer, clock)
    texts = texts_in(settings)
    shelf = Shelf(_rules())
    facts = Facts(shelf=shelf, settings=settings, bot_username=application.bot.username, plain=texts("vi").plain)
    ledger = Ledger(store, clock)
    workshop = ThreadPoolExecutor(WORKSHOP, "workshop")
    library = Library(store, shelf, workshop, settings.data_folder / "rules.index")
    desk = Desk(
        store=store,
        clock=clock,
        voice=voice,
        ledger=ledger,
        facts=facts,
        texts=texts,
        files=Files(settings.data_folder),
        librarian=library,
        workshop=workshop,
    )
    register(application, desk)
    work = Work(application, desk, ledger, side_by_side=max(1, settings.telegram_connections // 2))
    delivery = Delivery(store, voice, pacer, clock, texts, facts, workshop)
    menus = Menus(application.bot, store, pacer, texts("vi"))
    metronome = Metronome(
        settings.tick_seconds,
        partial(_remind, store, clock, settings),
        partial(asking.follow_up, store, clock, settings.time_zone),
        partial(_tidy_up, store, clock, settings),
        Rarely(SWEEPS, clock.monotonic, partial(_sweep, desk)),
        library.tick,
        partial(_wake, delivery),
        menus.refresh,
    )
    return Service(
        settings=settings,
        store=store,
        clock=clock,
        application=application,
        desk=desk,
        work=work,
        intake=Intake(application.bot, store, work, clock),
        delivery=delivery,
        menus=menus,
        metronome=metronome,
    )


async def _acquainted(bot: Bot, store: Store, clock: SystemClock) -> None:
    """Meets Telegram and makes sure that the store is this bot's; hangs up where it may not go on."""
    try:
        await meet_telegram(bot)
        await belong_to(store, bot.id, now=clock.now())
    except BaseException:
        await bot.shutdown()
        raise


async def _tidy_up(store: Store, clock: SystemClock, settings: Settings) -> None:
    """Empties what was written long ago and has been answered."""
    before = clock.now() - timedelta(days=settings.inbox_keep_days)
    await store.transact(inbox.empty_old, before=before)
    await store.transact(dialogs.empty_old, before=before)
    await store.transact(drop_old_drafts, before=before)
    kept = timedelta(days=settings.question_keep_days)
    await store.transact(owed.empty_old, before=clock.now() - kept)


async def _remind(store: Store, clock: SystemClock, settings: Settings) -> None:
    """Works out who is to be reminded now; it only looks, until there is something to say."""
    now = clock.now()
    planned = await store.read(reminders.plan_now, now=now, zone=settings.time_zone)
    if not planned.is_empty:
        await store.transact(reminders.remind, now=now, zone=settings.time_zone)


async def _sweep(desk: Desk) -> None:
    """Deletes old files that no evidence speaks of: what a crash left between a file and its row."""
    known = await desk.store.read(known_digests)
    sweep = partial(desk.files.sweep, known, now=datetime.now(UTC))
    await asyncio.get_running_loop().run_in_executor(desk.workshop, sweep)


async def _wake(delivery: Delivery) -> None:
    delivery.wake()


@contextlib.asynccontextmanager
async def running(service: Service, *, polls: bool = True) -> AsyncIterator[None]:
    """Runs the bot inside a `with`: takes up what the last process left, works, and at the end finishes cleanly."""
    store, clock = service.store, service.clock
    left = await store.transact(inbox.take_over, bot_id=service.bot.id)
    await store.transact(outbox.take_over, now=clock.now(), repeatable=notices.REPEATABLE)
    await service.desk.librarian.renew()
    await service.application.initialize()
    await service.application.start()
    store.posted = service.delivery.wake
    service.work.put(left.waiting)
    await service.work.give_up(left.hopeless)
    service.metronome.start()
    tasks = [asyncio.create_task(part) for part in _parts(service, polls=polls)]
    service.delivery.wake()
    try:
        async with _failing_with(tasks):
            yield
    finally:
        await _stop(service, tasks)


def _parts(service: Service, *, polls: bool) -> list[Coroutine[Any, Any, None]]:
    parts: list[Coroutine[Any, Any, None]] = [service.delivery.run(), _introduce(service)]
    base = service.settings.telegram_base_url
    if polls:
        parts.append(service.intake.run())
    if polls and service.settings.in_practice:
        parts.append(follow_practice(service.clock, base, service.metronome.tick))
    return parts


async def _introduce(service: Service) -> None:
    await service.menus.introduce()
    await service.menus.refresh()


@contextlib.asynccontextmanager
async def _failing_with(tasks: list[asyncio.Task[None]]) -> AsyncIterator[None]:
    """Ends the body when a part of the bot fails for good, with that part's reason."""
    body = asyncio.current_task()

    def ended(task: asyncio.Task[None]) -> None:
        if not task.cancelled() and task.exception() is not None and body is not None:
            body.cancel()

    for task in tasks:
        task.add_done_callback(ended)
    try:
        yield
    except asyncio.CancelledError:
        failed = next((task for task in tasks if task.done() and not task.cancelled() and task.exception()), None)
        if failed is None:
            raise
        raise _why(failed.exception()) from failed.exception()


def _why(error: BaseException | None) -> BaseException:
    match error:
        case AnotherPollerError():
            return CannotStartError(say("cannot-start-poller"))
        case InvalidToken():
            return CannotStartError(say("cannot-start-token"))
    return error or RuntimeError("a part of the bot ended")


async def _stop(service: Service, tasks: list[asyncio.Task[None]]) -> None:
    """Takes nothing new, finishes what runs, then lets go: half a minute at most."""
    service.metronome.stop()
    intake = tasks[2:]
    for task in intake:
        task.cancel()
    await service.work.stop(FINISHING)
    await service.delivery.stop(FINISHING / 4)
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    service.store.posted = lambda: None
    service.desk.workshop.shutdown(wait=False)
    await service.application.stop()
    await service.application.shutdown()
