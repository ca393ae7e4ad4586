"""The three doors: python-telegram-bot's request, the ASGI app, and a port of this machine."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import Conflict, Forbidden, NetworkError, RetryAfter

from bot.practice import Person, Telegram
from bot.practice.request import PracticeRequest
from bot.practice.server import bind, create_app, free_port, running
from tests.practice.waiting import until

PATH = "/bot100000001:practice/"


@pytest.fixture
async def bot(telegram: Telegram) -> AsyncIterator[Bot]:
    async with Bot(
        telegram.token, request=PracticeRequest(telegram), get_updates_request=PracticeRequest(telegram)
    ) as bot:
        yield bot


@pytest.fixture
async def client(telegram: Telegram) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(telegram))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        yield client


async def test_a_library_bot_talks_through_memory(telegram: Telegram, person: Person, bot: Bot) -> None:
    stranger = telegram.add_person(first_name="Người lạ")
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await bot.send_message(stranger.id, "x")
    document = await bot.send_document(person.id, b"abc", filename="a.txt", caption="<b>tệp</b>", parse_mode="HTML")
    assert document.document
    file = await document.document.get_file()
    assert bytes(await file.download_as_bytearray()) == b"abc"
    assert telegram.messages(person.id)[-1].text == "tệp"
    assert (await bot.get_chat_member(person.id, bot.id)).status == "member"
    assert (await bot.get_chat(person.id)).first_name == "Chuyên viên Nghệ An"


async def test_commands_by_scope_and_language(telegram: Telegram, person: Person, bot: Bot) -> None:
    await bot.set_my_commands([("hoi", "Hỏi")])
    await bot.set_my_commands([("nop", "Nộp")], scope={"type": "chat", "chat_id": person.id})  # type: ignore[arg-type]
    assert [one.command for one in await bot.get_my_commands()] == ["hoi"]
    from bot.practice import views

    assert telegram.view(views.commands, person.id, person.id)[0]["command"] == "nop"
    await bot.delete_my_commands(scope={"type": "chat", "chat_id": person.id})  # type: ignore[arg-type]
    assert telegram.view(views.commands, person.id, person.id)[0]["command"] == "hoi"


@pytest.mark.parametrize("door", ["memory", "asgi"])
async def test_a_long_poll_wakes_at_once(
    telegram: Telegram, person: Person, bot: Bot, client: httpx.AsyncClient, door: str
) -> None:
    async def poll() -> list[Any]:
        if door == "memory":
            return list(await bot.get_updates(timeout=50))
        answer = await client.post(PATH + "getUpdates", json={"timeout": 50}, timeout=60)
        return list(answer.json()["result"])

    waiting = asyncio.create_task(poll())
    await until(lambda: telegram._poll is not None)
    telegram.say(person.id, "dậy đi")
    assert len(await asyncio.wait_for(waiting, 10)) == 1


async def test_a_second_poller_ends_the_first(telegram: Telegram, person: Person, bot: Bot) -> None:
    first = asyncio.create_task(bot.get_updates(timeout=50))
    await until(lambda: telegram._poll is not None)
    second = asyncio.create_task(bot.get_updates(timeout=50))
    with pytest.raises(Conflict, match="terminated by other getUpdates request; make sure that only one bot"):
        await first
    telegram.say(person.id, "cho người thứ hai")
    assert len(await second) == 1


@pytest.mark.parametrize(
    "content",
    [
        {"data": {"chat_id": "{id}", "text": "chào", "reply_parameters": '{"message_id": 1}'}},
        {"json": {"chat_id": "{id}", "text": "chào", "reply_parameters": {"message_id": 1}}},
        {"data": {"chat_id": "{id}", "text": "chào"}, "files": {"unused": b"x"}},
        {"params": {"chat_id": "{id}", "text": "chào"}},
    ],
    ids=["form", "json", "multipart", "query"],
)
async def test_every_kind_of_body(person: Person, client: httpx.AsyncClient, content: dict[str, Any]) -> None:
    filled = json.loads(json.dumps({k: v for k, v in content.items() if k != "files"}).replace("{id}", str(person.id)))
    if "files" in content:
        filled["files"] = content["files"]
    answer = await client.post(PATH + "sendMessage", **filled)
    assert (answer.status_code, answer.json()["result"]["text"]) == (200, "chào")


async def test_wrong_tokens_and_methods(client: httpx.AsyncClient) -> None:
    told = (await client.get("/bot1:wrong/getMe")).json()
    assert told == {"ok": False, "error_code": 401, "description": "Unauthorized"}
    assert (await client.get(PATH + "nothing")).status_code == 404
    assert (await client.get("/file/bot1:wrong/documents/file_1.txt")).status_code == 404


async def test_uploads_over_50_mb_are_turned_away(person: Person, client: httpx.AsyncClient) -> None:
    big = {"document": ("a.bin", bytes(50 * 1024 * 1024 + 1))}
    answer = await client.post(PATH + "sendDocument", data={"chat_id": str(person.id)}, files=big)
    assert answer.json() == {"ok": False, "error_code": 413, "description": "Request Entity Too Large"}


async def test_faults_through_memory(
    telegram: Telegram, person: Person, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "1")  # the library's wish for RetryAfter, else it warns
    said = len(telegram.messages(person.id))
    telegram.fault("too_many", method="sendMessage", seconds=7)
    with pytest.raises(RetryAfter, match="7"):
        await bot.send_message(person.id, "a")
    telegram.fault("server_error")
    with pytest.raises(NetworkError, match="Internal Server Error"):
        await bot.send_message(person.id, "b")
    telegram.fault("dropped")
    with pytest.raises(NetworkError):
        await bot.send_message(person.id, "c")
    assert len(telegram.messages(person.id)) == said
    telegram.fault("lost")
    with pytest.raises(NetworkError):
        await bot.send_message(person.id, "d")
    assert telegram.messages(person.id)[-1].text == "d"
    telegram.fault("slow", seconds=0)
    assert (await bot.send_message(person.id, "e")).text == "e"
    assert [call.fault for call in telegram.calls("sendMessage")] == [
        "too_many",
        "server_error",
        "dropped",
        "lost",
        "slow",
    ]


async def test_broken_connections_on_a_real_port(telegram: Telegram, person: Person) -> None:
    async with running(telegram) as address, httpx.AsyncClient(base_url=address, trust_env=False) as client:
        for kind in ("dropped", "lost"):
            telegram.fault(kind)
            with pytest.raises(httpx.RemoteProtocolError):
                await client.post(PATH + "sendMessage", json={"chat_id": person.id, "text": kind})
        assert (await client.get(PATH + "getMe")).status_code == 200
    assert [one.text for one in telegram.messages(person.id) if one.outgoing] == ["lost"]


async def test_the_server_ends_with_its_block(telegram: Telegram) -> None:
    async with running(telegram) as address, httpx.AsyncClient(base_url=address, trust_env=False) as client:
        poll = asyncio.create_task(client.post(PATH + "getUpdates", json={"timeout": 50}, timeout=60))
        await until(lambda: telegram._poll is not None)
        telegram.release_poll()
        assert (await poll).json() == {"ok": True, "result": []}
    with contextlib.suppress(OSError):
        bind(int(address.rsplit(":", 1)[1])).close()


def test_a_taken_port_moves_to_the_next() -> None:
    with bind(0) as taken:
        port = taken.getsockname()[1]
        assert free_port(port) > port
