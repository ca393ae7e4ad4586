"""What the screens of scoring show: the overview, one step, what is missing, and the history of an entry."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.people.permissions import Actor
from bot.scoring.answers import chips
from bot.scoring.due import due_of
from bot.scoring.evidence import living_evidence
from bot.scoring.history import history
from bot.scoring.last_season import last_season
from bot.scoring.opening import place_of
from bot.scoring.paper import AT_WORK, Paper, paper_of, paper_of_unit
from bot.scoring.views import (
    AtWork,
    Gap,
    LeafView,
    Overview,
    StepView,
    Who,
    gaps,
)
from storage.tables import Criterion, Entry, EntryState, Person, Submission

__all__ = ["history", "missing", "others_at_work", "overview", "overview_of_submission", "step_view"]


def overview(session: Session, *, actor: Actor, unit_id: int, now: datetime) -> Overview:
    """A unit's self-scoring of the open season. Refused without a season or a sheet, and to no member of it."""
    return _overview(session, paper_of_unit(session, actor=actor, unit_id=unit_id, now=now), actor, now)


def overview_of_submission(session: Session, *, actor: Actor, submission_id: int, now: datetime) -> Overview:
    """One self-scoring, of whatever season."""
    return _overview(session, paper_of(session, actor=actor, submission_id=submission_id, now=now), actor, now)


def missing(shown: Overview) -> tuple[Gap, ...]:
    """What stands in the way of handing in, in sheet order: open leaves, and points whose evidence is missing."""
    return gaps(shown.leaves)


def step_view(session: Session, *, actor: Actor, submission_id: int, criterion_id: int, now: datetime) -> StepView:
    """One leaf of a submission, with all that helps to answer it. Refused for a group and for another sheet's."""
    paper = paper_of(session, actor=actor, submission_id=submission_id, now=now)
    return step_in(session, paper, criterion_id, actor=actor, now=now)


def step_in(session: Session, paper: Paper, criterion_id: int, *, actor: Actor, now: datetime) -> StepView:
    """The same of a paper that was read just now."""
    index = _index(paper, criterion_id)
    leaf, submission = paper.leaves[index], paper.submission
    assert submission is not None  # noqa: S101 - it was asked for by its id
    last = last_season(session, submission, leaf.criterion)
    ids = [each.criterion.id for each in paper.leaves]
    return StepView(
        sheet=paper.sheet,
        submission=submission,
        leaf=leaf,
        trail=paper.sheet.trail(leaf.criterion),
        number=index + 1,
        count=len(ids),
        previous_id=ids[index - 1] if index else None,
        next_id=ids[index + 1] if index + 1 < len(ids) else None,
        next_open_id=_next_open(paper, index),
        done=paper.tally.done,
        evidence=living_evidence(session, submission.id, criterion_id),
        last_season=last,
        chips=chips(leaf.criterion, last),
        others=paper.others(actor.person_id, now),
    )


def others_at_work(session: Session, unit_id: int, person_id: int, now: datetime) -> tuple[AtWork, ...]:
    """Who else of a unit changed an entry of the open season within the last minutes. Asks no permission."""
    place = place_of(session, unit_id)
    query = (
        select(Entry.updated_by_id, Person.display_name, Entry.updated_at, Criterion.id, Criterion.code)
        .join(Submission, Submission.id == Entry.submission_id)
        .join(Person, Person.id == Entry.updated_by_id)
        .join(Criterion, Criterion.id == Entry.criterion_id)
        .where(Submission.sheet_id == place.sheet_id, Submission.unit_id == unit_id)
        .where(Entry.updated_by_id != person_id, Entry.updated_at >= now - AT_WORK)
        .order_by(Entry.updated_at, Entry.id)
    )
    latest = {
        by: AtWork(Who(by, name), at, criterion_id, code) for by, name, at, criterion_id, code in session.execute(query)
    }
    return tuple(sorted(latest.values(), key=lambda each: each.at, reverse=True))


def _overview(session: Session, paper: Paper, actor: Actor, now: datetime) -> Overview:
    season_id, unit_id = paper.sheet.season_id, paper.unit_id
    known = paper.submission
    due = known.due if known else due_of(session, season_id=season_id, unit_id=unit_id, now=now)
    return Overview(
        sheet=paper.sheet,
        unit_id=unit_id,
        unit_name=paper.unit_name,
        submission=known,
        leaves=paper.leaves,
        groups=paper.groups,
        tally=paper.tally,
        due=due,
        others=paper.others(actor.person_id, now),
    )


def _index(paper: Paper, criterion_id: int) -> int:
    for index, leaf in enumerate(paper.leaves):
        if leaf.criterion.id == criterion_id:
            return index
    group = paper.sheet.criterion(criterion_id)
    if group is None:
        raise Refused(say("refused-no-criterion"))
    raise Refused(say("refused-group", code=group.code))


def next_open(paper: Paper, criterion_id: int) -> int | None:
    """The next leaf that is open, as seen from one of them."""
    return _next_open(paper, _index(paper, criterion_id))


def _next_open(paper: Paper, index: int) -> int | None:
    """The next leaf that is open, after the last one from the top again; not this one."""
    others: tuple[LeafView, ...] = paper.leaves[index + 1 :] + paper.leaves[:index]
    return next((leaf.criterion.id for leaf in others if leaf.state is EntryState.OPEN), None)
