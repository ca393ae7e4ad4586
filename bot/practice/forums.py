"""A group becomes a supergroup with another id; a forum gets topics, which close and open again."""

from bot.practice.actions import ANONYMOUS, visible_place
from bot.practice.groups import next_group_id
from bot.practice.hearing import seen_by_bot
from bot.practice.refusals import ImpossibleError
from bot.practice.things import Chat, Json, Message, Person, Topic
from bot.practice.world import World

_MOST_NAME = 128
_COLOUR = 0x6FB9F0


def upgrade(world: World, chat_id: int, *, by: int) -> Chat:
    """A group becomes a supergroup: both say so in a service message, and the old id answers with the new one."""
    person, old = world.person(by), visible_place(world, by, chat_id)
    if old.type != "group" or old.upgraded_to:
        raise ImpossibleError("only a group that is none yet becomes a supergroup")
    if not old.rules(by):
        raise ImpossibleError("only an administrator makes a group a supergroup")
    new = Chat(next_group_id(world, "supergroup"), "supergroup", old.title, members=dict(old.members))
    world.chats[new.id] = new
    _tell(world, old, person, {"migrate_to_chat_id": new.id})
    old.upgraded_to = new.id
    as_group = {"from": ANONYMOUS.user(), "sender_chat": world.chat_told(new)}
    _tell(world, new, person, {**as_group, "migrate_from_chat_id": old.id})
    world.save_chat(old)
    world.save_chat(new)
    world.emit("migrated", **{"from": old.id, "to": new.id})
    world.emit("people")
    return new


def open_topic(world: World, chat_id: int, name: str, *, by: int) -> Topic:
    """Somebody makes a topic in a forum."""
    person, chat = world.person(by), _forum(world, chat_id, by)
    if not name.strip() or len(name) > _MOST_NAME:
        raise ImpossibleError(f"a topic's name has 1-{_MOST_NAME} letters")
    message = world.post(chat, person, {"forum_topic_created": {"name": name.strip(), "icon_color": _COLOUR}})
    topic = Topic(message.message_id, name.strip(), _COLOUR)
    chat.topics[topic.message_thread_id] = topic
    message.body.update(message_thread_id=topic.message_thread_id, is_topic_message=True)
    world.save_chat(chat)
    _show(world, chat, message)
    return topic


def close_topic(world: World, chat_id: int, thread: int, *, by: int, closed: bool = True) -> Topic:
    """An administrator closes a topic, or opens it again."""
    person, chat = world.person(by), _forum(world, chat_id, by)
    topic = chat.topics.get(thread)
    if topic is None or not chat.rules(by):
        raise ImpossibleError("only an administrator closes or opens a topic, and one that is there")
    if topic.closed != closed:
        topic.closed = closed
        world.save_chat(chat)
        name = "forum_topic_closed" if closed else "forum_topic_reopened"
        _show(world, chat, world.post(chat, person, {name: {}}, thread=thread))
    return topic


def _forum(world: World, chat_id: int, by: int) -> Chat:
    chat = visible_place(world, by, chat_id)
    if not chat.is_forum:
        raise ImpossibleError("only a forum has topics")
    return chat


def _show(world: World, chat: Chat, message: Message) -> None:
    world.announce(message)
    if seen_by_bot(world, chat, message.body):
        world.deliver("message", message.body)
    world.emit("topics", chat=chat.id, topics=[one.told() for one in chat.topics.values()])


def _tell(world: World, chat: Chat, person: Person, content: Json) -> None:
    message = world.post(chat, person, content)
    world.announce(message)
    if seen_by_bot(world, chat, message.body):
        world.deliver("message", message.body)
