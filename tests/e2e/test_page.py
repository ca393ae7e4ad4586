"""The real bot in the real page: what somebody sees who has just typed `make run`."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from bot.practice.server import running
from tests.practice.browsing import CHROMIUM, chromium
from tests.room import open_room

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"needs {CHROMIUM}"),
]

SPECIALIST = "Chuyên viên Nghệ An"


@pytest_asyncio.fixture
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as launched:
        yield launched


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (360, 740)])
async def test_a_question_gets_its_cited_answer_on_the_page(
    browser: Browser, tmp_path: Path, width: int, height: int
) -> None:
    async with open_room(tmp_path / "data") as room, running(room.telegram) as address:
        page = await browser.new_page(viewport={"width": width, "height": height})
        await page.goto(address)
        await expect(page.get_by_text("BẢN MÔ PHỎNG").first).to_be_visible()
        await page.locator(".persona", has_text=SPECIALIST).click()
        place = page.get_by_role("region", name=SPECIALIST)
        composer = place.get_by_role("combobox", name="Nhập tin nhắn")
        await composer.fill("co thi dua cua chinh phu tang cho ai")
        await composer.press("Enter")
        await expect(place.get_by_text("Điều 25, 06/2022/QH15").last).to_be_visible()
        await place.get_by_role("button", name="Xem cả điều").last.press("Enter")
        await expect(place.get_by_text("Điều 25.").last).to_be_visible()
        wide = await page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, "nothing sticks out of the screen"
        picture = await page.screenshot(path=tmp_path / "page.png")
        assert picture.startswith(b"\x89PNG")
