"""From a question for a sum to the answer: for whom, for which days, by which provision."""

from collections.abc import Callable, Sequence
from datetime import date

from bot.rules.bonus import Multiple
from bot.rules.bonus_asked import Asked, BonusAnswer, BonusReader, answer_bonus, load_bonus_reader
from bot.rules.model import Corpus, Provision
from bot.rules.reading import Reading
from bot.rules.shadow import without
from bot.rules.times import Span, Timed, Times


class Reckoning:
    """Reckons what comes with awards, as long as the documents of a corpus say that the multiples hold."""

    def __init__(self, corpus: Corpus, read: Callable[[str], Reading], times: Times) -> None:
        self._corpus, self._read, self._times = corpus, read, times
        self._reader: BonusReader = load_bonus_reader()

    def asked(self, reading: Reading, timed: Timed | None, on: date) -> BonusAnswer | None:
        """The sums that a question asks for; none where it asks for none."""
        timeless = self._read(without(reading.full, [(timed.start, timed.end)])) if timed else reading
        asked = self._reader.asked(timeless.units)
        return self._of(asked, timed, on) if asked else None

    def chosen(self, key: str, question: str, on: date) -> BonusAnswer | None:
        """The sums for the award of a button; the time stands in the question. None for a key that is none."""
        multiples = self.multiples(key)
        if not multiples:
            return None
        whom = multiples[0].whom if len(multiples) == 1 else None
        timed = self._times.find(self._read(question).full, on)
        return self._of(Asked((multiples[0].code,), whom), timed, on)

    def multiples(self, key: str) -> tuple[Multiple, ...]:
        """What a button may mean: one multiple, or those of an award."""
        return self._reader.bonuses.by_key(key)

    def worded(self, key: str, question: str, on: date) -> str:
        """The question for the sum of a button in full, for the time that a question names; else the question."""
        multiples, full = self.multiples(key), self._read(question).full
        if len(multiples) != 1:
            return question
        timed = self._times.find(full, on)
        return self._reader.worded(multiples[0]) + (f" {full[timed.start : timed.end]}" if timed else "")

    def provisions(self, found: BonusAnswer) -> Sequence[Provision]:
        """What says so, as far as it is held."""
        articles = [self._corpus.article(it.document, it.article) for it in found.multiples]
        return [it for article in articles if article for it in article.provisions]

    def _of(self, asked: Asked, timed: Timed | None, on: date) -> BonusAnswer | None:
        table = self._reader.bonuses
        first = next((it for code in asked.codes for it in table.of(code, asked.whom)), None)
        document = self._corpus.document(first.document) if first else None
        since, until = (document.in_force_from, document.in_force_to) if document else (None, None)
        holds = Span(since or date.min, until or date.max)
        return answer_bonus(table, asked, timed.span if timed else None, on, holds)
