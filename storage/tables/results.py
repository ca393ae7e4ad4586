"""What a season came to: nominations, and the announcements that say so."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Date, ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.tables.base import Base, Numbered
from storage.tables.people import Person, Season
from storage.tables.words import words
from storage.types import Json, UtcTime


class AwardKind(StrEnum):
    """What the cluster proposes a unit for."""

    FLAG = "flag"
    CERTIFICATE = "certificate"


class AwardStage(StrEnum):
    """The cluster nominates and proposes; the Government or the Prime Minister decides."""

    NOMINATED = "nominated"
    DECIDED = "decided"


class Award(Numbered, Base):
    """That a unit was nominated in a season, and whether the decision has been recorded, by its number and date."""

    __tablename__ = "award"
    __table_args__ = (UniqueConstraint("season_id", "kind"),)

    season_id: Mapped[int] = mapped_column(ForeignKey("season.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    kind: Mapped[AwardKind] = mapped_column(words(AwardKind))
    stage: Mapped[AwardStage] = mapped_column(words(AwardStage))
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
    decision_number: Mapped[str | None] = mapped_column(String(60))
    decision_date: Mapped[date | None] = mapped_column(Date)


class AnnouncementState(StrEnum):
    """An announcement is drafted, waits for a second person, and is published for good; a draft may be dropped."""

    DRAFT = "draft"
    WAITING = "waiting"
    PUBLISHED = "published"
    DROPPED = "dropped"


_AT_WORK = text("state IN ('draft', 'waiting')")


class Announcement(Numbered, Base):
    """What the cluster tells of a season's outcome (thông báo kết quả). Published, it is never changed.

    `content` is the canonical snapshot that everything sent is drawn from, `fingerprint` its SHA-256, `head` the end
    of the audit chain then. `editors` are the ids of all who wrote the draft: none of them may approve it. A
    correction names what it `corrects`. A season has one draft at a time. `rev` grows with each change of the draft.
    """

    __tablename__ = "announcement"
    __table_args__ = (
        Index("uq_announcement_at_work", "season_id", unique=True, sqlite_where=_AT_WORK, postgresql_where=_AT_WORK),
    )

    season_id: Mapped[int] = mapped_column(ForeignKey("season.id"), index=True)
    corrects_id: Mapped[int | None] = mapped_column(ForeignKey("announcement.id"))
    state: Mapped[AnnouncementState] = mapped_column(words(AnnouncementState))
    flag_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    certificate_unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    with_standings: Mapped[bool] = mapped_column(default=False)
    note: Mapped[str | None] = mapped_column(String(500))
    rev: Mapped[int] = mapped_column(default=1)
    editors: Mapped[list[Any]] = mapped_column(Json)
    drafted_at: Mapped[datetime] = mapped_column(UtcTime)
    sent_at: Mapped[datetime | None] = mapped_column(UtcTime)
    published_at: Mapped[datetime | None] = mapped_column(UtcTime)
    code: Mapped[str | None] = mapped_column(String(20), unique=True)
    content: Mapped[str | None] = mapped_column(Text)
    fingerprint: Mapped[str | None] = mapped_column(String(64))
    head: Mapped[str | None] = mapped_column(String(64))

    season: Mapped[Season] = relationship()


class Approval(Numbered, Base):
    """That a second person approved an announcement in the very form (`announcement_rev`) that was published."""

    __tablename__ = "approval"
    __table_args__ = (UniqueConstraint("announcement_id", "person_id"),)

    announcement_id: Mapped[int] = mapped_column(ForeignKey("announcement.id"))
    announcement_rev: Mapped[int]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    approved_at: Mapped[datetime] = mapped_column(UtcTime)

    announcement: Mapped[Announcement] = relationship()
    person: Mapped[Person] = relationship()
