"""Reading the world back from disk."""

from typing import Any

from bot.practice.disk import Disk
from bot.practice.journal import Call
from bot.practice.things import Chat, InlineQuery, Json, Message, Person, Press, StoredFile
from bot.practice.updates import Update
from bot.practice.world import World


def load(world: World, disk: Disk) -> None:
    """Fill an empty world with what an earlier process left."""
    for row in disk.rows("person"):
        world.people[row["id"]] = Person(**row)
    for row in disk.rows("chat"):
        world.chats[row["id"]] = Chat.restored(row)
    _load_messages(world, disk)
    for row in disk.rows("file"):
        world.files[row["file_id"]] = StoredFile(**row)
    for row in sorted(disk.rows("press"), key=lambda one: one["date"]):
        world.presses[row["query_id"]] = Press(**row)
    for row in sorted(disk.rows("inline"), key=lambda one: one["date"]):
        world.inline[row["query_id"]] = InlineQuery(**row)
    for row in sorted(disk.rows("call"), key=lambda one: one["number"]):
        world.calls.add(Call(**row))
    for name, row in disk.items("setting"):
        _load_setting(world, name, row)
    world.queue.restore(Update(**row) for row in disk.rows("pending"))


def _load_messages(world: World, disk: Disk) -> None:
    found = sorted(disk.rows("message"), key=lambda one: (one["chat_id"], one["message_id"]))
    for row in found:
        message = world.chats[row["chat_id"]].messages[row["message_id"]] = Message(**row)
        if message.inline_id:
            world.inline_messages[message.inline_id] = message.chat_id, message.message_id


def _load_setting(world: World, name: str, row: Json) -> None:
    if name == "counters":
        world.counters.update(row)
    elif name == "updates":
        world.queue.last_id, world.queue.allowed = row["last_id"], row["allowed"]
    elif name == "clock":
        world.clock.restore(row["offset"], row["version"])
    elif name == "faults":
        world.faults.restore(row["value"])
        world.settings[name] = row["value"]
    else:
        value: Any = row["value"]
        world.settings[name] = value
