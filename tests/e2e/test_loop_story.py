"""A question that nobody knew: passed on, answered by one, approved by another, given to the next who asks."""

from datetime import date, timedelta
from pathlib import Path

from sqlalchemy import select

from storage.tables import AnswerZone, FaqState, Opinion, QuestionLog, QuestionState
from tests.e2e.loop import (
    AGAIN,
    ANSWER,
    ASKER,
    GUEST,
    OWNER,
    SECOND,
    SECRETARY,
    UNKNOWN,
    answers,
    curates,
    letters,
    passes,
    questions,
    sends,
    times_read,
    writes,
)
from tests.room import holds, open_room
from tests.room import words as w


async def test_from_not_known_to_an_answer_for_everybody(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        asker, author, approver = room.person(ASKER), room.person(SECRETARY), room.person(SECOND)
        for each in (author, approver):
            await each.starts()
        await asker.starts()
        await asker.says(UNKNOWN)
        asker.sees(UNKNOWN, w("unknown").splitlines()[0])
        await asker.taps(w("pass-button"))
        asker.sees(w("pass-about"))
        assert questions(room) == [], "it asks first"
        await asker.taps(w("pass-now-button"))
        asker.sees(w("pass-done"), w("asked-passed"))
        asker.has_not(w("pass-button"))
        author.sees(UNKNOWN)
        author.sees_nowhere(ASKER)

        await writes(author, ground="điều 25 khoản 2 luật tđkt")
        author.sees(ANSWER, w("cite-clause", article="25", clause="2", document="06/2022/QH15"))
        await sends(author)
        author.sees(w("question-sent-done"))
        asker.has_read(ANSWER, w("notice-question-answered", question=UNKNOWN, answer=ANSWER).splitlines()[0])
        assert answers(room) == [(FaqState.WAITING, ANSWER)]

        other = room.person(GUEST)
        await other.starts()
        await other.says(AGAIN)
        other.sees_nowhere(ANSWER)

        await approver.taps(w("faq-review-button"))
        approver.sees(UNKNOWN, ANSWER)
        await approver.taps(w("faq-approve-button"))
        author.has_read(w("notice-answer-approved", question=UNKNOWN).splitlines()[0])
        await other.says(AGAIN)
        other.sees(
            ANSWER,
            w("curated-origin", question=UNKNOWN),
            w("cite-clause", article="25", clause="2", document="06/2022/QH15"),
        )
        await other.taps(w("feedback-right-button"))
        other.sees(w("feedback-right"), ANSWER)
        other.has_not(w("feedback-right-button"), w("pass-button"))
        assert times_read(asker, ANSWER) == 1


async def test_who_asked_is_forgotten_once_the_answer_has_arrived(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        await curates(room)
        [before] = questions(room)
        assert before.person_id is not None
        await room.tick()
        [row] = questions(room)
        assert (row.person_id, row.state, row.text) == (None, QuestionState.ANSWERED, UNKNOWN)
        await room.tick()
        assert letters(room) == ["sent"]


async def test_a_known_answer_that_is_called_wrong_may_be_passed_on(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        asker, author = room.person(ASKER), room.person(SECRETARY)
        await author.starts()
        await asker.starts()
        await asker.says("điều 25 khoản 2 luật tđkt")
        asker.has(w("feedback-right-button"), w("feedback-wrong-button"))
        asker.has_not(w("pass-button"))
        await asker.taps(w("feedback-wrong-button"))
        asker.sees(w("feedback-wrong"))
        asker.has_not(w("feedback-right-button"))
        await asker.taps(w("pass-button"))
        await asker.taps(w("pass-not-button"))
        assert questions(room) == []
        await asker.taps(w("pass-button"))
        await asker.taps(w("pass-now-button"))
        await author.taps(w("question-answer-button"))
        author.sees(w("question-was-wrong"))
        row = room.looks(lambda s: s.scalars(select(QuestionLog)).one())
        assert (row.zone, row.verdict, row.source) == (AnswerZone.KNOWN, Opinion.WRONG, "06-2022:25.2")


async def test_a_question_without_an_answer_is_closed_with_its_reason(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        asker, author = room.person(ASKER), room.person(SECRETARY)
        await author.starts()
        await passes(asker)
        await author.taps(w("question-answer-button"))
        await author.taps(w("question-decline-button"))
        await author.says("Việc này do Sở Nội vụ hướng dẫn.")
        await author.taps(w("question-decline-now"))
        asker.has_read("Việc này do Sở Nội vụ hướng dẫn.")
        assert answers(room) == []


async def test_two_of_the_secretariat_answer_at_once_and_the_asker_reads_one_answer(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        asker, first, second = room.person(ASKER), room.person(SECRETARY), room.person(SECOND)
        for each in (first, second):
            await each.starts()
        await passes(asker)
        await writes(first)
        await writes(second, "Một câu khác hẳn.")
        await sends(first)
        await sends(second)
        second.has_read(w("refused-question-answered", at=room.service.clock.now())[:40])
        assert times_read(asker, ANSWER) == 1
        asker.sees_nowhere("Một câu khác hẳn.")
        assert answers(room) == [(FaqState.WAITING, ANSWER)]


async def test_an_asker_who_has_blocked_the_bot_gets_the_answer_on_coming_back(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        asker, author = room.person(ASKER), room.person(SECRETARY)
        await author.starts()
        await passes(asker)
        await asker.blocks()
        await writes(author)
        await sends(author)
        await room.tick()
        assert letters(room) == ["unreachable"]
        assert times_read(asker, ANSWER) == 0
        await asker.unblocks()
        await asker.starts()
        await room.tick()
        await room.tick()
        assert times_read(asker, ANSWER) == 1
        assert letters(room) == ["unreachable", "sent"]
        assert [row.person_id for row in questions(room)] == [None]


async def test_an_asker_who_is_forgotten_takes_the_question_along(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        asker, author = room.person(GUEST), room.person(SECRETARY)
        await author.starts()
        await passes(asker)
        await author.taps(w("question-answer-button"))
        await author.taps(w("question-answer-button"))
        await asker.says("/caidat")
        await asker.taps(w("forget-button"))
        await asker.taps(w("forget-now-button"))
        await author.says(ANSWER)
        author.sees(w("refused-question-gone"))
        [row] = questions(room)
        assert (row.state, row.text, row.person_id) == (QuestionState.WITHDRAWN, None, None)
        await author.says("/cauhoi")
        author.has(w("questions-open-button", count=0))


async def test_a_restart_in_the_middle_loses_neither_question_nor_answer(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        await room.person(SECRETARY).starts()
        await passes(room.person(ASKER))
        telegram = room.telegram
    async with open_room(tmp_path, telegram=telegram) as room:
        author = room.person(SECRETARY)
        await writes(author)
    async with open_room(tmp_path, telegram=telegram) as room:
        await sends(room.person(SECRETARY))
        assert times_read(room.person(ASKER), ANSWER) == 1


async def test_an_edited_question_is_asked_anew(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        asker = room.person(ASKER)
        await asker.starts()
        said = await asker.says("Báo cáo gửi Cụm thế nào nhỉ anh em ơi?")
        await asker.edits(said, UNKNOWN)
        asker.sees(UNKNOWN)
        await asker.taps(w("pass-button"))
        await asker.taps(w("pass-now-button"))
        assert [row.text for row in questions(room)] == [UNKNOWN]


async def test_a_guest_passes_on_a_few_questions_a_day_and_no_more(tmp_path: Path) -> None:
    texts = ("Bản giấy nộp ở đâu vậy?", "Ai nhận phong bì?", "Khi nào họp bàn tròn?", "Mấy giờ bắt đầu liên hoan?")
    async with open_room(tmp_path) as room:
        guest, author = room.person(GUEST), room.person(SECRETARY)
        await author.starts()
        for text in texts[:3]:
            await passes(guest, text)
        await guest.says(texts[3])
        await guest.taps(w("pass-button"))
        await guest.taps(w("pass-now-button"))
        guest.has_read(w("refused-questions-many", most=3))
        assert len(questions(room)) == 3
        room.service.clock.offset += timedelta(days=1, minutes=1)
        await passes(guest, texts[3])
        assert len(questions(room)) == 4


async def test_the_same_words_are_passed_on_once(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        asker = room.person(ASKER)
        await passes(asker)
        await asker.says(UNKNOWN.upper())
        await asker.taps(w("pass-button"))
        await asker.taps(w("pass-now-button"))
        asker.has_read(w("refused-question-passed"))
        assert len(questions(room)) == 1


async def test_without_a_secretariat_the_owner_is_told(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        owner = room.person(OWNER)
        await owner.starts()
        for name in (SECRETARY, SECOND):
            await room.person(name).blocks()
        await passes(room.person(ASKER))
        owner.has_read(UNKNOWN)


async def test_out_of_hours_the_secretariat_is_told_in_the_morning_and_the_asker_at_once(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        author, asker = room.person(SECRETARY), room.person(ASKER)
        await author.starts()
        room.service.clock.offset += timedelta(hours=12)
        await passes(asker)
        assert times_read(author, UNKNOWN) == 0
        await author.says("/cauhoi")
        await author.taps(w("questions-open-button", count=1))
        await author.taps(w("question-pick-button", number="1"))
        await author.taps(w("question-answer-button"))
        await author.says(ANSWER)
        await author.taps(w("grounds-none-button"))
        await sends(author)
        assert times_read(asker, ANSWER) == 1
        room.service.clock.offset += timedelta(hours=12)
        await room.tick()
        assert letters(room, "question-passed").count("sent") == 0, "it was answered in the night"


async def test_questions_are_emptied_after_a_set_time(tmp_path: Path) -> None:
    async with open_room(tmp_path, question_keep_days=5, inbox_keep_days=5) as room:
        await curates(room)
        open_one, noted = "Bản giấy nộp ở đâu vậy?", "Hôm nay ăn gì nhỉ các đồng chí"
        await passes(room.person(GUEST), open_one)
        await room.person(GUEST).says(noted)
        room.service.clock.offset += timedelta(days=5, minutes=1)
        await room.tick()
        texts = room.looks(lambda s: list(s.scalars(select(QuestionLog.text).order_by(QuestionLog.id))))
        assert texts == [None, open_one, None], "what waits for an answer is kept"
        assert room.looks(lambda s: list(s.scalars(select(QuestionLog.faq_id)))) == [None, None, None]


async def test_on_monday_the_secretariat_reads_how_the_week_went(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        author, asker = room.person(SECRETARY), room.person(ASKER)
        await author.starts()
        await passes(asker)
        await asker.says("điều 25 khoản 2")
        room.service.clock.offset += timedelta(days=4, hours=22)
        await room.tick()
        author.sees_nowhere(w("questions-digest", asked=2, failed=1, open=1))
        room.service.clock.offset += timedelta(hours=2)
        await room.tick()
        await room.tick()
        author.sees(*w("questions-digest", asked=2, failed=1, open=1).splitlines(), UNKNOWN)
        assert letters(room, "questions-digest").count("sent") >= 1
        assert times_read(author, w("questions-digest", asked=2, failed=1, open=1).splitlines()[1]) == 1
        await author.taps(w("questions-see-button"))
        author.sees(w("questions-open-title"), UNKNOWN)


async def test_a_ground_that_has_expired_is_never_passed_over_in_silence(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        asker, author, approver = room.person(ASKER), room.person(SECRETARY), room.person(SECOND)
        for each in (author, approver):
            await each.starts()
        await passes(asker)
        await writes(author, ground="điều 25 khoản 2 luật tđkt\nđiều 30 nghị định 98/2023/NĐ-CP")
        await sends(author)
        await approver.taps(w("faq-review-button"))
        await approver.taps(w("faq-approve-button"))
        await asker.says(AGAIN)
        since, replaced = date(2025, 7, 1), "152/2025/NĐ-CP"
        expired = w("mention-replaced", document="98/2023/NĐ-CP", since=since, replaced=replaced)
        asker.sees(ANSWER, expired, "06/2022/QH15: Hiệu lực từ 01/01/2024.")


async def test_whoever_is_forgotten_takes_along_what_they_asked_and_nobody_elses(tmp_path: Path) -> None:
    private, others = "Hỏi riêng cho gia đình tôi nhé", "Câu của một đồng chí khác thì sao"
    async with open_room(tmp_path) as room:
        guest, asker = room.person(GUEST), room.person(ASKER)
        for each in (guest, asker):
            await each.starts()
        await guest.says(private)
        await guest.says(f"/hoi {private} lần nữa")
        await asker.says(others)
        await guest.says("/caidat")
        await guest.taps(w("forget-button"))
        await guest.taps(w("forget-now-button"))
        texts = room.looks(lambda s: list(s.scalars(select(QuestionLog.text).order_by(QuestionLog.id))))
        assert texts == [None, None, others]
        await room.person(OWNER).says("/batdau")
    assert not holds(tmp_path, private)


async def test_each_question_of_one_message_is_judged_and_passed_on_by_itself(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        asker = room.person(ASKER)
        await asker.starts()
        await asker.says("Điều 25 khoản 2 quy định gì? Điều 84 quy định gì?")
        asker.has_not(w("feedback-right-button"), w("pass-button"))
        await asker.taps(w("part-button", number="2"))
        await asker.taps(w("feedback-wrong-button"))
        await asker.taps(w("pass-button"))
        asker.sees("Điều 84")
        await asker.taps(w("pass-now-button"))
        asker.sees(w("asked-passed"))
        await asker.taps(w("back-button"))
        await asker.taps(w("part-button", number="1"))
        asker.has(w("feedback-right-button"))
        await asker.taps(w("feedback-right-button"))
        rows = room.looks(lambda s: list(s.scalars(select(QuestionLog).order_by(QuestionLog.id))))
        assert [(row.verdict, row.state) for row in rows] == [
            (Opinion.RIGHT, QuestionState.NOTED),
            (Opinion.WRONG, QuestionState.PASSED),
        ]


async def test_a_question_that_goes_on_from_the_one_before_is_passed_on_in_full(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        asker = room.person(ASKER)
        await asker.starts()
        await asker.says("Ai quyết định tặng bằng khen cấp tỉnh?")
        await asker.says("còn của Thủ tướng thì sao?")
        await asker.taps(w("feedback-wrong-button"))
        await asker.taps(w("pass-button"))
        await asker.taps(w("pass-now-button"))
        [row] = questions(room)
        assert row.text is not None
        assert "còn của Thủ tướng thì sao" not in row.text
        assert "thủ tướng" in row.text.lower()
