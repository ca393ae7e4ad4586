"""How a loaded document is told of: in one line of the list, in full, and its validity."""

from datetime import date

from bot.language.phrases import Phrase, say
from bot.rules.official.shape import Legacy
from bot.rules.official.views import DocumentView
from storage.tables import DocumentState

LONGEST_LABEL = 20
MOST_NAMED = 6
"""Documents that are named in a sentence; of more the rest is counted."""


def short_name(document: DocumentView) -> Phrase:
    """The document on a button."""
    name = document.name
    return say("law-item-button", name=name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1].rstrip() + "…")


def line(document: DocumentView, today: date) -> Phrase:
    """One line of the list."""
    term = say("law-line-removed") if document.state is DocumentState.REMOVED else validity(document, today)
    return say("law-line", document=document.name, title=_title(document), validity=term)


def full(document: DocumentView, today: date) -> tuple[Phrase, ...]:
    """Everything that is known of it: name, dates, counts, what it replaces and changes, and what is doubtful."""
    number = say("law-number", number=document.number) if document.number else say("law-number-missing")
    about = [say("law-name", title=_title(document)), number]
    if document.issuer or document.issued_on:
        about.append(_issued(document))
    about += [counts(document), validity(document, today)]
    if document.replaces:
        about.append(say("law-replaces", documents=_several(document.replaces)))
    if document.changes:
        about.append(say("law-changes", count=document.changes))
    return say("paragraph", lines=tuple(about)), *_warnings(document)


def _title(document: DocumentView) -> str:
    return document.title or document.kind or document.number or "–"


def _issued(document: DocumentView) -> Phrase:
    issuer = document.issuer or "–"
    if document.issued_on:
        return say("law-issued", issuer=issuer, day=document.issued_on)
    return say("law-issuer", issuer=issuer)


def _several(numbers: tuple[str, ...]) -> Phrase:
    named = say("list", items=numbers[:MOST_NAMED])
    rest = len(numbers) - MOST_NAMED
    return say("law-and-more", documents=named, count=rest) if rest > 0 else named


def counts(document: DocumentView) -> Phrase:
    """How much was read: articles with their clauses, or what stands in their place."""
    parts = []
    if document.articles:
        parts.append(say("law-count-articles", count=document.articles))
    if document.clauses:
        parts.append(say("law-count-clauses", count=document.clauses))
    if document.chapters:
        parts.append(say("law-count-chapters", count=document.chapters))
    if document.others:
        parts.append(say("law-count-others", count=document.others))
    return say("law-counts", parts=say("list", items=tuple(parts)))


def validity(document: DocumentView, today: date) -> Phrase:
    """Since when and until when it is in force, and what took its place."""
    since, until = document.in_force_from, document.in_force_to
    if document.replaced_by and until:
        return say("law-valid-replaced", until=until, document=document.replaced_by)
    if document.replaced_by:
        return say("law-valid-replaced-sometime", document=document.replaced_by)
    if until and until < today:
        return say("law-valid-over", until=until)
    if since is None:
        return say("law-valid-until", until=until) if until else say("law-valid-unknown")
    if until:
        return say("law-valid-between", since=since, until=until)
    return say("law-valid-not-yet", since=since) if since > today else say("law-valid-since", since=since)


def _warnings(document: DocumentView) -> list[Phrase]:
    """What the secretariat should look at before it is loaded."""
    found = []
    if document.older is not None and document.older.loaded_at is not None:
        found.append(say("law-warn-older", when=document.older.loaded_at, counts=counts(document.older)))
    if document.state is DocumentState.DRAFT and document.in_force_from is None:
        found.append(say("law-warn-no-date"))
    if document.blank_pages:
        found.append(say("law-warn-blank", count=document.blank_pages))
    if document.legacy is not None:
        font = say("law-font-tcvn3") if document.legacy == Legacy.TCVN3 else say("law-font-vni")
        found.append(say("law-warn-legacy", font=font))
    if document.unclear:
        found.append(say("law-warn-unclear", count=document.unclear))
    return found
