"""Deadlines, who was given longer, what is done, and who was reminded of what."""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import Date, ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.tables.base import Base, Numbered
from storage.tables.people import Person, Season, Unit
from storage.tables.words import words
from storage.types import UtcTime


class DutyKind(StrEnum):
    """What a unit has to do by a deadline. Each kind says by itself whether a unit has done it."""

    SCORING = "scoring"
    TASK = "task"


class AfterDue(StrEnum):
    """What becomes of work that comes when the due time and the grace are over."""

    REFUSE = "refuse"
    MARK_LATE = "mark-late"


_UNSERVED = text("served_at IS NULL")
_ONE_SCORING = text("kind = 'scoring' AND cancelled_at IS NULL")


class Deadline(Numbered, Base):
    """By when the units of a season have to do something.

    `due_at` is shown; what comes within `grace_minutes` after it is taken silently. `set_at` is when the due time
    became what it is: reminders of an earlier time are not made up for. A deadline that is not for everybody lists
    its units in `deadline_unit`. A season has one deadline for scoring that is not cancelled. `rev` grows with each
    change.
    """

    __tablename__ = "deadline"
    __table_args__ = (
        Index(
            "uq_deadline_scoring", "season_id", unique=True, sqlite_where=_ONE_SCORING, postgresql_where=_ONE_SCORING
        ),
    )

    season_id: Mapped[int] = mapped_column(ForeignKey("season.id"), index=True)
    kind: Mapped[DutyKind] = mapped_column(words(DutyKind))
    title: Mapped[str] = mapped_column(String(120))
    due_at: Mapped[datetime] = mapped_column(UtcTime)
    set_at: Mapped[datetime] = mapped_column(UtcTime)
    grace_minutes: Mapped[int]
    after_due: Mapped[AfterDue] = mapped_column(words(AfterDue))
    for_everybody: Mapped[bool]
    rev: Mapped[int] = mapped_column(default=1)
    created_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    cancelled_at: Mapped[datetime | None] = mapped_column(UtcTime)
    cancelled_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    cancel_reason: Mapped[str | None] = mapped_column(String(300))

    season: Mapped[Season] = relationship()
    audience: Mapped[list["DeadlineUnit"]] = relationship(order_by="DeadlineUnit.unit_id")
    extensions: Mapped[list["Extension"]] = relationship(order_by="Extension.id")


class DeadlineUnit(Base):
    """One of the units that a deadline is for, where it is not for everybody."""

    __tablename__ = "deadline_unit"

    deadline_id: Mapped[int] = mapped_column(ForeignKey("deadline.id"), primary_key=True, autoincrement=False)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), primary_key=True, autoincrement=False)


class Extension(Numbered, Base):
    """That a unit, or with none all of them, was given longer, and why. The latest time that stands counts.

    One for all that stands no longer, because the deadline itself was changed, has `ended_at`.
    """

    __tablename__ = "extension"

    deadline_id: Mapped[int] = mapped_column(ForeignKey("deadline.id"), index=True)
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    due_at: Mapped[datetime] = mapped_column(UtcTime)
    reason: Mapped[str] = mapped_column(String(300))
    granted_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    granted_at: Mapped[datetime] = mapped_column(UtcTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)

    unit: Mapped[Unit | None] = relationship()


class Completion(Numbered, Base):
    """That a unit says of a task that it is done. Other kinds of duty know by themselves."""

    __tablename__ = "completion"
    __table_args__ = (UniqueConstraint("deadline_id", "unit_id"),)

    deadline_id: Mapped[int] = mapped_column(ForeignKey("deadline.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    done_at: Mapped[datetime] = mapped_column(UtcTime)


class Reminder(Numbered, Base):
    """That a person was to be reminded of a deadline at a step of the ladder: once, whatever happens.

    Several that are due together go in one message of the outbox. One without a message was skipped, because a later
    step was due as well.
    """

    __tablename__ = "reminder"
    __table_args__ = (UniqueConstraint("deadline_id", "unit_id", "due_on", "step", "person_id"),)

    deadline_id: Mapped[int] = mapped_column(ForeignKey("deadline.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    due_on: Mapped[date] = mapped_column(Date)
    step: Mapped[str] = mapped_column(String(30))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    outbox_id: Mapped[int | None] = mapped_column(ForeignKey("outbox.id"), index=True)
    planned_at: Mapped[datetime] = mapped_column(UtcTime)

    person: Mapped[Person] = relationship()


class Acknowledgement(Numbered, Base):
    """That a person pressed "received" under a reminder."""

    __tablename__ = "acknowledgement"
    __table_args__ = (UniqueConstraint("reminder_id"),)

    reminder_id: Mapped[int] = mapped_column(ForeignKey("reminder.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    acknowledged_at: Mapped[datetime] = mapped_column(UtcTime)


class Snooze(Numbered, Base):
    """That a person wants to be reminded of a deadline once more at a time of their own.

    `served_at` is when that was settled: by a reminder, by another wish, or because nothing was owed any more.
    """

    __tablename__ = "snooze"
    __table_args__ = (
        UniqueConstraint("deadline_id", "unit_id", "person_id", "until"),
        Index("ix_snooze_until", "until", sqlite_where=_UNSERVED, postgresql_where=_UNSERVED),
    )

    deadline_id: Mapped[int] = mapped_column(ForeignKey("deadline.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    until: Mapped[datetime] = mapped_column(UtcTime)
    asked_at: Mapped[datetime] = mapped_column(UtcTime)
    served_at: Mapped[datetime | None] = mapped_column(UtcTime)
