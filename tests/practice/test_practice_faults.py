"""Troubles on order: each kind, a time of silence, and that they and the call log outlive a restart."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from telegram import Bot
from telegram.error import NetworkError

from bot.practice import ImpossibleError, Person, Telegram
from bot.practice.doors import answer
from bot.practice.journal import CALLS_KEPT
from bot.practice.refusals import ConnectionDroppedError
from bot.practice.request import PracticeRequest
from bot.practice.server import running
from tests.practice.waiting import until

Call = Callable[..., Any]


async def test_while_off_nothing_gets_through_and_nothing_is_lost(telegram: Telegram, person: Person) -> None:
    request = PracticeRequest(telegram)
    async with Bot(telegram.token, request=request, get_updates_request=request) as bot:
        document = telegram.upload(person.id, "a.txt", b"abc").body["document"]
        file = await bot.get_file(document["file_id"])
        telegram.fault("off", seconds=300)
        with pytest.raises(NetworkError):
            await bot.send_message(person.id, "x")
        with pytest.raises(NetworkError):
            await bot.get_updates()
        with pytest.raises(NetworkError):
            await file.download_as_bytearray()
        telegram.say(person.id, "chờ đấy")
        telegram.advance(299)
        with pytest.raises(NetworkError):
            await bot.get_updates()
        telegram.advance(1)
        assert [one.message.text for one in await bot.get_updates() if one.message] == [None, "chờ đấy"]
    assert [(one.method, one.fault) for one in telegram.calls()[-1:]] == [("sendMessage", "off")]
    assert telegram.world.faults.waiting == []


async def test_going_off_breaks_a_sleeping_poll(telegram: Telegram) -> None:
    poll = asyncio.create_task(answer(telegram, telegram.token, "getUpdates", {"timeout": 50}))
    await until(lambda: telegram._poll is not None)
    telegram.fault("off", seconds=300)
    with pytest.raises(ConnectionDroppedError):
        await poll
    telegram.clear_faults()
    assert (await answer(telegram, telegram.token, "getMe", {}))[0] == 200


async def test_going_off_breaks_real_connections(telegram: Telegram, person: Person) -> None:
    path = f"/bot{telegram.token}/"
    document = telegram.upload(person.id, "a.txt", b"abc").body["document"]
    place = telegram.call("getFile", {"file_id": document["file_id"]})[1]["result"]["file_path"]
    async with running(telegram) as address, httpx.AsyncClient(base_url=address, trust_env=False) as client:
        telegram.fault("off", seconds=300)
        for url in (path + "getUpdates", f"/file{path}{place}"):
            with pytest.raises(httpx.RemoteProtocolError):
                await client.get(url)
        telegram.advance(300)
        assert (await client.get(f"/file{path}{place}")).content == b"abc"
        assert (await client.get(f"/file{path}none")).status_code == 404


async def test_a_fault_waits_for_its_method(telegram: Telegram, person: Person) -> None:
    telegram.fault("server_error", method="sendDocument", times=2)
    assert (await answer(telegram, telegram.token, "getMe", {}))[0] == 200
    for status in (500, 500, 400):
        assert (await answer(telegram, telegram.token, "sendDocument", {"chat_id": person.id}))[0] == status
    with pytest.raises(ImpossibleError, match="no such fault"):
        telegram.fault("earthquake")


async def test_faults_and_the_call_log_outlive_a_restart(tmp_path: Path) -> None:
    before = Telegram(folder=tmp_path, real=lambda: 1_800_000_000.0)
    before.fault("lost", method="sendMessage", times=2)
    before.fault("off", seconds=60)
    for _ in range(CALLS_KEPT + 5):
        before.call("getMe", {})
    with pytest.raises(ConnectionDroppedError):
        await answer(before, before.token, "getMe", {})
    before.close()
    after = Telegram(folder=tmp_path, real=lambda: 1_800_000_000.0)
    assert [(one.kind, one.times) for one in after.world.faults.waiting] == [("lost", 2), ("off", 1)]
    assert after.silence() == 60
    kept = after.calls()
    assert [one.number for one in kept] == list(range(7, CALLS_KEPT + 7))
    assert (kept[-1].fault, kept[0].answer["ok"]) == ("off", True)
    after.call("getMe", {})
    assert after.calls()[-1].number == CALLS_KEPT + 7
    after.close()
    again = Telegram(folder=tmp_path)
    assert len(again.calls()) == CALLS_KEPT
    again.close()
