"""The simulation API, as scripts use it, and who is kept out."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from starlette.routing import Route, WebSocketRoute
from websockets.asyncio.client import connect
from websockets.exceptions import InvalidStatus

import bot.practice
from bot.practice import Telegram
from bot.practice.server import create_app, running
from bot.practice.simulation import API, routes
from tests.practice.waiting import until


@pytest.fixture
async def client(telegram: Telegram) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(telegram))
    async with httpx.AsyncClient(transport=transport, base_url=f"http://127.0.0.1:8081{API}/") as client:
        yield client


async def told(answer: Any) -> Any:
    answer = await answer
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_a_day_in_the_practice_room(telegram: Telegram, client: httpx.AsyncClient) -> None:
    person = await told(client.post("people", json={"first_name": "Chuyên viên", "id": 7, "group": "Nghệ An"}))
    again = await told(client.post("people", json={"first_name": "Chuyên viên", "id": 7, "role": "Phó phòng"}))
    assert (person["id"], again["role"]) == (7, "Phó phòng")
    await told(client.post("start", json={"person": 7, "payload": "moi-1"}))
    markup = {"inline_keyboard": [[{"text": "Nộp điểm", "callback_data": "nop"}]]}
    sent = telegram.call("sendMessage", {"chat_id": 7, "text": "Chào", "reply_markup": markup})[1]["result"]
    (everybody,) = await told(client.get("people"))
    assert everybody["unread"] == 1
    pressed = await told(client.post("tap", json={"person": 7, "message_id": sent["message_id"], "button": "Nộp điểm"}))
    assert telegram.press(pressed["query_id"]).data == "nop"
    group = await told(client.post("chats", json={"title": "Cụm", "members": [7]}))
    await told(client.post("say", json={"person": 7, "chat": group["id"], "text": "/hoi"}))
    await told(client.post("members", json={"chat": group["id"], "user": "bot", "by": 7, "standing": "left"}))
    seen = await told(client.get(f"chats/{group['id']}/messages", params={"person": 7}))
    assert [one.get("text") for one in seen] == [None, "/hoi", None]
    assert {one["id"] for one in await told(client.get("chats", params={"person": 7}))} == {7, group["id"]}
    await told(client.post("read", json={"person": 7}))
    await told(client.post("block", json={"person": 7}))
    await told(client.post("unblock", json={"person": 7}))
    calls = await told(client.get("calls"))
    assert [one["method"] for one in calls] == ["sendMessage"]
    assert (await told(client.get("bot")))["username"] == "tro_ly_thi_dua_bot"
    assert await told(client.get("commands", params={"person": 7, "chat": 7})) == []


async def test_files_go_up_and_come_down(telegram: Telegram, client: httpx.AsyncClient) -> None:
    telegram.add_person(first_name="Chuyên viên", id=7)
    sent = await told(client.post("upload", data={"person": "7", "caption": "xem"}, files={"file": ("a.html", b"<b>")}))
    answer = await client.get(f"files/{sent['document']['file_id']}")
    assert answer.content == b"<b>"
    assert answer.headers["content-disposition"].startswith("attachment")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert (await client.get("files/none")).status_code == 400


async def test_inline_albums_topics_and_more(telegram: Telegram, client: httpx.AsyncClient) -> None:
    await told(client.post("people", json={"first_name": "Chuyên viên", "id": 7}))
    seen: list[dict[str, Any]] = []
    telegram.listen(seen.append)
    assert (await told(client.get("bot")))["feedback"] is False
    await told(client.post("bot", json={"feedback": True}))
    assert (await told(client.get("bot")))["feedback"] is True
    asked = await told(client.post("inline", json={"person": 7, "query": "nghệ an"}))
    assert (asked["answered"], asked["results"]) == (False, [])
    article = {"type": "article", "id": "1", "title": "x", "input_message_content": {"message_text": "kết quả"}}
    telegram.call("answerInlineQuery", {"inline_query_id": asked["query_id"], "results": [article]})
    shown = await told(client.get(f"inline/{asked['query_id']}"))
    assert (shown["answered"], shown["results"][0]["title"]) == (True, "x")
    assert [one["query"]["answered"] for one in seen if one["type"].startswith("inline")] == [False, True]
    picked = await told(client.post("pick", json={"person": 7, "query_id": asked["query_id"], "result_id": "1"}))
    assert (picked["text"], picked["via_bot"]["id"]) == ("kết quả", telegram.bot.id)
    await told(client.post("pin", json={"person": 7, "message_id": picked["message_id"]}))
    await told(client.post("pin", json={"person": 7, "message_id": picked["message_id"], "off": True}))
    await told(client.post("delete", json={"person": 7, "message_id": picked["message_id"]}))
    assert (await told(client.get("webhook")))["url"] == ""

    files = [("file", ("a.pdf", b"%PDF")), ("file", ("b.pdf", b"%PDF"))]
    album = await told(client.post("album", data={"person": "7", "caption": "hai tệp"}, files=files))
    assert album[0]["media_group_id"] == album[1]["media_group_id"]
    forum = await told(client.post("chats", json={"title": "Diễn đàn", "members": [7], "forum": True}))
    topic = await told(client.post("topics", json={"chat": forum["id"], "by": 7, "name": "Nộp điểm"}))
    thread = topic["message_thread_id"]
    said = await told(client.post("say", json={"person": 7, "chat": forum["id"], "text": "/nop", "thread": thread}))
    assert said["is_topic_message"]
    closed = await told(client.post("topics", json={"chat": forum["id"], "by": 7, "thread": thread, "closed": True}))
    assert closed["closed"]
    group = await told(client.post("chats", json={"title": "Cụm", "members": [7]}))
    new = await told(client.post("upgrade", json={"chat": group["id"], "by": 7}))
    listed = {one["id"]: one for one in await told(client.get("chats", params={"person": 7}))}
    assert listed[group["id"]]["upgraded_to"] == new["id"]
    assert listed[forum["id"]]["topics"] == [closed]


async def test_bodies_have_an_end(client: httpx.AsyncClient) -> None:
    async def endless(beginning: bytes = b"") -> AsyncIterator[bytes]:
        yield beginning
        for _ in range(60):
            yield bytes(1024 * 1024)

    too_large = {"ok": False, "error_code": 413, "description": "Request Entity Too Large"}
    answer = await client.post("say", content=endless())
    assert (answer.status_code, answer.json()) == (413, too_large)
    headers = {"content-type": "multipart/form-data; boundary=x"}
    assert (await client.post("upload", content=b"no parts", headers=headers)).json()["ok"] is False
    part = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    answer = await client.post("upload", content=endless(part), headers=headers)
    assert (answer.status_code, answer.json()) == (413, too_large)
    answer = await client.post("album", content=b"", headers={**headers, "content-length": str(200 * 1024 * 1024)})
    assert answer.status_code == 413


async def test_mistakes_are_told(telegram: Telegram, client: httpx.AsyncClient) -> None:
    telegram.add_person(first_name="Chuyên viên", id=7)
    for path, given in (
        ("say", {"person": 8, "text": "x"}),
        ("say", {"text": "x"}),
        ("say", {"person": 7, "text": " "}),
        ("say", {"person": 7, "kind": "hologram"}),
        ("tap", {"person": 7, "message_id": 1, "button": "x"}),
        ("start", {"person": 7, "payload": "a b"}),
        ("faults", {"kind": "earthquake"}),
        ("clock", {"to": "2026-01-01T00:00:00"}),
        ("clock", {"to": "mai"}),
        ("inline", {"person": 8, "query": "x"}),
        ("pick", {"person": 7, "query_id": "1", "result_id": "1"}),
        ("upgrade", {"chat": 7, "by": 7}),
        ("topics", {"chat": 7, "by": 7, "name": "x"}),
        ("pin", {"person": 7, "message_id": 9}),
        ("delete", {"person": 7, "message_id": 9}),
        ("bot", {"telepathy": True}),
    ):
        answer = await client.post(path, json=given)
        assert (answer.status_code, answer.json()["ok"]) == (400, False), path


async def test_the_clock_tells_its_jumps(telegram: Telegram, client: httpx.AsyncClient) -> None:
    first = await told(client.get("clock"))
    assert (first["offset"], first["version"]) == (0, 1)
    assert await told(client.get("clock", params={"after": 1, "timeout": 0})) == first
    waiting = asyncio.create_task(client.get("clock", params={"after": 1, "timeout": 50}))
    await until(lambda: bool(telegram.world.listeners))
    await told(client.post("clock", json={"advance": 3600}))
    assert (await waiting).json()["offset"] == 3600
    jumped = await told(client.post("clock", json={"to": "2027-12-15T08:00:00+07:00"}))
    assert jumped["now"] == "2027-12-15T01:00:00+00:00"
    assert (await told(client.post("clock", json={"reset": True})))["offset"] == 0
    assert telegram.world.listeners == []


async def test_faults_and_rates_are_switched(client: httpx.AsyncClient) -> None:
    await told(client.post("faults", json={"kind": "slow", "times": 2, "seconds": 0}))
    assert [one["kind"] for one in await told(client.get("faults"))] == ["slow"]
    await told(client.post("faults", json={"clear": True}))
    assert await told(client.get("faults")) == []
    await told(client.post("rates", json={"on": True}))
    assert await told(client.get("rates")) == {"on": True}


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "localhost:8081"}, 200),
        ({"Host": "evil.example"}, 403),
        ({"Host": "127.0.0.1.evil.example"}, 403),
        ({"Origin": "http://127.0.0.1:8081"}, 200),
        ({"Origin": "http://127.0.0.1:9999"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
    ],
)
@pytest.mark.parametrize("path", ["/bot100000001:practice/getMe", "/practice/api/people", "/"])
async def test_only_this_machine_and_its_own_pages(
    client: httpx.AsyncClient, headers: dict[str, str], status: int, path: str
) -> None:
    answer = await client.get(f"http://127.0.0.1:8081{path}", headers=headers)
    assert answer.status_code == status


async def test_events_are_told_live_to_own_pages_only(telegram: Telegram) -> None:
    person = telegram.add_person(first_name="Chuyên viên")
    async with running(telegram) as address:
        place = address.replace("http", "ws", 1) + f"{API}/events"
        with pytest.raises(InvalidStatus):
            await connect(place, origin="https://evil.example", proxy=None)  # type: ignore[arg-type]
        async with connect(place, proxy=None) as socket:
            await until(lambda: bool(telegram.world.listeners))
            telegram.start(person.id)
            assert '"type": "message"' in str(await socket.recv())


def test_every_route_has_its_line_in_the_readme() -> None:
    words = (Path(bot.practice.__file__).parent / "README.md").read_text()
    for route in routes(Telegram()):
        if isinstance(route, WebSocketRoute):
            assert f"| `WS {route.path}`" in words
        elif isinstance(route, Route):
            for method in (route.methods or set()) - {"HEAD"}:
                assert f"| `{method} {route.path}`" in words, (method, route.path)


def test_every_method_is_named_in_the_readme() -> None:
    from bot.practice.methods import METHODS

    words = (Path(bot.practice.__file__).parent / "README.md").read_text().lower()
    assert [name for name in METHODS if name not in words] == []
