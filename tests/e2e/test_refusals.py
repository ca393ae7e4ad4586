"""Every deed that is not everybody's, tried by everybody, through every door, with something there to be had.

A deed is a list of steps. Those who may take them get what they wanted; the others take the very same steps, with
buttons forged to fit their present screen, and nothing changes and nothing is told but a sentence.
"""

from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bot.people.invitations import invite
from bot.people.permissions import actor_of
from bot.people.units import add_unit, find_unit
from bot.samples.personas import OWNER
from storage.tables import Membership, Person, Role, Season, SeasonState
from tests.conftest import NOW
from tests.room import Chatter, Room, open_room
from tests.room import words as w

SECRETARY = "Thường trực Cụm"
LEADER, SPECIALIST, OBSERVER, GUEST = "Lãnh đạo Nghệ An", "Chuyên viên Nghệ An", "Quan sát viên", "Người lạ"
TABLES = ("unit", "unit_alias", "season", "season_unit", "invitation", "membership", "award", "audit", "outbox")
SECRET_NAMES = ("Chuyên viên Hà Tĩnh", "Lãnh đạo Hà Tĩnh", "Thường trực Cụm (hai)")


@dataclass(frozen=True)
class Deed:
    """Something to do in chat: typed after `>`, pressed otherwise. `tells`: what those who may get to see by it."""

    name: str
    steps: tuple[str, ...]
    may: tuple[str, ...] = (OWNER.name, SECRETARY)
    tells: str = ""


MANAGERS = (OWNER.name, SECRETARY)
DEEDS = (
    Deed("add a unit", ("open:cluster", "go:units", "go:add", ">Ninh Bình")),
    Deed("rename a unit", ("open:cluster", "unit:{hue}", ">Huế mới")),
    Deed("retire a unit", ("open:cluster", "unit:{idle}", "go:retire", "retire-now")),
    Deed("close the season", ("open:cluster", "go:close", "close-now:{season}")),
    Deed("change the officers", ("open:cluster", "lead-of", "lead:{hue}", "deputy:{ha_tinh}")),
    Deed("invite a specialist", ("open:invitations", "role:specialist", "unit:{ha_tinh}", "count:2")),
    Deed("invite an observer", ("open:invitations", "role:observer", "count:1")),
    Deed("invite everybody", ("open:invitations", "go:all", "all:2")),
    Deed("renew an invitation", ("open:invitations", "one:{invitation}", "renew")),
    Deed("take an invitation back", ("open:invitations", "one:{invitation}", "revoke")),
    Deed("end a role of another unit", ("open:people", "unit:{ha_tinh}", "person:{theirs}", "go:end", "end-now")),
    Deed("end a role of one's own unit", ("open:people", "unit:{nghe_an}", "person:{ours}", "go:end", "end-now")),
    Deed("end a role by a notice", ("n:end:{theirs}", "n:end-now:{theirs}")),
    Deed("invite a secretary", ("open:invitations", "role:secretariat", "count:1"), may=(OWNER.name,)),
    Deed("invite an owner", ("open:invitations", "role:owner", "count:1"), may=(OWNER.name,)),
    Deed("renew an owner's invitation", ("open:invitations", "one:{owners}", "renew"), may=(OWNER.name,)),
    Deed("take an owner's invitation back", ("open:invitations", "one:{owners}", "revoke"), may=(OWNER.name,)),
    Deed("end a secretary", ("open:people", "person:{second}", "go:end", "end-now"), may=(OWNER.name,)),
    Deed("end a secretary by a notice", ("n:end:{second}", "n:end-now:{second}"), may=(OWNER.name,)),
    Deed("read a notice of another unit", ("n:keep:{theirs}",), tells="Chuyên viên Hà Tĩnh"),
    Deed("leave for somebody else", ("open:mine", "leave:{theirs}", "leave-now"), may=("Chuyên viên Hà Tĩnh",)),
    Deed("see the people of another unit", ("open:people", "unit:{ha_tinh}"), tells="Lãnh đạo Hà Tĩnh"),
    Deed("see the people of the whole", ("open:people", "unit:cluster"), tells="Thường trực Cụm (hai)"),
    Deed("see the invitations", ("open:invitations",), tells=w("invitation-short", role=w("role-observer"), left=1)),
    Deed("see the cluster", ("open:cluster",), may=(*MANAGERS, LEADER, SPECIALIST, OBSERVER), tells="Thanh Hóa"),
    Deed("see one's colleagues", (">/thanhvien",), may=(*MANAGERS, LEADER, SPECIALIST), tells="Nghệ An"),
)


def prepared(session: Session) -> dict[str, int]:
    """Puts something there to be had; the ids of all that is tried for."""
    owner = actor_of(session, _person(session, OWNER.name))
    add_unit(session, actor=owner, name="Quảng Ngãi", now=NOW)
    session.flush()
    units = {"hue": "Huế", "ha_tinh": "Hà Tĩnh", "nghe_an": "Nghệ An", "idle": "Quảng Ngãi"}
    ids = {key: find_unit(session, name).sure or 0 for key, name in units.items()}
    ids["invitation"] = invite(session, actor=owner, role=Role.OBSERVER, unit_id=None, now=NOW).invitation_id
    ids["owners"] = invite(session, actor=owner, role=Role.OWNER, unit_id=None, now=NOW).invitation_id
    ids["season"] = session.scalars(select(Season.id).where(Season.state == SeasonState.OPEN)).one()
    holders = {"theirs": "Chuyên viên Hà Tĩnh", "ours": LEADER, "second": "Thường trực Cụm (hai)"}
    for key, name in holders.items():
        ids[key] = session.scalars(select(Membership.id).where(Membership.person_id == _person(session, name))).one()
    return ids


def _person(session: Session, name: str) -> int:
    return session.scalars(select(Person.id).where(Person.display_name == name)).one()


def whole(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Everything that a deed could change."""
    return {table: [tuple(row) for row in session.execute(text(f"SELECT * FROM {table}"))] for table in TABLES}


async def does(person: Chatter, deed: Deed, ids: dict[str, int]) -> list[str]:
    """Takes the steps as if all of them were offered; gives what was seen on the way."""
    seen = []
    for step in deed.steps:
        before = len(person.answers)
        step = step.format(**ids)  # noqa: PLW2901 - the same step, with its numbers
        if step.startswith(">"):
            await person.says(step[1:])
        elif step.startswith("n:"):
            await person.forges(step)
        else:
            await person.forges_here(*step.split(":"))
        fresh = person.answers[max(0, before - 1) :]
        seen += [line for message in fresh for line in (message.text, *message.buttons)] + [person.toast]
    return seen


@pytest.mark.parametrize("deed", DEEDS, ids=lambda deed: deed.name)
async def test_those_who_may_get_what_they_want_by_these_very_steps(tmp_path: Path, deed: Deed) -> None:
    async with open_room(tmp_path) as room:
        ids = room.store.transact_now(prepared)
        person = room.person(deed.may[-1])
        await person.starts()
        before = room.looks(whole)
        seen = await does(person, deed, ids)
        if deed.tells:
            assert any(deed.tells in each for each in seen), person.chat()
        else:
            assert room.looks(whole) != before, person.chat()


@pytest.mark.parametrize("name", [SECRETARY, LEADER, SPECIALIST, OBSERVER, GUEST])
async def test_all_others_get_a_sentence_and_nothing_else(tmp_path: Path, name: str) -> None:
    async with open_room(tmp_path) as room:
        ids = room.store.transact_now(prepared)
        person = room.person(name)
        await person.starts()
        before = room.looks(whole)
        forbidden = [deed for deed in DEEDS if name not in deed.may]
        for deed in forbidden:
            seen = await does(person, deed, ids)
            assert room.looks(whole) == before, f"{name} could {deed.name}\n{person.chat()}"
            assert any(sentence in each for each in seen for sentence in SENTENCES), f"{deed.name}\n{person.chat()}"
            assert not deed.tells or not any(deed.tells in each for each in seen), f"{deed.name}\n{person.chat()}"
        assert len(forbidden) >= 7
        if name != SECRETARY:
            person.sees_nowhere(*SECRET_NAMES, "Quảng Ngãi", w("role-owner"))


SENTENCES = tuple(w(key) for key in ("refused-guest", "refused-role", "button-unknown", "refused-role-ended"))


@pytest.mark.parametrize("name", [LEADER, SPECIALIST, OBSERVER, GUEST])
async def test_commands_links_and_words_open_no_door_either(tmp_path: Path, name: str) -> None:
    async with open_room(tmp_path) as room:
        room.store.transact_now(prepared)
        person = room.person(name)
        await person.starts()
        before = room.looks(whole)
        for way in ("/moi", "/thanhvien", "/cum", "/Mời", "/thànhviên", "/moi 1", "/thanhvien Hà Tĩnh"):
            await person.says(way)
        for payload in ("moi", "thanhvien", "cum", "setup", "people", "invitations", "open-people", "1"):
            await person.starts(payload)
        for words in ("Mời tham gia", "thu hồi vai trò", "Thành viên Hà Tĩnh", "s1:open:people", "n:end:1", "1", "99"):
            await person.says(words)
        assert room.looks(whole) == before
        person.sees_nowhere(*SECRET_NAMES, "Quảng Ngãi")
        host = room.person(OWNER.name)
        await host.starts("moi")
        host.sees(w("invitations-title"))


@pytest.mark.parametrize("name", [LEADER, SPECIALIST, OBSERVER, GUEST])
async def test_the_guide_of_an_empty_cluster_is_for_its_owner(tmp_path: Path, name: str) -> None:
    async with open_room(tmp_path, cluster=False) as room:
        person = room.person(name)
        await person.starts()
        steps = ("open:setup", "go:add", "units-done", "year:2026", "lead:0", "deputy:1", "set-up", "remove", "add")
        for step in steps:
            seen = await does(person, Deed("set up", ("open:setup", step)), {})
            assert any(w("refused-guest") in each for each in seen), person.chat()
            assert not any("Thanh Hóa" in each for each in seen), person.chat()
        assert room.looks(whole)["unit"] == []


async def test_a_form_that_stood_open_when_the_role_ended_is_closed(tmp_path: Path) -> None:
    """The secretary stands in the middle of things; the owner ends the role; each next step leads nowhere."""
    ways: tuple[tuple[str, ...], ...] = (
        ("open:invitations", "role:specialist"),
        ("open:invitations", "role:specialist", "unit:{ha_tinh}"),
        ("open:invitations", "one:{invitation}"),
        ("open:people", "unit:{ha_tinh}"),
        ("open:people", "unit:{ha_tinh}", "person:{theirs}"),
        ("open:cluster", "go:units"),
        ("open:cluster", "unit:{hue}"),
        ("open:cluster", "lead-of"),
    )
    nexts = ("role:leader", "unit:{ha_tinh}", "count:1", "renew", "go:end", "go:add", "lead:{hue}", ">Tên mới")
    async with open_room(tmp_path) as room:
        ids = room.store.transact_now(prepared)
        owner, secretary = room.person(OWNER.name), room.person("Thường trực Cụm (hai)")
        for way, following in zip(ways, nexts, strict=True):
            await does(secretary, Deed("stand there", way), ids)
            await _ends(owner, room, secretary)
            before, read = room.looks(whole), len(secretary.answers)
            seen = await does(secretary, Deed("go on", (following,)), ids)
            assert room.looks(whole) == before, f"{way} {following}\n{secretary.chat()}"
            shown = [line for message in secretary.answers[read:] for line in (message.text, *message.buttons)]
            for secret in ("Hà Tĩnh", "Quảng Ngãi"):
                assert not any(secret in line for line in shown), f"{way} {following}: {seen}\n{secretary.chat()}"
            await _comes_back(room, secretary)


async def _ends(owner: Chatter, room: Room, person: Chatter) -> None:
    held = room.looks(
        lambda s: s.scalar(
            select(Membership.id)
            .join(Person, Person.id == Membership.person_id)
            .where(Person.tg_user_id == person.id, Membership.ended_at.is_(None))
        )
    )
    await owner.forges(f"n:end-now:{held}")
    person.sees(w("notice-role-ended", role=w("role-secretariat")))


async def _comes_back(room: Room, person: Chatter) -> None:
    def again(session: Session) -> str:
        owner = actor_of(session, _person(session, OWNER.name))
        return invite(session, actor=owner, role=Role.SECRETARIAT, unit_id=None, now=NOW).code

    await person.starts(f"i-{room.store.transact_now(again)}")
    await person.taps(w("accept-button"))


HOSTILE = ("", "abc", "-1", "9" * 30, "😀")


@pytest.mark.parametrize(
    ("form", "actions"),
    [
        ("cluster", ("unit", "lead", "deputy", "close-now", "year", "page", "new-year", "retire-now", "go")),
        ("invitations", ("one", "role", "unit", "count", "all", "page", "units-page", "renew", "revoke", "go")),
        ("people", ("unit", "person", "page", "people-page", "end-now", "go")),
        ("mine", ("leave", "leave-now", "language", "go")),
        ("ask", ("provision", "article", "go")),
        ("welcome", ("accept", "decline", "go")),
    ],
)
async def test_forged_numbers_bring_the_owner_a_sentence_and_no_fault(
    tmp_path: Path, form: str, actions: tuple[str, ...]
) -> None:
    async with open_room(tmp_path) as room:
        owner = room.person(OWNER.name)
        before = room.looks(whole)
        for action in actions:
            for arg in HOSTILE[:: 2 if action in {"go", "language"} else 1]:
                await owner.forges_here("open", form)
                await owner.forges_here(action, arg)
                assert owner.last.strip()
        assert room.looks(whole) == before


async def test_steps_that_are_not_there_or_not_ready_lead_somewhere(tmp_path: Path) -> None:
    steps = ("end", "nope", "", "deputy", "confirm", "retire", "offer", "article")
    forms = ("home", "ask", "setup", "cluster", "people", "invitations", "welcome", "mine", "nope", "help")
    async with open_room(tmp_path) as room:
        owner = room.person(OWNER.name)
        for form, step in product(forms, steps):
            await owner.forges_here("open", form)
            await owner.forges_here("go", step)
            assert owner.buttons
