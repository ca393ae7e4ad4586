"""What a kind of notice is made of, and what a button under one does."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from handlers.desk import Facts
from handlers.screen import Screen
from handlers.turn import Look, Paper, Turn
from storage.types import JsonObject


@dataclass(frozen=True, kw_only=True)
class Sight:
    """What a notice is drawn from: its arguments, the chat's number in the store, who reads it, and when.

    In a group nobody is the reader.
    """

    session: Session
    args: JsonObject
    chat_id: int
    reader_id: int | None
    now: datetime
    facts: Facts


@dataclass(frozen=True)
class Notice:
    """A kind of message: how it is drawn, and whether it may go twice when nobody knows if it went once.

    `paper` is a file that it comes with, its text the caption. `quiet_until` says that it has to wait, and until when.
    """

    draw: Callable[[Sight], Screen | None]
    repeatable: bool
    paper: Callable[[Sight], Paper | None] | None = None
    quiet_until: Callable[[Sight], datetime | None] | None = None


@dataclass(frozen=True)
class Drawn:
    """A message as it is to be sent, in the reader's language."""

    screen: Screen
    language: str
    paper: Paper | None = None


@dataclass(frozen=True)
class Wait:
    """It is not the time for this message yet."""

    until: datetime


@dataclass(frozen=True)
class Under:
    """A button under a notice: what it does, and what stands in the notice's place afterwards.

    One that only leads to a screen presents nothing: the notice stays as it is.
    """

    press: Callable[[Turn, str], None] | None = None
    present: Callable[[Look, str], Screen | None] | None = None
