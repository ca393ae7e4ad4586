"""Lookups in the chat: a leader in a meeting, ambiguous words, a question in the middle of a form, groups."""

from collections.abc import AsyncIterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.lookups.heard import Lookup
from bot.samples.bench_lookups import _actor, _hand_in
from handlers.lookups.behind import ABOUT
from storage.tables import Entry, Submission, Unit
from tests.room import Chatter, Room, open_room, words

FIGURES = ("100/100", "99/100", "9,5", "100 điểm", "99 điểm")


def hand_in(session: Session) -> None:
    _hand_in(session, _actor(session, "Chuyên viên Nghệ An"), less=Decimal(0))
    _hand_in(session, _actor(session, "Chuyên viên Hà Tĩnh"), less=Decimal(1))


@pytest.fixture
async def room(tmp_path: Path) -> AsyncIterator[Room]:
    async with open_room(tmp_path) as opened:
        await opened.store.transact(hand_in)
        await opened.tick()  # those who are told of it have been told
        yield opened


async def test_a_leader_in_a_meeting_asks_five_things_in_a_row(room: Room) -> None:
    leader = room.person("Lãnh đạo Quảng Trị")
    await leader.says("tỉnh nào chưa nộp")
    leader.sees("2/5", "Chưa nộp: Quảng Trị, Thanh Hóa và Huế", "Số liệu lúc 09:00")
    leader.has(words("progress-button"), words("lookup-other-button"))
    await leader.says("Hà Tĩnh nộp chưa")
    leader.sees("Hà Tĩnh đã nộp bản tự chấm")
    await leader.says("điểm của Nghệ An")
    leader.sees(words("lookup-unpublished", year="2026"))
    await leader.says("năm 2022 ai được cờ")
    leader.sees("Nghệ An được suy tôn, đề nghị tặng Cờ thi đua của Chính phủ")
    await leader.says("cụm trưởng năm nay là ai")
    leader.sees("Cụm trưởng năm 2026: Thanh Hóa")
    leader.sees_nowhere(*FIGURES, "được tặng Cờ")
    await leader.says("ai đứng đầu năm 2022")
    leader.sees("Nghệ An được suy tôn, đề nghị", words("lookup-no-points", year="2022"))


async def test_the_screen_behind_an_answer_is_one_press_away(room: Room) -> None:
    person = room.person("Chuyên viên Huế")
    await person.says("tiến độ")
    await person.taps(words("progress-button"))
    person.sees(words("progress-title", year="2026"))
    await person.says("ai nộp rồi")
    await person.taps(words("lookup-other-button"))
    person.sees("ai nộp rồi")


@pytest.mark.parametrize(("typed", "unit"), [("trị nộp chưa", "Quảng Trị"), ("trị", "Quảng Trị")])
async def test_a_part_of_a_name_is_asked_back(room: Room, typed: str, unit: str) -> None:
    person = room.person("Chuyên viên Huế")
    await person.says(typed)
    person.sees(words("lookup-perhaps-unit"))
    person.has(unit)
    person.has_not("Nghệ An")
    await person.taps(unit)
    person.sees("Quảng Trị chưa nộp")


@pytest.mark.parametrize("typed", ["quang tri", "QT", "QT nộp chưa", "tỉnh Quảng Trị"])
async def test_a_whole_name_needs_no_question(room: Room, typed: str) -> None:
    person = room.person("Chuyên viên Huế")
    await person.says(typed)
    person.sees("Quảng Trị chưa nộp")


async def test_a_unit_that_is_asked_for_may_be_typed(room: Room) -> None:
    person = room.person("Thường trực Cụm")
    await person.says("nộp chưa")
    person.sees(words("lookup-which-unit"))
    await person.says("ha tinh")
    person.sees("Hà Tĩnh đã nộp")
    await person.says("nộp chưa")
    await person.says("2")
    person.sees("Nghệ An đã nộp")


async def test_two_readings_are_offered(room: Room) -> None:
    person = room.person("Chuyên viên Huế")
    await person.says("đơn vị nhất cụm thi đua các tỉnh được tặng gì")
    person.sees("Ý đồng chí là", words("lookup-about-points"))
    await person.taps(words("lookup-figures-button"))
    person.sees(words("lookup-unpublished", year="2026"))


async def test_a_question_about_the_rules_stays_one(room: Room) -> None:
    person = room.person("Chuyên viên Huế")
    await person.says("Ai có thẩm quyền tặng Cờ thi đua của Chính phủ?")
    person.sees("Điều")
    person.has_not(words("lookup-figures-button"))


async def test_a_changed_message_corrects_its_lookup(room: Room) -> None:
    person = room.person("Chuyên viên Huế")
    said = await person.says("Hà Tĩnh nộp chưa")
    await person.edits(said, "Quảng Trị nộp chưa")
    person.sees("Quảng Trị chưa nộp")


async def test_asked_while_scoring_the_step_stays_and_a_digit_stays_a_score(room: Room) -> None:
    person = room.person("Chuyên viên Huế")
    await begin(person)
    step = person.last
    await person.says("Hà Tĩnh nộp chưa")
    person.sees("Hà Tĩnh đã nộp bản tự chấm", step.splitlines()[0])
    await person.says("tiến độ")
    person.sees("2/5", step.splitlines()[0])
    await person.says("9")
    person.sees("9")
    room_points = room.looks(lambda s: points_of(s, "Huế"))
    assert room_points == ["9.00"]


async def begin(person: Chatter) -> None:
    """Opens the first criterion of one's own self-scoring."""
    await person.says("/nop")
    await person.taps(words("score-begin-button"))


def points_of(session: Session, unit: str) -> list[str]:
    query = (
        select(Entry.points)
        .join(Submission, Submission.id == Entry.submission_id)
        .join(Unit, Unit.id == Submission.unit_id)
        .where(Unit.name == unit)
    )
    return [str(points) for points in session.scalars(query)]


async def test_strangers_learn_nothing(room: Room) -> None:
    stranger = room.person("Người lạ")
    for text in ("tỉnh nào chưa nộp", "Hà Tĩnh nộp chưa", "điểm của Nghệ An", "trị", "ai phụ trách Quảng Trị"):
        await stranger.says(text)
        stranger.sees_nowhere("Chưa nộp", "đã nộp bản", "Chuyên viên", *FIGURES)
    await stranger.says("tỉnh nào chưa nộp")
    stranger.sees(words("refused-guest"))


QUESTIONS = (
    "điểm của Nghệ An",
    "Nghệ An được mấy điểm",
    "điểm tiêu chí 2.1 của Nghệ An",
    "Hà Tĩnh xếp thứ mấy",
    "ai đứng đầu",
    "bảng xếp hạng",
    "NA bn diem",
    "tong diem nghe an",
    "Nghệ An",
    "ai được cờ năm nay",
    "bao giờ công bố",
)


@pytest.mark.parametrize("name", ["Chuyên viên Quảng Trị", "Lãnh đạo Huế", "Quan sát viên"])
async def test_plain_words_leak_no_figures(room: Room, name: str) -> None:
    person = room.person(name)
    for text in QUESTIONS:
        await person.says(text)
        await person.says(f"/hoi {text}")
    person.sees_nowhere(*FIGURES)


async def test_those_who_may_see_figures_see_them_in_private_and_not_in_a_group(room: Room) -> None:
    office = room.person("Thường trực Cụm")
    await office.says("điểm của Nghệ An")
    office.sees("100/100", words("lookup-is-provisional"))
    group = await room.settled_group("Nhóm Cụm", office, room.person("Người lạ"))
    for text in (*QUESTIONS, "tôi còn nợ gì", "ai phụ trách Quảng Trị"):
        await group.hears(office, f"/hoi {text}")
    said = " ".join(each.text for each in group.answers)
    assert not any(figure in said for figure in FIGURES)
    assert words("lookup-unpublished", year="2026") in said
    assert words("lookup-group-personal") in said
    assert "Chuyên viên Quảng Trị" not in said


async def test_a_group_is_told_what_everybody_in_the_cluster_knows(room: Room) -> None:
    leader, stranger = room.person("Lãnh đạo Huế"), room.person("Người lạ")
    group = await room.settled_group("Nhóm Cụm", room.person("Thường trực Cụm"), leader, stranger)
    await group.hears(leader, "/hoi tỉnh nào chưa nộp")
    assert "Chưa nộp: Thanh Hóa, Quảng Trị và Huế" in group.answers[-1].text
    await group.hears(leader, "/hoi đơn vị tôi nộp chưa")
    assert "Huế chưa nộp" in group.answers[-1].text
    await group.hears(leader, "/hoi trị nộp chưa")
    assert group.answers[-1].text == words("lookup-group-which")
    await group.hears(stranger, "/hoi tỉnh nào chưa nộp")
    assert "Chưa nộp" not in group.answers[-1].text


async def test_a_forged_unit_tells_no_more_than_a_typed_one(room: Room) -> None:
    person = room.person("Chuyên viên Huế")
    await person.says("nộp chưa")
    for arg in ("0", "99999", "abc", "-1"):
        await person.forges_here("unit", arg)
        person.sees_nowhere(*FIGURES)
        await person.says("nộp chưa")


def test_every_lookup_is_called_something() -> None:
    assert set(ABOUT) == set(Lookup)
