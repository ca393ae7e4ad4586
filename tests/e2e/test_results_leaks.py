"""Nobody learns of a draft, or of what waits for approval: not by command, count, file, error, forged press or code."""

import json
from pathlib import Path

from sqlalchemy import select

from storage.tables import Announcement, Approval, Outbox
from tests.e2e.results import drafts, sends
from tests.room import Chatter, Room, open_room
from tests.room import words as w

FIRST, SECOND = "Thường trực Cụm", "Thường trực Cụm (hai)"
OTHERS = ("Quản trị viên", "Chuyên viên Nghệ An", "Lãnh đạo Thanh Hóa", "Lãnh đạo Hà Tĩnh", "Quan sát viên", "Người lạ")
SECRET = "Hội nghị bí mật ngày mai"
NOMINATED = (("award-flag-nominated", "Hà Tĩnh"), ("award-certificate-nominated", "Quảng Trị"))
ACTIONS = (
    ("draft", ""), ("begin", "first"), ("begin", "correction"), ("nominee", "flag"), ("choose", 2), ("standings", "on"),
    ("note-off", ""), ("preview-picture", ""), ("send", 4), ("drop-now", ""), ("approval", 1), ("approval-picture", ""),
    ("approve", 5), ("approve-now", 5), ("one", 1), ("picture", ""), ("book", ""), ("letter", 1), ("letter-again", ""),
    ("letter-got", ""), ("go", "draft"), ("go", "preview"), ("go", "approval"), ("go", "approve"), ("go", "return"),
    ("go", "sent"), ("go", "uncertain"), ("go", "letter"), ("go", "note"), ("go", "drop"), ("go", "nominee"),
    ("go", "one"), ("decided", "flag"), ("decision-now", ""), ("go", "decision"),
)  # fmt: skip
NOTICES = ("n:go-approve:1", "n:go-draft:2", "n:go-results:1", "n:go-approve:2", "n:go-draft:1")


async def prepared(room: Room, *, waits: bool) -> None:
    first = room.person(FIRST)
    await drafts(first, flag="Hà Tĩnh", certificate="Quảng Trị")
    await first.taps(w("draft-note-button"))
    await first.says(SECRET)
    if waits:
        await sends(first)


def state(room: Room) -> list[object]:
    def look(session: object) -> list[object]:
        rows = session.scalars(select(Announcement)).all()  # type: ignore[attr-defined]
        return [(row.state, row.rev, row.editors, row.note) for row in rows]

    return room.looks(look)


async def test_a_draft_or_what_waits_is_nowhere_to_be_seen(tmp_path: Path) -> None:
    for waits in (False, True):
        async with open_room(tmp_path / str(waits)) as room:
            await prepared(room, waits=waits)
            before = state(room)
            for name in OTHERS:
                person = room.person(name)
                await everything(person)
                person.sees_nowhere(SECRET, *(w(key, unit=unit) for key, unit in NOMINATED))
                named = [message.body for message in person.answers if "photo" in message.body]
                assert named == []
                assert SECRET not in json.dumps([message.body for message in person.answers], ensure_ascii=False)
            assert state(room) == before
            assert room.looks(lambda s: s.scalars(select(Approval)).all()) == []
            asked = room.looks(lambda s: [row.kind for row in s.scalars(select(Outbox))])
            assert [kind for kind in asked if kind.startswith("results-")] == ["results-asked"] * waits


async def everything(person: Chatter) -> None:
    """All that somebody may try who has no right to know."""
    for text in ("/ketqua", "/ketqua 2026", "/ketqua AAAAAAAA", "/ketqua 1", "/ketqua None", "/cum"):
        await person.says(text)
        if "2026" in person.buttons:
            await person.taps("2026")
            person.has_not(w("results-draft-open-button"), w("results-draft-button"), w("results-correct-button"))
    for data in NOTICES:
        await person.forges(data)
    await person.says("/ketqua 2026")
    for action, arg in ACTIONS:
        await person.forges_here(action, arg)
        await person.says("/ketqua 2026")


async def test_an_error_says_the_same_of_a_draft_as_of_nothing(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        await prepared(room, waits=True)
        person = room.person("Lãnh đạo Thanh Hóa")
        said = []
        for number in (1, 999):
            await person.forges(f"n:go-approve:{number}")
            said.append(person.last)
            await person.forges(f"n:go-results:{number}")
            said.append(person.last)
        assert said[:2] == said[2:]
        person.sees(w("refused-no-announcement"))


async def test_the_secretariat_sees_what_others_do_not(tmp_path: Path) -> None:
    """The forbidden thing is really there."""
    async with open_room(tmp_path) as room:
        await prepared(room, waits=True)
        second = room.person(SECOND)
        await second.says("/ketqua 2026")
        await second.taps(w("results-draft-open-button"))
        second.sees(SECRET, "Hà Tĩnh")
        await second.taps(w("draft-preview-button"))
        second.sees(SECRET, *(w(key, unit=unit) for key, unit in NOMINATED))
