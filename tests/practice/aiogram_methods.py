"""Finding aiogram's class for a method of the Bot API."""

from typing import Any

from aiogram import methods
from aiogram.methods.base import TelegramMethod

_CLASSES: dict[str, type[TelegramMethod[Any]]] = {
    one.__api_method__.lower(): one
    for one in vars(methods).values()
    if isinstance(one, type) and issubclass(one, TelegramMethod) and one is not TelegramMethod
}


def method_class(name: str) -> type[TelegramMethod[Any]]:
    """The class of a method, by its name in whatever case."""
    return _CLASSES[name.lower()]
