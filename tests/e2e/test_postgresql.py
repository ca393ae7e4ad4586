"""The same bot over PostgreSQL: a person comes in, asks, and is told of by the notices."""

from pathlib import Path

from sqlalchemy.orm import Session

from bot.people.invitations import invite
from bot.people.memberships import holders
from bot.people.permissions import actor_of
from bot.people.units import find_unit
from bot.practice import Telegram
from bot.samples.cluster import fill
from bot.samples.personas import furnish
from storage import Store
from storage.migrate import migrate
from storage.tables import Role
from tests import databases
from tests.conftest import NOW
from tests.room import running_bot, settings_for


def invitation(session: Session) -> str:
    owner = actor_of(session, holders(session, Role.OWNER)[0].person_id)
    unit_id = find_unit(session, "hue").sure
    return invite(session, actor=owner, role=Role.SPECIALIST, unit_id=unit_id, now=NOW).code


async def test_a_day_on_postgresql(tmp_path: Path) -> None:
    with databases.postgresql() as url:
        store = Store(url)
        migrate(store, tmp_path, now=NOW)
        store.transact_now(fill, now=NOW)
        code = store.transact_now(invitation)
        telegram = Telegram()
        furnish(telegram, enrolled=True)
        async with running_bot(settings_for(tmp_path), store, telegram) as room:
            await room.settle()
            newcomer, secretariat = room.person("Chuyên viên mới Huế"), room.person("Thường trực Cụm")
            await newcomer.starts(f"i-{code}")
            await newcomer.taps("Đồng ý")
            newcomer.sees("Chuyên viên – Huế")
            secretariat.sees("Thành viên mới")
            for person in (newcomer, room.person("Chuyên viên Nghệ An")):
                telegram.say(person.id, "điều 25")
            await room.settle()
            newcomer.sees("Điều 25")
            room.person("Chuyên viên Nghệ An").sees("Điều 25")
            room.is_sound()
