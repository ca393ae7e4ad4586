"""The criteria sheet of a season: imported as a draft, replaced at will, then applied and locked for good."""

from collections.abc import Sequence
from datetime import datetime
from weakref import WeakKeyDictionary

from sqlalchemy import ColumnElement, Engine, delete, select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from bot.scoring.sheet_tree import ReadRow, ReadSheet
from bot.scoring.telling import of_season, reached, tell
from bot.scoring.views import CriterionView, SheetView
from storage import audit
from storage.tables import Criterion, Season, SeasonState, Sheet, SheetState


def import_sheet(
    session: Session, *, actor: Actor, season_id: int, read: ReadSheet, is_sample: bool = False, now: datetime
) -> SheetView:
    """Makes what was read the draft of a season; the draft before it goes. Refused once a sheet is applied."""
    actor.require(Action.MANAGE_SHEET)
    season = _open_season(session, season_id)
    _refuse_applied(session, season)
    _drop_draft(session, season_id)
    sheet = Sheet(
        season_id=season_id,
        title=read.title,
        state=SheetState.DRAFT,
        is_sample=is_sample,
        leader_approves=False,
        imported_by_id=actor.person_id,
        imported_at=now,
    )
    session.add(sheet)
    session.flush()
    _add_criteria(session, sheet.id, read.rows)
    _record(session, "sheet-imported", sheet, actor, now)
    return _view(session, sheet, season.year)


def discard_draft(session: Session, *, actor: Actor, season_id: int, now: datetime) -> None:
    """Throws the draft of a season away; where there is none, nothing happens."""
    actor.require(Action.MANAGE_SHEET)
    draft = _drop_draft(session, season_id)
    if draft is not None:
        _record(session, "sheet-discarded", draft, actor, now)


def apply_sheet(session: Session, *, actor: Actor, season_id: int, leader_approves: bool, now: datetime) -> SheetView:
    """Applies the draft of an open season: from now on units score by it and nothing changes it. All are told."""
    actor.require(Action.MANAGE_SHEET)
    season = _open_season(session, season_id)
    _refuse_applied(session, season)
    sheet = session.scalar(select(Sheet).where(Sheet.season_id == season_id, Sheet.state == SheetState.DRAFT))
    if sheet is None:
        raise Refused(say("refused-no-draft-sheet"))
    sheet.state, sheet.leader_approves = SheetState.APPLIED, leader_approves
    sheet.applied_by_id, sheet.applied_at = actor.person_id, now
    session.flush()
    _record(session, "sheet-applied", sheet, actor, now)
    people = reached(session, of_season(season_id), but=[actor.person_id])
    tell(session, people, kind="sheet-applied", about=str(sheet.id), args={"sheet": sheet.id}, now=now)
    return _view(session, sheet, season.year)


def sheet_of(session: Session, season_id: int) -> SheetView | None:
    """The applied sheet of a season. Asks no permission: for other use cases and for notices."""
    return _found(session, (Sheet.season_id == season_id) & (Sheet.state == SheetState.APPLIED))


def sheet_by_id(session: Session, sheet_id: int) -> SheetView | None:
    """One sheet. Asks no permission: for other use cases and for notices."""
    return _found(session, Sheet.id == sheet_id)


def draft_of(session: Session, *, actor: Actor, season_id: int) -> SheetView | None:
    """The draft of a season, for those who may apply it."""
    actor.require(Action.MANAGE_SHEET)
    return _found(session, (Sheet.season_id == season_id) & (Sheet.state == SheetState.DRAFT))


def sheet_for(session: Session, *, actor: Actor, season_id: int | None = None) -> SheetView | None:
    """The applied sheet of a season, without a season that of the open one, for those who may see it."""
    actor.require(Action.SEE_SHEET)
    wanted = Season.state == SeasonState.OPEN if season_id is None else Season.id == season_id
    return _found(session, wanted & (Sheet.state == SheetState.APPLIED))


def leaves(sheet: SheetView) -> tuple[CriterionView, ...]:
    """What points are given to, in order."""
    return sheet.leaves


def group_of(sheet: SheetView, criterion: CriterionView) -> CriterionView | None:
    """The group right above a criterion."""
    return sheet.criterion(criterion.parent_id)


def _open_season(session: Session, season_id: int) -> Season:
    """The season, held until the end of the transaction so that nobody else gives it a sheet meanwhile."""
    season = session.get(Season, season_id, with_for_update=True)
    if season is None or season.state is not SeasonState.OPEN:
        raise Refused(say("refused-sheet-season"))
    return season


def _refuse_applied(session: Session, season: Season) -> None:
    applied = select(Sheet.id).where(Sheet.season_id == season.id, Sheet.state == SheetState.APPLIED)
    if session.scalar(applied) is not None:
        raise Refused(say("refused-sheet-applied", year=str(season.year)))


def _drop_draft(session: Session, season_id: int) -> Sheet | None:
    draft = session.scalar(select(Sheet).where(Sheet.season_id == season_id, Sheet.state == SheetState.DRAFT))
    if draft is not None:
        session.execute(delete(Criterion).where(Criterion.sheet_id == draft.id))
        session.delete(draft)
        session.flush()
    return draft


def _add_criteria(session: Session, sheet_id: int, rows: Sequence[ReadRow]) -> None:
    """Adds the rows level by level, because a row names the one above it by its id."""
    ids: dict[str, int] = {}
    for level in sorted({row.level for row in rows}):
        added = [
            Criterion(
                sheet_id=sheet_id,
                parent_id=ids.get(row.parent_code),
                position=position,
                code=row.code,
                title=row.title,
                kind=row.kind,
                most=row.most,
                step=row.step,
                needs_evidence=row.needs_evidence,
                guidance=row.guidance,
                basis=row.basis,
            )
            for position, row in enumerate(rows, 1)
            if row.level == level
        ]
        session.add_all(added)
        session.flush()
        ids |= {criterion.code: criterion.id for criterion in added}


def _found(session: Session, which: ColumnElement[bool]) -> SheetView | None:
    row = session.execute(select(Sheet, Season.year).join(Season, Season.id == Sheet.season_id).where(which)).first()
    if row is None:
        return None
    sheet, year = row
    if sheet.applied_at is None:
        return _view(session, sheet, year)
    known = _APPLIED.setdefault(session.get_bind().engine, {})
    view = known.get((sheet.id, sheet.applied_at))
    if view is None:
        view = known[sheet.id, sheet.applied_at] = _view(session, sheet, year)
    return view


_APPLIED: WeakKeyDictionary[Engine, dict[tuple[int, datetime], SheetView]] = WeakKeyDictionary()
"""Applied sheets of each store: nothing may change them, so each is read once."""


def _view(session: Session, sheet: Sheet, year: int) -> SheetView:
    criteria = session.scalars(select(Criterion).where(Criterion.sheet_id == sheet.id).order_by(Criterion.position))
    return SheetView(
        id=sheet.id,
        season_id=sheet.season_id,
        year=year,
        title=sheet.title,
        state=sheet.state,
        is_sample=sheet.is_sample,
        leader_approves=sheet.leader_approves,
        imported_at=sheet.imported_at,
        applied_at=sheet.applied_at,
        criteria=tuple(map(view_of_criterion, criteria)),
    )


def view_of_criterion(criterion: Criterion) -> CriterionView:
    """A criterion as it is given out."""
    return CriterionView(
        id=criterion.id,
        parent_id=criterion.parent_id,
        position=criterion.position,
        code=criterion.code,
        title=criterion.title,
        kind=criterion.kind,
        level=criterion.code.count(".") + 1,
        most=criterion.most,
        step=criterion.step,
        needs_evidence=criterion.needs_evidence,
        guidance=criterion.guidance,
        basis=criterion.basis,
    )


def _record(session: Session, action: str, sheet: Sheet, actor: Actor, now: datetime) -> None:
    audit.record(
        session,
        at=now,
        action=action,
        object_kind="sheet",
        object_id=sheet.id,
        actor_id=actor.person_id,
        after={
            "season": sheet.season_id,
            "state": sheet.state.value,
            "sample": sheet.is_sample,
            "leader_approves": sheet.leader_approves,
        },
        detail=sheet.title,
    )
