"""The page in a real browser, as several people use it: columns, groups, files, inline queries, clock, faults."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio
from playwright.async_api import Browser, Locator, Page, expect

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

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63d8f0e0010003c601ed62bf8e0e0000000049454e44ae426082"
)
DROP = """(place, [name, words]) => {
    const carried = new DataTransfer();
    carried.items.add(new File([words], name));
    for (const type of ['dragover', 'drop']) {
        place.dispatchEvent(new DragEvent(type, { dataTransfer: carried, bubbles: true, cancelable: true }));
    }
}"""


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def browser() -> AsyncIterator[Browser]:
    async with chromium() as started:
        yield started


@pytest_asyncio.fixture(loop_scope="module")
async def room() -> AsyncIterator[Room]:
    async with practising() as ready:
        ready.telegram.start(ready.nghe_an.id)
        ready.telegram.start(ready.ha_tinh.id)
        yield ready


async def new_group(page: Page, room: Room, kind: str = "Nhóm thường") -> Locator:
    """The first specialist makes a group with the second; gives the column."""
    await persona(page, room.nghe_an).click()
    await page.get_by_role("button", name="Lập nhóm mới").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Tên nhóm").fill("Họp Cụm")
    await dialog.get_by_label("Loại nhóm").select_option(label=kind)
    await dialog.get_by_role("checkbox", name=room.ha_tinh.first_name).check()
    await dialog.get_by_role("button", name="Lập nhóm").click()
    here = column(page, room.nghe_an)
    await expect(here.get_by_role("heading", name="Họp Cụm")).to_be_visible()
    return here


async def test_two_people_side_by_side_in_one_group(browser: Browser, room: Room, tmp_path: Path) -> None:
    async with looking(browser, room, 1440, 860) as page:
        one = await new_group(page, room)
        await persona(page, room.ha_tinh).click(modifiers=["Control"])
        other = column(page, room.ha_tinh)
        await page.locator(".chat-line", has_text="Họp Cụm").click()
        await write(one, "Mời các đồng chí họp")
        await expect(other.get_by_role("log")).to_contain_text("Mời các đồng chí họp")
        await write(other, "/hoi")
        await expect(one.get_by_role("log")).to_contain_text("<script>: /hoi")
        await expect(other.get_by_role("log")).to_contain_text("<script>: /hoi")
        await photographed(page, tmp_path, "columns")

        await one.get_by_role("button", name="Việc với cuộc trò chuyện này").click()
        await page.get_by_role("button", name="Thành viên của nhóm").click()
        dialog = page.get_by_role("dialog")
        await dialog.get_by_role("button", name=f"Việc với {room.ha_tinh.first_name}").click()
        await page.get_by_role("button", name="Đặt làm quản trị").click()
        line = dialog.locator(".choice", has_text=room.ha_tinh.first_name)
        await expect(line).to_contain_text("quản trị")
        await dialog.get_by_role("button", name="Việc với Trợ lý thi đua").click()
        await page.get_by_role("button", name="Đưa ra khỏi nhóm").click()
        await expect(dialog.locator(".choice", has_text="Trợ lý thi đua")).to_have_count(0)
        await page.keyboard.press("Escape")
        await expect(other.get_by_role("log")).to_contain_text("ra khỏi nhóm")

        await page.reload()
        await expect(one.get_by_role("heading", name="Họp Cụm")).to_be_visible()
        await other.get_by_role("button", name="Đóng cột").click()
        await expect(other).to_have_count(0)


async def test_a_group_with_topics_and_one_that_is_upgraded(browser: Browser, room: Room) -> None:
    async with looking(browser, room) as page:
        here = await new_group(page, room, "Siêu nhóm có chủ đề")
        await here.get_by_role("button", name="Chủ đề mới").click()
        await page.get_by_label("Tên chủ đề").fill("Nộp điểm")
        await page.get_by_role("button", name="Mở chủ đề").click()
        await write(here, "chỉ trong chủ đề")
        await expect(here.get_by_role("log")).to_contain_text("chỉ trong chủ đề")
        await here.get_by_role("button", name="Chung").click()
        await expect(here.get_by_role("log")).not_to_contain_text("chỉ trong chủ đề")

        here = await new_group(page, room)
        await here.get_by_role("button", name="Việc với cuộc trò chuyện này").click()
        await page.get_by_role("button", name="Nâng cấp thành siêu nhóm").click()
        await page.get_by_role("dialog").get_by_role("button", name="Nâng cấp").click()
        await expect(here.get_by_role("log")).to_contain_text("Siêu nhóm được nâng cấp từ nhóm cũ")


async def test_files_go_up_and_come_down_unchanged(browser: Browser, room: Room, tmp_path: Path) -> None:
    words = "cột;điểm\nTổ chức;9,5\n".encode()
    async with looking(browser, room) as page:
        await persona(page, room.nghe_an).click()
        here = column(page, room.nghe_an)
        messages = here.get_by_role("log")
        await here.locator("[data-pick=file]").set_input_files(
            {"name": "bảng điểm.csv", "mimeType": "text/csv", "buffer": words}
        )
        await expect(here.locator(".tray-item")).to_contain_text(f"{len(words)} B")
        await write(here, "điểm quý một")
        await expect(messages).to_contain_text("điểm quý một")
        await expect(messages).to_contain_text(f"Nhận tệp bảng điểm.csv, {len(words)} byte")
        async with page.expect_download() as download:
            await messages.get_by_role("link", name="Bản sao bảng điểm.csv").click()
        assert (await download.value).suggested_filename == "Bản sao bảng điểm.csv"
        await (await download.value).save_as(tmp_path / "back.csv")
        assert (tmp_path / "back.csv").read_bytes() == words

        await here.evaluate(DROP, ["thả.txt", "nội dung"])
        await expect(here.locator(".tray-item")).to_contain_text("thả.txt")
        await here.get_by_role("button", name="Bỏ thả.txt").click()
        await expect(here.locator(".tray-item")).to_have_count(0)

        pictures = [{"name": f"{at}.png", "mimeType": "image/png", "buffer": PIXEL} for at in range(3)]
        await here.locator("[data-pick=photo]").set_input_files(pictures)  # type: ignore[arg-type]
        await here.get_by_role("button", name="Gửi", exact=True).click()
        await expect(messages.locator(".album .photo")).to_have_count(3)
        await here.locator("[data-pick=file]").set_input_files({"name": "rỗng", "mimeType": "", "buffer": b""})
        await expect(here.locator(".tray-item")).to_contain_text("Tệp rỗng")


async def test_an_inline_query_is_answered_and_sent(browser: Browser, room: Room, tmp_path: Path) -> None:
    async with looking(browser, room) as page:
        here = await new_group(page, room)
        box = here.get_by_role("combobox", name="Nhập tin nhắn")
        await box.press_sequentially("@tro")
        await box.press("Tab")
        await expect(box).to_have_value("@tro_ly_thi_dua_bot ")
        await expect(here.get_by_role("option")).to_have_count(2)
        await box.press_sequentially("hà")
        await expect(here.get_by_role("option")).to_have_count(1)
        await photographed(page, tmp_path, "inline")
        await box.press("Enter")
        sent = here.locator(".row.mine", has_text="Hà Tĩnh: 3/5 nhóm tiêu chí")
        await expect(sent).to_contain_text("qua @tro_ly_thi_dua_bot")
        await expect(box).to_have_value("")
        await box.fill("@tro_ly_thi_dua_bot xyz")
        await expect(here.get_by_text("Không có kết quả nào.")).to_be_visible()


async def test_moving_the_clock_brings_what_is_due(browser: Browser, room: Room) -> None:
    async with looking(browser, room) as page:
        await persona(page, room.nghe_an).click()
        await page.get_by_role("button", name="Giờ của phòng").click()
        await page.get_by_role("textbox", name="Hạn nộp").fill("2031-12-25")
        await page.get_by_role("button", name="Tua đến 3 ngày trước hạn").click()
        messages = column(page, room.nghe_an).get_by_role("log")
        await expect(messages).to_contain_text("Nhắc việc ngày 22/12/2031")
        await expect(messages).to_contain_text("Thứ Hai, 22/12/2031")
        await expect(messages.locator(".row").last).to_contain_text("08:00")
        await page.get_by_label("Tới ngày, giờ").fill("2031-12-24T17:00")
        await page.get_by_role("button", name="Tua tới").click()
        await expect(messages).to_contain_text("Nhắc việc ngày 24/12/2031")
        await page.get_by_role("button", name="Về giờ thật").click()
        await expect(page.locator("#clock-offset")).to_have_text("Đúng giờ thật.")


async def test_faults_and_the_log_of_calls(browser: Browser, room: Room) -> None:
    async with looking(browser, room, 1440, 860) as page:
        await persona(page, room.nghe_an).click()
        here = column(page, room.nghe_an)
        await page.get_by_role("button", name="Công cụ", exact=True).click()
        await page.get_by_role("tab", name="Sự cố").click()
        await page.get_by_role("radio", name="Telegram trục trặc").check()
        await page.get_by_role("combobox", name="Lệnh").select_option("answerInlineQuery")
        await page.get_by_role("button", name="Gây sự cố").click()
        await expect(page.locator("#faults")).to_contain_text("còn 1 lần")
        await page.get_by_role("button", name="Xóa hết sự cố").click()
        await expect(page.locator("#faults")).to_contain_text("Không có sự cố nào.")
        await page.get_by_role("radio", name="Trợ lý tắt máy").check()
        await page.get_by_role("button", name="Gây sự cố").click()
        await expect(page.locator("#bot-state")).to_contain_text("Trợ lý đang tắt đến")
        await page.get_by_role("button", name="Xóa hết sự cố").click()
        await expect(page.locator("#bot-state")).to_have_text("")
        await page.get_by_role("checkbox", name=room.ha_tinh.first_name).check()
        await persona(page, room.ha_tinh).click()
        await expect(column(page, room.ha_tinh).get_by_role("button", name="BỎ CHẶN")).to_be_visible()

        await page.get_by_role("tab", name="Nhật ký").click()
        await page.get_by_role("button", name="Tạm dừng").click()
        room.telegram.call("sendMessage", {"chat_id": room.nghe_an.id, "text": "một"})
        await expect(page.get_by_role("button", name="Tiếp tục (1)")).to_be_visible()
        await page.get_by_role("button", name="Tiếp tục (1)").click()
        call = page.locator(".call", has_text="sendMessage").first
        await call.locator("summary").click()
        await expect(call).to_contain_text('"text": "một"')
        room.telegram.call("sendMessage", {"chat_id": room.ha_tinh.id, "text": "hai"})
        await page.get_by_role("checkbox", name="Chỉ lệnh không thành").check()
        await expect(page.locator(".call")).to_have_count(1)
        await page.get_by_label("Lọc nhật ký").fill("khong co")
        await expect(page.get_by_text("Không có lệnh nào khớp.")).to_be_visible()
        await expect(here).to_have_count(0)
