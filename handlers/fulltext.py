"""A provision in full: what fits into the quote under an answer, and a whole article on as many pages as it needs."""

from collections.abc import Iterator, Sequence

from bot.language.phrases import Phrase, say
from bot.rules.answer import Source

GIST = 450
"""Letters of an answer's own words; what is longer is told in the quote below."""
QUOTE = 1500
"""Letters of the quote under an answer."""
PAGE = 2800
"""Letters of one page of an article: with heading, validity and a sentence above it stays one message."""
_LEAST = 4
_ENDS = (". ", "; ", ", ", " ")


def gist(text: str, most: int = GIST) -> str:
    """The beginning of a text, up to the end of a sentence or a word."""
    return text if len(text) <= most else text[: _bound(text, most)].rstrip(" ,;") + " …"


def pages(sources: Sequence[Source]) -> list[tuple[Phrase, ...]]:
    """A whole article, clause by clause, cut where a page is full; nothing of it is left out."""
    found: list[tuple[Phrase, ...]] = []
    page: list[Phrase] = []
    room = PAGE
    for phrase, size in _pieces(sources):
        if page and size > room:
            found.append(tuple(page))
            page, room = [], PAGE
        page.append(phrase)
        room -= size + 1
    return [*found, tuple(page)] if page else found


def quote(sources: Sequence[Source], told: Source) -> tuple[Phrase, ...]:
    """What the article says beyond the answer, as it goes into a quote; empty where all of it is told already."""
    whole = told.official or gist(told.digest) != told.digest
    found: list[Phrase] = []
    room = QUOTE
    for phrase, size in _pieces([told, *_others(sources, told)] if whole else _others(sources, told)):
        if size > room:
            found += [*(_beginning(told) if whole and not found else []), say("quote-goes-on")]
            break
        found.append(phrase)
        room -= size + 1
    return tuple(found)


def _others(sources: Sequence[Source], told: Source) -> list[Source]:
    return [it for it in sources if it.code != told.code]


def _beginning(told: Source) -> list[Phrase]:
    """Of a provision that is too long for the quote as much as there is room for."""
    return [_clause(told, gist(told.official or told.digest, QUOTE))]


def _pieces(sources: Sequence[Source]) -> Iterator[tuple[Phrase, int]]:
    """The provisions one after another with their length; in the document's own words where they are held."""
    said: set[str | None] = set()
    for source in sources:
        if source.official is None:
            words = source.digest
        elif source.clause in said:
            continue  # the points of a clause stand in its own words already
        else:
            words = source.official
            said.add(source.clause)
        for number, part in enumerate(_cut(words, PAGE)):
            yield (say("article-whole", digest=part) if number else _clause(source, part)), _units(part)


def _clause(source: Source, words: str) -> Phrase:
    if source.clause and source.point and source.official is None:
        return say("article-point", clause=source.clause, point=source.point, digest=words)
    if source.clause and not words.startswith(f"{source.clause}."):
        return say("article-clause", clause=source.clause, digest=words)
    return say("article-whole", digest=words)


def _cut(text: str, most: int) -> Iterator[str]:
    while _units(text) > most:
        bound = _bound(text, most)
        yield text[:bound].rstrip()
        text = text[bound:].lstrip()
    yield text


def _bound(text: str, most: int) -> int:
    """Where to cut: behind a line, a sentence or a word in the part that has room."""
    while _units(text[:most]) > most:
        most -= _units(text[:most]) - most
    for end in ("\n", *_ENDS):
        at = text.rfind(end, most // _LEAST, most)
        if at >= 0:
            return at + len(end)
    return most


def _units(text: str) -> int:
    """The length that Telegram counts."""
    return len(text) + sum(letter > "\uffff" for letter in text)
