"""The units of the cluster, their other names, and finding one by what somebody typed."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from importlib.resources import files

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from bot.language.names import Match, match
from bot.language.phrases import Refused, say
from bot.language.text import fold, tidy
from bot.people.permissions import Action, Actor
from storage import audit
from storage.tables import Season, SeasonState, SeasonUnit, Unit, UnitAlias

LONGEST_NAME = 60
LONGEST_FOLDED = 120
"""Folding takes some letters apart; what is searched must still fit its column."""


@dataclass(frozen=True)
class OfferedUnit:
    """A unit that the first-start guide offers, with the names people use for it."""

    name: str
    aliases: tuple[str, ...] = ()


@lru_cache
def offered_units() -> tuple[OfferedUnit, ...]:
    """The units that the guide offers: data, to be changed in chat."""
    data = tomllib.loads((files("bot.people") / "offered_units.toml").read_text("utf-8"))
    return tuple(OfferedUnit(unit["name"], tuple(unit.get("aliases", ()))) for unit in data["unit"])


def readable_name(typed: str) -> str:
    """A unit's name as typed, tidied. Raises `Refused` for an empty, overlong or wordless one, and for a question."""
    name = tidy(typed)
    too_long = len(name) > LONGEST_NAME or len(fold(name)) > LONGEST_FOLDED
    if not any(letter.isalpha() for letter in name) or too_long or "\n" in name or "?" in name:
        raise Refused(say("refused-unit-name", longest=LONGEST_NAME))
    return name


def add_unit(session: Session, *, actor: Actor, name: str, aliases: Sequence[str] = (), now: datetime) -> Unit:
    """Adds a unit at the end of the cluster's order. An exact name or alias that is taken is refused."""
    actor.require(Action.MANAGE_UNITS)
    name = readable_name(name)
    for each in (name, *aliases):
        _refuse_taken(session, each)
    position = (session.scalar(select(func.max(Unit.position))) or 0) + 1
    unit = Unit(name=name, position=position, created_at=now)
    unit.aliases = [UnitAlias(alias=alias) for alias in aliases if fold(alias) != fold(name)]
    session.add(unit)
    session.flush()
    _record(session, "unit-added", unit, actor, now, after={"position": position})
    return unit


def unit_of(session: Session, unit_id: int) -> Unit:
    """A unit of the cluster. One that has left it, or never was in it, is refused."""
    unit = session.get(Unit, unit_id)
    if unit is None or unit.retired_at is not None:
        raise Refused(say("refused-no-unit"))
    return unit


def rename_unit(session: Session, *, actor: Actor, unit_id: int, name: str, now: datetime) -> Unit:
    """Gives a unit another name; the one before stays as an alias, because people go on typing it."""
    actor.require(Action.MANAGE_UNITS)
    unit = unit_of(session, unit_id)
    name = readable_name(name)
    if fold(name) != unit.name_folded:
        _refuse_taken(session, name, but=unit)
        _swap_alias(session, unit, name)
    unit.name = name
    for place in _open_places(session, unit_id):
        place.name = name
    session.flush()
    _record(session, "unit-renamed", unit, actor, now)
    return unit


def _swap_alias(session: Session, unit: Unit, name: str) -> None:
    """The name that goes becomes an alias; the one that comes may have been one, as after a name given back."""
    for alias in [alias for alias in unit.aliases if alias.alias_folded == fold(name)]:
        unit.aliases.remove(alias)
        session.delete(alias)
    unit.aliases.append(UnitAlias(alias=unit.name))


def retire_unit(session: Session, *, actor: Actor, unit_id: int, now: datetime) -> Unit:
    """Lets a unit leave the cluster, as after a merger. Refused while it takes part in an open season."""
    actor.require(Action.MANAGE_UNITS)
    unit = unit_of(session, unit_id)
    if _open_places(session, unit_id):
        raise Refused(say("refused-retire-in-season", unit=unit.name))
    unit.retired_at = now
    _record(session, "unit-retired", unit, actor, now)
    return unit


def _open_places(session: Session, unit_id: int) -> Sequence[SeasonUnit]:
    running = select(SeasonUnit).join(Season).where(SeasonUnit.unit_id == unit_id, Season.state == SeasonState.OPEN)
    return session.scalars(running).all()


def all_units(session: Session) -> Sequence[Unit]:
    """The units that are not retired, in the cluster's own order."""
    living = select(Unit).where(Unit.retired_at.is_(None)).order_by(Unit.position)
    return session.scalars(living.options(selectinload(Unit.aliases))).all()


def find_unit(session: Session, typed: str) -> Match[int]:
    """Which unit somebody means: surely, perhaps one of several, or none."""
    names = [(unit.id, name) for unit in all_units(session) for name in (unit.name, *(a.alias for a in unit.aliases))]
    return match(typed, names)


def _refuse_taken(session: Session, name: str, *, but: Unit | None = None) -> None:
    """Refuses a name or alias that means a unit already; `but` may have it back."""
    folded = fold(name)
    taken = session.scalar(select(Unit).where(Unit.name_folded == folded))
    if taken is None:
        taken = session.scalar(select(Unit).join(UnitAlias).where(UnitAlias.alias_folded == folded))
    if taken is not None and taken is not but:
        raise Refused(say("refused-unit-taken", name=name, unit=taken.name))


def _record(
    session: Session, action: str, unit: Unit, actor: Actor, now: datetime, after: dict[str, int] | None = None
) -> None:
    audit.record(
        session,
        at=now,
        action=action,
        object_kind="unit",
        object_id=unit.id,
        actor_id=actor.person_id,
        unit_id=unit.id,
        after=after,
        detail=unit.name,
    )
