"""What all doors share: the token, the faults, the long poll."""

import asyncio
import json
from collections.abc import Callable
from typing import Any, Literal

from bot.practice.arguments import Upload
from bot.practice.faults import Fault
from bot.practice.refusals import ConnectionDroppedError, Refusal, conflict, webhook_set
from bot.practice.state import Telegram
from bot.practice.things import Json

Reason = Literal["update", "conflict", "closed", "off"]

_LONGEST_POLL = 50
_REPEATED = frozenset({"getupdates"})


async def answer(
    telegram: Telegram, token: str, method: str, given: Json, files: dict[str, Upload] | None = None
) -> tuple[int, bytes]:
    """The HTTP status and body for one call. Raises ConnectionDroppedError where a fault breaks the line."""
    if token != telegram.token:
        return 401, encoded(Refusal(401, "Unauthorized").answer())
    fault = telegram.take_fault(method)
    if fault is None:
        status, told = await _call(telegram, method, given, files, None)
    else:
        status, told = await _troubled(telegram, method, given, files, fault)
    return status, encoded(told)


def download(telegram: Telegram, token: str, path: str) -> bytes | None:
    """The bytes of the file at a path told by ``getFile``. Raises ConnectionDroppedError while all is off."""
    if telegram.silence():
        raise ConnectionDroppedError("off")
    found = telegram.file_at(path) if token == telegram.token else None
    return found[1] if found else None


def encoded(told: Any) -> bytes:
    """The JSON that goes over the wire."""
    return json.dumps(told, separators=(",", ":")).encode()


async def wait_for(telegram: Telegram, kind: str, done: Callable[[], bool], seconds: float) -> None:
    """Return once ``done`` holds, looking again at every event of a kind, or when the seconds are over."""
    poll = Poll()
    stop = telegram.listen(lambda event: poll.wake("update") if event["type"] == kind else None)
    try:
        end = asyncio.get_running_loop().time() + seconds
        while not done() and await poll.sleep(end):
            pass
    finally:
        stop()


class Poll:
    """A sleeper of this event loop; it can be woken from any thread."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._event = asyncio.Event()
        self._reason: Reason = "update"

    def wake(self, reason: Reason) -> None:
        """End the sleep; a reason that is no update stays, whatever comes after it."""
        if reason != "update" or self._reason == "update":
            self._reason = reason
        self._loop.call_soon_threadsafe(self._event.set)

    async def sleep(self, end: float) -> Reason | None:
        """Why it was woken, or None when the time is over."""
        remaining = end - self._loop.time()
        if remaining <= 0:
            return None
        try:
            await asyncio.wait_for(self._event.wait(), remaining)
        except TimeoutError:
            return None
        self._event.clear()
        return self._reason


async def _call(
    telegram: Telegram, method: str, given: Json, files: dict[str, Upload] | None, fault: Fault | None
) -> tuple[int, Json]:
    if method.lower() in _REPEATED:
        return await _long_poll(telegram, method, given)
    return telegram.call(method, given, files, fault=fault.kind if fault else None)


async def _troubled(
    telegram: Telegram, method: str, given: Json, files: dict[str, Upload] | None, fault: Fault
) -> tuple[int, Json]:
    if fault.kind == "slow":
        await asyncio.sleep(fault.seconds)
    elif fault.kind == "off" and method.lower() in _REPEATED:
        raise ConnectionDroppedError(fault.kind)  # a poller tries for ever: not a line in the log for each
    elif fault.kind in {"dropped", "off"}:
        telegram.refuse(method, given, Refusal(0, "connection dropped before the effect"), fault.kind)
        raise ConnectionDroppedError(fault.kind)
    try:
        fault.refuse()
    except Refusal as refusal:
        return telegram.refuse(method, given, refusal, fault.kind)
    told = await _call(telegram, method, given, files, fault)
    if fault.kind == "lost":
        raise ConnectionDroppedError(fault.kind)
    return told


async def _long_poll(telegram: Telegram, method: str, given: Json) -> tuple[int, Json]:
    poll = Poll()
    telegram.begin_poll(poll)
    end = asyncio.get_running_loop().time() + _seconds(given.get("timeout"))
    try:
        while True:
            status, told = telegram.call(method, given)
            if status != 200 or told["result"]:
                return status, told
            reason = await poll.sleep(end)
            if reason == "off":
                raise ConnectionDroppedError(reason)
            if reason == "conflict":
                return telegram.refuse(method, given, conflict(), None)
            if telegram.webhook():
                return telegram.refuse(method, given, webhook_set(), None)
            if reason != "update":
                return status, told
    finally:
        telegram.end_poll(poll)


def _seconds(raw: Any) -> float:
    try:
        return min(max(int(raw or 0), 0), _LONGEST_POLL)
    except (TypeError, ValueError):
        return 0.0
