"""The loop of questions as the secretariat keeps it: answering, approving, searching, changing, Excel in and out."""

from handlers.forms.questions import book, changing, form, opened, review, writing
from handlers.forms.questions.form import QUESTIONS

__all__ = ["QUESTIONS", "book", "changing", "form", "opened", "review", "writing"]
