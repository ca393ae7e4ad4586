"""How an answer about the rules is shown: one or two sentences, then the source and its validity, or an honest no."""

from datetime import date, timedelta

from bot.language.phrases import Phrase, say
from bot.rules.answer import Answer, Mention, Note, Source, Zone
from bot.rules.model import WHOLE, Pointer, Standing, Touch
from bot.rules.reply import Reply
from handlers.fulltext import gist
from handlers.periods import then_lines
from handlers.sums import sums
from storage.tables import Deed

LONGEST_ECHO = 200


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
    if Note.ENDS_SOON in source.notes:
        return say("validity-ends-soon", since=source.valid_from, until=source.valid_to)
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
    if mention.amends and document.in_force_from:
        return _amends(mention, document.in_force_from)
    if mention.standing is not Standing.EXPIRED:
        if document.partial:
            return say("mention-partial", document=document.number)
        return None if document.held else say("mention-not-held", document=document.number)
    if document.in_force_to and document.replaced_by:
        since, replaced = document.in_force_to + timedelta(days=1), document.replaced_by
        return say("mention-replaced", document=document.number, since=since, replaced=replaced)
    if document.replaced_by:
        return say("mention-replaced-sometime", document=document.number, replaced=document.replaced_by)
    return say("mention-expired", document=document.number)


def _amends(mention: Mention, since: date) -> Phrase:
    """Of an amendment whose changes are not known here: what it changes, and where above all."""
    changed = mention.amends[0]
    number = mention.document.number
    above_all: set[str] = {place for it in changed.amendments if it.number == number for place in it.above_all}
    in_order: list[str] = sorted(above_all, key=lambda place: (len(place), place))
    places = say("list", items=tuple(in_order))
    if above_all:
        return say("mention-amends-places", document=number, changed=changed.number, since=since, places=places)
    return say("mention-amends", document=number, changed=changed.number, since=since)


def elsewhere(pointer: Pointer) -> Phrase:
    """Where a matter is settled that the digest does not hold."""
    number, title = pointer.document.number, pointer.title
    if pointer.article:
        return say("elsewhere-article", document=number, article=pointer.article, title=title)
    return say("elsewhere", document=number, title=title)


def warnings(answer: Answer) -> list[Phrase]:
    """What stands above an answer: what became of the documents named, what held then, where the matter belongs."""
    named = [phrase for each in answer.mentions if (phrase := mention(each)) is not None]
    held = then_lines(answer.then) if answer.then else []
    return named + held + ([elsewhere(answer.elsewhere)] if answer.elsewhere else [])


def provision(source: Source) -> list[Phrase]:
    """A provision as it is told: title, the gist of it, source, validity."""
    return [say("answer", title=source.title, digest=gist(source.digest)), source_line(source)]


def source_line(source: Source) -> Phrase:
    """Where a provision stands, and its validity."""
    return say("source", citation=citation(source), title=source.document_title, validity=validity(source))


def told(answer: Answer, *, brief: bool = False) -> list[Phrase]:
    """What an answer says, without its buttons: the sums or the provision, what is offered, or that it is not known."""
    lines = warnings(answer)
    if answer.bonus is not None:
        return lines + sums(answer.bonus, brief=brief) + ([source_line(answer.best)] if answer.best else [])
    if answer.best is not None:
        return lines + provision(answer.best)
    if answer.zone is Zone.UNSURE:
        return [*lines, say("unsure", candidates=candidate_lines(answer.candidates))]
    return lines if answer.elsewhere is not None else [*lines, say("unknown")]


def short_answer(answer: Answer, *, brief: bool = False) -> Phrase:
    """An answer in one paragraph, for a group or above another screen."""
    return say("paragraph", lines=tuple(told(answer, brief=brief)))


def several(reply: Reply) -> list[Phrase]:
    """The answers to the questions of one message, each under its question."""
    shown = [
        say("part", number=str(number), question=echo(part.text), answer=short_answer(part.answer, brief=True))
        for number, part in enumerate(reply.parts, 1)
    ]
    return [*shown, say("parts-left", count=reply.left)] if reply.left else shown


def short_reply(reply: Reply) -> list[Phrase]:
    """What a message is answered with in few words."""
    return [short_answer(reply.one.answer)] if reply.one else several(reply)


def echo(question: str) -> str:
    """A question in one line of bounded length."""
    one_line = " ".join(question.split())
    return one_line if len(one_line) <= LONGEST_ECHO else one_line[:LONGEST_ECHO].rstrip() + "…"
