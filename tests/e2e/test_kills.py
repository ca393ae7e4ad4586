"""Enrolment and questions, with the bot killed in the middle: nothing is lost, nothing is done twice."""

import asyncio
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.people.invitations import invite
from bot.people.permissions import actor_of
from bot.people.units import find_unit
from bot.samples.cluster import fill
from bot.samples.personas import OWNER, PERSONAS
from storage import Store, invariants
from storage.crash import POINTS
from storage.migrate import migrate
from storage.tables import Inbox, Invitation, Membership, Outbox, Outcome, Person, Role
from tests.conftest import NOW
from tests.e2e.town import Town, at_rest, kill_now_and_then, settings_for, town

ROLES = {persona.name: persona.tg_user_id for persona in PERSONAS}
NEWCOMER, SPECIALIST, SECRETARIAT = ROLES["Chuyên viên mới Huế"], ROLES["Chuyên viên Nghệ An"], 7002
TOLD = (OWNER.tg_user_id, SECRETARIAT, 7003)
QUESTIONS = ("điều 25", "điều 8", "điều 24", "điều 27", "điều 84", "điều 16")
JOINED, ENDED = "vừa nhận vai trò", "của đồng chí đã được thu hồi"
WITHDRAWN = "Đã thu hồi vai trò"
"""What takes the place of the notice whose button was pressed."""
FIRST_UPDATE = 500_000_000


def prepare(folder: Path) -> str:
    store = Store.in_folder(folder)
    migrate(store, folder, now=NOW)
    store.transact_now(fill, now=NOW)

    def invitation(session: Session) -> str:
        owner_id = session.scalar(select(Person.id).where(Person.tg_user_id == OWNER.tg_user_id))
        assert owner_id is not None
        unit_id = find_unit(session, "Huế").sure
        actor = actor_of(session, owner_id)
        return invite(session, actor=actor, role=Role.SPECIALIST, unit_id=unit_id, now=NOW).code

    code = store.transact_now(invitation)
    store.close()
    return code


async def story(place: Town) -> None:
    """A newcomer comes in by invitation; two people ask; the secretariat hears of it."""
    for person in TOLD:
        await place.sees(person, "Kính chào")
    place.telegram.start(NEWCOMER, f"i-{place.code}")
    await place.sees(NEWCOMER, "Đồng chí được mời")
    live = place.telegram.messages(NEWCOMER)[-1]
    place.telegram.tap(NEWCOMER, live.message_id, "Đồng ý")
    for question in QUESTIONS:
        place.telegram.say(SPECIALIST, question)
    await place.sees(NEWCOMER, "Chào mừng đồng chí")
    place.telegram.say(NEWCOMER, "điều 24")
    await place.sees(NEWCOMER, "Điều 24")
    await place.sees(SPECIALIST, "Điều 16")
    for person in TOLD:
        await place.hears(person, JOINED)
    notice = next(each for each in place.telegram.messages(SECRETARIAT) if JOINED in each.text)
    place.telegram.tap(SECRETARIAT, notice.message_id, "Thu hồi vai trò")
    await place.keeper.until(lambda: "Thu hồi" in place.buttons(SECRETARIAT, notice.message_id), "asked once more")
    place.telegram.tap(SECRETARIAT, notice.message_id, "Thu hồi")
    await place.hears(NEWCOMER, ENDED)


def check_end(folder: Path, place: Town, *, uncertain: bool) -> None:
    """The same end as if nothing had happened, but for messages that nobody can know went out."""
    store = Store.in_folder(folder)
    faults = store.read_now(lambda session: list(invariants.check(session)))
    assert faults == []
    store.read_now(_check_rows, place=place, uncertain=uncertain)
    store.close()
    told = [place.count(person, JOINED) + place.count(person, WITHDRAWN) for person in TOLD]
    told.append(place.count(NEWCOMER, ENDED))
    assert set(told) <= ({1, 2} if uncertain else {1}), told


def _check_rows(session: Session, *, place: Town, uncertain: bool) -> None:
    received = session.scalar(select(func.count()).select_from(Inbox))
    assert received == place.telegram.world.queue.last_id - FIRST_UPDATE, "each update came in once"
    unfinished = select(func.count()).where(
        Inbox.applied_at.is_(None) | Inbox.answered_at.is_(None) | Inbox.set_aside_at.is_not(None)
    )
    assert session.scalar(unfinished) == 0
    newcomer = select(func.count()).select_from(Membership).join(Person, Person.id == Membership.person_id)
    assert session.scalar(newcomer.where(Person.tg_user_id == NEWCOMER)) == 1
    uses = select(Invitation.uses).where(Invitation.uses_allowed == 1, Invitation.uses > 1)
    assert session.scalars(uses).all() == []
    outcomes = set(session.scalars(select(Outbox.outcome)))
    # One that was sent but not recorded may be drawn again after the role has ended: there is nothing to tell then.
    assert outcomes <= ({Outcome.SENT, Outcome.UNCERTAIN, Outcome.OBSOLETE} if uncertain else {Outcome.SENT})


CRASHES = {
    "before-confirm": (2, 3, 2),
    "after-confirm": (1, 2, 2),
    "inbox-committed": (1, 1, 2),
    "effect-committed": (3, 1, 2),
    "before-answered": (2, 1, 3),
    "sent-not-recorded": (1, 1, 1),
}
"""At which passing of its crash point each start of the bot dies."""


def test_every_crash_point_is_tried() -> None:
    assert set(CRASHES) | {"evidence-written"} == POINTS, "that one is tried with the scoring"


@pytest.mark.parametrize("point", sorted(CRASHES))
async def test_killed_at_a_crash_point(
    point: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    crashes = [f"{point}:{count}" for count in CRASHES[point]]
    async with town(tmp_path, prepare, crashes=crashes, settings=settings_for(point)) as place:
        await story(place)
        await place.keeper.until(lambda: place.keeper.deaths == 3, "the third death")
        await at_rest(place.keeper)
        deaths = place.keeper.deaths
    record_property("kills", f"{point} x {deaths}")
    check_end(tmp_path, place, uncertain=point == "sent-not-recorded")


@pytest.mark.parametrize("seed", [1, *(pytest.param(seed, marks=pytest.mark.long) for seed in range(2, 12))])
async def test_killed_at_random(seed: int, tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    chance = random.Random(seed)
    async with town(tmp_path, prepare) as place:
        killing = asyncio.create_task(kill_now_and_then(place.keeper, chance))
        await story(place)
        while not killing.done():
            answered = place.count(SPECIALIST, "Điều 16")
            place.telegram.say(SPECIALIST, "điều 16")
            await place.keeper.until(lambda seen=answered: place.count(SPECIALIST, "Điều 16") > seen, "an answer")  # type: ignore[misc]
        await killing
        await at_rest(place.keeper)
        deaths = place.keeper.deaths
    record_property("kills", f"random, seed {seed} x {deaths}")
    check_end(tmp_path, place, uncertain=True)


UNGUARDED = "tests.e2e.unguarded"


@pytest.mark.parametrize(("guard", "point"), [("applied-once", "effect-committed"), ("take-over", "inbox-committed")])
async def test_without_its_guard_the_same_kill_does_harm(guard: str, point: str, tmp_path: Path) -> None:
    """The twin of the tests above: they would see it if a guard were missing."""
    program = ("-m", UNGUARDED, guard)
    crashes = [f"{point}:{count}" for count in (1, 2, 3)]
    with pytest.raises(AssertionError):
        await tell_and_check(tmp_path, crashes=crashes, program=program, patience=8.0)


async def tell_and_check(folder: Path, **keeping: object) -> None:
    async with town(folder, prepare, **keeping) as place:
        await story(place)
        check_end(folder, place, uncertain=False)
