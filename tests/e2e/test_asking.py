"""Asking about the rules: sums, questions that go on, several at once, the whole article, and what has expired."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.language.phrases import say
from bot.rules.reply import Part
from bot.samples.personas import OWNER
from handlers.forms.ask import BELOW
from handlers.screen import Button
from handlers.turn import Look
from storage.tables import Dialog, Person
from tests.room import Chatter, Room, open_room
from tests.room import words as w

ASKER = "Chuyên viên Nghệ An"
LAW = "06/2022/QH15"


def told(room: Room, person: Chatter) -> dict[str, object]:
    mine = select(Dialog.answers).join(Person, Person.id == Dialog.person_id).where(Person.tg_user_id == person.id)
    return dict(room.looks(lambda session: session.scalars(mine).one()))


async def test_a_sum_is_shown_with_its_reckoning_and_its_basis(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        await person.says("thưởng cờ chính phủ năm 2026 bao nhiêu")
        person.sees("30.360.000", "28.080.000", "12 lần", "2.530.000", "2.340.000", "161/2026/NĐ-CP")
        person.sees("Điều 50, 152/2025/NĐ-CP", "Điều 49", "10.000", "01/07/2026", "28/02/2027")
        person.sees(w("bonus-two-salaries", period="năm 2026"))
        await person.says("quyết định ký ngày 15/3/2026, LĐTT được thưởng bao nhiêu?")
        person.sees("710.000 đồng", "0,3 lần", "15/03/2026")
        assert "760.000" not in person.last


async def test_for_whom_is_asked_back_and_the_next_question_goes_on_from_the_choice(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        await person.says("bằng khen thủ tướng thưởng bao nhiêu năm 2025")
        person.sees(w("bonus-for-whom", title="Bằng khen của Thủ tướng Chính phủ"))
        assert "đồng," not in person.last
        person.has(w("bonus-person-button"), w("bonus-collective-button"))
        await person.taps(w("bonus-collective-button"))
        person.sees("16.380.000", "31/12/2025")
        await person.taps(w("bonus-again-button"))
        await person.says("1")
        person.sees("8.190.000")
        await person.says("còn cấp tỉnh thì sao?")
        person.sees("Bằng khen cấp tỉnh", "năm 2025", "3.510.000 đồng", "1,5 lần", w("bonus-person"))


async def test_which_award_is_asked_back_with_buttons(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        await person.says("bằng khen được mấy triệu")
        person.has("Bằng khen Thủ tướng", "Bằng khen cấp tỉnh")
        await person.taps("Bằng khen cấp tỉnh")
        person.sees(w("bonus-for-whom", title="Bằng khen cấp bộ, ban, ngành, tỉnh"))
        await person.taps(w("bonus-person-button"))
        person.sees("3.800.000", "3.510.000")


async def test_questions_go_on_from_one_another_until_something_else_is_done(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        await person.says("cstđ cơ sở cần điều kiện gì")
        person.sees("Điều 23")
        await person.says("còn cấp tỉnh thì sao?")
        person.sees("Khoản 1 Điều 22", "Chiến sĩ thi đua cấp tỉnh: cần điều kiện gì")
        await person.says("ai quyết định?")
        person.sees("Chiến sĩ thi đua cấp tỉnh: ai quyết định")
        await person.taps(w("home-button"))
        await person.says("còn toàn quốc thì sao?")
        assert "Trợ lý hiểu câu hỏi" not in person.last


async def test_an_edited_question_goes_on_from_where_it_did_at_first(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        await person.says("cstđ cơ sở cần điều kiện gì")
        second = await person.says("còn cấp tỉnh thì sao?")
        person.sees("Khoản 1 Điều 22")
        await person.edits(second, "còn toàn quốc thì sao?")
        person.sees("Khoản 1 Điều 21", "Chiến sĩ thi đua toàn quốc: cần điều kiện gì")
        await person.edits(second, "sáng kiến là gì")
        person.sees("Khoản 4 Điều 3")
        assert told(room, person)["before"] == "cstđ cơ sở cần điều kiện gì"


async def test_several_questions_are_answered_shortly_and_each_can_be_opened(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        await person.says(
            "CSTĐ cơ sở cần gì? Cờ chính phủ thưởng bao nhiêu? Hôm nay Hà Tĩnh có mưa không? Ăn gì nhỉ các bạn?"
        )
        person.sees("1. ", "Điều 23", "2. ", "30.360.000", "3. ", w("unknown").splitlines()[0])
        person.sees(w("parts-left", count=1))
        await person.taps(w("part-button", number="1"))
        person.sees("Điều 23")
        assert "30.360.000" not in person.last
        person.has(w("whole-article-button"), w("back-button"))
        await person.taps(w("whole-article-button"))
        await person.taps(w("back-button"))
        person.sees("Điều 23")
        await person.taps(w("back-button"))
        person.sees("Điều 23", "30.360.000")
        await person.says("2")
        person.sees("30.360.000")


async def test_articles_are_leafed_through(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        await person.says("đ1")
        await person.taps(w("whole-article-button"))
        person.sees("Điều 1.")
        person.has_not(w("article-before-button"))
        await person.taps(w("article-after-button"))
        person.sees("Điều 2.")
        await person.taps(w("article-before-button"))
        person.sees("Điều 1.")
        await person.says("điều 96")
        await person.taps(w("whole-article-button"))
        person.sees("Điều 96.")
        person.has_not(w("article-after-button"))
        await person.taps(w("back-button"))
        person.sees("điều 96")


async def test_a_long_article_has_pages_and_loses_nothing(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        engine = room.service.application.bot_data["desk"].facts.rules
        today = room.service.clock.now().date()
        longest = max(
            (engine.whole_article(it.provisions[0].code, today) for it in engine.corpus.articles),
            key=lambda sources: sum(len(it.digest) for it in sources),
        )
        await person.says(f"điều {longest[0].article} {longest[0].document}")
        await person.taps(w("whole-article-button"))
        read = [person.last]
        while w("next-button") in person.buttons:
            await person.taps(w("next-button"))
            read.append(person.last)
        assert len(read) > 1
        assert all(len(it) <= 4096 for it in read)
        whole = " ".join(" ".join(read).split())
        assert all(" ".join(it.digest.split()[-4:]) in whole for it in longest)
        await person.taps(w("previous-button"))
        assert person.last == read[-2]


async def test_a_time_and_an_expired_document_are_taken_into_account(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        await person.says("hồi 2023 cstđ cơ sở cần gì")
        person.sees("⚠️", "năm 2023", "chưa có hiệu lực", "15/2003/QH11", "Điều 23")
        await person.says("năm 2024 cstđ cơ sở cần gì")
        person.sees("đang có hiệu lực", "01/10/2026", "06/2026/QH16")
        await person.says("Theo nghị định 98/2023/NĐ-CP, quỹ thi đua khen thưởng lấy từ nguồn nào?")
        person.sees("đã hết hiệu lực từ ngày 01/07/2025", "152/2025/NĐ-CP", "Khoản 1 Điều 11")
        await person.says("luật 06/2026/QH16 sửa những gì")
        person.sees("21, 22, 23, 74 và 84", w("unknown").splitlines()[0])


async def test_old_and_forged_buttons_of_an_answer_change_nothing(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        await person.says("bằng khen thủ tướng thưởng bao nhiêu")
        old = person.message_with(w("bonus-person-button"))
        await person.says("cstđ cơ sở được mấy tiền")
        for action, arg in (
            ("bonus", "nothing.person"),
            ("bonus", "co-chinh-phu.person"),
            ("part", "7"),
            ("part", "x"),
            ("page", "-1"),
            ("article", "99-2099:1"),
            ("provision", "99-2099:1"),
            ("page", "999999999"),
            ("bonus", "co-chinh-phu"),
        ):
            await person.says("cstđ cơ sở được mấy tiền")
            await person.forges_here(action, arg)
            assert person.last
        await person.says("cstđ cơ sở được mấy tiền")
        await person.taps_on(old, "s1:bonus:bang-khen-thu-tuong.person", forged=True)
        assert person.toast == w("screen-was-old")
        person.sees("2.530.000")


async def test_in_a_group_every_question_gets_its_answer_in_one_message(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        group = await room.settled_group("Cụm thi đua", room.person(OWNER.name), person)
        before = len(group.answers)
        await group.hears(person, "/hoi cstđ cơ sở cần gì và thưởng bao nhiêu?")
        assert len(group.answers) == before + 1
        assert "Điều 23" in group.answers[-1].text
        assert "2.530.000" in group.answers[-1].text
        await group.hears(person, "/hoi bằng khen thủ tướng thưởng bao nhiêu")
        assert w("bonus-for-whom", title="Bằng khen của Thủ tướng Chính phủ") in group.answers[-1].text
        await group.hears(person, "/hoi còn cấp tỉnh thì sao?")
        assert "3.800.000" not in group.answers[-1].text  # nothing is remembered of a group's talk


@pytest.mark.parametrize("question", ["cstđ cơ sở được mấy tiền", "bằng khen", "bún chả ở đâu ngon"])
async def test_other_rooms_add_their_buttons_below_every_answer(
    tmp_path: Path, question: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def below(_look: Look, part: Part) -> list[tuple[Button, ...]]:
        seen.append(part.text)
        return [(Button(say("resume-button"), "home"),)]

    monkeypatch.setattr("handlers.forms.ask.BELOW", [*BELOW, below])
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        await person.says(question)
        person.has(w("resume-button"))
        assert seen == [question]
