"""The parts of the simulation API that wait, carry bytes or go on for long: clock, files, live events."""

import asyncio
import contextlib
import json
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import quote

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.practice.doors import encoded, wait_for
from bot.practice.files import MOST_UPLOADED
from bot.practice.refusals import ImpossibleError
from bot.practice.state import Telegram
from bot.practice.things import Json
from bot.practice.wire import too_large

Endpoint = Callable[[Request], Awaitable[Response]]

_SHOWN_INLINE = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp"})
_LONGEST_WAIT = 50.0
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
        if int(request.headers.get("content-length", 0)) > MOST_UPLOADED + _FORM_AROUND:
            raise too_large()
        async with request.form() as form:
            file = form["file"]
            if not isinstance(file, UploadFile):
                raise ImpossibleError("file must be a file")
            chat = form.get("chat", "bot")
            message = telegram.upload(
                int(str(form["person"])),
                file.filename or "file",
                await file.read(),
                None if chat == "bot" else int(str(chat)),
                mime_type=file.content_type or "",
                caption=str(form.get("caption", "")),
                as_photo=form.get("as_photo") == "true",
            )
        return told(message.told())

    return endpoint


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
