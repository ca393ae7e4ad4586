"""What people do again and again in the stories about results."""

from datetime import UTC, datetime

from sqlalchemy.orm import Session

from bot.people.persons import Caller, meet, open_chat
from bot.practice import Message, Telegram
from storage.tables import Membership, Role
from tests.room import Chatter
from tests.room import words as w

FIRST_OF_CROWD = 60_000


async def drafts(secretary: Chatter, flag: str = "Nghệ An", certificate: str = "Huế") -> None:
    """The secretariat drafts the open season's announcement, up to before it is sent."""
    await secretary.says("/ketqua")
    await secretary.taps("2026")
    await secretary.taps(w("results-draft-button"))
    await nominates(secretary, w("award-flag-button"), flag)
    await nominates(secretary, w("award-certificate-button"), certificate)


async def nominates(secretary: Chatter, award: str, unit: str) -> None:
    await secretary.taps(award)
    await secretary.taps(unit)


async def sends(secretary: Chatter) -> None:
    await secretary.taps(w("draft-send-button"))
    secretary.has_read(w("draft-waiting"))


async def approves(second: Chatter) -> None:
    await second.taps(w("notice-results-approve-button"))
    await second.taps(w("approval-button"))
    await second.taps(w("approval-now-button"))


def pictures(messages: list[Message]) -> list[Message]:
    return [each for each in messages if each.outgoing and "photo" in each.body]


def files(messages: list[Message]) -> list[Message]:
    return [each for each in messages if each.outgoing and "document" in each.body]


def crowd(telegram: Telegram, count: int) -> list[int]:
    """So many more people who have pressed Start."""
    ids = list(range(FIRST_OF_CROWD, FIRST_OF_CROWD + count))
    for number in ids:
        telegram.add_person(first_name=f"Quan sát viên {number}", id=number)
        telegram.start(number)
    return ids


def enrol(session: Session, ids: list[int], *, now: datetime) -> None:
    """Makes them observers, by bulk, which is not what people do."""
    for number in ids:
        person = meet(session, Caller(number, f"Quan sát viên {number}"), now=now)
        open_chat(session, number, kind="private", person_id=person.id, now=now)
        session.add(Membership(person_id=person.id, role=Role.OBSERVER, unit_id=None, granted_at=datetime.now(UTC)))


def caption(message: Message) -> str:
    return str(message.body.get("caption", ""))
