"""Messages from the bot: text, documents, photos, albums, and the sign that it is busy."""

from bot.practice.arguments import Arguments
from bot.practice.files import document_told, photo_told, received_file
from bot.practice.markup import Markup, read_markup
from bot.practice.methods.media import read_album
from bot.practice.methods.reach import reply_target, thread_of, writable_chat
from bot.practice.methods.wording import caption, text_content
from bot.practice.refusals import bad_request
from bot.practice.things import Chat, Json, Message
from bot.practice.world import World

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
    arguments.has("disable_content_type_detection")
    return _send(world, arguments, chat, {"document": document_told(file), **caption(world, arguments)})


def send_photo(world: World, arguments: Arguments) -> Json:
    """``sendPhoto``, by upload or by file_id."""
    chat = writable_chat(world, arguments)
    file = received_file(world, arguments, "photo")
    content = {"photo": photo_told(file), **caption(world, arguments)}
    if arguments.flag("has_spoiler"):
        content["has_media_spoiler"] = True
    return _send(world, arguments, chat, content)


def send_media_group(world: World, arguments: Arguments) -> list[Json]:
    """``sendMediaGroup``: 2-10 photos or 2-10 documents, each a message of its own."""
    chat = writable_chat(world, arguments)
    contents = read_album(world, arguments)
    target, thread = reply_target(chat, arguments), thread_of(world, chat, arguments)
    world.rates.spend(chat.id, len(contents))
    together: Json = {"media_group_id": world.next_album()}
    if arguments.flag("protect_content"):
        together["has_protected_content"] = True
    silent = arguments.flag("disable_notification")
    sent = [world.post(chat, world.bot, {**one, **together}, reply_to=target, thread=thread) for one in contents]
    for message in sent:
        message.silent = silent
        world.announce(message)
    return [message.body for message in sent]


def send_chat_action(world: World, arguments: Arguments) -> bool:
    """``sendChatAction``: people see it for some seconds."""
    chat = writable_chat(world, arguments)
    thread_of(world, chat, arguments)
    action = arguments.text("action")
    if action not in _ACTIONS:
        raise bad_request("wrong parameter action in request")
    world.emit("action", chat=chat.id, action=action)
    return True


def _send(world: World, arguments: Arguments, chat: Chat, content: Json) -> Json:
    markup = read_markup(arguments.raw("reply_markup"))
    target, thread = reply_target(chat, arguments), thread_of(world, chat, arguments)
    world.rates.spend(chat.id)
    if arguments.flag("protect_content"):
        content["has_protected_content"] = True
    if markup and markup.get("inline_keyboard"):
        content["reply_markup"] = markup
    message = world.post(chat, world.bot, content, reply_to=target, thread=thread)
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
    "sendMediaGroup": send_media_group,
    "sendChatAction": send_chat_action,
}
