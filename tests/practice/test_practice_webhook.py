"""A webhook: what is accepted, in which order updates are carried, and what comes of failures."""

import asyncio
import contextlib
import json
from collections.abc import AsyncIterator, Callable
from typing import Any

import httpx
import pytest

from bot.practice import Person, Telegram
from bot.practice.calling import keep_calling
from bot.practice.request import PracticeRequest
from bot.practice.server import running
from bot.practice.updates import Update
from bot.practice.webhook import Plan
from tests.practice.waiting import until

Call = Callable[..., Any]
ADDRESS = "http://127.0.0.1:9/hook"


def update(number: int, chat: int) -> Update:
    return Update(number, "message", {"chat": {"id": chat}}, 0.0)


def numbers(updates: list[Update]) -> list[int]:
    return [one.update_id for one in updates]


def test_one_chat_waits_for_its_turn_and_others_do_not() -> None:
    plan, waiting = Plan(), [update(1, 7), update(2, 7), update(3, 8), update(4, 9)]
    assert numbers(plan.due(waiting, 2, now=0)) == [1, 3]
    assert plan.due(waiting, 2, now=0) == []
    plan.taken(waiting[0])
    assert numbers(plan.due(waiting[1:], 3, now=0)) == [2, 4]


def test_pauses_grow_and_hold_the_chat() -> None:
    plan, (first, second) = Plan(), (update(1, 7), update(2, 7))
    now, pauses = 0.0, []
    for _ in range(8):
        assert numbers(plan.due([first, second], 40, now)) == [1]
        plan.failed(first, now)
        pauses.append(plan.next_try(now) or 0.0)
        if pauses[-1]:
            assert plan.due([first, second], 40, now) == []
        now += pauses[-1]
    assert pauses == [0, 2, 4, 8, 16, 32, 60, 60]
    plan.due([first, second], 40, now)
    plan.failed(first, now, retry_after=7)
    assert plan.next_try(now) == 7
    assert numbers(plan.due([second], 40, now)) == []
    assert plan.due([], 40, now) == []
    assert plan.next_try(now) is None
    assert numbers(plan.due([second], 40, now)) == [2]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"url": "ftp://127.0.0.1/"}, "bad webhook: An HTTPS URL must be provided for webhook"),
        (
            {"url": "https://example.org/hook"},
            "bad webhook: the practice Telegram calls addresses of this machine only",
        ),
        ({"url": "http://127.0.0.1:x/"}, "invalid webhook URL specified"),
        ({"url": ADDRESS, "secret_token": "có dấu"}, "secret token contains unallowed characters"),
        ({"url": ADDRESS, "secret_token": "x" * 257}, "secret token is too long"),
    ],
)
def test_wrong_webhooks(call: Call, refused: Call, given: dict[str, Any], words: str) -> None:
    assert refused("setWebhook", **given) == (400, f"Bad Request: {words}")
    assert call("getWebhookInfo")["url"] == ""
    assert call("setWebhook", url=ADDRESS, secret_token="x" * 256)


def test_polling_ends_where_a_webhook_begins(telegram: Telegram, person: Person, call: Call, refused: Call) -> None:
    telegram.say(person.id, "một")
    call("setWebhook", url=ADDRESS, allowed_updates=["message"], max_connections=1000)
    assert call("getWebhookInfo") == {
        "url": ADDRESS,
        "has_custom_certificate": False,
        "pending_update_count": 1,
        "max_connections": 100,
        "ip_address": "127.0.0.1",
        "allowed_updates": ["message"],
    }
    assert refused("getUpdates") == (
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )
    call("setWebhook", url="")
    assert len(call("getUpdates")) == 1
    call("deleteWebhook", drop_pending_updates=True)
    assert call("getUpdates") == []


async def test_a_sleeping_poll_is_ended_by_a_webhook(telegram: Telegram) -> None:
    url = f"https://api.telegram.org/bot{telegram.token}/"
    request = PracticeRequest(telegram)
    from bot.practice.doors import answer

    poll = asyncio.create_task(answer(telegram, telegram.token, "getUpdates", {"timeout": 50}))
    await until(lambda: telegram._poll is not None)
    assert (await request.do_request(url + "deleteWebhook", "POST"))[0] == 200
    telegram.call("setWebhook", {"url": ADDRESS})
    status, body = await poll
    assert (status, json.loads(body)["description"]) == (409, "Conflict: terminated by setWebhook request")


class Bot:
    """A bot behind a webhook: keeps what it got, answers as told, and with 200 after that."""

    def __init__(self, *answers: httpx.Response | Exception) -> None:
        self.answers = list(answers)
        self.got: list[dict[str, Any]] = []
        self.secrets: set[str | None] = set()

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.got.append(json.loads(request.content))
        self.secrets.add(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        answer = self.answers.pop(0) if self.answers else httpx.Response(200)
        if isinstance(answer, Exception):
            raise answer
        return answer

    @property
    def texts(self) -> list[str]:
        return [one["message"]["text"] for one in self.got]


@contextlib.asynccontextmanager
async def carried(telegram: Telegram, bot: Bot, **options: Any) -> AsyncIterator[None]:
    telegram.call("setWebhook", {"url": ADDRESS, **options})
    client = httpx.AsyncClient(transport=httpx.MockTransport(bot))
    task = asyncio.create_task(keep_calling(telegram, client))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_updates_are_carried_in_order_with_the_secret(telegram: Telegram, person: Person) -> None:
    bot = Bot()
    telegram.say(person.id, "trước")
    async with carried(telegram, bot, secret_token="bi-mat"):
        for n in range(20):
            telegram.say(person.id, str(n))
        await until(lambda: len(telegram.world.queue) == 0)
    assert bot.texts == ["trước", *map(str, range(20))]
    assert bot.secrets == {"bi-mat"}


async def test_what_fails_is_told_and_carried_again(telegram: Telegram, person: Person, call: Call) -> None:
    bot = Bot(httpx.Response(500))
    async with carried(telegram, bot):
        telegram.say(person.id, "một")
        await until(lambda: len(telegram.world.queue) == 0)
    assert bot.texts == ["một", "một"]
    assert bot.secrets == {None}
    info = call("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500 Internal Server Error"
    assert info["last_error_date"] == telegram.world.now()


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (httpx.ConnectError("x"), "Connection refused"),
        (httpx.ReadTimeout("x"), "Read timeout expired"),
        (httpx.RemoteProtocolError("x"), "Webhook connection closed"),
        (httpx.Response(429, headers={"retry-after": "9"}), "Wrong response from the webhook: 429 Too Many Requests"),
    ],
)
async def test_the_reason_of_a_failure_is_kept(
    telegram: Telegram, person: Person, call: Call, error: Any, words: str
) -> None:
    async with carried(telegram, Bot(error)):
        telegram.say(person.id, "một")
        await until(lambda: "last_error_message" in call("getWebhookInfo"))
    assert call("getWebhookInfo")["last_error_message"] == words


async def test_an_answer_may_be_a_call(telegram: Telegram, person: Person) -> None:
    greeting = {"method": "sendMessage", "chat_id": person.id, "text": "chào"}
    bot = Bot(
        httpx.Response(200, json=greeting),
        httpx.Response(200, json={"method": "deleteWebhook"}),
        httpx.Response(200, json={"method": "getMe"}),
        httpx.Response(200, text="ok"),
        httpx.Response(200, json=[1]),
    )
    async with carried(telegram, bot):
        for words in "abcde":
            telegram.say(person.id, words)
        await until(lambda: len(telegram.world.queue) == 0)
    assert telegram.webhook()
    assert [one.text for one in telegram.messages(person.id) if one.outgoing] == ["chào"]
    assert [one.method for one in telegram.calls()] == ["setWebhook", "sendMessage"]


async def test_nothing_is_carried_while_all_is_off(telegram: Telegram, person: Person) -> None:
    bot = Bot()
    telegram.fault("off", seconds=300)
    async with carried(telegram, bot):
        telegram.say(person.id, "chờ")
        await until(lambda: telegram._carrier is not None)
        await asyncio.sleep(0)
        assert bot.got == []
        telegram.advance(300)
        await until(lambda: len(telegram.world.queue) == 0)
    assert bot.texts == ["chờ"]


async def test_the_server_carries_to_a_real_port(telegram: Telegram, person: Person) -> None:
    got: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(int(line.split(b":")[1]) for line in head.splitlines() if b"content-length" in line.lower())
        got.append(await reader.readexactly(length))
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        writer.close()

    async with await asyncio.start_server(serve, "127.0.0.1", 0) as server, running(telegram):
        port = server.sockets[0].getsockname()[1]
        telegram.call("setWebhook", {"url": f"http://127.0.0.1:{port}/hook"})
        telegram.say(person.id, "qua cổng thật")
        await until(lambda: len(telegram.world.queue) == 0)
    assert json.loads(got[0])["message"]["text"] == "qua cổng thật"
