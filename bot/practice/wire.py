"""HTTP at its barest: bodies in, JSON out, without a framework's layers in between."""

import json
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.requests import Request

from bot.practice.arguments import Upload
from bot.practice.files import MOST_UPLOADED
from bot.practice.refusals import Refusal, bad_request

Scope = MutableMapping[str, Any]
Event = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Event]]
Send = Callable[[Event], Awaitable[None]]

# Room for the other fields and the boundaries around a file of the largest size.
_MOST_BODY = MOST_UPLOADED + 1024 * 1024


async def read_call(scope: Scope, receive: Receive) -> tuple[dict[str, Any], dict[str, Upload]]:
    """Parameters and files of a Bot API call, from the query and a form, JSON or multipart body."""
    given: dict[str, Any] = dict(parse_qsl(scope["query_string"].decode(), keep_blank_values=True))
    kind = header(scope, b"content-type")
    if int(header(scope, b"content-length") or 0) > _MOST_BODY:
        raise too_large()
    if kind.startswith("multipart/form-data"):
        return await _multipart(scope, receive, given)
    body = await read_body(receive)
    if kind.startswith("application/json"):
        given.update(_json_object(body))
    elif body:
        given.update(parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True))
    return given, {}


async def read_body(receive: Receive) -> bytes:
    """The whole body, as long as it keeps to the limit."""
    event = await receive()
    body: bytes = event.get("body", b"")
    while event.get("more_body"):
        event = await receive()
        body += event.get("body", b"")
        if len(body) > _MOST_BODY:
            raise too_large()
    return body


async def respond(
    send: Send, status: int, body: bytes, kind: bytes = b"application/json", extra: list[Any] | None = None
) -> None:
    """A whole answer."""
    headers = [(b"content-type", kind), (b"content-length", str(len(body)).encode()), *(extra or [])]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def header(scope: Scope, name: bytes) -> str:
    """A header of the request, empty where it is missing."""
    for key, value in scope["headers"]:
        if key == name:
            return bytes(value).decode("latin-1")
    return ""


def too_large() -> Refusal:
    """413 in Telegram's words."""
    return Refusal(413, "Request Entity Too Large")


def _json_object(body: bytes) -> dict[str, Any]:
    try:
        read = json.loads(body or b"{}")
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(read, dict):
        raise bad_request("object expected as JSON body")
    return read


async def _multipart(scope: Scope, receive: Receive, given: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Upload]]:
    files = {}
    async with Request(scope, bounded(receive, _MOST_BODY)).form(max_part_size=1024 * 1024) as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                data = await value.read()
                if len(data) > MOST_UPLOADED:
                    raise too_large()
                files[name] = Upload(value.filename or "", data, value.content_type or "")
            else:
                given[name] = value
    return given, files


def bounded(receive: Receive, most: int) -> Receive:
    """The same events, refused once they carry more bytes than that, whatever the headers promised."""
    seen = 0

    async def counted() -> Event:
        nonlocal seen
        event = await receive()
        seen += len(event.get("body", b""))
        if seen > most:
            raise too_large()
        return event

    return counted
