"""Groups: brought in by the secretariat and registered inside, left politely when somebody else brings the bot in."""

from pathlib import Path

from sqlalchemy import select

from bot.samples.personas import OWNER
from storage.tables import Audit, Chat
from tests.e2e.results import approves, drafts, files, pictures, sends
from tests.room import Group, Room, open_room
from tests.room import words as w

FIRST, SECOND, MEMBER, GUEST = "Thường trực Cụm", "Thường trực Cụm (hai)", "Chuyên viên Nghệ An", "Người lạ"


def registered(room: Room) -> list[tuple[int | None, str | None]]:
    query = select(Chat.tg_chat_id, Chat.title).where(Chat.registered_at.is_not(None)).order_by(Chat.id)
    return [(number, title) for number, title in room.looks(lambda s: s.execute(query).all())]


def registrations(room: Room) -> list[str]:
    query = select(Audit.action).where(Audit.object_kind == "chat").order_by(Audit.id)
    return room.looks(lambda s: list(s.scalars(query)))


async def offered(room: Room, by: str = FIRST) -> Group:
    return await room.settled_group("Cụm thi đua Bắc Trung Bộ", *map(room.person, (by, MEMBER, GUEST)))


async def test_whoever_may_registers_the_group_inside_it_and_twice_is_once(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        for by in (FIRST, OWNER.name):
            group = await offered(room, by)
            assert group.answers[-1].text == w("group-offer")
            offer = group.answers[-1]
            await group.taps(room.person(by), w("group-register-button"))
            assert group.answers[-1].text == w("group-registered")
            await group.taps_on(room.person(by), offer, "n:group-register", forged=True)
            assert len(group.answers) == 1
            assert registered(room)[-1] == (group.place.id, "Cụm thi đua Bắc Trung Bộ")
        assert registrations(room) == ["group-registered"] * 2


async def test_another_ones_press_is_refused_with_a_toast_and_changes_nothing(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        group = await offered(room)
        for name in (MEMBER, GUEST):
            for label in (w("group-register-button"), w("group-leave-it-button")):
                await group.taps(room.person(name), label)
                assert room.person(name).toast == w("refused-group-register")
        assert [each.text for each in group.answers] == [w("group-offer")]
        assert registered(room) == []
        await group.taps(room.person(FIRST), w("group-leave-it-button"))
        assert group.answers[-1].text == w("group-declined")
        assert not group.answers[-1].buttons
        assert registered(room) == []
        assert group.has_bot


async def test_a_strangers_group_gets_one_polite_sentence_and_is_left(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        for name in (MEMBER, GUEST, "Lãnh đạo Thanh Hóa", "Quan sát viên"):
            group = await room.settled_group("Nhóm riêng", room.person(name), room.person(FIRST))
            assert [each.text for each in group.answers if each.text] == [w("group-goodbye")]
            assert not group.has_bot
        assert registered(room) == []


async def test_the_command_registers_a_group_that_was_declined_before(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        group = await offered(room)
        await group.taps(room.person(FIRST), w("group-leave-it-button"))
        for name in (MEMBER, GUEST):
            await group.hears(room.person(name), "/dangky")
            assert group.answers[-1].text == w("refused-group-register")
        await group.hears(room.person(FIRST), "/DangKy")
        assert group.answers[-1].text == w("group-offer")
        await group.taps(room.person(FIRST), w("group-register-button"))
        await group.hears(room.person(FIRST), "/dangky")
        assert group.answers[-1].text == w("group-registered")
        assert registrations(room) == ["group-registered"]


async def test_the_registration_goes_along_into_the_supergroup_and_results_come_there(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        first = room.person(FIRST)
        group = await offered(room)
        await group.taps(first, w("group-register-button"))
        successor = room.telegram.upgrade(group.place.id, by=first.id)
        await room.settle()
        assert registered(room) == [(successor.id, "Cụm thi đua Bắc Trung Bộ")]
        await drafts(first)
        await sends(first)
        await approves(room.person(SECOND))
        told = room.telegram.messages(successor.id)
        assert len(pictures(told)) == len(files(told)) == 1


async def test_a_group_that_put_the_bot_out_is_told_nothing_until_it_is_back(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        first, bot = room.person(FIRST), room.telegram.bot.id
        group = await offered(room)
        await group.taps(first, w("group-register-button"))
        room.telegram.remove_member(group.place.id, bot, by=first.id)
        await room.settle()
        chat = room.looks(lambda s: s.scalars(select(Chat).where(Chat.tg_chat_id == group.place.id)).one())
        assert chat.unreachable_since is not None
        await first.says("/dangky")
        first.sees("Cụm thi đua Bắc Trung Bộ: Trợ lý không còn trong nhóm")
        await drafts(first)
        await sends(first)
        await approves(room.person(SECOND))
        assert pictures(group.answers) == files(group.answers) == []
        said = len(group.answers)
        room.telegram.add_member(group.place.id, bot, by=room.person(MEMBER).id)
        await room.settle()
        assert group.has_bot
        assert len(group.answers) == said
        assert registered(room) == [(group.place.id, "Cụm thi đua Bắc Trung Bộ")]


async def test_the_secretariat_ends_a_registration_and_nobody_else_does(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        first, member = room.person(FIRST), room.person(MEMBER)
        group = await offered(room)
        await group.taps(first, w("group-register-button"))
        chat_id = room.looks(lambda s: s.scalars(select(Chat.id).where(Chat.registered_at.is_not(None))).one())
        for name in (MEMBER, GUEST, "Quan sát viên"):
            person = room.person(name)
            await person.says("/ketqua")
            for action, arg in (("go", "groups"), ("group", chat_id), ("group-end", ""), ("open", "results")):
                await person.forges_here(action, arg)
            await person.says("/dangky")
            person.sees_nowhere("Cụm thi đua Bắc Trung Bộ")
        assert len(registered(room)) == 1
        await first.says("/dangky")
        await first.taps("Cụm thi đua Bắc Trung Bộ")
        await first.taps(w("groups-end-button"))
        first.sees(w("groups-ended", title="Cụm thi đua Bắc Trung Bộ"))
        assert registered(room) == []
        await drafts(first)
        await sends(first)
        await approves(room.person(SECOND))
        assert pictures(group.answers) == []
        assert len(pictures(member.messages)) == 1


async def test_a_group_whose_registration_ends_before_its_turn_is_told_nothing(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        first = room.person(FIRST)
        group = await offered(room)
        await group.hears(room.person(MEMBER), "/hoi điều 25")
        before = len(group.answers)
        await drafts(first)
        await sends(first)
        await approves(room.person(SECOND))
        assert len(group.answers) == before, "it was never registered"
