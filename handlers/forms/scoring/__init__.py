"""A unit scores itself: one criterion a screen, saved as it is answered, checked, handed in, and opened again."""

from handlers.forms.scoring import criterion, evidence, hands, notes, overview, review, start, verified
from handlers.forms.scoring.form import SCORING, open_submission

__all__ = [
    "SCORING",
    "criterion",
    "evidence",
    "hands",
    "notes",
    "open_submission",
    "overview",
    "review",
    "start",
    "verified",
]
