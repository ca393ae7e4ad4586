"""A whole season in one empty room: set up, sheet, deadline, scores, verification, standings, the announced result.

Nothing is there at the start but a code on the server's screen; everything is done by people in their chats, and at the
end each person's chat is counted.
"""

import re
from pathlib import Path

from sqlalchemy import select

from storage import audit
from storage.tables import Announcement, Outbox, Outcome
from tests.e2e.results import approves, caption, drafts, files, pictures, sends
from tests.e2e.scoring import hands_in, heard, leader, moves_to, scores_everything, sets_deadline, specialist
from tests.e2e.test_enrolment import invites
from tests.e2e.test_first_start import owned_room, to_the_last_step
from tests.e2e.test_scoring_bad_input import book
from tests.room import Chatter, Room
from tests.room import words as w

UNITS = ("Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Quảng Trị", "Huế")
LEAD, DEPUTY, HANDED_IN = "Nghệ An", "Hà Tĩnh", ("Thanh Hóa", "Nghệ An")
FIRST, SECOND, OBSERVER = "Thường trực Cụm", "Thường trực Cụm (hai)", "Quan sát viên"
NEW, RECEIPT, RESULT, TOMORROW = "Hạn mới:", "Biên nhận bản tự chấm", "Kết quả thẩm định", "còn 1 ngày"


async def test_from_an_empty_room_to_the_announced_result(tmp_path: Path) -> None:
    async with owned_room(tmp_path) as (room, owner):
        await everybody_comes(room, owner)
        await a_sheet_is_issued(room.person(FIRST))
        await sets_deadline(room.person(FIRST))
        for unit in HANDED_IN:
            await scores_everything(specialist(room, unit))
            await hands_in(specialist(room, unit))
        await moves_to(room, "2026-12-24 08:00")
        await verifies(specialist(room, LEAD), "Thanh Hóa", change="8")
        await verifies(specialist(room, DEPUTY), LEAD, change=None)
        await standings_are_for_few(room)
        await drafts(room.person(FIRST), flag=LEAD, certificate="Thanh Hóa")
        await room.person(FIRST).taps(w("draft-standings-on-button"))
        await sends(room.person(FIRST))
        await approves(room.person(SECOND))
        code = room.looks(lambda s: s.scalars(select(Announcement.code)).one())
        assert code is not None
        everybody_was_told(room, owner, code)
        await the_meeting_asks(leader(room, "Huế"))
        outcomes = room.looks(lambda s: set(s.scalars(select(Outbox.outcome))))
        assert outcomes == {Outcome.SENT}
        head = room.looks(lambda s: s.scalars(select(Announcement.head)).one())
        assert head is not None
        assert room.looks(lambda s: audit.contains(s, head))


async def everybody_comes(room: Room, owner: Chatter) -> None:
    """The owner sets the cluster up and invites; each follows a link of their own."""
    await to_the_last_step(owner)
    await owner.taps(w("set-up-button"))
    await owner.taps(w("invite-all-button"))
    await owner.taps("1")
    links = dict(re.findall(r"<h2>(.*?)</h2>.*?<small>(.*?)</small>", owner.document().decode(), re.DOTALL))
    for unit in UNITS:
        await joins(specialist(room, unit), links[f"Chuyên viên – {unit}"])
        await joins(leader(room, unit), links[f"Lãnh đạo đơn vị – {unit}"])
    for name, role in ((FIRST, "role-secretariat"), (SECOND, "role-secretariat"), (OBSERVER, "role-observer")):
        await joins(room.person(name), await invites(owner, w(role), uses=w("count", count=1)))


async def joins(person: Chatter, link: str) -> None:
    await person.follows(link)
    await person.taps(w("accept-button"))


async def a_sheet_is_issued(secretary: Chatter) -> None:
    await secretary.says("/bangtieuchi")
    await secretary.uploads("bang.xlsx", book())
    for label in ("Ban hành", "Không cần duyệt", "Đúng, ban hành"):
        await secretary.taps(label)
    secretary.sees("Đã ban hành")


async def verifies(reviewer: Chatter, unit: str, *, change: str | None) -> None:
    """Two criteria: the first accepted or changed, the second accepted; then closed."""
    await reviewer.says("/thamdinh")
    await reviewer.taps(unit)
    if change is not None:
        await reviewer.says("1.1")
        await reviewer.says(change)
        await reviewer.says("Một phong trào chưa có kế hoạch")
    await reviewer.says("/thamdinh")
    await reviewer.taps(unit)
    await reviewer.says("1")
    await reviewer.taps(next(label for label in reviewer.buttons if label.startswith("Chấp nhận")))
    await reviewer.taps("Đúng, chấp nhận")
    await reviewer.says("/thamdinh")
    await reviewer.taps(unit)
    await reviewer.taps("Kết thúc")
    await reviewer.taps("Đúng, kết thúc")
    reviewer.sees("Đã kết thúc thẩm định")


async def standings_are_for_few(room: Room) -> None:
    for name in (FIRST, f"Lãnh đạo {LEAD}"):
        await room.person(name).says("/xephang")
        room.person(name).sees("1. Nghệ An – 15/15 điểm (đã thẩm định)", "2. Thanh Hóa – 13/15 điểm (đã thẩm định)")
    for name in ("Chuyên viên Huế", f"Lãnh đạo {DEPUTY}", OBSERVER):
        await room.person(name).says("/xephang")
        room.person(name).sees("chưa được công bố")


def everybody_was_told(room: Room, owner: Chatter, code: str) -> None:
    """What nobody asked for, in each person's chat."""
    for unit in UNITS:
        is_in = unit in HANDED_IN
        for person, reminded in ((specialist(room, unit), not is_in), (leader(room, unit), not is_in)):
            told = {what: heard(person, what) for what in (NEW, RECEIPT, RESULT, TOMORROW)}
            assert told == {NEW: 1, RECEIPT: int(is_in), RESULT: int(is_in), TOMORROW: int(reminded)}, person.chat()
    for person in (room.person(FIRST), room.person(SECOND), room.person(OBSERVER), owner):
        assert [heard(person, what) for what in (NEW, RECEIPT, RESULT, TOMORROW)] == [0, 0, 0, 0]
    for person in room.people.values():
        [picture] = [each for each in pictures(person.messages) if code in caption(each)]
        assert "được suy tôn, đề nghị" in caption(picture)
        assert "được tặng" not in caption(picture)
        book_of = f"ket-qua-2026-{code}.xlsx"
        assert [each.body["document"]["file_name"] for each in files(person.messages)].count(book_of) == 1
    changed = "1.1: 10 điểm → 8 điểm. Lý do: Một phong trào chưa có kế hoạch"
    assert [name for name, person in room.people.items() if heard(person, changed)] == [
        "Chuyên viên Thanh Hóa",
        "Lãnh đạo Thanh Hóa",
    ]


async def the_meeting_asks(person: Chatter) -> None:
    """Five things in a row, in the words of a meeting."""
    for asked, answered in (
        ("tinh nao chua nop", "Huế"),
        ("còn mấy ngày nữa hết hạn", "25/12/2026"),
        ("năm nay ai được cờ", "Nghệ An"),
        ("điểm của Thanh Hóa", "13"),
        ("cụm trưởng năm nay là ai", "Nghệ An"),
    ):
        await person.says(asked)
        person.sees(answered)
