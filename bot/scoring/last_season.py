"""What a unit had for the same criterion a season ago: verified where it was, else as it handed it in."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session, aliased

from bot.language.text import fold
from bot.scoring.views import CriterionView, LastSeason, SubmissionView
from storage.tables import (
    Criterion,
    CriterionKind,
    Entry,
    EntryState,
    Season,
    Sheet,
    SheetState,
    Submission,
    SubmissionState,
    Verdict,
)


class _Row(NamedTuple):
    year: int
    code: str
    title: str
    most: Decimal
    points: Decimal


_Before = aliased(Season)
_PREVIOUS = (
    select(func.max(_Before.year))
    .join(Sheet, (Sheet.season_id == _Before.id) & (Sheet.state == SheetState.APPLIED))
    .where(_Before.year < bindparam("year"))
    .scalar_subquery()
)


def _query() -> Select[int, str, str, Decimal, Decimal]:
    looked_at = (Verdict.entry_id == Entry.id) & (Verdict.entry_rev == Entry.rev)
    return (
        select(
            Season.year, Criterion.code, Criterion.title, Criterion.most, func.coalesce(Verdict.points, Entry.points)
        )
        .join(Sheet, Sheet.season_id == Season.id)
        .join(Submission, (Submission.sheet_id == Sheet.id) & (Submission.unit_id == bindparam("unit")))
        .join(Entry, (Entry.submission_id == Submission.id) & (Entry.state == EntryState.SCORED))
        .join(Criterion, Criterion.id == Entry.criterion_id)
        .outerjoin(Verdict, looked_at)
        .where(Season.year == _PREVIOUS, Sheet.state == SheetState.APPLIED)
        .where(Submission.state.in_((SubmissionState.SUBMITTED, SubmissionState.VERIFIED)))
        .where(Criterion.kind != CriterionKind.GROUP)
    )


_ALL = _query()
_OF_ONE = _ALL.where(Criterion.most == bindparam("most"))
"""Asked at every step of the self-scoring, so it is put together once."""


def last_season(session: Session, submission: SubmissionView, criterion: CriterionView) -> LastSeason | None:
    """For one criterion: that of the same title and maximum, if there is just one, else of the same number too."""
    asked = {"year": submission.year, "unit": submission.unit_id, "most": criterion.most}
    return _same([_Row(*row) for row in session.execute(_OF_ONE, asked)], criterion)


def last_seasons(
    session: Session, submission: SubmissionView, criteria: Iterable[CriterionView]
) -> Mapping[int, LastSeason]:
    """The same for many criteria by one statement; those of which nothing is known are left out."""
    asked = {"year": submission.year, "unit": submission.unit_id}
    rows = [_Row(*row) for row in session.execute(_ALL, asked)]
    found = {each.id: _same([row for row in rows if row.most == each.most], each) for each in criteria} if rows else {}
    return {criterion_id: last for criterion_id, last in found.items() if last is not None}


def _same(rows: Sequence[_Row], criterion: CriterionView) -> LastSeason | None:
    title = fold(criterion.title)
    same = [row for row in rows if fold(row.title) == title]
    found = same if len(same) == 1 else [row for row in same if row.code == criterion.code]
    return LastSeason(found[0].year, found[0].points) if found else None
