"""What is published and what the audit says of it must agree: changed behind the bot's back, it is found and named."""

import hashlib
from collections.abc import Iterator

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from storage.tables import Announcement, AnnouncementState, Approval, Audit, Award, AwardKind, AwardStage


def unsealed_announcements(session: Session) -> Iterator[str]:
    """Published announcements with another content than their fingerprint, or another form than the audit sealed."""
    sealed = {row.object_id: row for row in session.scalars(_audited("announcement", "results-published"))}
    rows = {str(row.id): row for row in session.scalars(select(Announcement).order_by(Announcement.id))}
    for number in sealed.keys() - rows.keys():
        yield f"announcement {number}: published by the audit, and gone"
    for number, row in rows.items():
        yield from (f"announcement {number}: {fault}" for fault in _faults(row, sealed.get(number)))


def _faults(row: Announcement, seal: Audit | None) -> Iterator[str]:
    if row.state is not AnnouncementState.PUBLISHED:
        if seal is not None:
            yield f"published by the audit, now {row.state.value}"
        return
    if hashlib.sha256((row.content or "").encode()).hexdigest() != row.fingerprint:
        yield "another content than its fingerprint says"
    if seal is None or seal.after is None:
        yield "published, and the audit knows nothing of it"
        return
    now_is = {
        "season": row.season_id,
        "corrects": row.corrects_id,
        "state": row.state.value,
        "rev": row.rev,
        "flag": row.flag_unit_id,
        "certificate": row.certificate_unit_id,
        "standings": row.with_standings,
        "code": row.code,
        "fingerprint": row.fingerprint,
        "head": row.head,
    }
    changed = sorted(name for name, value in now_is.items() if seal.after.get(name) != value)
    if row.published_at != seal.at:
        changed.append("published_at")
    if changed:
        yield f"not what the audit sealed: {', '.join(changed)}"


def unapproved_announcements(session: Session) -> Iterator[str]:
    """Published announcements without the approval of a second person for just that form."""
    approvals = {row.announcement_id: row for row in session.scalars(select(Approval))}
    published = select(Announcement).where(Announcement.state == AnnouncementState.PUBLISHED)
    for row in session.scalars(published.order_by(Announcement.id)):
        approval = approvals.get(row.id)
        if approval is None or approval.announcement_rev != row.rev:
            yield f"announcement {row.id}: published in a form that nobody approved"
        elif approval.person_id in {editor[0] for editor in row.editors}:
            yield f"announcement {row.id}: approved by somebody who wrote it"


def unsealed_awards(session: Session) -> Iterator[str]:
    """Awards that say anything else than the audit last did."""
    last = {row.object_id: row for row in session.scalars(_audited("award", *_OF_AWARDS))}
    for award in session.scalars(select(Award).order_by(Award.id)):
        seal = last.get(str(award.id))
        if seal is None or seal.action == "award-withdrawn" or seal.unit_id != award.unit_id:
            yield f"award {award.id}: not what the audit says"
            continue
        told = seal.after or {}
        day = award.decision_date
        now_is = {
            "season": award.season_id,
            "kind": award.kind.value,
            "stage": award.stage.value,
            "number": award.decision_number,
            "day": None if day is None else day.isoformat(),
        }
        if any(told.get(name, _UNDECIDED.get(name)) != value for name, value in now_is.items()):
            yield f"award {award.id}: not what the audit says"


_OF_AWARDS = ("nominated", "award-changed", "award-withdrawn", "decision-recorded")
_UNDECIDED = {"stage": AwardStage.NOMINATED.value}


def awards_not_announced(session: Session) -> Iterator[str]:
    """Seasons whose awards are not what their latest announcement says."""
    published = select(Announcement).where(Announcement.state == AnnouncementState.PUBLISHED)
    latest = {row.season_id: row for row in session.scalars(published.order_by(Announcement.id))}
    awards = {(award.season_id, award.kind): award.unit_id for award in session.scalars(select(Award))}
    for season_id, row in latest.items():
        said = {AwardKind.FLAG: row.flag_unit_id, AwardKind.CERTIFICATE: row.certificate_unit_id}
        if any(awards.get((season_id, kind)) != unit_id for kind, unit_id in said.items()):
            yield f"season {season_id}: its awards are not those of announcement {row.id}"


def _audited(kind: str, *actions: str) -> Select[Audit]:
    return select(Audit).where(Audit.object_kind == kind, Audit.action.in_(actions)).order_by(Audit.id)
