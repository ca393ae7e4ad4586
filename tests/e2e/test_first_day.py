from pathlib import Path

from tests.room import open_room


async def test_a_specialist_asks_about_the_rules(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        specialist = room.person("Chuyên viên Nghệ An")
        specialist.sees("Chuyên viên – Nghệ An", "Cụm trưởng là Thanh Hóa")
        await specialist.says("tieu chuan co thi dua cua chinh phu")
        specialist.sees("Điều 25", "06/2022/QH15", "Hiệu lực từ 01/01/2024")
        await specialist.taps("Xem cả điều")
        specialist.sees("Điều 25.")
        await specialist.taps("Quay lại")
        specialist.sees("Điều 25, 06/2022/QH15")
        await specialist.taps("Trang chính")
        specialist.sees("Trợ lý thi đua")
