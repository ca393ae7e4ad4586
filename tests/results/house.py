"""A cluster that announces its results: two units that have handed in, two of the secretariat, leaders, a group."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.people.groups import register_group
from bot.people.permissions import Actor
from bot.people.persons import open_chat
from bot.results.approving import Approved, approve
from bot.results.drafting import Sent, begin, choose, send, set_standings
from bot.results.drafts import DraftView
from bot.results.reading import Announced, announcement_for
from storage.tables import Announcement, AwardKind, Chat, Outbox, Role, SeasonUnit
from tests.cast import Cast
from tests.scoring.team import Team

FLAG, CERTIFICATE = AwardKind.FLAG, AwardKind.CERTIFICATE
GROUP = -4001


@dataclass
class House:
    """A team and its second secretary. The lead unit is Thanh Hóa; there is no deputy."""

    team: Team
    second: Actor = field(default_factory=lambda: Actor(0))

    @property
    def cast(self) -> Cast:
        return self.team.cast

    @property
    def now(self) -> datetime:
        return self.team.now

    @property
    def first(self) -> Actor:
        return self.team.office

    def do(self, use_case: Callable[..., Any], **more: Any) -> Any:
        """One use case at the present moment."""
        return self.cast.do(use_case, **{"now": self.now} | more)

    def refusal(self, use_case: Callable[..., Any], **more: Any) -> str:
        """By which words a use case is refused."""
        return self.cast.refused(use_case, **{"now": self.now} | more).key

    def begins(self, *, by: Actor | None = None, corrects: bool = False) -> DraftView:
        draft: DraftView = self.do(begin, actor=by or self.first, season_id=self.team.season, corrects=corrects)
        return draft

    def drafts(self, *, standings: bool = False, corrects: bool = False) -> DraftView:
        """The first secretary nominates Nghệ An for the flag, Thanh Hóa for the certificate."""
        draft = self.begins(corrects=corrects)
        lead, other = self.team.units
        for kind in AwardKind:
            draft = self.do(choose, actor=self.first, announcement_id=draft.id, kind=kind, unit_id=None)
        for kind, unit in ((FLAG, other), (CERTIFICATE, lead)):
            draft = self.do(choose, actor=self.first, announcement_id=draft.id, kind=kind, unit_id=unit)
        if standings:
            draft = self.do(set_standings, actor=self.first, announcement_id=draft.id, wanted=True)
        return draft

    def sends(self, draft: DraftView, *, by: Actor | None = None) -> DraftView:
        sent = self.do(send, actor=by or self.first, announcement_id=draft.id, seen_rev=draft.rev)
        assert isinstance(sent, Sent)
        return sent.draft

    def publishes(self, draft: DraftView | None = None, *, at: datetime | None = None) -> Announced:
        """It is sent by the first secretary and approved by the second."""
        waiting = self.sends(draft or self.drafts())
        done = self.do(approve, actor=self.second, announcement_id=waiting.id, seen_rev=waiting.rev, now=at or self.now)
        assert isinstance(done, Approved)
        return self.reads(done.announcement_id)

    def reads(self, announcement_id: int) -> Announced:
        return self.cast.look(lambda s: announcement_for(s, actor=self.team.observer, announcement_id=announcement_id))

    def row(self, announcement_id: int) -> Announcement:
        return self.cast.look(lambda s: s.get_one(Announcement, announcement_id))

    def excludes(self, unit_id: int, reason: str = "đang thanh tra") -> None:
        values = {"excluded_at": self.now, "exclude_reason": reason}
        self.changes(update(SeasonUnit).where(SeasonUnit.unit_id == unit_id).values(**values))

    def loses(self, actor: Actor) -> None:
        """Somebody cannot be reached any more."""
        self.changes(update(Chat).where(Chat.person_id == actor.person_id).values(unreachable_since=self.now))

    def changes(self, statement: Any) -> None:
        """Changes the store directly."""

        def change(session: Session) -> None:
            session.execute(statement)

        self.cast.do(change)

    def registers(self, number: int = GROUP, title: str = "Nhóm của cụm") -> int:
        """The first secretary registers a group; gives its number in the store."""

        def add(session: Session) -> int:
            open_chat(session, number, kind="group", person_id=None, now=self.now, title=title)
            return register_group(session, actor=self.first, tg_chat_id=number, now=self.now).id

        return self.cast.do(add)

    def posted(self, announcement_id: int) -> list[tuple[str, int]]:
        """What was put in the outbox of an announcement: kind and chat."""
        rows = self.cast.look(lambda s: list(s.scalars(select(Outbox).order_by(Outbox.id))))
        return [(row.kind, row.chat_id) for row in rows if row.args.get("announcement") == announcement_id]


def gathered(cast: Cast) -> House:
    """The cluster with a small sheet by which both units have scored themselves and handed in."""
    team = Team(cast)
    team.gather()
    team.apply()
    for specialist, points in ((team.an, "9.5"), (team.nghe, "8")):
        team.fills(specialist)
        team.points("1.1", points, specialist)
        team.hands_in(specialist)
    house = House(team)
    house.second = team.member("Thường trực hai", 302, Role.SECRETARIAT, None)
    return house
