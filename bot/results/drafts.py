"""The draft of an announcement as its readers see it, and the few doors by which the use cases come to it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from bot.results.approvers import may_approve
from bot.results.making import members_of, snapshot_of
from bot.results.snapshot import Snapshot
from storage import audit
from storage.tables import Announcement, AnnouncementState, Audit, AuditDetail

AT_WORK = (AnnouncementState.DRAFT, AnnouncementState.WAITING)


@dataclass(frozen=True)
class DraftView:
    """An announcement that is not published yet. `returned` is why it last came back, if it did."""

    id: int
    rev: int
    state: AnnouncementState
    season_id: int
    year: int
    flag: tuple[int, str] | None
    certificate: tuple[int, str] | None
    with_standings: bool
    note: str | None
    corrects: str | None
    returned: str | None

    @property
    def is_waiting(self) -> bool:
        """Whether it waits for a second person."""
        return self.state is AnnouncementState.WAITING


@dataclass(frozen=True)
class Candidate:
    """A unit of the season, and why it may not be nominated, if it may not."""

    unit_id: int
    name: str
    excluded: str | None


@dataclass(frozen=True)
class StaleDraft:
    """Something has changed since the person looked, and nothing was done. `figures`: it was the standings."""

    figures: bool = False


def draft_of(session: Session, *, actor: Actor, season_id: int) -> DraftView | None:
    """What is being drafted of a season, for those who draft."""
    actor.require(Action.DRAFT_RESULTS)
    found = at_work(session, season_id)
    return None if found is None else view(session, found)


def draft_for(session: Session, *, actor: Actor, announcement_id: int) -> DraftView:
    """One draft, for those who draft or may approve it now. One that is none any more is refused like a strange one."""
    return view(session, _seen(session, actor, announcement_id))


def preview(session: Session, *, actor: Actor, announcement_id: int, now: datetime) -> Snapshot:
    """What would be published now, for the same people."""
    return snapshot_of(session, _seen(session, actor, announcement_id), code="", now=now)


def waiting_for(session: Session, *, actor: Actor) -> tuple[DraftView, ...]:
    """What waits for this person's approval: nothing for those who may not approve."""
    if not actor.may(Action.APPROVE_RESULTS):
        return ()
    query = select(Announcement).where(Announcement.state == AnnouncementState.WAITING).order_by(Announcement.id)
    return tuple(view(session, each) for each in session.scalars(query) if may_approve(session, each, actor))


def candidates(session: Session, *, actor: Actor, season_id: int) -> tuple[Candidate, ...]:
    """The units of a season, for those who draft."""
    actor.require(Action.DRAFT_RESULTS)
    return tuple(
        Candidate(member.unit_id, member.name, (member.exclude_reason or "–") if member.excluded_at else None)
        for member in members_of(session, season_id)
    )


def at_work(session: Session, season_id: int) -> Announcement | None:
    """The one draft of a season. Asks no permission."""
    query = select(Announcement).where(Announcement.season_id == season_id, Announcement.state.in_(AT_WORK))
    return session.scalar(query)


def locked(session: Session, announcement_id: int) -> Announcement | None:
    """An announcement for changing: nobody else changes it meanwhile."""
    return session.get(Announcement, announcement_id, with_for_update=True)


def refuse_gone() -> Refused:
    """For a draft that is none (any more), or none that this person may know of: the same words for each."""
    return Refused(say("refused-no-draft"))


def view(session: Session, announcement: Announcement) -> DraftView:
    """A draft as it is shown."""
    names = {member.unit_id: member.name for member in members_of(session, announcement.season_id)}
    flag, certificate = announcement.flag_unit_id, announcement.certificate_unit_id
    before = session.get_one(Announcement, announcement.corrects_id) if announcement.corrects_id else None
    return DraftView(
        id=announcement.id,
        rev=announcement.rev,
        state=announcement.state,
        season_id=announcement.season_id,
        year=announcement.season.year,
        flag=None if flag is None else (flag, names[flag]),
        certificate=None if certificate is None else (certificate, names[certificate]),
        with_standings=announcement.with_standings,
        note=announcement.note,
        corrects=None if before is None else before.code,
        returned=return_reason(session, announcement.id),
    )


def return_reason(session: Session, announcement_id: int) -> str | None:
    """Why an announcement last came back; none where it did not, or whoever wrote why has been forgotten."""
    query = (
        select(AuditDetail.detail)
        .join(Audit, Audit.id == AuditDetail.audit_id)
        .where(Audit.object_kind == "announcement", Audit.object_id == str(announcement_id))
        .where(Audit.action == "results-returned")
        .order_by(Audit.id.desc())
        .limit(1)
    )
    return session.scalar(query)


def record(
    session: Session,
    action: str,
    announcement: Announcement,
    actor: Actor,
    now: datetime,
    *,
    detail: str | None = None,
    more: dict[str, object] | None = None,
) -> None:
    """Notes what was done to an announcement: ids and values in the chain, what was typed beside it."""
    values: dict[str, object] = {
        "season": announcement.season_id,
        "corrects": announcement.corrects_id,
        "state": announcement.state.value,
        "rev": announcement.rev,
        "flag": announcement.flag_unit_id,
        "certificate": announcement.certificate_unit_id,
        "standings": announcement.with_standings,
    }
    audit.record(
        session,
        at=now,
        action=action,
        object_kind="announcement",
        object_id=announcement.id,
        actor_id=actor.person_id,
        after=values | (more or {}),
        detail=detail,
    )


def _seen(session: Session, actor: Actor, announcement_id: int) -> Announcement:
    """A draft that this person may see. Raises `Refused` alike for what is none and for what is not theirs to see."""
    found = session.get(Announcement, announcement_id)
    if found is None or found.state not in AT_WORK:
        raise refuse_gone()
    waits = found.state is AnnouncementState.WAITING
    if not actor.may(Action.DRAFT_RESULTS) and not (waits and may_approve(session, found, actor)):
        raise refuse_gone()
    return found
