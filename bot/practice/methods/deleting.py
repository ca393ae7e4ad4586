"""Removing messages."""

from bot.practice.arguments import Arguments
from bot.practice.methods.reach import find_message, writable_chat
from bot.practice.refusals import bad_request
from bot.practice.things import Chat, Message
from bot.practice.world import World

_DELETABLE = 48 * 3600
_MOST_DELETED = 100


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


def _check_deletable(world: World, chat: Chat, message: Message) -> None:
    if world.clock.time() - message.body["date"] > _DELETABLE:
        raise bad_request("message can't be deleted for everyone")
    allowed = chat.type == "private" or message.outgoing
    if not allowed and chat.members.get(world.bot.id) != "administrator":
        raise bad_request("message can't be deleted")


METHODS = {
    "deleteMessage": delete_message,
    "deleteMessages": delete_messages,
}
