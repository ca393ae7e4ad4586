"""Messages at the head of a chat. A service message tells of each pin; the bot gets that of its own pins too."""

from bot.practice.arguments import Arguments
from bot.practice.methods.reach import find_message, writable_chat
from bot.practice.refusals import bad_request
from bot.practice.things import Chat
from bot.practice.world import World


def pin_chat_message(world: World, arguments: Arguments) -> bool:
    """``pinChatMessage``: it shows at the head of the chat."""
    chat = writable_chat(world, arguments)
    message = find_message(chat, arguments, "pin")
    _check_may_pin(world, chat)
    silent = arguments.flag("disable_notification")
    if message.message_id in chat.pinned[-1:]:
        return True
    world.pin(chat, message.message_id)
    told = world.post(chat, world.bot, {"pinned_message": world.shown_in_service(chat, message.message_id)})
    told.silent = silent
    world.announce(told)
    world.deliver("message", told.body)
    return True


def unpin_chat_message(world: World, arguments: Arguments) -> bool:
    """``unpinChatMessage``: the one named, else the latest."""
    chat = writable_chat(world, arguments)
    _check_may_pin(world, chat)
    wanted = arguments.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if wanted not in chat.pinned:
        raise bad_request("message to unpin not found")
    world.pin(chat, wanted, off=True)
    return True


def unpin_all_chat_messages(world: World, arguments: Arguments) -> bool:
    """``unpinAllChatMessages``: also where none is pinned."""
    chat = writable_chat(world, arguments)
    _check_may_pin(world, chat)
    world.set_pinned(chat, [])
    return True


def _check_may_pin(world: World, chat: Chat) -> None:
    if chat.type != "private" and not chat.rules(world.bot.id):
        raise bad_request("not enough rights to manage pinned messages in the chat")


METHODS = {
    "pinChatMessage": pin_chat_message,
    "unpinChatMessage": unpin_chat_message,
    "unpinAllChatMessages": unpin_all_chat_messages,
}
