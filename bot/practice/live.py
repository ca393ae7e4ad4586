"""The parts of the simulation API that wait, carry bytes or go on for long: clock, files, live events."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from starlette.datastructures import FormData, UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.practice.arguments import Upload
from bot.practice.doors import encoded, wait_for
from bot.practice.files import MOST_UPLOADED
from bot.practice.refusals import ImpossibleError
from bot.practice.state import Telegram
from bot.practice.things import Json
from bot.practice.wire import bounded, too_large

Endpoint = Callable[[Request], Awaitable[Response]]

_SHOWN_INLINE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
_LONGEST_WAIT = 50.0
MOST_IN_ALBUM = 2 * MOST_UPLOADED
"""Bytes of all files of one album that people send."""
_FORM_AROUND = 64 * 1024


def told(result: Any) -> Response:
    """A result as JSON; nothing to tell is plain success."""
    return Response(encoded({"ok": True} if result is None else result), media_type="application/json")


def clock(telegram: Telegram) -> Endpoint:
    """The clock, at once or once its version is another than ``after``."""

    async def endpoint(request: Request) -> Response:
        after = request.query_params.get("after")
        if after is not None:
            seconds = min(float(request.query_params.get("timeout", 0)), _LONGEST_WAIT)
            await wait_for(telegram, "clock", lambda: telegram.clock.version != int(after), seconds)
        return told(telegram.clock.told())

    return endpoint


def upload(telegram: Telegram) -> Endpoint:
    """A person sends a file."""

    async def endpoint(request: Request) -> Response:
        async with _at_most(request, MOST_UPLOADED).form() as form:
            files = await _files(form)
            if len(files) != 1:
                raise ImpossibleError("file must be a file")
            file = files[0]
            person, chat, options = _about(form)
            message = telegram.upload(person, file.name, file.data, chat, mime_type=file.mime_type, **options)
        return told(message.told())

    return endpoint


def album(telegram: Telegram) -> Endpoint:
    """A person sends several files at once."""

    async def endpoint(request: Request) -> Response:
        async with _at_most(request, MOST_IN_ALBUM).form() as form:
            person, chat, options = _about(form)
            messages = telegram.album(person, await _files(form), chat, **options)
        return told([message.told() for message in messages])

    return endpoint


def _at_most(request: Request, most: int) -> Request:
    """The request with a body of at most this many bytes of files."""
    if int(request.headers.get("content-length", 0)) > most + _FORM_AROUND:
        raise too_large()
    return Request(request.scope, bounded(request.receive, most + _FORM_AROUND))


async def _files(form: FormData) -> list[Upload]:
    parts = [one for one in form.getlist("file") if isinstance(one, UploadFile)]
    return [Upload(one.filename or "file", await one.read(), one.content_type or "") for one in parts]


def _about(form: FormData) -> tuple[int, int | None, dict[str, Any]]:
    """Who sends, where to, and how, as ``upload`` and ``album`` take it."""
    chat = str(form.get("chat", "bot"))
    options: dict[str, Any] = {name: int(str(form[name])) for name in ("reply_to", "thread") if form.get(name)}
    options.update(caption=str(form.get("caption", "")), as_photo=form.get("as_photo") == "true")
    return int(str(form["person"])), None if chat == "bot" else int(chat), options


def file(telegram: Telegram) -> Endpoint:
    """The bytes of a file: pictures to be shown, all else to be saved."""

    async def endpoint(request: Request) -> Response:
        found = telegram.file(request.path_params["file_id"])
        if found is None:
            raise KeyError("file_id")
        card, data = found
        shown = card.mime_type in _SHOWN_INLINE or card.kind == "photo"
        place = "inline" if shown and "download" not in request.query_params else "attachment"
        headers = {
            "content-disposition": f"{place}; filename*=UTF-8''{quote(card.name)}",
            "content-security-policy": "sandbox; default-src 'none'",
            "x-content-type-options": "nosniff",
        }
        return Response(data, media_type=card.mime_type if shown else "application/octet-stream", headers=headers)

    return endpoint


def events(telegram: Telegram) -> Callable[[WebSocket], Awaitable[None]]:
    """Everything that happens, as it happens."""

    async def endpoint(socket: WebSocket) -> None:
        await socket.accept()
        loop, waiting = asyncio.get_running_loop(), asyncio.Queue[str]()
        stop = telegram.listen(lambda event: _hand_over(loop, waiting, event))
        sending = asyncio.create_task(_send_on(socket, waiting))
        try:
            while True:
                await socket.receive_text()
        except WebSocketDisconnect:
            pass
        finally:
            stop()
            sending.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await sending

    return endpoint


def _hand_over(loop: asyncio.AbstractEventLoop, waiting: "asyncio.Queue[str]", event: Json) -> None:
    told = json.dumps(event, ensure_ascii=False)
    loop.call_soon_threadsafe(waiting.put_nowait, told)


async def _send_on(socket: WebSocket, waiting: "asyncio.Queue[str]") -> None:
    while True:
        await socket.send_text(await waiting.get())
