"""The audit chain: who did what, each row sealed by the one before."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base
from storage.types import Json, UtcTime, type_of_id


class Audit(Base):
    """One thing that was done. Ids only: names and typed text lie in `audit_detail`, sealed here by a digest."""

    __tablename__ = "audit"
    __table_args__ = (Index("ix_audit_object", "object_kind", "object_id"),)

    id: Mapped[int] = mapped_column(type_of_id, primary_key=True, autoincrement=False)
    at: Mapped[datetime] = mapped_column(UtcTime)
    actor_id: Mapped[int | None] = mapped_column(type_of_id)
    unit_id: Mapped[int | None] = mapped_column(type_of_id)
    action: Mapped[str] = mapped_column(String(60), index=True)
    object_kind: Mapped[str] = mapped_column(String(40))
    object_id: Mapped[str] = mapped_column(String(40))
    before: Mapped[dict[str, Any] | None] = mapped_column(Json)
    after: Mapped[dict[str, Any] | None] = mapped_column(Json)
    detail_digest: Mapped[str | None] = mapped_column(String(64))
    previous_hash: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64), unique=True)


class AuditDetail(Base):
    """Personal or typed detail of an audit row. It may be deleted; its salted digest stays in the chain."""

    __tablename__ = "audit_detail"

    audit_id: Mapped[int] = mapped_column(ForeignKey("audit.id"), primary_key=True, autoincrement=False)
    salt: Mapped[str] = mapped_column(String(32))
    detail: Mapped[str] = mapped_column(Text)
