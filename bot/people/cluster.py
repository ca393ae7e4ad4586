"""Setting up a cluster in one step: its units and its first season."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from bot.people.seasons import Officers, start_season
from bot.people.units import OfferedUnit, add_unit, all_units
from storage.tables import Season


def set_up(
    session: Session,
    *,
    actor: Actor,
    units: Sequence[OfferedUnit],
    year: int,
    lead: int,
    deputy: int | None,
    now: datetime,
) -> Season:
    """Adds the units and opens their season; `lead` and `deputy` are places in `units`.

    Refused where the cluster has units already: then they are changed one by one.
    """
    actor.require(Action.MANAGE_UNITS)
    if all_units(session):
        raise Refused(say("refused-set-up-before"))
    if not {lead, deputy} <= {None, *range(len(units))}:
        raise Refused(say("refused-officer-no-member"))
    added = [add_unit(session, actor=actor, name=unit.name, aliases=unit.aliases, now=now) for unit in units]
    officers = Officers(lead_id=added[lead].id, deputy_id=None if deputy is None else added[deputy].id)
    unit_ids = [unit.id for unit in added]
    return start_season(session, actor=actor, year=year, unit_ids=unit_ids, officers=officers, now=now)
