"""What the practice Telegram is made of: people, chats, messages, files, button presses, inline queries."""

from dataclasses import asdict, dataclass, field
from typing import Any, Literal

from bot.practice.markup import buttons

Json = dict[str, Any]
Standing = Literal["creator", "administrator", "member", "left", "kicked"]
PRESENT = frozenset({"creator", "administrator", "member"})


@dataclass(slots=True)
class Person:
    """A Telegram account. ``group`` and ``role`` are labels by which the page sorts its personas."""

    id: int
    first_name: str
    username: str | None = None
    group: str = ""
    role: str = ""
    is_bot: bool = False
    language_code: str = "vi"

    def user(self) -> Json:
        """The account as a ``User`` of the Bot API."""
        told: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.username:
            told["username"] = self.username
        if not self.is_bot:
            told["language_code"] = self.language_code
        return told

    def record(self) -> Json:
        """The account as kept on disk."""
        return asdict(self)


@dataclass(slots=True)
class Message:
    """One message. ``body`` is the ``Message`` of the Bot API; ``keyboard`` a reply keyboard it brought.

    ``inline_id`` is its name for the bot where a person sent it through inline mode.
    """

    chat_id: int
    message_id: int
    body: Json
    outgoing: bool = False
    keyboard: Json | None = None
    silent: bool = False
    inline_id: str = ""

    @property
    def text(self) -> str:
        """The words of the message, its caption included."""
        return str(self.body.get("text") or self.body.get("caption") or "")

    @property
    def markup(self) -> Json | None:
        """The inline keyboard under the message."""
        return self.body.get("reply_markup")

    @property
    def buttons(self) -> list[str]:
        """The labels of the inline keyboard, row by row."""
        return [button["text"] for button in buttons(self.markup)]

    def record(self) -> Json:
        """The message as kept on disk."""
        return {
            "chat_id": self.chat_id,
            "message_id": self.message_id,
            "body": self.body,
            "outgoing": self.outgoing,
            "keyboard": self.keyboard,
            "silent": self.silent,
            "inline_id": self.inline_id,
        }

    def told(self) -> Json:
        """The message as the simulation API and the page see it."""
        told = {**self.body, "outgoing": self.outgoing}
        if self.keyboard:
            told["keyboard"] = self.keyboard
        if self.silent:
            told["silent"] = True
        return told


@dataclass(slots=True)
class Topic:
    """A topic of a forum; its id is that of the service message that opened it."""

    message_thread_id: int
    name: str
    icon_color: int
    closed: bool = False

    def told(self) -> Json:
        """The topic as kept on disk and shown on the page."""
        return asdict(self)


@dataclass(slots=True)
class Chat:
    """A private chat of one person with the bot (``id`` is the person's), or a group."""

    id: int
    type: Literal["private", "group", "supergroup"]
    title: str = ""
    members: dict[int, Standing] = field(default_factory=dict)
    started: bool = False
    blocked: bool = False
    last_own_id: int = 0
    pinned: list[int] = field(default_factory=list)
    read: dict[int, int] = field(default_factory=dict)
    keyboard: Json | None = None
    is_forum: bool = False
    topics: dict[int, Topic] = field(default_factory=dict)
    upgraded_to: int | None = None
    messages: dict[int, Message] = field(default_factory=dict)

    def record(self) -> Json:
        """The chat as kept on disk; its messages have rows of their own."""
        return {
            "id": self.id,
            "type": self.type,
            "title": self.title,
            "members": [[member, standing] for member, standing in self.members.items()],
            "started": self.started,
            "blocked": self.blocked,
            "last_own_id": self.last_own_id,
            "pinned": self.pinned,
            "read": [[person, message] for person, message in self.read.items()],
            "keyboard": self.keyboard,
            "is_forum": self.is_forum,
            "topics": [topic.told() for topic in self.topics.values()],
            "upgraded_to": self.upgraded_to,
        }

    @classmethod
    def restored(cls, row: Json) -> "Chat":
        """The chat read back from its record."""
        topics = {one["message_thread_id"]: Topic(**one) for one in row.get("topics", ())}
        row = {**row, "members": dict(row["members"]), "read": dict(row["read"]), "topics": topics}
        return cls(**row)

    def present(self, user_id: int) -> bool:
        """Whether this account is in the chat now."""
        return self.members.get(user_id, "left") in PRESENT

    def rules(self, user_id: int) -> bool:
        """Whether this account is an administrator of the chat."""
        return self.members.get(user_id) in {"creator", "administrator"}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that was sent; its bytes lie in the ``Contents``."""

    file_id: str
    unique_id: str
    kind: str
    name: str
    mime_type: str
    size: int
    path: str
    width: int = 0
    height: int = 0

    def record(self) -> Json:
        """The file's card as kept on disk."""
        return asdict(self)


@dataclass(slots=True)
class Press:
    """A pressed button: the callback query and, once given, the bot's answer to it.

    ``inline_message_id`` stands where the message came through inline mode.
    """

    query_id: str
    person_id: int
    chat_id: int
    message_id: int
    data: str
    date: float
    answered: bool = False
    text: str = ""
    alert: bool = False
    url: str = ""
    inline_message_id: str = ""

    def record(self) -> Json:
        """The press as kept on disk."""
        return asdict(self)

    def told(self) -> Json:
        """The press as the simulation API and the page see it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Pressed:
    """What came of pressing a button: a query to the bot, or something the app does itself."""

    query_id: str | None = None
    url: str | None = None
    copied: str | None = None
    said: Message | None = None
    inline: Json | None = None


@dataclass(slots=True)
class InlineQuery:
    """What a person typed behind the bot's name, and the bot's answer. Dates are seconds of the virtual clock."""

    query_id: str
    person_id: int
    chat_id: int
    query: str
    offset: str
    date: float
    answered: bool = False
    answered_at: float = 0.0
    results: list[Json] = field(default_factory=list)
    next_offset: str = ""
    is_personal: bool = False
    cache_time: int = 300
    button: Json | None = None

    def record(self) -> Json:
        """The query as kept on disk."""
        return asdict(self)

    def told(self) -> Json:
        """The query as the simulation API and the page see it."""
        hidden = {"date", "answered_at", "cache_time"}
        return {name: value for name, value in asdict(self).items() if name not in hidden}

    def serves(self, person_id: int, query: str, offset: str, now: float) -> bool:
        """Whether Telegram would give this answer again instead of asking the bot."""
        return (
            self.answered
            and (self.query, self.offset) == (query, offset)
            and (not self.is_personal or self.person_id == person_id)
            and now < self.answered_at + self.cache_time
        )
