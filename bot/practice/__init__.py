"""A Telegram that lives on this machine: a Bot API server and a web chat, for trying, training and testing.

``Telegram`` is the whole state machine; ``bot.practice.request`` and ``bot.practice.server`` are its doors.
It knows nothing of the assistant that it serves.
"""

from bot.practice.contents import wipe
from bot.practice.refusals import ImpossibleError, RealTokenError
from bot.practice.state import Telegram
from bot.practice.things import Chat, Message, Person, Press, Pressed

__all__ = [
    "Chat",
    "ImpossibleError",
    "Message",
    "Person",
    "Press",
    "Pressed",
    "RealTokenError",
    "Telegram",
    "wipe",
]
