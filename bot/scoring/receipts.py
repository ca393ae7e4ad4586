"""Receipts: that a unit handed in, when and what. One is never changed and never goes away."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import ColumnElement, Row, Select, func, select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from bot.scoring.canon import canonical, differing, fingerprint
from bot.scoring.evidence import living_evidence
from bot.scoring.paper import Paper, paper_of
from bot.scoring.views import CriterionView, ReceiptView, Who
from storage import audit
from storage.tables import (
    Criterion,
    CriterionKind,
    Person,
    Receipt,
    Season,
    SeasonUnit,
    Sheet,
    Submission,
)

LETTERS = "ACDEFGHJKMNPQRTUVWXY3479"
"""No two of them look alike, written or printed: no 0 and O, 1 and I and L, 2 and Z, 5 and S, 6 and G, 8 and B."""

_LENGTH = 8
_NOT_IN_CODES = re.compile(r"[^A-Z0-9]")


@dataclass(frozen=True)
class Checked:
    """Whether the store still says what it said when a receipt was given, and which leaves differ."""

    receipt: ReceiptView
    matches: bool
    differing: tuple[CriterionView, ...]


def give_receipt(
    session: Session, paper: Paper, *, actor: Actor, submission: Submission, is_late: bool, now: datetime
) -> Receipt:
    """Writes down what a unit hands in now. `head` is the end of the audit chain before this."""
    content = canonical(paper, living_evidence(session, submission.id))
    given = session.scalar(select(func.count()).where(Receipt.submission_id == submission.id)) or 0
    receipt = Receipt(
        submission_id=submission.id,
        number=given + 1,
        code=_new_code(session),
        submitted_by_id=actor.person_id,
        submitted_at=now,
        is_late=is_late,
        total=paper.tally.points,
        content=content,
        fingerprint=fingerprint(content),
        head=audit.head(session).hash,
    )
    session.add(receipt)
    session.flush()
    return receipt


def receipts(session: Session, *, actor: Actor, submission_id: int) -> tuple[ReceiptView, ...]:
    """All receipts of a submission, oldest first."""
    unit_id = session.scalar(select(Submission.unit_id).where(Submission.id == submission_id))
    actor.require(Action.SEE_ENTRIES, unit_id)
    found = session.execute(_receipts().where(Submission.id == submission_id).order_by(Receipt.number))
    return tuple(map(_view, found))


def receipt_for(session: Session, *, actor: Actor, receipt_id: int) -> ReceiptView:
    """One receipt, for those who may see what was handed in."""
    return _permitted(actor, _one(session, Receipt.id == receipt_id))


def receipt_by_code(session: Session, *, actor: Actor, code: str) -> ReceiptView:
    """The receipt with a code as somebody typed it: in capitals or not, with spaces or dashes."""
    plain = _NOT_IN_CODES.sub("", code.upper())
    return _permitted(actor, _one(session, Receipt.code == plain))


def receipt_told(session: Session, receipt_id: int) -> ReceiptView | None:
    """One receipt. Asks no permission: for notices, which show no points but to the unit itself."""
    return _one(session, Receipt.id == receipt_id)


def latest_receipt(session: Session, submission_id: int) -> ReceiptView | None:
    """The last receipt of a submission. Asks no permission."""
    latest = select(func.max(Receipt.number)).where(Receipt.submission_id == submission_id).scalar_subquery()
    return _one(session, (Receipt.submission_id == submission_id) & (Receipt.number == latest))


def check_receipt(session: Session, *, actor: Actor, receipt_id: int, now: datetime) -> Checked:
    """Compares what is in the store now with what the receipt's fingerprint stands for."""
    receipt = receipt_for(session, actor=actor, receipt_id=receipt_id)
    paper = paper_of(session, actor=actor, submission_id=receipt.submission_id, now=now)
    content = canonical(paper, living_evidence(session, receipt.submission_id))
    then = session.get_one(Receipt, receipt_id).content
    codes: Sequence[str] = differing(then, content)
    leaves = tuple(leaf.criterion for leaf in paper.leaves if leaf.criterion.code in codes)
    return Checked(receipt, matches=fingerprint(content) == receipt.fingerprint, differing=leaves)


def _new_code(session: Session) -> str:
    while True:
        code = "".join(secrets.choice(LETTERS) for _ in range(_LENGTH))
        if session.scalar(select(Receipt.id).where(Receipt.code == code)) is None:
            return code


def _permitted(actor: Actor, receipt: ReceiptView | None) -> ReceiptView:
    actor.require(Action.SEE_ENTRIES, None if receipt is None else receipt.unit_id)
    if receipt is None:
        raise Refused(say("refused-no-receipt"))
    return receipt


def _receipts() -> Select[Receipt, Submission, Sheet, Season, str, str, Decimal]:
    most = (
        select(func.sum(Criterion.most))
        .where(Criterion.sheet_id == Sheet.id, Criterion.kind != CriterionKind.GROUP)
        .correlate(Sheet)
        .scalar_subquery()
    )
    of_unit = (SeasonUnit.season_id == Season.id) & (SeasonUnit.unit_id == Submission.unit_id)
    return (
        select(Receipt, Submission, Sheet, Season, SeasonUnit.name, Person.display_name, most)
        .join(Submission, Submission.id == Receipt.submission_id)
        .join(Sheet, Sheet.id == Submission.sheet_id)
        .join(Season, Season.id == Sheet.season_id)
        .join(SeasonUnit, of_unit)
        .join(Person, Person.id == Receipt.submitted_by_id)
    )


def _one(session: Session, which: ColumnElement[bool]) -> ReceiptView | None:
    row = session.execute(_receipts().where(which)).first()
    return None if row is None else _view(row)


def _view(row: Row[Receipt, Submission, Sheet, Season, str, str, Decimal]) -> ReceiptView:
    receipt, submission, sheet, season, unit_name, name, most = row
    return ReceiptView(
        id=receipt.id,
        submission_id=submission.id,
        number=receipt.number,
        code=receipt.code,
        unit_id=submission.unit_id,
        unit_name=unit_name,
        year=season.year,
        sheet_title=sheet.title,
        by=Who(receipt.submitted_by_id, name),
        at=receipt.submitted_at,
        is_late=receipt.is_late,
        total=receipt.total,
        most=most,
        fingerprint=receipt.fingerprint,
        head=receipt.head,
    )
