"""In a group the bot answers shortly, and keeps everything personal for the private chat."""

from pathlib import Path

from sqlalchemy import select

from bot.samples.personas import OWNER
from storage.tables import Chat, Dialog, Person
from tests.room import open_room
from tests.room import words as w

QUESTION = "tiêu chuẩn cờ thi đua của Chính phủ"


async def test_a_question_in_a_group_gets_a_short_answer_with_its_source(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        asker, guest = room.person("Chuyên viên Nghệ An"), room.person("Người ngoài cụm")
        group = await room.settled_group("Cụm thi đua", room.person(OWNER.name), asker, guest)
        told = len(group.answers)
        for speaker in (asker, guest):
            await group.hears(speaker, f"/hoi {QUESTION}")
            assert "Điều 25" in group.answers[-1].text
            assert "06/2022/QH15" in group.answers[-1].text
        await group.hears(asker, f"/HOI@tro_ly_thi_dua_bot {QUESTION}")
        assert len(group.answers) == told + 3
        assert room.looks(lambda s: s.scalar(select(Person.id).where(Person.tg_user_id == guest.id))) is None


async def test_an_empty_or_endless_question_in_a_group_gets_a_sentence(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        asker = room.person("Chuyên viên Nghệ An")
        group = await room.settled_group("Cụm thi đua", room.person(OWNER.name), asker)
        for command, answer in (
            ("/hoi", w("group-ask")),
            ("/hoi 😀", w("group-ask")),
            ("/hoi " + "cờ " * 1300, w("refused-too-long", most=1500)),
            ("/hoi thời tiết hôm nay", w("unknown").splitlines()[0]),
        ):
            await group.hears(asker, command)
            assert answer in group.answers[-1].text


async def test_anything_personal_is_led_into_the_private_chat(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        owner = room.person(OWNER.name)
        group = await room.settled_group("Cụm thi đua", owner)
        opened = {
            "/moi": "invitations-title",
            "/thanhvien": "people-title",
            "/caidat": "mine-title",
            "/cum": "home-title",
        }
        for command, title in opened.items():
            await group.hears(owner, command)
            assert group.answers[-1].text == w("group-private")
            assert not group.answers[-1].text.count("2026")
            await owner.follows(group.links[0])
            owner.sees(w("season-open-title", year="2026") if command == "/cum" else w(title))
        for command in ("/batdau", "/huy", "/start i-" + "x" * 22):
            await group.hears(owner, command)
            assert group.answers[-1].text == w("group-private")
            await owner.follows(group.links[0])
            owner.sees(w("home-title"))


async def test_the_link_out_of_a_group_gives_a_guest_no_more_than_a_guest_may_have(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        guest = room.person("Người ngoài cụm")
        group = await room.settled_group("Cụm thi đua", room.person(OWNER.name), guest)
        for command in ("/moi", "/thanhvien", "/cum"):
            await group.hears(guest, command)
            await guest.follows(group.links[0])
            guest.sees(w("refused-guest"))


async def test_a_private_conversation_leaves_no_trace_in_a_group_and_the_other_way_round(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        owner = room.person(OWNER.name)
        group = await room.settled_group("Cụm thi đua", owner)
        await owner.says("/moi")
        await owner.taps(w("invite-button"))
        before = room.looks(lambda s: [(row.form, row.step, row.rev) for row in s.scalars(select(Dialog))])
        for text in ("/hoi " + QUESTION, "/huy", "1", "Quan sát viên", "/moi"):
            await group.hears(owner, text)
        assert room.looks(lambda s: [(row.form, row.step, row.rev) for row in s.scalars(select(Dialog))]) == before
        await owner.taps(w("role-observer"))
        await owner.taps("1")
        assert "start=i-" in owner.last
        assert all("start=i-" not in answer.text for answer in group.answers)


async def test_what_is_not_for_this_bot_is_left_alone(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person, owner = room.person("Chuyên viên Nghệ An"), room.person(OWNER.name)
        group = await room.settled_group("Cụm thi đua", owner, person)
        room.telegram.set_standing(group.place.id, room.telegram.bot.id, "administrator", by=owner.id)
        await room.settle()
        told = len(group.answers)
        for text in ("/hoi@other_bot cờ", "/nhat", "/", "xin chào", QUESTION, "s1:open:people"):
            await group.hears(person, text)
        for kind in ("voice", "sticker", "poll", "location"):
            await group.hears(person, "x", kind=kind)
        await group.hears(person, "/hoi " + QUESTION, forward="Ai đó")
        assert len(group.answers) == told
        await group.hears(person, "/hoi " + QUESTION)
        assert len(group.answers) == told + 1


async def test_a_button_pressed_in_a_group_does_nothing(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        owner = room.person(OWNER.name)
        group = await room.settled_group("Cụm thi đua", owner)
        await group.hears(owner, "/moi")
        told = len(group.answers)
        for data in ("s1:open:people", "n:end:1", "s2:home", "x"):
            room.telegram.tap(owner.id, group.answers[-1].message_id, data, group.place.id, forged=True)
            await room.settle()
        assert len(group.answers) == told


async def test_a_group_that_becomes_a_supergroup_and_one_that_is_left_are_known(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(OWNER.name)
        group = await room.settled_group("Cụm thi đua", person)
        await group.hears(person, "/hoi " + QUESTION)
        room.telegram.remove_member(group.place.id, room.telegram.bot.id, by=person.id)
        await room.settle()
        chat = room.looks(lambda s: s.scalars(select(Chat).where(Chat.tg_chat_id == group.place.id)).one())
        assert chat.unreachable_reason == "left"
        assert chat.person_id is None
