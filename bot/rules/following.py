"""A question that goes on from the one before: "còn cấp tỉnh thì sao?", "thế cá nhân?", "còn khoản 3?".

It is made a whole question again: what is new takes the place of its like in the question before.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.rules.asking import load_asking
from bot.rules.citation import Citation, Citations, Names, load_citations
from bot.rules.model import Document
from bot.rules.reading import Reading
from bot.rules.shadow import any_of, shadow, without
from bot.rules.terms import frame_words, split, ways_of_titles
from bot.rules.times import Times, load_times

LONGEST = 14
"""Syllables of a question that may go on from another."""
LONGEST_UNLED = 6
"""The same for one that does not begin like that."""

_I_OR_Y = re.compile(r"(?<=[hklmstv])[iy]\b")
"""Where people write the one letter or the other."""

_ENDS = " ?!.,:;"


@dataclass(frozen=True, slots=True)
class Slots:
    """A question taken apart."""

    text: str
    title: str | None
    """The award that is named, by its short name."""
    award: str
    whom: str
    time: str
    citation: Citation | None
    clause: Citation | None
    """A clause without an article: its article is empty."""
    documents: tuple[Document, ...]
    rest: str

    @property
    def has_matter(self) -> bool:
        """Whether it says what is asked, beside for which award, for whom and when."""
        return any(unit not in frame_words() for unit in split(self.rest))


class Follower:
    """Completes questions by the words of `[follow]`."""

    def __init__(self, read: Callable[[str], Reading], names: Names, table: Mapping[str, Any]) -> None:
        self._read, self._names = read, names
        self._citations: Citations = load_citations()
        self._times: Times = load_times()
        self._titles = {tuple(split(way)): code for code, ways in ways_of_titles().items() for way in ways}
        ways = any_of(way for ways in ways_of_titles().values() for way in ways)
        either = _I_OR_Y.sub("[iy]", ways)
        self._title = re.compile(rf"\b(?:{either})\b")
        self._whom = re.compile(rf"\b(?:{any_of((*table['person'], *table['collective']))})\b")
        self._lead = re.compile(rf"\W*(?:{any_of(table['leads'])})\b(?!\s+nao\b)\W*")
        self._tail = re.compile(rf"\W*\b(?:{any_of(table['tails'])})\W*$")
        self._ranks = {tuple(split(way)): rank for rank, ways in table["ranks"].items() for way in ways}
        self._families: Iterable[Mapping[str, str]] = table["families"].values()

    def follow(self, typed: str, before: str, today: date) -> str | None:
        """The whole question that is meant by one that begins like going on; none where it does not."""
        text = self._read(typed).full
        if len(split(text)) > LONGEST:
            return None
        bare = self._without_frame(text)
        if bare is None:
            return None
        return self._completed(self._slots(bare, today), self._slots(self._read(before).full, today))

    def lean(self, typed: str, before: str, today: date) -> str | None:
        """The question with the award of the one before, where it is short and names none itself."""
        text = self._read(typed).full
        if len(split(text)) > LONGEST_UNLED:
            return None
        new, old = self._slots(text, today), self._slots(self._read(before).full, today)
        if new.title or new.citation or new.documents or not old.title:
            return None
        return _said(old.award, new.rest, new.whom or old.whom, new.time or old.time)

    def _without_frame(self, text: str) -> str | None:
        """What stands between "and what of" and "then": none where the text has no such beginning or end."""
        lead = self._lead.match(shadow(text))
        bare = text[lead.end() if lead else 0 :]
        ended = False
        while tail := self._tail.search(shadow(bare)):
            ended = ended or len(tail[0].split()) > 1
            bare = bare[: tail.start()]
        return bare.strip() if (lead or ended) and split(bare) else None

    def _slots(self, text: str, today: date) -> Slots:
        documents = self._names.find(self._read(text)).documents
        citations = self._citations.find(text)
        rest = self._names.without(self._citations.without(text), documents) if documents or citations else text
        clause = None if citations else self._citations.clause(text)
        rest = self._citations.without(rest) if clause else rest
        rest, award = _cut(rest, self._title)
        timed = self._times.find(rest, today)
        time = rest[timed.start : timed.end] if timed else ""
        rest = without(rest, [(timed.start, timed.end)]) if timed else rest
        rest, whom = _cut(rest, self._whom)
        title = self._titles.get(tuple(split(award)))
        return Slots(text, title, award, whom, time, next(iter(citations), None), clause, documents, rest)

    def _completed(self, new: Slots, old: Slots) -> str | None:
        if new.clause or new.citation:
            return self._cited(new, old)
        if new.title and new.has_matter:
            return new.text.strip(_ENDS)
        if new.title:
            return _said(new.award, old.rest, new.whom or old.whom, new.time or old.time)
        if (award := self._other_rank(new, old)) is not None:
            return _said(award, old.rest, new.whom or old.whom, new.time or old.time)
        subject = old.award or self._subject(old.rest)
        if new.has_matter:
            return _said(subject, new.rest, new.whom, new.time or old.time) if subject else None
        if not (new.whom or new.time):
            return None
        return _said(old.award, old.rest, new.whom or old.whom, new.time or old.time)

    def _cited(self, new: Slots, old: Slots) -> str | None:
        """A citation with what it leaves out: the article, or the document."""
        document = "" if new.documents or not old.documents else f" {old.documents[0].number}"
        if new.citation:
            return new.text.strip(_ENDS) + document
        if new.clause is None or old.citation is None:
            return None
        clause = new.clause.clause or old.citation.clause
        return self._citations.worded(Citation(old.citation.article, clause, new.clause.point)) + document

    def _other_rank(self, new: Slots, old: Slots) -> str | None:
        """The award of another rank, where the question names the rank alone."""
        rank = self._ranks.get(tuple(split(new.rest)))
        family = next((it for it in self._families if old.title in it.values()), None)
        title = family.get(rank) if rank and family else None
        if title is None:
            return None
        ways, typed = ways_of_titles()[title], f" {shadow(new.rest)}"
        return next((way for way in ways if shadow(way).endswith(typed)), ways[0])

    def _subject(self, rest: str) -> str:
        """What a question without an award is about: its words but those that ask."""
        return " ".join(it for it in rest.split() if not set(split(it)) <= frame_words())


def _cut(text: str, pattern: re.Pattern[str]) -> tuple[str, str]:
    """The text without what the pattern finds first, and that."""
    found = pattern.search(shadow(text))
    if found is None:
        return text, ""
    return without(text, [found.span()]), text[found.start() : found.end()]


def _said(subject: str, *more: str) -> str:
    """The parts of a question in one line, the award first."""
    words = [it.strip(_ENDS) for it in more]
    tail = " ".join(it for it in words if it)
    subject = subject[:1].upper() + subject[1:]
    return f"{subject}: {tail}" if subject and tail else subject or tail


def load_follower(read: Callable[[str], Reading], names: Names) -> Follower:
    """The completer with the shipped tables."""
    return Follower(read, names, load_asking()["follow"])
