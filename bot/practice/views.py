"""What the page and scripts are shown."""

from bot.practice import inline
from bot.practice.actions import visible_place
from bot.practice.methods.account import commands_for
from bot.practice.methods.webhooks import webhook_told
from bot.practice.state import BOT_SETTINGS
from bot.practice.things import Chat, Json
from bot.practice.world import World

_MOST_MESSAGES = 200


def people(world: World) -> list[Json]:
    """Everybody, with the number of unread messages in all chats."""
    unread: dict[int, int] = {}
    for chat in world.chats.values():
        for member in chat.members:
            unread[member] = unread.get(member, 0) + _unread(chat, member)
    return [{**one.record(), "unread": unread.get(one.id, 0)} for one in world.people.values()]


def chats(world: World, person_id: int) -> list[Json]:
    """The chats of a person, the latest first."""
    mine = [chat for chat in world.chats.values() if chat.present(world.person(person_id).id)]
    mine.sort(key=lambda chat: next(reversed(chat.messages.values())).body["date"] if chat.messages else 0)
    return [_chat(world, chat, person_id) for chat in reversed(mine)]


def messages(world: World, chat_id: int, person_id: int | None, last: int, before: int | None) -> list[Json]:
    """The latest messages of a chat as this person sees them (None: as the chat has them), oldest first."""
    chat = visible_place(world, person_id, chat_id) if person_id is not None else world.chat(chat_id)
    found = [one for one in chat.messages.values() if before is None or one.message_id < before]
    return [message.told() for message in found[-min(max(last, 1), _MOST_MESSAGES) :]]


def bot(world: World) -> Json:
    """The bot as its profile shows it."""
    return {
        **world.bot.user(),
        **{name: world.settings.get(name, usual) for name, usual in BOT_SETTINGS.items()},
        "description": world.settings.get("description", {}).get("", ""),
        "short_description": world.settings.get("short_description", {}).get("", ""),
    }


def commands(world: World, chat_id: int, person_id: int) -> list[Json]:
    """The command menu of a person in a chat."""
    chat = visible_place(world, person_id, chat_id)
    return commands_for(world, chat, person_id, world.person(person_id).language_code)


def webhook(world: World) -> Json:
    """Where updates are carried to, and how that goes."""
    return webhook_told(world)


def inline_query(world: World, query_id: str) -> Json:
    """An inline query with its results."""
    return inline.find(world, query_id).told()


def calls(world: World, after: int, last: int) -> list[Json]:
    """The latest calls of the bot with a number above ``after``, oldest first."""
    found = [call.told() for call in world.calls if call.number > after]
    return found[-last:]


def _chat(world: World, chat: Chat, person_id: int) -> Json:
    last = next(reversed(chat.messages.values()), None) if chat.messages else None
    return {
        "id": chat.id,
        "type": chat.type,
        "title": chat.title if chat.type != "private" else world.bot.first_name,
        "members": [{"id": one, "standing": standing} for one, standing in chat.members.items()],
        "started": chat.started,
        "blocked": chat.blocked,
        "keyboard": chat.keyboard,
        "pinned": [one for one in chat.pinned if one in chat.messages],
        "is_forum": chat.is_forum,
        "topics": [topic.told() for topic in chat.topics.values()],
        "upgraded_to": chat.upgraded_to,
        "unread": _unread(chat, person_id),
        "last": last.told() if last else None,
    }


def _unread(chat: Chat, person_id: int) -> int:
    seen = chat.read.get(person_id, 0)
    count = 0
    for message_id in reversed(chat.messages):
        if message_id <= seen:
            break
        count += 1
    return count
