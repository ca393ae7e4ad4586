"""What a self-scoring says, as one canonical text: the same entries give the same text, and so one fingerprint.

A line a leaf: number, state, points of maximum, digest of the note, digests of the evidence. Notes and names of files
are not in it, so that it may be kept when they are deleted.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from bot.scoring.paper import Paper
from bot.scoring.views import EvidenceView, LeafView

FORM = "self-scoring 1"
"""The first line; another form of the text gets another number."""


def canonical(paper: Paper, evidence: Iterable[EvidenceView]) -> str:
    """The canonical text of a submission."""
    digests: dict[int, list[str]] = {}
    for piece in evidence:
        digests.setdefault(piece.criterion_id, []).append(piece.digest)
    head = f"season {paper.sheet.year}; sheet {paper.sheet.id}; unit {paper.unit_id}"
    lines = [_line(leaf, digests.get(leaf.criterion.id, ())) for leaf in paper.leaves]
    return "\n".join([FORM, head, *lines, f"total {paper.tally.points:.2f}"])


def fingerprint(content: str) -> str:
    """The SHA-256 of a canonical text."""
    return hashlib.sha256(content.encode()).hexdigest()


def differing(then: str, now: str) -> tuple[str, ...]:
    """The numbers of the leaves that two canonical texts have differently, in the order of the second."""
    before, after = _by_code(then), _by_code(now)
    codes = dict.fromkeys([*after, *before])
    return tuple(code for code in codes if before.get(code) != after.get(code))


def _line(leaf: LeafView, digests: Sequence[str]) -> str:
    points = "-" if leaf.points is None else f"{leaf.points:.2f}"
    note = "-" if leaf.note is None else hashlib.sha256(leaf.note.encode()).hexdigest()
    pieces = ",".join(sorted(digests)) or "-"
    return f"{leaf.criterion.code} {leaf.state.value} {points}/{leaf.criterion.most:.2f} {note} {pieces}"


def _by_code(content: str) -> Mapping[str, str]:
    lines = content.split("\n")[2:-1]
    return {line.partition(" ")[0]: line for line in lines}
