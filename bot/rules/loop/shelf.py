"""The approved answers, held ready for questions and made anew when one is approved or retired."""

from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from bot.rules.background import load_background
from bot.rules.curated import Curated, Kept, Match
from bot.rules.loop.faqs import given
from bot.rules.loop.views import FaqView
from storage.tables import Faq, FaqState

_APPROVED = Faq.state == FaqState.APPROVED
_STAMP = select(func.count(), func.sum(Faq.id), func.sum(Faq.rev), func.max(Faq.approved_at)).where(_APPROVED)


class CuratedShelf:
    """The curated answers of one store. Any thread may ask; each question sees what its own transaction sees."""

    def __init__(self) -> None:
        self._ready: tuple[tuple[Any, ...], Curated] | None = None

    def find(self, session: Session, question: str, on: date) -> FaqView | None:
        """The curated answer to a question, where it is surely meant and holds on that day."""
        best = next(iter(self.near(session, question, on)), None)
        return given(session, best.faq_id) if best is not None and best.sure else None

    def near(self, session: Session, question: str, on: date) -> tuple[Match, ...]:
        """The curated answers to questions that are asked alike, the likest first."""
        return self._curated(session).find(question, on)

    def _curated(self, session: Session) -> Curated:
        stamp = tuple(session.execute(_STAMP).one())
        ready = self._ready
        if ready is None or ready[0] != stamp:
            ready = self._ready = (stamp, _read(session))
        return ready[1]


def _read(session: Session) -> Curated:
    approved = select(Faq).where(_APPROVED).options(selectinload(Faq.variants)).order_by(Faq.id)
    kept = [
        Kept(faq.id, tuple(it.text for it in faq.variants), faq.valid_from, faq.valid_to)
        for faq in session.scalars(approved)
    ]
    return Curated(kept, load_background())
