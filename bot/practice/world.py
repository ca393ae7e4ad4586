"""The state machine's memory and its elementary moves. It reads and writes nothing but itself."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from bot.practice.clock import VirtualClock
from bot.practice.contents import Contents, MemoryContents
from bot.practice.disk import Recordable
from bot.practice.faults import Faults
from bot.practice.rates import Rates
from bot.practice.refusals import ImpossibleError
from bot.practice.things import Chat, Json, Message, Person, Press, StoredFile
from bot.practice.updates import UpdateQueue

_CALLS_KEPT = 500
_PRESSES_KEPT = 2000

Listener = Callable[[Json], None]


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the bot with its answer, for the log. ``unread`` names parameters that had no effect."""

    number: int
    date: float
    method: str
    parameters: Json
    status: int
    answer: Json
    unread: list[str]
    fault: str | None = None

    def told(self) -> Json:
        """The call as the simulation API and the page see it."""
        return {
            "number": self.number,
            "date": self.date,
            "method": self.method,
            "parameters": self.parameters,
            "status": self.status,
            "answer": self.answer,
            "unread": self.unread,
            "fault": self.fault,
        }


class World:
    """People, chats, messages, files, waiting updates, clock, faults and rates of one bot."""

    def __init__(
        self,
        *,
        bot: Person,
        token: str,
        clock: VirtualClock | None = None,
        rates: Rates | None = None,
        contents: Contents | None = None,
    ) -> None:
        self.bot = bot
        self.token = token
        self.clock = clock or VirtualClock()
        self.rates = rates or Rates()
        self.contents: Contents = contents or MemoryContents()
        self.faults = Faults()
        self.queue = UpdateQueue(self.clock)
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.presses: dict[str, Press] = {}
        self.settings: dict[str, Any] = {}
        self.counters: dict[str, int] = {"message": 0, "file": 0, "press": 0, "person": 0, "group": 0}
        self.calls: deque[Call] = deque(maxlen=_CALLS_KEPT)
        self.call_count = 0
        self.listeners: list[Listener] = []
        self.arrived: Callable[[], None] = _nothing
        self.changes: dict[tuple[str, str], Recordable | Json | None] | None = None

    # What changed, for whoever keeps it.

    def save(self, table: str, key: object, thing: Recordable | Json | None) -> None:
        """Note that a thing changed (None: it is gone)."""
        if self.changes is not None:
            self.changes[table, str(key)] = thing

    def emit(self, kind: str, **told: Any) -> None:
        """Tell whoever watches."""
        for listener in self.listeners:
            listener({"type": kind, **told})

    def count(self, name: str) -> int:
        """The next number of its kind, never given twice."""
        self.counters[name] += 1
        self.save("setting", "counters", self.counters)
        return self.counters[name]

    def set(self, name: str, value: Any) -> None:
        """Keep a setting of the bot."""
        self.settings[name] = value
        self.save("setting", name, {"value": value})

    def now(self) -> int:
        """The date that goes into messages."""
        return int(self.clock.time())

    # Finding.

    def person(self, person_id: int) -> Person:
        """The person with this id, for what people do."""
        try:
            return self.people[person_id]
        except KeyError:
            raise ImpossibleError(f"no such person: {person_id}") from None

    def chat(self, chat_id: int) -> Chat:
        """The chat with this id, for what people do."""
        try:
            return self.chats[chat_id]
        except KeyError:
            raise ImpossibleError(f"no such chat: {chat_id}") from None

    def account(self, user_id: int) -> Person | None:
        """The person, or the bot itself."""
        return self.bot if user_id == self.bot.id else self.people.get(user_id)

    # Elementary moves.

    def save_chat(self, chat: Chat) -> None:
        """The chat changed."""
        self.save("chat", chat.id, chat)

    def chat_told(self, chat: Chat) -> Json:
        """The chat as a ``Chat`` of the Bot API."""
        if chat.type != "private":
            return {"id": chat.id, "title": chat.title, "type": chat.type}
        person = self.people[chat.id]
        told: Json = {"id": chat.id, "first_name": person.first_name, "type": "private"}
        if person.username:
            told["username"] = person.username
        return told

    def post(self, chat: Chat, sender: Person, content: Json, *, reply_to: int | None = None) -> Message:
        """Add a message to a chat; everybody there sees it."""
        message_id = self._next_message_id(chat)
        body: Json = {
            "message_id": message_id,
            "from": sender.user(),
            "chat": self.chat_told(chat),
            "date": self.now(),
        }
        answered = chat.messages.get(reply_to) if reply_to else None
        if answered:
            body["reply_to_message"] = {k: v for k, v in answered.body.items() if k != "reply_to_message"}
        body.update(content)
        message = Message(chat.id, message_id, body, outgoing=sender.is_bot)
        chat.messages[message_id] = message
        self._save_message(message)
        return message

    def announce(self, message: Message) -> None:
        """Show a new message to whoever watches."""
        if self.listeners:
            self.emit("message", chat=message.chat_id, message=message.told())

    def change(self, message: Message, body: Json) -> None:
        """Give a message another body."""
        message.body = body
        self._save_message(message)
        if self.listeners:
            self.emit("edited", chat=message.chat_id, message=message.told())

    def remove(self, chat: Chat, message_id: int) -> None:
        """Take a message away for everybody."""
        del chat.messages[message_id]
        self.save("message", f"{chat.id}:{message_id}", None)
        self.emit("deleted", chat=chat.id, message_id=message_id)

    def deliver(self, kind: str, body: Json) -> None:
        """Line up an update for the bot, if it wants that kind."""
        if self.queue.wants(kind):
            update = self.queue.put(kind, body)
            self.save("pending", update.update_id, update)
            self.save("setting", "updates", {"last_id": self.queue.last_id, "allowed": self.queue.allowed})
            self.arrived()

    def confirm(self, offset: int) -> None:
        """The bot has seen the updates before the offset."""
        for update_id in self.queue.confirm(offset):
            self.save("pending", update_id, None)

    def pending(self, limit: int) -> list[Json]:
        """What the bot has not confirmed, oldest first."""
        live, expired = self.queue.first(limit)
        for update_id in expired:
            self.save("pending", update_id, None)
        return [update.told() for update in live]

    def remember(self, press: Press) -> None:
        """Keep a pressed button; the oldest ones are forgotten."""
        self.presses[press.query_id] = press
        self.save("press", press.query_id, press)
        while len(self.presses) > _PRESSES_KEPT:
            oldest = next(iter(self.presses))
            del self.presses[oldest]
            self.save("press", oldest, None)

    def log(
        self,
        method: str,
        parameters: Json,
        status: int,
        answer: Json,
        unread: list[str],
        fault: str | None,
    ) -> None:
        """Write a call of the bot down."""
        self.call_count += 1
        call = Call(self.call_count, self.clock.time(), method, parameters, status, answer, unread, fault)
        self.calls.append(call)
        if self.listeners:
            self.emit("call", call=call.told())

    def _next_message_id(self, chat: Chat) -> int:
        # Private chats and basic groups share the account's numbers, a supergroup has its own.
        if chat.type != "supergroup":
            return self.count("message")
        chat.last_own_id += 1
        self.save_chat(chat)
        return chat.last_own_id

    def _save_message(self, message: Message) -> None:
        self.save("message", f"{message.chat_id}:{message.message_id}", message)


def _nothing() -> None:
    """Nobody waits for updates."""
