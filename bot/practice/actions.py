"""What people do in Telegram: write, edit, reply, forward, send files, pin, delete, start and block."""

import re
from collections.abc import Sequence

from bot.practice.arguments import Upload
from bot.practice.files import MOST_UPLOADED, document_told, keep_file, photo_told
from bot.practice.groups import bot_change
from bot.practice.hearing import seen_by_bot
from bot.practice.kinds import KINDS
from bot.practice.refusals import ImpossibleError
from bot.practice.spans import find_entities, utf16_length
from bot.practice.things import Chat, Json, Message, Person
from bot.practice.world import World

MOST_TEXT = 4096
ALBUM = range(2, 11)
_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")
# Telegram's own account in whose name administrators write when they stay anonymous.
ANONYMOUS = Person(1087968824, "Group", "GroupAnonymousBot", is_bot=True)


def say(
    world: World,
    person_id: int,
    text: str,
    chat_id: int | None = None,
    *,
    reply_to: int | None = None,
    forward: int | str | None = None,
    kind: str = "text",
    thread: int | None = None,
    anonymous: bool = False,
) -> Message:
    """A person writes, or sends a voice message, sticker, poll, place or contact (``kind``).

    ``forward`` names whom the message is forwarded from: a person's id, or a name of somebody hidden. ``anonymous``
    lets an administrator write as the group.
    """
    person, chat = world.person(person_id), writing_place(world, person_id, chat_id)
    if kind != "text" and kind not in KINDS:
        raise ImpossibleError(f"no such kind of message: {kind}")
    content = _words(text) if kind == "text" else KINDS[kind](world, text)
    if forward is not None:
        content["forward_origin"] = _origin(world, forward)
    if anonymous:
        if chat.type == "private" or not chat.rules(person_id):
            raise ImpossibleError("only a group's administrators write anonymously")
        content.update({"from": ANONYMOUS.user(), "sender_chat": world.chat_told(chat)})
    return send(world, person, chat, content, reply_to=reply_to, thread=thread)


def edit(world: World, person_id: int, message_id: int, text: str, chat_id: int | None = None) -> Message:
    """A person changes an own message."""
    chat = writing_place(world, person_id, chat_id)
    message = chat.messages.get(message_id)
    if message is None or message.body["from"]["id"] != person_id or "via_bot" in message.body:
        raise ImpossibleError("only one's own message can be edited")
    if "text" in message.body:
        replaced, content = ("text", "entities"), _words(text)
    else:
        replaced, content = ("caption", "caption_entities"), _captioned(text)
    body = {name: value for name, value in message.body.items() if name not in replaced}
    body.update(content, edit_date=world.now())
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
    thread: int | None = None,
) -> Message:
    """A person sends a file, as a document or as a photo."""
    person, chat = world.person(person_id), writing_place(world, person_id, chat_id)
    content = {**_filed(world, file, as_photo=as_photo), **_captioned(caption)}
    return send(world, person, chat, content, reply_to=reply_to, thread=thread)


def album(
    world: World,
    person_id: int,
    files: Sequence[Upload],
    chat_id: int | None = None,
    *,
    caption: str = "",
    as_photo: bool = False,
    reply_to: int | None = None,
    thread: int | None = None,
) -> list[Message]:
    """A person sends 2-10 files at once: each is a message and an update of its own, the caption is the first one's."""
    if len(files) not in ALBUM:
        raise ImpossibleError("an album has 2-10 files")
    person, chat = world.person(person_id), writing_place(world, person_id, chat_id)
    contents = [_filed(world, file, as_photo=as_photo) for file in files]
    contents[0].update(_captioned(caption))
    together = {"media_group_id": world.next_album()}
    return [send(world, person, chat, {**one, **together}, reply_to=reply_to, thread=thread) for one in contents]


def pin(world: World, person_id: int, message_id: int, chat_id: int | None = None, *, off: bool = False) -> None:
    """A person pins a message, which a service message tells, or unpins it, which nothing tells."""
    person, chat = world.person(person_id), writing_place(world, person_id, chat_id)
    if message_id not in chat.messages or (off and message_id not in chat.pinned):
        raise ImpossibleError(f"no such message: {message_id}")
    world.pin(chat, message_id, off=off)
    if not off:
        send(world, person, chat, {"pinned_message": world.shown_in_service(chat, message_id)})


def delete(world: World, person_id: int, message_id: int, chat_id: int | None = None) -> None:
    """A person takes a message away for everybody: an own one, in the chat with the bot any. No update tells of it."""
    chat = visible_place(world, person_id, chat_id)
    message = chat.messages.get(message_id)
    if message is None:
        raise ImpossibleError(f"no such message: {message_id}")
    if chat.type != "private" and message.body["from"]["id"] != person_id and not chat.rules(person_id):
        raise ImpossibleError("only one's own message can be deleted")
    world.remove(chat, message_id)


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


def send(
    world: World,
    person: Person,
    chat: Chat,
    content: Json,
    *,
    reply_to: int | None = None,
    thread: int | None = None,
    through_bot: bool = False,
) -> Message:
    """Put a person's message into a chat and, if the bot may see it, into its updates."""
    if chat.type == "private" and not chat.started:
        chat.started = True
        world.save_chat(chat)
    _check_thread(chat, person, thread)
    message = world.post(chat, person, content, reply_to=reply_to, thread=thread, through_bot=through_bot)
    chat.read[person.id] = message.message_id
    world.save_chat(chat)
    world.announce(message)
    if seen_by_bot(world, chat, message.body):
        world.deliver("message", message.body)
    return message


def writing_place(world: World, person_id: int, chat_id: int | None) -> Chat:
    """The chat where a person can write: the one with the bot unless another is named."""
    chat = visible_place(world, person_id, chat_id)
    if chat.blocked:
        raise ImpossibleError("the bot is blocked: unblock it or press Start")
    if chat.upgraded_to:
        raise ImpossibleError(f"this group became the supergroup {chat.upgraded_to}")
    return chat


def visible_place(world: World, person_id: int, chat_id: int | None) -> Chat:
    """The chat as a person can open it."""
    chat = world.chat(chat_id if chat_id is not None else world.person(person_id).id)
    if chat.type == "private" and chat.id != person_id:
        raise ImpossibleError("this is another person's chat")
    if chat.type != "private" and not chat.present(person_id):
        raise ImpossibleError("this person is not in the chat")
    return chat


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


def _origin(world: World, source: int | str) -> Json:
    person = world.account(source) if isinstance(source, int) else None
    if person:
        return {"type": "user", "sender_user": person.user(), "date": world.now()}
    return {"type": "hidden_user", "sender_user_name": str(source), "date": world.now()}


def _filed(world: World, file: Upload, *, as_photo: bool) -> Json:
    if not file.data or len(file.data) > MOST_UPLOADED:
        raise ImpossibleError("a file must have between 1 byte and 50 MB")
    if as_photo:
        return {"photo": photo_told(keep_file(world, "photo", file))}
    return {"document": document_told(keep_file(world, "document", file))}


def _captioned(caption: str) -> Json:
    if not caption.strip():
        return {}
    words = _words(caption)
    content: Json = {"caption": words["text"]}
    if "entities" in words:
        content["caption_entities"] = words["entities"]
    return content


def _check_thread(chat: Chat, person: Person, thread: int | None) -> None:
    if thread is None:
        return
    topic = chat.topics.get(thread)
    if topic is None:
        raise ImpossibleError(f"no such topic: {thread}")
    if topic.closed and not chat.rules(person.id):
        raise ImpossibleError("the topic is closed")
