"""What the engine says: the answer, its source, its validity, and how sure it is. Data only, no words of its own."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.rules.bonus_asked import BonusAnswer
from bot.rules.model import Document, Pointer, Provision, Standing, Touch
from bot.rules.validity import Then, ends_soon


class Zone(StrEnum):
    """How an answer may be shown."""

    KNOWN = "known"
    UNSURE = "unsure"
    UNKNOWN = "unknown"


class Note(StrEnum):
    """What must be said beside a source."""

    NOT_YET_IN_FORCE = "not-yet-in-force"
    EXPIRED = "expired"
    UNCHECKED = "unchecked"
    """A later amendment is in force whose changes the digest does not hold."""
    UNCHECKED_ABOVE_ALL = "unchecked-above-all"
    """The same, and the article is one that the amendment very likely touches."""
    ENDS_SOON = "ends-soon"
    """The document is in force, and its known end is near."""


@dataclass(frozen=True, slots=True)
class Source:
    """A provision as it is shown: where it stands, what it says, and until when."""

    code: str
    document: str
    document_title: str
    article: str
    clause: str | None
    point: str | None
    heading: str
    title: str
    digest: str
    valid_from: date | None
    valid_to: date | None
    notes: tuple[Note, ...]
    unchecked_against: tuple[str, ...]
    """Numbers of the amendments meant by the notes."""
    score: float
    official: str | None = None
    """The document's own words, where they are held beside our digest."""
    touches: tuple[Touch, ...] = ()
    """What later documents have done to the provision by the day of the question."""

    @property
    def in_force(self) -> bool:
        """Whether the document binds on the day of the question."""
        return not {Note.NOT_YET_IN_FORCE, Note.EXPIRED} & set(self.notes)


@dataclass(frozen=True, slots=True)
class Mention:
    """A document that the question named, and its standing on the day of the question."""

    document: Document
    standing: Standing
    amends: tuple[Document, ...] = ()
    """Held documents that it changes without the digest knowing how."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one question."""

    question: str
    zone: Zone
    confidence: float
    """The chance that the best source is right; 1 for a provision cited by its number."""
    best: Source | None
    """The answer; given in the zone KNOWN only. A sum may be known whose provision is not held."""
    candidates: tuple[Source, ...]
    """What may be offered: beside the answer its two next, when unsure the first three, else nothing."""
    ranked: tuple[Source, ...]
    """Up to ten sources in order, whatever the zone; for measuring and logs, not for show."""
    mentions: tuple[Mention, ...] = ()
    elsewhere: Pointer | None = None
    """Where the matter is settled, when that is a provision the digest does not hold."""
    bonus: BonusAnswer | None = None
    """The sums that come with an award, when that is what is asked for."""
    then: Then | None = None
    """How it was at the time that the question names."""


def source(provision: Provision, on: date, score: float) -> Source:
    """A provision as a source for a question asked on a day."""
    document = provision.document
    unmerged = document.unmerged(on)
    return Source(
        code=provision.code,
        document=document.number,
        document_title=document.title,
        article=provision.article,
        clause=provision.clause,
        point=provision.point,
        heading=provision.heading,
        title=provision.title,
        digest=provision.digest,
        valid_from=provision.valid_from or document.in_force_from,
        valid_to=provision.valid_to or document.in_force_to,
        notes=_notes(provision, on),
        unchecked_against=tuple(it.number for it in unmerged),
        score=round(score, 4),
        official=provision.official,
        touches=provision.touched(on),
    )


def _notes(provision: Provision, on: date) -> tuple[Note, ...]:
    standing = provision.standing(on)
    if standing is Standing.NOT_YET:
        return (Note.NOT_YET_IN_FORCE,)
    notes = [Note.EXPIRED] if standing is Standing.EXPIRED else []
    unmerged = provision.document.unmerged(on)
    if any(provision.article in it.above_all for it in unmerged):
        notes.append(Note.UNCHECKED_ABOVE_ALL)
    elif unmerged:
        notes.append(Note.UNCHECKED)
    if standing is Standing.IN_FORCE and ends_soon(provision.valid_to or provision.document.in_force_to, on):
        notes.append(Note.ENDS_SOON)
    return tuple(notes)
