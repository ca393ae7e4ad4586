"""A ground as the secretariat types it, "điều 25 khoản 2 luật tđkt", read as in questions."""

from datetime import date

from bot.language.phrases import Phrase, Refused, say
from bot.language.text import syllables, tidy
from bot.rules.citation import load_citations
from bot.rules.engine import Engine
from bot.rules.loop.views import Cited

LONGEST_NAME = 120
_LEAST = 2


def read_citation(text: str, rules: Engine, on: date) -> tuple[Cited, ...]:
    """Every provision that a text cites. A document that the engine does not know is taken by the name it was given.

    Refused where the text names nothing.
    """
    text = " ".join(tidy(text).split())
    if len(text) > LONGEST_NAME or len(syllables(text)) < _LEAST:
        raise Refused(say("refused-citation"))
    found, answer = load_citations().find(text), rules.ask(text, on)
    if not found:
        return (Cited(answer.mentions[0].document.number if answer.mentions else text),)
    source = answer.best or next(iter(answer.ranked), None)
    if source is not None:
        document = source.document
    elif answer.mentions:
        document = answer.mentions[0].document.number
    else:
        return (Cited(text),)
    return tuple(Cited(document, it.article, it.clause, it.point) for it in found)


def cite(cited: Cited) -> Phrase:
    """A ground in words."""
    if cited.article is None:
        return say("faq-cite-document", document=cited.document)
    place = {"document": cited.document, "article": cited.article}
    if cited.clause and cited.point:
        return say("cite-point", **place, clause=cited.clause, point=cited.point)
    if cited.clause:
        return say("cite-clause", **place, clause=cited.clause)
    return say("cite-article", **place)
