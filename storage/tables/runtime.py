"""What the running bot must remember: what came in, what goes out, where each conversation stands."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, Numbered
from storage.tables.words import words
from storage.types import Json, UtcTime, type_of_id

_OPEN_INBOX = text("answered_at IS NULL AND set_aside_at IS NULL")
_OPEN_OUTBOX = text("outcome IS NULL")


class Inbox(Numbered, Base):
    """An update as Telegram gave it. `id` is the order of receipt, which is the order of replay.

    `applied_at` commits together with the update's effect, `answered_at` after its screen was shown.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("bot_id", "update_id"),
        Index("ix_inbox_open", "id", sqlite_where=_OPEN_INBOX, postgresql_where=_OPEN_INBOX),
        {"sqlite_autoincrement": True},
    )

    bot_id: Mapped[int] = mapped_column(type_of_id)
    update_id: Mapped[int] = mapped_column(type_of_id)
    queue: Mapped[str] = mapped_column(String(40))
    payload: Mapped[str | None] = mapped_column(Text)
    received_at: Mapped[datetime] = mapped_column(UtcTime)
    attempts: Mapped[int] = mapped_column(default=0)
    applied_at: Mapped[datetime | None] = mapped_column(UtcTime)
    answered_at: Mapped[datetime | None] = mapped_column(UtcTime)
    set_aside_at: Mapped[datetime | None] = mapped_column(UtcTime)
    error_code: Mapped[str | None] = mapped_column(String(20))


class Outcome(StrEnum):
    """How a message of the outbox ended."""

    SENT = "sent"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    UNCERTAIN = "uncertain"
    OBSOLETE = "obsolete"


class Outbox(Numbered, Base):
    """A message that the bot sends unasked, drawn only when it is sent.

    Claiming is not sending: `claimed_at` alone returns to the queue, `sending_at` without `outcome` is uncertain.
    """

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_open", "not_before", "id", sqlite_where=_OPEN_OUTBOX, postgresql_where=_OPEN_OUTBOX),
        {"sqlite_autoincrement": True},
    )

    dedupe_key: Mapped[str] = mapped_column(String(200), unique=True)
    kind: Mapped[str] = mapped_column(String(40))
    args: Mapped[dict[str, Any]] = mapped_column(Json)
    chat_id: Mapped[int] = mapped_column(ForeignKey("chat.id"), index=True)
    not_before: Mapped[datetime] = mapped_column(UtcTime)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    claimed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    sending_at: Mapped[datetime | None] = mapped_column(UtcTime)
    attempts: Mapped[int] = mapped_column(default=0)
    outcome: Mapped[Outcome | None] = mapped_column(words(Outcome))
    outcome_at: Mapped[datetime | None] = mapped_column(UtcTime)
    tg_message_id: Mapped[int | None] = mapped_column(type_of_id)
    error: Mapped[str | None] = mapped_column(String(200))


class Dialog(Base):
    """Where a person's conversation stands: what any of its screens can be drawn from.

    `rev` grows with each change, so that a button of an older screen is known. `paused` keeps an unfinished form
    while the person looks at something else. `due_at` is when a screen that waits (an album) is to be drawn.
    """

    __tablename__ = "dialog"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True, autoincrement=False)
    form: Mapped[str] = mapped_column(String(40))
    step: Mapped[str] = mapped_column(String(40))
    answers: Mapped[dict[str, Any]] = mapped_column(Json)
    notice: Mapped[dict[str, Any] | None] = mapped_column(Json)
    paused: Mapped[dict[str, Any] | None] = mapped_column(Json)
    rev: Mapped[int] = mapped_column(default=1)
    message_id: Mapped[int | None] = mapped_column(type_of_id)
    due_at: Mapped[datetime | None] = mapped_column(UtcTime, index=True)
    updated_at: Mapped[datetime] = mapped_column(UtcTime)


class Setting(Base):
    """A fact that changes, kept as data: which bot this store serves, thresholds, ladders."""

    __tablename__ = "setting"

    key: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[Any] = mapped_column(Json)
    updated_at: Mapped[datetime] = mapped_column(UtcTime)
