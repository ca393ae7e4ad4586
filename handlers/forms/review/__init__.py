"""A reviewer verifies what units have handed in: a worklist, criterion by criterion, closed or given back."""

from handlers.forms.review import ending, evidence, groups, line, work
from handlers.forms.review.form import REVIEW

__all__ = ["REVIEW", "ending", "evidence", "groups", "line", "work"]
