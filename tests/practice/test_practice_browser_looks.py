"""The page in a real browser, as it looks: typed markup stays text, letters are there, dark is dark, much is quick."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

from tests.practice.browsing import (
    IN_CHROMIUM,
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

TYPED = [
    "<script>document.title = 'hỏng'</script><img src=x onerror=alert(1)><b>đậm</b> &lt;b&gt; &amp;",
    "\u202eđảo ngược\u202c và \u200fدعم\u200e, hết",
    "🙂" * 2048,
    "không_có_chỗ_ngắt" * 200,
]
LETTERS = "ẰẲẴẮẶẦẨẪẤẬỀỂỄẾỆỒỔỖỐỘỜỞỠỚỢỪỬỮỨỰỲỶỸÝỴĐđ"
EMOJI = "🙂📎✅⚠️⏳🏅📊"
# A letter that the font lacks is drawn like a code point that no font can have.
MISSING = """([letters, font]) => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 48;
    const pen = canvas.getContext('2d', { willReadFrequently: true });
    pen.font = `32px ${font}`;
    const drawn = (text) => {
        pen.clearRect(0, 0, 48, 48);
        pen.fillText(text, 4, 36);
        return pen.getImageData(0, 0, 48, 48).data.join();
    };
    const blank = drawn(' ');
    const box = drawn('\\u{10FFFD}');
    return [...new Intl.Segmenter().segment(letters)].map((one) => one.segment)
        .filter((one) => [blank, box].includes(drawn(one)));
}"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as started:
        yield started


@pytest_asyncio.fixture(loop_scope="module")
async def room() -> AsyncIterator[Room]:
    async with practising() as ready:
        ready.telegram.start(ready.nghe_an.id)
        yield ready


async def test_what_is_typed_is_shown_as_it_was_typed(browser: Browser, room: Room) -> None:
    room.telegram.add_group(title=TYPED[0], members=[room.nghe_an.id])
    async with looking(browser, room) as page:
        title = await page.title()
        await persona(page, room.nghe_an).click()
        await page.locator(".chat-line", has_text="hỏng").click()
        here = column(page, room.nghe_an)
        await expect(here.get_by_role("heading", name=TYPED[0])).to_be_visible()
        for at, words in enumerate(TYPED):
            await write(here, words)
            shown = here.locator(".row.mine .words").nth(at)
            await expect(shown).to_be_visible()
            assert await shown.evaluate("one => one.textContent") == words
            assert await shown.evaluate("one => one.querySelectorAll('script, img, b').length") == 0
        assert await page.title() == title
        assert await page.evaluate("document.documentElement.scrollWidth") <= 1280
        assert await here.get_by_role("log").evaluate("one => one.scrollWidth <= one.clientWidth")


async def test_vietnamese_and_emoji_have_their_letters(browser: Browser, room: Room) -> None:
    async with looking(browser, room) as page:
        font = await page.evaluate("getComputedStyle(document.body).fontFamily")
        assert await page.evaluate(MISSING, ["\U0010fffc", font]) == ["\U0010fffc"]
        assert await page.evaluate(MISSING, [LETTERS + LETTERS.lower(), font]) == []
        lacking = await page.evaluate(MISSING, [EMOJI, font])
        if len(lacking) == len(EMOJI.replace("\ufe0f", "")):
            pytest.skip("this machine has no emoji font")
        assert lacking == []


async def test_dark_by_the_system_and_light_by_choice(browser: Browser, room: Room, tmp_path: Path) -> None:
    brightness = """() => {
        const [red, green, blue] = getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).map(Number);
        return (red + green + blue) / 3;
    }"""
    async with looking(browser, room, dark=True) as page:
        await persona(page, room.nghe_an).click()
        await expect(column(page, room.nghe_an).get_by_role("log")).to_contain_text("Chào đồng chí")
        assert await page.evaluate(brightness) < 60
        await photographed(page, tmp_path, "dark")
        toggle = page.get_by_role("button", name="Giao diện tối")
        await expect(toggle).to_have_attribute("aria-pressed", "true")
        await toggle.click()
        assert await page.evaluate(brightness) > 200
        await page.reload()
        await expect(toggle).to_have_attribute("aria-pressed", "false")
        assert await page.evaluate(brightness) > 200


async def test_older_messages_come_on_the_way_up(browser: Browser, room: Room) -> None:
    for at in range(200):
        room.telegram.say(room.nghe_an.id, f"tin số {at}.")
    async with looking(browser, room) as page:
        await persona(page, room.nghe_an).click()
        messages = column(page, room.nghe_an).get_by_role("log")
        await expect(messages).to_contain_text("<script>: tin số 199.")
        assert "tin số 1." not in (await messages.inner_text())
        before = await messages.locator("article").count()
        await messages.evaluate("one => { one.scrollTop = 0; }")
        await expect(messages.locator("article").nth(before)).to_be_attached()
        assert await messages.evaluate("one => one.scrollTop") > 0
        for _ in range(10):
            await messages.evaluate("one => { one.scrollTop = 0; }")
            if await messages.get_by_text("/start", exact=True).count():
                break
            await page.wait_for_function("box => box.scrollTop > 0", arg=await messages.element_handle())
        await expect(messages).to_contain_text("tin số 1.")
        await page.get_by_role("button", name="Xuống tin mới nhất").click()
        await expect(messages.get_by_text("tin số 199.").last).to_be_in_viewport()
