"""The engine: a question in, an honest answer out. Pure, built once, shared by all threads."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from itertools import islice
from pathlib import Path

from bot.rules.answer import Answer, Mention, Source, Zone, source
from bot.rules.background import Background, load_background
from bot.rules.bonus_asked import BonusAnswer
from bot.rules.citation import Citation, Named, load_citations, load_names
from bot.rules.confidence import Confidence, load_confidence
from bot.rules.following import load_follower
from bot.rules.held import Held
from bot.rules.library import load_corpus
from bot.rules.model import Article, Corpus, Document, Pointer, Provision, Standing
from bot.rules.parts import load_parts
from bot.rules.ranking import Ranker, Ranking
from bot.rules.reading import MOST_SENTENCES, Reading, load_reader
from bot.rules.reckoning import Reckoning
from bot.rules.saved import read_held, write_held
from bot.rules.shadow import without
from bot.rules.streams import Entry
from bot.rules.terms import frame_words, split
from bot.rules.times import Span, Timed, load_times
from bot.rules.validity import then

MOST = 10
"""Sources that are ranked for an answer."""
SHOWN = 3
"""Suggestions that are shown when unsure."""
READ_LATELY = 32
"""Texts whose reading is remembered for a while: one message is read for several purposes."""
LONGEST_TOPIC = 8
"""Syllables of a sentence that names a matter without asking."""
LEAST_MATTER = 4
"""Syllables of a sentence, or beside a citation of an expired document, that are asked about in their own right."""
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
        self._read = lru_cache(maxsize=READ_LATELY)(load_reader(self.speller).read)
        self._citations = load_citations()
        self._names = load_names(corpus.documents)
        self._times = load_times()
        self.bonuses = Reckoning(corpus, self._read, self._times)
        self._follower = load_follower(self._read, self._names)

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
        reading = self._read(question)
        named = self._named(reading)
        mentions = self._mentions(named, on)
        timed = self._times.find(reading.full, on)
        found = self.bonuses.asked(reading, timed, on)
        if found and not (named.stranger or _asks_of_absent(mentions)):
            return self._of_bonus(question, found, mentions, on)
        answer = self._in_words(question, reading, named, mentions, timed, on)
        return self._as_of(answer, timed.span, on) if timed else answer

    def _named(self, reading: Reading) -> Named:
        return self._names.find(replace(reading, full=self._times.without(reading.full)))

    def _mentions(self, named: Named, on: date) -> tuple[Mention, ...]:
        return tuple(
            Mention(it, it.standing(on), tuple(other for other in self.corpus.documents if it.amends(other, on)))
            for it in named.documents
        )

    def _in_words(
        self,
        question: str,
        reading: Reading,
        named: Named,
        mentions: tuple[Mention, ...],
        timed: Timed | None,
        on: date,
    ) -> Answer:
        """The answer to a question that asks for no sum: a citation goes straight there, words are ranked."""
        citations = self._citations.find(reading.tidy)
        if citations:
            answer = self._cited(question, citations, reading, named, mentions, on)
            if answer.zone is not Zone.UNKNOWN or not only_expired(mentions):
                return answer
        matter = self._matter(reading, mentions, timed)
        if citations and (len(matter.units) < LEAST_MATTER or named.stranger):
            return answer
        found = self._found(question, matter, named, mentions, on)
        if timed and found.zone is not Zone.KNOWN:  # the time may belong to the matter: "lương cơ sở năm 2026"
            found = max(found, self._found(question, reading, named, mentions, on), key=lambda it: it.confidence)
        return _at_most_unsure(found) if citations else found

    def _matter(self, reading: Reading, mentions: tuple[Mention, ...], timed: Timed | None) -> Reading:
        """What is asked about, without the time and without what has expired."""
        text = reading.full
        if timed:
            text = without(text, [(timed.start, timed.end)])
        if only_expired(mentions):
            text = self._names.without(self._citations.without(text), (it.document for it in mentions))
        return reading if text == reading.full else self._read(text)

    # What a conversation needs beside single answers.

    def spelt_out(self, question: str) -> str:
        """The text with its abbreviations spelt out, its lines and marks of punctuation as they were."""
        return self._read(question).full

    def followed(self, question: str, before: str, on: date) -> str | None:
        """The whole question that is meant by one that goes on from another; none where it does not."""
        return self._follower.follow(question, before, on)

    def leaning(self, question: str, before: str, on: date) -> str | None:
        """The question with the award of the one before, where it is short and names none itself."""
        return self._follower.lean(question, before, on)

    def cited_apart(self, question: str) -> list[str]:
        """Each of several citations as a question of its own, where the text says nothing else."""
        reading = self._read(question)
        citations = self._citations.find(reading.tidy)
        named = self._named(reading)
        rest = self._names.without(self._citations.without(reading.full), named.documents)
        if len(citations) < 2 or named.stranger or not set(split(rest)) <= frame_words():
            return []
        number = f" {named.documents[0].number}" if named.documents else ""
        return [f"{self._citations.worded(it)}{number}" for it in citations]

    # A sum is reckoned.

    def sums_of(self, key: str, question: str, on: date) -> Answer | None:
        """The answer once it is clear which award is meant; the time stands in the question. None for no award."""
        found = self.bonuses.chosen(key, question, on)
        if found is None:
            return None
        return self._of_bonus(question, found, self._mentions(self._named(self._read(question)), on), on)

    def _of_bonus(self, question: str, found: BonusAnswer, mentions: tuple[Mention, ...], on: date) -> Answer:
        ranked = _sources(self.bonuses.provisions(found), on)
        if not found.sums:
            zone = Zone.UNSURE if found.open else Zone.UNKNOWN
            return Answer(question, zone, 0.5 if found.open else 0.0, None, (), ranked, mentions, bonus=found)
        return Answer(question, Zone.KNOWN, 1.0, ranked[0] if ranked else None, (), ranked, mentions, bonus=found)

    def _as_of(self, answer: Answer, span: Span, on: date) -> Answer:
        """The answer beside what held at the time that was named."""
        provision = self._by_code.get(answer.best.code) if answer.best else None
        if provision is None:
            return answer
        held = then(provision.document, span, on, self.corpus.documents)
        if held is None:
            return answer
        best = source(provision, held.day, answer.ranked[0].score) if held.day and held.day < on else answer.best
        return replace(answer, best=best, then=held)

    def source(self, code: str, on: date) -> Source | None:
        """The source behind a button's code, or None when there is none any more."""
        provision = self._by_code.get(code)
        return source(provision, on, 1.0) if provision else None

    def whole_article(self, code: str, on: date) -> tuple[Source, ...]:
        """All provisions of the article that a code belongs to, in reading order; empty for an unknown code."""
        provision = self._by_code.get(code)
        article = provision and self._article(provision.document, provision.article)
        return tuple(source(it, on, 1.0) for it in article.provisions) if article else ()

    def beside(self, code: str) -> tuple[str | None, str | None]:
        """Codes of the articles before and after the one that a code belongs to; none at an end of its document."""
        provision = self._by_code.get(code)
        if provision is None:
            return None, None
        order = [it for it in self.corpus.articles if it.document == provision.document]
        at = next(place for place, it in enumerate(order) if it.number == provision.article)
        before, after = order[max(0, at - 1) : at], order[at + 1 : at + 2]
        return _first_code(before), _first_code(after)

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
        living = [it.document for it in mentions if it.standing is not Standing.EXPIRED]
        if zone is Zone.KNOWN and not _doubtful(ranking, named, living):
            return Answer(question, zone, first, ranked[0], ranked[1:SHOWN], ranked, mentions)
        shown = () if zone is Zone.UNKNOWN else ranked[:SHOWN]
        zone = Zone.UNSURE if shown else Zone.UNKNOWN
        return Answer(question, zone, first, None, shown, ranked, mentions, ranking.elsewhere)

    def _best(self, reading: Reading) -> Ranking | None:
        """The ranking for the whole question, or for the one of its sentences that is understood best.

        Where some sentences ask and others tell, those that tell are no questions of their own; a few words may name
        the matter.
        """
        whole = self._ranker.rank(reading.units, mended=reading.mended)
        pieces = load_parts().sentences(reading.full)[:MOST_SENTENCES] if reading.sentences else []
        asking = [units for it in pieces if it.asks and len(units := self._read(it.text).units) >= LEAST_MATTER]
        few = [it for it in reading.sentences if len(it) <= LONGEST_TOPIC]
        parts = [self._ranker.rank(it) for it in dict.fromkeys([*asking, *few] if asking else reading.sentences)]
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


def _first_code(articles: Iterable[Article]) -> str | None:
    return next((it.provisions[0].code for it in articles), None)


def only_expired(mentions: Iterable[Mention]) -> bool:
    """Whether documents are named and none of them binds any more."""
    standings = {it.standing for it in mentions}
    return standings == {Standing.EXPIRED}


def _at_most_unsure(answer: Answer) -> Answer:
    if answer.best is None:
        return answer
    return replace(answer, zone=Zone.UNSURE, best=None, candidates=answer.ranked[:SHOWN])


def _asks_of_absent(mentions: Iterable[Mention]) -> bool:
    """Whether a document in force is named whose text is not here."""
    return any(not it.document.held and it.standing is not Standing.EXPIRED for it in mentions)


def _doubtful(ranking: Ranking, named: Named, living: Collection[Document]) -> bool:
    """Whether something speaks against an answer however well it fits: it may be another matter that is meant.

    `living` are the documents named that are not over; what has expired is answered from what took its place.
    """
    best = ranking.entries[0]
    elsewhere = isinstance(best, Pointer) or bool(living and best.document not in living)
    return elsewhere or ranking.lacks_name or ranking.bare or named.stranger or any(not it.held for it in living)
