"""Seasons: which units belong to one, and who leads it. The lead unit (Cụm trưởng) rotates every year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from bot.people.reasons import readable_reason
from bot.people.units import unit_of
from storage import audit
from storage.tables import Office, Season, SeasonState, SeasonUnit, TieRule

EARLIEST, LATEST = 2000, 2100


@dataclass(frozen=True, kw_only=True)
class Officers:
    """The units that lead a season."""

    lead_id: int
    deputy_id: int | None


def readable_year(typed: str) -> int:
    """The year that somebody typed. Raises `Refused` for anything else."""
    digits = "".join(typed.split())
    if not (digits.isdecimal() and len(digits) == 4 and EARLIEST <= int(digits) <= LATEST):
        raise Refused(say("refused-year"))
    return int(digits)


def start_season(
    session: Session, *, actor: Actor, year: int, unit_ids: Sequence[int], officers: Officers, now: datetime
) -> Season:
    """Opens a season with its members, in this order, and its officers.

    Refused where the year exists, another season is open, or an officer is no member or leads twice.
    """
    actor.require(Action.MANAGE_SEASONS)
    _refuse_impossible(unit_ids, officers)
    if session.scalar(select(Season.id).where(Season.year == year)) is not None:
        raise Refused(say("refused-season-exists", year=str(year)))
    running = open_season(session)
    if running is not None:
        raise Refused(say("refused-season-open", year=str(running.year)))
    season = Season(year=year, state=SeasonState.OPEN, created_at=now, opened_at=now)
    season.members = [
        SeasonUnit(
            unit_id=unit_id,
            name=unit_of(session, unit_id).name,
            office=_office(unit_id, officers),
            position=position,
        )
        for position, unit_id in enumerate(unit_ids, 1)
    ]
    session.add(season)
    session.flush()
    _record(session, "season-opened", season, actor, now)
    return season


def change_officers(session: Session, *, actor: Actor, season_id: int, officers: Officers, now: datetime) -> Season:
    """Gives an open season another lead and deputy unit."""
    actor.require(Action.MANAGE_SEASONS)
    season = _existing(session, season_id)
    if season.state is SeasonState.CLOSED:
        raise Refused(say("refused-season-closed", year=str(season.year)))
    _refuse_impossible([member.unit_id for member in season.members], officers)
    before = _as_ids(season)
    for member in season.members:
        member.office = Office.MEMBER
    session.flush()  # both offices are free before they are given again
    for member in season.members:
        member.office = _office(member.unit_id, officers)
    _record(session, "season-officers-changed", season, actor, now, before=before)
    return season


def close_season(session: Session, *, actor: Actor, season_id: int, now: datetime) -> Season:
    """Ends a season; what it came to stays as it is."""
    actor.require(Action.MANAGE_SEASONS)
    season = _existing(session, season_id)
    if season.state is not SeasonState.OPEN:
        raise Refused(say("refused-season-closed", year=str(season.year)))
    season.state, season.closed_at = SeasonState.CLOSED, now
    _record(session, "season-closed", season, actor, now)
    return season


def exclude_unit(
    session: Session, *, actor: Actor, season_id: int, unit_id: int, reason: str, now: datetime
) -> SeasonUnit:
    """Says that a unit is not considered for a nomination this season, and why; it may still score itself.

    The law names the cases: under discipline or investigation, inspected, or with a complaint being verified. The
    secretariat says which it is.
    """
    member = _member(session, actor, season_id, unit_id)
    why = readable_reason(reason)
    if member.excluded_at is None:
        member.excluded_at, member.excluded_by_id = now, actor.person_id
    member.exclude_reason = why
    _record_exclusion(session, "unit-excluded", member, actor, now, detail=why)
    return member


def include_unit(session: Session, *, actor: Actor, season_id: int, unit_id: int, now: datetime) -> SeasonUnit:
    """Lets a unit be considered again; one that is already stays as it is."""
    member = _member(session, actor, season_id, unit_id)
    if member.excluded_at is not None:
        member.excluded_at = member.excluded_by_id = member.exclude_reason = None
        _record_exclusion(session, "unit-included", member, actor, now, detail=None)
    return member


def set_tie_rule(session: Session, *, actor: Actor, season_id: int, rule: TieRule, now: datetime) -> Season:
    """Says which rank units with the same total have in an open season."""
    actor.require(Action.MANAGE_SEASONS)
    season = _existing(session, season_id)
    if season.state is SeasonState.CLOSED:
        raise Refused(say("refused-season-closed", year=str(season.year)))
    before, season.tie_rule = season.tie_rule, rule
    if before is not rule:
        audit.record(
            session,
            at=now,
            action="tie-rule-changed",
            object_kind="season",
            object_id=season.id,
            actor_id=actor.person_id,
            before={"tie-rule": before.value},
            after={"tie-rule": rule.value},
        )
    return season


def _member(session: Session, actor: Actor, season_id: int, unit_id: int) -> SeasonUnit:
    """A unit's place in an open season, for whoever may exclude it."""
    actor.require(Action.EXCLUDE_UNITS)
    season = _existing(session, season_id)
    if season.state is SeasonState.CLOSED:
        raise Refused(say("refused-season-closed", year=str(season.year)))
    place = select(SeasonUnit).where(SeasonUnit.season_id == season_id, SeasonUnit.unit_id == unit_id)
    member = session.scalar(place)
    if member is None:
        raise Refused(say("refused-unit-no-member", year=str(season.year)))
    return member


def _record_exclusion(
    session: Session, action: str, member: SeasonUnit, actor: Actor, now: datetime, *, detail: str | None
) -> None:
    audit.record(
        session,
        at=now,
        action=action,
        object_kind="season",
        object_id=member.season_id,
        actor_id=actor.person_id,
        unit_id=member.unit_id,
        detail=detail,
    )


def _existing(session: Session, season_id: int) -> Season:
    season = session.get(Season, season_id)
    if season is None:
        raise Refused(say("refused-no-season"))
    return season


_WITH_UNITS = selectinload(Season.members)


def open_season(session: Session) -> Season | None:
    """The season that is open now."""
    return session.scalar(select(Season).where(Season.state == SeasonState.OPEN).options(_WITH_UNITS))


def all_seasons(session: Session) -> Sequence[Season]:
    """All seasons, newest first."""
    return session.scalars(select(Season).order_by(Season.year.desc()).options(_WITH_UNITS)).all()


def unit_in_office(season: Season, office: Office) -> SeasonUnit | None:
    """The member that holds an office in a season."""
    return next((member for member in season.members if member.office is office), None)


def _refuse_impossible(unit_ids: Sequence[int], officers: Officers) -> None:
    if len(unit_ids) < 2 or len(set(unit_ids)) != len(unit_ids):
        raise Refused(say("refused-season-members"))
    if officers.lead_id == officers.deputy_id:
        raise Refused(say("refused-same-officers"))
    if officers.lead_id not in unit_ids or officers.deputy_id not in {None, *unit_ids}:
        raise Refused(say("refused-officer-no-member"))


def _office(unit_id: int, officers: Officers) -> Office:
    offices = {officers.lead_id: Office.LEAD, officers.deputy_id: Office.DEPUTY}
    return offices.get(unit_id, Office.MEMBER)


def _as_ids(season: Season) -> dict[str, int | None]:
    lead, deputy = unit_in_office(season, Office.LEAD), unit_in_office(season, Office.DEPUTY)
    return {"lead": lead.unit_id if lead else None, "deputy": deputy.unit_id if deputy else None}


def _record(
    session: Session,
    action: str,
    season: Season,
    actor: Actor,
    now: datetime,
    before: dict[str, int | None] | None = None,
) -> None:
    audit.record(
        session,
        at=now,
        action=action,
        object_kind="season",
        object_id=season.id,
        actor_id=actor.person_id,
        before=before,
        after={"year": season.year, **_as_ids(season)},
    )
