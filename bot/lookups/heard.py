"""What a question is after: which lookup, of which unit and year. Data only."""

from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Lookup(StrEnum):
    """What can be looked up in plain words."""

    OWED = "owed"
    WHO_OWES = "who-owes"
    WHO_IN = "who-in"
    UNIT_IN = "unit-in"
    TASKS = "tasks"
    DUE = "due"
    POINTS = "points"
    RANK = "rank"
    LEADER = "leader"
    AWARD = "award"
    STANDINGS = "standings"
    PEOPLE = "people"
    OFFICERS = "officers"
    CRITERIA_COUNT = "criteria-count"
    CRITERION = "criterion"
    PROGRESS = "progress"
    STEP = "step"
    ANNOUNCED = "announced"
    MEMBERS = "members"
    UNIT = "unit"


class Level(IntEnum):
    """How surely a text is a lookup."""

    NONE = 0
    MAYBE = 1
    """It may as well be something else: a rule, or talk."""
    SURE = 2


class Which(StrEnum):
    """What is asked of where there are two of a kind: the flag or the certificate, the lead or the deputy unit."""

    FLAG = "flag"
    CERTIFICATE = "certificate"
    LEAD = "lead"
    DEPUTY = "deputy"


NEEDS_UNIT = frozenset({Lookup.UNIT_IN, Lookup.POINTS, Lookup.RANK, Lookup.PEOPLE, Lookup.UNIT})
"""Lookups that are about one unit: it is asked for where it was not said."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A lookup that is meant. `year` none: of the open season. `code` is the number of a criterion."""

    lookup: Lookup
    units: tuple[int, ...] = ()
    year: int | None = None
    which: Which | None = None
    code: str | None = None
    is_mine: bool = False


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard in a text. `maybe` are units that may be meant and have to be asked about.

    `asks`: the text is put as a question. `coverage` is the share of its words that the lookup explains. `is_weak`:
    rules are asked for in the same words.
    """

    level: Level = Level.NONE
    asked: Asked | None = None
    maybe: tuple[int, ...] = field(default=())
    asks: bool = False
    coverage: float = 0.0
    is_weak: bool = False

    @property
    def lacks_unit(self) -> bool:
        """Whether the unit has to be asked for: the lookup is about one, or some unit was named that is not sure."""
        if self.asked is None or self.asked.units:
            return False
        return self.asked.lookup in NEEDS_UNIT or (bool(self.maybe) and not self.asked.is_mine)
