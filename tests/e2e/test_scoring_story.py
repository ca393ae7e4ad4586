"""A season's scoring from the deadline to the last receipt: five units, and what each of their people is told."""

from pathlib import Path

from tests.e2e.scoring import (
    UNITS,
    hands_in,
    heard,
    leader,
    moves_to,
    scores_everything,
    sets_deadline,
    specialist,
)
from tests.room import Room, open_room

RECEIPT, REMINDER = "Biên nhận bản tự chấm", "Nộp ngay"
NEW, LONGER, REOPENED = "Hạn mới:", "Được gia hạn:", "đã được mở lại"


def reminded(room: Room, unit: str) -> tuple[int, int]:
    """How often the unit's specialist and leader were reminded."""
    found = [sum(REMINDER in each.buttons for each in who(room, unit).answers) for who in (specialist, leader)]
    return found[0], found[1]


async def test_five_units_score_one_is_extended_one_reopened_one_too_late(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        secretary = room.person("Thường trực Cụm")
        await sets_deadline(secretary)
        for unit in UNITS:
            assert heard(specialist(room, unit), NEW) == heard(leader(room, unit), NEW) == 1
        assert heard(secretary, NEW) == heard(room.person("Quan sát viên"), NEW) == 0

        await scores_everything(specialist(room, "Thanh Hóa"))
        await hands_in(specialist(room, "Thanh Hóa"))
        assert heard(specialist(room, "Thanh Hóa"), RECEIPT) == heard(leader(room, "Thanh Hóa"), RECEIPT) == 1
        assert heard(secretary, "Thanh Hóa đã nộp bản tự chấm") == 1
        secretary.sees_nowhere(RECEIPT)

        await two_officers_of_one_unit(room)
        await one_is_reopened(room)

        await moves_to(room, "2026-12-24 08:00")
        assert reminded(room, "Thanh Hóa") == reminded(room, "Nghệ An") == reminded(room, "Hà Tĩnh") == (0, 0)
        assert reminded(room, "Huế") == reminded(room, "Quảng Trị") == (1, 1)
        specialist(room, "Huế").has_read("Ngày mai là hạn cuối")
        leader(room, "Huế").has_read("Kính báo đồng chí lãnh đạo: Huế")

        await the_secretariat_extends(room, "Huế", "17h 31/12")
        assert heard(specialist(room, "Huế"), LONGER) == heard(leader(room, "Huế"), LONGER) == 1
        assert heard(specialist(room, "Quảng Trị"), LONGER) == 0

        await too_late(room)
        await moves_to(room, "2026-12-28 08:00")
        assert heard(secretary, "Các đơn vị đang quá hạn") == 1
        secretary.has_read("Quảng Trị – quá 3 ngày")
        assert not any("Huế – quá" in message.text for message in secretary.answers)
        assert reminded(room, "Huế") == (2, 1), "three days before its own, later deadline"

        await scores_everything(specialist(room, "Huế"))
        await hands_in(specialist(room, "Huế"))
        assert heard(specialist(room, "Huế"), RECEIPT) == 1
        specialist(room, "Huế").sees_nowhere("nộp muộn")
        await secretary.says("/tiendo")
        secretary.sees("Đã nộp 4/5 đơn vị", "– Quảng Trị: chưa bắt đầu")
        await moves_to(room, "2026-12-30 08:00")
        assert reminded(room, "Huế") == (2, 1), "nobody who is done is reminded"
        assert heard(specialist(room, "Nghệ An"), RECEIPT) == 1
        assert heard(specialist(room, "Hà Tĩnh"), RECEIPT) == 2


async def two_officers_of_one_unit(room: Room) -> None:
    """The specialist and the leader of Nghệ An score side by side; neither overwrites the other in silence."""
    officer, chief = specialist(room, "Nghệ An"), leader(room, "Nghệ An")
    await officer.says("/nop")
    await officer.taps("Bắt đầu chấm")
    await chief.says("/nop")
    await chief.taps("Tiếp tục")
    await chief.says("8")
    await officer.says("9")
    officer.sees("Lãnh đạo Nghệ An vừa ghi 1.1: 8 điểm", "ghi 9 điểm thay")
    await officer.taps("Ghi 9 điểm")
    officer.sees("Đã lưu 1.1: 9 điểm")
    await officer.taps("Lịch sử")
    officer.sees("chưa chấm → 8 điểm", "8 điểm → 9 điểm", "Lãnh đạo Nghệ An")
    await chief.says("/nop")
    chief.sees("Chuyên viên Nghệ An cũng đang chấm")
    await scores_everything(officer)
    if "thiếu minh chứng" in officer.last:
        await officer.taps("1.1")
        await officer.uploads("ke hoach.pdf", b"%PDF-1.4\n%%EOF\n")
        await officer.taps("Về tiêu chí")
        await officer.taps("Danh sách")
        await officer.taps("Kiểm tra và nộp")
    await hands_in(officer)
    officer.has_read("Tổng điểm tự chấm: 99/100")


async def one_is_reopened(room: Room) -> None:
    """Hà Tĩnh hands in, finds a mistake, opens it again and hands in once more."""
    officer = specialist(room, "Hà Tĩnh")
    await scores_everything(officer)
    await hands_in(officer)
    await officer.says("/nop")
    await officer.taps("Mở lại để sửa")
    await officer.says("Ghi nhầm tiêu chí 1.3")
    officer.sees("Đã mở lại bản tự chấm")
    assert heard(leader(room, "Hà Tĩnh"), REOPENED) == 1
    await officer.taps("Xem lại")
    await officer.says("1.3")
    await officer.says("7,5")
    await hands_in(officer)
    officer.has_read("Tổng điểm tự chấm: 97,5/100")


async def the_secretariat_extends(room: Room, unit: str, until: str) -> None:
    secretary = room.person("Thường trực Cụm")
    await secretary.says("/hanchot")
    for label in ("Quản lý hạn", "Nộp bản tự chấm năm…", "Gia hạn", unit):
        await secretary.taps(label)
    await secretary.says(until)
    await secretary.says("Đơn vị khắc phục hậu quả bão lũ")
    await secretary.taps("Đúng, gia hạn")
    secretary.sees("Đã gia hạn")


async def too_late(room: Room) -> None:
    """Within the grace it is still taken; after it nothing is, and nothing that was saved is lost."""
    officer = specialist(room, "Quảng Trị")
    await moves_to(room, "2026-12-25 18:30")
    await officer.says("/nop")
    officer.sees("Trợ lý vẫn đang nhận")
    await moves_to(room, "2026-12-25 19:01")
    await officer.says("/nop")
    officer.sees("Đã hết hạn nộp")
    officer.has_not("Bắt đầu chấm")
    await officer.forges_here("begin")
    officer.sees("Đã hết hạn nộp")
