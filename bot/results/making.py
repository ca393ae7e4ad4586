"""What an announcement would say by what is in the store now: the snapshot before it is one."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.results.snapshot import Corrected, Decision, Line, Nominee, Snapshot, Table
from bot.scoring.standings import Standings, standings_of
from storage.tables import Announcement, Award, AwardKind, AwardStage, Season, SeasonUnit


def snapshot_of(session: Session, announcement: Announcement, *, code: str, now: datetime) -> Snapshot:
    """The snapshot of an announcement as it stands. Raises `Refused` where there are no standings to be had."""
    season = announcement.season
    members = members_of(session, season.id)
    names = {member.unit_id: member.name for member in members}
    corrects = corrected_by(session, announcement)
    return Snapshot(
        season_id=season.id,
        year=season.year,
        units=tuple(names.items()),
        nominees=_nominees(session, announcement, names),
        table=_table(session, season, now) if announcement.with_standings else None,
        note=announcement.note,
        corrects=corrects,
        at=now,
        code=code,
    )


def members_of(session: Session, season_id: int) -> list[SeasonUnit]:
    """The units of a season, in its order."""
    query = select(SeasonUnit).where(SeasonUnit.season_id == season_id).order_by(SeasonUnit.position)
    return list(session.scalars(query))


def nominated(announcement: Announcement) -> dict[AwardKind, int]:
    """Which unit is nominated for what."""
    wanted = {AwardKind.FLAG: announcement.flag_unit_id, AwardKind.CERTIFICATE: announcement.certificate_unit_id}
    return {kind: unit_id for kind, unit_id in wanted.items() if unit_id is not None}


def corrected_by(session: Session, announcement: Announcement) -> Corrected | None:
    """The published announcement that this one corrects."""
    if announcement.corrects_id is None:
        return None
    before = session.get_one(Announcement, announcement.corrects_id)
    assert before.code is not None and before.published_at is not None  # noqa: S101, PT018 - only such are corrected
    return Corrected(before.code, before.published_at)


def _nominees(session: Session, announcement: Announcement, names: dict[int, str]) -> tuple[Nominee, ...]:
    awards = session.scalars(select(Award).where(Award.season_id == announcement.season_id))
    decided = {(award.kind, award.unit_id): award for award in awards if award.stage is AwardStage.DECIDED}
    return tuple(
        Nominee(kind, unit_id, names[unit_id], decision_of(decided.get((kind, unit_id))))
        for kind, unit_id in nominated(announcement).items()
    )


def decision_of(award: Award | None) -> Decision | None:
    """The decision that is recorded of an award."""
    if award is None or award.decision_number is None or award.decision_date is None:
        return None
    return Decision(award.decision_number, award.decision_date)


def _table(session: Session, season: Season, now: datetime) -> Table:
    found: Standings = standings_of(session, season, now=now)
    return Table(
        sheet=found.sheet_title,
        most=found.most,
        groups=tuple(group.title for group in found.groups),
        tie_rule=found.tie_rule,
        provisional=found.provisional,
        lines=tuple(
            Line(row.unit_id, row.name, row.rank, row.tied, row.total, row.groups if row.rank is not None else ())
            for row in found.rows
        ),
    )
