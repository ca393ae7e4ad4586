"""What the practice Telegram is made of: people, chats, messages, files, button presses."""

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
    """One message. ``body`` is the ``Message`` of the Bot API; ``keyboard`` a reply keyboard it brought."""

    chat_id: int
    message_id: int
    body: Json
    outgoing: bool = False
    keyboard: Json | None = None
    silent: bool = False

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
        }

    @classmethod
    def restored(cls, row: Json) -> "Chat":
        """The chat read back from its record."""
        row = {**row, "members": dict(row["members"]), "read": dict(row["read"])}
        return cls(**row)

    def present(self, user_id: int) -> bool:
        """Whether this account is in the chat now."""
        return self.members.get(user_id, "left") in PRESENT


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
    """A pressed button: the callback query and, once given, the bot's answer to it."""

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
