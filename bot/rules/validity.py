"""What held at the time that a question names, beside what holds today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from bot.rules.model import Amendment, Document
from bot.rules.times import Span

SOON = timedelta(days=120)
"""A known end of a document is warned of so long before."""


class Held(StrEnum):
    """Whether a document was in force at a time."""

    WHOLLY = "wholly"
    PARTLY = "partly"
    NOT_YET = "not-yet"
    NO_MORE = "no-more"


@dataclass(frozen=True, slots=True)
class Then:
    """How the document of an answer stood at the time that the question names."""

    span: Span
    held: Held
    document: Document
    before: tuple[Document, ...]
    """What it replaced, so far as that may have been in force at that time."""
    amended_since: tuple[Amendment, ...]
    """Amendments that came after that time, are in force today, and whose changes the digest does not hold."""

    @property
    def day(self) -> date | None:
        """The last day of that time on which the document held; none where it did not."""
        if self.held in {Held.NOT_YET, Held.NO_MORE}:
            return None
        return min(self.span.last, self.document.in_force_to or self.span.last)


def then(document: Document, span: Span, today: date, documents: Iterable[Document]) -> Then | None:
    """How a document stood at a time; none where that says no more than how it stands today."""
    if span.holds(today) or (span.first > today and _held(document, span) is Held.WHOLLY):
        return None
    held = _held(document, span)
    before = () if held in {Held.WHOLLY, Held.NO_MORE} else tuple(_before(document, span, documents))
    since = tuple(it for it in document.unmerged(today) if span.last < it.in_force_from)
    return Then(span, held, document, before, since)


def _held(document: Document, span: Span) -> Held:
    since, until = document.in_force_from or date.min, document.in_force_to or date.max
    if span.last < since:
        return Held.NOT_YET
    if span.first > until:
        return Held.NO_MORE
    return Held.WHOLLY if since <= span.first and span.last <= until else Held.PARTLY


def _before(document: Document, span: Span, documents: Iterable[Document]) -> Iterable[Document]:
    """What the document replaced and may have been in force in the time: issued by then, and not over before it."""
    for other in documents:
        if other.replaced_by != document.number or issued_in(other) > span.last.year:
            continue
        if other.in_force_to and other.in_force_to >= span.first:
            yield other


def issued_in(document: Document) -> int:
    """The year in a document's number: it was not in force before; 0 where the number has none."""
    return next((int(part) for part in document.number.split("/") if len(part) == 4 and part.isdigit()), 0)


def ends_soon(until: date | None, on: date) -> bool:
    """Whether a document that is in force ends before long."""
    return until is not None and on <= until <= on + SOON
