"""People and groups: who there is, and who comes and goes."""

from collections.abc import Iterable
from typing import Literal

from bot.practice.methods.chats import change_told
from bot.practice.refusals import ImpossibleError
from bot.practice.things import PRESENT, Chat, Person, Standing
from bot.practice.world import World

_FIRST_PERSON = 5_000_000_000
_FIRST_GROUP = 4_000_000
_SUPERGROUPS = -1_000_000_000_000


def add_person(
    world: World,
    *,
    first_name: str,
    id: int | None = None,  # noqa: A002 - the Bot API's own word
    username: str | None = None,
    group: str = "",
    role: str = "",
) -> Person:
    """A person with a private chat that is not started. The same id again changes the labels only."""
    if not first_name.strip():
        raise ImpossibleError("a person needs a first name")
    person_id = id if id is not None else _free_id(world)
    if person_id <= 0 or person_id == world.bot.id:
        raise ImpossibleError("a person's id is a positive number and not the bot's")
    person = Person(person_id, first_name.strip(), username, group, role)
    world.people[person_id] = person
    world.save("person", person_id, person)
    if person_id not in world.chats:
        chat = world.chats[person_id] = Chat(person_id, "private", members={person_id: "member"})
        world.save_chat(chat)
    world.emit("people")
    return person


def add_group(
    world: World,
    *,
    title: str,
    members: Iterable[int],
    kind: Literal["group", "supergroup"] = "group",
    with_bot: bool = True,
    forum: bool = False,
) -> Chat:
    """A group made by its first member, who brings the others and (normally) the bot. A forum is a supergroup."""
    people = [world.person(one) for one in members]
    if not people or not title.strip():
        raise ImpossibleError("a group needs a title and a first member")
    kind = "supergroup" if forum else kind
    chat_id = next_group_id(world, kind)
    chat = Chat(chat_id, kind, title.strip(), is_forum=forum)
    chat.members = {person.id: "member" for person in people}
    chat.members[people[0].id] = "creator"
    world.chats[chat_id] = chat
    world.save_chat(chat)
    world.emit("people")
    if with_bot:
        add_member(world, chat_id, world.bot.id, by=people[0].id)
    return chat


def next_group_id(world: World, kind: Literal["group", "supergroup"]) -> int:
    """The id of a new group, below zero; that of a supergroup begins with -100."""
    number = _FIRST_GROUP + world.count("group")
    return _SUPERGROUPS - number if kind == "supergroup" else -number


def add_member(world: World, chat_id: int, user_id: int, *, by: int) -> None:
    """Somebody brings a person, or the bot, into a group."""
    chat, author, account = _group(world, chat_id, by), world.person(by), _account(world, user_id)
    if chat.present(user_id):
        return
    before = chat.members.get(user_id, "left")
    chat.members[user_id] = "member"
    _tell_change(world, chat, author, account, before, "member")
    message = world.post(chat, author, {"new_chat_members": [account.user()]})
    world.save_chat(chat)
    world.announce(message)
    _tell_bot(world, chat, message.body)


def remove_member(world: World, chat_id: int, user_id: int, *, by: int) -> None:
    """Somebody leaves a group, or is taken out of it."""
    chat, author, account = _group(world, chat_id, by), world.person(by), _account(world, user_id)
    if not chat.present(user_id):
        return
    before = chat.members[user_id]
    after: Standing = "left" if user_id == by else "kicked"
    message = world.post(chat, author, {"left_chat_member": account.user()})
    _tell_bot(world, chat, message.body)
    chat.members[user_id] = after
    world.save_chat(chat)
    world.announce(message)
    _tell_change(world, chat, author, account, before, after)


def set_standing(world: World, chat_id: int, user_id: int, standing: Standing, *, by: int) -> None:
    """Somebody makes a member an administrator, or takes that away."""
    chat, author, account = _group(world, chat_id, by), world.person(by), _account(world, user_id)
    before = chat.members.get(user_id, "left")
    if before not in PRESENT or standing not in PRESENT:
        raise ImpossibleError("only members have a standing to change")
    chat.members[user_id] = standing
    world.save_chat(chat)
    if before != standing:
        _tell_change(world, chat, author, account, before, standing)


def bot_change(world: World, chat: Chat, by: Person, before: Standing, after: Standing) -> None:
    """Tell the bot that its own standing changed."""
    world.save_chat(chat)
    world.deliver("my_chat_member", change_told(world, chat, by, world.bot, before, after))
    world.emit("people")


def _tell_change(world: World, chat: Chat, by: Person, account: Person, before: Standing, after: Standing) -> None:
    """The bot is told of its own standing, and as an administrator of everybody's, if it asks for ``chat_member``."""
    if account is world.bot:
        bot_change(world, chat, by, before, after)
    elif chat.rules(world.bot.id):
        world.deliver("chat_member", change_told(world, chat, by, account, before, after))


def _tell_bot(world: World, chat: Chat, body: dict[str, object]) -> None:
    if chat.present(world.bot.id):
        world.deliver("message", body)


def _group(world: World, chat_id: int, by: int) -> Chat:
    chat = world.chat(chat_id)
    if chat.type == "private":
        raise ImpossibleError("a private chat has no other members")
    if chat.upgraded_to:
        raise ImpossibleError(f"this group became the supergroup {chat.upgraded_to}")
    if not chat.present(by):
        raise ImpossibleError("whoever changes a group must be in it")
    return chat


def _account(world: World, user_id: int) -> Person:
    account = world.account(user_id)
    if account is None:
        raise ImpossibleError(f"no such account: {user_id}")
    return account


def _free_id(world: World) -> int:
    while True:
        person_id = _FIRST_PERSON + world.count("person")
        if person_id not in world.people:
            return person_id
