"""The line to Telegram over real sockets: what a failure of it means, and that it never tells the token."""

import asyncio
import contextlib
import socket
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup, InputFile
from telegram.error import BadRequest, NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.request import RequestData
from telegram.request._requestparameter import RequestParameter

from bot.practice import Telegram, server
from bot.runtime.errors import Meaning, meaning
from bot.runtime.line import Line, ProxyError, proxy_of_environment
from bot.runtime.service import requests
from bot.runtime.startup import CannotStartError
from tests.room import settings_for

TOKEN = "1234567890:" + "AbCdEfGhIjKlMnOpQrStUvWxYz012345678"
SOON = 0.05
"""Seconds of patience with those who never answer."""

Talk = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


@contextlib.asynccontextmanager
async def listening(talk: Talk) -> AsyncIterator[str]:
    """A server that talks in its own way with whoever connects; its host and port."""
    talks: set[asyncio.Task[None]] = set()

    async def once(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        talks.add(task)
        try:
            with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
                await talk(reader, writer)
        finally:
            writer.close()

    listener = await asyncio.start_server(once, "127.0.0.1", 0)
    try:
        yield f"127.0.0.1:{listener.sockets[0].getsockname()[1]}"
    finally:
        for each in talks:
            each.cancel()
        await asyncio.gather(*talks, return_exceptions=True)
        listener.close()


async def heard(reader: asyncio.StreamReader) -> tuple[str, bytes]:
    """One request: its head and its body."""
    head = (await reader.readuntil(b"\r\n\r\n")).decode()
    length = [line.split(":")[1] for line in head.splitlines() if line.lower().startswith("content-length:")]
    return head, await reader.readexactly(int(length[0])) if length else b""


def answering(status: str, body: bytes, *, length: int | None = None) -> Talk:
    """Hears one request, answers, and hangs up."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await heard(reader)
        size = len(body) if length is None else length
        writer.write(f"HTTP/1.1 {status}\r\nContent-Length: {size}\r\n\r\n".encode() + body)
        await writer.drain()

    return talk


async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Hears and never says a word."""
    del writer
    await heard(reader)
    await asyncio.Event().wait()


async def deaf(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Does not even listen."""
    del reader, writer
    await asyncio.Event().wait()


async def rude(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Hears and hangs up."""
    del writer
    await heard(reader)


@contextlib.asynccontextmanager
async def line_of(connections: int = 4, proxy: str | None = None) -> AsyncIterator[Line]:
    line = Line(connections, proxy=proxy)
    await line.initialize()
    try:
        yield line
    finally:
        await line.shutdown()


async def call(line: Line, place: str, scheme: str = "http", seconds: float = SOON) -> object:
    data = RequestData([RequestParameter.from_input("chat_id", 7)])
    return await line.post(
        f"{scheme}://{place}/bot{TOKEN}/getChat",
        data,
        read_timeout=seconds,
        connect_timeout=seconds,
        pool_timeout=seconds,
    )


async def failure(line: Line, place: str, scheme: str = "http") -> TelegramError:
    """How a call fails; whatever it is, neither its text nor its trace tells the token."""
    with pytest.raises(TelegramError) as error:
        await call(line, place, scheme)
    told = "".join(traceback.format_exception(error.value)) + repr(error.value)
    assert TOKEN not in told
    return error.value


async def test_nobody_listens() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        place = f"127.0.0.1:{taken.getsockname()[1]}"
        async with line_of() as line:
            error = await failure(line, place)
    assert type(error) is NetworkError
    assert "127.0.0.1" in error.message
    assert meaning(error) is Meaning.NOT_SENT


@pytest.mark.parametrize(
    ("talk", "kind"),
    [
        (silent, TimedOut),
        (rude, NetworkError),
        (answering("200 OK", b'{"ok": true, "res', length=100), NetworkError),
        (answering("502 Bad Gateway", b"<html>Bad Gateway</html>"), NetworkError),
        (answering("500 Internal Server Error", b'{"ok": false, "description": "Internal"}'), NetworkError),
    ],
)
async def test_what_was_heard_may_have_been_done(talk: Talk, kind: type[TelegramError]) -> None:
    async with listening(talk) as place, line_of() as line:
        error = await failure(line, place)
    assert type(error) is kind
    assert meaning(error) is Meaning.MAYBE_SENT


async def test_what_telegram_says_is_told() -> None:
    held = b'{"ok": false, "description": "Too Many Requests", "parameters": {"retry_after": 3}}'
    async with listening(answering("429 Too Many Requests", held)) as place, line_of() as line:
        assert isinstance(await failure(line, place), RetryAfter)
    refused = b'{"ok": false, "description": "Bad Request: chat not found"}'
    async with listening(answering("400 Bad Request", refused)) as place, line_of() as line:
        error = await failure(line, place)
        assert isinstance(error, BadRequest)
        assert meaning(error) is Meaning.UNREACHABLE


async def test_all_connections_are_taken() -> None:
    asked: list[str] = []
    one = asyncio.Event()
    free = asyncio.Event()

    async def slow(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while True:
            asked.append((await heard(reader))[0])
            one.set()
            await free.wait()
            writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 26\r\n\r\n{"ok": true, "result": 42}')

    async with listening(slow) as place, line_of(1) as line:
        first = asyncio.create_task(call(line, place, seconds=30))
        await one.wait()
        error = await failure(line, place)
        assert type(error) is TimedOut
        assert meaning(error) is Meaning.NOT_SENT
        assert len(asked) == 1
        free.set()
        assert await first == 42
        assert await call(line, place, seconds=30) == 42


async def test_no_encryption_no_call() -> None:
    async with listening(answering("400 Bad Request", b"")) as place, line_of() as line:
        error = await failure(line, place, "https")
    assert meaning(error) is Meaning.NOT_SENT


@pytest.mark.parametrize(
    ("talk", "kind"),
    [(silent, TimedOut), (answering("407 Proxy Authentication Required", b""), NetworkError)],
)
async def test_a_proxy_that_lets_nothing_through(talk: Talk, kind: type[TelegramError]) -> None:
    async with listening(talk) as proxy, line_of(proxy=f"http://{proxy}") as line:
        error = await failure(line, "api.telegram.org", "https")
    assert type(error) is kind
    assert meaning(error) is Meaning.NOT_SENT


async def test_calls_go_through_the_proxy() -> None:
    asked: list[str] = []

    async def proxy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append((await heard(reader))[0])
        writer.write(b'HTTP/1.1 200 OK\r\nContent-Length: 26\r\n\r\n{"ok": true, "result": 42}')
        await writer.drain()

    async with listening(proxy) as place, line_of(proxy=f"me:secret@{place}") as line:
        assert await call(line, "telegram.example", seconds=30) == 42
    assert asked[0].startswith(f"POST http://telegram.example/bot{TOKEN}/getChat HTTP/1.1\r\n")
    assert "Proxy-Authorization: Basic bWU6c2VjcmV0\r\n" in asked[0]


async def test_an_upload_that_stands_still() -> None:
    async with listening(deaf) as place, line_of() as line:
        file = InputFile(bytes(2**24), filename="a.pdf")
        data = RequestData([RequestParameter.from_input("document", file)])
        with pytest.raises(TimedOut) as error:
            await line.post(f"http://{place}/bot{TOKEN}/sendDocument", data, read_timeout=30, write_timeout=SOON)
    assert meaning(error.value) is Meaning.MAYBE_SENT


async def test_a_line_that_was_closed() -> None:
    async with line_of() as line:
        pass
    await line.shutdown()
    with pytest.raises(NetworkError, match="not open"):
        await call(line, "127.0.0.1:1")


async def test_a_talk_with_telegram() -> None:
    telegram = Telegram()
    person = telegram.add_person(first_name="Mai")
    telegram.start(person.id)
    keyboard = InlineKeyboardMarkup([[InlineKeyboardButton("Nộp điểm", callback_data="go")]])
    async with server.running(telegram) as address:
        bot = Bot(telegram.token, f"{address}/bot", f"{address}/file/bot", request=Line(2), get_updates_request=Line(1))
        async with bot:
            sent = await bot.send_message(person.id, "Chào chị 🌸 & <b>Mai</b>", "HTML", reply_markup=keyboard)
            assert sent.text == "Chào chị 🌸 & Mai"
            content = bytes(range(256)) * 1000
            file = InputFile(content, filename='Báo cáo "quý 3".pdf')
            document = (await bot.send_document(person.id, file, "<i>Đây ạ</i>", parse_mode="HTML")).document
            assert document is not None
            assert document.file_size == len(content)
            assert await (await bot.get_file(document)).download_as_bytearray() == content
            assert [update.message.text for update in await bot.get_updates() if update.message] == ["/start"]
            await bot.edit_message_text("Xong", person.id, sent.message_id)


@pytest.mark.parametrize(
    ("variables", "url", "proxy"),
    [
        ({"HTTPS_PROXY": "http://proxy:1"}, "https://api.telegram.org", "http://proxy:1"),
        ({"ALL_PROXY": "http://proxy:2"}, "https://api.telegram.org", "http://proxy:2"),
        ({"HTTP_PROXY": "http://proxy:3"}, "https://api.telegram.org", None),
        ({"HTTPS_PROXY": "http://proxy:1", "NO_PROXY": "telegram.org"}, "https://api.telegram.org", None),
        ({"HTTP_PROXY": "http://proxy:3"}, "http://bot-api.example:8081", "http://proxy:3"),
        ({"ALL_PROXY": "http://proxy:2"}, "http://127.0.0.1:8765", None),
        ({"ALL_PROXY": "http://proxy:2"}, "http://localhost:8765", None),
        ({}, "https://api.telegram.org", None),
    ],
)
def test_the_proxy_of_the_environment(
    monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], url: str, proxy: str | None
) -> None:
    for kind in ("HTTPS", "HTTP", "ALL", "NO"):
        monkeypatch.delenv(f"{kind}_PROXY", raising=False)
        monkeypatch.delenv(f"{kind}_proxy".lower(), raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert proxy_of_environment(url) == proxy


def test_a_proxy_of_another_kind(tmp_path: Path) -> None:
    with pytest.raises(ProxyError, match="socks5"):
        Line(1, proxy="socks5://proxy:1080")
    with pytest.raises(CannotStartError) as error:
        requests(settings_for(tmp_path, telegram_proxy="socks5://proxy:1080"))
    assert error.value.phrase.key == "cannot-start-network"
