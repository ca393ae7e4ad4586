"""Units, seasons, people, and how a person comes to speak for a unit."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column, relationship, validates

from bot.language.text import fold, tidy
from storage.tables.base import Base, Numbered
from storage.tables.words import words
from storage.types import UtcTime, type_of_id


class Role(StrEnum):
    """What a person may be in the cluster. Whoever holds none is a guest."""

    OWNER = "owner"
    SECRETARIAT = "secretariat"
    LEADER = "leader"
    SPECIALIST = "specialist"
    OBSERVER = "observer"


class Office(StrEnum):
    """What a unit is in a season: lead (Cụm trưởng), deputy (Cụm phó) or member."""

    LEAD = "lead"
    DEPUTY = "deputy"
    MEMBER = "member"


class SeasonState(StrEnum):
    """A season is prepared, then open (one at a time), then closed."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class TieRule(StrEnum):
    """Which rank units with the same total have: 1 2 2 4, or 1 2 2 3, or by the totals of the groups from the first on.

    Where the groups are the same too, by-groups ranks as shared does.
    """

    SHARED = "shared"
    DENSE = "dense"
    BY_GROUPS = "by-groups"


class Unit(Numbered, Base):
    """A member of the cluster: a province or a centrally run city. Never deleted, only retired."""

    __tablename__ = "unit"

    name: Mapped[str] = mapped_column(String(120), unique=True)
    name_folded: Mapped[str] = mapped_column(String(120), unique=True)
    position: Mapped[int]
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    retired_at: Mapped[datetime | None] = mapped_column(UtcTime)

    aliases: Mapped[list["UnitAlias"]] = relationship(back_populates="unit", order_by="UnitAlias.id")

    @validates("name")
    def _twin(self, _key: str, name: str) -> str:
        name = tidy(name)
        self.name_folded = fold(name)
        return name


class UnitAlias(Numbered, Base):
    """Another name that people type for a unit: an abbreviation or an older name."""

    __tablename__ = "unit_alias"

    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    alias: Mapped[str] = mapped_column(String(120))
    alias_folded: Mapped[str] = mapped_column(String(120), unique=True)

    unit: Mapped[Unit] = relationship(back_populates="aliases")

    @validates("alias")
    def _twin(self, _key: str, alias: str) -> str:
        alias = tidy(alias)
        self.alias_folded = fold(alias)
        return alias


class Season(Numbered, Base):
    """One emulation year of the cluster."""

    __tablename__ = "season"
    __table_args__ = (
        Index(
            "uq_season_open",
            "state",
            unique=True,
            sqlite_where=text("state = 'open'"),
            postgresql_where=text("state = 'open'"),
        ),
    )

    year: Mapped[int] = mapped_column(unique=True)
    state: Mapped[SeasonState] = mapped_column(words(SeasonState))
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    opened_at: Mapped[datetime | None] = mapped_column(UtcTime)
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)
    tie_rule: Mapped[TieRule] = mapped_column(words(TieRule), default=TieRule.SHARED, server_default="shared")

    members: Mapped[list["SeasonUnit"]] = relationship(back_populates="season", order_by="SeasonUnit.position")


_ONE_OFFICE = text("office <> 'member'")


class SeasonUnit(Numbered, Base):
    """A unit's place in a season: members belong to a season, and so do the lead and the deputy.

    `name` is what the unit was called then: provinces merge and change their names, results of the past do not.
    `excluded_at`: it is not considered for a nomination (under discipline, inspection, complaint); it may still score.
    """

    __tablename__ = "season_unit"
    __table_args__ = (
        UniqueConstraint("season_id", "unit_id"),
        Index(
            "uq_season_unit_office",
            "season_id",
            "office",
            unique=True,
            sqlite_where=_ONE_OFFICE,
            postgresql_where=_ONE_OFFICE,
        ),
    )

    season_id: Mapped[int] = mapped_column(ForeignKey("season.id"))
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    name: Mapped[str] = mapped_column(String(120))
    office: Mapped[Office] = mapped_column(words(Office))
    position: Mapped[int]
    excluded_at: Mapped[datetime | None] = mapped_column(UtcTime)
    excluded_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    exclude_reason: Mapped[str | None] = mapped_column(String(300))

    season: Mapped[Season] = relationship(back_populates="members")
    unit: Mapped[Unit] = relationship()


class Person(Numbered, Base):
    """Somebody who has spoken to the bot; a guest until a membership says more.

    `code_failures` counts wrong invitation codes since the last right one, `codes_locked_until` ends the pause
    that too many of them bring. A forgotten person keeps the row, for the audit's ids, and nothing personal.
    """

    __tablename__ = "person"

    tg_user_id: Mapped[int | None] = mapped_column(type_of_id, unique=True)
    display_name: Mapped[str] = mapped_column(String(160))
    name_folded: Mapped[str] = mapped_column(String(160))
    language: Mapped[str] = mapped_column(String(8), default="vi")
    code_failures: Mapped[int] = mapped_column(default=0)
    codes_locked_until: Mapped[datetime | None] = mapped_column(UtcTime)
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    forgotten_at: Mapped[datetime | None] = mapped_column(UtcTime)

    memberships: Mapped[list["Membership"]] = relationship(
        back_populates="person", order_by="Membership.id", foreign_keys="Membership.person_id"
    )

    @validates("display_name")
    def _twin(self, _key: str, name: str) -> str:
        name = tidy(name)[:160]
        self.name_folded = fold(name)[:160]
        return name


class Invitation(Numbered, Base):
    """A code that makes whoever brings it a member. Only its digest is kept."""

    __tablename__ = "invitation"

    code_hash: Mapped[str] = mapped_column(String(64), unique=True)
    role: Mapped[Role] = mapped_column(words(Role))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    uses_allowed: Mapped[int]
    uses: Mapped[int] = mapped_column(default=0)
    created_by_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    expires_at: Mapped[datetime] = mapped_column(UtcTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcTime)

    unit: Mapped[Unit | None] = relationship()


_STILL = text("ended_at IS NULL")


class Membership(Numbered, Base):
    """That a person holds a role, for a unit where the role is of one. Ended, never deleted."""

    __tablename__ = "membership"
    __table_args__ = (
        Index(
            "uq_membership_person_id_role",
            "person_id",
            "role",
            unique=True,
            sqlite_where=_STILL,
            postgresql_where=_STILL,
        ),
    )

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    role: Mapped[Role] = mapped_column(words(Role))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"), index=True)
    invitation_id: Mapped[int | None] = mapped_column(ForeignKey("invitation.id"))
    granted_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    granted_at: Mapped[datetime] = mapped_column(UtcTime)
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)
    ended_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))

    person: Mapped[Person] = relationship(back_populates="memberships", foreign_keys=[person_id])
    unit: Mapped[Unit | None] = relationship()


class Chat(Numbered, Base):
    """A place where the bot can speak: a person's private chat or a group. A forgotten person's has no number.

    A group is told of results once it is registered; `title` is what it was called then.
    """

    __tablename__ = "chat"

    tg_chat_id: Mapped[int | None] = mapped_column(type_of_id, unique=True)
    kind: Mapped[str] = mapped_column(String(20))
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"), index=True)
    unreachable_since: Mapped[datetime | None] = mapped_column(UtcTime)
    unreachable_reason: Mapped[str | None] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(UtcTime)
    title: Mapped[str | None] = mapped_column(String(200))
    registered_at: Mapped[datetime | None] = mapped_column(UtcTime)
    registered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
