"""The week's digest for the secretariat: how much was asked, how much failed, what is still open."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Protocol

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from bot.rules.loop.telling import officers
from storage.outbox import Posting, post_all
from storage.tables import AnswerZone, Opinion, Outbox, QuestionLog, QuestionState

DIGEST = "questions-digest"
HOUR = time(8, 0)
_WEEK = 7


class Calendar(Protocol):
    """Which days are working days, and in which zone."""

    @property
    def zone(self) -> tzinfo:
        """The zone of the times that are told."""

    def is_working(self, day: date) -> bool:
        """Whether people work on a day."""

    def at(self, day: date, clock: time) -> datetime:
        """A time of day on a day."""


@dataclass(frozen=True)
class Week:
    """What became of the questions of a week, and the texts of those that are open now, the oldest first."""

    asked: int
    failed: int
    open: tuple[str, ...]


def digest_time(calendar: Calendar, now: datetime) -> datetime | None:
    """When the digest of this week is due: on its first working day; never in a week without one."""
    today = now.astimezone(calendar.zone).date()
    monday = today - timedelta(days=today.weekday())
    days = (monday + timedelta(days=each) for each in range(_WEEK))
    first = next((day for day in days if calendar.is_working(day)), None)
    return None if first is None else calendar.at(first, HOUR)


def due_digests(session: Session, *, calendar: Calendar, now: datetime) -> tuple[Posting, ...]:
    """The digest for each of the secretariat who was not written to this week. It only looks."""
    due = digest_time(calendar, now)
    if due is None or now < due:
        return ()
    year, number, _day = due.date().isocalendar()
    monday = date.fromisocalendar(year, number, 1)
    args = {"until": monday.isoformat()}
    keys = {f"{DIGEST}:{year}-W{number:02}:{person}": chat for person, chat in officers(session).items()}
    told = set(session.scalars(select(Outbox.dedupe_key).where(Outbox.dedupe_key.in_(keys))))
    fresh = [Posting(key, DIGEST, chat, args) for key, chat in keys.items() if key not in told]
    if not fresh:
        return ()
    week = week_before(session, calendar.at(monday, time()))
    return tuple(fresh) if week.asked or week.open else ()


def send_digests(session: Session, *, calendar: Calendar, now: datetime) -> int:
    """Writes this week's digest to whoever it is due to; gives to how many."""
    return len(post_all(session, due_digests(session, calendar=calendar, now=now), now=now))


def week_before(session: Session, until: datetime) -> Week:
    """The week that ends at a moment. What was not known, or was called wrong by its asker, has failed."""
    week = (QuestionLog.asked_at >= until - timedelta(days=_WEEK)) & (QuestionLog.asked_at < until)
    failed = or_(QuestionLog.zone == AnswerZone.UNKNOWN, QuestionLog.verdict == Opinion.WRONG)
    waiting = select(QuestionLog.text).where(QuestionLog.state == QuestionState.PASSED)
    texts = session.scalars(waiting.order_by(QuestionLog.passed_at, QuestionLog.id))
    return Week(
        asked=session.scalar(select(func.count(QuestionLog.id)).where(week)) or 0,
        failed=session.scalar(select(func.count(QuestionLog.id)).where(week, failed)) or 0,
        open=tuple(text or "" for text in texts),
    )
