"""Where python-telegram-bot hands over: an update becomes an effect, then a screen that the person sees.

The effect is committed before anything is shown. Whatever stops the showing, the screen can be drawn again.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from typing import Any

from telegram import Update
from telegram.ext import Application, CallbackContext, ExtBot, TypeHandler

from bot.language.catalogue import Catalogue
from bot.language.markup import split_html
from bot.language.phrases import Phrase, Refused, say
from handlers.conversation import answered, apply, receiver, redraw
from handlers.desk import Desk, FileGoneError, Job, current_job
from handlers.form import Receive
from handlers.said import Attached, Said, read
from handlers.screen import keyboard, word
from handlers.shown import NOTHING, Shown
from handlers.turn import Extra, Indexing, Kept, Note, Paper
from storage import inbox
from storage.crash import crash_point

SLOW = 1.0
"""After so many seconds of work a press is answered and the chat shows that the bot is typing."""

TYPING = 4.0
"""After so many seconds Telegram ceases to show it, and is told again."""

MEGABYTE = 1024 * 1024

BotApplication = Application[ExtBot[None], CallbackContext, dict, dict, dict, None]  # type: ignore[type-arg]
DESK = "desk"


def register(application: BotApplication, desk: Desk) -> None:
    """Lets the conversation have every update."""
    application.bot_data[DESK] = desk
    application.add_handler(TypeHandler(Update, on_update))


async def on_update(update: Update, context: CallbackContext) -> None:  # type: ignore[type-arg]
    """One update: its effect, its screen, its end."""
    desk: Desk = context.bot_data[DESK]
    job = current_job.get()
    said = read(update, bot_username=desk.facts.bot_username)
    if said is None:
        await desk.store.transact(inbox.let_go, job.inbox_id, now=desk.clock.now())
        return
    shown = await _patiently(desk, said, _effect(desk, job, said))
    crash_point("effect-committed")
    message_id = None if shown is None else await _show(desk, shown)
    crash_point("before-answered")
    if shown is None or message_id in {None, shown.live_id}:
        desk.ledger.note(job.inbox_id)
    else:
        now = desk.clock.now()
        await desk.store.transact(answered, inbox_id=job.inbox_id, shown=shown, message_id=message_id, now=now)


async def _patiently(desk: Desk, said: Said, work: Coroutine[Any, Any, Shown | None]) -> Shown | None:
    """Waits for work; a chat that waits long is shown that the bot is at it."""
    working = asyncio.ensure_future(work)
    try:
        pause = SLOW
        while not (await asyncio.wait({working}, timeout=pause))[0]:
            await desk.voice.typing(said.place.chat_id)
            pause = TYPING
        return await working
    finally:
        working.cancel()


async def _effect(desk: Desk, job: Job, said: Said) -> Shown | None:
    if job.applied:
        return await desk.store.read(redraw, said=said, facts=desk.facts, now=desk.clock.now())
    if isinstance(said.act, Attached):
        said = replace(said, act=await _fetched(desk, said, said.act))
    shown = await desk.store.transact(apply, said=said, inbox_id=job.inbox_id, facts=desk.facts, now=desk.clock.now())
    job.applied = True
    return shown


async def _fetched(desk: Desk, said: Said, attached: Attached) -> Attached:
    """A file with what the step it was sent to makes of it; nothing is fetched for a step that takes none."""
    receive = await desk.store.read(receiver, said=said)
    if receive is None:
        return attached
    if attached.size is not None and attached.size > receive.largest:
        return replace(attached, refused=_too_large(receive))
    try:
        content = await desk.voice.fetch(attached.file_id)
        if len(content) > receive.largest:
            return replace(attached, refused=_too_large(receive))
        loop = asyncio.get_running_loop()
        made = await loop.run_in_executor(desk.workshop, receive.prepare, attached, content, desk.files)
    except Refused as refused:
        return replace(attached, refused=refused.phrase)
    except FileGoneError:
        return replace(attached, refused=say("file-gone"))
    return replace(attached, made=made)


def _too_large(receive: Receive) -> Phrase:
    return say("file-too-large", most=receive.largest // MEGABYTE)


async def _show(desk: Desk, shown: Shown) -> int | None:
    """Shows the screen and what goes with it; returns the message that is the live screen now."""
    texts = desk.texts(shown.language)
    ending = _end_press(desk, shown, texts)
    message_id, _ = await asyncio.gather(_screen(desk, shown, texts), ending)
    for extra in shown.extras:
        await _extra(desk, shown.chat_id, extra, texts)
    if shown.leaves:
        await desk.voice.leave(shown.chat_id)
    return message_id


async def _end_press(desk: Desk, shown: Shown, texts: Catalogue) -> None:
    if shown.query_id is not None:
        await desk.voice.answer_press(shown.query_id, texts.plain(shown.toast) if shown.toast else None)


async def _screen(desk: Desk, shown: Shown, texts: Catalogue) -> int | None:
    if shown.screen is NOTHING:
        return None
    *first, last = split_html(word(shown.screen, texts))
    buttons = keyboard(shown.screen, texts, rev=shown.rev)
    edits = shown.edits and not first
    if edits and shown.live_id and await desk.voice.edit(shown.chat_id, shown.live_id, last, buttons):
        return shown.live_id
    for part in first:
        await desk.voice.send(shown.chat_id, part)
    message_id = await desk.voice.send(shown.chat_id, last, buttons)
    if shown.live_id and message_id and shown.rev is not None:
        await desk.voice.strip(shown.chat_id, shown.live_id)
    return message_id


async def _extra(desk: Desk, chat_id: int, extra: Extra, texts: Catalogue) -> None:
    match extra:
        case Note(phrase):
            await desk.voice.send(chat_id, texts.html(phrase))
        case Paper(name, caption, make, is_photo):
            content = await asyncio.get_running_loop().run_in_executor(desk.workshop, make, texts)
            send = desk.voice.photo if is_photo else desk.voice.document
            await send(chat_id, texts.plain(name), content, texts.html(caption))
        case Indexing() as indexing:
            await _indexing(desk, chat_id, indexing, texts)
        case Kept() as kept:
            await _kept_file(desk, chat_id, kept, texts.html(kept.caption))


async def _indexing(desk: Desk, chat_id: int, indexing: Indexing, texts: Catalogue) -> None:
    """The shelf is renewed while everybody else is served; only this person waits for it."""
    message_id = await desk.voice.send(chat_id, texts.html(indexing.begun))
    outcome = texts.html(indexing.done if await desk.librarian.renew() else indexing.late)
    if message_id is None or not await desk.voice.edit(chat_id, message_id, outcome, None):
        await desk.voice.send(chat_id, outcome)


async def _kept_file(desk: Desk, chat_id: int, kept: Kept, caption: str) -> None:
    """Telegram keeps what it was sent for a while; when it does not know it any more, our own copy goes."""
    if kept.file_id and await desk.voice.document(chat_id, kept.name, kept.file_id, caption):
        return
    content = await asyncio.get_running_loop().run_in_executor(desk.workshop, desk.files.read, kept.digest)
    await desk.voice.document(chat_id, kept.name, content, caption)
