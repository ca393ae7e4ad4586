"""The page in a real browser, as one person uses it: at a desk, on a phone, by keyboard only."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect

from tests.practice.browsing import (
    IN_CHROMIUM,
    LINK,
    Room,
    chromium,
    column,
    looking,
    persona,
    photographed,
    practising,
    write,
)

pytestmark = IN_CHROMIUM


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as started:
        yield started


@pytest_asyncio.fixture(loop_scope="module")
async def room() -> AsyncIterator[Room]:
    async with practising() as ready:
        yield ready


async def test_a_first_day_at_the_desk(browser: Browser, room: Room, tmp_path: Path) -> None:
    async with looking(browser, room) as page:
        await expect(page.get_by_text("BẢN MÔ PHỎNG")).to_be_visible()
        await expect(page.get_by_role("heading", name="Kính chào đồng chí")).to_be_visible()
        await photographed(page, tmp_path, "welcome")
        await page.get_by_label("Tìm nhân vật").fill("nghe an")
        await expect(persona(page, room.ha_tinh)).to_be_hidden()
        await persona(page, room.nghe_an).click()
        here = column(page, room.nghe_an)
        messages = here.get_by_role("log")
        await here.get_by_role("button", name="BẮT ĐẦU", exact=True).click()
        await expect(messages.locator("b", has_text="Chào đồng chí")).to_be_visible()
        await expect(here.get_by_text("Đóng vai Chuyên viên Nghệ An")).to_be_visible()

        waiting = messages.get_by_role("button", name="Chờ mãi")
        await waiting.click()
        await expect(waiting).to_have_attribute("aria-busy", "true")
        await messages.get_by_role("button", name="Cảnh báo").click()
        await page.get_by_role("dialog").get_by_role("button", name="Đồng ý").click()
        await messages.get_by_role("button", name="Nộp điểm").click()
        await expect(messages).to_contain_text("Đang nộp điểm")
        await expect(here.get_by_role("status")).to_contain_text("Đã bấm")
        await photographed(page, tmp_path, "desk")


async def test_a_link_is_opened_as_somebody_else(browser: Browser, room: Room) -> None:
    room.telegram.start(room.ha_tinh.id)
    async with looking(browser, room) as page:
        unread = persona(page, room.ha_tinh).locator(".badge")
        await expect(unread).to_contain_text("tin chưa đọc")
        await persona(page, room.ha_tinh).click()
        await expect(unread).to_be_hidden()
        await column(page, room.ha_tinh).get_by_role("button", name="Mời").click()
        await page.get_by_role("dialog").get_by_role("button", name="Chuyên viên Nghệ An").click()
        here = column(page, room.nghe_an)
        await here.get_by_role("button", name="BẮT ĐẦU", exact=True).click()
        await expect(here.get_by_role("log")).to_contain_text("/start moi-12")

        await page.get_by_role("button", name="Mở liên kết").click()
        await page.get_by_label("Dán liên kết").fill("https://example.org")
        await page.get_by_role("button", name="Tiếp tục").click()
        await expect(page.get_by_role("alert").filter(has_text="không dẫn tới")).to_be_visible()
        await page.get_by_label("Dán liên kết").fill(LINK)
        await page.get_by_role("button", name="Tiếp tục").click()
        await page.get_by_role("dialog").get_by_role("button", name="Chuyên viên Hà Tĩnh").click()
        await column(page, room.ha_tinh).get_by_role("button", name="BẮT ĐẦU", exact=True).click()
        await expect(column(page, room.ha_tinh).get_by_role("log")).to_contain_text("/start moi-12")
        await page.reload()
        await expect(column(page, room.ha_tinh).get_by_role("log")).to_contain_text("/start moi-12")


async def test_own_words_are_edited_answered_copied_pinned_and_deleted(browser: Browser, room: Room) -> None:
    async with looking(browser, room) as page:
        await persona(page, room.nghe_an).click()
        here = column(page, room.nghe_an)
        await here.get_by_role("button", name="BẮT ĐẦU", exact=True).click()
        await write(here, "câu hỏi một")
        sent = here.locator(".row.mine", has_text="câu hỏi một")
        mine = here.locator(f"[data-id='{await sent.get_attribute('data-id')}']")

        async def do(name: str) -> None:
            await mine.click(button="right")
            await page.locator(".popup").get_by_role("button", name=name).click()

        await do("Sửa")
        await write(here, "câu hỏi một, đã sửa")
        await expect(mine).to_contain_text("đã sửa ·")
        await do("Trả lời")
        await write(here, "trả lời chính mình")
        await expect(here.locator(".row.mine .quoted")).to_contain_text("câu hỏi một, đã sửa")
        await do("Sao chép")
        assert await page.evaluate("navigator.clipboard.readText()") == "câu hỏi một, đã sửa"
        await do("Ghim")
        await expect(here.get_by_text("Tin đã ghim")).to_be_visible()
        await do("Xóa")
        await page.get_by_role("dialog").get_by_role("button", name="Xóa").click()
        await expect(mine).to_have_count(0)

        await here.get_by_role("button", name="Việc với cuộc trò chuyện này").click()
        await page.get_by_role("button", name="Chặn bot").click()
        await here.get_by_role("button", name="BỎ CHẶN").click()
        await expect(here.get_by_role("combobox", name="Nhập tin nhắn")).to_be_visible()


async def test_a_phone_shows_one_pane_at_a_time(browser: Browser, room: Room, tmp_path: Path) -> None:
    async with looking(browser, room, 360, 740) as page:
        await expect(page.locator("#columns")).to_be_hidden()
        await photographed(page, tmp_path, "phone-people")
        await persona(page, room.ha_tinh).click()
        await expect(page.locator("#people")).to_be_hidden()
        here = column(page, room.ha_tinh)
        await here.get_by_role("button", name="BẮT ĐẦU", exact=True).click()
        await here.get_by_role("button", name="Nộp điểm").click()
        await expect(here.get_by_role("log")).to_contain_text("Đang nộp điểm")
        await write(here, "w" * 300)
        await expect(here.locator(".row.mine").last).to_contain_text("www")
        assert await page.evaluate("document.documentElement.scrollWidth") <= 360
        await photographed(page, tmp_path, "phone-chat")
        await page.get_by_role("button", name="Công cụ", exact=True).click()
        await expect(page.locator("#calls .call").first).to_be_visible()
        await expect(here).to_be_hidden()
        assert await page.evaluate("document.documentElement.scrollWidth") <= 360
        await page.keyboard.press("Escape")
        await here.get_by_role("button", name="Danh sách nhân vật").click()
        await expect(persona(page, room.nghe_an)).to_be_visible()


async def focused(page: Page) -> str:
    """The words of the control that has the focus, or its label."""
    return str(
        await page.evaluate(
            "(at => at.matches('button, a, input, textarea') ? at.textContent || at.ariaLabel : '')"
            "(document.activeElement)"
        )
    )


async def press_until(page: Page, words: str, key: str = "Tab") -> None:
    for _ in range(40):
        if words in await focused(page):
            return
        await page.keyboard.press(key)
    pytest.fail(f"{words} cannot be reached by {key}")


async def test_everything_by_keyboard(browser: Browser, room: Room) -> None:
    async with looking(browser, room) as page:
        await page.keyboard.press("Tab")
        assert await focused(page) == "Tới ô soạn tin"
        await press_until(page, room.nghe_an.first_name)
        await page.keyboard.press("ArrowDown")
        assert room.ha_tinh.first_name in await focused(page)
        await page.keyboard.press("ArrowUp")
        await page.keyboard.press("Enter")
        here = column(page, room.nghe_an)
        messages = here.get_by_role("log")
        await expect(here.get_by_role("button", name="BẮT ĐẦU", exact=True)).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(messages).to_contain_text("Chào đồng chí")
        box = here.get_by_role("combobox", name="Nhập tin nhắn")
        await expect(box).to_be_focused()
        await page.keyboard.type("xin chào")
        await page.keyboard.press("Enter")
        await expect(messages).to_contain_text("Chào đồng chí <script>: xin chào")
        await page.keyboard.type("/h")
        await expect(page.get_by_role("option", name="/hoi")).to_have_attribute("aria-selected", "true")
        await page.keyboard.press("Enter")
        await expect(messages).to_contain_text("<script>: /hoi")
        await press_until(page, "Nộp điểm", "Shift+Tab")
        await page.keyboard.press("Enter")
        await expect(messages).to_contain_text("Đang nộp điểm")
        await expect(messages.locator(".row", has_text="Đang nộp điểm")).to_be_focused()
        await page.keyboard.press("Enter")
        await expect(page.locator(".popup").get_by_role("button", name="Trả lời")).to_be_focused()
        await page.keyboard.press("Escape")
        await press_until(page, "Công cụ", "Shift+Tab")
        await page.keyboard.press("Enter")
        await expect(page.get_by_role("tab", name="Nhật ký")).to_be_focused()
        await page.keyboard.press("ArrowRight")
        await expect(page.get_by_role("button", name="+1 giờ")).to_be_visible()
        await page.keyboard.press("Escape")
        await expect(page.locator("#tools")).to_be_hidden()
        said = [one.text for one in room.telegram.messages(room.nghe_an.id) if not one.outgoing]
        assert said == ["/start", "xin chào", "/hoi"]
