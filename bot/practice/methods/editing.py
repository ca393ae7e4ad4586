"""Changing and removing messages, and answering presses."""

from bot.practice.arguments import Arguments
from bot.practice.markup import Markup, read_inline
from bot.practice.methods.reach import find_message, same, writable_chat
from bot.practice.methods.sending import caption, text_content
from bot.practice.refusals import Refusal, bad_request
from bot.practice.spans import utf16_length
from bot.practice.things import Chat, Json, Message
from bot.practice.world import World

_DELETABLE = 48 * 3600
_ANSWERABLE = 15
_MOST_TOAST = 200
_MOST_DELETED = 100

_MEDIA = ("document", "photo")
_TEXT_FIELDS = ("text", "entities", "link_preview_options")
_CAPTION_FIELDS = ("caption", "caption_entities")


def edit_message_text(world: World, arguments: Arguments) -> Json:
    """``editMessageText``."""
    message = _own_message(world, arguments)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    return _edit(world, arguments, message, _TEXT_FIELDS, text_content(world, arguments))


def edit_message_caption(world: World, arguments: Arguments) -> Json:
    """``editMessageCaption``."""
    message = _own_message(world, arguments)
    if not any(kind in message.body for kind in _MEDIA):
        raise bad_request("there is no caption in the message to edit")
    return _edit(world, arguments, message, _CAPTION_FIELDS, caption(world, arguments))


def edit_message_reply_markup(world: World, arguments: Arguments) -> Json:
    """``editMessageReplyMarkup``."""
    return _edit(world, arguments, _own_message(world, arguments), (), {})


def delete_message(world: World, arguments: Arguments) -> bool:
    """``deleteMessage``: within 48 hours."""
    chat = writable_chat(world, arguments)
    message = find_message(chat, arguments, "delete")
    _check_deletable(world, chat, message)
    world.remove(chat, message.message_id)
    return True


def delete_messages(world: World, arguments: Arguments) -> bool:
    """``deleteMessages``: those that are not there are passed over."""
    chat = writable_chat(world, arguments)
    wanted = arguments.json("message_ids")
    if not isinstance(wanted, list) or not wanted:
        raise bad_request("message identifiers are not specified")
    if len(wanted) > _MOST_DELETED:
        raise bad_request("too many message identifiers specified")
    found = [chat.messages[int(one)] for one in wanted if int(one) in chat.messages]
    for message in found:
        _check_deletable(world, chat, message)
    for message in found:
        world.remove(chat, message.message_id)
    return True


def answer_callback_query(world: World, arguments: Arguments) -> bool:
    """``answerCallbackQuery``: once, and soon."""
    text = arguments.text("text")
    if utf16_length(text) > _MOST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    press = world.presses.get(arguments.text("callback_query_id"))
    if press is None or press.answered or world.clock.time() - press.date > _ANSWERABLE:
        raise bad_request("query is too old and response timeout expired or query ID is invalid")
    press.answered, press.text, press.alert = True, text, arguments.flag("show_alert")
    press.url = arguments.text("url")
    arguments.has("cache_time")
    world.save("press", press.query_id, press)
    world.emit("answered", press=press.told())
    return True


def _own_message(world: World, arguments: Arguments) -> Message:
    chat = writable_chat(world, arguments)
    message = find_message(chat, arguments, "edit")
    if not message.outgoing:
        raise bad_request("message can't be edited")
    return message


def _edit(world: World, arguments: Arguments, message: Message, replaced: tuple[str, ...], content: Json) -> Json:
    markup: Markup | None = read_inline(arguments.raw("reply_markup"))
    fields = {*replaced, "reply_markup", "edit_date"}
    body = {name: value for name, value in message.body.items() if name not in fields}
    body.update(content)
    if markup:
        body["reply_markup"] = markup
    before = {name: value for name, value in message.body.items() if name != "edit_date"}
    if same(body, before):
        raise _not_modified()
    world.rates.spend(message.chat_id)
    body["edit_date"] = world.now()
    world.change(message, body)
    return body


def _check_deletable(world: World, chat: Chat, message: Message) -> None:
    if world.clock.time() - message.body["date"] > _DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    allowed = chat.type == "private" or message.outgoing
    if not allowed and chat.members.get(world.bot.id) != "administrator":
        raise bad_request("message can't be deleted")


def _not_modified() -> Refusal:
    return bad_request(
        "message is not modified: specified new message content and reply markup are exactly the same "
        "as a current content and reply markup of the message"
    )


METHODS = {
    "editMessageText": edit_message_text,
    "editMessageCaption": edit_message_caption,
    "editMessageReplyMarkup": edit_message_reply_markup,
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
    "answerCallbackQuery": answer_callback_query,
}
