"""Finding what a call speaks of, refused in Telegram's words where the bot cannot reach it."""

import json
from typing import Any

from bot.practice.arguments import Arguments
from bot.practice.html import parse_html
from bot.practice.refusals import bad_request, forbidden, upgraded
from bot.practice.spans import Entity, trimmed, with_found
from bot.practice.things import Chat, Json, Message
from bot.practice.world import World


def find_chat(world: World, arguments: Arguments) -> Chat:
    """The chat of ``chat_id``, if it exists for the bot at all."""
    raw = arguments.text("chat_id")
    if not raw:
        raise bad_request("chat_id is empty")
    try:
        chat = world.chats.get(int(raw))
    except ValueError:
        chat = None
    if chat is None:
        raise bad_request("chat not found")
    if chat.upgraded_to:
        raise upgraded(chat.upgraded_to)
    return chat


def writable_chat(world: World, arguments: Arguments) -> Chat:
    """The chat of ``chat_id``, if the bot may write there."""
    chat = find_chat(world, arguments)
    if chat.type == "private":
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
        if chat.blocked:
            raise forbidden("bot was blocked by the user")
    else:
        present_in(world, chat)
    return chat


def present_in(world: World, chat: Chat) -> None:
    """Refuse unless the bot is in the chat."""
    standing = chat.members.get(world.bot.id, "left")
    if standing == "kicked":
        raise forbidden(f"bot was kicked from the {chat.type} chat")
    if chat.type != "private" and not chat.present(world.bot.id):
        raise forbidden(f"bot is not a member of the {chat.type} chat")


def find_message(chat: Chat, arguments: Arguments, purpose: str) -> Message:
    """The message of ``message_id``; the purpose ("edit", "delete") goes into the refusal."""
    message_id = arguments.integer("message_id")
    if not message_id:
        raise bad_request("message identifier is not specified")
    message = chat.messages.get(message_id)
    if message is None:
        raise bad_request(f"message to {purpose} not found")
    return message


def thread_of(world: World, chat: Chat, arguments: Arguments) -> int | None:
    """The topic of a send, if it names one and the bot may write there."""
    thread = arguments.integer("message_thread_id")
    if not thread:
        return None
    topic = chat.topics.get(thread)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.closed and not chat.rules(world.bot.id):
        raise bad_request("TOPIC_CLOSED")
    return thread


def formatted(world: World, arguments: Arguments, name: str, *, prefix: str = "") -> tuple[str, list[Entity]]:
    """The text of a parameter and its entities, whether marked by HTML, by a list, or found."""
    text = arguments.text(name)
    mode = arguments.text("parse_mode").lower()
    given = arguments.json(f"{prefix}entities") or []
    entities: list[Entity] = [one for one in given if one.get("type") != "custom_emoji"]
    if mode == "html":
        text, entities = parse_html(text)
    elif mode in {"markdown", "markdownv2"}:
        raise bad_request("unsupported parse_mode: the practice Telegram reads HTML only")
    elif mode:
        raise bad_request("unsupported parse_mode")
    text, entities = trimmed(text.replace("\r", ""), entities)
    return text, with_found(text, [_with_user(world, entity) for entity in entities])


def _with_user(world: World, entity: Entity) -> Entity:
    """A link to an account known here becomes a mention of it, as in Telegram."""
    address = str(entity.get("url", ""))
    user_id = address.removeprefix("tg://user?id=")
    if user_id == address or not user_id.isdigit():
        return entity
    person = world.account(int(user_id))
    if person is None:
        return entity
    plain = {"type": "text_mention", "offset": entity["offset"], "length": entity["length"]}
    return {**plain, "user": person.user()}


def reply_target(chat: Chat, arguments: Arguments) -> int | None:
    """The message that a send answers, from ``reply_parameters`` or the older ``reply_to_message_id``."""
    parameters: Json = arguments.json("reply_parameters") or {}
    if parameters.get("chat_id") not in {None, chat.id, str(chat.id)}:
        raise bad_request("the practice Telegram takes replies within one chat only")
    target: Any = parameters.get("message_id") or arguments.integer("reply_to_message_id")
    lenient = parameters.get("allow_sending_without_reply") or arguments.flag("allow_sending_without_reply")
    if not target:
        return None
    if int(target) in chat.messages:
        return int(target)
    if lenient:
        return None
    raise bad_request("message to be replied not found")


def same(one: Any, other: Any) -> bool:
    """Whether two values say the same in JSON."""
    return json.dumps(one, sort_keys=True) == json.dumps(other, sort_keys=True)
