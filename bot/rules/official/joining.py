"""The digest and what is loaded become one corpus.

Where both hold a provision the digest answers, with the document's own words behind it. A loaded document takes the
place of one that was known by name only. Then what loaded documents say of others is applied: what they replace has
ended, what they repeal has ended, what they amend carries who did it and since when.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from bot.language.text import fold
from bot.rules.model import Amendment, Article, Change, Corpus, Document, Pointer, Provision, Touch
from bot.rules.official.corpus import with_document
from bot.rules.official.heading import last_day_before, number_key
from storage.tables import Deed

_Thing = TypeVar("_Thing", Article, Pointer)


def joined(digest: Corpus, official: Corpus) -> Corpus:
    """One corpus of both."""
    if not official.documents:
        return digest
    loaded = {number_key(it.number): it for it in official.documents}
    known = {number_key(it.number): _merged(it, loaded.get(number_key(it.number))) for it in digest.documents}
    documents = known | {key: it for key, it in loaded.items() if key not in known}
    documents = _with_own_names(documents)
    sayings = _Sayings(documents)
    documents = {key: sayings.of_document(key, it) for key, it in documents.items()}
    digested, own = _by_document(digest.articles), _by_document(official.articles)
    pointed = _by_document(digest.pointers)
    articles = tuple(
        sayings.of_article(key, article)
        for key, it in documents.items()
        for article in _articles(it, digested.get(key, ()), own.get(key, ()), pointed.get(key, ()))
    )
    return Corpus(tuple(documents.values()), articles, tuple(_pointers(digest.pointers, documents, own)))


def _by_document(things: Iterable[_Thing]) -> Mapping[str, Sequence[_Thing]]:
    """What belongs to each document, in order."""
    found: dict[str, list[_Thing]] = defaultdict(list)
    for it in things:
        found[number_key(it.document.number)].append(it)
    return found


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


def _with_own_names(documents: Mapping[str, Document]) -> dict[str, Document]:
    """Of two that are called the same the one that the digest knows has the name."""
    taken: set[str] = set()
    named: dict[str, Document] = {}
    for key, it in documents.items():
        own = tuple(name for name in it.names if fold(name) not in taken)
        taken.update(map(fold, own))
        named[key] = it if own == it.names else replace(it, names=own)
    return named


def _articles(
    document: Document, digested: Sequence[Article], own: Sequence[Article], pointers: Sequence[Pointer]
) -> list[Article]:
    """The articles of a document in its own order, the digest's where there is one."""
    held = {it.number: it for it in digested}
    pointed = {it.article: it for it in pointers if it.article}
    articles = [
        _with_official(held[it.number], it)
        if it.number in held
        else _with_words(it, pointed[it.number])
        if it.number in pointed
        else it
        for it in own
    ]
    numbers = {it.number for it in own}
    articles += [it for it in digested if it.number not in numbers]
    return [with_document(it, document) for it in articles]


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


def _pointers(
    pointers: Iterable[Pointer], documents: Mapping[str, Document], own: Mapping[str, Sequence[Article]]
) -> Iterator[Pointer]:
    """Matters that still nothing held answers."""
    for it in pointers:
        key = number_key(it.document.number)
        if all(article.number != it.article for article in own.get(key, ())):
            yield replace(it, document=documents[key])


class _Sayings:
    """What loaded documents say of others: whose place they take, and which of their provisions they change."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._replaced: dict[str, list[Document]] = defaultdict(list)
        self._changed: dict[str, dict[str, Document]] = defaultdict(dict)
        self._changes: dict[tuple[str, str], list[tuple[Document, Change]]] = defaultdict(list)
        names = _Names(documents)
        for it in documents.values():
            for number in it.replaces:
                self._replaced[number_key(number)].append(it)
            for change in it.changes:
                key = names.key(change.target)
                self._changed[key][it.number] = it
                self._changes[key, change.article].append((it, change))

    def of_document(self, key: str, document: Document) -> Document:
        """The document as replaced and amended by those that are loaded."""
        for other in self._replaced.get(key, ()):
            if other.number != document.number and not document.expired and document.in_force_to is None:
                document = _ended(document, other)
        for other in self._changed.get(key, {}).values():
            document = replace(document, amendments=tuple(_amendments(document, other)))
        return document

    def of_article(self, key: str, article: Article) -> Article:
        """The article with what was done to it."""
        changes = self._changes.get((key, article.number))
        if not changes:
            return article
        return replace(article, provisions=tuple(_touched(it, changes) for it in article.provisions))


class _Names:
    """Which document is meant by a number or a name."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._keys = {fold(name): key for key, it in documents.items() for name in (it.title, *it.names)}

    def key(self, target: str) -> str:
        """The key of the document; of none that is known for another name."""
        if target[:1].isdigit():
            return number_key(target)
        folded = fold(target)
        return self._keys.get(folded) or self._keys.get(folded.rpartition(" nam ")[0], "")


def _ended(document: Document, other: Document) -> Document:
    since = other.in_force_from
    return replace(
        document,
        in_force_to=last_day_before(since) if since else None,
        expired=since is None,
        replaced_by=document.replaced_by or other.number,
    )


def _amendments(document: Document, other: Document) -> Iterator[Amendment]:
    """Its amendments: one whose text is held and understood in full is merged, for its changes are marked."""
    named = False
    for it in document.amendments:
        is_it = number_key(it.number) == number_key(other.number)
        named = named or is_it
        yield replace(it, merged=it.merged or other.unclear == 0) if is_it else it
    if not named and other.unclear and other.in_force_from:
        yield Amendment(other.number, other.in_force_from, merged=False, above_all=frozenset())


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
