"""How many calls a second the practice Telegram answers through each of its three doors.

The clients do as little as they can, so that it is the server that is measured.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

import httpx
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.practice.request import PracticeRequest
from bot.practice.server import create_app, running
from bot.practice.state import Telegram

CONNECTIONS = 16
_PERSON = 10_000
_CALL = {"chat_id": _PERSON, "text": "<b>x</b>", "parse_mode": "HTML"}


async def bench_practice(seconds: float) -> list[tuple[str, float]]:
    """Name and `sendMessage` calls a second of each door, so long on each."""
    return [
        ("memory", await _memory(_room(), seconds)),
        ("asgi", await _asgi(_room(), seconds)),
        ("loopback", await _loopback(_room(), seconds)),
    ]


async def calls_a_second(address: str, token: str, chat_id: int, *, seconds: float) -> float:
    """How many `sendMessage` calls a server answers a second, over connections that stay open.

    The client runs in a thread of its own, as a bot would run in a process of its own.
    """
    return await asyncio.to_thread(lambda: asyncio.run(_measure(address, token, chat_id, seconds)))


def _room() -> Telegram:
    telegram = Telegram()
    telegram.add_person(first_name="Người", id=_PERSON)
    telegram.start(_PERSON)
    return telegram


async def _memory(telegram: Telegram, seconds: float) -> float:
    request = PracticeRequest(telegram)
    data = RequestData([RequestParameter.from_input(name, value) for name, value in _CALL.items()])
    url = f"https://api.telegram.org/bot{telegram.token}/sendMessage"

    async def call() -> None:
        status, _ = await request.do_request(url, "POST", data)
        _check(status)

    return await _repeat(call, seconds)


async def _asgi(telegram: Telegram, seconds: float) -> float:
    path = f"/bot{telegram.token}/sendMessage"
    transport = httpx.ASGITransport(create_app(telegram))
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:

        async def call() -> None:
            answer = await client.post(path, json=_CALL)
            _check(answer.status_code)

        return await _repeat(call, seconds)


async def _loopback(telegram: Telegram, seconds: float) -> float:
    async with running(telegram) as address:
        return await calls_a_second(address, telegram.token, _PERSON, seconds=seconds)


async def _repeat(call: Callable[[], Awaitable[None]], seconds: float) -> float:
    start, count = time.perf_counter(), 0
    while not count or time.perf_counter() < start + seconds:
        await call()
        count += 1
    return count / (time.perf_counter() - start)


def _check(status: int) -> None:
    if status != httpx.codes.OK:
        raise RuntimeError(f"the practice Telegram answered {status}: nothing was measured")


async def _measure(address: str, token: str, chat_id: int, seconds: float) -> float:
    start = time.perf_counter()
    counts = await asyncio.gather(
        *(_keep_calling(address, token, chat_id, start + seconds) for _ in range(CONNECTIONS))
    )
    return sum(counts) / (time.perf_counter() - start)


async def _keep_calling(address: str, token: str, chat_id: int, until: float) -> int:
    place = urlsplit(address)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    body = f'{{"chat_id":{chat_id},"text":"<b>x</b>","parse_mode":"HTML"}}'.encode()
    head = (
        f"POST /bot{token}/sendMessage HTTP/1.1\r\nHost: {place.netloc}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    count = 0
    try:
        while not count or time.perf_counter() < until:
            writer.write(head.encode() + body)
            await _read_answer(reader)
            count += 1
    finally:
        writer.close()
        await writer.wait_closed()
    return count


async def _read_answer(reader: asyncio.StreamReader) -> None:
    _check(int((await reader.readline()).split()[1]))
    length = 0
    while (line := await reader.readline()).strip():
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    await reader.readexactly(length)
