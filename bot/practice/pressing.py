"""Pressing a button: a query to the bot, words said, a link, a copy, or a turn to inline mode."""

from typing import Any

from bot.practice.actions import say, visible_place
from bot.practice.markup import buttons
from bot.practice.refusals import ImpossibleError
from bot.practice.things import Chat, Json, Message, Press, Pressed
from bot.practice.world import World

_SWITCHES = {
    "switch_inline_query_current_chat": "current",
    "switch_inline_query": "choose",
    "switch_inline_query_chosen_chat": "choose",
}


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
    for name, place in _SWITCHES.items():
        if name in found:
            return Pressed(inline={"query": _switched(found[name]), "chat": place})
    raise ImpossibleError("this kind of button does nothing here")


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
        inline_message_id=message.inline_id,
    )
    world.remember(press)
    world.emit("pressed", press=press.told())
    # A message that came through inline mode is named, not shown: the bot need not be in its chat.
    where: Json = {"inline_message_id": message.inline_id} if message.inline_id else {"message": message.body}
    query = {
        "id": press.query_id,
        "from": world.person(person_id).user(),
        **where,
        "chat_instance": str(-(chat.id * 7919 + world.bot.id)),
        "data": data,
    }
    world.deliver("callback_query", query)
    return press


def _switched(value: Any) -> str:
    return str(value.get("query", "")) if isinstance(value, dict) else str(value)
