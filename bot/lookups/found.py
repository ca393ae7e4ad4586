"""What a lookup found. Data only; each kind is worded by the conversation."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from bot.deadlines.board import DeadlineProgress, DueItem
from bot.lookups.heard import Which
from bot.scoring.progress import UnitProgress
from bot.scoring.standings import Checked
from bot.scoring.views import CriterionView
from storage.tables import AwardKind, AwardStage, Role


@dataclass(frozen=True, slots=True)
class Handed:
    """Who has handed in: of all units of the open season, or of those in `units`."""

    year: int
    is_begun: bool
    rows: tuple[UnitProgress, ...]
    units: tuple[int, ...] = ()

    @property
    def handed_in(self) -> tuple[UnitProgress, ...]:
        """The units that have handed in."""
        return tuple(each for each in self.rows if each.at is not None)

    @property
    def owing(self) -> tuple[UnitProgress, ...]:
        """Those that have not."""
        return tuple(each for each in self.rows if each.at is None)

    @property
    def asked(self) -> tuple[UnitProgress, ...]:
        """The units that were asked about."""
        return tuple(each for each in self.rows if each.unit_id in self.units)


@dataclass(frozen=True, slots=True)
class Stepped:
    """How far the season is, and when its outcome was published, if it was."""

    handed: Handed
    published_at: datetime | None


@dataclass(frozen=True, slots=True)
class Dues:
    """What is due: for a unit, or for all. `owed`: only what that unit has not done was asked for."""

    items: tuple[DueItem, ...]
    unit: str | None
    owed: bool = False
    reviews: bool = False


@dataclass(frozen=True, slots=True)
class Tasks:
    """What there is to do besides the self-scoring, and who owes it; of one unit where `unit_id` names it."""

    deadlines: tuple[DeadlineProgress, ...]
    unit_id: int | None


@dataclass(frozen=True, slots=True)
class Score:
    """A unit's points and rank, as far as the asker may know them: published for all, or not."""

    unit: str
    year: int
    total: Decimal | None
    most: Decimal
    rank: int | None
    units: int
    is_published: bool
    is_provisional: bool
    checked: Checked
    asks_rank: bool


@dataclass(frozen=True, slots=True)
class OwnScore:
    """What the asker's own unit gave itself: the whole, or one criterion where `criterion` names it."""

    unit: str
    year: int
    points: Decimal | None
    most: Decimal
    is_handed_in: bool
    criterion: CriterionView | None = None


@dataclass(frozen=True, slots=True)
class Ranked:
    """A unit in the standings."""

    unit: str
    rank: int
    total: Decimal


@dataclass(frozen=True, slots=True)
class Table:
    """The standings, published or for those who may see them before. `first`: who leads was asked."""

    year: int
    rows: tuple[Ranked, ...]
    is_published: bool
    is_provisional: bool
    first: bool


@dataclass(frozen=True, slots=True)
class Unpublished:
    """The asker may not know these figures yet. The same whatever they are."""

    year: int


@dataclass(frozen=True, slots=True)
class Given:
    """What a unit was nominated for in a year, or was given by a recorded decision."""

    year: int
    kind: AwardKind
    stage: AwardStage
    unit_id: int
    unit: str
    decision_number: str | None = None
    decision_date: date | None = None


@dataclass(frozen=True, slots=True)
class Awarded:
    """The outcome of a year, all of it or what was asked for; `latest` is that of the last year that has one."""

    year: int
    awards: tuple[Given, ...]
    which: Which | None
    unit: str | None
    latest: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class NoPoints:
    """A year of which no points are kept, only nominations."""

    year: int
    awards: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Announced:
    """Whether a year's outcome has been announced."""

    year: int
    at: datetime | None
    awards: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Led:
    """The units that lead a season."""

    year: int
    lead: str | None
    deputy: str | None
    which: Which | None


@dataclass(frozen=True, slots=True)
class Belongs:
    """The units of a season, in its order."""

    year: int
    units: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Whole:
    """The criteria sheet in figures; no title where none is applied."""

    year: int
    title: str | None
    groups: int
    leaves: int
    most: Decimal


@dataclass(frozen=True, slots=True)
class OneCriterion:
    """A criterion or a group; none where the sheet has no such number."""

    year: int
    code: str
    criterion: CriterionView | None
    leaves: int


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody who speaks for a unit."""

    name: str
    person_id: int
    role: Role


@dataclass(frozen=True, slots=True)
class Contacts:
    """Who speaks for a unit; none where the asker may not know."""

    unit: str
    people: tuple[Contact, ...] | None


@dataclass(frozen=True, slots=True)
class Gone:
    """A unit that does not belong to the season that was asked about: since when, and to which seasons it did."""

    unit: str
    year: int
    retired_at: datetime | None
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NoSeason:
    """There is no such season; those that there are, newest first."""

    year: int
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class NothingKept:
    """Of a past season no self-scoring is kept to answer from."""

    year: int


Found = (
    Handed
    | Stepped
    | Dues
    | Tasks
    | Score
    | OwnScore
    | Table
    | Unpublished
    | Awarded
    | NoPoints
    | Announced
    | Led
    | Belongs
    | Whole
    | OneCriterion
    | Contacts
    | Gone
    | NoSeason
    | NothingKept
)
