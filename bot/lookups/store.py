"""What lookups read of the store by themselves: names, seasons, nominations, published figures."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from bot.lookups.found import Given, Ranked
from bot.lookups.naming import Names
from bot.results.snapshot import Snapshot, read
from storage.tables import (
    Announcement,
    AnnouncementState,
    Award,
    Season,
    SeasonState,
    SeasonUnit,
    Unit,
    UnitAlias,
)


@dataclass(frozen=True, slots=True)
class Listed:
    """Standings as they were published."""

    most: Decimal
    is_provisional: bool
    rows: tuple[Ranked, ...]
    unit_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """The latest published announcement of a season; `listed` where it came with the standings."""

    at: datetime
    listed: Listed | None


def names_of(session: Session) -> Names:
    """The names by which people call the units, those that have left the cluster included."""
    query = select(Unit.id, Unit.name, UnitAlias.alias).outerjoin(UnitAlias, UnitAlias.unit_id == Unit.id)
    rows = session.execute(query.order_by(Unit.position)).all()
    return Names.of(dict.fromkeys((unit_id, name) for unit_id, *both in rows for name in both if name))


def season_of(session: Session, year: int | None) -> Season | None:
    """The season of a year, without a year the open one."""
    which = Season.state == SeasonState.OPEN if year is None else Season.year == year
    return session.scalar(select(Season).where(which, Season.state != SeasonState.PLANNED))


def season_with_units(session: Session, year: int | None) -> Season | None:
    """The same with its members."""
    which = Season.state == SeasonState.OPEN if year is None else Season.year == year
    query = select(Season).where(which, Season.state != SeasonState.PLANNED)
    return session.scalar(query.options(selectinload(Season.members)))


def years_of(session: Session, unit_id: int | None = None) -> tuple[int, ...]:
    """The years of the seasons that have begun, newest first; of a unit, those to which it belonged."""
    query = select(Season.year).where(Season.state != SeasonState.PLANNED).order_by(Season.year.desc())
    if unit_id is not None:
        query = query.join(SeasonUnit, SeasonUnit.season_id == Season.id).where(SeasonUnit.unit_id == unit_id)
    return tuple(session.scalars(query))


def belongs(session: Session, season_id: int, unit_id: int) -> bool:
    """Whether a unit belongs to a season."""
    query = select(SeasonUnit.id).where(SeasonUnit.season_id == season_id, SeasonUnit.unit_id == unit_id)
    return session.scalar(query) is not None


def awards(session: Session) -> Sequence[Given]:
    """Every nomination on record, newest year first, each unit by its name of then."""
    then = (SeasonUnit.season_id == Award.season_id) & (SeasonUnit.unit_id == Award.unit_id)
    query = (
        select(Award, Season.year, SeasonUnit.name)
        .join(Season, Season.id == Award.season_id)
        .join(SeasonUnit, then)
        .order_by(Season.year.desc(), Award.id)
    )
    return [
        Given(year, award.kind, award.stage, award.unit_id, name, award.decision_number, award.decision_date)
        for award, year, name in session.execute(query)
    ]


def told_of(session: Session, season_id: int) -> Told | None:
    """What was published last of a season. Drafts are nowhere in here."""
    query = (
        select(Announcement.published_at, Announcement.content)
        .where(Announcement.season_id == season_id, Announcement.state == AnnouncementState.PUBLISHED)
        .order_by(Announcement.id.desc())
        .limit(1)
    )
    row = session.execute(query).first()
    if row is None or row.published_at is None:
        return None
    return Told(row.published_at, _listed(read(row.content or "")))


def _listed(announced: Snapshot) -> Listed | None:
    """The standings in an announcement; none where it came without."""
    table = announced.table
    if table is None:
        return None
    return Listed(
        most=table.most,
        is_provisional=table.provisional,
        rows=tuple(Ranked(line.unit, line.rank or 0, line.total or Decimal(0)) for line in table.ranked),
        unit_ids=tuple(line.unit_id for line in table.ranked),
    )
