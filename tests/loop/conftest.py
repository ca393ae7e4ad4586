from datetime import date

import pytest
from sqlalchemy.orm import Session

from bot.people.permissions import Actor, actor_of
from bot.rules.loop.questions import note, pass_on
from storage.tables import AnswerZone, Role
from tests.cast import Cast

TODAY = date(2026, 11, 25)
TEXT = "Báo cáo tổng kết gửi Cụm có cần bản giấy không?"


class Loop:
    """A cluster with two of the secretariat, a member and a guest, who ask and answer by the use cases alone."""

    def __init__(self, cast: Cast) -> None:
        self.cast = cast
        self.unit = cast.unit("Huế")
        self.people = {
            name: cast.meets(name, 500 + number)
            for number, name in enumerate(("first", "second", "leader", "specialist", "observer", "guest"))
        }
        roles = (Role.SECRETARIAT, Role.SECRETARIAT, Role.LEADER, Role.SPECIALIST, Role.OBSERVER)
        for name, role in zip(self.people, roles, strict=False):
            unit = self.unit if role in {Role.LEADER, Role.SPECIALIST} else None
            cast.joins(self.people[name], role, unit)

    def who(self, name: str) -> Actor:
        return self.cast.boss() if name == "owner" else self.cast.actor(self.people[name])

    def asks(self, name: str, text: str = TEXT) -> int:
        """Somebody asks what is not known and passes it on; gives the question."""

        def ask(session: Session) -> int:
            now = self.cast.now
            number = note(session, text=text, zone=AnswerZone.UNKNOWN, source=None, now=now)
            pass_on(session, actor=actor_of(session, self.people[name]), question_id=number, now=now)
            return number

        return self.cast.do(ask)


@pytest.fixture
def loop(cast: Cast) -> Loop:
    return Loop(cast)


@pytest.fixture
def wide_loop(wide_cast: Cast) -> Loop:
    """The same on each kind of database."""
    return Loop(wide_cast)
