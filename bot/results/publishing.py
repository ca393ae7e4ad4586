"""Publishing: the snapshot is sealed, the awards follow it, and a message for everybody is put in the outbox.

All of it in the transaction of the approval: there is no announcement that is half published.
"""

import secrets
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from bot.people.permissions import Actor
from bot.results.approvers import forget_names
from bot.results.awards import awards_of
from bot.results.drafts import record
from bot.results.making import nominated, snapshot_of
from bot.results.snapshot import canonical, fingerprint
from bot.scoring.receipts import LETTERS
from bot.scoring.telling import reached
from storage import audit, outbox
from storage.outbox import Posting
from storage.tables import Announcement, AnnouncementState, Award, AwardKind, AwardStage, Chat, Membership, Role

PICTURE, FILE = "results-picture", "results-file"
KINDS = (PICTURE, FILE)
"""The two messages that each chat gets, in this order."""

_LENGTH = 8


def publish(session: Session, announcement: Announcement, *, actor: Actor, now: datetime) -> str:
    """Publishes what was approved just now, and gives its code. Asks no permission: `approve` has."""
    code = _new_code(session)
    content = canonical(snapshot_of(session, announcement, code=code, now=now))
    announcement.state, announcement.published_at = AnnouncementState.PUBLISHED, now
    announcement.code, announcement.content = code, content
    announcement.fingerprint = fingerprint(content)
    announcement.head = audit.head(session).hash
    forget_names(announcement)
    _set_awards(session, announcement, actor, now)
    more: dict[str, object] = {"code": code, "fingerprint": announcement.fingerprint, "head": announcement.head}
    record(session, "results-published", announcement, actor, now, more=more)
    _post(session, announcement.id, now)
    session.flush()
    return code


def key_of(announcement_id: int, kind: str, chat_id: int) -> str:
    """The key under which a chat is told, so that it never is twice."""
    return f"{kind}:{announcement_id}:{chat_id}"


def _new_code(session: Session) -> str:
    while True:
        code = "".join(secrets.choice(LETTERS) for _ in range(_LENGTH))
        if session.scalar(select(Announcement.id).where(Announcement.code == code)) is None:
            return code


def _set_awards(session: Session, announcement: Announcement, actor: Actor, now: datetime) -> None:
    """What is announced is what the season came to; a correction changes it."""
    wanted = nominated(announcement)
    for award in awards_of(session, announcement.season_id):
        unit_id = wanted.pop(award.kind, None)
        if unit_id == award.unit_id:
            continue
        before: dict[str, object] = {"unit": award.unit_id}
        if unit_id is None:
            _record(session, "award-withdrawn", award, announcement, actor, now, before=before)
            session.delete(award)
            continue
        award.unit_id, award.stage, award.recorded_at = unit_id, AwardStage.NOMINATED, now
        award.decision_number = award.decision_date = None
        _record(session, "award-changed", award, announcement, actor, now, before=before)
    for kind, unit_id in wanted.items():
        _add_award(session, announcement, kind, unit_id, actor, now)


def _add_award(
    session: Session, announcement: Announcement, kind: AwardKind, unit_id: int, actor: Actor, now: datetime
) -> None:
    season_id = announcement.season_id
    award = Award(season_id=season_id, unit_id=unit_id, kind=kind, stage=AwardStage.NOMINATED, recorded_at=now)
    session.add(award)
    session.flush()
    _record(session, "nominated", award, announcement, actor, now)


def _record(
    session: Session,
    action: str,
    award: Award,
    announcement: Announcement,
    actor: Actor,
    now: datetime,
    *,
    before: dict[str, object] | None = None,
) -> None:
    audit.record(
        session,
        at=now,
        action=action,
        object_kind="award",
        object_id=award.id,
        actor_id=actor.person_id,
        unit_id=award.unit_id,
        before=before,
        after={"season": award.season_id, "kind": award.kind.value, "announcement": announcement.id},
    )


def _post(session: Session, announcement_id: int, now: datetime) -> None:
    """Everybody with a role who can be reached, then every registered group: the picture to all, then the file."""
    people = [each.chat_id for each in reached(session, Membership.role.in_(list(Role)))]
    groups = session.scalars(select(Chat.id).where(is_told_group()).order_by(Chat.id))
    chats = [*people, *groups]
    args = {"announcement": announcement_id}
    postings = [Posting(key_of(announcement_id, kind, chat), kind, chat, args) for kind in KINDS for chat in chats]
    outbox.post_all(session, postings, now=now)


def is_told_group() -> ColumnElement[bool]:
    """Groups that are registered and can be reached."""
    return Chat.registered_at.is_not(None) & Chat.tg_chat_id.is_not(None) & Chat.unreachable_since.is_(None)
