"""Reminding: what is due now becomes one message for each person, and is recorded so that it never comes twice."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from sqlalchemy import bindparam, select, text, update
from sqlalchemy.orm import Session

from bot.deadlines.calendar import calendar_of
from bot.deadlines.facts import read_facts
from bot.deadlines.ladder import ladder_of
from bot.deadlines.planner import Due, Key, Timetable, overdue_terms, plan
from storage.bulk import add_new
from storage.outbox import Posting, post_all
from storage.tables import Chat, Membership, Outbox, Reminder, Role, Snooze

REMINDER, DIGEST = "reminder", "overdue-digest"
_PG_LOCK = 0x7411_D0A2


@dataclass(frozen=True)
class Plan:
    """What is to be said now: reminders, most urgent first; wishes that are settled; the digest for the secretariat."""

    due: tuple[Due, ...] = ()
    settled: tuple[int, ...] = ()
    digests: tuple[Posting, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing is to be said or settled."""
        return not (self.due or self.settled or self.digests)


def plan_now(session: Session, *, now: datetime, zone: tzinfo) -> Plan:
    """What is to be said at this moment. It only looks, so it may be asked through the reading door first."""
    timetable = Timetable(ladder_of(session), calendar_of(session, zone), now)
    if not timetable.is_open:
        return Plan()
    facts = read_facts(session, timetable)
    is_overdue = now >= timetable.digest_time and any(overdue_terms(facts, timetable))
    digests = tuple(_digests(session, timetable.digest_time.date())) if is_overdue else ()
    return Plan(plan(facts, timetable), tuple(wish.snooze_id for wish in facts.wishes), digests)


def remind(session: Session, *, now: datetime, zone: tzinfo) -> int:
    """Writes to everybody who is to be reminded now, once; gives how many messages that were.

    Two at once do no harm: on PostgreSQL one waits for the other, and the keys of what is recorded see to the rest.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _PG_LOCK})
    return carry_out(session, plan_now(session, now=now, zone=zone), now=now)


def carry_out(session: Session, planned: Plan, *, now: datetime) -> int:
    """Records a plan and writes its messages, without what somebody else has recorded since it was made."""
    fresh = _record(session, planned.due, now)
    sent = post_all(session, list(_messages(planned.due, fresh)), now=now)
    _note_messages(session, sent)
    settled = [{"snooze": each, "now": now} for each in planned.settled]
    if settled:
        unserved = Snooze.__table__.c.served_at.is_(None)
        wish = update(Snooze.__table__).where(Snooze.__table__.c.id == bindparam("snooze"), unserved)  # type: ignore[arg-type]
        session.execute(wish.values(served_at=bindparam("now")), settled)
    return len(sent) + len(post_all(session, planned.digests, now=now))


def _record(session: Session, due: Sequence[Due], now: datetime) -> dict[Key, int]:
    """Records who is reminded of what, and what was skipped; gives the numbers of those nobody had recorded."""
    columns = (Reminder.deadline_id, Reminder.unit_id, Reminder.due_on, Reminder.step, Reminder.person_id)
    fresh = add_new(session, Reminder, [_row(each, each.step, now) for each in due], *columns, Reminder.id)
    add_new(session, Reminder, [_row(each, step, now) for each in due for step in each.skipped])
    return {(row[0], row[1], row[2], row[3], row[4]): row[5] for row in fresh}


def _row(due: Due, step: str, now: datetime) -> dict[str, object]:
    return {
        "deadline_id": due.deadline_id,
        "unit_id": due.unit_id,
        "due_on": due.due_on,
        "step": step,
        "person_id": due.person_id,
        "planned_at": now,
    }


def _messages(due: Sequence[Due], fresh: dict[Key, int]) -> Iterator[Posting]:
    """One message a person, in the order of the most urgent thing in each."""
    by_chat: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
    for each in due:
        reminder_id = fresh.get((each.deadline_id, each.unit_id, each.due_on, each.step, each.person_id))
        if reminder_id is not None:
            by_chat[each.person_id, each.chat_id].append(reminder_id)
    for (person_id, chat_id), ids in by_chat.items():
        yield Posting(f"{REMINDER}:{person_id}:{ids[0]}", REMINDER, chat_id, {"reminders": ids})


def _note_messages(session: Session, sent: Sequence[tuple[Posting, int]]) -> None:
    rows = [
        {"reminder": each, "message": outbox_id} for posting, outbox_id in sent for each in posting.args["reminders"]
    ]
    if rows:
        reminder = Reminder.__table__
        note = update(reminder).where(reminder.c.id == bindparam("reminder")).values(outbox_id=bindparam("message"))  # type: ignore[arg-type]
        session.execute(note, rows)


def _digests(session: Session, day: date) -> Iterator[Posting]:
    """Today's digest for each of the secretariat who can be reached and was not written to yet."""
    reached = (
        select(Membership.person_id, Chat.id)
        .join(Chat, (Chat.person_id == Membership.person_id) & (Chat.kind == "private"))
        .where(Membership.role == Role.SECRETARIAT, Membership.ended_at.is_(None))
        .where(Chat.tg_chat_id.is_not(None), Chat.unreachable_since.is_(None))
    )
    keys = {f"{DIGEST}:{day}:{person}": chat for person, chat in session.execute(reached.order_by(Membership.id))}
    told = set(session.scalars(select(Outbox.dedupe_key).where(Outbox.dedupe_key.in_(keys))))
    for key, chat_id in keys.items():
        if key not in told:
            yield Posting(key, DIGEST, chat_id, {"day": day.isoformat()})
