"""What people do again and again in the stories about scoring and deadlines."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from tests.room import Chatter, Room

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
UNITS = ("Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Quảng Trị", "Huế")
PDF = b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"


def jump(room: Room, when: str) -> None:
    """Sets the clock on the wall, such as `2026-12-24 08:00`."""
    target = datetime.fromisoformat(when).replace(tzinfo=ZONE)
    room.service.clock.offset = target.astimezone(UTC) - datetime.now(UTC)


async def moves_to(room: Room, when: str) -> None:
    """The clock jumps, and the metronome beats."""
    jump(room, when)
    await room.tick()


def specialist(room: Room, unit: str) -> Chatter:
    return room.person(f"Chuyên viên {unit}")


def leader(room: Room, unit: str) -> Chatter:
    return room.person(f"Lãnh đạo {unit}")


async def sets_deadline(secretary: Chatter, due: str = "17h 25/12", after: str = "Không nhận nữa") -> None:
    """The secretariat sets the deadline for scoring, step by step."""
    await secretary.says("/hanchot")
    for label in ("Quản lý hạn", "Đặt hạn mới", "Nộp bản tự chấm", "Dùng tên thường lệ"):
        await secretary.taps(label)
    await secretary.says(due)
    for label in ("2 giờ", after, "Tất cả đơn vị", "Đặt hạn này"):
        await secretary.taps(label)
    secretary.sees("Đã đặt hạn")


async def scores_everything(person: Chatter) -> None:
    """Answers every criterion that is open: the maximum, with a file where evidence is asked for."""
    await person.says("/nop")
    await person.taps("Bắt đầu chấm" if "Bắt đầu chấm" in person.buttons else "Tiếp tục")
    while "Bước" in person.last:
        needs_file = "bắt buộc có minh chứng" in person.last
        if needs_file:
            await person.uploads(f"minh chung {len(person.messages)}.pdf", PDF + str(len(person.messages)).encode())
            await person.taps("Về tiêu chí")
        if "Đạt" in person.buttons:
            await person.taps("Đạt")
        else:
            await person.taps(next(label for label in person.buttons if "(tối đa)" in label))


async def hands_in(person: Chatter) -> None:
    """From the review to the receipt."""
    await person.taps("Nộp bản tự chấm")
    await person.taps("Đúng, nộp")


def heard(person: Chatter, words: str) -> int:
    """How many messages of the bot to somebody say this."""
    return sum(words in message.text for message in person.answers)
