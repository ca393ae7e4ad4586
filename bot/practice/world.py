"""The state machine's memory and its elementary moves. It reads and writes nothing but itself."""

import base64
from collections.abc import Callable
from typing import Any

from bot.practice.clock import VirtualClock
from bot.practice.contents import Contents, MemoryContents
from bot.practice.disk import Recordable
from bot.practice.faults import Faults
from bot.practice.journal import Call, Journal
from bot.practice.rates import Rates
from bot.practice.refusals import ImpossibleError
from bot.practice.things import Chat, InlineQuery, Json, Message, Person, Press, StoredFile
from bot.practice.updates import Update, UpdateQueue

_PRESSES_KEPT = 2000
_INLINE_KEPT = 500

Listener = Callable[[Json], None]


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
        self.faults = Faults(self.clock.time)
        self.queue = UpdateQueue(self.clock)
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, StoredFile] = {}
        self.presses: dict[str, Press] = {}
        self.inline: dict[str, InlineQuery] = {}
        self.inline_messages: dict[str, tuple[int, int]] = {}
        self.settings: dict[str, Any] = {}
        self.counters: dict[str, int] = {"message": 0, "file": 0, "press": 0, "person": 0, "group": 0}
        self.counters.update(inline=0, album=0)
        self.calls = Journal()
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
        told: Json
        if chat.type != "private":
            told = {"id": chat.id, "title": chat.title, "type": chat.type}
            return {**told, "is_forum": True} if chat.is_forum else told
        person = self.people[chat.id]
        told = {"id": chat.id, "first_name": person.first_name, "type": "private"}
        if person.username:
            told["username"] = person.username
        return told

    def post(
        self,
        chat: Chat,
        sender: Person,
        content: Json,
        *,
        reply_to: int | None = None,
        thread: int | None = None,
        through_bot: bool = False,
    ) -> Message:
        """Add a message to a chat; everybody there sees it. A reply stays in the topic that it answers in.

        ``through_bot`` is inline mode: the message gets a name by which the bot can edit it.
        """
        message_id = self._next_message_id(chat)
        body: Json = {
            "message_id": message_id,
            "from": sender.user(),
            "chat": self.chat_told(chat),
            "date": self.now(),
        }
        answered = chat.messages.get(reply_to) if reply_to else None
        if chat.is_forum:
            thread = thread or (answered.body.get("message_thread_id") if answered else None)
            # As in Telegram, a message of a topic answers the message that opened it when it answers nothing else.
            answered = answered or (chat.messages.get(thread) if thread else None)
            if thread:
                body.update(message_thread_id=thread, is_topic_message=True)
        if answered:
            body["reply_to_message"] = {k: v for k, v in answered.body.items() if k != "reply_to_message"}
        body.update(content)
        message = Message(chat.id, message_id, body, outgoing=sender.is_bot and not through_bot)
        if through_bot:
            body["via_bot"] = self.bot.user()
            message.inline_id = self._inline_id(message)
            self.inline_messages[message.inline_id] = chat.id, message_id
        chat.messages[message_id] = message
        self._save_message(message)
        return message

    def next_album(self) -> str:
        """The name that the messages of one album share."""
        return str(13_000_000_000_000_000 + self.count("album"))

    def pin(self, chat: Chat, message_id: int, *, off: bool = False) -> None:
        """Show a message at the head of the chat, or no longer."""
        pinned = [one for one in chat.pinned if one != message_id]
        self.set_pinned(chat, pinned if off else [*pinned, message_id])

    def set_pinned(self, chat: Chat, pinned: list[int]) -> None:
        """The messages at the head of the chat, the latest last."""
        chat.pinned = pinned
        self.save_chat(chat)
        self.emit("pinned", chat=chat.id, pinned=pinned)

    def shown_in_service(self, chat: Chat, message_id: int) -> Json:
        """A message as another one shows it, without what it answers."""
        return {name: value for name, value in chat.messages[message_id].body.items() if name != "reply_to_message"}

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
        gone = chat.messages.pop(message_id)
        self.inline_messages.pop(gone.inline_id, None)
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
        return [update.told() for update in self.live_updates(limit)]

    def live_updates(self, limit: int) -> list[Update]:
        """The oldest updates that are still of use."""
        live, expired = self.queue.first(limit)
        for update_id in expired:
            self.save("pending", update_id, None)
        return live

    def delivered(self, update_id: int) -> None:
        """The bot's webhook took this update."""
        if self.queue.drop(update_id):
            self.save("pending", update_id, None)

    def remember(self, press: Press) -> None:
        """Keep a pressed button; the oldest ones are forgotten."""
        self.presses[press.query_id] = press
        self.save("press", press.query_id, press)
        self._forget(self.presses, "press", _PRESSES_KEPT)

    def remember_inline(self, query: InlineQuery) -> None:
        """Keep an inline query; the oldest ones are forgotten."""
        self.inline[query.query_id] = query
        self.save("inline", query.query_id, query)
        self._forget(self.inline, "inline", _INLINE_KEPT)

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
        call = Call(self.calls.count + 1, self.clock.time(), method, parameters, status, answer, unread, fault)
        forgotten = self.calls.add(call)
        self.save("call", call.number, call)
        if forgotten:
            self.save("call", forgotten.number, None)
        if self.listeners:
            self.emit("call", call=call.told())

    def _next_message_id(self, chat: Chat) -> int:
        # Private chats and basic groups share the account's numbers, a supergroup has its own.
        if chat.type != "supergroup":
            return self.count("message")
        chat.last_own_id += 1
        self.save_chat(chat)
        return chat.last_own_id

    def _inline_id(self, message: Message) -> str:
        number = self.count("inline")
        return base64.urlsafe_b64encode(b"%d:%d:%d" % (message.message_id, number, self.bot.id)).decode().rstrip("=")

    def _forget(self, kept: dict[str, Any], table: str, most: int) -> None:
        while len(kept) > most:
            oldest = next(iter(kept))
            del kept[oldest]
            self.save(table, oldest, None)

    def _save_message(self, message: Message) -> None:
        self.save("message", f"{message.chat_id}:{message.message_id}", message)


def _nothing() -> None:
    """Nobody waits for updates."""
