"""A unit's self-scoring as a whole, read by a fixed number of statements however large the sheet is."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from bot.scoring.opening import place_of
from bot.scoring.sheets import sheet_by_id
from bot.scoring.submissions import submission_by_id, submission_in
from bot.scoring.totals import Answer, Tally, tally, tally_groups
from bot.scoring.views import AtWork, Changed, CriterionView, GroupView, LeafView, SheetView, SubmissionView, Who
from storage.tables import Entry, EntryState, Evidence, Person

AT_WORK = timedelta(minutes=15)
"""How long after a change a colleague counts as being at work."""


@dataclass(frozen=True)
class Paper:
    """A sheet with what a unit says to it; nothing yet where there is no submission."""

    sheet: SheetView
    unit_id: int
    unit_name: str
    submission: SubmissionView | None
    leaves: tuple[LeafView, ...]

    @property
    def answers(self) -> Mapping[int, Answer]:
        """The state and points of each leaf, by its id."""
        return {leaf.criterion.id: (leaf.state, leaf.points) for leaf in self.leaves}

    @property
    def tally(self) -> Tally:
        """What it comes to."""
        return tally(self.sheet.criteria, self.answers)

    @property
    def groups(self) -> tuple[GroupView, ...]:
        """What each group comes to."""
        tallies = tally_groups(self.sheet.criteria, self.answers)
        return tuple(GroupView(group, tallies[group.id]) for group in self.sheet.groups)

    def others(self, person_id: int, now: datetime) -> tuple[AtWork, ...]:
        """Colleagues who changed something within the last minutes, each with the latest, latest first."""
        latest: dict[int, AtWork] = {}
        for leaf in self.leaves:
            changed = leaf.changed
            if changed is None or changed.by.person_id == person_id or changed.at < now - AT_WORK:
                continue
            before = latest.get(changed.by.person_id)
            if before is None or before.at < changed.at:
                where = leaf.criterion
                latest[changed.by.person_id] = AtWork(changed.by, changed.at, where.id, where.code)
        return tuple(sorted(latest.values(), key=lambda each: each.at, reverse=True))


def paper_of_unit(session: Session, *, actor: Actor, unit_id: int, now: datetime) -> Paper:
    """A unit's self-scoring of the open season, started or not."""
    actor.require(Action.SEE_ENTRIES, unit_id)
    place = place_of(session, unit_id)
    submission = submission_in(session, place, unit_id, now=now)
    return _paper(session, place.sheet_id, unit_id, place.unit_name, submission)


def paper_of(session: Session, *, actor: Actor, submission_id: int, now: datetime) -> Paper:
    """One self-scoring, of whatever season."""
    submission = submission_by_id(session, submission_id, now=now)
    actor.require(Action.SEE_ENTRIES, None if submission is None else submission.unit_id)
    return paper_by_id(session, submission)


def paper_by_id(session: Session, submission: SubmissionView | None) -> Paper:
    """The same for a submission that was found already. Asks no permission."""
    if submission is None:
        raise Refused(say("refused-no-submission"))
    return _paper(session, submission.sheet_id, submission.unit_id, submission.unit_name, submission)


def _paper(session: Session, sheet_id: int, unit_id: int, unit_name: str, submission: SubmissionView | None) -> Paper:
    sheet = sheet_by_id(session, sheet_id)
    if sheet is None:
        raise Refused(say("refused-no-submission"))
    found = {} if submission is None else _entries(session, submission.id)
    return Paper(sheet, unit_id, unit_name, submission, tuple(_leaf(each, found.get(each.id)) for each in sheet.leaves))


_Row = tuple[Entry, str, int]
"""An entry, the name of who changed it last, and how many pieces of evidence it has."""


def _entries(session: Session, submission_id: int) -> dict[int, _Row]:
    pieces = (
        select(Evidence.entry_id, func.count().label("count"))
        .join(Entry, Entry.id == Evidence.entry_id)
        .where(Entry.submission_id == submission_id, Evidence.removed_at.is_(None))
        .group_by(Evidence.entry_id)
        .subquery()
    )
    query = (
        select(Entry, Person.display_name, func.coalesce(pieces.c.count, 0))
        .join(Person, Person.id == Entry.updated_by_id)
        .outerjoin(pieces, pieces.c.entry_id == Entry.id)
        .where(Entry.submission_id == submission_id)
    )
    return {entry.criterion_id: (entry, name, count) for entry, name, count in session.execute(query)}


def _leaf(criterion: CriterionView, row: _Row | None) -> LeafView:
    if row is None:
        return LeafView(criterion, None, 0, EntryState.OPEN, None, None, 0, None)
    entry, name, count = row
    return LeafView(
        criterion=criterion,
        entry_id=entry.id,
        rev=entry.rev,
        state=entry.state,
        points=entry.points,
        note=entry.note,
        evidence=count,
        changed=Changed(Who(entry.updated_by_id, name), entry.updated_at),
    )
