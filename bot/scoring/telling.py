"""Who is told of what happens in scoring: found by one statement, told through the outbox."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, case, or_, select
from sqlalchemy.orm import Session

from bot.people.permissions import UNIT_ROLES
from storage import outbox
from storage.tables import Chat, Membership, Office, Role, SeasonUnit
from storage.types import JsonObject


@dataclass(frozen=True)
class Reached:
    """Somebody who can be written to, and where."""

    person_id: int
    chat_id: int


def of_season(season_id: int) -> ColumnElement[bool]:
    """The specialists and leaders of the units of a season."""
    units = select(SeasonUnit.unit_id).where(SeasonUnit.season_id == season_id)
    return Membership.role.in_(UNIT_ROLES) & Membership.unit_id.in_(units)


def of_unit(unit_id: int, *roles: Role) -> ColumnElement[bool]:
    """The people of a unit, or those of them with these roles."""
    return Membership.role.in_(roles or UNIT_ROLES) & (Membership.unit_id == unit_id)


def reviewers_of(season_id: int, unit_id: int) -> ColumnElement[bool]:
    """The specialists who verify a unit's submission: of the lead unit, for the lead unit's own of the deputy's."""
    officer = (
        select(SeasonUnit.unit_id)
        .where(SeasonUnit.season_id == season_id, SeasonUnit.unit_id != unit_id)
        .where(SeasonUnit.office.in_((Office.LEAD, Office.DEPUTY)))
        .order_by(case((SeasonUnit.office == Office.LEAD, 0), else_=1))
        .limit(1)
        .scalar_subquery()
    )
    return (Membership.role == Role.SPECIALIST) & (Membership.unit_id == officer)


def secretariat() -> ColumnElement[bool]:
    """The secretariat."""
    return Membership.role == Role.SECRETARIAT


def reached(session: Session, *whom: ColumnElement[bool], but: Collection[int] = ()) -> Sequence[Reached]:
    """Those of them who can be written to, each once, except some."""
    query = (
        select(Chat.person_id, Chat.id)
        .join(Membership, Membership.person_id == Chat.person_id)
        .where(Chat.kind == "private", Chat.tg_chat_id.is_not(None), Chat.unreachable_since.is_(None))
        .where(Membership.ended_at.is_(None), or_(*whom), Chat.person_id.not_in(list(but)))
        .distinct()
        .order_by(Chat.id)
    )
    return [Reached(person_id, chat_id) for person_id, chat_id in session.execute(query) if person_id is not None]


def tell(session: Session, people: Sequence[Reached], *, kind: str, about: str, args: JsonObject, now: datetime) -> int:
    """Puts a message for each in the outbox, once for each `about`; returns how many people there are."""
    postings = [outbox.Posting(f"{kind}:{about}:{each.person_id}", kind, each.chat_id, args) for each in people]
    outbox.post_all(session, postings, now=now)
    return len(people)
