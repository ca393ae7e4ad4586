"""Curated answers as the secretariat keeps them: written, returned, changed, searched, retired, and as Excel."""

from datetime import timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.files.workbook import open_workbook
from bot.files.writing import new_book, put, put_row, saved
from bot.rules.loop.book import ANSWER as ANSWER_COLUMN
from bot.rules.loop.book import GROUNDS, QUESTIONS, UNTIL
from storage.tables import FaqState
from tests.e2e.loop import AGAIN, ANSWER, ASKER, OWNER, SECOND, SECRETARY, UNKNOWN, answers, curates, letters
from tests.room import Chatter, Room, open_room
from tests.room import words as w

NEWER = "Từ nay Cụm nhận cả bản giấy."


async def puts(author: Chatter, questions: str = UNKNOWN, answer: str = ANSWER) -> None:
    """Somebody of the secretariat foresees a question."""
    await author.says("/cauhoi")
    await author.taps(w("faq-new-button"))
    await author.says(questions)
    await author.says(answer)
    await author.taps(w("grounds-none-button"))
    await author.taps(w("faq-put-button"))
    author.sees(w("faq-put-done"))


async def opens(person: Chatter, list_button: str, place: int = 1) -> None:
    """Somebody opens an answer of a list."""
    await person.says("/cauhoi")
    await person.taps(list_button)
    await person.taps(w("question-pick-button", number=str(place)))


async def people(room: Room, *names: str) -> list[Chatter]:
    found = [room.person(name) for name in names]
    for each in found:
        await each.starts()
    return found


async def test_an_answer_written_ahead_is_used_once_somebody_else_approved_it(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        author, approver, asker = await people(room, SECRETARY, SECOND, ASKER)
        await puts(author, f"{UNKNOWN}\nNộp báo cáo cho Cụm bằng bản giấy hay bản điện tử?")
        await opens(author, w("faqs-waiting-button", count=1))
        author.sees(w("faq-waits-for-another"))
        author.has_not(w("faq-approve-button"))
        await author.forges_here("approve", 1)
        author.has_read(w("refused-answer-own"))
        await asker.says(AGAIN)
        asker.sees_nowhere(ANSWER)
        await opens(approver, w("faqs-waiting-button", count=1))
        await approver.taps(w("faq-approve-button"))
        for way in (AGAIN, "nop bao cao cho cum bang ban giay hay ban dien tu vay"):
            await asker.says(way)
            asker.sees(ANSWER)


async def test_the_owner_may_approve_too(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        author, owner = await people(room, SECRETARY, OWNER)
        await puts(author)
        await opens(owner, w("faqs-waiting-button", count=1))
        await owner.taps(w("faq-approve-button"))
        assert answers(room) == [(FaqState.APPROVED, ANSWER)]


async def test_a_returned_answer_comes_back_better(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        author, approver = await people(room, SECRETARY, SECOND)
        await puts(author)
        await opens(approver, w("faqs-waiting-button", count=1))
        await approver.taps(w("faq-return-button"))
        await approver.says("Thiếu căn cứ.")
        approver.sees(w("faq-returned-done"))
        author.has_read("Thiếu căn cứ.")
        await author.taps(w("faq-open-button"))
        await author.taps(w("faq-change-button"))
        await author.taps(w("faq-change-grounds-button"))
        await author.says("dieu 25 khoan 2")
        author.sees(w("cite-clause", article="25", clause="2", document="06/2022/QH15"))
        await author.taps(w("faq-submit-button"))
        await opens(approver, w("faqs-waiting-button", count=1))
        await approver.taps(w("faq-approve-button"))
        assert answers(room) == [(FaqState.APPROVED, ANSWER)]


async def test_whoever_changes_an_answer_cannot_approve_it_but_its_first_author_can(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        author, second = await people(room, SECRETARY, SECOND)
        await puts(author)
        await opens(second, w("faqs-waiting-button", count=1))
        await second.taps(w("faq-change-button"))
        await second.taps(w("faq-change-answer-button"))
        await second.says(NEWER)
        second.has_not(w("faq-approve-button"))
        await opens(author, w("faqs-waiting-button", count=1))
        await author.taps(w("faq-approve-button"))
        assert answers(room) == [(FaqState.APPROVED, NEWER)]


async def test_a_new_form_takes_the_place_of_the_old_one_only_when_it_is_approved(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        await curates(room)
        author, approver, asker = room.person(SECRETARY), room.person(SECOND), room.person(ASKER)
        await opens(author, w("faqs-approved-button", count=1))
        await author.taps(w("faq-revise-button"))
        await author.taps(w("faq-change-button"))
        await author.taps(w("faq-change-answer-button"))
        await author.says(NEWER)
        await author.taps(w("faq-submit-button"))
        await asker.says(AGAIN)
        asker.sees(ANSWER)
        await opens(approver, w("faqs-waiting-button", count=1))
        await approver.taps(w("faq-approve-button"))
        await asker.says(AGAIN)
        asker.sees(NEWER)
        assert answers(room) == [(FaqState.RETIRED, ANSWER), (FaqState.APPROVED, NEWER)]


async def test_what_is_retired_is_given_no_more_and_can_be_written_anew(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        await curates(room)
        author, asker = room.person(SECRETARY), room.person(ASKER)
        await opens(author, w("faqs-approved-button", count=1))
        await author.taps(w("faq-retire-button"))
        await author.taps(w("keep-button"))
        await author.taps(w("faq-retire-button"))
        await author.taps(w("faq-retire-now-button"))
        asked = len(asker.answers)
        await asker.says(AGAIN)
        assert not any(ANSWER in message.text for message in asker.answers[asked:])
        await opens(author, w("faqs-retired-button", count=1))
        await author.taps(w("faq-reuse-button"))
        author.sees(w("faq-revised"), ANSWER)


async def test_an_answer_holds_no_longer_than_it_was_said_to(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        author, approver, asker = await people(room, SECRETARY, SECOND, ASKER)
        await puts(author)
        await opens(author, w("faqs-waiting-button", count=1))
        await author.taps(w("faq-change-button"))
        await author.taps(w("faq-change-validity-button"))
        await author.says("01/11/2026 - 30/11/2026")
        await opens(approver, w("faqs-waiting-button", count=1))
        await approver.taps(w("faq-approve-button"))
        await asker.says(AGAIN)
        asker.sees(ANSWER, "30/11/2026")
        room.service.clock.offset += timedelta(days=6)
        await asker.says(f"{AGAIN}?")
        asker.sees(w("unknown").splitlines()[0])


async def test_a_list_is_searched_by_words_and_picked_from_by_number(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        [author] = await people(room, SECRETARY)
        for number in range(8):
            await puts(author, f"Việc thứ {number} của Cụm ra sao?", f"Lời đáp {number}.")
        await author.says("/cauhoi")
        await author.taps(w("faqs-waiting-button", count=8))
        await author.taps(w("next-button"))
        author.sees("Việc thứ 0")
        await author.says("viec thu 5")
        author.sees("Việc thứ 5")
        assert "Việc thứ 6" not in author.last
        await author.says("1")
        author.sees("Lời đáp 5.")


async def test_a_curated_answer_is_given_above_a_step_and_in_a_group(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        await curates(room)
        secretary = room.person(SECRETARY)
        await secretary.forges_here("open", "cluster")
        await secretary.forges_here("go", "add")
        await secretary.says(AGAIN)
        secretary.sees(ANSWER, w("unit-add"))
        group = await room.settled_group("Nhóm Cụm", room.person(OWNER), room.person(ASKER))
        await group.hears(room.person(ASKER), f"/hoi {AGAIN}")
        assert ANSWER in group.answers[-1].text


# Excel.


async def test_the_workbook_goes_out_is_changed_and_comes_back(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        await curates(room)
        author, approver, asker = room.person(SECRETARY), room.person(SECOND), room.person(ASKER)
        await author.says("/cauhoi")
        await author.taps(w("faq-book-button"))
        await author.taps(w("faq-book-get-button"))
        sent = author.document()
        await author.uploads("mau.xlsx", sent)
        author.sees(w("faq-book-taken", added=0, changed=0, same=1))
        await author.uploads("mau.xlsx", _changed(sent))
        author.sees(w("faq-book-taken", added=1, changed=1, same=0))
        assert [state for state, _answer in answers(room)] == [FaqState.APPROVED, FaqState.WAITING, FaqState.WAITING]
        assert len(letters(room, "answers-read-in")) == 1
        await asker.says(AGAIN)
        asker.sees(ANSWER)
        await approver.taps(w("faq-review-button"))
        for _each in range(2):
            await approver.taps(w("question-pick-button", number="1"))
            await approver.taps(w("faq-approve-button"))
        await asker.says(AGAIN)
        asker.sees(NEWER, w("cite-article", article="84", document="06/2022/QH15"))


def _changed(content: bytes) -> bytes:
    """The workbook with another answer in its row, and a new row below."""
    rows = open_workbook("mau.xlsx", content).tables[0]
    book = new_book()
    sheet = book.create_sheet("Sheet")
    for (row, column), value in rows.cells.items():
        put(sheet, row, column, value if isinstance(value, str | Decimal) else str(value))
    put(sheet, 2, ANSWER_COLUMN, NEWER)
    put(sheet, 2, GROUNDS, "điều 84 luật tđkt")
    put(sheet, 3, QUESTIONS, "Họp Cụm mặc trang phục gì?")
    put(sheet, 3, ANSWER_COLUMN, "Trang phục công sở.")
    put(sheet, 3, UNTIL, "31/12/2026")
    return saved(book)


async def test_a_faulty_workbook_changes_nothing_and_each_fault_is_named(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        await curates(room)
        [author] = await people(room, SECRETARY)
        book = new_book()
        sheet = book.create_sheet("Sheet")
        put_row(sheet, 1, ["Số"])
        put_row(sheet, 2, [None, None, "Câu mới tinh?", "Đáp.", None, "31/02/2026"])
        put_row(sheet, 3, ["x", None, "Câu khác?", ""])
        put_row(sheet, 4, [None, None, "Hai ngày?", "Đáp.", None, "31/12/2026", "01/01/2026"])
        await author.says("/cauhoi")
        await author.uploads("mau.xlsx", saved(book))
        author.has_read(w("faq-book-faulty", count=4), "F2", "A3", "D3", "G4")
        assert len(answers(room)) == 1


async def test_a_workbook_that_grew_old_is_not_taken(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        author, second = await people(room, SECRETARY, SECOND)
        await puts(author)
        await author.says("/cauhoi")
        await author.taps(w("faq-book-button"))
        await author.taps(w("faq-book-get-button"))
        old = author.document()
        await opens(second, w("faqs-waiting-button", count=1))
        await second.taps(w("faq-change-button"))
        await second.taps(w("faq-change-answer-button"))
        await second.says(NEWER)
        await author.uploads("mau.xlsx", old)
        author.has_read(w("faq-fault-changed"))
        assert answers(room) == [(FaqState.WAITING, NEWER)]


@pytest.mark.parametrize("step", ["change-questions", "change-answer", "change-grounds", "change-validity"])
async def test_two_who_change_one_answer_overwrite_nothing_in_silence(tmp_path: Path, step: str) -> None:
    async with open_room(tmp_path) as room:
        author, second = await people(room, SECRETARY, SECOND)
        await puts(author)
        for each in (author, second):
            await opens(each, w("faqs-waiting-button", count=1))
            await each.taps(w("faq-change-button"))
        await author.taps(w("faq-change-answer-button"))
        await author.says(NEWER)
        await second.forges_here("go", step)
        await second.says("31/12/2026")
        second.has_read(w("refused-answer-changed"))
        assert answers(room) == [(FaqState.WAITING, NEWER)]
