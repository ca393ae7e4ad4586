"""A room with a small bot in it, and a real browser to look at it."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, async_playwright
from telegram import Bot, InlineQuery, InlineQueryResultArticle, InputTextMessageContent, Message, Update

from bot.practice import Person, Telegram
from bot.practice.request import PracticeRequest
from bot.practice.server import running

CHROMIUM = Path("/usr/bin/chromium")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
LINK = "https://t.me/tro_ly_thi_dua_bot?start=moi-12"
HOME = json.dumps(
    {
        "inline_keyboard": [
            [{"text": "Nộp điểm", "callback_data": "nop"}, {"text": "Cảnh báo", "callback_data": "alert"}],
            [{"text": "Chờ mãi", "callback_data": "wait"}],
            [{"text": "Mời", "url": LINK}],
        ]
    }
)
IN_CHROMIUM = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"needs {CHROMIUM}"),
]


@dataclass(frozen=True)
class Room:
    """A room that is served, and two of its people."""

    telegram: Telegram
    address: str
    nghe_an: Person
    ha_tinh: Person


@contextlib.asynccontextmanager
async def practising() -> AsyncIterator[Room]:
    """A served room with two specialists and the small bot."""
    telegram = Telegram()
    nghe_an = telegram.add_person(first_name="Chuyên viên Nghệ An", group="Nghệ An", role="Chuyên viên")
    ha_tinh = telegram.add_person(first_name="Chuyên viên Hà Tĩnh", group="Hà Tĩnh", role="Chuyên viên")
    async with running(telegram) as address:
        working = [asyncio.create_task(_answering(telegram)), asyncio.create_task(_reminding(telegram, nghe_an))]
        try:
            yield Room(telegram, address, nghe_an, ha_tinh)
        finally:
            for task in working:
                task.cancel()
            await asyncio.gather(*working, return_exceptions=True)


@contextlib.asynccontextmanager
async def chromium() -> AsyncIterator[Browser]:
    """A browser, to be shared by the tests of a file."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        await browser.close()


@contextlib.asynccontextmanager
async def looking(
    browser: Browser, room: Room, width: int = 1280, height: int = 800, *, dark: bool = False
) -> AsyncIterator[Page]:
    """The room's page in a fresh profile. Whatever goes wrong in it fails the test."""
    troubles: list[str] = []
    context = await browser.new_context(
        viewport={"width": width, "height": height},
        locale="vi-VN",
        color_scheme="dark" if dark else "light",
        permissions=["clipboard-read", "clipboard-write"],
    )
    async with context:
        page = await context.new_page()
        page.on("pageerror", lambda error: troubles.append(str(error)))
        page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
        page.set_default_timeout(8000)
        await page.goto(room.address)
        await page.locator("body:not(.loading)").wait_for()
        yield page
    assert troubles == []


def persona(page: Page, person: Person) -> Locator:
    """The line of a person in the list."""
    return page.locator(".persona", has_text=person.first_name)


def column(page: Page, person: Person) -> Locator:
    """The column in which this person is played."""
    return page.get_by_role("region", name=person.first_name)


async def write(place: Locator, words: str) -> None:
    """Type words into a column and send them."""
    box = place.get_by_role("combobox", name="Nhập tin nhắn")
    await box.fill(words)
    await box.press("Enter")


async def photographed(page: Page, tmp_path: Path, name: str) -> None:
    """Keep a picture of the page; an empty one would be small."""
    await page.screenshot(path=tmp_path / f"{name}.png")
    assert (tmp_path / f"{name}.png").stat().st_size > 10_000


async def _answering(telegram: Telegram) -> None:
    """Greets, echoes, edits its screen when a button is pressed, finds provinces inline."""
    memory = PracticeRequest(telegram)
    async with Bot(telegram.token, request=memory, get_updates_request=PracticeRequest(telegram)) as bot:
        await bot.set_my_commands([("hoi", "Hỏi quy định"), ("nop", "Nộp điểm")])
        offset = 0
        while True:
            for update in await bot.get_updates(offset=offset, timeout=50):
                offset = update.update_id + 1
                await _reply(bot, update)


async def _reply(bot: Bot, update: Update) -> None:
    query = update.callback_query
    if query and query.data != "wait":
        await query.answer("Đã bấm", show_alert=query.data == "alert")
        if query.data == "nop":
            await query.edit_message_text("<b>Đang nộp điểm</b>", parse_mode="HTML")
    elif update.inline_query:
        await _find(update.inline_query)
    elif update.message:
        await _say(bot, update.message)


async def _find(query: InlineQuery) -> None:
    found = [name for name in ("Nghệ An", "Hà Tĩnh") if query.query.lower() in name.lower()]
    results = [
        InlineQueryResultArticle(name, f"Tiến độ {name}", InputTextMessageContent(f"{name}: 3/5 nhóm tiêu chí"))
        for name in found
    ]
    await query.answer(results, cache_time=0, is_personal=True)


async def _say(bot: Bot, message: Message) -> None:
    if message.text:
        words = f"<b>Chào đồng chí</b> &lt;script&gt;: {message.text.replace('<', '&lt;')}"
        await bot.send_message(message.chat.id, words, parse_mode="HTML", reply_markup=HOME)  # type: ignore[arg-type]
    elif message.document:
        file = await message.document.get_file()
        content = bytes(await file.download_as_bytearray())
        await bot.send_message(message.chat.id, f"Nhận tệp {message.document.file_name}, {len(content)} byte")
        await bot.send_document(message.chat.id, content, filename=f"Bản sao {message.document.file_name}")


async def _reminding(telegram: Telegram, person: Person) -> None:
    """Reminds a person each time that the clock is moved."""
    moved: asyncio.Queue[None] = asyncio.Queue()
    loop = asyncio.get_running_loop()

    def listen(event: dict[str, object]) -> None:
        if event["type"] == "clock":
            loop.call_soon_threadsafe(moved.put_nowait, None)

    stop = telegram.listen(listen)
    try:
        while True:
            await moved.get()
            today = telegram.clock.now().strftime("%d/%m/%Y")
            telegram.call("sendMessage", {"chat_id": person.id, "text": f"Nhắc việc ngày {today}"})
    finally:
        stop()
