"""The practice Telegram as one object: the world, its lock, its disk, and who waits for updates."""

import functools
import re
import threading
import time
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Concatenate, Literal, ParamSpec, Protocol, TypeVar

from bot.practice import actions, groups
from bot.practice.arguments import Arguments, Upload
from bot.practice.clock import VirtualClock
from bot.practice.contents import FolderContents
from bot.practice.disk import Disk
from bot.practice.faults import Fault
from bot.practice.keeping import load
from bot.practice.methods import METHODS, unknown_method
from bot.practice.rates import Rates
from bot.practice.refusals import RealTokenError, Refusal
from bot.practice.things import Chat, Json, Message, Person, Press, Pressed, Standing, StoredFile
from bot.practice.world import Call, Listener, World

_REAL_TOKEN = re.compile(r"\d{8,10}:[A-Za-z0-9_-]{35}")
_PRACTICE_TOKEN = re.compile(r"(\d{1,15}):[A-Za-z0-9_-]+")

Given = ParamSpec("Given")
Result = TypeVar("Result")


class Sleeper(Protocol):
    """A long poll that waits."""

    def wake(self, reason: Literal["update", "conflict", "closed"]) -> None:
        """Tell it why to look again."""


class Telegram:
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
            self._tell_faults()
            return fault

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

    def _updates_came(self) -> None:
        if self._poll:
            self._poll.wake("update")

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

    # The people's side.

    def add_person(
        self,
        *,
        first_name: str,
        id: int | None = None,  # noqa: A002 - the Bot API's own word
        username: str | None = None,
        group: str = "",
        role: str = "",
    ) -> Person:
        """A new person, or new labels for the one with this id."""
        return self._do(groups.add_person, first_name=first_name, id=id, username=username, group=group, role=role)

    def add_group(
        self,
        *,
        title: str,
        members: Iterable[int],
        kind: Literal["group", "supergroup"] = "group",
        with_bot: bool = True,
    ) -> Chat:
        """A group made by its first member, with the bot in it unless told otherwise."""
        return self._do(groups.add_group, title=title, members=list(members), kind=kind, with_bot=with_bot)

    def add_member(self, chat_id: int, user_id: int, *, by: int) -> None:
        """Somebody brings a person, or the bot, into a group."""
        self._do(groups.add_member, chat_id, user_id, by=by)

    def remove_member(self, chat_id: int, user_id: int, *, by: int) -> None:
        """Somebody leaves a group, or is taken out of it."""
        self._do(groups.remove_member, chat_id, user_id, by=by)

    def set_standing(self, chat_id: int, user_id: int, standing: Standing, *, by: int) -> None:
        """Somebody makes a member an administrator, or takes that away."""
        self._do(groups.set_standing, chat_id, user_id, standing, by=by)

    def say(
        self,
        person_id: int,
        text: str = "",
        chat_id: int | None = None,
        *,
        reply_to: int | None = None,
        edit: int | None = None,
        forward: int | str | None = None,
        kind: str = "text",
    ) -> Message:
        """A person writes to the bot or into a group, or changes an own message (``edit``)."""
        if edit is not None:
            return self._do(actions.edit, person_id, edit, text, chat_id)
        return self._do(actions.say, person_id, text, chat_id, reply_to=reply_to, forward=forward, kind=kind)

    def upload(
        self,
        person_id: int,
        name: str,
        data: bytes,
        chat_id: int | None = None,
        *,
        mime_type: str = "",
        caption: str = "",
        as_photo: bool = False,
        reply_to: int | None = None,
    ) -> Message:
        """A person sends a file, as a document or as a photo."""
        file = Upload(name, data, mime_type)
        return self._do(actions.upload, person_id, file, chat_id, caption=caption, as_photo=as_photo, reply_to=reply_to)

    def tap(
        self,
        person_id: int,
        message_id: int,
        button_text_or_data: str,
        chat_id: int | None = None,
        *,
        forged: bool = False,
    ) -> Pressed:
        """A person presses a button, found by its label or its data."""
        return self._do(actions.tap, person_id, message_id, button_text_or_data, chat_id, forged=forged)

    def start(self, person_id: int, payload: str = "") -> Message:
        """A person presses Start, perhaps after a deep link."""
        return self._do(actions.start, person_id, payload)

    def block(self, person_id: int) -> None:
        """A person blocks the bot."""
        self._do(actions.block, person_id)

    def unblock(self, person_id: int) -> None:
        """A person lets the bot write again."""
        self._do(actions.unblock, person_id)

    def read(self, person_id: int, chat_id: int | None = None) -> None:
        """A person has seen everything in the chat."""
        self._do(actions.read, person_id, chat_id)

    # Looking.

    def messages(self, chat_id: int, *, last: int | None = None) -> list[Message]:
        """The messages of a chat (a person's id names the chat with the bot), oldest first."""
        with self.lock:
            found = list(self.world.chat(chat_id).messages.values())
            return found if last is None else found[-last:]

    def press(self, query_id: str) -> Press:
        """A pressed button with the bot's answer, if there is one."""
        with self.lock:
            return self.world.presses[query_id]

    def calls(self, method: str | None = None) -> list[Call]:
        """The bot's latest calls, oldest first."""
        with self.lock:
            return [one for one in self.world.calls if method is None or one.method.lower() == method.lower()]

    def view(
        self, question: Callable[Concatenate[World, Given], Result], *given: Given.args, **named: Given.kwargs
    ) -> Result:
        """Ask one of the ``views``."""
        with self.lock:
            return question(self.world, *given, **named)

    def listen(self, listener: Listener) -> Callable[[], None]:
        """Tell a function of everything that happens; gives the function that ends it."""
        self.world.listeners.append(listener)
        return functools.partial(self.world.listeners.remove, listener)

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
            self.flush()

    def fault(self, kind: str, *, method: str = "*", times: int = 1, seconds: float = 1.0) -> None:
        """Put a trouble in the way of the next calls."""
        with self.lock:
            self.world.faults.order(kind, method=method, times=times, seconds=seconds)
            self._tell_faults()

    def clear_faults(self) -> None:
        """Let everything go well again."""
        with self.lock:
            self.world.faults.clear()
            self._tell_faults()

    def set_rates(self, on: bool) -> None:
        """Refuse the bot's messages beyond the published rates, or do not."""
        self.world.rates.on = on
        self.world.emit("rates", on=on)

    def _tell_faults(self) -> None:
        self.world.emit("faults", faults=[one.told() for one in self.world.faults.waiting])

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

    def _do(
        self, action: Callable[Concatenate[World, Given], Result], *given: Given.args, **named: Given.kwargs
    ) -> Result:
        with self.lock:
            try:
                return action(self.world, *given, **named)
            finally:
                self.flush()


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
