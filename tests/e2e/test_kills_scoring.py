"""A unit scores itself and others are reminded, with the bot killed in the middle: nothing lost, nothing doubled."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.deadlines.changes import create_deadline
from bot.people.permissions import actor_of
from bot.samples.cluster import fill
from bot.samples.personas import OWNER, PERSONAS
from storage import Store, invariants
from storage.crash import POINTS
from storage.files import Files
from storage.migrate import migrate
from storage.tables import AfterDue, DutyKind, Entry, Evidence, Outbox, Outcome, Person, Receipt, Reminder, Role
from tests.conftest import NOW
from tests.e2e.scoring import PDF
from tests.e2e.town import Town, at_rest, settings_for, town

ROLES = {persona.name: persona.tg_user_id for persona in PERSONAS}
SPECIALIST, LEADER = ROLES["Chuyên viên Nghệ An"], ROLES["Lãnh đạo Nghệ An"]
OWING = [each.tg_user_id for each in PERSONAS if each.enrolled and each.unit not in {None, "Nghệ An"} and each.role]
DUE = datetime(2026, 12, 4, 10, tzinfo=UTC)
RECEIPT, TOMORROW = "Biên nhận bản tự chấm", "còn 1 ngày"


def prepare(folder: Path) -> str:
    """The practice cluster, with a deadline nine days ahead."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store.in_folder(folder)
    migrate(store, folder, now=NOW)
    store.transact_now(fill, now=NOW)
    store.transact_now(_set_deadline)
    store.close()
    return ""


def _set_deadline(session: Session) -> None:
    owner_id = session.scalar(select(Person.id).where(Person.tg_user_id == OWNER.tg_user_id))
    assert owner_id is not None
    create_deadline(
        session,
        actor=actor_of(session, owner_id),
        kind=DutyKind.SCORING,
        title="Nộp bản tự chấm",
        due_at=DUE,
        grace_minutes=0,
        after_due=AfterDue.REFUSE,
        unit_ids=None,
        now=NOW,
    )


async def taps(place: Town, label: str) -> None:
    """Presses the newest button with this label, and waits for the screen that follows."""
    message = next(each for each in reversed(place.telegram.messages(SPECIALIST)) if label in each.buttons)
    before = _screens(place)
    place.telegram.tap(SPECIALIST, message.message_id, label)
    await place.keeper.until(lambda: _screens(place) != before, f"after “{label}”")


async def sends_file(place: Town, number: int) -> None:
    before = _screens(place)
    place.telegram.upload(SPECIALIST, f"minh chung {number}.pdf", PDF + str(number).encode())
    await place.keeper.until(lambda: _screens(place) != before, "after a file")


def _screens(place: Town) -> list[str]:
    return [each.text for each in place.telegram.messages(SPECIALIST) if each.outgoing]


def _screen(place: Town) -> str:
    """The live screen: the newest message with buttons."""
    messages = [each for each in place.telegram.messages(SPECIALIST) if each.outgoing and each.buttons]
    return messages[-1].text


def _best(place: Town) -> str:
    """The button that gives everything, on the live screen."""
    live = [each for each in place.telegram.messages(SPECIALIST) if each.outgoing and each.buttons][-1]
    return next((each for each in live.buttons if each == "Đạt" or "(tối đa)" in each), "")


async def story(place: Town) -> None:
    """Nghệ An scores with evidence and hands in; on the day before the deadline the others are reminded."""
    for person in (SPECIALIST, LEADER, *OWING):
        await place.sees(person, "Kính chào")
    place.telegram.say(SPECIALIST, "/nop")
    await place.sees(SPECIALIST, "Tự chấm điểm")
    await taps(place, "Bắt đầu chấm")
    for number in range(1, 13):
        await place.keeper.until(lambda n=number: f"Bước {n}/12" in _screen(place), f"step {number}")  # type: ignore[misc]
        if "bắt buộc có minh chứng" in _screen(place):
            await sends_file(place, number)
            await taps(place, "Về tiêu chí")
        await place.keeper.until(lambda: _best(place) != "", "a verdict or a maximum")
        await taps(place, _best(place))
    await taps(place, "Nộp bản tự chấm")
    await taps(place, "Đúng, nộp")
    for person in (SPECIALIST, LEADER):
        await place.hears(person, RECEIPT)
    place.telegram.jump(DUE - timedelta(hours=33))
    for person in OWING:
        await place.hears(person, TOMORROW)


def end_of(folder: Path) -> list[str]:
    """What stands in the store at the end; it also checks that the store and its files are sound."""
    store = Store.in_folder(folder)
    assert store.read_now(lambda session: list(invariants.check(session))) == []
    assert store.read_now(lambda session: list(Files(folder).missing(session))) == []
    found = store.read_now(_facts)
    store.close()
    return found


def _facts(session: Session) -> list[str]:
    entries = session.scalars(select(Entry).order_by(Entry.criterion_id)).all()
    evidence = session.scalars(select(Evidence.digest).where(Evidence.removed_at.is_(None)).order_by(Evidence.entry_id))
    receipts = session.scalars(select(Receipt)).all()
    reminders = select(Reminder.person_id, Reminder.step).where(Reminder.outbox_id.is_not(None))
    return [
        *(f"{each.criterion_id} {each.state} {each.points}" for each in entries),
        *evidence,
        *(f"{each.number} {each.total} {each.content} {each.fingerprint}" for each in receipts),
        *(f"{person} {step}" for person, step in session.execute(reminders.order_by(Reminder.person_id))),
    ]


UNDISTURBED: list[str] = []
"""The end of the story when nobody kills the bot; the first test finds it out."""


CRASHES = {
    "before-confirm": (2, 9, 5),
    "after-confirm": (2, 8, 5),
    "inbox-committed": (3, 7, 4),
    "effect-committed": (4, 6, 3),
    "before-answered": (5, 4, 6),
    "evidence-written": (1, 2, 1),
    "sent-not-recorded": (1, 3, 2),
}
"""At which passing of its crash point each start of the bot dies."""


def test_every_crash_point_is_tried() -> None:
    assert set(CRASHES) == POINTS


@pytest.mark.parametrize("point", sorted(CRASHES))
async def test_killed_while_a_unit_scores(
    point: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    quiet = tmp_path / "quiet"
    expected = await _undisturbed(quiet)
    crashes = [f"{point}:{count}" for count in CRASHES[point]]
    async with town(tmp_path / "killed", prepare, crashes=crashes, settings=settings_for(point)) as place:
        await story(place)
        await place.keeper.until(lambda: place.keeper.deaths == 3, "the third death")
        await at_rest(place.keeper)
        deaths = place.keeper.deaths
    record_property("kills", f"scoring, {point} x {deaths}")
    assert end_of(tmp_path / "killed") == expected
    uncertain = point == "sent-not-recorded"
    told = [place.count(SPECIALIST, RECEIPT), place.count(LEADER, RECEIPT)]
    told += [place.count(person, TOMORROW) for person in OWING]
    assert set(told) <= ({1, 2} if uncertain else {1}), told
    _check_outcomes(tmp_path / "killed", uncertain=uncertain)


async def _undisturbed(folder: Path) -> list[str]:
    """The same story without a kill, told once a process."""
    if not UNDISTURBED:
        async with town(folder, prepare) as place:
            await story(place)
            await at_rest(place.keeper)
        UNDISTURBED.extend(end_of(folder))
    return UNDISTURBED


def _check_outcomes(folder: Path, *, uncertain: bool) -> None:
    store = Store.in_folder(folder)
    outcomes = store.read_now(lambda session: set(session.scalars(select(Outbox.outcome))))
    store.close()
    assert outcomes <= ({Outcome.SENT, Outcome.UNCERTAIN} if uncertain else {Outcome.SENT, Outcome.OBSOLETE})


def test_the_story_reminds_both_roles_of_each_unit_that_owes() -> None:
    roles = {each.role for each in PERSONAS if each.tg_user_id in OWING}
    assert roles == {Role.SPECIALIST, Role.LEADER}
    assert len(OWING) == 8
