"""People who act in a store by the use cases alone: what the tests of every room begin with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Concatenate, ParamSpec, TypeVar

import pytest
from sqlalchemy.orm import Session

from bot.language.phrases import Phrase, Refused
from bot.people.invitations import Issued, invite, look_up, redeem
from bot.people.owner import claim, new_owner_code
from bot.people.permissions import Actor, actor_of
from bot.people.persons import Caller, meet, open_chat
from bot.people.seasons import Officers, start_season
from bot.people.units import add_unit
from storage import Store, audit, invariants
from storage.audit import Head
from storage.tables import Invitation, Role

Given = ParamSpec("Given")
Result = TypeVar("Result")


@dataclass
class Cast:
    """A store with people who act in it by the use cases alone."""

    store: Store
    now: datetime
    owner: int = 0

    def do(
        self, use_case: Callable[Concatenate[Session, Given], Result], *args: Given.args, **kwargs: Given.kwargs
    ) -> Result:
        """One use case in one transaction."""
        return self.store.transact_now(use_case, *args, **kwargs)

    def look(self, query: Callable[[Session], Result]) -> Result:
        """Looks at the store."""
        return self.store.read_now(query)

    def later(self, **more: float) -> datetime:
        """A moment after now."""
        return self.now + timedelta(**more)

    def refused(
        self, use_case: Callable[Concatenate[Session, Given], object], *args: Given.args, **kwargs: Given.kwargs
    ) -> Phrase:
        """What a use case that is refused says; it leaves no trace, not even in the audit."""
        before = self.head()
        with pytest.raises(Refused) as caught:
            self.store.transact_now(use_case, *args, **kwargs)
        assert self.head() == before
        return caught.value.phrase

    def head(self) -> Head:
        return self.store.read_now(audit.head)

    def meets(self, name: str, tg_user_id: int) -> int:
        """Somebody presses Start; gives the person's id."""

        def start(session: Session) -> int:
            person = meet(session, Caller(tg_user_id, name), now=self.now)
            open_chat(session, tg_user_id, kind="private", person_id=person.id, now=self.now)
            return person.id

        return self.do(start)

    def actor(self, person_id: int) -> Actor:
        return self.look(lambda session: actor_of(session, person_id))

    def boss(self) -> Actor:
        """The owner, who is made at the first call."""
        if not self.owner:
            self.owner = self.meets("Quản trị viên", 9001)
            assert self.claims(self.owner, self.do(new_owner_code, now=self.now))
        return self.actor(self.owner)

    def claims(self, person_id: int, code: str) -> bool:
        return self.do(claim, person_id=person_id, code=code, now=self.now)

    def unit(self, name: str, *aliases: str) -> int:
        """Adds a unit; gives its id."""
        return self.do(lambda s: add_unit(s, actor=self.boss_in(s), name=name, aliases=aliases, now=self.now).id)

    def boss_in(self, session: Session) -> Actor:
        return actor_of(session, self.owner) if self.owner else self.boss()

    def season(self, year: int, *unit_ids: int) -> int:
        """Opens a season led by its first unit; gives its id."""
        officers = Officers(lead_id=unit_ids[0], deputy_id=None)
        boss = self.boss()
        return self.do(
            lambda s: start_season(s, actor=boss, year=year, unit_ids=unit_ids, officers=officers, now=self.now).id
        )

    def issues(self, role: Role, unit_id: int | None = None, *, uses: int = 1, by: Actor | None = None) -> Issued:
        """An invitation with its code."""
        return self.do(invite, actor=by or self.boss(), role=role, unit_id=unit_id, uses=uses, now=self.now)

    def opens(self, person_id: int, code: str, *, at: datetime | None = None) -> int | None:
        """What a person finds behind a code: the invitation's id, or nothing."""

        def look(session: Session) -> int | None:
            found: Invitation | None = look_up(session, person_id=person_id, code=code, now=at or self.now)
            return found.id if found else None

        return self.do(look)

    def joins(self, person_id: int, role: Role, unit_id: int | None = None) -> int:
        """Somebody comes in by an invitation; gives the membership's id."""
        invitation_id = self.issues(role, unit_id).invitation_id
        return self.do(
            lambda s: redeem(s, person_id=person_id, invitation_id=invitation_id, now=self.now).id,
        )

    def sound(self) -> None:
        """Every invariant of the store holds, the audit chain first of all."""
        assert self.look(lambda session: list(invariants.check(session))) == []
