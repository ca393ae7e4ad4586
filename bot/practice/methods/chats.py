"""Chats as the bot may look at them and leave them."""

from bot.practice.arguments import Arguments
from bot.practice.methods.reach import find_chat, present_in
from bot.practice.refusals import bad_request
from bot.practice.things import PRESENT, Chat, Json, Person, Standing
from bot.practice.world import World

_RIGHTS = (
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_send_welcome_messages",
    "can_pin_messages",
)


def get_chat(world: World, arguments: Arguments) -> Json:
    """``getChat``."""
    chat = find_chat(world, arguments)
    present_in(world, chat)
    told: Json = {
        **world.chat_told(chat),
        "accent_color_id": 0,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels"),
            False,
        ),
    }
    pinned = next((chat.messages[one] for one in reversed(chat.pinned) if one in chat.messages), None)
    if pinned:
        told["pinned_message"] = pinned.body
    return told


def get_chat_member(world: World, arguments: Arguments) -> Json:
    """``getChatMember``."""
    chat = find_chat(world, arguments)
    present_in(world, chat)
    person = world.account(arguments.integer("user_id"))
    if person is None:
        raise bad_request("user not found")
    if chat.type == "private":
        return member_told(person, "member")
    return member_told(person, chat.members.get(person.id, "left"))


def get_chat_administrators(world: World, arguments: Arguments) -> list[Json]:
    """``getChatAdministrators``: there are no other bots here to leave out or to return."""
    chat = _group(world, arguments)
    arguments.has("return_bots")
    told = []
    for user_id, standing in chat.members.items():
        person = world.account(user_id)
        if person and standing in {"creator", "administrator"}:
            told.append(member_told(person, standing))
    return told


def get_chat_member_count(world: World, arguments: Arguments) -> int:
    """``getChatMemberCount``, the bot included."""
    chat = find_chat(world, arguments)
    present_in(world, chat)
    return 2 if chat.type == "private" else sum(one in PRESENT for one in chat.members.values())


def leave_chat(world: World, arguments: Arguments) -> bool:
    """``leaveChat``: only groups can be left."""
    chat = find_chat(world, arguments)
    if chat.type == "private":
        raise bad_request("chat member status can't be changed in private chats")
    present_in(world, chat)
    before = chat.members[world.bot.id]
    chat.members[world.bot.id] = "left"
    world.save_chat(chat)
    message = world.post(chat, world.bot, {"left_chat_member": world.bot.user()})
    world.announce(message)
    world.deliver("message", message.body)
    world.deliver("my_chat_member", change_told(world, chat, world.bot, world.bot, before, "left"))
    return True


def member_told(person: Person, standing: Standing) -> Json:
    """A ``ChatMember`` of the Bot API."""
    told: Json = {"user": person.user(), "status": standing}
    if standing == "creator":
        told["is_anonymous"] = False
    elif standing == "administrator":
        told.update({"can_be_edited": False, "is_anonymous": False, **dict.fromkeys(_RIGHTS, True)})
    elif standing == "kicked":
        told["until_date"] = 0
    return told


def change_told(world: World, chat: Chat, by: Person, account: Person, before: Standing, after: Standing) -> Json:
    """A ``ChatMemberUpdated`` about an account."""
    return {
        "chat": world.chat_told(chat),
        "from": by.user(),
        "date": world.now(),
        "old_chat_member": member_told(account, before),
        "new_chat_member": member_told(account, after),
    }


def _group(world: World, arguments: Arguments) -> Chat:
    chat = find_chat(world, arguments)
    if chat.type == "private":
        raise bad_request("there are no administrators in the private chat")
    present_in(world, chat)
    return chat


METHODS = {
    "getChat": get_chat,
    "getChatMember": get_chat_member,
    "getChatAdministrators": get_chat_administrators,
    "getChatMemberCount": get_chat_member_count,
    "leaveChat": leave_chat,
}
