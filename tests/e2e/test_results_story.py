"""From the draft to the announced result, its correction and the decision: every chat checked to the message."""

from io import BytesIO
from pathlib import Path

from openpyxl import load_workbook
from sqlalchemy import select

from bot.samples.personas import OWNER, PERSONAS
from storage.tables import Announcement, Outbox, Outcome
from tests.conftest import NOW
from tests.e2e.results import approves, caption, crowd, drafts, enrol, files, nominates, pictures, sends
from tests.room import Room, open_room
from tests.room import words as w

FIRST, SECOND = "Thường trực Cụm", "Thường trực Cụm (hai)"
ENROLLED = [persona.name for persona in PERSONAS if persona.enrolled and persona.role]


async def test_an_announcement_goes_from_draft_to_every_chat_once(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        first, second = room.person(FIRST), room.person(SECOND)
        group = await room.settled_group("Cụm thi đua Bắc Trung Bộ", first)
        await group.taps(first, w("group-register-button"))
        await drafts(first)
        await first.taps(w("draft-preview-button"))
        first.sees(w("results-foot-preview"), w("award-flag-nominated", unit="Nghệ An"))
        await first.taps(w("results-picture-button"))
        assert len(pictures(first.messages)) == 1
        await first.taps(w("back-button"))
        await sends(first)
        second.has_read(w("notice-results-asked", year="2026"))
        assert all(not pictures(room.person(name).messages) for name in ENROLLED if name != FIRST)
        await approves(second)
        code = room.looks(lambda s: s.scalars(select(Announcement.code)).one())
        assert code is not None
        for name in ENROLLED:
            person = room.person(name)
            told = [each for each in pictures(person.messages) if code in caption(each)]
            assert len(told) == 1, name
            assert "được suy tôn, đề nghị" in caption(told[0])
            assert "được tặng" not in caption(told[0])
            assert len(files(person.messages)) == 1, name
        assert len(pictures(group.answers)) == len(files(group.answers)) == 1
        assert files(group.answers)[0].body["document"]["file_name"] == f"ket-qua-2026-{code}.xlsx"
        stranger = room.person("Người lạ")
        assert pictures(stranger.messages) == files(stranger.messages) == []
        book = load_workbook(BytesIO(first.document()))
        assert "Nghệ An: được suy tôn" in str(book.worksheets[0]["A2"].value)
        await _reads_the_report(room)
        await _corrects(room, code)


async def _reads_the_report(room: Room) -> None:
    second = room.person(SECOND)
    await second.says("/ketqua")
    await second.taps("2026")
    await second.taps(room.looks(lambda s: s.scalars(select(Announcement.code)).one()) or "")
    await second.taps(w("results-sent-button"))
    total = 2 * (len(ENROLLED) + 1)
    second.sees(f"Đã gửi: {total}", "Không gửi được: 0", "Chưa rõ đã tới chưa: 0")


async def _corrects(room: Room, code: str) -> None:
    """A correction says what it corrects, the old one says so too, and a decision changes the wording from then on."""
    first, second, reader = room.person(FIRST), room.person(SECOND), room.person("Chuyên viên Hà Tĩnh")
    await first.says("/ketqua 2026")
    await first.taps(w("results-correct-button"))
    await nominates(first, w("award-certificate-button"), "Thanh Hóa")
    await sends(first)
    await approves(second)
    reader.has_read(w("results-correction-title", year="2026"))
    assert f"thông báo mã {code}" in caption(pictures(reader.messages)[-1])
    await reader.says(f"/ketqua {code.lower()}")
    reader.sees("đã được đính chính bằng thông báo mã", w("award-certificate-nominated", unit="Huế"))
    await first.says("/ketqua 2026")
    await first.taps(w("results-decision-button"))
    await first.taps(w("award-flag"))
    await first.says("123/QĐ-TTg")
    await first.says("20-11-2026")
    first.sees("123/QĐ-TTg", "20/11/2026")
    await first.taps(w("decision-now-button"))
    await reader.says("/ketqua")
    reader.sees("Nghệ An: được Chính phủ tặng Cờ thi đua theo Quyết định số 123/QĐ-TTg ngày 20/11/2026")
    reader.sees(w("award-certificate-nominated", unit="Thanh Hóa"))
    await reader.says(f"/ketqua {code}")
    reader.sees(w("award-flag-nominated", unit="Nghệ An"))
    await first.says("/ketqua 2026")
    first.has(w("results-new-button"), w("results-correct-button"))


async def test_a_hundred_more_chats_get_it_once_each(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        ids = crowd(room.telegram, 100)
        await room.settle()
        await room.store.transact(enrol, ids, now=NOW)
        first, second = room.person(FIRST), room.person(SECOND)
        await drafts(first)
        await sends(first)
        await approves(second)
        for number in ids:
            told = room.telegram.messages(number)
            assert len(pictures(told)) == len(files(told)) == 1
        sent = room.looks(lambda s: list(s.scalars(select(Outbox.outcome).where(Outbox.kind.startswith("results-p")))))
        assert sent == [Outcome.SENT] * (100 + len(ENROLLED))


async def test_a_leader_of_the_officers_approves_where_the_rest_of_the_secretariat_is_lost(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        first, second = room.person(FIRST), room.person(SECOND)
        lead, deputy, other = (room.person(f"Lãnh đạo {unit}") for unit in ("Thanh Hóa", "Hà Tĩnh", "Nghệ An"))
        await second.blocks()
        await drafts(first)
        await sends(first)
        asked = w("notice-results-asked", year="2026")
        assert [asked in each.last for each in (lead, deputy, other)] == [True, True, False]
        await other.forges("n:go-approve:1")
        other.sees(w("refused-no-draft"))
        await approves(deputy)
        deputy.has_read("Đã công bố. Mã thông báo")
        await lead.taps(w("notice-results-approve-button"))
        lead.sees(w("refused-no-draft"))
        assert len(pictures(other.messages)) == 1
        assert pictures(second.messages) == []


async def test_with_nobody_who_could_approve_the_bot_says_by_role_who_is_missing(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        first = room.person(FIRST)
        for name in (SECOND, "Lãnh đạo Thanh Hóa", "Lãnh đạo Hà Tĩnh"):
            await room.person(name).blocks()
        await drafts(first)
        await first.taps(w("draft-send-button"))
        first.sees("thành viên thường trực Cụm thứ hai, lãnh đạo Cụm trưởng hoặc Cụm phó")
        first.has(w("draft-send-button"))


async def test_given_back_dropped_and_the_wrong_person(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        first, second = room.person(FIRST), room.person(SECOND)
        await drafts(first)
        await sends(first)
        await second.taps(w("notice-results-approve-button"))
        await second.taps(w("approval-return-button"))
        await second.says("Xin kiểm tra lại tên đơn vị")
        second.sees(w("approval-returned"))
        first.has_read("Xin kiểm tra lại tên đơn vị")
        await first.taps(w("notice-results-draft-button"))
        first.sees("Xin kiểm tra lại tên đơn vị")
        await sends(first)
        await first.forges("n:go-approve:1")
        await first.forges_here("approve-now", 7)
        first.sees(w("refused-approver-wrote"))
        await first.says("/ketqua 2026")
        await first.taps(w("results-draft-open-button"))
        await first.taps(w("draft-drop-button"))
        await first.taps(w("draft-drop-now-button"))
        first.sees(w("draft-dropped"))
        await second.taps(w("notice-results-approve-button"))
        second.sees(w("refused-no-draft"))
        assert pictures(second.messages) == []


async def test_an_answer_that_was_lost_is_for_a_person_to_decide(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        first, second = room.person(FIRST), room.person(SECOND)
        await drafts(first)
        await sends(first)
        room.telegram.fault("lost", method="sendPhoto", times=1)
        room.telegram.fault("lost", method="sendDocument", times=1)
        await approves(second)
        before = _got(room)
        assert set(before.values()) == {1}, "what was lost is the answer, not the message"
        code = room.looks(lambda s: s.scalars(select(Announcement.code)).one()) or ""
        await first.says(f"/ketqua {code}")
        await first.taps(w("results-sent-button"))
        first.sees("Chưa rõ đã tới chưa: 2", w("fate-uncertain"))
        await first.taps(w("report-uncertain-button"))
        await first.taps(first.buttons[0])
        await first.taps(w("report-got-button"))
        first.sees(w("report-marked"), "Chưa rõ đã tới chưa: 1")
        assert _got(room) == before
        await first.taps(w("report-uncertain-button"))
        await first.taps(first.buttons[0])
        await first.taps(w("report-again-button"))
        await first.taps(w("refresh-button"))
        assert "Chưa rõ đã tới chưa: 0" in first.message_with(w("refresh-button")).text
        assert sorted(_got(room).values()) == [*[1] * (len(before) - 1), 2], "once more, for a person decided so"
        await second.forges_here("letter-again")
        assert max(_got(room).values()) == 2


def _got(room: Room) -> dict[tuple[str, str], int]:
    """How many pictures and files each has got."""
    people = [(name, room.person(name).messages) for name in ENROLLED]
    return {(name, "picture"): len(pictures(told)) for name, told in people} | {
        (name, "file"): len(files(told)) for name, told in people
    }


async def test_2022_shows_its_real_outcome_to_every_member_and_to_no_guest(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        for name in (OWNER.name, FIRST, "Chuyên viên Nghệ An", "Quan sát viên"):
            reader = room.person(name)
            await reader.says("/ketqua")
            reader.sees(
                w("award-flag-nominated", unit="Nghệ An"), w("award-certificate-nominated", unit="Thừa Thiên Huế")
            )
            reader.sees(w("results-none-yet"))
            reader.sees_nowhere("được tặng")
        guest = room.person("Người lạ")
        await guest.says("/ketqua")
        guest.sees(w("refused-guest"))
        await guest.says("/ketqua 2022")
        guest.sees(w("refused-guest"))


async def test_a_message_whose_note_is_as_long_as_can_be_still_fits_under_its_picture(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        first, second, reader = room.person(FIRST), room.person(SECOND), room.person("Quan sát viên")
        await drafts(first)
        await first.taps(w("draft-note-button"))
        await first.says("Ấ 😀" * 125)
        await sends(first)
        await approves(second)
        told = caption(pictures(reader.messages)[-1])
        assert len(told.encode("utf-16-le")) // 2 <= 1024
        assert "Mã thông báo" in told
