"""The engine: a question in, an honest answer out. Pure, built once, shared by all threads."""

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path

from bot.rules.answer import Answer, Mention, Source, Zone, source
from bot.rules.background import Background, load_background
from bot.rules.citation import Citation, Named, load_citations, load_names
from bot.rules.confidence import Confidence, load_confidence
from bot.rules.held import Held
from bot.rules.library import load_corpus
from bot.rules.model import Article, Corpus, Document, Pointer, Provision, Standing
from bot.rules.ranking import Ranker, Ranking
from bot.rules.reading import Reading, load_reader
from bot.rules.saved import read_held, write_held
from bot.rules.streams import Entry
from bot.rules.terms import frame_words, split

MOST = 10
"""Sources that are ranked for an answer."""
SHOWN = 3
"""Suggestions that are shown when unsure."""
CITING = frozenset({"dieu", "khoan", "diem", "d", "k"})
"""Syllables of a citation; beside them and the name of a document other words mean a matter."""


class Engine:
    """Answers questions from a corpus. `Engine.load()` gives the shipped one."""

    def __init__(
        self, corpus: Corpus, background: Background, confidence: Confidence, held: Held | None = None
    ) -> None:
        self.corpus = corpus
        self._background, self._confidence = background, confidence
        self._ranker = Ranker(corpus, background, held)
        self.speller = self._ranker.speller
        self._reader = load_reader(self.speller)
        self._citations = load_citations()
        self._names = load_names(corpus.documents)

    @classmethod
    def load(cls) -> "Engine":
        """The engine over the shipped digest, tables and weights."""
        return cls(load_corpus(), load_background(), load_confidence())

    @classmethod
    def over(cls, corpus: Corpus, saved: Path | None = None) -> "Engine":
        """An engine over any corpus, with the shipped tables and weights.

        What `saved` holds of it in the same words is not read again; the file is written anew when that was not all.
        Raises OSError when it cannot be written.
        """
        held = read_held(saved) if saved else None
        engine = cls(corpus, load_background(), load_confidence(), held)
        if saved and engine.held is not held:
            write_held(saved, engine.held)
        return engine

    def renewed(self, corpus: Corpus) -> "Engine":
        """An engine over a changed corpus that takes over what has not changed. This one goes on answering."""
        return Engine(corpus, self._background, self._confidence, self.held)

    @property
    def held(self) -> Held:
        """What the corpus is searched with, to be saved."""
        return self._ranker.held

    def ask(self, question: str, on: date) -> Answer:
        """The answer to any text, as of a day. Never raises; what cannot be answered is UNKNOWN."""
        reading = self._reader.read(question)
        named = self._names.find(reading)
        mentions = tuple(Mention(it, it.standing(on)) for it in named.documents)
        citations = self._citations.find(reading.tidy)
        if citations:
            return self._cited(question, citations, reading, named, mentions, on)
        return self._found(question, reading, named, mentions, on)

    def source(self, code: str, on: date) -> Source | None:
        """The source behind a button's code, or None when there is none any more."""
        provision = self._by_code.get(code)
        return source(provision, on, 1.0) if provision else None

    def whole_article(self, code: str, on: date) -> tuple[Source, ...]:
        """All provisions of the article that a code belongs to, in reading order; empty for an unknown code."""
        provision = self._by_code.get(code)
        article = provision and self._article(provision.document, provision.article)
        return tuple(source(it, on, 1.0) for it in article.provisions) if article else ()

    @cached_property
    def _by_code(self) -> dict[str, Provision]:
        return {it.code: it for it in self.corpus.provisions}

    @cached_property
    def _articles(self) -> dict[tuple[str, str], Article]:
        return {(it.document.code, it.number): it for it in self.corpus.articles}

    def _article(self, document: Document, number: str) -> Article | None:
        return self._articles.get((document.code, number))

    # A citation goes straight to its provision.

    def _cited(
        self,
        question: str,
        citations: Sequence[Citation],
        reading: Reading,
        named: Named,
        mentions: tuple[Mention, ...],
        on: date,
    ) -> Answer:
        document = self._meant(named)
        if document is None:
            return Answer(question, Zone.UNKNOWN, 0.0, None, (), (), mentions)
        first = citations[0]
        article = self._article(document, first.article)
        if article is None:
            elsewhere = self._pointer(document, first.article)
            return Answer(question, Zone.UNKNOWN, 0.0, None, (), (), mentions, elsewhere)
        exact = _exact(article, first)
        others = (self._article(document, it.article) for it in citations[1:])
        rest = [it for other in others if other for it in other.provisions]
        if not exact:
            ranked = _sources([*article.provisions, *rest], on)
            return Answer(question, Zone.UNSURE, 0.5, None, ranked[:SHOWN], ranked, mentions)
        best = exact[0] if first.clause else self._closest(exact, reading)
        ranked = _sources([best, *(it for it in [*exact, *article.provisions, *rest] if it != best)], on)
        return Answer(question, Zone.KNOWN, 1.0, ranked[0], ranked[1:SHOWN], ranked, mentions)

    def _meant(self, named: Named) -> Document | None:
        """The held document that a citation means; None when it means one whose text is not here."""
        if named.stranger:
            return None
        held = [it for it in named.documents or self.corpus.documents if it.held]
        return held[0] if held else None

    def _pointer(self, document: Document, article: str) -> Pointer | None:
        found = (it for it in self.corpus.pointers if it.document == document and it.article == article)
        return next(found, None)

    def _closest(self, provisions: Sequence[Provision], reading: Reading) -> Provision:
        """Of an article cited as a whole: its whole-article entry, or what the other words of the question mean."""
        named = {unit for name in provisions[0].document.names for unit in split(name)}
        matter = [it for it in reading.units if not it.isdigit() and it not in named | frame_words() | CITING]
        ranking = self._ranker.rank(reading.units) if matter else None
        entries = ranking.entries if ranking else ()
        return next((it for it in _provisions(entries) if it in provisions), provisions[0])

    # A question in words is ranked and judged.

    def _found(self, question: str, reading: Reading, named: Named, mentions: tuple[Mention, ...], on: date) -> Answer:
        ranking = self._best(reading)
        if ranking is None:
            return Answer(question, Zone.UNKNOWN, 0.0, None, (), (), mentions)
        first, three = self._confidence.judge(ranking.signs)
        ranked = _sources(_provisions(ranking.entries), on, ranking)
        zone = self._zone(first, three)
        if ranking.clearly_elsewhere or _asks_of_absent(mentions):
            zone = Zone.UNKNOWN
        if zone is Zone.KNOWN and not _doubtful(ranking, named):
            return Answer(question, zone, first, ranked[0], ranked[1:SHOWN], ranked, mentions)
        shown = () if zone is Zone.UNKNOWN else ranked[:SHOWN]
        zone = Zone.UNSURE if shown else Zone.UNKNOWN
        return Answer(question, zone, first, None, shown, ranked, mentions, ranking.elsewhere)

    def _best(self, reading: Reading) -> Ranking | None:
        """The ranking for the whole question, or for the one of its sentences that is understood best."""
        whole = self._ranker.rank(reading.units, mended=reading.mended)
        parts = [self._ranker.rank(it) for it in reading.sentences]
        rankings = [it for it in (whole, *parts) if it is not None]
        return max(rankings, key=lambda it: self._confidence.judge(it.signs)[0], default=None)

    def _zone(self, first: float, three: float) -> Zone:
        if first >= self._confidence.known_from:
            return Zone.KNOWN
        return Zone.UNSURE if three >= self._confidence.unsure_from else Zone.UNKNOWN


def _provisions(entries: Iterable[Entry]) -> list[Provision]:
    return [it for it in entries if isinstance(it, Provision)]


def _sources(provisions: Iterable[Provision], on: date, ranking: Ranking | None = None) -> tuple[Source, ...]:
    scores = dict(zip(ranking.entries, ranking.scores.tolist(), strict=True)) if ranking else {}
    return tuple(source(it, on, scores.get(it, 1.0)) for it in islice(dict.fromkeys(provisions), MOST))


def _exact(article: Article, cited: Citation) -> list[Provision]:
    """The provisions that a citation names, the nearest first; a point without an entry falls back to its clause."""
    if cited.clause is None:
        return list(article.provisions)
    if int(cited.clause) > article.clauses:
        return []
    clause = [it for it in article.provisions if it.clause == cited.clause]
    points = [it for it in clause if cited.point and it.point == cited.point]
    whole = [it for it in article.provisions if it.clause is None]
    return points or clause or whole


def _asks_of_absent(mentions: Iterable[Mention]) -> bool:
    """Whether a document in force is named whose text is not here."""
    return any(not it.document.held and it.standing is not Standing.EXPIRED for it in mentions)


def _doubtful(ranking: Ranking, named: Named) -> bool:
    """Whether something speaks against an answer however well it fits: it may be another matter that is meant."""
    best = ranking.entries[0]
    elsewhere = isinstance(best, Pointer) or bool(named.documents and best.document not in named.documents)
    return (
        elsewhere or ranking.lacks_name or ranking.bare or named.stranger or any(not it.held for it in named.documents)
    )
