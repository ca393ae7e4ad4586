"""The methods of the Bot API, each a function of the world and the call's arguments."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.practice.arguments import Arguments
from bot.practice.methods import account, answering, chats, deleting, editing, pins, receiving, sending, webhooks
from bot.practice.refusals import Refusal
from bot.practice.world import World

Method = Callable[[World, Arguments], Any]

_BY_ROOM: tuple[Mapping[str, Method], ...] = (
    account.METHODS,
    answering.METHODS,
    chats.METHODS,
    deleting.METHODS,
    editing.METHODS,
    pins.METHODS,
    receiving.METHODS,
    sending.METHODS,
    webhooks.METHODS,
)

METHODS: dict[str, Method] = {name.lower(): method for methods in _BY_ROOM for name, method in methods.items()}
"""Every method by its name in small letters; Telegram does not mind the case."""


def unknown_method(_world: World, _arguments: Arguments) -> Any:
    """What Telegram says to a method that it does not have."""
    raise Refusal(404, "Not Found: method not found")
