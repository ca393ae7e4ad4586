"""A reviewer verifies with the bot killed in the middle: every verdict once, and the unit is told once."""

from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.samples.cluster import fill
from storage import Store, invariants
from storage.migrate import migrate
from storage.tables import Audit, Outbox, Outcome, Submission, Verdict
from tests.conftest import NOW
from tests.e2e.test_kills_scoring import LEADER, SECRETARY, SPECIALIST, Hand
from tests.e2e.test_refusals_season import prepared
from tests.e2e.town import Town, at_rest, settings_for, town

REVIEWER, UNIT = SPECIALIST["Thanh Hóa"], "Nghệ An"
RESULT, OTHERS = "Kết quả thẩm định", "Đã thẩm định xong bản tự chấm của Nghệ An"
TOLD = ((SPECIALIST[UNIT], RESULT), (LEADER[UNIT], RESULT), (SECRETARY, OTHERS))
CRASHES = {
    "after-confirm": (4, 5, 3),
    "inbox-committed": (5, 4, 3),
    "effect-committed": (4, 10, 13),
    "before-answered": (6, 9, 12),
    "sent-not-recorded": (1, 1, 1),
}
"""At which passing of its crash point each start of the bot dies."""


def prepare(folder: Path) -> str:
    """The practice cluster; Nghệ An has handed in, and one criterion was changed already."""
    folder.mkdir(parents=True, exist_ok=True)
    with closing(Store.in_folder(folder)) as store:
        migrate(store, folder, now=NOW)
        store.transact_now(fill, now=NOW)
        store.transact_now(prepared)
    return ""


async def story(place: Town) -> None:
    """Everything of the three groups is accepted, and the verification closed."""
    for person in (REVIEWER, SPECIALIST[UNIT], LEADER[UNIT], SECRETARY):
        await place.sees(person, "Kính chào")
    reviewer = Hand(place, REVIEWER)
    for group in ("1", "2", "3"):
        await reviewer.says("/thamdinh", "Thẩm định bản tự chấm")
        await reviewer.taps(UNIT, f"Thẩm định {UNIT}")
        await reviewer.says(group, f"{group}. ")
        await reviewer.taps(
            next(each for each in reviewer.buttons if each.startswith("Chấp nhận")), "Đồng chí chấp nhận"
        )
        await reviewer.taps("Đúng, chấp nhận", "Đã chấp nhận")
    await reviewer.says("/thamdinh", "đã xem hết, chờ kết thúc")
    await reviewer.taps(UNIT, "Đã xem hết")
    await reviewer.taps("Kết thúc", "Kết thúc thẩm định")
    await reviewer.taps("Đúng, kết thúc", "Đã kết thúc thẩm định")
    for person, what in TOLD:
        await place.hears(person, what)


def end_of(folder: Path) -> tuple[list[str], set[Outcome | None]]:
    """What stands in the store at the end, which must be sound, and how its messages ended."""
    with closing(Store.in_folder(folder)) as store:
        assert store.read_now(lambda session: list(invariants.check(session))) == []
        return store.read_now(_facts), store.read_now(lambda s: set(s.scalars(select(Outbox.outcome))))


def _facts(session: Session) -> list[str]:
    verdicts = session.scalars(select(Verdict).order_by(Verdict.entry_id))
    audit = Counter(session.scalars(select(Audit.action)))
    return [
        *(f"{each.entry_id} {each.entry_rev} {each.points} {each.reason} {each.rev}" for each in verdicts),
        *(f"{each.unit_id} {each.state}" for each in session.scalars(select(Submission).order_by(Submission.id))),
        *(f"{action} {count}" for action, count in sorted(audit.items())),
        *sorted(session.scalars(select(Outbox.dedupe_key))),
    ]


UNDISTURBED: list[list[str]] = []
"""The end of the story when nobody kills the bot; the first test finds it out."""


@pytest.mark.parametrize("point", sorted(CRASHES))
async def test_killed_while_a_unit_is_verified(
    point: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    if not UNDISTURBED:
        async with town(tmp_path / "quiet", prepare) as place:
            await story(place)
            await at_rest(place.keeper)
        UNDISTURBED.append(end_of(tmp_path / "quiet")[0])
    crashes = [f"{point}:{count}" for count in CRASHES[point]]
    async with town(tmp_path / "killed", prepare, crashes=crashes, settings=settings_for(point)) as place:
        await story(place)
        await place.keeper.until(lambda: place.keeper.deaths == 3, "the third death")
        await at_rest(place.keeper)
        heard = [place.count(person, what) for person, what in TOLD]
    record_property("kills", f"verification, {point} x {place.keeper.deaths}")
    found, outcomes = end_of(tmp_path / "killed")
    assert found == UNDISTURBED[0]
    may_repeat = point == "sent-not-recorded"
    assert all(1 <= count <= 1 + may_repeat for count in heard), heard
    assert outcomes <= ({Outcome.SENT, Outcome.UNCERTAIN} if may_repeat else {Outcome.SENT})
