"""What a failed call to Telegram means. PTB's errors overlap, so they are asked in one order, here only."""

import os
import secrets
from datetime import timedelta
from enum import Enum, auto

from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

os.environ.setdefault("PTB_TIMEDELTA", "true")
"""python-telegram-bot's durations come as `timedelta`; without this each look at one warns that they will."""


class NotSentError(Exception):
    """Why a request never left: there was no connection for it. The cause of the error that a caller sees."""


class Meaning(Enum):
    """What is to be done about a failed call."""

    HOLD = auto()
    MOVED = auto()
    UNREACHABLE = auto()
    UNCHANGED = auto()
    GONE = auto()
    OURS = auto()
    NOT_SENT = auto()
    MAYBE_SENT = auto()


_GONE = ("message to edit not found", "message can't be edited", "message to delete not found", "message_id_invalid")
_NO_CHAT = ("chat not found", "user not found", "not enough rights", "have no rights", "need administrator rights")


def meaning(error: TelegramError) -> Meaning:
    """What a failed call means."""
    match error:
        case RetryAfter():
            return Meaning.HOLD
        case ChatMigrated():
            return Meaning.MOVED
        case Forbidden():
            return Meaning.UNREACHABLE
        case BadRequest():
            return _refused(error.message.casefold())
        case TimedOut() | NetworkError():
            return Meaning.NOT_SENT if isinstance(error.__cause__, NotSentError) else Meaning.MAYBE_SENT
    return Meaning.OURS


def _refused(message: str) -> Meaning:
    if "message is not modified" in message:
        return Meaning.UNCHANGED
    if any(words in message for words in _GONE):
        return Meaning.GONE
    return Meaning.UNREACHABLE if any(words in message for words in _NO_CHAT) else Meaning.OURS


def seconds_to_wait(error: RetryAfter) -> float:
    """How long Telegram asked to be left alone, and a little more, so that not all come back at once."""
    asked = error.retry_after
    seconds = asked.total_seconds() if isinstance(asked, timedelta) else float(asked)
    return seconds * (1 + secrets.randbelow(200) / 1000) + 0.1


_LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"


def new_code() -> str:
    """A short code that stands in the log and before the person, so that the two can be brought together."""
    return "L-" + "".join(secrets.choice(_LETTERS) for _ in range(6))
