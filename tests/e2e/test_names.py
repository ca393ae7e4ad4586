"""People are called all sorts of things; everywhere they are shown as they are called, and break nothing."""

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.samples.personas import OWNER
from storage.tables import Person
from tests.e2e.test_enrolment import invites
from tests.room import open_room
from tests.room import words as w

UNIT = "Sở <Nội vụ> & “Đồng sự” 😀"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("<b>Đậm</b>", "<b>Đậm</b>"),
        ("Tèo & Tí &amp; &lt;", "Tèo & Tí &amp; &lt;"),
        ("</b></i><a href='tg://user?id=1'>x", "</b></i><a href='tg://user?id=1'>x"),
        ("😀👨‍👩‍👧‍👦🇻🇳", "😀👨‍👩‍👧‍👦🇻🇳"),
        ("\u202eAn\u202c Văn\u200f", "An Văn"),
        ("Ẩn" + "\u200b" * 5 + "mình", "Ẩnmình"),
        ("Dài" * 22, "Dài" * 22),
        ("{ $name } { -x } %s {0}", "{ $name } { -x } %s {0}"),
        ("\u3164", None),
        ("A\u2028• Quản trị viên: B", "A • Quản trị viên: B"),
        ("\ue0000\ue001", "\ue0000\ue001"),
    ],
)
async def test_a_name_is_shown_as_it_is_wherever_it_is_shown(tmp_path: Path, name: str, shown: str | None) -> None:
    async with open_room(tmp_path) as room:
        secretary, owner, person = room.person("Thường trực Cụm"), room.person(OWNER.name), room.person(name)
        await person.follows(await invites(secretary, w("role-specialist"), "Huế"))
        await person.taps(w("accept-button"))
        known = room.looks(lambda s: s.scalars(select(Person.id).where(Person.tg_user_id == person.id)).one())
        called = shown if shown is not None else w("person-nameless", number=str(known))
        role = "Chuyên viên – Huế"
        owner.has_read(f"{called} vừa nhận vai trò “{role}”")
        await person.says("/caidat")
        person.sees(shown if shown is not None else "(–)")
        await person.says("/thanhvien")
        person.sees(w("people-line", role=w("role-specialist"), name=called))
        await secretary.says("/thanhvien")
        await secretary.taps(w("people-unit", unit="Huế", count=3))
        secretary.sees(w("people-line", role=w("role-specialist"), name=called))
        await secretary.taps(called)
        secretary.sees(called)
        await secretary.taps(w("end-role-button"))
        secretary.sees(w("end-sure", role=role, name=called))
        await secretary.taps(w("end-now-button"))
        secretary.sees(w("role-ended-done", role=role, name=called))


async def test_a_units_name_is_shown_as_it_is_wherever_it_is_shown(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        owner, person = room.person(OWNER.name), room.person("Người mới")
        await owner.says("/cum")
        await owner.taps(w("units-button"))
        await owner.taps(w("add-unit-button"))
        await owner.says(UNIT)
        owner.sees(w("unit-added", unit=UNIT))
        await owner.taps(UNIT)
        owner.sees(UNIT)
        await owner.says(UNIT + " mới")
        owner.sees(w("unit-renamed", unit=UNIT + " mới"))
        await person.follows(await invites(owner, w("role-leader"), UNIT + " mới"))
        person.sees(f"Lãnh đạo đơn vị – {UNIT} mới")
        await person.taps(w("accept-button"))
        person.sees(UNIT)
        await owner.says("/moi")
        await owner.taps(w("invite-all-button"))
        await owner.taps("1")
        assert b"<N\xe1\xbb\x99i" not in owner.document()
        assert "Sở &lt;Nội vụ&gt; &amp; “Đồng sự” 😀 mới" in owner.document().decode()


async def test_a_question_is_echoed_as_it_was_asked(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person("Người lạ")
        for question in ("<b>cờ</b> & thi đua", "&lt;i&gt; cờ", "{ $x } cờ", "cờ \ue0000\ue001", "</i><pre>cờ"):
            await person.says(question)
            person.sees(question)


async def test_a_changed_name_is_shown_from_then_on(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        specialist, owner = room.person("Chuyên viên Nghệ An"), room.person(OWNER.name)
        room.telegram.add_person(first_name="Tên <mới>", id=specialist.id)
        await specialist.says("/caidat")
        specialist.sees("Tên <mới>")
        await owner.says("/thanhvien")
        await owner.taps(w("people-unit", unit="Nghệ An", count=2))
        owner.has("Tên <mới>")
