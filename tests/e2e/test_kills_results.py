"""Killed in the middle of publishing to more than a hundred chats: each has it once, or is listed as uncertain."""

import random
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.people.permissions import Actor, actor_of
from bot.people.persons import open_chat
from bot.results.drafting import Sent, begin, choose, send
from bot.results.publishing import FILE, KINDS, PICTURE
from bot.samples.cluster import fill
from bot.samples.personas import PERSONAS
from storage import Store, invariants
from storage.migrate import migrate
from storage.tables import Approval, Audit, AwardKind, Chat, Outbox, Outcome, Person, Season, SeasonState, SeasonUnit
from tests.conftest import NOW
from tests.e2e.results import crowd, enrol, files, pictures
from tests.e2e.town import Town, at_rest, kill_now_and_then, town
from tests.room import words as w

ROLES = {persona.name: persona.tg_user_id for persona in PERSONAS}
FIRST, SECOND = ROLES["Thường trực Cụm"], ROLES["Thường trực Cụm (hai)"]
MEMBERS = [persona.tg_user_id for persona in PERSONAS if persona.enrolled and persona.role]
CROWD = 100
STARTS = len(MEMBERS) + CROWD
CRASHES = {
    "sent-not-recorded": (30, 60, 45),
    "effect-committed": (STARTS + 3, 1, 1),
    "before-answered": (STARTS + 3, 1, 1),
}
"""At which passing each start of the bot dies; after everybody's Start the third effect is the approval."""


def prepare(folder: Path) -> str:
    """The practice cluster and a hundred observers; an announcement waits for the second secretary."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing(Store.in_folder(folder)) as store:
        migrate(store, folder, now=NOW)
        store.transact_now(fill, now=NOW)
        store.transact_now(enrol, [60_000 + number for number in range(CROWD)], now=NOW)
        store.transact_now(_send)
    return ""


def _send(session: Session) -> None:
    for number in MEMBERS:
        open_chat(session, number, kind="private", person_id=_actor(session, number).person_id, now=NOW)
    first = _actor(session, FIRST)
    season = session.scalars(select(Season).where(Season.state == SeasonState.OPEN)).one()
    draft = begin(session, actor=first, season_id=season.id, corrects=False, now=NOW)
    units = session.scalars(select(SeasonUnit.unit_id).where(SeasonUnit.season_id == season.id)).all()
    for kind, unit_id in zip(AwardKind, units, strict=False):
        draft = choose(session, actor=first, announcement_id=draft.id, kind=kind, unit_id=unit_id, now=NOW)
    assert isinstance(send(session, actor=first, announcement_id=draft.id, seen_rev=draft.rev, now=NOW), Sent)


def _actor(session: Session, tg_user_id: int) -> Actor:
    return actor_of(session, session.scalars(select(Person.id).where(Person.tg_user_id == tg_user_id)).one())


async def story(place: Town) -> list[int]:
    """Everybody is there; the second secretary looks, approves, and with that it is published."""
    everybody = [*MEMBERS, *crowd(place.telegram, CROWD)]
    for person in everybody:
        await place.hears(person, "Kính chào")
    await place.hears(SECOND, w("notice-results-asked", year="2026"))
    await taps(place, w("notice-results-approve-button"), w("approval-title"))
    await taps(place, w("approval-button"), w("approval-sure", year="2026"))
    await taps(place, w("approval-now-button"), "Đã công bố. Mã thông báo")
    return everybody


async def taps(place: Town, label: str, then: str) -> None:
    """The second secretary presses a button, and waits until the screen that follows is there."""
    messages = place.telegram.messages(SECOND)
    message = next(each for each in reversed(messages) if label in each.buttons)
    place.telegram.tap(SECOND, message.message_id, label)
    await place.hears(SECOND, then)


def got(place: Town, people: list[int]) -> Counter[tuple[int, str]]:
    """How often each person has got the picture and the file."""
    found: Counter[tuple[int, str]] = Counter()
    for person in people:
        told = place.telegram.messages(person)
        found[person, PICTURE], found[person, FILE] = len(pictures(told)), len(files(told))
    return found


def outcomes(folder: Path) -> dict[tuple[int, str], Outcome | None]:
    """How each message ended; it also checks that the store is sound and that it was published once."""
    with closing(Store.in_folder(folder)) as store:
        assert store.read_now(lambda session: list(invariants.check(session))) == []
        published = select(func.count()).where(Audit.action == "results-published")
        assert store.read_now(lambda s: (s.scalar(published), len(s.scalars(select(Approval)).all()))) == (1, 1)
        rows = select(Chat.tg_chat_id, Outbox.kind, Outbox.outcome).join(Chat, Chat.id == Outbox.chat_id)
        found = store.read_now(lambda s: s.execute(rows.where(Outbox.kind.in_(KINDS))).all())
    return {(number or 0, kind): outcome for number, kind, outcome in found}


def check(told: Counter[tuple[int, str]], ended: dict[tuple[int, str], Outcome | None], people: list[int]) -> int:
    """Each has each message once, or is listed as uncertain; never twice. Gives how many are listed."""
    assert ended.keys() == {(person, kind) for person in people for kind in KINDS}
    assert set(ended.values()) <= {Outcome.SENT, Outcome.UNCERTAIN}
    for each, outcome in ended.items():
        assert told[each] <= 1, f"{each} has it {told[each]} times"
        assert told[each] == 1 or outcome is Outcome.UNCERTAIN, f"{each} has not got it and is not listed"
    return sum(outcome is Outcome.UNCERTAIN for outcome in ended.values())


@pytest.mark.parametrize("point", sorted(CRASHES))
async def test_killed_while_a_hundred_chats_are_told(
    point: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    crashes = [f"{point}:{count}" for count in CRASHES[point]]
    async with town(tmp_path, prepare, crashes=crashes) as place:
        people = await story(place)
        await place.keeper.until(lambda: place.keeper.deaths == 3, "the third death")
        await at_rest(place.keeper)
        told = got(place, people)
    listed = check(told, outcomes(tmp_path), people)
    record_property("kills", f"results, {point} x {place.keeper.deaths} ({listed} uncertain)")
    assert listed == 0 or point == "sent-not-recorded"
    assert listed >= 3 or point != "sent-not-recorded"


@pytest.mark.long
@pytest.mark.parametrize("seed", range(6))
async def test_killed_at_any_moment_of_publishing(
    seed: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    import asyncio

    async with town(tmp_path, prepare) as place, asyncio.TaskGroup() as group:
        killing = group.create_task(kill_now_and_then(place.keeper, random.Random(seed)))
        people = await story(place)
        await killing
        await at_rest(place.keeper)
        told = got(place, people)
    listed = check(told, outcomes(tmp_path), people)
    record_property("kills", f"results, any moment x {place.keeper.deaths} ({listed} uncertain)")


async def test_a_bot_that_sends_again_what_is_uncertain_is_caught(tmp_path: Path) -> None:
    """The twin: with the guard taken out somebody has it twice, and the check above says so."""
    program = ("-m", "tests.e2e.unguarded", "asks-a-person")
    async with town(tmp_path, prepare, crashes=["sent-not-recorded:30"], program=program) as place:
        people = await story(place)
        await place.keeper.until(lambda: place.keeper.deaths == 1, "the death")
        await at_rest(place.keeper)
        told = got(place, people)
    with pytest.raises(AssertionError, match="has it 2 times"):
        check(told, outcomes(tmp_path), people)
