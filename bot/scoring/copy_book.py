"""A self-scoring as a workbook: a copy to keep, to print and to compare."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from sqlalchemy.orm import Session

from bot.files.writing import Words, look, new_book, put, put_row, saved, tab_name, widths
from bot.language.phrases import Phrase, say
from bot.people.permissions import Actor
from bot.scoring.evidence import living_evidence
from bot.scoring.reading import overview_of_submission
from bot.scoring.receipts import latest_receipt
from bot.scoring.review import Review, verified_of
from bot.scoring.views import CriterionView, EvidenceView, LeafView, Overview, ReceiptView
from storage.tables import CriterionKind, EntryState, SubmissionState

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_WIDTHS = (10, 60, 12, 14, 18, 40, 40, 22, 22, 16, 40)
_STATES = {
    EntryState.OPEN: say("copy-state-open"),
    EntryState.SCORED: say("copy-state-scored"),
    EntryState.SKIPPED: say("copy-state-skipped"),
}

Row = Sequence[str | Decimal | int | None]


@dataclass(frozen=True)
class Copy:
    """What a copy is made of. The receipt is the last one, while it stands: not after a reopening.

    `verified` is what reviewers decided, once the verification is closed.
    """

    overview: Overview
    evidence: tuple[EvidenceView, ...]
    receipt: ReceiptView | None
    verified: Review | None


def copy_for(session: Session, *, actor: Actor, submission_id: int, now: datetime) -> Copy:
    """What a copy of a submission is made of, for those who may see its entries."""
    shown = overview_of_submission(session, actor=actor, submission_id=submission_id, now=now)
    state = None if shown.submission is None else shown.submission.state
    is_in = state in {SubmissionState.SUBMITTED, SubmissionState.VERIFIED}
    receipt = latest_receipt(session, submission_id) if is_in else None
    verified = verified_of(session, actor=actor, submission_id=submission_id, now=now)
    return Copy(shown, living_evidence(session, submission_id), receipt, verified)


def copy_of(copy: Copy, words: Words) -> bytes:
    """The copy as a file; the same submission gives the same bytes. Takes time: not for a transaction."""
    book = new_book()
    sheet = book.create_sheet(tab_name(words(say("copy-tab"))))
    for number, line in enumerate(_head(copy, words), 1):
        look([put(sheet, number, 1, line)], bold=number == 1, wrapped=False)
    start = len(_head(copy, words)) + 2
    look(put_row(sheet, start, [words(head) for head in _columns(copy)]), bold=True, shaded=True)
    _write_rows(sheet, start + 1, copy, words)
    widths(sheet, *_WIDTHS)
    sheet.freeze_panes = f"A{start + 1}"
    return saved(book)


def _head(copy: Copy, words: Words) -> list[str]:
    shown, receipt = copy.overview, copy.receipt
    lines = [
        say("copy-title", unit=shown.unit_name, year=str(shown.sheet.year)),
        say("copy-sheet", title=shown.sheet.title),
        say("copy-total", points=shown.tally.points, most=shown.tally.most),
        say("copy-done", done=shown.tally.done, count=shown.tally.count),
    ]
    if receipt is None:
        lines.append(say("copy-no-receipt"))
    else:
        lines.append(say("copy-receipt", code=receipt.code, at=receipt.at, name=receipt.by.name))
        lines.append(say("copy-late") if receipt.is_late else say("copy-in-time"))
        lines.append(say("copy-fingerprint", fingerprint=receipt.fingerprint))
    if copy.verified is not None and copy.verified.submission.verified_at is not None:
        counted, at = copy.verified.tally, copy.verified.submission.verified_at
        lines.append(say("copy-verified", points=counted.points, most=counted.most, at=at))
    return [words(line) for line in lines]


def _columns(copy: Copy) -> list[Phrase]:
    columns = [
        say("sheet-column-code"),
        say("sheet-column-title"),
        say("sheet-column-most"),
        say("copy-column-points"),
        say("copy-column-state"),
        say("copy-column-note"),
        say("copy-column-evidence"),
        say("copy-column-by"),
        say("copy-column-at"),
    ]
    if copy.verified is None:
        return columns
    return [*columns, say("copy-column-verified"), say("copy-column-reason")]


def _write_rows(sheet: Worksheet, start: int, copy: Copy, words: Words) -> None:
    leaves = {leaf.criterion.id: leaf for leaf in copy.overview.leaves}
    sums = {group.criterion.id: group.tally.points for group in copy.overview.groups}
    pieces = _by_criterion(copy.evidence)
    for number, criterion in enumerate(copy.overview.sheet.criteria, start):
        if criterion.kind is CriterionKind.GROUP:
            row: Row = [criterion.code, criterion.title, criterion.most, sums[criterion.id]]
        else:
            row = _leaf(criterion, leaves[criterion.id], pieces.get(criterion.id, []), words)
            row = [*row, *_verdict(copy.verified, criterion)]
        look(put_row(sheet, number, row), bold=criterion.kind is CriterionKind.GROUP)
    last = start + len(copy.overview.sheet.criteria)
    total = copy.overview.tally
    look(put_row(sheet, last, [None, words(say("copy-sum")), total.most, total.points]), bold=True)


def _leaf(criterion: CriterionView, leaf: LeafView, pieces: Sequence[EvidenceView], words: Words) -> Row:
    changed = leaf.changed
    return [
        criterion.code,
        criterion.title,
        criterion.most,
        leaf.points,
        words(_STATES[leaf.state]),
        leaf.note,
        "\n".join(piece.url or piece.name for piece in pieces) or None,
        None if changed is None else changed.by.name,
        None if changed is None else words(say("copy-moment", at=changed.at)),
    ]


def _verdict(verified: Review | None, criterion: CriterionView) -> Row:
    """What counts for a criterion and why it differs, in columns of their own."""
    if verified is None:
        return []
    line = verified.line(criterion.id)
    return [line.counts, None if line.verdict is None else line.verdict.reason]


def _by_criterion(evidence: Sequence[EvidenceView]) -> Mapping[int, list[EvidenceView]]:
    found: dict[int, list[EvidenceView]] = {}
    for piece in evidence:
        found.setdefault(piece.criterion_id, []).append(piece)
    return found
