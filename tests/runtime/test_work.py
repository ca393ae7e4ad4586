"""The order of work: each person's in turn, a failure in nobody's way, nothing lost when the network is."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from telegram.error import NetworkError

from bot.practice import Telegram
from handlers import conversation
from handlers.forms.help import HELP
from storage.tables import Inbox
from tests.room import Room, open_room


def rows(room: Room) -> list[Inbox]:
    return room.store.read_now(lambda session: list(session.scalars(select(Inbox).order_by(Inbox.id))))


@pytest.fixture
def poison(monkeypatch: pytest.MonkeyPatch) -> None:
    """/trogiup raises, always."""

    def broken(_look: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setitem(HELP._draws, "start", broken)


@pytest.mark.usefixtures("poison")
async def test_an_update_that_always_fails_blocks_nobody(tmp_path: Path) -> None:
    telegram = Telegram()
    async with open_room(tmp_path, telegram=telegram, sound=False) as room:
        person, owner = room.person("Chuyên viên Nghệ An"), room.person("Quản trị viên")
        room.telegram.say(person.id, "/trogiup")
        await person.says("/huy")
        failed = [row for row in rows(room) if row.set_aside_at]
        assert [row.attempts for row in failed] == [3]
        code = failed[0].error_code or "?"
        assert any(code in message.text for message in person.answers), person.chat()
        assert "Đã bỏ việc đang làm" in person.last, "what came after it went on"
        owner.sees(code)
    async with open_room(tmp_path, telegram=telegram, sound=False) as room:
        await room.person("Chuyên viên Nghệ An").says("điều 25")
        room.person("Chuyên viên Nghệ An").sees("Điều 25")
        assert sum(row.set_aside_at is not None for row in rows(room)) == 1


async def test_a_failure_that_passes_is_overcome(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    failures = iter([ZeroDivisionError(), KeyError("x")])
    real = conversation._act

    def act(*arguments: Any) -> None:
        if (error := next(failures, None)) is not None:
            raise error
        real(*arguments)

    async with open_room(tmp_path, sound=False) as room:
        person = room.person("Chuyên viên Nghệ An")
        monkeypatch.setattr(conversation, "_act", act)
        await person.says("điều 25")
        person.sees("Điều 25")
        assert all(row.set_aside_at is None for row in rows(room))


async def test_without_a_network_the_screen_waits_and_nothing_is_done_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_room(tmp_path) as room:
        person = room.person("Chuyên viên Nghệ An")
        applied = 0
        real = conversation._act

        def act(*arguments: Any) -> None:
            nonlocal applied
            applied += 1
            real(*arguments)

        monkeypatch.setattr(conversation, "_act", act)
        monkeypatch.setattr("bot.runtime.voice._FIRST_PAUSE", 0.0)
        room.telegram.fault("dropped", method="sendMessage", times=6)
        await person.says("điều 25")
        person.sees("Điều 25")
        assert applied == 1


async def test_two_hundred_people_at_once_each_in_their_own_order(tmp_path: Path) -> None:
    articles = ("3", "8", "19", "25")
    async with open_room(tmp_path) as room:
        people = [room.person(f"Người thứ {number}") for number in range(200)]
        for article in articles:
            for person in people:
                room.telegram.say(person.id, f"điều {article}")
        await room.settle()
        for number, person in enumerate(people):
            heads = [message.text.split("\n")[0] for message in person.answers]
            assert heads == [f"điều {article}" for article in articles], (number, person.chat())


async def test_a_dead_telegram_at_the_start_is_no_failure(tmp_path: Path) -> None:
    """A poll that fails is tried again; what people said meanwhile is answered when there is a way again."""
    async with open_room(tmp_path) as room:
        room.telegram.fault("dropped", method="getUpdates", times=1)
        person = room.person("Chuyên viên Nghệ An")
        await person.says("điều 25")
        person.sees("Điều 25")


def test_network_errors_are_told_from_refusals() -> None:
    """The order of PTB's classes is what makes a dead network differ from a bad request."""
    assert issubclass(__import__("telegram").error.BadRequest, NetworkError)


async def test_stopping_finishes_what_runs(tmp_path: Path) -> None:
    telegram = Telegram()
    async with open_room(tmp_path, telegram=telegram) as room:
        person = room.person("Chuyên viên Nghệ An")
        for _ in range(20):
            room.telegram.say(person.id, "điều 25")
        await asyncio.sleep(0)
    async with open_room(tmp_path, telegram=telegram) as room:
        await room.settle()
        assert all(row.answered_at for row in rows(room))
        answers = [message for message in room.person("Chuyên viên Nghệ An").answers if "Điều 25" in message.text]
        assert len(answers) == 20
