"""The practice Telegram as one object: the world, its lock, its disk, and who waits for updates."""

import re
import threading
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Literal, Protocol

from bot.practice.arguments import Arguments, Upload
from bot.practice.clock import VirtualClock
from bot.practice.contents import FolderContents
from bot.practice.disk import Disk
from bot.practice.faults import Fault
from bot.practice.keeping import load
from bot.practice.methods import METHODS, unknown_method
from bot.practice.methods.webhooks import webhook_told
from bot.practice.played import Played
from bot.practice.rates import Rates
from bot.practice.refusals import ImpossibleError, RealTokenError, Refusal
from bot.practice.things import Json, Person, StoredFile
from bot.practice.updates import Update
from bot.practice.world import World

_REAL_TOKEN = re.compile(r"\d{8,10}:[A-Za-z0-9_-]{35}")
_PRACTICE_TOKEN = re.compile(r"(\d{1,15}):[A-Za-z0-9_-]+")

BOT_SETTINGS = {"inline": True, "feedback": False, "privacy": True}
"""What BotFather keeps for a bot: inline mode, inline feedback, privacy mode in groups."""


class Sleeper(Protocol):
    """Somebody who waits for updates."""

    def wake(self, reason: Literal["update", "conflict", "closed", "off"]) -> None:
        """Tell it why to look again."""


class Telegram(Played):
    """Everything that Telegram is to one bot and its people. Calls and actions are synchronous.

    With a ``folder`` every change is on disk when a call returns, and a new object on the same folder goes on
    from there; without one, all is in memory. ``real`` gives seconds since the epoch, ``monotonic`` those by
    which ``rates`` are counted.
    """

    def __init__(
        self,
        *,
        bot_username: str = "tro_ly_thi_dua_bot",
        bot_name: str = "Trợ lý thi đua",
        token: str = "100000001:practice",  # noqa: S107 - opens nothing but this simulation
        rates: bool = False,
        folder: Path | None = None,
        real: Callable[[], float] = time.time,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.lock = threading.RLock()
        self.world = World(
            bot=Person(practice_bot_id(token), bot_name, bot_username, is_bot=True),
            token=token,
            clock=VirtualClock(real),
            rates=Rates(rates, monotonic),
            contents=FolderContents(folder / "files") if folder else None,
        )
        self.world.arrived = self._updates_came
        self._poll: Sleeper | None = None
        self._carrier: Sleeper | None = None
        self._disk = Disk(folder / "practice.db") if folder else None
        if self._disk:
            load(self.world, self._disk)
            self.world.changes = {}

    @property
    def token(self) -> str:
        """The token that the bot must use."""
        return self.world.token

    @property
    def bot(self) -> Person:
        """The bot's own account."""
        return self.world.bot

    @property
    def clock(self) -> VirtualClock:
        """The clock, to be read; move it with ``advance``, ``jump`` and ``reset_clock``."""
        return self.world.clock

    # The bot's side.

    def call(
        self, method: str, given: Json, files: dict[str, Upload] | None = None, *, fault: str | None = None
    ) -> tuple[int, Json]:
        """One call of the Bot API: the HTTP status and the answer. Never waits, never raises a Refusal."""
        with self.lock:
            arguments = Arguments(given, files)
            status, answer = self._answer(method, arguments)
            if status != 200 or method.lower() != "getupdates":
                unread = arguments.unread() if status == 200 else []
                self.world.log(method, given, status, answer, unread, fault)
            self.flush()
            return status, answer

    def refuse(self, method: str, given: Json, refusal: Refusal, fault: str | None) -> tuple[int, Json]:
        """A call that a fault or a door turns down before it is tried; it is in the log like any other."""
        with self.lock:
            self.world.log(method, given, refusal.code, refusal.answer(), [], fault)
            self.flush()
            return refusal.code, refusal.answer()

    def _answer(self, method: str, arguments: Arguments) -> tuple[int, Json]:
        known = METHODS.get(method.lower(), unknown_method)
        try:
            return 200, {"ok": True, "result": known(self.world, arguments)}
        except Refusal as refusal:
            return refusal.code, refusal.answer()

    def take_fault(self, method: str) -> Fault | None:
        """The trouble ordered for this call, if any."""
        if not self.world.faults.waiting:
            return None
        with self.lock:
            fault = self.world.faults.take(method)
            if fault is None or fault.kind != "off":
                self._tell_faults()
            return fault

    def silence(self) -> float:
        """Seconds for which a fault of kind off still lasts, else 0."""
        if not self.world.faults.waiting:
            return 0.0
        with self.lock:
            return self.world.faults.silence()

    def begin_poll(self, poll: Sleeper) -> None:
        """A long poll takes the place of the one before, which ends in a conflict."""
        with self.lock:
            before, self._poll = self._poll, poll
        if before:
            before.wake("conflict")

    def end_poll(self, poll: Sleeper) -> None:
        """A long poll went away."""
        with self.lock:
            if self._poll is poll:
                self._poll = None

    def release_poll(self) -> None:
        """Send the sleeping poll home with what there is."""
        if self._poll:
            self._poll.wake("closed")

    def attend(self, carrier: Sleeper) -> Callable[[], None]:
        """Wake a carrier of webhook updates whenever there may be something to do; gives the function that ends it."""

        def release() -> None:
            if self._carrier is carrier:
                self._carrier = None

        self._carrier = carrier
        return release

    def webhook(self) -> Json | None:
        """Where updates are carried to, if anywhere."""
        hook: Json | None = self.world.settings.get("webhook")
        return hook

    def waiting_updates(self, most: int) -> list[Update]:
        """The oldest updates for the webhook; none while all is off."""
        with self.lock:
            if self.silence():
                return []
            live = self.world.live_updates(most)
            self.flush()
            return live

    def webhook_took(self, update_id: int) -> None:
        """The webhook took an update."""
        with self.lock:
            self.world.delivered(update_id)
            self.flush()

    def webhook_failed(self, reason: str) -> None:
        """The webhook did not take an update."""
        with self.lock:
            self.world.set("webhook_error", {"date": self.world.now(), "message": reason})
            self.world.emit("webhook", webhook=webhook_told(self.world))
            self.flush()

    def _updates_came(self) -> None:
        for sleeper in (self._poll, self._carrier):
            if sleeper:
                sleeper.wake("update")

    def file_at(self, path: str) -> tuple[StoredFile, bytes] | None:
        """The file that ``getFile`` told to lie at this path, and its bytes."""
        with self.lock:
            found = next((file for file in self.world.files.values() if file.path == path), None)
            return (found, self.world.contents.get(found.unique_id)) if found else None

    def file(self, file_id: str) -> tuple[StoredFile, bytes] | None:
        """The file with this id and its bytes."""
        with self.lock:
            found = self.world.files.get(file_id)
            return (found, self.world.contents.get(found.unique_id)) if found else None

    # Clock, faults, rates.

    def advance(self, seconds: float) -> None:
        """Move the clock on."""
        self._move(lambda clock: clock.advance(seconds))

    def jump(self, moment: datetime) -> None:
        """Set the clock to a moment."""
        self._move(lambda clock: clock.jump(moment))

    def reset_clock(self) -> None:
        """Return to real time."""
        self._move(VirtualClock.reset)

    def _move(self, move: Callable[[VirtualClock], None]) -> None:
        with self.lock:
            move(self.clock)
            self.world.save("setting", "clock", {"offset": self.clock.offset, "version": self.clock.version})
            self.world.emit("clock", clock=self.clock.told())
            self._tell_faults()
            self.flush()

    def fault(self, kind: str, *, method: str = "*", times: int = 1, seconds: float = 1.0) -> None:
        """Put a trouble in the way of the next calls."""
        with self.lock:
            self.world.faults.order(kind, method=method, times=times, seconds=seconds)
            self._tell_faults()
            self.flush()
        if kind == "off" and self._poll:
            self._poll.wake("off")

    def clear_faults(self) -> None:
        """Let everything go well again."""
        with self.lock:
            self.world.faults.clear()
            self._tell_faults()
            self.flush()

    def set_rates(self, on: bool) -> None:
        """Refuse the bot's messages beyond the published rates, or do not."""
        self.world.rates.on = on
        self.world.emit("rates", on=on)

    def set_bot(self, **wanted: bool) -> None:
        """Change what BotFather keeps for the bot: ``inline``, ``feedback``, ``privacy``."""
        with self.lock:
            for name, value in wanted.items():
                if name not in BOT_SETTINGS:
                    raise ImpossibleError(f"no such setting of a bot: {name}")
                self.world.set(name, value)
            self.world.emit("people")
            self.flush()

    def _tell_faults(self) -> None:
        self.world.faults.silence()
        told = [one.told() for one in self.world.faults.waiting]
        self.world.set("faults", told)
        self.world.emit("faults", faults=told)
        self._updates_came()

    # Keeping.

    def flush(self) -> None:
        """Write what changed to disk."""
        if self._disk and self.world.changes:
            self._disk.write(self.world.changes)
            self.world.changes.clear()

    def close(self) -> None:
        """Write what changed and let go of the disk."""
        with self.lock:
            self.flush()
            if self._disk:
                self._disk.close()
                self._disk = None


def practice_bot_id(token: str) -> int:
    """The bot's id from its practice token. RealTokenError (in Vietnamese) for one that BotFather may have given."""
    if _REAL_TOKEN.fullmatch(token):
        raise RealTokenError(
            "Mã bot (token) này giống mã thật do BotFather cấp. Telegram mô phỏng không nhận mã thật; "
            "hãy dùng mã tập dượt, ví dụ 100000001:practice."
        )
    match = _PRACTICE_TOKEN.fullmatch(token)
    if match is None:
        raise ValueError("Mã bot tập dượt phải có dạng 100000001:practice.")
    return int(match.group(1))
