"""Deadlines as the secretariat keeps them: set, changed, extended, cancelled, and who was reminded of them."""

from handlers.forms.deadlines import calendar, changing, form, sent, setting
from handlers.forms.deadlines.form import DEADLINES

__all__ = ["DEADLINES", "calendar", "changing", "form", "sent", "setting"]
