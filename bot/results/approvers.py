"""Who may approve an announcement: a second person, always.

Another of the secretariat; where none of them can be reached, a leader of the lead or deputy unit. Nobody who wrote the
draft, by whatever account: an account with the name of somebody who wrote it is taken for the same person.
"""

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from bot.scoring.telling import Reached
from storage.tables import (
    Announcement,
    Chat,
    Membership,
    Office,
    Person,
    Role,
    Season,
    SeasonState,
    SeasonUnit,
)


@dataclass(frozen=True)
class Approvers:
    """Who may approve now. `of_secretariat`: members of it, else leaders of the officers' units."""

    people: tuple[Reached, ...]
    of_secretariat: bool


def remember_editor(session: Session, announcement: Announcement, person_id: int) -> None:
    """Notes that somebody wrote the draft, and by a digest under which name; once for each name."""
    person = session.get_one(Person, person_id)
    editor = [person_id, _digest(announcement, person.name_folded)]
    if editor not in announcement.editors:
        announcement.editors = [*announcement.editors, editor]


def editor_ids(announcement: Announcement) -> set[int]:
    """All who wrote the draft."""
    return {person_id for person_id, _name in announcement.editors}


def forget_names(announcement: Announcement) -> None:
    """Lets go of the names' digests: once it is published or dropped nobody is compared any more."""
    announcement.editors = [[person_id, ""] for person_id in sorted(editor_ids(announcement))]


def approvers_of(session: Session, announcement: Announcement) -> Approvers:
    """Everybody who may approve the announcement now and can be reached."""
    secretariat = _others(session, announcement, _reachable(session, Membership.role == Role.SECRETARIAT))
    if secretariat:
        return Approvers(secretariat, of_secretariat=True)
    return Approvers(_others(session, announcement, _reachable(session, _leads_officers())), of_secretariat=False)


def require_second_person(session: Session, announcement: Announcement, actor: Actor) -> None:
    """Raises `Refused` for whoever wrote the draft, by this account or by another of the same name."""
    actor.require(Action.APPROVE_RESULTS)
    if actor.person_id in editor_ids(announcement):
        raise Refused(say("refused-approver-wrote"))
    person = session.get_one(Person, actor.person_id)
    if _is_namesake(session, announcement, person.name_folded):
        raise Refused(say("refused-approver-namesake"))


def require_turn(session: Session, announcement: Announcement, actor: Actor) -> None:
    """Raises `Refused` for a leader as long as somebody of the secretariat can be reached who may approve."""
    require_second_person(session, announcement, actor)
    if actor.holds(Role.SECRETARIAT):
        return
    if approvers_of(session, announcement).of_secretariat:
        raise Refused(say("refused-approver-secretariat"))


def may_approve(session: Session, announcement: Announcement, actor: Actor) -> bool:
    """Whether somebody may approve the announcement now: for buttons and notices."""
    try:
        require_turn(session, announcement, actor)
    except Refused:
        return False
    return True


def _leads_officers() -> ColumnElement[bool]:
    """The leaders of the units that lead the open season: those whom the table of permissions lets approve."""
    officers = (
        select(SeasonUnit.unit_id)
        .join(Season, Season.id == SeasonUnit.season_id)
        .where(Season.state == SeasonState.OPEN, SeasonUnit.office != Office.MEMBER)
    )
    return (Membership.role == Role.LEADER) & Membership.unit_id.in_(officers)


def _reachable(session: Session, who: ColumnElement[bool]) -> Sequence[tuple[int, int, str]]:
    """Those of them who can be written to: person, chat, folded name."""
    query = (
        select(Person.id, Chat.id, Person.name_folded)
        .join(Membership, Membership.person_id == Person.id)
        .join(Chat, Chat.person_id == Person.id)
        .where(who, Membership.ended_at.is_(None))
        .where(Chat.kind == "private", Chat.tg_chat_id.is_not(None), Chat.unreachable_since.is_(None))
        .order_by(Membership.id)
    )
    return [(person_id, chat_id, name) for person_id, chat_id, name in session.execute(query)]


def _others(
    session: Session, announcement: Announcement, people: Collection[tuple[int, int, str]]
) -> tuple[Reached, ...]:
    wrote = editor_ids(announcement)
    return tuple(
        Reached(person_id, chat_id)
        for person_id, chat_id, name in people
        if person_id not in wrote and not _is_namesake(session, announcement, name)
    )


def _is_namesake(session: Session, announcement: Announcement, name: str) -> bool:
    """Whether somebody who wrote the draft is called so, or was when writing."""
    if _digest(announcement, name) in {digest for _id, digest in announcement.editors}:
        return True
    query = select(Person.id).where(Person.id.in_(editor_ids(announcement)), Person.name_folded == name)
    return session.scalar(query.limit(1)) is not None


def _digest(announcement: Announcement, name: str) -> str:
    return hashlib.sha256(f"{announcement.id}\n{name}".encode()).hexdigest()
