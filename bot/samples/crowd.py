"""A cluster with many units of one specialist each, for the benchmark of scoring. Filled by the use cases."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from bot.people.memberships import grant
from bot.people.owner import claim, new_owner_code
from bot.people.permissions import actor_of
from bot.people.persons import Caller, meet
from bot.people.seasons import Officers, start_season
from bot.people.units import add_unit
from bot.samples.personas import OWNER
from bot.samples.sheet import add_sample_sheet
from storage import Store
from storage.migrate import migrate
from storage.tables import Role


def fill_crowd(folder: Path, people: Sequence[int]) -> None:
    """Makes the store of a data folder in which each of these people scores for a unit of their own."""
    folder.mkdir(parents=True, exist_ok=True)
    store, now = Store.in_folder(folder), datetime.now(UTC)
    migrate(store, folder, now=now)
    store.transact_now(_fill, people=people, now=now)
    store.close()


def _fill(session: Session, *, people: Sequence[int], now: datetime) -> None:
    person = meet(session, Caller(OWNER.tg_user_id, OWNER.name), now=now)
    claim(session, person_id=person.id, code=new_owner_code(session, now=now), now=now)
    session.flush()
    owner = actor_of(session, person.id)
    units = [add_unit(session, actor=owner, name=f"Đơn vị {number}", now=now).id for number in people]
    officers = Officers(lead_id=units[0], deputy_id=None)
    season = start_season(session, actor=owner, year=now.year, unit_ids=units, officers=officers, now=now)
    add_sample_sheet(session, actor=owner, season_id=season.id, now=now)
    for number, unit_id in zip(people, units, strict=True):
        one = meet(session, Caller(number, f"Người {number}"), now=now)
        grant(session, person_id=one.id, role=Role.SPECIALIST, unit_id=unit_id, granted_by_id=owner.person_id, now=now)
