"""What a person did, read from an update of Telegram: one small value for each kind of doing."""

import re
from dataclasses import dataclass
from typing import Literal

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberUpdated, Document, Message, Update, User

from bot.language.phrases import Phrase
from bot.language.text import fold, tidy
from bot.people.persons import Caller, queue_of


@dataclass(frozen=True)
class Place:
    """Where it happened."""

    chat_id: int
    kind: str
    title: str | None = None

    @property
    def is_private(self) -> bool:
        """Whether nobody else reads along."""
        return self.kind == "private"


@dataclass(frozen=True)
class Command:
    """A command by its folded name, without slash and bot, and what stood behind it."""

    name: str
    argument: str


@dataclass(frozen=True)
class Press:
    """A button: its coded data and the message it stands under. `message_id` is none for a message out of reach."""

    query_id: str
    data: str
    message_id: int | None


@dataclass(frozen=True)
class Typed:
    """A text, and the message it stands in."""

    text: str
    message_id: int


@dataclass(frozen=True)
class Edited:
    """A text that was sent before and has been changed."""

    text: str
    message_id: int


@dataclass(frozen=True)
class Forwarded:
    """Something that somebody else wrote: never an answer."""


@dataclass(frozen=True, kw_only=True)
class Attached:
    """A document or a photo. `size` is in bytes, none where Telegram does not say.

    `made` is what the step it was sent to made of its content, once that was fetched; `refused` why it could not.
    """

    kind: Literal["document", "photo"]
    file_id: str
    name: str
    size: int | None
    album: str | None = None
    made: object = None
    refused: Phrase | None = None


@dataclass(frozen=True)
class Other:
    """A message without text that is no file: its kind, such as voice, sticker or poll, and the album it is part of."""

    kind: str
    album: str | None = None


@dataclass(frozen=True)
class Reachable:
    """Whether the bot can write in this chat from now on. `added`: it could not before."""

    yes: bool
    added: bool = False


@dataclass(frozen=True)
class Migrated:
    """The group has become a supergroup with this number."""

    new_chat_id: int


Act = Command | Press | Typed | Edited | Forwarded | Attached | Other | Reachable | Migrated


@dataclass(frozen=True)
class Said:
    """Who did what, where."""

    caller: Caller | None
    place: Place
    act: Act


_KINDS = (
    "voice", "audio", "sticker", "poll", "location", "contact", "video", "video_note", "animation", "dice",
    "story", "game", "checklist", "paid_media",
)  # fmt: skip
_PASTED = re.compile(r"(?:https?://)?t\.me/(?P<bot>\w+)\?start=(?P<payload>[A-Za-z0-9_-]{1,64})")
"""A deep link that was pasted instead of pressed."""
LONGEST_TITLE = 200
LONGEST_FILE_NAME = 120
"""The end of a longer name is kept: it says what kind of file it is."""
_COMMAND = re.compile(r"/(?P<name>[^\s@/]+)(?:@(?P<bot>\w+))?(?:\s+(?P<argument>.*))?", re.DOTALL)


def read(update: Update, *, bot_username: str) -> Said | None:
    """What a person did, or none where there is nothing for the bot to do."""
    if update.callback_query is not None:
        return _press(update.callback_query)
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member)
    message = update.effective_message
    if message is None or update.channel_post is not None or update.edited_channel_post is not None:
        return None
    act = _message(message, bot_username, edited=update.edited_message is not None)
    if act is None:
        return None
    return Said(_caller(None if message.sender_chat else message.from_user), _place(message.chat), act)


def queue_name(update: Update) -> str:
    """Whose queue an update waits in: the person's, else the chat's."""
    if update.effective_user is not None:
        return queue_of(update.effective_user.id)
    return f"c{update.effective_chat.id}" if update.effective_chat else "none"


def _caller(user: User | None) -> Caller | None:
    return None if user is None or user.is_bot else Caller(user.id, " ".join(tidy(user.full_name).split()))


def _place(chat: Chat) -> Place:
    return Place(chat.id, str(chat.type), tidy(chat.title)[:LONGEST_TITLE] if chat.title else None)


def _press(query: CallbackQuery) -> Said | None:
    message = query.message
    if message is None or query.data is None:
        return None
    reachable = message.message_id if message.is_accessible else None
    return Said(_caller(query.from_user), _place(message.chat), Press(query.id, query.data, reachable))


_GONE = (ChatMember.BANNED, ChatMember.LEFT)


def _membership(change: ChatMemberUpdated) -> Said:
    is_there = change.new_chat_member.status not in _GONE
    was_there = change.old_chat_member.status not in _GONE
    return Said(_caller(change.from_user), _place(change.chat), Reachable(is_there, added=is_there and not was_there))


def _message(message: Message, bot_username: str, *, edited: bool) -> Act | None:
    if message.migrate_to_chat_id is not None:
        return Migrated(message.migrate_to_chat_id)
    if message.forward_origin is not None:
        return Forwarded()
    if edited:
        return _edited(message)
    if message.text is None:
        return _without_text(message)
    text = tidy(message.text)
    if (pasted := _PASTED.fullmatch(text)) and pasted["bot"].casefold() == bot_username.casefold():
        return Command("start", pasted["payload"])
    return _command(text, message.message_id, bot_username) if text.startswith("/") else Typed(text, message.message_id)


def _edited(message: Message) -> Edited | None:
    """A change of something sent before. A live location changes by itself, every few seconds: that is no doing."""
    return None if message.location else Edited(tidy(message.text or ""), message.message_id)


def _without_text(message: Message) -> Attached | Other | None:
    if message.document is not None and message.animation is None:
        return _document(message, message.document)
    if message.photo:
        return _photo(message)
    kind = next((kind for kind in _KINDS if getattr(message, kind)), None)
    return None if kind is None else Other(kind, message.media_group_id)


def _document(message: Message, document: Document) -> Attached:
    name = " ".join(tidy(document.file_name or "").split())[-LONGEST_FILE_NAME:]
    return Attached(
        kind="document",
        file_id=document.file_id,
        name=name or "tep",
        size=document.file_size,
        album=message.media_group_id,
    )


def _photo(message: Message) -> Attached:
    """The photo in its largest size; photos have no names, so it gets one by its moment."""
    largest = message.photo[-1]
    return Attached(
        kind="photo",
        file_id=largest.file_id,
        name=f"anh-{message.date:%Y%m%d-%H%M%S}-{message.message_id}.jpg",
        size=largest.file_size,
        album=message.media_group_id,
    )


def _command(text: str, message_id: int, bot_username: str) -> Act | None:
    found = _COMMAND.fullmatch(text)
    if found is None:
        return Typed(text, message_id)
    if found["bot"] and found["bot"].casefold() != bot_username.casefold():
        return None
    return Command(fold(found["name"]), (found["argument"] or "").strip())
