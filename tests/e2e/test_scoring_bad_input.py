"""What people send by mistake while scoring, or may not do: a clear sentence, and nothing is lost."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot.people.owner import new_owner_code
from tests.conftest import NOW
from tests.e2e.scoring import hands_in, moves_to, scores_everything, sets_deadline, specialist
from tests.room import Chatter, open_room

MACHINE = b"MZ\x90\x00" + bytes(200)


async def begins(person: Chatter) -> None:
    await person.says("/nop")
    await person.taps("Bắt đầu chấm")


async def test_wrong_points_are_refused_with_the_reason_and_what_was_saved_stays(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = specialist(room, "Nghệ An")
        await begins(person)
        await person.says("9,5")
        for typed, told in (
            ("10,5", "tối đa 10 điểm"),
            ("9,3", "chấm theo bước 0,5"),
            ("-1", "không được âm"),
            ("nhiều lắm", "chưa đọc được điểm"),
            ("30/02", "chưa đọc được điểm"),
        ):
            await person.says(typed)
            person.sees(told, "Đang ghi: 9,5 điểm")
        await person.says("1.000")
        person.sees("có thể hiểu nhiều cách")
        person.has("1", "1.000")
        await person.taps("1.000")
        person.sees("tối đa 10 điểm")


async def test_an_old_button_redraws_and_writes_nothing(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = specialist(room, "Nghệ An")
        await begins(person)
        old = person.answers[-1]
        stale = next(
            each["callback_data"]
            for row in (old.markup or {})["inline_keyboard"]
            for each in row
            if "tối đa" in each["text"]
        )
        await person.says("/tiendo")
        await person.taps_on(person.answers[-1], stale, forged=True)
        assert "đã cũ" in person.toast
        await person.says("/nop")
        person.sees("đã chấm 0/12 tiêu chí")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("ke hoach.pdf", MACHINE, "chương trình"),
        ("ke hoach.exe", MACHINE, "Trợ lý"),
        ("ke hoach.pdf", b"day khong phai PDF", "không đúng với đuôi"),
    ],
)
async def test_a_file_that_is_not_what_it_says_is_not_kept(
    name: str, content: bytes, told: str, tmp_path: Path
) -> None:
    async with open_room(tmp_path) as room:
        person = specialist(room, "Nghệ An")
        await begins(person)
        await person.uploads(name, content)
        person.sees(told)
        person.has("Minh chứng (0)")
        assert not room.service.desk.files.folder.exists()


async def test_a_file_too_large_is_refused_before_it_is_fetched(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = specialist(room, "Nghệ An")
        await begins(person)
        await person.uploads("ke hoach.pdf", b"%PDF-1.4\n" + bytes(21 * 1024 * 1024))
        person.sees("lớn hơn 20 MB")
        person.has("Minh chứng (0)")


def book(change: str = "") -> bytes:
    made = Workbook()
    sheet = made.active
    assert sheet is not None
    sheet.append(["Tên bảng", "Bảng tiêu chí thử"])
    sheet.append([])
    sheet.append(["Mã", "Tên tiêu chí", "Loại", "Điểm tối đa", "Bước điểm", "Bắt buộc minh chứng"])
    sheet.append(["1", "Phong trào", "nhóm", None, None, None])
    sheet.append(["1.1", "Phát động", "chấm điểm", "=1+1" if change == "formula" else 10, 0.5, "có"])
    sheet.append(["1.3" if change == "gap" else "1.2", "Tổng kết", "đạt/không đạt", 5, None, "không"])
    if change == "merged":
        sheet.merge_cells("B5:B6")
    content = BytesIO()
    made.save(content)
    return content.getvalue()


async def test_a_sheet_is_locked_once_it_is_applied(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        secretary = room.person("Thường trực Cụm")
        await secretary.says("/bangtieuchi")
        await secretary.uploads("bang.xlsx", book())
        secretary.sees("đã ban hành nên được khóa")


async def test_a_workbook_is_taken_whole_or_not_at_all(tmp_path: Path) -> None:
    """In a cluster that has just been set up: every fault by its cell, then the sheet, then it is issued."""
    async with open_room(tmp_path, cluster=False) as room:
        owner = room.person("Quản trị viên")
        code = await room.store.transact(new_owner_code, now=NOW)
        await owner.starts(f"o-{code}")
        for label in ("Thiết lập cụm", "Tiếp tục", "2026", "Thanh Hóa", "Hà Tĩnh", "Mở năm thi đua"):
            await owner.taps(label)
        await owner.says("/bangtieuchi")
        await owner.taps("Tải mẫu Excel")
        assert owner.document()[:2] == b"PK"
        for name, content, told in (
            ("bang.xlsx", book("formula"), "Ô D5"),
            ("bang.xlsx", book("gap"), "phải là 1.2"),
            ("bang.xlsx", book("merged"), "bị gộp"),
            ("bang.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "Trợ lý"),
            ("bang.xlsx", b"khong phai Excel", "không phải tệp Excel"),
        ):
            await owner.uploads(name, content)
            owner.has_read(told)
            owner.has_not("Xem bản nháp", "Ban hành")
            await owner.says("/bangtieuchi")
        await owner.uploads("bang.xlsx", book())
        owner.sees("không có lỗi", "2 tiêu chí, tối đa 15 điểm")
        for label in ("Ban hành", "Lãnh đạo duyệt", "Đúng, ban hành"):
            await owner.taps(label)
        owner.sees("Đã ban hành", "phải được lãnh đạo đơn vị duyệt")


async def test_only_the_secretariat_keeps_deadlines_and_sheets(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        await sets_deadline(room.person("Thường trực Cụm"))
        for name in ("Chuyên viên Nghệ An", "Lãnh đạo Nghệ An", "Quan sát viên", "Người lạ"):
            person = room.person(name)
            await person.says("/hanchot")
            person.has_not("Quản lý hạn")
            for action, arg in (
                ("open", "deadlines"),
                ("one", "1"),
                ("set", ""),
                ("cancel-now", ""),
                ("apply-now", ""),
            ):
                await person.forges_here(action, arg)
            person.sees_nowhere("Đã hủy hạn", "Đổi thời hạn", "Ai đã được nhắc")


async def test_nobody_sees_another_units_points(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        await scores_everything(specialist(room, "Nghệ An"))
        await hands_in(specialist(room, "Nghệ An"))
        specialist(room, "Nghệ An").has_read("Tổng điểm tự chấm: 100/100")
        for name in ("Chuyên viên Huế", "Lãnh đạo Huế", "Thường trực Cụm", "Quan sát viên", "Người lạ"):
            person = room.person(name)
            for text in ("/tiendo", "/nop", "điểm của Nghệ An"):
                await person.says(text)
            for action, arg in (("open", "scoring"), ("criterion", "2"), ("copy", ""), ("item", "1"), ("fetch", "")):
                await person.forges_here(action, arg)
            person.sees_nowhere("100/100", "minh chung", "12/12")


async def test_a_date_that_is_none_is_refused_and_the_form_goes_on(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        secretary = room.person("Thường trực Cụm")
        await secretary.says("/hanchot")
        for label in ("Quản lý hạn", "Đặt hạn mới", "Nộp bản tự chấm", "Dùng tên thường lệ"):
            await secretary.taps(label)
        for typed, told in (
            ("30/02", "Không có ngày này"),
            ("25/11/2020", "đã qua"),
            ("25h 26/12", "Không có giờ này"),
        ):
            await secretary.says(typed)
            secretary.sees(told, "bước 3/6")
        await secretary.says("26/12")
        secretary.sees("thứ Bảy, 17:00 ngày 26/12/2026", "cuối tuần")


async def test_a_reminder_of_somebody_else_answers_nobody(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        await sets_deadline(room.person("Thường trực Cụm"))
        await moves_to(room, "2026-12-22 08:00")
        mine, other = specialist(room, "Huế"), specialist(room, "Nghệ An")
        notice = mine.message_with("Đã nhận")
        data = [each["callback_data"] for row in (notice.markup or {})["inline_keyboard"] for each in row]
        for each in data:
            if "received" in each or "again" in each:
                await other.forges(each)
        other.sees_nowhere("Đồng chí đã xác nhận")
        await mine.taps("Đã nhận")
        mine.has_read("Đồng chí đã xác nhận")
