"""How an answer about the rules is shown: one or two sentences, then the source and its validity, or an honest no."""

from bot.language.phrases import Phrase, say
from bot.rules.answer import Answer, Mention, Note, Source, Zone
from bot.rules.model import WHOLE, Pointer, Standing, Touch
from storage.tables import Deed


def citation(source: Source) -> Phrase:
    """Where a source stands: document, article, clause, point; or the name of an annex or a section."""
    if source.article == WHOLE:
        return say("cite-document", document=source.document)
    if not source.article[:1].isdigit():
        return say("cite-place", document=source.document, place=source.article)
    place = {"document": source.document, "article": source.article}
    if source.clause and source.point:
        return say("cite-point", **place, clause=source.clause, point=source.point)
    if source.clause:
        return say("cite-clause", **place, clause=source.clause)
    return say("cite-article", **place)


def short_citation(source: Source) -> Phrase:
    """A source in the fewest letters, for a button."""
    if source.article == WHOLE:
        return say("cite-document", document=source.document)
    if not source.article[:1].isdigit():
        return say("cite-short-place", place=source.article)
    if source.clause and source.point:
        return say("cite-short-point", article=source.article, clause=source.clause, point=source.point)
    if source.clause:
        return say("cite-short-clause", article=source.article, clause=source.clause)
    return say("cite-short", article=source.article)


def heading(source: Source) -> Phrase:
    """The heading of the whole article that a source belongs to."""
    if source.article == WHOLE:
        return say("document-title", heading=source.heading, document=source.document)
    return say("article-title", article=source.article, heading=source.heading, document=source.document)


def candidate_lines(candidates: tuple[Source, ...]) -> tuple[Phrase, ...]:
    """One line a candidate: where it stands, and what it is about."""
    return tuple(say("candidate-line", citation=short_citation(each), title=each.title) for each in candidates)


def validity(source: Source) -> Phrase:
    """Since when and until when the source is in force, and what has not been checked."""
    return say("validity", term=_term(source), notes=tuple(_notes(source)) or say("nothing"))


def _term(source: Source) -> Phrase:
    if source.valid_from is None:
        return say("validity-unknown")
    if Note.NOT_YET_IN_FORCE in source.notes:
        return say("validity-not-yet", since=source.valid_from)
    if source.valid_to is None:
        return say("validity-since", since=source.valid_from)
    if Note.EXPIRED in source.notes:
        return say("validity-expired", until=source.valid_to)
    return say("validity-until", since=source.valid_from, until=source.valid_to)


def _notes(source: Source) -> list[Phrase]:
    return [*_unchecked(source), *(touched(it) for it in source.touches)]


def _unchecked(source: Source) -> list[Phrase]:
    numbers = say("list", items=source.unchecked_against)
    if Note.UNCHECKED_ABOVE_ALL in source.notes:
        return [say("unchecked-above-all", documents=numbers)]
    return [say("unchecked", documents=numbers)] if Note.UNCHECKED in source.notes else []


def touched(touch: Touch) -> Phrase:
    """That a later document has changed the provision: which one, where in it, since when."""
    by = say("touched-by-article", article=touch.article, document=touch.number)
    if touch.clause:
        by = say("touched-by-clause", clause=touch.clause, article=touch.article, document=touch.number)
    since = say("touched-since", since=touch.since) if touch.since else say("touched-undated")
    match touch.deed:
        case Deed.REPEALED:
            return say("touched-repealed", by=by, since=since)
        case Deed.ADDED:
            return say("touched-added", by=by, since=since)
        case Deed.REWORDED:
            return say("touched-reworded", by=by, since=since)
    return say("touched-amended", by=by, since=since)


def mention(mention: Mention) -> Phrase | None:
    """What must be said of a document that the question named; none where it is simply in force."""
    document = mention.document
    if mention.standing is Standing.NOT_YET and document.in_force_from:
        return say("mention-not-yet", document=document.number, since=document.in_force_from)
    if mention.standing is not Standing.EXPIRED:
        if document.partial:
            return say("mention-partial", document=document.number)
        return None if document.held else say("mention-not-held", document=document.number)
    if document.in_force_to and document.replaced_by:
        replaced = document.replaced_by
        return say("mention-replaced", document=document.number, until=document.in_force_to, replaced=replaced)
    if document.replaced_by:
        return say("mention-replaced-sometime", document=document.number, replaced=document.replaced_by)
    return say("mention-expired", document=document.number)


def elsewhere(pointer: Pointer) -> Phrase:
    """Where a matter is settled that the digest does not hold."""
    number, title = pointer.document.number, pointer.title
    if pointer.article:
        return say("elsewhere-article", document=number, article=pointer.article, title=title)
    return say("elsewhere", document=number, title=title)


def warnings(answer: Answer) -> list[Phrase]:
    """What stands above an answer: what became of the documents that were named, and where the matter belongs."""
    named = [phrase for each in answer.mentions if (phrase := mention(each)) is not None]
    return named + ([elsewhere(answer.elsewhere)] if answer.elsewhere else [])


def provision(source: Source) -> list[Phrase]:
    """A provision in full: title, digest, source, validity."""
    return [say("answer", title=source.title, digest=source.digest), _source_line(source)]


def _source_line(source: Source) -> Phrase:
    return say("source", citation=citation(source), title=source.document_title, validity=validity(source))


def short_answer(answer: Answer) -> Phrase:
    """An answer in one paragraph, for a group or above another screen."""
    lines = warnings(answer)
    if answer.best is not None:
        lines += [say("answer", title=answer.best.title, digest=answer.best.digest), _source_line(answer.best)]
    elif answer.zone is Zone.UNSURE:
        lines.append(say("unsure", candidates=candidate_lines(answer.candidates)))
    elif answer.elsewhere is None:
        lines.append(say("unknown"))
    return say("paragraph", lines=tuple(lines))
