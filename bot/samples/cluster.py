"""Fills an empty store with the practice cluster. Nothing in it is written but by the use cases that people use."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy.orm import Session

from bot.people.invitations import invite, redeem
from bot.people.owner import claim, new_owner_code
from bot.people.permissions import Actor, actor_of
from bot.people.persons import Caller, meet
from bot.people.seasons import Officers, close_season, start_season
from bot.people.units import add_unit, offered_units, rename_unit, retire_unit
from bot.results.awards import nominate
from bot.samples.personas import OWNER, PERSONAS, Persona
from bot.samples.sheet import add_sample_sheet
from storage.tables import AwardKind, Role


@dataclass(frozen=True)
class _Day:
    """The days on which the cluster's history was made."""

    start: datetime = datetime(2022, 3, 1, 2, tzinfo=UTC)
    result: datetime = datetime(2023, 2, 1, 2, tzinfo=UTC)
    hue: datetime = datetime(2025, 1, 1, 2, tzinfo=UTC)
    merger: datetime = datetime(2025, 7, 1, 2, tzinfo=UTC)


_DAY = _Day()
_SIX = ("Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Quảng Bình", "Quảng Trị", "Thừa Thiên Huế")

SAMPLE_LEAD, SAMPLE_DEPUTY = "Thanh Hóa", "Hà Tĩnh"
"""Who leads the open season of the practice cluster: a sample, like everything of that season."""


def fill(session: Session, *, now: datetime) -> None:
    """The season of 2022 with its outcome, an open season with its units and a sample sheet, one person a role."""
    owner = _owner(session, now=now)
    units = _history(session, owner)
    today = [units[offered.name] for offered in offered_units()]
    officers = Officers(lead_id=units[SAMPLE_LEAD], deputy_id=units[SAMPLE_DEPUTY])
    season = start_season(session, actor=owner, year=now.year, unit_ids=today, officers=officers, now=now)
    add_sample_sheet(session, actor=owner, season_id=season.id, now=now)
    for persona in PERSONAS:
        if persona.role not in {None, Role.OWNER} and persona.enrolled:
            _enrol(session, persona, owner, units, now=now)


def _owner(session: Session, *, now: datetime) -> Actor:
    person = meet(session, Caller(OWNER.tg_user_id, OWNER.name), now=now)
    claim(session, person_id=person.id, code=new_owner_code(session, now=now), now=now)
    session.flush()
    return actor_of(session, person.id)


def _history(session: Session, owner: Actor) -> dict[str, int]:
    """2022 as it was, and what became of its six provinces since; the ids of all units by their names of today."""
    aliases = {offered.name: offered.aliases for offered in offered_units()}
    short = {"Thừa Thiên Huế": ("TT Huế", "TTH"), "Quảng Bình": ("QB", "Q.Bình")}
    units = {
        name: add_unit(
            session, actor=owner, name=name, aliases=short.get(name) or aliases.get(name, ()), now=_DAY.start
        ).id
        for name in _SIX
    }
    officers = Officers(lead_id=units["Nghệ An"], deputy_id=units["Quảng Trị"])
    season = start_season(
        session, actor=owner, year=2022, unit_ids=list(units.values()), officers=officers, now=_DAY.start
    )
    for name, kind in (("Nghệ An", AwardKind.FLAG), ("Thừa Thiên Huế", AwardKind.CERTIFICATE)):
        nominate(session, actor=owner, season_id=season.id, unit_id=units[name], kind=kind, now=_DAY.result)
    close_season(session, actor=owner, season_id=season.id, now=_DAY.result)
    rename_unit(session, actor=owner, unit_id=units["Thừa Thiên Huế"], name="Huế", now=_DAY.hue)
    retire_unit(session, actor=owner, unit_id=units["Quảng Bình"], now=_DAY.merger)
    return {**units, "Huế": units["Thừa Thiên Huế"]}


def _enrol(session: Session, persona: Persona, owner: Actor, units: Mapping[str, int], *, now: datetime) -> None:
    assert persona.role is not None  # noqa: S101 - asked by the caller
    person = meet(session, Caller(persona.tg_user_id, persona.name), now=now)
    unit_id = units[persona.unit] if persona.unit else None
    issued = invite(session, actor=owner, role=persona.role, unit_id=unit_id, now=now)
    redeem(session, person_id=person.id, invitation_id=issued.invitation_id, now=now)
