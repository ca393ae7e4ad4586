"""What was written long ago and has been answered is emptied, as /caidat promises."""

from datetime import timedelta
from pathlib import Path

from sqlalchemy import select

from storage.tables import Dialog, Inbox
from tests.room import open_room, words

QUESTION = "điều 25 và một điều rất riêng tư"


async def test_old_messages_and_resting_conversations_are_emptied(tmp_path: Path) -> None:
    async with open_room(tmp_path, inbox_keep_days=14) as room:
        person = room.person("Chuyên viên Nghệ An")
        await person.says(QUESTION)
        room.service.clock.offset += timedelta(days=13)
        await room.tick()
        assert any(QUESTION in (text or "") for text in room.looks(lambda s: list(s.scalars(select(Inbox.payload)))))
        room.service.clock.offset += timedelta(days=2)
        await room.tick()
        assert not any(room.looks(lambda session: list(session.scalars(select(Inbox.payload)))))
        assert set(room.looks(lambda session: session.scalars(select(Dialog.form)).all())) == {"home"}
        await person.taps("Trang chính")
        assert person.toast == words("screen-was-old")
        person.sees("Trợ lý thi đua")
