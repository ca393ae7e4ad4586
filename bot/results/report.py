"""The delivery report: who got an announcement, who has not, and what nobody knows but the reader."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from bot.results.publishing import FILE, KINDS
from storage import audit, outbox
from storage.tables import Announcement, AnnouncementState, Chat, Membership, Outbox, Outcome, Person, Role, Unit


class Fate(Enum):
    """What became of a message."""

    SENT = auto()
    WAITING = auto()
    UNREACHABLE = auto()
    UNCERTAIN = auto()
    REFUSED = auto()
    OBSOLETE = auto()


@dataclass(frozen=True)
class Recipient:
    """Whom a message is for: a group by its title, or a person by the first role they held then, and its unit."""

    group: str | None
    role: Role | None
    unit: str | None
    name: str


@dataclass(frozen=True)
class Delivery:
    """One message of an announcement. Without a number nothing was ever on its way: nobody could be reached there."""

    outbox_id: int | None
    is_file: bool
    to: Recipient
    fate: Fate
    at: datetime | None


@dataclass(frozen=True)
class Report:
    """All messages of an announcement, with how many ended how."""

    announcement_id: int
    code: str
    deliveries: tuple[Delivery, ...]

    @property
    def counts(self) -> Mapping[Fate, int]:
        """How many messages ended how."""
        return Counter(each.fate for each in self.deliveries)

    @property
    def undecided(self) -> tuple[Delivery, ...]:
        """What a person may decide about: uncertain, or refused and so surely not there."""
        return (*self.of(Fate.UNCERTAIN), *self.of(Fate.REFUSED))

    def of(self, fate: Fate) -> tuple[Delivery, ...]:
        """The messages that ended so."""
        return tuple(each for each in self.deliveries if each.fate is fate)


_FATES = {
    None: Fate.WAITING,
    Outcome.SENT: Fate.SENT,
    Outcome.UNREACHABLE: Fate.UNREACHABLE,
    Outcome.UNCERTAIN: Fate.UNCERTAIN,
    Outcome.REFUSED: Fate.REFUSED,
    Outcome.OBSOLETE: Fate.OBSOLETE,
}


def delivery_report(session: Session, *, actor: Actor, announcement_id: int) -> Report:
    """What became of everything that an announcement sent, for those who draft them."""
    actor.require(Action.DRAFT_RESULTS)
    row = session.get(Announcement, announcement_id)
    if row is None or row.state is not AnnouncementState.PUBLISHED or row.published_at is None:
        raise Refused(say("refused-no-announcement"))
    rows = session.execute(_messages(announcement_id)).all()
    recipients = _recipients(session, row.published_at)
    sent = tuple(
        Delivery(number, kind == FILE, recipients.get(chat_id) or _whoever(title), _FATES[outcome], at)
        for number, kind, outcome, at, chat_id, title in rows
    )
    told = {chat_id for _number, _kind, _outcome, _at, chat_id, _title in rows}
    missed = [each for chat_id, each in recipients.items() if chat_id not in told]
    never = tuple(Delivery(None, is_file=False, to=each, fate=Fate.UNREACHABLE, at=None) for each in missed)
    return Report(announcement_id, row.code or "", (*sent, *never))


def undecided(session: Session, *, actor: Actor, outbox_id: int) -> Delivery:
    """One message that a person may decide about."""
    announcement_id = _announcement_id(_message(session, actor, outbox_id))
    report = delivery_report(session, actor=actor, announcement_id=announcement_id)
    found = next((each for each in report.undecided if each.outbox_id == outbox_id), None)
    if found is None:
        raise Refused(say("refused-letter-settled"))
    return found


def send_again(session: Session, *, actor: Actor, outbox_id: int, now: datetime) -> None:
    """A person has decided that a message did not arrive: it goes once more."""
    row = _message(session, actor, outbox_id)
    if not outbox.send_again(session, row.id, now=now):
        raise Refused(say("refused-letter-settled"))
    _record(session, "results-resent", row, actor, now)


def mark_received(session: Session, *, actor: Actor, outbox_id: int, now: datetime) -> None:
    """A person has learned that an uncertain message did arrive."""
    row = _message(session, actor, outbox_id)
    if not outbox.settle(session, row.id, now=now):
        raise Refused(say("refused-letter-settled"))
    _record(session, "results-received", row, actor, now)


def _message(session: Session, actor: Actor, outbox_id: int) -> Outbox:
    actor.require(Action.DRAFT_RESULTS)
    row = session.get(Outbox, outbox_id, with_for_update=True)
    if row is None or row.kind not in KINDS:
        raise Refused(say("refused-no-letter"))
    return row


def _announcement_id(row: Outbox) -> int:
    return int(row.args["announcement"])


def _record(session: Session, action: str, row: Outbox, actor: Actor, now: datetime) -> None:
    audit.record(
        session,
        at=now,
        action=action,
        object_kind="outbox",
        object_id=row.id,
        actor_id=actor.person_id,
        after={"announcement": _announcement_id(row), "kind": row.kind, "chat": row.chat_id},
    )


def _messages(
    announcement_id: int,
) -> Select[int, str, Outcome | None, datetime | None, int, str | None]:
    prefixes = [Outbox.dedupe_key.startswith(f"{kind}:{announcement_id}:", autoescape=True) for kind in KINDS]
    return (
        select(Outbox.id, Outbox.kind, Outbox.outcome, Outbox.outcome_at, Outbox.chat_id, Chat.title)
        .join(Chat, Chat.id == Outbox.chat_id)
        .where(Outbox.kind.in_(KINDS), prefixes[0] | prefixes[1])
        .order_by(Outbox.id)
    )


def _recipients(session: Session, at: datetime) -> dict[int, Recipient]:
    """Everybody who held a role at a moment, and every group that was registered, by chat; minus those without one."""
    still = Membership.ended_at.is_(None) | (Membership.ended_at > at)
    held = (
        select(Chat.id, Membership.role, Unit.name, Person.display_name)
        .join(Person, Person.id == Membership.person_id)
        .join(Chat, (Chat.person_id == Person.id) & (Chat.kind == "private"))
        .outerjoin(Unit, Unit.id == Membership.unit_id)
        .where(Membership.granted_at <= at, still)
        .order_by(Membership.id)
    )
    found: dict[int, Recipient] = {}
    for chat_id, role, unit, name in session.execute(held):
        found.setdefault(chat_id, Recipient(None, role, unit, name))
    groups: Sequence[Row[int, str | None]] = session.execute(
        select(Chat.id, Chat.title).where(Chat.registered_at <= at).order_by(Chat.id)
    ).all()
    return found | {chat_id: _whoever(title) for chat_id, title in groups}


def _whoever(title: str | None) -> Recipient:
    return Recipient(title or "–", None, None, "")
