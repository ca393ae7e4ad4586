"""The second person's part: approving, which publishes at once and for good, or giving back with a reason."""

from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.people.permissions import Action, Actor
from bot.people.reasons import readable_reason
from bot.results.approvers import editor_ids, require_second_person, require_turn
from bot.results.drafting import check_content
from bot.results.drafts import DraftView, StaleDraft, locked, record, refuse_gone, view
from bot.results.making import snapshot_of
from bot.results.publishing import publish
from bot.results.snapshot import canonical
from bot.scoring.telling import Reached, tell
from storage.tables import Announcement, AnnouncementState, Approval, Chat


@dataclass(frozen=True)
class Approved:
    """It is published, by this or an earlier press; so many messages are on their way."""

    announcement_id: int
    code: str


def approve(
    session: Session, *, actor: Actor, announcement_id: int, seen_rev: int, now: datetime
) -> Approved | StaleDraft:
    """A second person approves what they have seen, and with that it is published. Again publishes nothing anew.

    Where the standings have changed since it was sent, it is a draft again: nobody has seen it as it would be.
    """
    actor.require(Action.APPROVE_RESULTS)
    draft = locked(session, announcement_id)
    if draft is None:
        raise refuse_gone()
    require_second_person(session, draft, actor)
    if draft.state is AnnouncementState.PUBLISHED and draft.code is not None:
        return Approved(draft.id, draft.code)
    if draft.state is not AnnouncementState.WAITING:
        raise refuse_gone()
    require_turn(session, draft, actor)
    if draft.rev != seen_rev:
        return StaleDraft()
    check_content(session, draft, now=now)
    if _differs(session, draft):
        _take_back(session, draft, actor, now)
        return StaleDraft(figures=True)
    session.add(
        Approval(announcement_id=draft.id, announcement_rev=draft.rev, person_id=actor.person_id, approved_at=now)
    )
    code = publish(session, draft, actor=actor, now=now)
    return Approved(draft.id, code)


def give_back(session: Session, *, actor: Actor, announcement_id: int, reason: str, now: datetime) -> DraftView:
    """A second person gives the draft back and says why; all who wrote it are told."""
    actor.require(Action.APPROVE_RESULTS)
    draft = locked(session, announcement_id)
    if draft is None or draft.state is not AnnouncementState.WAITING:
        raise refuse_gone()
    require_turn(session, draft, actor)
    why = readable_reason(reason)
    _to_draft(draft)
    record(session, "results-returned", draft, actor, now, detail=why)
    _tell_editors(session, draft, "results-returned", now)
    session.flush()
    return replace(view(session, draft), returned=why)  # the audit's row is written with the commit


def _differs(session: Session, draft: Announcement) -> bool:
    """Whether it would say anything else now than when it was sent."""
    assert draft.sent_at is not None  # noqa: S101 - what waits was sent
    return canonical(snapshot_of(session, draft, code="", now=draft.sent_at)) != draft.content


def _take_back(session: Session, draft: Announcement, actor: Actor, now: datetime) -> None:
    _to_draft(draft)
    record(session, "results-outdated", draft, actor, now)
    _tell_editors(session, draft, "results-outdated", now)
    session.flush()


def _to_draft(draft: Announcement) -> None:
    draft.state, draft.content, draft.sent_at = AnnouncementState.DRAFT, None, None
    draft.rev += 1


def _tell_editors(session: Session, draft: Announcement, kind: str, now: datetime) -> None:
    query = select(Chat.person_id, Chat.id).where(
        Chat.person_id.in_(editor_ids(draft)), Chat.kind == "private", Chat.unreachable_since.is_(None)
    )
    people = [Reached(person_id, chat_id) for person_id, chat_id in session.execute(query) if person_id is not None]
    about, args = f"{draft.id}:{draft.rev}", {"announcement": draft.id, "rev": draft.rev}
    tell(session, people, kind=kind, about=about, args=args, now=now)
