"""Changing messages: the bot's own, and those that people sent through its inline mode."""

from typing import Any

from bot.practice.arguments import Arguments
from bot.practice.markup import Markup, read_inline
from bot.practice.methods.media import MEDIA, read_media
from bot.practice.methods.reach import find_message, same, writable_chat
from bot.practice.methods.wording import caption, text_content
from bot.practice.refusals import Refusal, bad_request
from bot.practice.things import Json, Message
from bot.practice.world import World

_TEXT_FIELDS = ("text", "entities", "link_preview_options")
_CAPTION_FIELDS = ("caption", "caption_entities", "show_caption_above_media")
_INLINE_ID = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-")


def edit_message_text(world: World, arguments: Arguments) -> Json | bool:
    """``editMessageText``."""
    message = _message(world, arguments)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, arguments, message, _TEXT_FIELDS, text_content(world, arguments))


def edit_message_caption(world: World, arguments: Arguments) -> Json | bool:
    """``editMessageCaption``."""
    message = _message(world, arguments)
    if not any(kind in message.body for kind in MEDIA):
        raise bad_request("there is no caption in the message to edit")
    return _edit(world, arguments, message, _CAPTION_FIELDS, caption(world, arguments))


def edit_message_media(world: World, arguments: Arguments) -> Json | bool:
    """``editMessageMedia``: another file, or a file in place of text. In an album the kind of file stays."""
    message = _message(world, arguments)
    if not arguments.has("media"):
        raise bad_request('parameter "media" is required')
    content = read_media(world, arguments, arguments.json("media"), uploads=not message.inline_id)
    if "media_group_id" in message.body and not any(kind in message.body for kind in MEDIA if kind in content):
        raise bad_request("message content type can't be used in an album")
    replaced = (*_TEXT_FIELDS, *_CAPTION_FIELDS, *MEDIA, "has_media_spoiler")
    return _edit(world, arguments, message, replaced, content)


def edit_message_reply_markup(world: World, arguments: Arguments) -> Json | bool:
    """``editMessageReplyMarkup``."""
    return _edit(world, arguments, _message(world, arguments), (), {})


def _message(world: World, arguments: Arguments) -> Message:
    inline_id = arguments.text("inline_message_id")
    if inline_id and not arguments.has("chat_id"):
        return _inline_message(world, inline_id)
    chat = writable_chat(world, arguments)
    message = find_message(chat, arguments, "edit")
    if not message.outgoing:
        raise bad_request("message can't be edited")
    return message


def _inline_message(world: World, inline_id: str) -> Message:
    """A message that a person sent through the bot: only one with buttons can be edited."""
    if not _INLINE_ID.issuperset(inline_id):
        raise bad_request("invalid inline message identifier specified")
    chat_id, message_id = world.inline_messages.get(inline_id, (0, 0))
    if not chat_id:
        raise bad_request("MESSAGE_ID_INVALID")
    return world.chats[chat_id].messages[message_id]


def _edit(
    world: World, arguments: Arguments, message: Message, replaced: tuple[str, ...], content: Json
) -> Json | bool:
    markup: Markup | None = read_inline(arguments.raw("reply_markup"))
    fields = {*replaced, "reply_markup", "edit_date"}
    body: dict[str, Any] = {name: value for name, value in message.body.items() if name not in fields}
    body.update(content)
    if markup:
        body["reply_markup"] = markup
    before = {name: value for name, value in message.body.items() if name != "edit_date"}
    if same(body, before):
        raise _not_modified()
    world.rates.spend(None if message.inline_id else message.chat_id)
    body["edit_date"] = world.now()
    world.change(message, body)
    return True if message.inline_id else body


def _not_modified() -> Refusal:
    return bad_request(
        "message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageMedia": edit_message_media,
    "editMessageReplyMarkup": edit_message_reply_markup,
}
