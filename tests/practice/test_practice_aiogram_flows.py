"""aiogram as the bot: the same Telegram, seen by a library that is not the assistant's own."""

import asyncio
import contextlib
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramForbiddenError, TelegramMigrateToChat, TelegramRetryAfter
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    ChosenInlineResult,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InputTextMessageContent,
    Message,
)

from bot.practice import Person, Telegram
from bot.practice.server import running
from tests.practice.waiting import until

BUTTON = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Nộp điểm", callback_data="nop")]])


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    async with running(telegram) as address:
        session = AiohttpSession(api=TelegramAPIServer.from_base(address))
        async with Bot(telegram.token, session=session) as bot:
            yield bot


@contextlib.asynccontextmanager
async def polling(bot: Bot, dispatcher: Dispatcher) -> AsyncIterator[None]:
    task = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False))
    try:
        yield
    finally:
        await dispatcher.stop_polling()
        await task


async def test_start_and_buttons(telegram: Telegram, bot: Bot) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart(deep_link=True))
    async def greet(message: Message, command: CommandObject) -> None:
        await message.answer(f"<b>Chào</b> {command.args}", parse_mode="HTML", reply_markup=BUTTON)

    @dispatcher.callback_query(F.data == "nop")
    async def open_form(query: CallbackQuery) -> None:
        await query.answer("Đã bấm", show_alert=True)
        assert isinstance(query.message, Message)
        await query.message.edit_text("Bước 1/12")

    person = telegram.add_person(first_name="Chuyên viên Nghệ An")
    async with polling(bot, dispatcher):
        telegram.start(person.id, "moi-12")
        await until(lambda: len(telegram.messages(person.id)) == 2)
        screen = telegram.messages(person.id)[-1]
        assert (screen.text, screen.buttons) == ("Chào moi-12", ["Nộp điểm"])
        query = telegram.tap(person.id, screen.message_id, "Nộp điểm").query_id
        await until(lambda: screen.text == "Bước 1/12")
    press = telegram.press(str(query))
    assert (press.text, press.alert, screen.buttons) == ("Đã bấm", True, [])


async def test_a_document_both_ways(telegram: Telegram, person: Person, bot: Bot) -> None:
    dispatcher = Dispatcher()

    @dispatcher.message(F.document)
    async def echo(message: Message) -> None:
        assert message.document
        content = await bot.download(message.document)
        assert content
        back = BufferedInputFile(content.read().upper(), "biên nhận.txt")
        await message.reply_document(back, caption=f"Nhận {message.document.file_name}")

    async with polling(bot, dispatcher):
        said = telegram.upload(person.id, "minh chứng.txt", b"abc", mime_type="text/plain")
        await until(lambda: telegram.messages(person.id)[-1].outgoing)
    answer = telegram.messages(person.id)[-1]
    assert answer.text == "Nhận minh chứng.txt"
    assert answer.body["reply_to_message"]["message_id"] == said.message_id
    assert answer.body["document"]["file_name"] == "biên nhận.txt"
    found = telegram.file(answer.body["document"]["file_id"])
    assert found
    assert found[1] == b"ABC"


async def test_an_inline_query_to_its_end(telegram: Telegram, person: Person, bot: Bot) -> None:
    dispatcher, chosen = Dispatcher(), list[ChosenInlineResult]()

    @dispatcher.inline_query()
    async def answer(query: InlineQuery) -> None:
        content = InputTextMessageContent(message_text=f"Kết quả cho {query.query}")
        result = InlineQueryResultArticle(id="1", title="Nghệ An", input_message_content=content, reply_markup=BUTTON)
        await query.answer([result], cache_time=5, is_personal=True)

    @dispatcher.chosen_inline_result()
    async def remember(result: ChosenInlineResult) -> None:
        chosen.append(result)

    @dispatcher.callback_query()
    async def refresh(query: CallbackQuery) -> None:
        await bot.edit_message_text("Số liệu mới", inline_message_id=query.inline_message_id)
        await query.answer()

    telegram.set_bot(feedback=True)
    group = telegram.add_group(title="Họp giao ban", members=[person.id], with_bot=False)
    async with polling(bot, dispatcher):
        asked = telegram.ask_inline(person.id, "nghệ an", group.id)
        await until(lambda: asked.answered)
        message = telegram.pick(person.id, asked.query_id, "1", group.id)
        assert message.text == "Kết quả cho nghệ an"
        telegram.tap(person.id, message.message_id, "Nộp điểm", group.id)
        await until(lambda: message.text == "Số liệu mới" and bool(chosen))
    assert chosen[0].inline_message_id == message.inline_id


async def test_refusals_become_aiograms_own(telegram: Telegram, person: Person, bot: Bot) -> None:
    group = telegram.add_group(title="Cụm", members=[person.id])
    new = telegram.upgrade(group.id, by=person.id)
    with pytest.raises(TelegramMigrateToChat) as moved:
        await bot.send_message(group.id, "x")
    assert moved.value.migrate_to_chat_id == new.id
    telegram.fault("too_many", seconds=7)
    with pytest.raises(TelegramRetryAfter) as later:
        await bot.send_message(person.id, "x")
    assert later.value.retry_after == 7
    telegram.block(person.id)
    with pytest.raises(TelegramForbiddenError, match="bot was blocked by the user"):
        await bot.send_message(person.id, "x")
