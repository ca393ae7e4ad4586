"""Who may do what: one table of action, role, and whether it must be the person's own unit.

Every use case asks it; a hidden button is a courtesy, not a guard.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from sqlalchemy import ScalarSelect, bindparam, select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from storage.tables import Membership, Office, Role, Season, SeasonState, SeasonUnit


class Action(Enum):
    """What can be asked for in the cluster."""

    ASK_RULES = auto()
    SEE_CLUSTER = auto()
    SEE_PEOPLE = auto()
    MANAGE_UNITS = auto()
    MANAGE_SEASONS = auto()
    INVITE_UNIT_ROLES = auto()
    INVITE_OFFICERS = auto()
    END_UNIT_ROLES = auto()
    END_OFFICERS = auto()
    RECORD_RESULTS = auto()
    SEE_SHEET = auto()
    MANAGE_SHEET = auto()
    SEE_ENTRIES = auto()
    SCORE = auto()
    APPROVE = auto()
    REOPEN = auto()
    VERIFY = auto()
    SEE_STANDINGS = auto()
    EXCLUDE_UNITS = auto()
    DRAFT_RESULTS = auto()
    APPROVE_RESULTS = auto()
    SEE_RESULTS = auto()
    REGISTER_GROUPS = auto()
    SEE_PROGRESS = auto()
    SEE_DEADLINES = auto()
    MANAGE_DEADLINES = auto()
    COMPLETE_TASKS = auto()
    MANAGE_RULES = auto()
    ANSWER_QUESTIONS = auto()
    APPROVE_ANSWERS = auto()


class Reach(Enum):
    """How far a role's permission goes."""

    ANY_UNIT = auto()
    OWN_UNIT = auto()
    AS_LEAD = auto()
    """For the people of the season's lead unit: the whole cluster."""
    AS_OFFICER = auto()
    """The same, and for those of the deputy unit."""
    AS_REVIEWER = auto()
    """For the people of the lead unit: every unit but their own; for those of the deputy unit: the lead unit."""


_ALL = Reach.ANY_UNIT
_OWN = Reach.OWN_UNIT

EVERYBODY = frozenset({Action.ASK_RULES})
"""What guests may do, and so everybody."""

TABLE: Mapping[Action, Mapping[Role, Reach]] = {
    Action.ASK_RULES: dict.fromkeys(Role, _ALL),
    Action.SEE_CLUSTER: dict.fromkeys(Role, _ALL),
    Action.SEE_PEOPLE: {Role.OWNER: _ALL, Role.SECRETARIAT: _ALL, Role.LEADER: _OWN, Role.SPECIALIST: _OWN},
    Action.MANAGE_UNITS: {Role.OWNER: _ALL, Role.SECRETARIAT: _ALL},
    Action.MANAGE_SEASONS: {Role.OWNER: _ALL, Role.SECRETARIAT: _ALL},
    Action.INVITE_UNIT_ROLES: {Role.OWNER: _ALL, Role.SECRETARIAT: _ALL},
    Action.INVITE_OFFICERS: {Role.OWNER: _ALL},
    Action.END_UNIT_ROLES: {Role.OWNER: _ALL, Role.SECRETARIAT: _ALL},
    Action.END_OFFICERS: {Role.OWNER: _ALL},
    Action.RECORD_RESULTS: {Role.OWNER: _ALL, Role.SECRETARIAT: _ALL},
    Action.SEE_SHEET: dict.fromkeys(Role, _ALL),
    Action.MANAGE_SHEET: {Role.OWNER: _ALL, Role.SECRETARIAT: _ALL},
    Action.SEE_ENTRIES: {Role.LEADER: _OWN, Role.SPECIALIST: _OWN},
    Action.SCORE: {Role.LEADER: _OWN, Role.SPECIALIST: _OWN},
    Action.APPROVE: {Role.LEADER: _OWN},
    Action.REOPEN: {Role.OWNER: _ALL, Role.SECRETARIAT: _ALL, Role.LEADER: _OWN, Role.SPECIALIST: _OWN},
    Action.VERIFY: {Role.LEADER: Reach.AS_REVIEWER, Role.SPECIALIST: Reach.AS_REVIEWER},
    Action.SEE_STANDINGS: {
        Role.OWNER: _ALL,
        Role.SECRETARIAT: _ALL,
        Role.LEADER: Reach.AS_LEAD,
        Role.SPECIALIST: Reach.AS_LEAD,
    },
    Action.EXCLUDE_UNITS: {Role.OWNER: _ALL, Role.SECRETARIAT: _ALL},
    Action.DRAFT_RESULTS: {Role.SECRETARIAT: _ALL},
    Action.APPROVE_RESULTS: {Role.SECRETARIAT: _ALL, Role.LEADER: Reach.AS_OFFICER},
    Action.SEE_RESULTS: dict.fromkeys(Role, _ALL),
    Action.REGISTER_GROUPS: {Role.OWNER: _ALL, Role.SECRETARIAT: _ALL},
    Action.SEE_PROGRESS: dict.fromkeys(Role, _ALL),
    Action.SEE_DEADLINES: dict.fromkeys(Role, _ALL),
    Action.MANAGE_DEADLINES: {Role.OWNER: _ALL, Role.SECRETARIAT: _ALL},
    Action.COMPLETE_TASKS: {Role.LEADER: _OWN, Role.SPECIALIST: _OWN},
    Action.MANAGE_RULES: {Role.OWNER: _ALL, Role.SECRETARIAT: _ALL},
    Action.ANSWER_QUESTIONS: {Role.OWNER: _ALL, Role.SECRETARIAT: _ALL},
    Action.APPROVE_ANSWERS: {Role.OWNER: _ALL, Role.SECRETARIAT: _ALL},
}

UNIT_ROLES = frozenset({Role.LEADER, Role.SPECIALIST})
"""Roles that are held for a unit; the others are held for the whole cluster."""

_INVITED_BY_SECRETARIAT = UNIT_ROLES | {Role.OBSERVER}


@dataclass(frozen=True)
class Actor:
    """A person with what they are now: the roles they hold, each with its unit.

    `lead_id` and `deputy_id` are the units that lead the open season: what their people may do goes further.
    """

    person_id: int
    roles: tuple[tuple[Role, int | None], ...] = ()
    lead_id: int | None = None
    deputy_id: int | None = None

    @property
    def is_guest(self) -> bool:
        """Whether the person holds no role at all."""
        return not self.roles

    @property
    def unit_id(self) -> int | None:
        """The one unit for which this person holds roles."""
        return next((unit_id for _role, unit_id in self.roles if unit_id is not None), None)

    def holds(self, role: Role) -> bool:
        """Whether the person holds this role."""
        return any(held is role for held, _unit in self.roles)

    def may(self, action: Action, unit_id: int | None = None) -> bool:
        """Whether the person may do this; `unit_id` is the unit it is done to, where it is done to one."""
        if action in EVERYBODY:
            return True
        return any(self._reaches(action, role, own, unit_id) for role, own in self.roles)

    def require(self, action: Action, unit_id: int | None = None) -> None:
        """Raises `Refused` if the person may not do this."""
        if not self.may(action, unit_id):
            raise Refused(say("refused-guest") if self.is_guest else say("refused-role"))

    @property
    def reviews(self) -> bool:
        """Whether the person verifies anybody's submission at all."""
        return any(
            TABLE[Action.VERIFY].get(role) is Reach.AS_REVIEWER and own is not None and own in self._officers
            for role, own in self.roles
        )

    @property
    def _officers(self) -> set[int | None]:
        return {self.lead_id, self.deputy_id}

    def _reaches(self, action: Action, role: Role, own: int | None, unit_id: int | None) -> bool:
        match TABLE[action].get(role):
            case None:
                return False
            case Reach.ANY_UNIT:
                return True
            case _ if own is None:
                return False
            case Reach.OWN_UNIT:
                return own == unit_id
            case Reach.AS_LEAD:
                return own == self.lead_id
            case Reach.AS_OFFICER:
                return own in self._officers
            case Reach.AS_REVIEWER:
                return self._verifies(own, unit_id)

    def _verifies(self, own: int, unit_id: int | None) -> bool:
        """Nobody verifies their own unit: the lead unit's submission goes to the deputy."""
        if unit_id is None or unit_id == own:
            return False
        return own == self.lead_id or (own == self.deputy_id and unit_id == self.lead_id)


def _in_office(office: Office) -> ScalarSelect[int]:
    return (
        select(SeasonUnit.unit_id)
        .join(Season, Season.id == SeasonUnit.season_id)
        .where(Season.state == SeasonState.OPEN, SeasonUnit.office == office)
        .scalar_subquery()
    )


_HELD = (
    select(Membership.role, Membership.unit_id, _in_office(Office.LEAD), _in_office(Office.DEPUTY))
    .where(Membership.person_id == bindparam("person"), Membership.ended_at.is_(None))
    .order_by(Membership.id)
)


def actor_of(session: Session, person_id: int) -> Actor:
    """The person with the roles that they hold now."""
    held = session.execute(_HELD, {"person": person_id}).all()
    if not held:
        return Actor(person_id)
    lead_id, deputy_id = held[0][2:]
    return Actor(person_id, tuple((role, unit_id) for role, unit_id, *_ in held), lead_id, deputy_id)


def inviting(role: Role) -> Action:
    """What it takes to invite somebody to a role."""
    return Action.INVITE_UNIT_ROLES if role in _INVITED_BY_SECRETARIAT else Action.INVITE_OFFICERS


def ending(role: Role) -> Action:
    """What it takes to end somebody's role."""
    return Action.END_UNIT_ROLES if role in _INVITED_BY_SECRETARIAT else Action.END_OFFICERS
