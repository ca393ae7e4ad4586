"""What must always be true of a store. `python -m bot check` and the tests ask all of it.

A room adds its own invariants with `invariant`; each gives the faults it finds, in words for an engineer.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from bot.language.text import fold
from storage import audit
from storage.tables import (
    Inbox,
    Membership,
    Office,
    Outbox,
    Person,
    Role,
    Season,
    SeasonState,
    SeasonUnit,
    Unit,
    UnitAlias,
)


@dataclass(frozen=True)
class Fault:
    """Something that is broken: which rule, and where."""

    rule: str
    where: str


Invariant = Callable[[Session], Iterable[str]]
_RULES: dict[str, Invariant] = {}


def invariant(name: str) -> Callable[[Invariant], Invariant]:
    """Registers an invariant under a name; it gives the places where it does not hold."""

    def register(rule: Invariant) -> Invariant:
        if name in _RULES:
            raise ValueError(f"two invariants are named {name}")
        _RULES[name] = rule
        return rule

    return register


def rules() -> tuple[str, ...]:
    """The names of all invariants."""
    return tuple(_RULES)


def check(session: Session) -> Iterator[Fault]:
    """All faults of the store."""
    for name, rule in _RULES.items():
        for where in rule(session):
            yield Fault(name, where)


@invariant("audit-chain")
def _audit_chain(session: Session) -> Iterator[str]:
    for broken in audit.verify(session):
        yield f"audit {broken.row_id}: {broken.fault}"


@invariant("database")
def _database(session: Session) -> Iterator[str]:
    if session.get_bind().dialect.name != "sqlite":
        return
    for (line,) in session.execute(text("PRAGMA integrity_check(20)")):
        if line != "ok":
            yield str(line)
    for table, row, parent, _number in session.execute(text("PRAGMA foreign_key_check")):
        yield f"{table} {row}: no such {parent}"


@invariant("folded-twin")
def _folded_twins(session: Session) -> Iterator[str]:
    twins = (
        ("unit", select(Unit.id, Unit.name, Unit.name_folded)),
        ("unit_alias", select(UnitAlias.id, UnitAlias.alias, UnitAlias.alias_folded)),
        ("person", select(Person.id, Person.display_name, Person.name_folded)),
    )
    for table, query in twins:
        for row_id, name, folded in session.execute(query):
            if fold(name)[: len(folded)] != folded:
                yield f"{table} {row_id}"


@invariant("inbox-order")
def _inbox_order(session: Session) -> Iterator[str]:
    lost = select(Inbox.id).where(
        Inbox.answered_at.is_not(None), Inbox.applied_at.is_(None), Inbox.set_aside_at.is_(None)
    )
    for row_id in session.scalars(lost):
        yield f"inbox {row_id}: answered, never applied"
    emptied = select(Inbox.id).where(Inbox.payload.is_(None), Inbox.applied_at.is_(None), Inbox.set_aside_at.is_(None))
    for row_id in session.scalars(emptied):
        yield f"inbox {row_id}: emptied before it was applied"


@invariant("outbox-outcome")
def _outbox_outcome(session: Session) -> Iterator[str]:
    odd = select(Outbox.id).where((Outbox.outcome == "sent") & Outbox.sending_at.is_(None))
    for row_id in session.scalars(odd):
        yield f"outbox {row_id}: sent, never sending"


@invariant("season-office")
def _season_offices(session: Session) -> Iterator[str]:
    for season in session.scalars(select(Season).where(Season.state != SeasonState.PLANNED)):
        leads = session.scalar(
            select(func.count()).where(SeasonUnit.season_id == season.id, SeasonUnit.office == Office.LEAD)
        )
        if leads != 1:
            yield f"season {season.year}: {leads} lead units"


_OF_A_UNIT = (Role.LEADER, Role.SPECIALIST)


@invariant("membership-unit")
def _membership_units(session: Session) -> Iterator[str]:
    for row_id, role, unit_id in session.execute(select(Membership.id, Membership.role, Membership.unit_id)):
        if (unit_id is None) == (role in _OF_A_UNIT):
            yield f"membership {row_id}: {role.value} with unit {unit_id}"


@invariant("owner")
def _an_owner(session: Session) -> Iterator[str]:
    ever = session.scalar(select(func.count()).where(Membership.role == Role.OWNER))
    now = session.scalar(select(func.count()).where(Membership.role == Role.OWNER, Membership.ended_at.is_(None)))
    if ever and not now:
        yield "nobody owns the bot any more: python -m bot owner --new-code"
