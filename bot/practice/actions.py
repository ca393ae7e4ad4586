"""What people do in Telegram: write, edit, reply, forward, send things, press buttons, start and block."""

import re
from collections.abc import Callable
from typing import Any

from bot.practice.arguments import Upload
from bot.practice.files import MOST_UPLOADED, document_told, file_told, keep_file, photo_told
from bot.practice.groups import bot_change
from bot.practice.markup import buttons
from bot.practice.refusals import ImpossibleError
from bot.practice.spans import Entity, find_entities, utf16_length, utf16_slice
from bot.practice.things import Chat, Json, Message, Person, Press, Pressed
from bot.practice.world import World

MOST_TEXT = 4096
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
_SERVICE = ("new_chat_members", "left_chat_member", "group_chat_created", "pinned_message")


def say(
    world: World,
    person_id: int,
    text: str,
    chat_id: int | None = None,
    *,
    reply_to: int | None = None,
    forward: int | str | None = None,
    kind: str = "text",
) -> Message:
    """A person writes, or sends a voice message, sticker, poll, place or contact (``kind``).

    ``forward`` names whom the message is forwarded from: a person's id, or a name of somebody hidden.
    """
    person, chat = world.person(person_id), writing_place(world, person_id, chat_id)
    if kind != "text" and kind not in _KINDS:
        raise ImpossibleError(f"no such kind of message: {kind}")
    content = _words(text) if kind == "text" else _KINDS[kind](world, text)
    if forward is not None:
        content["forward_origin"] = _origin(world, forward)
    return send(world, person, chat, content, reply_to=reply_to)


def edit(world: World, person_id: int, message_id: int, text: str, chat_id: int | None = None) -> Message:
    """A person changes an own message."""
    chat = writing_place(world, person_id, chat_id)
    message = chat.messages.get(message_id)
    if message is None or message.body["from"]["id"] != person_id:
        raise ImpossibleError("only one's own message can be edited")
    body = {name: value for name, value in message.body.items() if name not in {"text", "entities"}}
    body.update(_words(text), edit_date=world.now())
    world.change(message, body)
    if seen_by_bot(world, chat, body):
        world.deliver("edited_message", body)
    return message


def upload(
    world: World,
    person_id: int,
    file: Upload,
    chat_id: int | None = None,
    *,
    caption: str = "",
    as_photo: bool = False,
    reply_to: int | None = None,
) -> Message:
    """A person sends a file, as a document or as a photo."""
    person, chat = world.person(person_id), writing_place(world, person_id, chat_id)
    if not file.data or len(file.data) > MOST_UPLOADED:
        raise ImpossibleError("a file must have between 1 byte and 50 MB")
    if as_photo:
        content: Json = {"photo": photo_told(keep_file(world, "photo", file))}
    else:
        content = {"document": document_told(keep_file(world, "document", file))}
    if caption.strip():
        words = _words(caption)
        content["caption"] = words["text"]
        if "entities" in words:
            content["caption_entities"] = words["entities"]
    return send(world, person, chat, content, reply_to=reply_to)


def tap(
    world: World, person_id: int, message_id: int, button: str, chat_id: int | None = None, *, forged: bool = False
) -> Pressed:
    """A person presses the button with this label or data. ``forged`` sends data that no button carries."""
    chat = visible_place(world, person_id, chat_id)
    message = chat.messages.get(message_id)
    if message is None:
        raise ImpossibleError(f"no such message: {message_id}")
    if forged:
        return Pressed(query_id=_query(world, person_id, chat, message, button).query_id)
    found = _find_button(message, button)
    if message.keyboard:
        return Pressed(said=say(world, person_id, found["text"], chat.id))
    if "callback_data" in found:
        return Pressed(query_id=_query(world, person_id, chat, message, found["callback_data"]).query_id)
    if "url" in found:
        return Pressed(url=found["url"])
    if "copy_text" in found:
        return Pressed(copied=found["copy_text"]["text"])
    raise ImpossibleError("this kind of button does nothing here")


def start(world: World, person_id: int, payload: str = "") -> Message:
    """A person presses Start, perhaps after a deep link with a payload. Unblocks the bot first if need be."""
    if payload and not _PAYLOAD.fullmatch(payload):
        raise ImpossibleError("a start payload has 1-64 letters of A-Z a-z 0-9 _ -")
    chat = world.chat(world.person(person_id).id)
    if chat.blocked:
        unblock(world, person_id)
    return say(world, person_id, f"/start {payload}".strip())


def block(world: World, person_id: int) -> None:
    """A person blocks the bot."""
    chat = world.chat(world.person(person_id).id)
    if not chat.blocked:
        chat.blocked = True
        bot_change(world, chat, world.person(person_id), "member", "kicked")


def unblock(world: World, person_id: int) -> None:
    """A person lets the bot write again."""
    chat = world.chat(world.person(person_id).id)
    if chat.blocked:
        chat.blocked = False
        bot_change(world, chat, world.person(person_id), "kicked", "member")


def read(world: World, person_id: int, chat_id: int | None = None) -> None:
    """A person has seen everything in the chat."""
    chat = visible_place(world, person_id, chat_id)
    last = next(reversed(chat.messages), 0)
    if chat.read.get(person_id, 0) != last:
        chat.read[person_id] = last
        world.save_chat(chat)
        world.emit("read", chat=chat.id, person=person_id)


def send(world: World, person: Person, chat: Chat, content: Json, *, reply_to: int | None = None) -> Message:
    """Put a person's message into a chat and, if the bot may see it, into its updates."""
    if chat.type == "private" and not chat.started:
        chat.started = True
        world.save_chat(chat)
    message = world.post(chat, person, content, reply_to=reply_to)
    chat.read[person.id] = message.message_id
    world.save_chat(chat)
    world.announce(message)
    if seen_by_bot(world, chat, message.body):
        world.deliver("message", message.body)
    return message


def seen_by_bot(world: World, chat: Chat, body: Json) -> bool:
    """Privacy mode: in groups a bot sees commands, replies to it, mentions of it and service messages."""
    if chat.type == "private":
        return True
    if not chat.present(world.bot.id):
        return False
    if chat.members.get(world.bot.id) == "administrator" or any(name in body for name in _SERVICE):
        return True
    if body.get("reply_to_message", {}).get("from", {}).get("id") == world.bot.id:
        return True
    words = body.get("text") or body.get("caption") or ""
    found = body.get("entities") or body.get("caption_entities") or []
    return any(_calls_bot(world, utf16_slice(words, one["offset"], one["length"]), one) for one in found)


def writing_place(world: World, person_id: int, chat_id: int | None) -> Chat:
    """The chat where a person can write: the one with the bot unless another is named."""
    chat = visible_place(world, person_id, chat_id)
    if chat.blocked:
        raise ImpossibleError("the bot is blocked: unblock it or press Start")
    return chat


def visible_place(world: World, person_id: int, chat_id: int | None) -> Chat:
    """The chat as a person can open it."""
    chat = world.chat(chat_id if chat_id is not None else world.person(person_id).id)
    if chat.type == "private" and chat.id != person_id:
        raise ImpossibleError("this is another person's chat")
    if chat.type != "private" and not chat.present(person_id):
        raise ImpossibleError("this person is not in the chat")
    return chat


def _calls_bot(world: World, words: str, entity: Entity) -> bool:
    own = f"@{world.bot.username}".lower()
    if entity["type"] == "mention":
        return words.lower() == own
    if entity["type"] != "bot_command":
        return False
    _, at, name = words.partition("@")
    return not at or f"@{name}".lower() == own


def _words(text: str) -> Json:
    text = text.strip()
    if not text:
        raise ImpossibleError("nothing to send")
    if utf16_length(text) > MOST_TEXT:
        raise ImpossibleError(f"a message holds at most {MOST_TEXT} characters")
    content: Json = {"text": text}
    found = find_entities(text)
    if found:
        content["entities"] = found
    return content


def _find_button(message: Message, wanted: str) -> dict[str, Any]:
    offered = list(buttons(message.markup or message.keyboard))
    for name in ("text", "callback_data"):
        for button in offered:
            if button.get(name) == wanted:
                return button
    labels = ", ".join(button["text"] for button in offered) or "none"
    raise ImpossibleError(f"no button {wanted!r} under this message; there are: {labels}")


def _query(world: World, person_id: int, chat: Chat, message: Message, data: str) -> Press:
    number = world.count("press")
    press = Press(
        query_id=str(4_000_000_000_000_000 + number),
        person_id=person_id,
        chat_id=chat.id,
        message_id=message.message_id,
        data=data,
        date=world.clock.time(),
    )
    world.remember(press)
    world.emit("pressed", press=press.told())
    query = {
        "id": press.query_id,
        "from": world.person(person_id).user(),
        "message": message.body,
        "chat_instance": str(-(chat.id * 7919 + world.bot.id)),
        "data": data,
    }
    world.deliver("callback_query", query)
    return press


def _origin(world: World, source: int | str) -> Json:
    person = world.account(source) if isinstance(source, int) else None
    if person:
        return {"type": "user", "sender_user": person.user(), "date": world.now()}
    return {"type": "hidden_user", "sender_user_name": str(source), "date": world.now()}


def _voice(world: World, _text: str) -> Json:
    file = keep_file(world, "voice", Upload("voice.ogg", b"OggS", "audio/ogg"))
    return {"voice": {**file_told(file), "duration": 3, "mime_type": "audio/ogg"}}


def _sticker(world: World, text: str) -> Json:
    file = keep_file(world, "sticker", Upload("sticker.webp", b"RIFF", "image/webp"))
    size = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
    return {"sticker": {**file_told(file), **size, "type": "regular", "emoji": text or "🙂"}}


def _poll(world: World, text: str) -> Json:
    options = [
        {"persistent_id": str(number), "text": words, "voter_count": 0}
        for number, words in enumerate(("Có", "Không"), start=1)
    ]
    told = {
        "id": str(world.count("file")),
        "question": text or "?",
        "options": options,
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    }
    return {"poll": told}


def _location(_world: World, _text: str) -> Json:
    return {"location": {"latitude": 18.6796, "longitude": 105.6813}}


def _contact(_world: World, text: str) -> Json:
    return {"contact": {"phone_number": "+84000000000", "first_name": text or "Liên hệ"}}


_KINDS: dict[str, Callable[[World, str], Json]] = {
    "voice": _voice,
    "sticker": _sticker,
    "poll": _poll,
    "location": _location,
    "contact": _contact,
}
