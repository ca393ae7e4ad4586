"""Messages from the bot: text, documents, photos, and the sign that it is busy."""

from bot.practice.arguments import Arguments
from bot.practice.files import document_told, photo_told, received_file
from bot.practice.markup import Markup, read_markup
from bot.practice.methods.reach import formatted, reply_target, writable_chat
from bot.practice.refusals import bad_request
from bot.practice.spans import utf16_length
from bot.practice.things import Chat, Json, Message
from bot.practice.world import World

MOST_TEXT = 4096
MOST_CAPTION = 1024

_ACTIONS = frozenset(
    {
        "typing",
        "upload_photo",
        "record_video",
        "upload_video",
        "record_voice",
        "upload_voice",
        "upload_document",
        "choose_sticker",
        "find_location",
        "record_video_note",
        "upload_video_note",
    }
)


def send_message(world: World, arguments: Arguments) -> Json:
    """``sendMessage``."""
    text_given = arguments.text("text")
    if not text_given:
        raise bad_request("message text is empty")
    chat = writable_chat(world, arguments)
    return _send(world, arguments, chat, text_content(world, arguments))


def send_document(world: World, arguments: Arguments) -> Json:
    """``sendDocument``, by upload or by file_id."""
    chat = writable_chat(world, arguments)
    file = received_file(world, arguments, "document")
    return _send(world, arguments, chat, {"document": document_told(file), **caption(world, arguments)})


def send_photo(world: World, arguments: Arguments) -> Json:
    """``sendPhoto``, by upload or by file_id."""
    chat = writable_chat(world, arguments)
    file = received_file(world, arguments, "photo")
    return _send(world, arguments, chat, {"photo": photo_told(file), **caption(world, arguments)})


def send_chat_action(world: World, arguments: Arguments) -> bool:
    """``sendChatAction``: people see it for some seconds."""
    chat = writable_chat(world, arguments)
    action = arguments.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.emit("action", chat=chat.id, action=action)
    return True


def text_content(world: World, arguments: Arguments) -> Json:
    """Text, entities and preview options of a message, as they go into its body."""
    text, entities = formatted(world, arguments, "text")
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > MOST_TEXT:
        raise bad_request("message is too long")
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    options = arguments.json("link_preview_options")
    if options:
        content["link_preview_options"] = options
    return content


def caption(world: World, arguments: Arguments) -> Json:
    """Caption and its entities, as they go into a message's body."""
    text, entities = formatted(world, arguments, "caption", prefix="caption_")
    if utf16_length(text) > MOST_CAPTION:
        raise bad_request("message caption is too long")
    content: Json = {}
    if text:
        content["caption"] = text
    if entities:
        content["caption_entities"] = entities
    return content


def _send(world: World, arguments: Arguments, chat: Chat, content: Json) -> Json:
    markup = read_markup(arguments.raw("reply_markup"))
    target = reply_target(chat, arguments)
    world.rates.spend(chat.id)
    if arguments.flag("protect_content"):
        content["has_protected_content"] = True
    if markup and markup.get("inline_keyboard"):
        content["reply_markup"] = markup
    message = world.post(chat, world.bot, content, reply_to=target)
    message.silent = arguments.flag("disable_notification")
    _lay_keyboard(world, chat, message, markup)
    world.announce(message)
    return message.body


def _lay_keyboard(world: World, chat: Chat, message: Message, markup: Markup | None) -> None:
    """A reply keyboard stays in the chat until another one or its removal."""
    if not markup or "inline_keyboard" in markup:
        return
    message.keyboard = markup
    chat.keyboard = None if markup.get("remove_keyboard") else markup
    world.save_chat(chat)


METHODS = {
    "sendMessage": send_message,
    "sendDocument": send_document,
    "sendPhoto": send_photo,
    "sendChatAction": send_chat_action,
}
