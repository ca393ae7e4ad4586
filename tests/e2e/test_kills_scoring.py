"""Five units score themselves with the bot killed in the middle: nothing lost, nothing doubled, the same workbooks."""

import asyncio
import random
import re
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.language.catalogue import catalogue
from bot.language.phrases import Phrase
from bot.people.permissions import actor_of
from bot.samples.cluster import fill
from bot.samples.personas import PERSONAS
from bot.scoring.copy_book import copy_for, copy_of
from storage import Store, invariants
from storage.crash import POINTS
from storage.files import Files
from storage.migrate import migrate
from storage.tables import (
    Audit,
    Chat,
    Deadline,
    Entry,
    Evidence,
    Outbox,
    Outcome,
    Person,
    Receipt,
    Reminder,
    Submission,
)
from tests.conftest import NOW
from tests.e2e.scoring import PDF, UNITS, ZONE
from tests.e2e.town import Town, at_rest, kill_now_and_then, settings_for, town

ROLES = {persona.name: persona.tg_user_id for persona in PERSONAS}
SECRETARY = ROLES["Thường trực Cụm"]
SPECIALIST = {unit: ROLES[f"Chuyên viên {unit}"] for unit in UNITS}
LEADER = {unit: ROLES[f"Lãnh đạo {unit}"] for unit in UNITS}
EVERYBODY = (SECRETARY, *SPECIALIST.values(), *LEADER.values())
NEW, LONGER, RECEIPT, REOPENED = "Hạn mới:", "Được gia hạn:", "Biên nhận bản tự chấm", "đã được mở lại"
_BY_CHANCE = re.compile(r"\d\d:\d\d(:\d\d)?|(?<=Biên nhận )\w+")
TOMORROW, OVERDUE = "còn 1 ngày", "Các đơn vị đang quá hạn"


def prepare(folder: Path) -> str:
    """The practice cluster."""
    folder.mkdir(parents=True, exist_ok=True)
    store = Store.in_folder(folder)
    migrate(store, folder, now=NOW)
    store.transact_now(fill, now=NOW)
    store.close()
    return ""


class Hand:
    """Somebody's thumb: it acts, and waits for the screen that the act must bring, however often the bot dies."""

    def __init__(self, place: Town, person: int) -> None:
        self.place, self.person, self.files = place, person, 0

    @property
    def screen(self) -> str:
        """The newest message that has buttons."""
        return self._live()[0]

    @property
    def buttons(self) -> list[str]:
        return self._live()[1]

    def _live(self) -> tuple[str, list[str]]:
        found = [each for each in self.place.telegram.messages(self.person) if each.outgoing and each.buttons]
        return (found[-1].text, list(found[-1].buttons)) if found else ("", [])

    async def shows(self, what: str) -> None:
        await self.place.keeper.until(lambda: what in self.screen, f"{self.person} sees “{what}”")

    async def says(self, text: str, then: str) -> None:
        before = self._messages()
        self.place.telegram.say(self.person, text)
        await self._after(before, then)

    async def sends_file(self) -> None:
        before = self._messages()
        self.files += 1
        self.place.telegram.upload(self.person, f"minh chung {self.files}.pdf", PDF + str(self.files).encode())
        await self._after(before, "")

    async def taps(self, label: str, then: str = "") -> None:
        """Presses the newest button with this label."""
        await self.place.keeper.until(lambda: label in self._labels(), f"{self.person} has a button “{label}”")
        messages = self.place.telegram.messages(self.person)
        message = next(each for each in reversed(messages) if label in each.buttons)
        before = self._messages()
        self.place.telegram.tap(self.person, message.message_id, label)
        await self._after(before, then)

    def _labels(self) -> set[str]:
        return {label for each in self.place.telegram.messages(self.person) for label in each.buttons}

    def _messages(self) -> list[tuple[str, list[str]]]:
        return [(each.text, list(each.buttons)) for each in self.place.telegram.messages(self.person) if each.outgoing]

    async def _after(self, before: list[tuple[str, list[str]]], then: str) -> None:
        def is_there() -> bool:
            now = self._messages()
            return now != before and any(then in text for text, _ in now[-3:])

        await self.place.keeper.until(is_there, f"{self.person} sees “{then}” next")

    async def scores_everything(self, first: str = "Bắt đầu chấm", opened: str = "Tự chấm điểm") -> None:
        """Answers each criterion that is open: the maximum, with a file where evidence is asked for."""
        await self.says("/nop", opened)
        await self.taps(first)
        await self.shows("Bước")
        while "Bước" in self.screen:
            step = self._step()
            if "bắt buộc có minh chứng" in self.screen:
                await self.sends_file()
                await self.taps("Về tiêu chí", step)
            await self.place.keeper.until(lambda: self._best() != "", "a verdict or a maximum")
            await self.taps(self._best())
            await self.place.keeper.until(
                lambda step=step: step not in self.screen and self.buttons != [],  # type: ignore[misc]
                f"{self.person} is past {step}",
            )

    def _step(self) -> str:
        found = re.search(r"Bước \d+/\d+", self.screen)
        assert found, self.screen
        return found[0]

    def _best(self) -> str:
        return next((each for each in self.buttons if each == "Đạt" or "(tối đa)" in each), "")

    async def hands_in(self) -> None:
        received = self.place.count(self.person, RECEIPT)
        await self.taps("Nộp bản tự chấm")
        await self.taps("Đúng, nộp")
        await self.place.keeper.until(lambda: self.place.count(self.person, RECEIPT) > received, "a receipt")


async def story(place: Town) -> None:
    """A deadline, five units: one by two people, one opened again, one extended, one that comes too late."""
    for person in EVERYBODY:
        await place.sees(person, "Kính chào")
    secretary = Hand(place, SECRETARY)
    await sets_deadline(secretary)
    for unit in UNITS:
        await all_hear(place, unit, NEW)
    officer = Hand(place, SPECIALIST["Thanh Hóa"])
    await officer.scores_everything()
    await officer.hands_in()
    await all_hear(place, "Thanh Hóa", RECEIPT)
    await two_people_of_one_unit(place)
    await one_opens_again(place)
    await moves_to(place, "2026-12-24 08:00")
    for unit in ("Quảng Trị", "Huế"):
        await all_hear(place, unit, TOMORROW)
    await extends(secretary, "Huế", "17h 31/12")
    await all_hear(place, "Huế", LONGER)
    await moves_to(place, "2026-12-25 19:01")
    await Hand(place, SPECIALIST["Quảng Trị"]).says("/nop", "Đã hết hạn nộp")
    await moves_to(place, "2026-12-28 08:00")
    await place.hears(SECRETARY, OVERDUE)
    await place.hears(SPECIALIST["Huế"], "còn 3 ngày")
    officer = Hand(place, SPECIALIST["Huế"])
    await officer.scores_everything()
    await officer.hands_in()
    await all_hear(place, "Huế", RECEIPT)


async def all_hear(place: Town, unit: str, what: str) -> None:
    for person in (SPECIALIST[unit], LEADER[unit]):
        await place.hears(person, what)


async def moves_to(place: Town, when: str) -> None:
    place.telegram.jump(datetime.fromisoformat(when).replace(tzinfo=ZONE))
    await asyncio.sleep(0)


async def sets_deadline(secretary: Hand) -> None:
    await secretary.says("/hanchot", "")
    for label in ("Quản lý hạn", "Đặt hạn mới", "Nộp bản tự chấm", "Dùng tên thường lệ"):
        await secretary.taps(label)
    await secretary.says("17h 25/12", "")
    for label in ("2 giờ", "Không nhận nữa", "Tất cả đơn vị"):
        await secretary.taps(label)
    await secretary.taps("Đặt hạn này", "Đã đặt hạn")


async def extends(secretary: Hand, unit: str, until: str) -> None:
    await secretary.says("/hanchot", "")
    for label in ("Quản lý hạn", "Nộp bản tự chấm năm…", "Gia hạn", unit):
        await secretary.taps(label)
    await secretary.says(until, "")
    await secretary.says("Đơn vị khắc phục hậu quả bão lũ", "")
    await secretary.taps("Đúng, gia hạn", "Đã gia hạn")


async def two_people_of_one_unit(place: Town) -> None:
    """The leader of Nghệ An writes while its specialist has the same criterion before them."""
    officer, chief = Hand(place, SPECIALIST["Nghệ An"]), Hand(place, LEADER["Nghệ An"])
    await officer.says("/nop", "Tự chấm điểm")
    await officer.taps("Bắt đầu chấm", "Bước 1/12")
    await chief.says("/nop", "Tự chấm điểm")
    await chief.taps("Tiếp tục", "Bước 1/12")
    await chief.says("8", "8 điểm")
    await officer.says("9", "vừa ghi 1.1: 8 điểm")
    await officer.taps("Ghi 9 điểm", "Đã lưu 1.1: 9 điểm")
    await officer.scores_everything("Tiếp tục")
    if "thiếu minh chứng" in officer.screen:
        await officer.taps("1.1", "Bước 1/12")
        await officer.sends_file()
        await officer.taps("Về tiêu chí", "Bước 1/12")
        await officer.taps("Danh sách")
        await officer.taps("Kiểm tra và nộp")
    await officer.hands_in()
    await all_hear(place, "Nghệ An", RECEIPT)


async def one_opens_again(place: Town) -> None:
    officer = Hand(place, SPECIALIST["Hà Tĩnh"])
    await officer.scores_everything()
    await officer.hands_in()
    await all_hear(place, "Hà Tĩnh", RECEIPT)
    await officer.says("/nop", "")
    await officer.taps("Mở lại để sửa")
    await officer.says("Ghi nhầm tiêu chí 1.3", "Đã mở lại bản tự chấm")
    await place.hears(LEADER["Hà Tĩnh"], REOPENED)
    await officer.taps("Xem lại")
    await officer.says("1.3", "1.3")
    await officer.says("7,5", "7,5 điểm")
    await officer.hands_in()


def end_of(folder: Path) -> list[str]:
    """What stands in the store at the end; it also checks that the store and its files are sound."""
    store = Store.in_folder(folder)
    assert store.read_now(lambda session: list(invariants.check(session))) == []
    assert store.read_now(lambda session: list(Files(folder).missing(session))) == []
    found = store.read_now(_facts)
    store.close()
    return found


def _facts(session: Session) -> list[str]:
    entries = session.scalars(select(Entry).order_by(Entry.submission_id, Entry.criterion_id)).all()
    audit = Counter(session.scalars(select(Audit.action)))
    evidence = session.scalars(select(Evidence).where(Evidence.removed_at.is_(None)).order_by(Evidence.id))
    reminders = select(Reminder.person_id, Reminder.step).where(Reminder.outbox_id.is_not(None))
    return [
        *(f"{each.submission_id} {each.criterion_id} {each.state} {each.points}" for each in entries),
        *(f"{action} {count}" for action, count in sorted(audit.items())),
        *(f"{each.entry_id} {each.digest}" for each in evidence),
        *(f"{each.number} {each.total} {each.fingerprint}" for each in session.scalars(select(Receipt))),
        *(f"{each.title} {each.due_at} {len(each.extensions)}" for each in session.scalars(select(Deadline))),
        *(f"{person} {step}" for person, step in session.execute(reminders.order_by(Reminder.id))),
        *_workbooks(session),
        *sorted(_notices(session)),
    ]


def _workbooks(session: Session) -> list[str]:
    """Every cell of every unit's copy, but for the times of day and the codes, which are drawn by lot."""
    found = []
    for tg_user_id in SPECIALIST.values():
        actor = actor_of(session, session.scalars(select(Person.id).where(Person.tg_user_id == tg_user_id)).one())
        for submission in session.scalars(select(Submission).where(Submission.unit_id == actor.unit_id)):
            copy = copy_for(session, actor=actor, submission_id=submission.id, now=NOW)
            book = load_workbook(BytesIO(copy_of(copy, _plain)))
            rows = book.worksheets[0].iter_rows(values_only=True)
            found += [_BY_CHANCE.sub("", str(each)) for row in rows for each in row if each is not None]
    return found


def _plain(phrase: Phrase) -> str:
    return catalogue("vi", ZONE).plain(phrase)


def _notices(session: Session) -> list[str]:
    rows = session.execute(select(Outbox.kind, Chat.tg_chat_id).join(Chat, Chat.id == Outbox.chat_id))
    return [f"{chat} {kind}" for kind, chat in rows]


def told(place: Town) -> Counter[tuple[int, str]]:
    """How often each person was told what nobody asks for."""
    notices = (NEW, LONGER, RECEIPT, REOPENED, TOMORROW, OVERDUE, "đã nộp bản tự chấm", "còn 3 ngày")
    return Counter({(person, what): place.count(person, what) for person in EVERYBODY for what in notices})


UNDISTURBED: list[tuple[list[str], Counter[tuple[int, str]]]] = []
"""The end of the story when nobody kills the bot, and what each was told; the first test finds it out."""


CRASHES = {
    "before-confirm": (5, 30, 12),
    "after-confirm": (4, 40, 25),
    "inbox-committed": (9, 25, 50),
    "effect-committed": (12, 30, 8),
    "before-answered": (15, 28, 33),
    "evidence-written": (1, 5, 4),
    "sent-not-recorded": (3, 9, 6),
}
"""At which passing of its crash point each start of the bot dies."""


def test_every_crash_point_is_tried() -> None:
    assert set(CRASHES) == POINTS


@pytest.mark.parametrize("point", sorted(CRASHES))
async def test_killed_while_five_units_score(
    point: str, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    expected, heard = await _undisturbed(tmp_path / "quiet")
    crashes = [f"{point}:{count}" for count in CRASHES[point]]
    async with town(tmp_path / "killed", prepare, crashes=crashes, settings=settings_for(point)) as place:
        await story(place)
        await place.keeper.until(lambda: place.keeper.deaths == 3, "the third death")
        await at_rest(place.keeper)
    record_property("kills", f"scoring, {point} x {place.keeper.deaths}")
    assert end_of(tmp_path / "killed") == expected
    uncertain = 3 if point == "sent-not-recorded" else 0
    _check_told(told(place), heard, uncertain)
    _check_outcomes(tmp_path / "killed", uncertain)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(6))
async def test_killed_at_any_moment(seed: int, tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    expected, heard = await _undisturbed(tmp_path / "quiet")
    async with town(tmp_path / "killed", prepare) as place, asyncio.TaskGroup() as group:
        group.create_task(kill_now_and_then(place.keeper, random.Random(seed)))
        await story(place)
        await place.keeper.until(lambda: place.keeper.deaths == 4, "the fourth death")
        await at_rest(place.keeper)
    record_property("kills", f"scoring, any moment x {place.keeper.deaths}")
    assert end_of(tmp_path / "killed") == expected
    uncertain = _uncertain(tmp_path / "killed")
    _check_told(told(place), heard, uncertain)


async def _undisturbed(folder: Path) -> tuple[list[str], Counter[tuple[int, str]]]:
    """The same story without a kill, told once a process."""
    if not UNDISTURBED:
        async with town(folder, prepare) as place:
            await story(place)
            await at_rest(place.keeper)
            heard = told(place)
        assert _uncertain(folder) == 0
        assert {(SECRETARY, OVERDUE), (LEADER["Hà Tĩnh"], REOPENED)} <= set(+heard)
        UNDISTURBED.append((end_of(folder), heard))
    return UNDISTURBED[0]


def _check_told(found: Counter[tuple[int, str]], expected: Counter[tuple[int, str]], uncertain: int) -> None:
    """Nothing is missing; nothing comes twice, but what was under way when the bot died and may not have arrived."""
    assert not +(expected - found), "missing"
    assert (found - expected).total() <= uncertain, found - expected


def _check_outcomes(folder: Path, uncertain: int) -> None:
    store = Store.in_folder(folder)
    outcomes = store.read_now(lambda session: set(session.scalars(select(Outbox.outcome))))
    store.close()
    assert outcomes <= ({Outcome.SENT, Outcome.UNCERTAIN} if uncertain else {Outcome.SENT})


def _uncertain(folder: Path) -> int:
    """The messages that were under way when the bot died: repeated, or listed as uncertain."""
    store = Store.in_folder(folder)
    rows = store.read_now(lambda s: list(s.scalars(select(Outbox))))
    store.close()
    return sum(row.outcome is Outcome.UNCERTAIN or row.attempts > 1 for row in rows)
