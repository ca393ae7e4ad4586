"""The second and third door: an ASGI app, and the same app on a port of this machine."""

import asyncio
import contextlib
import socket
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Any

import uvicorn

from bot.practice.calling import keep_calling
from bot.practice.doors import answer, download, encoded
from bot.practice.guard import allowed
from bot.practice.refusals import ConnectionDroppedError, Refusal
from bot.practice.simulation import simulation_app
from bot.practice.state import Telegram
from bot.practice.wire import Receive, Scope, Send, read_call, respond

App = Callable[[Scope, Receive, Send], Awaitable[None]]

HOST = "127.0.0.1"
FIRST_PORT = 8081
_PORTS_TRIED = 50


def create_app(telegram: Telegram) -> App:
    """The app: Bot API under ``/bot<token>/``, files under ``/file/``, simulation and page under the rest."""
    others: App = simulation_app(telegram)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await others(scope, receive, send)
        elif not allowed(scope):
            await _forbid(scope, send)
        elif scope["type"] == "http" and scope["path"].startswith("/bot"):
            await _bot_api(telegram, scope, receive, send)
        elif scope["type"] == "http" and scope["path"].startswith("/file/bot"):
            await _download(telegram, scope, receive, send)
        else:
            await others(scope, receive, send)

    return app


def bind(first: int = FIRST_PORT) -> socket.socket:
    """A listening socket on the first free port from this one on; port 0 leaves the choice to the system."""
    for port in range(first, first + _PORTS_TRIED) if first else (0,):
        candidate = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        candidate.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            candidate.bind((HOST, port))
            candidate.listen(128)
        except OSError:
            candidate.close()
        else:
            return candidate
    raise OSError(f"no free port from {first} to {first + _PORTS_TRIED - 1}")


def free_port(first: int = FIRST_PORT) -> int:
    """The first port from this one on that nobody uses."""
    with bind(first) as found:
        return int(found.getsockname()[1])


@contextlib.asynccontextmanager
async def running(telegram: Telegram, *, port: int = 0) -> AsyncIterator[str]:
    """The server for as long as the block lasts; gives its address. A taken port moves to the next.

    Updates go to the bot's webhook too while it runs, if there is one.
    """
    listening = bind(port)
    server = _Server(_config(telegram))
    task = asyncio.create_task(server.serve(sockets=[listening]))
    calling = asyncio.create_task(keep_calling(telegram))
    try:
        yield f"http://{HOST}:{listening.getsockname()[1]}"
    finally:
        calling.cancel()
        await asyncio.gather(calling, return_exceptions=True)
        server.should_exit = True
        telegram.release_poll()
        await task
        listening.close()


async def serve(telegram: Telegram, *, port: int = FIRST_PORT, ready: Callable[[str], None] | None = None) -> None:
    """Serve until cancelled; ``ready`` is told the address. Signals are left to the caller."""
    async with running(telegram, port=port) as address:
        if ready:
            ready(address)
        await asyncio.Event().wait()


class _Server(uvicorn.Server):
    """Uvicorn that leaves Ctrl-C to whoever runs the loop."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _config(telegram: Telegram) -> uvicorn.Config:
    return uvicorn.Config(
        create_app(telegram),
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        date_header=False,
        ws="websockets-sansio",
        timeout_graceful_shutdown=1,
    )


async def _bot_api(telegram: Telegram, scope: Scope, receive: Receive, send: Send) -> None:
    token, _, method = scope["path"][4:].partition("/")
    try:
        given, files = await read_call(scope, receive)
        status, body = await answer(telegram, token, method, given, files)
    except Refusal as refusal:
        status, body = refusal.code, encoded(refusal.answer())
    except ConnectionDroppedError:
        await _hang_up(receive)
        return
    await respond(send, status, body)


async def _hang_up(receive: Receive) -> None:
    """Break the connection without a word. Where there is none (in-process clients), the error itself says so."""
    transport: Any = getattr(getattr(receive, "__self__", None), "transport", None)
    if transport is None:
        raise ConnectionDroppedError("the practice Telegram dropped this connection")
    transport.abort()
    await receive()


async def _download(telegram: Telegram, scope: Scope, receive: Receive, send: Send) -> None:
    token, _, place = scope["path"].removeprefix("/file/bot").partition("/")
    try:
        data = download(telegram, token, place)
    except ConnectionDroppedError:
        await _hang_up(receive)
        return
    if data is None:
        await respond(send, 404, encoded(Refusal(404, "Not Found").answer()))
    else:
        await respond(send, 200, data, b"application/octet-stream")


async def _forbid(scope: Scope, send: Send) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 1008})
    else:
        await respond(send, 403, b"Only pages and programs of this machine.", b"text/plain")
