"""All tables, by the names of the rooms that use them."""

from storage.tables.audit import Audit, AuditDetail
from storage.tables.base import Base
from storage.tables.people import (
    Chat,
    Invitation,
    Membership,
    Office,
    Person,
    Role,
    Season,
    SeasonState,
    SeasonUnit,
    Unit,
    UnitAlias,
)
from storage.tables.results import Award, AwardKind, AwardStage
from storage.tables.runtime import Dialog, Inbox, Outbox, Outcome, Setting

__all__ = [
    "Audit",
    "AuditDetail",
    "Award",
    "AwardKind",
    "AwardStage",
    "Base",
    "Chat",
    "Dialog",
    "Inbox",
    "Invitation",
    "Membership",
    "Office",
    "Outbox",
    "Outcome",
    "Person",
    "Role",
    "Season",
    "SeasonState",
    "SeasonUnit",
    "Setting",
    "Unit",
    "UnitAlias",
]
