"""The simulation API and the page: what people do, told in JSON, and what happens, told live."""

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route, WebSocketRoute
from starlette.staticfiles import StaticFiles

from bot.practice import live, views
from bot.practice.live import Endpoint, told
from bot.practice.refusals import ImpossibleError, Refusal
from bot.practice.state import Telegram
from bot.practice.things import Json
from bot.practice.wire import bounded

API = "/practice/api"
WEB = Path(__file__).parent / "web"
_MOST_JSON = 1024 * 1024

Handler = Callable[[Telegram, Json], Any]


def simulation_app(telegram: Telegram) -> Starlette:
    """Everything but the Bot API itself."""
    return Starlette(
        routes=routes(telegram),
        exception_handlers={
            ImpossibleError: _impossible,
            Refusal: _refused,
            HTTPException: _unreadable,
            KeyError: _missing,
            ValueError: _malformed,
            TypeError: _malformed,
        },
    )


def routes(telegram: Telegram) -> list[BaseRoute]:
    """The routes of the simulation API, and the page behind them."""
    posted: dict[str, Handler] = {
        "people": _add_person,
        "chats": _add_chat,
        "members": _change_member,
        "upgrade": lambda state, given: state.upgrade(int(given["chat"]), by=int(given["by"])).record(),
        "topics": _topic,
        "say": _say,
        "tap": _tap,
        "inline": _ask_inline,
        "pick": _pick,
        "pin": lambda state, given: state.pin(
            given["person"], given["message_id"], _chat_id(given), off=bool(given.get("off"))
        ),
        "delete": lambda state, given: state.delete(given["person"], given["message_id"], _chat_id(given)),
        "bot": lambda state, given: state.set_bot(**{name: bool(value) for name, value in given.items()}),
        "start": _start,
        "block": lambda state, given: state.block(given["person"]),
        "unblock": lambda state, given: state.unblock(given["person"]),
        "read": lambda state, given: state.read(given["person"], _chat_id(given)),
        "clock": _move_clock,
        "faults": _order_faults,
        "rates": lambda state, given: state.set_rates(bool(given["on"])),
    }
    asked: dict[str, Handler] = {
        "people": lambda state, _given: state.view(views.people),
        "bot": lambda state, _given: state.view(views.bot),
        "webhook": lambda state, _given: state.view(views.webhook),
        "inline/{query_id}": lambda state, given: state.view(views.inline_query, given["query_id"]),
        "chats": lambda state, given: state.view(views.chats, int(given["person"])),
        "chats/{chat}/messages": _messages,
        "commands": lambda state, given: state.view(views.commands, int(given["chat"]), int(given["person"])),
        "calls": lambda state, given: state.view(views.calls, int(given.get("after", 0)), int(given.get("last", 100))),
        "faults": lambda state, _given: [one.told() for one in state.world.faults.waiting],
        "rates": lambda state, _given: {"on": state.world.rates.on},
    }
    return [
        *(Route(f"{API}/{name}", _posting(telegram, does), methods=["POST"]) for name, does in posted.items()),
        *(Route(f"{API}/{name}", _asking(telegram, tells), methods=["GET"]) for name, tells in asked.items()),
        Route(f"{API}/clock", live.clock(telegram), methods=["GET"]),
        Route(f"{API}/upload", live.upload(telegram), methods=["POST"]),
        Route(f"{API}/album", live.album(telegram), methods=["POST"]),
        Route(f"{API}/files/{{file_id}}", live.file(telegram), methods=["GET"]),
        WebSocketRoute(f"{API}/events", live.events(telegram)),
        Mount("/", StaticFiles(directory=WEB, html=True)),
    ]


def _posting(telegram: Telegram, does: Handler) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        body = await Request(request.scope, bounded(request.receive, _MOST_JSON)).body()
        given = json.loads(body or b"{}")
        if not isinstance(given, dict):
            raise ImpossibleError("the body must be a JSON object")
        return told(does(telegram, given))

    return endpoint


def _asking(telegram: Telegram, tells: Handler) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        return told(tells(telegram, {**request.query_params, **request.path_params}))

    return endpoint


def _add_person(telegram: Telegram, given: Json) -> Json:
    known = {name: given[name] for name in ("id", "username", "group", "role") if given.get(name) is not None}
    return telegram.add_person(first_name=str(given["first_name"]), **known).record()


def _add_chat(telegram: Telegram, given: Json) -> Json:
    chat = telegram.add_group(
        title=str(given.get("title", "")),
        members=given["members"],
        kind=given.get("type", "group"),
        with_bot=bool(given.get("with_bot", True)),
        forum=bool(given.get("forum")),
    )
    return chat.record()


def _change_member(telegram: Telegram, given: Json) -> None:
    chat, by = int(given["chat"]), int(given["by"])
    user = telegram.bot.id if given["user"] == "bot" else int(given["user"])
    standing = given.get("standing", "member")
    if standing == "left":
        telegram.remove_member(chat, user, by=by)
        return
    telegram.add_member(chat, user, by=by)
    telegram.set_standing(chat, user, standing, by=by)


def _say(telegram: Telegram, given: Json) -> Json:
    names = ("reply_to", "edit", "forward", "kind", "thread", "anonymous")
    options = {name: given[name] for name in names if given.get(name)}
    message = telegram.say(given["person"], str(given.get("text", "")), _chat_id(given), **options)
    return message.told()


def _tap(telegram: Telegram, given: Json) -> Json:
    pressed = telegram.tap(
        given["person"],
        given["message_id"],
        str(given["button"]),
        _chat_id(given),
        forged=bool(given.get("forged")),
    )
    told = {
        "query_id": pressed.query_id,
        "url": pressed.url,
        "copied": pressed.copied,
        "inline": pressed.inline,
    }
    return {**told, "said": pressed.said.told() if pressed.said else None}


def _topic(telegram: Telegram, given: Json) -> Json:
    chat, by = int(given["chat"]), int(given["by"])
    if "thread" in given:
        topic = telegram.close_topic(chat, int(given["thread"]), by=by, closed=bool(given.get("closed", True)))
    else:
        topic = telegram.open_topic(chat, str(given["name"]), by=by)
    return topic.told()


def _ask_inline(telegram: Telegram, given: Json) -> Json:
    query, offset = str(given.get("query", "")), str(given.get("offset", ""))
    return telegram.ask_inline(given["person"], query, _chat_id(given), offset=offset).told()


def _pick(telegram: Telegram, given: Json) -> Json:
    return telegram.pick(given["person"], str(given["query_id"]), str(given["result_id"]), _chat_id(given)).told()


def _start(telegram: Telegram, given: Json) -> Json:
    return telegram.start(given["person"], str(given.get("payload", ""))).told()


def _messages(telegram: Telegram, given: Json) -> list[Json]:
    person = int(given["person"]) if "person" in given else None
    before = int(given["before"]) if "before" in given else None
    return telegram.view(views.messages, int(given["chat"]), person, int(given.get("last", 100)), before)


def _move_clock(telegram: Telegram, given: Json) -> dict[str, object]:
    if given.get("reset"):
        telegram.reset_clock()
    elif "to" in given:
        telegram.jump(datetime.fromisoformat(given["to"]))
    else:
        telegram.advance(float(given["advance"]))
    return telegram.clock.told()


def _order_faults(telegram: Telegram, given: Json) -> None:
    if given.get("clear"):
        telegram.clear_faults()
    else:
        telegram.fault(
            str(given["kind"]),
            method=str(given.get("method", "*")),
            times=int(given.get("times", 1)),
            seconds=float(given.get("seconds", 1.0)),
        )


def _chat_id(given: Json) -> int | None:
    chat = given.get("chat", "bot")
    return None if chat == "bot" else int(chat)


async def _impossible(_request: Request, error: Exception) -> Response:
    return JSONResponse({"ok": False, "description": str(error)}, status_code=400)


async def _malformed(_request: Request, error: Exception) -> Response:
    return JSONResponse({"ok": False, "description": f"wrong value: {error}"}, status_code=400)


async def _unreadable(_request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - the only kind registered for this handler
    return JSONResponse({"ok": False, "description": error.detail}, status_code=error.status_code)


async def _missing(_request: Request, error: Exception) -> Response:
    return JSONResponse({"ok": False, "description": f"missing or unknown: {error.args[0]}"}, status_code=400)


async def _refused(_request: Request, error: Exception) -> Response:
    assert isinstance(error, Refusal)  # noqa: S101 - the only kind registered for this handler
    return JSONResponse(error.answer(), status_code=error.code)
