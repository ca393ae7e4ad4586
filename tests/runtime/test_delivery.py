"""What the bot says unasked: sent once, to those who can be reached, whatever Telegram answers."""

import asyncio
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.people.persons import private_chat
from bot.runtime.pacing import KEPT_FOR_ANSWERS
from storage import outbox
from storage.tables import Chat, Outbox, Outcome, Person
from tests.conftest import NOW
from tests.room import Chatter, Room, open_room

CODE = "L-TEST22"


def post(session: Session, *, tg_user_id: int, key: str = "k", at: datetime = NOW) -> None:
    person_id = session.scalar(select(Person.id).where(Person.tg_user_id == tg_user_id))
    chat = private_chat(session, person_id or 0)
    assert chat is not None
    outbox.post(session, key=key, kind="set-aside", chat_id=chat.id, args={"code": CODE}, now=NOW, not_before=at)


def outcomes(room: Room) -> list[Outcome | None]:
    return room.store.read_now(lambda session: list(session.scalars(select(Outbox.outcome).order_by(Outbox.id))))


def received(person: Chatter) -> int:
    return sum(CODE in message.text for message in person.answers)


async def tell(room: Room, person: Chatter, key: str = "k") -> None:
    await room.store.transact(post, tg_user_id=person.id, key=key)
    await room.settle()


async def test_a_message_is_sent_at_once_and_once(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person("Thường trực Cụm")
        await tell(room, person)
        await tell(room, person)
        await room.tick()
        assert received(person) == 1
        assert outcomes(room) == [Outcome.SENT]


async def test_whoever_blocked_the_bot_is_unreachable_until_they_come_back(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person("Thường trực Cụm")
        room.telegram.block(person.id)
        await room.settle()
        await tell(room, person)
        assert outcomes(room) == [Outcome.UNREACHABLE]
        await person.starts()
        await tell(room, person, "again")
        assert outcomes(room) == [Outcome.UNREACHABLE, Outcome.SENT]


async def test_a_block_that_nobody_told_us_of_is_found_when_sending(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person("Thường trực Cụm")
        room.telegram.world.chat(person.id).blocked = True
        await tell(room, person)
        assert outcomes(room) == [Outcome.UNREACHABLE]
        lost = await room.store.read(lambda session: session.scalar(select(Chat).where(Chat.tg_chat_id == person.id)))
        assert lost is not None
        assert lost.unreachable_since is not None


async def test_telegram_asking_for_a_pause_gets_it_and_the_message_still_comes(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person("Thường trực Cụm")
        room.telegram.fault("too_many", method="sendMessage", seconds=1)
        await tell(room, person)
        assert received(person) == 0
        room.service.clock.offset += timedelta(minutes=1)
        await room.tick()
        assert received(person) == 1
        assert outcomes(room) == [Outcome.SENT]


async def test_an_answer_that_was_lost_is_uncertain_and_goes_again_only_once(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person("Thường trực Cụm")
        room.telegram.fault("lost", method="sendMessage", times=5)
        await tell(room, person)
        for _ in range(3):
            room.service.clock.offset += timedelta(minutes=1)
            await room.tick()
        assert received(person) == 2, "once, and once more because nobody knew"
        assert outcomes(room) == [Outcome.UNCERTAIN]


async def test_a_message_with_nothing_left_to_say_is_not_sent(tmp_path: Path) -> None:
    def joined(session: Session) -> None:
        chat = session.scalars(select(Chat)).first()
        assert chat is not None
        outbox.post(session, key="k", kind="joined", chat_id=chat.id, args={"membership": 10**6}, now=NOW)

    async with open_room(tmp_path) as room:
        await room.store.transact(joined)
        await room.settle()
        assert outcomes(room) == [Outcome.OBSOLETE]


async def test_what_falls_due_while_delivery_looks_away_is_not_left_to_the_next_tick(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person("Thường trực Cụm")
        await tell(room, person)
        delivery = room.service.delivery
        looked = room.service.clock.now()
        await room.store.transact(post, tg_user_id=person.id, key="later", at=looked + timedelta(microseconds=1))
        room.store.posted = lambda: None
        await delivery._set_timer(looked)
        async with asyncio.timeout(5):
            while received(person) < 2:
                await asyncio.sleep(0.01)


async def test_a_call_that_hangs_holds_up_nobody_else(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        slow, quick = room.person("Thường trực Cụm"), room.person("Chuyên viên Nghệ An")
        room.telegram.fault("slow", method="sendMessage", seconds=3)
        await room.store.transact(post, tg_user_id=slow.id, key="slow")
        await asyncio.sleep(0.3)
        await room.store.transact(post, tg_user_id=quick.id, key="quick")
        async with asyncio.timeout(2):
            while not received(quick):
                await asyncio.sleep(0.01)
        assert not received(slow)
        await room.settle()
        assert outcomes(room) == [Outcome.SENT, Outcome.SENT]


async def test_a_full_group_waits_in_the_queue_and_not_among_those_under_way(tmp_path: Path) -> None:
    group = -100

    def tell_the_group(session: Session) -> None:
        session.add(chat := Chat(tg_chat_id=group, kind="supergroup", created_at=NOW))
        session.flush()
        outbox.post(session, key="k", kind="set-aside", chat_id=chat.id, args={"code": CODE}, now=NOW)

    async with open_room(tmp_path, pace_group_minute=15) as room:
        pacer = room.service.delivery._pacer
        for _ in range(15 - KEPT_FOR_ANSWERS):
            await pacer.wait(group, unasked=True)
        await room.store.transact(tell_the_group)
        await room.settle()
        assert outcomes(room) == [None]
        later = room.store.read_now(lambda session: session.scalar(select(Outbox.not_before)))
        assert later is not None
        assert later - room.service.clock.now() > timedelta(seconds=50)
