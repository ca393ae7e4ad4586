"""What a season came to."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.tables.base import Base, Numbered
from storage.tables.words import words
from storage.types import UtcTime


class AwardKind(StrEnum):
    """What the cluster proposes a unit for."""

    FLAG = "flag"
    CERTIFICATE = "certificate"


class AwardStage(StrEnum):
    """The cluster nominates and proposes; the Government or the Prime Minister decides."""

    NOMINATED = "nominated"
    DECIDED = "decided"


class Award(Numbered, Base):
    """That a unit was nominated in a season, and whether the decision has been recorded."""

    __tablename__ = "award"
    __table_args__ = (UniqueConstraint("season_id", "kind"),)

    season_id: Mapped[int] = mapped_column(ForeignKey("season.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"))
    kind: Mapped[AwardKind] = mapped_column(words(AwardKind))
    stage: Mapped[AwardStage] = mapped_column(words(AwardStage))
    recorded_at: Mapped[datetime] = mapped_column(UtcTime)
