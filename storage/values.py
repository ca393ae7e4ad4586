"""Settings of the store: single facts by their names."""

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Session

from storage.tables import Setting

SERVED_BOT = "served-bot"
OWNER_CODE = "owner-code"


def value(session: Session, key: str, default: Any = None) -> Any:
    """The value of a setting, or the default where it was never set."""
    setting = session.get(Setting, key)
    return default if setting is None else setting.value


def set_value(session: Session, key: str, new: Any, *, now: datetime) -> None:
    """Sets a setting."""
    setting = session.get(Setting, key)
    if setting is None:
        session.add(Setting(key=key, value=new, updated_at=now))
    else:
        setting.value, setting.updated_at = new, now


def unset(session: Session, key: str) -> None:
    """Forgets a setting."""
    setting = session.get(Setting, key)
    if setting is not None:
        session.delete(setting)


class AnotherBotError(Exception):
    """The store belongs to another bot: its people, chats and updates mean nothing here."""

    def __init__(self, served: int) -> None:
        super().__init__(f"this store serves the bot {served}")
        self.served = served


def serve(session: Session, bot_id: int, *, now: datetime) -> None:
    """Remembers which bot this store serves. Raises `AnotherBotError` if it already serves another."""
    served = value(session, SERVED_BOT)
    if served is None:
        set_value(session, SERVED_BOT, bot_id, now=now)
    elif served != bot_id:
        raise AnotherBotError(served)
