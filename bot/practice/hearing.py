"""What of a chat reaches the bot: all of a private chat, and of a group what privacy mode lets through."""

from bot.practice.spans import Entity, utf16_slice
from bot.practice.things import Chat, Json
from bot.practice.world import World

_SERVICE = frozenset(
    {
        "new_chat_members",
        "left_chat_member",
        "pinned_message",
        "migrate_to_chat_id",
        "migrate_from_chat_id",
        "forum_topic_created",
        "forum_topic_closed",
        "forum_topic_reopened",
    }
)


def seen_by_bot(world: World, chat: Chat, body: Json) -> bool:
    """Whether the bot is told of this message.

    In groups privacy mode leaves it commands, replies to it, mentions of it, what came through it and service messages;
    as an administrator, or with privacy mode off, it hears everything.
    """
    if chat.type == "private":
        return True
    if not chat.present(world.bot.id):
        return False
    if chat.rules(world.bot.id) or not world.settings.get("privacy", True) or not _SERVICE.isdisjoint(body):
        return True
    if "via_bot" in body:
        return True
    if body.get("reply_to_message", {}).get("from", {}).get("id") == world.bot.id:
        return True
    words = body.get("text") or body.get("caption") or ""
    found = body.get("entities") or body.get("caption_entities") or []
    return any(_calls_bot(world, utf16_slice(words, one["offset"], one["length"]), one) for one in found)


def _calls_bot(world: World, words: str, entity: Entity) -> bool:
    own = f"@{world.bot.username}".lower()
    if entity["type"] == "mention":
        return words.lower() == own
    if entity["type"] != "bot_command":
        return False
    _, at, name = words.partition("@")
    return not at or f"@{name}".lower() == own
