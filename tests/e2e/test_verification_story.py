"""The lead unit's reviewers verify on their phones: what each person sees and is told, to the message."""

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook

from tests.e2e.scoring import hands_in, heard, leader, moves_to, scores_everything, specialist
from tests.room import Chatter, Room, open_room

RESULT, DONE = "Kết quả thẩm định", "Đã thẩm định xong bản tự chấm của Nghệ An"


async def scored(room: Room, unit: str) -> None:
    await scores_everything(specialist(room, unit))
    await hands_in(specialist(room, unit))


async def opens(reviewer: Chatter, unit: str) -> None:
    await reviewer.says("/thamdinh")
    await reviewer.taps(unit)


async def accepts_the_rest(reviewer: Chatter) -> None:
    await reviewer.says("/thamdinh")
    await reviewer.taps("Nghệ An")
    if "Xem lần lượt" in reviewer.buttons:
        await reviewer.taps("Xem lần lượt")
    while "còn" in reviewer.last and any(label.startswith("Nhận:") for label in reviewer.buttons):
        await reviewer.taps(next(label for label in reviewer.buttons if label.startswith("Nhận:")))


async def test_a_reviewer_changes_one_criterion_and_the_unit_hears_it_once_with_the_reason(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        reviewer, unit = specialist(room, "Thanh Hóa"), specialist(room, "Nghệ An")
        await reviewer.says("/thamdinh")
        reviewer.sees("Chưa có đơn vị nào nộp")
        await scored(room, "Nghệ An")
        reviewer.has_read("Nghệ An đã nộp bản tự chấm")
        await reviewer.taps("Thẩm định")
        reviewer.sees("Nghệ An: còn 12/12 tiêu chí chưa xem")
        await reviewer.taps("Nghệ An")
        reviewer.sees("Tự chấm 100/100 điểm", "không có minh chứng")
        await reviewer.says("1.1")
        reviewer.sees("Đơn vị tự chấm: 10 điểm")
        await reviewer.taps("Minh chứng (1)")
        await reviewer.taps("Nhận tệp 1")
        assert reviewer.document().startswith(b"%PDF")
        await reviewer.taps("Về tiêu chí")
        await reviewer.says("8")
        reviewer.sees("Điều chỉnh tiêu chí 1.1: 10 điểm → 8 điểm", "gõ lý do")
        await reviewer.says("Kế hoạch ban hành sau thời hạn của Cụm")
        reviewer.sees("Đã ghi 1.1: 8 điểm")
        for person in (unit, leader(room, "Nghệ An")):
            assert heard(person, RESULT) == 0
        await accepts_the_rest(reviewer)
        reviewer.sees("Đã xem hết các tiêu chí, điều chỉnh 1 tiêu chí", "1.1 – 10 điểm → 8 điểm")
        await reviewer.taps("Kết thúc")
        reviewer.sees("tự chấm 100 điểm, thẩm định 98 điểm")
        await reviewer.taps("Đúng, kết thúc")
        reviewer.sees("Đã kết thúc thẩm định Nghệ An")
        for person in (unit, leader(room, "Nghệ An")):
            assert heard(person, RESULT) == 1
            person.has_read("Thẩm định: 98/100 điểm", "1.1: 10 điểm → 8 điểm. Lý do: Kế hoạch ban hành sau thời hạn")
        cells = [cell for row in load_workbook(BytesIO(unit.document())).worksheets[0].values for cell in row]
        assert "Kế hoạch ban hành sau thời hạn của Cụm" in cells
        secretary = room.person("Thường trực Cụm")
        assert heard(secretary, DONE) == 1
        for other in ("Hà Tĩnh", "Huế", "Quảng Trị", "Thanh Hóa"):
            assert heard(specialist(room, other), RESULT) == heard(specialist(room, other), "98/100") == 0
        await unit.says("/nop")
        unit.sees("thẩm định 98 điểm, điều chỉnh 1 tiêu chí")
        unit.has_not("Mở lại để sửa")
        await unit.taps("Kết quả thẩm định")
        unit.sees("1.1: 10 điểm → 8 điểm")


async def test_the_lead_units_own_is_verified_by_the_deputy(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        await scored(room, "Thanh Hóa")
        own, deputy = specialist(room, "Thanh Hóa"), specialist(room, "Hà Tĩnh")
        await own.says("/thamdinh")
        own.has_not("Thanh Hóa")
        await own.forges_here("unit", 1)
        own.sees("Đồng chí không thẩm định bản tự chấm của đơn vị mình")
        await deputy.says("/thamdinh")
        await deputy.taps("Thanh Hóa")
        await deputy.taps("Theo nhóm")
        await deputy.taps("1")
        await deputy.taps(next(label for label in deputy.buttons if label.startswith("Chấp nhận")))
        deputy.sees("Đồng chí chấp nhận điểm tự chấm của")
        await deputy.taps("Đúng, chấp nhận")
        deputy.sees("Đã chấp nhận")
        await deputy.taps("Quay lại")
        deputy.sees("1. ", "đã xem")


async def test_given_back_the_unit_mends_it_and_only_that_is_looked_at_again(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        await scored(room, "Nghệ An")
        reviewer, unit = specialist(room, "Thanh Hóa"), specialist(room, "Nghệ An")
        await opens(reviewer, "Nghệ An")
        await reviewer.taps("Theo nhóm")
        await reviewer.taps("1")
        await reviewer.taps(next(label for label in reviewer.buttons if label.startswith("Chấp nhận")))
        await reviewer.taps("Đúng, chấp nhận")
        await opens(reviewer, "Nghệ An")
        pending = next(line for line in reviewer.last.splitlines() if "tiêu chí chưa xem" in line)
        await reviewer.taps("Trả lại đơn vị")
        await reviewer.says("…")
        reviewer.sees("Xin đồng chí ghi rõ lý do bằng chữ")
        await reviewer.says("Mục 1.3 thiếu số liệu quý IV")
        reviewer.sees("Đã trả lại bản tự chấm cho Nghệ An")
        unit.has_read("Mục 1.3 thiếu số liệu quý IV")
        await reviewer.says("/thamdinh")
        reviewer.has_not("Nghệ An")
        await unit.says("/nop")
        await unit.taps("Xem lại")
        await unit.says("1.3")
        await unit.says("7,5")
        await hands_in(unit)
        await opens(reviewer, "Nghệ An")
        assert pending not in reviewer.last
        reviewer.sees("1.3 – 7,5 điểm")
        await reviewer.says("1.3")
        reviewer.sees("nhưng đơn vị đã sửa tiêu chí này sau đó")


async def test_standings_are_seen_by_those_who_may_and_explained(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        await scored(room, "Nghệ An")
        secretary, lead = room.person("Thường trực Cụm"), leader(room, "Thanh Hóa")
        for person in (secretary, lead):
            await person.says("/xephang")
            person.sees("Xếp hạng tạm tính", "chưa công bố", "1. Nghệ An – 100/100 điểm", "– Huế: chưa nộp")
        await secretary.taps("Tính thế nào")
        await secretary.taps("Nghệ An")
        secretary.sees("Cách tính điểm của Nghệ An", "Cộng các nhóm: 100 điểm", "1.1: 10 điểm (chưa thẩm định)")
        await secretary.says("/xephang")
        await secretary.taps("Không xét suy tôn")
        await secretary.taps("Nghệ An")
        await secretary.says("Đang thanh tra theo kế hoạch")
        secretary.sees("không được xét suy tôn", "1. Nghệ An – 100/100 điểm (đang thẩm định) *")
        await secretary.taps("Cách xếp đồng điểm")
        await secretary.taps("1, 2, 2, 3")
        secretary.sees("Đã lưu cách xếp")
        for name in ("Chuyên viên Nghệ An", "Lãnh đạo Hà Tĩnh", "Quan sát viên"):
            person = room.person(name)
            await person.says("/xephang")
            person.sees("chưa được công bố")
            for action in ("refresh", "page", "unit", "exclude", "include", "tie"):
                await person.forges_here(action, 2)
            for step in ("explain", "exclude", "ties", "why", "unit"):
                await person.forges_here("go", step)
                assert "1. Nghệ An – 100" not in person.last
            person.sees_nowhere("1. Nghệ An – 100", "Đang thanh tra")
        await moves_to(room, "2026-12-28 08:00")
