"""The digest and what is loaded become one corpus.

Where both hold a provision the digest answers, with the document's own words behind it. A loaded document takes the
place of one that was known by name only. Then what loaded documents say of others is applied: what they replace has
ended, what they repeal has ended, what they amend carries who did it and since when.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.language.text import fold
from bot.rules.model import Amendment, Article, Change, Corpus, Document, Pointer, Provision, Touch
from bot.rules.official.corpus import with_document
from bot.rules.official.heading import last_day_before, number_key
from storage.tables import Deed


def joined(digest: Corpus, official: Corpus) -> Corpus:
    """One corpus of both."""
    if not official.documents:
        return digest
    loaded = {number_key(it.number): it for it in official.documents}
    known = {number_key(it.number) for it in digest.documents}
    documents = [_merged(it, loaded.get(number_key(it.number))) for it in digest.documents]
    documents += [it for key, it in loaded.items() if key not in known]
    documents = [_as_others_say(it, documents) for it in documents]
    names = _first_by_name(documents)
    by_key = {number_key(it.number): replace(it, names=names[it.number]) for it in documents}
    touches = _Touches(by_key)
    articles = [touches.on(it) for document in by_key.values() for it in _articles(document, digest, official)]
    return Corpus(tuple(by_key.values()), tuple(articles), tuple(_pointers(digest, by_key, official)))


def _merged(known: Document, loaded: Document | None) -> Document:
    """A document that the digest knows, with what its own text says."""
    if loaded is None:
        return known
    return replace(
        known,
        names=tuple(dict.fromkeys((*known.names, *loaded.names))),
        in_force_from=loaded.in_force_from or known.in_force_from,
        in_force_to=loaded.in_force_to or known.in_force_to,
        expired=known.expired or loaded.expired,
        replaced_by=loaded.replaced_by or known.replaced_by,
        articles=loaded.articles or known.articles,
        held=True,
        partial=False,
        replaces=loaded.replaces,
        changes=loaded.changes,
        unclear=loaded.unclear,
        official=True,
    )


def _first_by_name(documents: Sequence[Document]) -> Mapping[str, tuple[str, ...]]:
    """The names of each document; of two that are called the same the one that the digest knows has the name."""
    taken: set[str] = set()
    names: dict[str, tuple[str, ...]] = {}
    for it in documents:
        own = tuple(name for name in it.names if fold(name) not in taken)
        taken |= {fold(name) for name in own}
        names[it.number] = own
    return names


def _as_others_say(document: Document, documents: Sequence[Document]) -> Document:
    """The document as replaced and amended by those that are loaded."""
    for other in documents:
        if not other.official or other.number == document.number:
            continue
        key = number_key(document.number)
        if key in map(number_key, other.replaces) and not document.expired and document.in_force_to is None:
            since = other.in_force_from
            document = replace(
                document,
                in_force_to=last_day_before(since) if since else None,
                expired=since is None,
                replaced_by=document.replaced_by or other.number,
            )
        if any(_means(it, document) for it in other.changes):
            document = replace(document, amendments=tuple(_amendments(document, other)))
    return document


def _amendments(document: Document, other: Document) -> Iterator[Amendment]:
    """Its amendments: one whose text is held and understood in full is merged, for its changes are marked."""
    named = False
    for it in document.amendments:
        is_it = number_key(it.number) == number_key(other.number)
        named = named or is_it
        yield replace(it, merged=it.merged or other.unclear == 0) if is_it else it
    if not named and other.unclear and other.in_force_from:
        yield Amendment(other.number, other.in_force_from, merged=False, above_all=frozenset())


def _means(change: Change, document: Document) -> bool:
    if change.target[:1].isdigit():
        return number_key(change.target) == number_key(document.number)
    target = fold(change.target)
    names = {fold(name) for name in (document.title, *document.names)}
    return target in names or target.rpartition(" nam ")[0] in names


def _articles(document: Document, digest: Corpus, official: Corpus) -> list[Article]:
    """The articles of a document in its own order, the digest's where there is one."""
    digested = {it.number: with_document(it, document) for it in digest.articles if _is_of(it, document)}
    loaded = {it.number: with_document(it, document) for it in official.articles if _is_of(it, document)}
    pointers = {it.article: it for it in digest.pointers if it.article and _is_of(it, document)}
    for number, article in loaded.items():
        if number in digested:
            loaded[number] = _with_official(digested[number], article)
        elif number in pointers:
            loaded[number] = _with_words(article, pointers[number])
    return [*loaded.values(), *(it for number, it in digested.items() if number not in loaded)]


def _is_of(thing: Article | Pointer, document: Document) -> bool:
    return number_key(thing.document.number) == number_key(document.number)


def _with_official(digested: Article, own: Article) -> Article:
    """The digest's article with the document's own words behind each provision."""
    clauses = {it.clause: it.digest for it in own.provisions if it.clause}
    whole = "\n".join(f"{it.clause}. {it.digest}" if it.clause else it.digest for it in own.provisions)
    provisions = tuple(
        replace(it, official=clauses.get(it.clause) if it.clause else whole) for it in digested.provisions
    )
    return replace(digested, clauses=max(digested.clauses, own.clauses), provisions=provisions)


def _with_words(article: Article, pointer: Pointer) -> Article:
    """An article whose matter was only pointed to so far: what people ask for it by goes over to it."""
    words = (pointer.title, *pointer.words)
    provisions = tuple(replace(it, article_words=words, asked_by=pointer.asked_by) for it in article.provisions)
    return replace(article, provisions=provisions)


def _pointers(digest: Corpus, documents: Mapping[str, Document], official: Corpus) -> Iterator[Pointer]:
    """Matters that still nothing held answers."""
    held = {(number_key(it.document.number), it.number) for it in official.articles}
    for it in digest.pointers:
        key = number_key(it.document.number)
        if (key, it.article) not in held:
            yield replace(it, document=documents[key])


class _Touches:
    """What loaded documents do to provisions of others."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._changes: dict[tuple[str, str], list[tuple[Document, Change]]] = defaultdict(list)
        for other in documents.values():
            for change in other.changes:
                for key in self._targets(change, documents):
                    self._changes[key, change.article].append((other, change))

    @staticmethod
    def _targets(change: Change, documents: Mapping[str, Document]) -> list[str]:
        if change.target[:1].isdigit():
            return [number_key(change.target)]
        return [key for key, it in documents.items() if _means(change, it)][:1]

    def on(self, article: Article) -> Article:
        """The article with what was done to it."""
        changes = self._changes.get((number_key(article.document.number), article.number))
        if not changes:
            return article
        return replace(article, provisions=tuple(_touched(it, changes) for it in article.provisions))


def _touched(provision: Provision, changes: Sequence[tuple[Document, Change]]) -> Provision:
    mine = [(other, it) for other, it in changes if _concerns(it, provision)]
    touches = tuple(
        Touch(other.number, it.by_article, it.by_clause, it.deed, other.in_force_from) for other, it in mine
    )
    ends = [other.in_force_from for other, it in mine if _ends(it, provision) and other.in_force_from]
    return replace(provision, touches=tuple(dict.fromkeys(touches)), valid_to=_end(provision, ends))


def _concerns(change: Change, provision: Provision) -> bool:
    """A change of a clause concerns that clause, and whatever speaks of the article as a whole.

    What is added to an article is told with each of its provisions: nobody knows beforehand which one it bears on.
    """
    whole = change.clause is None or provision.clause is None or change.deed is Deed.ADDED
    return whole or change.clause == provision.clause


def _ends(change: Change, provision: Provision) -> bool:
    """Whether the provision is repealed whole."""
    if change.deed is not Deed.REPEALED or (change.point is not None and change.point != provision.point):
        return False
    return change.clause is None or change.clause == provision.clause


def _end(provision: Provision, begins: Sequence[date]) -> date | None:
    ends = [last_day_before(it) for it in begins]
    return min([*ends, provision.valid_to] if provision.valid_to else ends, default=None)
