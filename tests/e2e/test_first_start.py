"""The first start: an owner's code, the guide, and invitations for all, without a manual."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from sqlalchemy import select

from bot.people.seasons import open_season
from bot.people.units import all_units
from bot.runtime.startup import first_owner_code
from bot.samples.personas import OWNER
from storage.tables import Audit, Invitation, Office, Unit
from tests.conftest import NOW
from tests.room import Chatter, Room, holds, open_room
from tests.room import words as w

CHOSEN = ["Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Quảng Trị", "Huế"]


@asynccontextmanager
async def owned_room(folder: Path) -> AsyncIterator[tuple[Room, Chatter]]:
    """An empty room and its owner, who has just brought the code."""
    async with open_room(folder, cluster=False) as room:
        code = await first_owner_code(room.store, now=NOW)
        owner = room.person(OWNER.name)
        await owner.starts(f"o-{code}")
        yield room, owner


def unit_names(room: Room) -> list[str]:
    return room.looks(lambda session: [unit.name for unit in all_units(session)])


async def to_the_last_step(owner: Chatter) -> None:
    """Through the guide with what it offers."""
    await owner.taps(w("setup-button"))
    await owner.taps(w("continue-button"))
    await owner.taps("2026")
    await owner.taps("Nghệ An")
    await owner.taps("Hà Tĩnh")


async def test_the_code_that_the_server_printed_makes_an_owner(tmp_path: Path) -> None:
    async with open_room(tmp_path, cluster=False) as room:
        owner, other = room.person(OWNER.name), room.person("Người khác")
        code = await first_owner_code(room.store, now=NOW)
        await other.starts("o-" + "x" * 22)
        other.sees(w("code-wrong"))
        await owner.starts(f"o-{code}")
        owner.sees(w("owner-welcome"), w("role-owner"))
        owner.has(w("setup-button"))
        await other.starts(f"o-{code}")
        other.sees(w("code-wrong"))
        other.has_not(w("setup-button"))
        assert await first_owner_code(room.store, now=NOW) is None
    assert not holds(tmp_path, str(code))


async def test_from_nothing_to_a_specialists_first_answer(tmp_path: Path) -> None:
    async with owned_room(tmp_path) as (room, owner):
        await owner.taps(w("setup-button"))
        owner.has(*CHOSEN)
        await owner.taps("Huế")
        await owner.says("Thành phố Huế")
        owner.has("Thành phố Huế")
        await owner.taps("Quảng Trị")
        await owner.taps(w("remove-unit-button"))
        owner.sees(w("setup-unit-removed", unit="Quảng Trị"))
        owner.has_not("Quảng Trị", "Huế")
        await owner.taps(w("add-unit-button"))
        await owner.says("ninh bình ")
        await owner.taps("ninh bình")
        await owner.says("Ninh Bình")
        owner.has("Ninh Bình")
        await owner.taps(w("continue-button"))
        await owner.says("2026")
        await owner.taps("Nghệ An")
        owner.has_not("Nghệ An")
        await owner.taps("Ninh Bình")
        owner.sees("2026", "Thành phố Huế")
        assert unit_names(room) == [], "nothing is written before the last step"
        await owner.taps(w("set-up-button"))
        owner.sees(w("setup-done", year="2026"))
        assert unit_names(room) == ["Thanh Hóa", "Nghệ An", "Hà Tĩnh", "Thành phố Huế", "Ninh Bình"]
        season = room.looks(open_season)
        assert season is not None
        offices = {member.name: member.office for member in season.members}
        assert offices["Nghệ An"] is Office.LEAD
        assert offices["Ninh Bình"] is Office.DEPUTY

        await owner.taps(w("invite-all-button"))
        await owner.taps("2")
        owner.has_read(w("sheet-sent", count=10))
        page = owner.document().decode()
        cards = re.findall(r"<section><h2>(.*?)</h2>.*?<small>(.*?)</small></section>", page, re.DOTALL)
        assert len(cards) == 10
        assert page.count("<svg") == 10
        assert not re.search(r"(?:src|href)=|url\(|@import|<script", page), "the sheet needs nothing from the net"
        link = dict(cards)["Chuyên viên – Thành phố Huế"]

        newcomer = room.person("Chuyên viên mới")
        await newcomer.follows(link)
        newcomer.sees("Chuyên viên – Thành phố Huế", w("offer-secret"))
        await newcomer.taps(w("accept-button"))
        newcomer.sees(w("joined", role="Chuyên viên – Thành phố Huế"), "2026", "Nghệ An")
        await newcomer.says("tiêu chuẩn cờ thi đua của Chính phủ")
        newcomer.sees("Điều 25", "06/2022/QH15")
        owner.has_read("Chuyên viên mới")
    for code in re.findall(r"start=i-([\w-]{22})", page):
        assert not holds(tmp_path, code)


async def test_every_link_of_the_sheet_works(tmp_path: Path) -> None:
    async with owned_room(tmp_path) as (room, owner):
        await to_the_last_step(owner)
        await owner.taps(w("set-up-button"))
        await owner.taps(w("invite-all-button"))
        await owner.taps("1")
        cards = re.findall(r"<h2>(.*?)</h2>.*?<small>(.*?)</small>", owner.document().decode(), re.DOTALL)
        for number, (role, link) in enumerate(cards):
            person = room.person(f"Người {number}")
            await person.follows(link)
            await person.taps(w("accept-button"))
            person.sees(w("joined", role=role))


async def test_start_in_the_middle_offers_to_go_on_and_nothing_is_lost(tmp_path: Path) -> None:
    async with owned_room(tmp_path) as (room, owner):
        await owner.taps(w("setup-button"))
        await owner.taps("Huế")
        await owner.taps(w("remove-unit-button"))
        await owner.taps(w("continue-button"))
        await owner.taps("2027")
        await owner.starts()
        owner.has(w("resume-button"))
        await owner.taps(w("resume-button"))
        owner.sees(w("setup-lead", year="2027").splitlines()[-1])
        owner.has_not("Huế")
        await owner.taps("Nghệ An")
        for leaving in (w("home-button"), w("ask-button")):
            await owner.taps(w("home-button")) if leaving == w("home-button") else await owner.says("/hoi")
            await owner.says("/batdau")
            await owner.taps(w("setup-button"))
            owner.sees(w("setup-deputy"))
        await owner.taps(w("no-deputy-button"))
        await owner.taps(w("set-up-button"))
        owner.sees(w("setup-done", year="2027"))
        await owner.says("/batdau")
        owner.has_not(w("resume-button"), w("setup-button"))
        assert unit_names(room) == CHOSEN[:4]


async def test_cancel_in_the_middle_drops_the_form(tmp_path: Path) -> None:
    async with owned_room(tmp_path) as (room, owner):
        await to_the_last_step(owner)
        await owner.says("/huy")
        owner.sees(w("cancelled"))
        owner.has_not(w("resume-button"))
        assert unit_names(room) == []
        await owner.taps(w("setup-button"))
        owner.sees(w("setup-title"))


async def test_typed_numbers_choose_buttons_where_no_text_is_waited_for(tmp_path: Path) -> None:
    async with owned_room(tmp_path) as (room, owner):
        await owner.says("1")
        owner.sees(w("setup-title"))
        await owner.says("７")
        owner.sees(w("setup-year").splitlines()[0])
        await owner.says("1")
        owner.sees(w("refused-year"))
        await owner.says("2026")
        await owner.says("2")
        await owner.says("3")
        owner.sees("Cụm trưởng: Nghệ An")
        await owner.says("1")
        assert unit_names(room) == CHOSEN


async def test_a_question_in_the_middle_of_a_form_is_answered_and_the_step_stays(tmp_path: Path) -> None:
    async with owned_room(tmp_path) as (room, owner):
        await owner.taps(w("setup-button"))
        for waiting in (w("add-unit-button"), "Huế"):
            await owner.taps(waiting)
            await owner.says("tiêu chuẩn cờ thi đua của Chính phủ là gì?")
            owner.sees("Điều 25")
            await owner.taps(w("back-button"))
        await owner.taps(w("continue-button"))
        await owner.says("tieu chuan co thi dua cua chinh phu")
        owner.sees("Điều 25", w("setup-year").splitlines()[0])
        owner.has("2026")
        await owner.says("2026")
        owner.has(*CHOSEN)
        await owner.says("tiêu chuẩn cờ thi đua của Chính phủ")
        owner.sees("Điều 25")
        await owner.says("/batdau")
        await owner.taps(w("resume-button"))
        owner.has(*CHOSEN)
        assert unit_names(room) == []


async def test_what_the_guide_refuses_leaves_no_trace_but_its_sentence(tmp_path: Path) -> None:
    async with owned_room(tmp_path) as (room, owner):
        await owner.taps(w("setup-button"))
        await owner.taps(w("add-unit-button"))
        await owner.says("TH")  # another name for Thanh Hóa, which the guide brings along
        before = room.looks(lambda s: s.scalars(select(Audit.id)).all())
        await owner.taps(w("continue-button"))
        await owner.taps("2026")
        await owner.taps("Nghệ An")
        await owner.taps("TH")
        await owner.taps(w("set-up-button"))
        owner.sees(w("refused-unit-taken", name="TH", unit="Thanh Hóa"))
        assert room.looks(lambda s: s.scalars(select(Unit)).all()) == []
        assert room.looks(lambda s: s.scalars(select(Audit.id)).all()) == before


async def test_names_that_cannot_be_are_refused_and_asked_for_again(tmp_path: Path) -> None:
    async with owned_room(tmp_path) as (_room, owner):
        await owner.taps(w("setup-button"))
        await owner.taps(w("add-unit-button"))
        for wrong in ("😀", "x" * 61, "Hà Nội\nHải Phòng"):
            await owner.says(wrong)
            owner.sees(w("refused-unit-name", longest=60))
        await owner.says("nghe an")
        owner.sees(w("refused-unit-taken", name="nghe an", unit="nghe an"))
        await owner.says("Hải Phòng")
        owner.has("Hải Phòng")


async def test_nobody_is_invited_before_there_are_units(tmp_path: Path) -> None:
    async with owned_room(tmp_path) as (room, owner):
        await owner.taps(w("invitations-button"))
        await owner.taps(w("invite-all-button"))
        owner.sees(w("refused-no-units"))
        await owner.forges_here("open", "invitations")
        await owner.forges_here("all", "2")
        owner.sees(w("refused-no-units"))
        assert room.looks(lambda s: s.scalars(select(Invitation)).all()) == []


async def test_a_code_that_is_pasted_is_followed_like_one_that_is_pressed(tmp_path: Path) -> None:
    async with open_room(tmp_path, cluster=False) as room:
        code = await first_owner_code(room.store, now=NOW)
        owner = room.person(OWNER.name)
        await owner.starts()
        await owner.says(room.service.desk.facts.link(f"o-{code}"))
        owner.sees(w("owner-welcome"))
    assert not holds(tmp_path, str(code))
