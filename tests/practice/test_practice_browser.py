"""The page in a real browser: people chat, press, change persona; at a desk, on a phone, by keyboard only."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect
from telegram import Bot, Update

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
HOME = json.dumps(
    {
        "inline_keyboard": [
            [{"text": "Nộp điểm", "callback_data": "nop"}, {"text": "Cảnh báo", "callback_data": "alert"}],
            [{"text": "Chờ mãi", "callback_data": "wait"}],
            [{"text": "Mời", "url": "https://t.me/tro_ly_thi_dua_bot?start=moi-12"}],
        ]
    }
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason="needs /usr/bin/chromium"),
]


async def simple_bot(telegram: Telegram) -> None:
    """Greets, echoes, and edits its screen when a button is pressed."""
    memory = PracticeRequest(telegram)
    async with Bot(telegram.token, request=memory, get_updates_request=PracticeRequest(telegram)) as bot:
        await bot.set_my_commands([("hoi", "Hỏi quy định"), ("nop", "Nộp điểm")])
        offset = 0
        while True:
            for update in await bot.get_updates(offset=offset, timeout=50):
                offset = update.update_id + 1
                await reply(bot, update)


async def reply(bot: Bot, update: Update) -> None:
    query, message = update.callback_query, update.message
    if query and query.message and query.data != "wait":
        await query.answer("Đã bấm", show_alert=query.data == "alert")
        if query.data == "nop":
            await bot.edit_message_text(
                "<b>Đang nộp điểm</b>", query.from_user.id, query.message.message_id, parse_mode="HTML"
            )
    elif message and message.text:
        words = f"<b>Chào đồng chí</b> <script>: {message.text}".replace("<script>", "&lt;script&gt;")
        await bot.send_message(message.chat.id, words, parse_mode="HTML", reply_markup=HOME)  # type: ignore[arg-type]
    elif message and message.document:
        await bot.send_message(message.chat.id, f"Nhận tệp {message.document.file_name}")


@pytest.fixture
async def room() -> AsyncIterator[tuple[Telegram, Person, Person, str]]:
    telegram = Telegram()
    one = telegram.add_person(first_name="Chuyên viên Nghệ An", group="Nghệ An", role="Chuyên viên")
    other = telegram.add_person(first_name="Chuyên viên Hà Tĩnh", group="Hà Tĩnh", role="Chuyên viên")
    async with running(telegram) as address:
        working = asyncio.create_task(simple_bot(telegram))
        yield telegram, one, other, address
        working.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await working


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=str(CHROMIUM), args=ARGUMENTS)
        yield browser
        await browser.close()


async def opened(browser: Browser, address: str, width: int, height: int) -> tuple[Page, list[str]]:
    troubles: list[str] = []
    page = await (await browser.new_context(viewport={"width": width, "height": height}, locale="vi-VN")).new_page()
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("console", lambda said: troubles.append(said.text) if said.type == "error" else None)
    page.set_default_timeout(8000)
    await page.goto(address)
    return page, troubles


async def photographed(page: Page, tmp_path: Path, name: str) -> None:
    await page.screenshot(path=tmp_path / f"{name}.png")
    assert (tmp_path / f"{name}.png").stat().st_size > 10_000


Room = tuple[Telegram, Person, Person, str]


async def test_a_day_at_the_desk(room: Room, browser: Browser, tmp_path: Path) -> None:
    telegram, one, other, address = room
    page, troubles = await opened(browser, address, 1280, 800)
    messages = page.get_by_role("log")
    await expect(page.get_by_text("BẢN MÔ PHỎNG")).to_be_visible()
    await page.get_by_role("button", name="Chuyên viên Nghệ An").click()
    await page.get_by_role("button", name="BẮT ĐẦU", exact=True).click()
    await expect(messages.locator("b", has_text="Chào đồng chí")).to_be_visible()
    await expect(messages).to_contain_text("<script>: /start")

    waiting = page.get_by_role("button", name="Chờ mãi")
    await waiting.click()
    await expect(waiting).to_have_attribute("aria-busy", "true")
    await page.get_by_role("button", name="Cảnh báo").click()
    await page.get_by_role("dialog").get_by_role("button", name="Đồng ý").click()
    await page.get_by_role("button", name="Nộp điểm").click()
    await expect(messages).to_contain_text("Đang nộp điểm")
    await expect(page.get_by_role("status").filter(has_text="Đã bấm")).to_be_visible()

    await page.locator("#pick-file").set_input_files({"name": "bảng.xlsx", "mimeType": "", "buffer": b"abc"})
    await expect(messages).to_contain_text("Nhận tệp bảng.xlsx")
    async with page.expect_download() as download:
        await messages.get_by_role("link", name="bảng.xlsx").click()
    assert (await download.value).suggested_filename == "bảng.xlsx"

    telegram.start(other.id)
    badge = page.get_by_role("button", name="Chuyên viên Hà Tĩnh").locator(".badge")
    await expect(badge).to_have_text("1 tin chưa đọc")
    await page.get_by_role("button", name="Chuyên viên Hà Tĩnh").click()
    await page.get_by_role("button", name="Mời").click()
    await page.get_by_role("dialog").get_by_role("button", name="Chuyên viên Nghệ An").click()
    await page.get_by_role("button", name="BẮT ĐẦU", exact=True).click()
    await expect(messages).to_contain_text("/start moi-12")
    await page.reload()
    await expect(messages).to_contain_text("/start moi-12")
    assert f"p={one.id}" in page.url

    await page.get_by_role("button", name="Công cụ", exact=True).click()
    await expect(page.locator("#calls .call").first).to_be_visible()
    await page.get_by_role("tab", name="Đồng hồ").click()
    await page.get_by_role("button", name="+1 ngày").click()
    await expect(page.locator("#clock-offset")).to_contain_text("1 ngày")
    await page.get_by_role("tab", name="Sự cố").click()
    await page.get_by_role("button", name="Gây sự cố").click()
    await expect(page.locator("#faults")).to_contain_text("còn 1 lần")
    await photographed(page, tmp_path, "desk")
    assert troubles == []


async def test_a_phone_shows_one_pane_at_a_time(room: Room, browser: Browser, tmp_path: Path) -> None:
    page, troubles = await opened(browser, room[3], 360, 740)
    await expect(page.locator(".chat")).to_be_hidden()
    await page.get_by_role("button", name="Chuyên viên Hà Tĩnh").click()
    await expect(page.locator(".people")).to_be_hidden()
    await page.get_by_role("button", name="BẮT ĐẦU", exact=True).click()
    await page.get_by_role("button", name="Nộp điểm").click()
    await expect(page.get_by_role("log")).to_contain_text("Đang nộp điểm")
    assert await page.evaluate("document.documentElement.scrollWidth") <= 360
    await photographed(page, tmp_path, "phone")
    await page.get_by_role("button", name="Danh sách nhân vật").click()
    await expect(page.locator(".people")).to_be_visible()
    await page.get_by_role("button", name="Công cụ").click()
    await expect(page.locator("#calls .call").first).to_be_visible()
    await expect(page.locator(".people")).to_be_hidden()
    assert troubles == []


async def focused(page: Page) -> str:
    """The words of the control that has the focus, empty where none has."""
    return str(
        await page.evaluate(
            "(at => at.matches('button, a, input') ? at.textContent : at.matches('textarea') ? at.id : '')"
            "(document.activeElement)"
        )
    )


async def tab_to(page: Page, words: str, key: str = "Tab") -> None:
    for _ in range(60):
        if words in await focused(page):
            return
        await page.keyboard.press(key)
    pytest.fail(f"{words} cannot be reached by {key}")


async def test_everything_by_keyboard(room: Room, browser: Browser) -> None:
    telegram, one, _, address = room
    page, troubles = await opened(browser, address, 1280, 800)
    messages = page.get_by_role("log")
    await page.get_by_role("button", name="Chuyên viên Nghệ An").wait_for()
    await tab_to(page, "Chuyên viên Nghệ An")
    await page.keyboard.press("Enter")
    await tab_to(page, "BẮT ĐẦU")
    await page.keyboard.press("Enter")
    await expect(messages).to_contain_text("Chào đồng chí")
    await tab_to(page, "composer-text")
    await page.keyboard.type("xin chào")
    await page.keyboard.press("Enter")
    await expect(messages).to_contain_text("Chào đồng chí <script>: xin chào")
    await page.keyboard.type("/h")
    await expect(page.get_by_role("option", name="/hoi")).to_have_attribute("aria-selected", "true")
    await page.keyboard.press("Enter")
    await expect(messages).to_contain_text("<script>: /hoi")
    await tab_to(page, "Nộp điểm", "Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(messages).to_contain_text("Đang nộp điểm")
    await tab_to(page, "Chuyên viên Hà Tĩnh")
    await page.keyboard.press("Space")
    await expect(page.get_by_role("button", name="BẮT ĐẦU", exact=True)).to_be_visible()
    assert said(telegram.messages(one.id)) == ["/start", "xin chào", "/hoi"]
    assert troubles == []


def said(messages: list[Any]) -> list[str]:
    return [one.text for one in messages if not one.outgoing]
