"""What has been published, for everybody of the cluster. Drafts are nowhere in here."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session, aliased

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from bot.people.seasons import all_seasons
from bot.results.making import decision_of
from bot.results.snapshot import Corrected, Nominee, Snapshot, read
from storage.tables import Announcement, AnnouncementState, Award, Season, SeasonState

_NOT_IN_CODES = re.compile(r"[^A-Z0-9]")


@dataclass(frozen=True)
class Published:
    """A published announcement in short. `corrected` is the one that corrects it."""

    id: int
    season_id: int
    code: str
    at: datetime
    corrects: Corrected | None
    corrected: Corrected | None


@dataclass(frozen=True)
class Announced:
    """A published announcement in full, with the text that everything is drawn from."""

    about: Published
    content: str
    snapshot: Snapshot
    fingerprint: str
    head: str


@dataclass(frozen=True)
class Outcome:
    """What a season came to as it stands now, and what was told of it, newest first."""

    season_id: int
    year: int
    state: SeasonState
    awards: tuple[Nominee, ...]
    announcements: tuple[Published, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to tell yet."""
        return not self.awards and not self.announcements


Row = TypeVar("Row", Award, Published)


def outcomes(session: Session, *, actor: Actor) -> tuple[Outcome, ...]:
    """All seasons that have begun, newest first, by a fixed number of statements."""
    actor.require(Action.SEE_RESULTS)
    awards = _grouped(session.scalars(select(Award).order_by(Award.id)).all())
    told = _grouped(_published(session))
    seasons = [season for season in all_seasons(session) if season.state is not SeasonState.PLANNED]
    return tuple(_outcome(season, awards.get(season.id, []), told.get(season.id, [])) for season in seasons)


def outcome_of(session: Session, *, actor: Actor, season_id: int) -> Outcome:
    """What one season came to."""
    found = next((each for each in outcomes(session, actor=actor) if each.season_id == season_id), None)
    if found is None:
        raise Refused(say("refused-no-season"))
    return found


def announcement_for(session: Session, *, actor: Actor, announcement_id: int) -> Announced:
    """A published announcement. What is not published is refused like what was never there."""
    actor.require(Action.SEE_RESULTS)
    return _required(announced(session, announcement_id))


def announcement_by_code(session: Session, *, actor: Actor, code: str) -> Announced:
    """The published announcement with a code as somebody typed it: in capitals or not, with spaces or dashes."""
    actor.require(Action.SEE_RESULTS)
    plain = _NOT_IN_CODES.sub("", code.upper())
    query = select(Announcement.id).where(Announcement.code == plain)
    found = session.scalar(query.where(Announcement.state == AnnouncementState.PUBLISHED))
    return _required(None if found is None else announced(session, found))


def announced(session: Session, announcement_id: int) -> Announced | None:
    """A published announcement. Asks no permission: for notices, which go to those who are told."""
    about = next(iter(_published(session, Announcement.id == announcement_id)), None)
    row = session.get(Announcement, announcement_id)
    if about is None or row is None or row.content is None or row.fingerprint is None or row.head is None:
        return None
    return Announced(about, row.content, read(row.content), row.fingerprint, row.head)


def _required(found: Announced | None) -> Announced:
    if found is None:
        raise Refused(say("refused-no-announcement"))
    return found


def _published(session: Session, which: ColumnElement[bool] | None = None) -> Sequence[Published]:
    """Published announcements, newest first, each with the one it corrects and the one that corrects it."""
    before, after = aliased(Announcement), aliased(Announcement)
    corrects = (after.corrects_id == Announcement.id) & (after.state == AnnouncementState.PUBLISHED)
    query = (
        select(
            Announcement.id,
            Announcement.season_id,
            Announcement.code,
            Announcement.published_at,
            before.code,
            before.published_at,
            after.code,
            after.published_at,
        )
        .outerjoin(before, before.id == Announcement.corrects_id)
        .outerjoin(after, corrects)
        .where(Announcement.state == AnnouncementState.PUBLISHED)
        .order_by(Announcement.id.desc(), after.id)
    )
    rows = session.execute(query if which is None else query.where(which))
    found: dict[int, Published] = {}
    for number, season_id, code, at, before_code, before_at, after_code, after_at in rows:
        assert code is not None and at is not None  # noqa: S101, PT018 - of all that is published
        was, now_is = _linked(before_code, before_at), _linked(after_code, after_at)
        found.setdefault(number, Published(number, season_id, code, at, was, now_is))
    return list(found.values())


def _linked(code: str | None, at: datetime | None) -> Corrected | None:
    return None if code is None or at is None else Corrected(code, at)


def _outcome(season: Season, awards: Sequence[Award], told: Sequence[Published]) -> Outcome:
    names = {member.unit_id: member.name for member in season.members}
    nominees = (Nominee(each.kind, each.unit_id, names[each.unit_id], decision_of(each)) for each in awards)
    return Outcome(season.id, season.year, season.state, tuple(nominees), tuple(told))


def _grouped(rows: Iterable[Row]) -> Mapping[int, list[Row]]:
    found: dict[int, list[Row]] = {}
    for row in rows:
        found.setdefault(row.season_id, []).append(row)
    return found
