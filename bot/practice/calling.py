"""Carries waiting updates to the bot's webhook, for as long as there is one."""

import asyncio
from typing import Any

import httpx

from bot.practice.doors import Poll
from bot.practice.state import Telegram
from bot.practice.things import Json
from bot.practice.updates import Update
from bot.practice.webhook import Plan

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name
_LONGEST_ANSWER = 60.0
_IDLE = 3600.0
# Methods that Telegram does not take from the answer to an update.
_NOT_IN_ANSWERS = frozenset({"setwebhook", "deletewebhook", "close", "logout"})


async def keep_calling(telegram: Telegram, client: httpx.AsyncClient | None = None) -> None:
    """Deliver until cancelled. A client of one's own may lead elsewhere than to a port."""
    async with client or httpx.AsyncClient(trust_env=False, timeout=_LONGEST_ANSWER) as calling:
        await _Caller(telegram, calling).run()


class _Caller:
    """One loop that hands out updates, and a task for each that is under way."""

    def __init__(self, telegram: Telegram, client: httpx.AsyncClient) -> None:
        self._telegram = telegram
        self._client = client
        self._loop = asyncio.get_running_loop()
        self._plan = Plan()
        self._tasks: set[asyncio.Task[None]] = set()
        self._url = ""

    async def run(self) -> None:
        """Look again at every arrival, at every answer, and when a pause is over."""
        wakes = Poll()
        release = self._telegram.attend(wakes)
        try:
            while True:
                self._hand_out(wakes)
                await wakes.sleep(self._loop.time() + self._pause())
        finally:
            release()
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)

    def _pause(self) -> float:
        """Seconds until there may be something to do without anything happening."""
        pauses = (self._telegram.silence() or None, self._plan.next_try(self._loop.time()))
        return max((one for one in pauses if one is not None), default=_IDLE) + 0.001

    def _hand_out(self, wakes: Poll) -> None:
        hook = self._telegram.webhook()
        if hook is None:
            return
        if hook["url"] != self._url:
            self._plan.forget()
            self._url = hook["url"]
        waiting = self._telegram.waiting_updates(2 * hook["max_connections"])
        for update in self._plan.due(waiting, hook["max_connections"], self._loop.time()):
            task = asyncio.create_task(self._carry(update, hook))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            task.add_done_callback(lambda _: wakes.wake("update"))

    async def _carry(self, update: Update, hook: Json) -> None:
        headers = {SECRET_HEADER: hook["secret_token"]} if hook["secret_token"] else {}
        try:
            answer = await self._client.post(hook["url"], json=update.told(), headers=headers)
        except httpx.HTTPError as error:
            self._fail(update, _reason(error))
            return
        if not answer.is_success:
            status = f"{answer.status_code} {answer.reason_phrase}".strip()
            self._fail(update, f"Wrong response from the webhook: {status}", _seconds(answer))
            return
        self._plan.taken(update)
        self._telegram.webhook_took(update.update_id)
        self._answered(answer)

    def _fail(self, update: Update, reason: str, retry_after: float = 0.0) -> None:
        self._plan.failed(update, self._loop.time(), retry_after)
        self._telegram.webhook_failed(reason)

    def _answered(self, answer: httpx.Response) -> None:
        """The answer to an update may be a call; nobody is told how it went, but for the log."""
        try:
            given: Any = answer.json() if answer.content else None
        except ValueError:
            return
        if isinstance(given, dict) and isinstance(given.get("method"), str):
            method = given.pop("method")
            if method.lower() not in _NOT_IN_ANSWERS and not method.lower().startswith("get"):
                self._telegram.call(method, given)


def _reason(error: httpx.HTTPError) -> str:
    if isinstance(error, httpx.ConnectError):
        return "Connection refused"
    if isinstance(error, httpx.TimeoutException):
        return "Read timeout expired"
    return "Webhook connection closed"


def _seconds(answer: httpx.Response) -> float:
    raw = answer.headers.get("retry-after", "")
    return float(raw) if raw.isdigit() else 0.0
