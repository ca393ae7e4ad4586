"""The criteria sheet of a season, and how each unit scores itself by it."""

from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship

from storage.tables.base import Base, Numbered
from storage.tables.people import Person, Season, Unit
from storage.tables.words import words
from storage.types import Points, UtcTime


class SheetState(StrEnum):
    """A sheet is a draft that may be replaced, then applied: locked, and units score by it."""

    DRAFT = "draft"
    APPLIED = "applied"


class CriterionKind(StrEnum):
    """A group of criteria, or a leaf by the way its points come about."""

    GROUP = "group"
    DIRECT = "direct"
    PASS_FAIL = "pass-fail"  # noqa: S105 - a word, no password


class Sheet(Numbered, Base):
    """The criteria sheet of a season: at most one draft and one that is applied.

    `leader_approves`: a unit's leader has to approve what its specialist hands in.
    """

    __tablename__ = "sheet"
    __table_args__ = (UniqueConstraint("season_id", "state"),)

    season_id: Mapped[int] = mapped_column(ForeignKey("season.id"))
    title: Mapped[str] = mapped_column(String(160))
    state: Mapped[SheetState] = mapped_column(words(SheetState))
    is_sample: Mapped[bool] = mapped_column(default=False)
    leader_approves: Mapped[bool] = mapped_column(default=False)
    imported_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    imported_at: Mapped[datetime] = mapped_column(UtcTime)
    applied_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    applied_at: Mapped[datetime | None] = mapped_column(UtcTime)

    season: Mapped[Season] = relationship()
    criteria: Mapped[list["Criterion"]] = relationship(order_by="Criterion.position", back_populates="sheet")


class Criterion(Numbered, Base):
    """A group or a leaf of a sheet; `position` is its place when the tree is read from top to bottom.

    `most` is the maximum of a leaf; a group's is the sum of its leaves. `step`: points are multiples of it.
    """

    __tablename__ = "criterion"
    __table_args__ = (UniqueConstraint("sheet_id", "code"), UniqueConstraint("sheet_id", "position"))

    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheet.id"))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("criterion.id"))
    position: Mapped[int]
    code: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(500))
    kind: Mapped[CriterionKind] = mapped_column(words(CriterionKind))
    most: Mapped[Decimal] = mapped_column(Points)
    step: Mapped[Decimal | None] = mapped_column(Points)
    needs_evidence: Mapped[bool] = mapped_column(default=False)
    guidance: Mapped[str | None] = mapped_column(Text)
    basis: Mapped[str | None] = mapped_column(String(300))

    sheet: Mapped[Sheet] = relationship(back_populates="criteria")


class SubmissionState(StrEnum):
    """A unit's self-scoring: being written, waiting for the unit's leader, handed in, or verified to the end."""

    DRAFT = "draft"
    WAITING = "waiting"
    SUBMITTED = "submitted"
    VERIFIED = "verified"


class Submission(Numbered, Base):
    """A unit's self-scoring (bản tự chấm) by a sheet. `rev` grows with each change of it or of an entry."""

    __tablename__ = "submission"
    __table_args__ = (UniqueConstraint("sheet_id", "unit_id"),)

    sheet_id: Mapped[int] = mapped_column(ForeignKey("sheet.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    state: Mapped[SubmissionState] = mapped_column(words(SubmissionState))
    rev: Mapped[int] = mapped_column(default=1)
    started_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    started_at: Mapped[datetime] = mapped_column(UtcTime)
    sent_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    sent_at: Mapped[datetime | None] = mapped_column(UtcTime)
    submitted_at: Mapped[datetime | None] = mapped_column(UtcTime)
    reopened_at: Mapped[datetime | None] = mapped_column(UtcTime)
    reopen_reason: Mapped[str | None] = mapped_column(String(300))
    verified_at: Mapped[datetime | None] = mapped_column(UtcTime)
    verified_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    sheet: Mapped[Sheet] = relationship()
    unit: Mapped[Unit] = relationship()
    entries: Mapped[list["Entry"]] = relationship(order_by="Entry.id")
    receipts: Mapped[list["Receipt"]] = relationship(order_by="Receipt.number")


class EntryState(StrEnum):
    """A criterion that a unit has begun: still open, given points, or left out on purpose, which counts nothing."""

    OPEN = "open"
    SCORED = "scored"
    SKIPPED = "skipped"


class Entry(Numbered, Base):
    """What a unit says to one criterion: points, a note, evidence. `rev` grows with each change."""

    __tablename__ = "entry"
    __table_args__ = (UniqueConstraint("submission_id", "criterion_id"),)

    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    criterion_id: Mapped[int] = mapped_column(ForeignKey("criterion.id"))
    state: Mapped[EntryState] = mapped_column(words(EntryState))
    points: Mapped[Decimal | None] = mapped_column(Points)
    note: Mapped[str | None] = mapped_column(Text)
    rev: Mapped[int] = mapped_column(default=1)
    updated_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    updated_at: Mapped[datetime] = mapped_column(UtcTime)

    criterion: Mapped[Criterion] = relationship()
    updated_by: Mapped[Person] = relationship()
    evidence: Mapped[list["Evidence"]] = relationship(order_by="Evidence.id")


class Verdict(Numbered, Base):
    """What a reviewer says to an entry that was handed in (thẩm định): the points that count, and why they differ.

    `entry_rev` is the entry's when it was looked at: one that the unit has changed since has to be looked at again.
    Without points the entry stays left out. `rev` grows with each change.
    """

    __tablename__ = "verdict"

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), unique=True)
    entry_rev: Mapped[int]
    points: Mapped[Decimal | None] = mapped_column(Points)
    reason: Mapped[str | None] = mapped_column(String(300))
    rev: Mapped[int] = mapped_column(default=1)
    decided_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    decided_at: Mapped[datetime] = mapped_column(UtcTime)

    entry: Mapped[Entry] = relationship()
    decided_by: Mapped[Person] = relationship()


class EvidenceKind(StrEnum):
    """A file, a photo, or a link."""

    FILE = "file"
    PHOTO = "photo"
    LINK = "link"


_STILL_THERE = text("removed_at IS NULL")


class Evidence(Numbered, Base):
    """A piece of evidence (minh chứng). A file lies in the data folder under the digest of its content.

    `file_id` is by what Telegram knows the file, so that it is shown again without being sent again.
    """

    __tablename__ = "evidence"
    __table_args__ = (
        Index(
            "uq_evidence_entry_digest",
            "entry_id",
            "digest",
            unique=True,
            sqlite_where=_STILL_THERE,
            postgresql_where=_STILL_THERE,
        ),
    )

    entry_id: Mapped[int] = mapped_column(ForeignKey("entry.id"), index=True)
    kind: Mapped[EvidenceKind] = mapped_column(words(EvidenceKind))
    name: Mapped[str] = mapped_column(String(200))
    url: Mapped[str | None] = mapped_column(String(1000))
    digest: Mapped[str] = mapped_column(String(64), index=True)
    size: Mapped[int | None]
    file_id: Mapped[str | None] = mapped_column(String(200))
    added_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    added_at: Mapped[datetime] = mapped_column(UtcTime)
    removed_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    removed_at: Mapped[datetime | None] = mapped_column(UtcTime)


class Receipt(Numbered, Base):
    """That a unit handed in its self-scoring: what it said then, word for word, and the fingerprint of that.

    `content` is the canonical text of all entries; `fingerprint` its SHA-256. `head` is the end of the audit chain.
    """

    __tablename__ = "receipt"
    __table_args__ = (UniqueConstraint("submission_id", "number"),)

    submission_id: Mapped[int] = mapped_column(ForeignKey("submission.id"))
    number: Mapped[int]
    code: Mapped[str] = mapped_column(String(20), unique=True)
    submitted_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    submitted_at: Mapped[datetime] = mapped_column(UtcTime)
    is_late: Mapped[bool]
    total: Mapped[Decimal] = mapped_column(Points)
    content: Mapped[str] = mapped_column(Text)
    fingerprint: Mapped[str] = mapped_column(String(64))
    head: Mapped[str] = mapped_column(String(64))

    submission: Mapped[Submission] = relationship(back_populates="receipts")
    submitted_by: Mapped[Person] = relationship()
