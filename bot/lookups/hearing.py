"""What a typed text is after: pure, for any text at all. No text makes it raise.

Units are found first, then years and numbers of criteria; the rest is read as key words. Of the frames that a text
fills the one is taken that explains most of it. What it leaves unexplained speaks for another matter.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from bot.language.telex import repair
from bot.language.text import fold, one_tone_style, tidy
from bot.lookups.heard import Asked, Heard, Level, Lookup, Which
from bot.lookups.naming import MOST_INITIALS, Names, Place
from bot.lookups.slips import is_word, readings
from bot.lookups.words import Frame, load_words
from bot.rules.reading import load_abbreviations

LONGEST = 4096
MOST_WORDS = 40
"""Longer texts are no lookups."""
SURE_FROM, MAYBE_FROM = 0.74, 0.5
MOST_UNEXPLAINED = 1.5
MOST_BESIDE_NAME = 2
_UNSURE = 0.8
"""What a name explains that may be one of several."""
WORD = re.compile(r"\d+(?:\.\d+)+|[^\W_]+")
_EARLIEST, _LATEST = 2000, 2100
_NUMBERED = frozenset({"chi", "muc", "nhom", "chuan", "tc"})
"""Words after which a bare number is that of a criterion."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word of the question with what it may be, or a unit, a year, the number of a criterion."""

    text: str
    written: str = ""
    kind: str = "word"
    forms: Mapping[str, float] = field(default_factory=dict)
    place: Place | None = None

    @property
    def weight(self) -> float:
        """How much it counts against a lookup that this is left unexplained."""
        if self.kind == "word" and self.text in load_words().against:
            return 2.0
        ways = load_words().marked["fillers"].get(self.text)
        if self.kind == "word" and self.text in load_words().fillers and self.is_written(ways):
            return 0.0
        return 1.0 if self.kind != "word" or is_word(self.text) or self.text.isdigit() else 0.6

    def is_written(self, ways: frozenset[str] | None) -> bool:
        """Whether it is written in one of these ways, or without marks."""
        return ways is None or self.written == self.text or self.written in ways


@dataclass(frozen=True, slots=True)
class _Filling:
    """A frame that a text fills: the share of the text that it explains, and how many words it does and does not."""

    coverage: float
    explained: float
    unexplained: float
    frame: Frame


@dataclass(frozen=True, slots=True)
class _Said:
    """That a concept is said by some tokens, with the credit of each."""

    concept: str
    tokens: tuple[tuple[int, float], ...]


def hear(question: str, names: Names, *, this_year: int) -> Heard:
    """The lookup that a text is after. `this_year` is that of the calendar."""
    tokens = _tokens(question, names)
    if not 0 < len(tokens) <= MOST_WORDS:
        return Heard()
    said = _unmistaken(list(_said(tokens)))
    asks = "?" in question or any(each.concept == "#asking" for each in said)
    best = max(_fillings(tokens, said), key=lambda each: (each.coverage, each.explained), default=None)
    if best is None:
        return Heard(asks=asks)
    level = _level(best, len(tokens))
    if level is Level.NONE:
        return Heard(asks=asks, coverage=best.coverage)
    concepts = {each.concept for each in said}
    maybe = _doubtful(tokens, concepts) if "@unit" in best.frame.concepts else ()
    asked = _asked(best.frame, tokens, concepts, this_year, maybe)
    return Heard(level, asked, () if asked.units else maybe, asks, best.coverage, best.frame.weak)


def _doubtful(tokens: Sequence[Token], concepts: AbstractSet[str]) -> tuple[int, ...]:
    """The units that may have been named. Beside "mine" two letters of what may be another word name none."""
    least = MOST_INITIALS if "#mine" in concepts else 0
    places = [each.place for each in tokens if each.place and not each.place.is_sure and len(each.text) > least]
    return tuple(dict.fromkeys(unit for each in places for unit in each.units))


def _level(best: _Filling, words: int) -> Level:
    if best.frame.lookup is Lookup.UNIT and (best.coverage < _UNSURE or words > MOST_BESIDE_NAME + best.explained):
        return Level.NONE
    if best.coverage >= SURE_FROM and best.unexplained <= MOST_UNEXPLAINED:
        return Level.MAYBE if best.frame.weak else Level.SURE
    return Level.MAYBE if best.coverage >= MAYBE_FROM else Level.NONE


# The text as tokens.


def _tokens(question: str, names: Names) -> list[Token]:
    text = tidy(question[:LONGEST])
    text = repair(text) or text
    if text.upper() == text:
        text = text.lower()
    found = list(WORD.finditer(text))
    if len(found) > 2 * MOST_WORDS:
        return []
    words = ["".join(fold(each[0]).split()) for each in found]
    tokens: list[Token] = []
    at = 0
    capitals = {index for index, each in enumerate(found) if each[0].isupper()}
    for place in names.find(words, capitals):
        tokens += _plain(text[found[at].start() : found[place.start].start()] if at < place.start else "")
        tokens.append(Token(" ".join(words[place.start : place.end]), kind="unit", place=place))
        at = place.end
    tokens += _plain(text[found[at].start() :] if at < len(found) else "")
    return list(_read(tokens))


def _plain(text: str) -> list[Token]:
    """Words with abbreviations spelt out."""
    short = load_words().short
    tokens = []
    for written in WORD.findall(load_abbreviations().spell_out(text)):
        folded = "".join(fold(written).split())
        spelt = short.get(folded, folded).split()
        tokens += [Token(word, one_tone_style(written).casefold() if word == folded else word) for word in spelt]
    return tokens


def _read(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens with years and numbers known as such, and each word with what it may be."""
    for at, token in enumerate(tokens):
        before = tokens[at - 1].text if at else ""
        after = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if token.kind != "word":
            yield token
        elif "." in token.text or (token.text.isdigit() and not _NUMBERED.isdisjoint(readings(before, "", ""))):
            yield Token(token.text, kind="code")
        elif (year := _year(token.text, before)) is not None:
            yield Token(str(year), kind="year")
        else:
            yield Token(token.text, token.written, forms=readings(token.text, before, after))


def _year(word: str, before: str) -> int | None:
    if not (word.isascii() and word.isdecimal()):
        return None
    if len(word) == 2 and before == "nam":
        word = f"20{word}"
    return int(word) if len(word) == 4 and _EARLIEST <= int(word) <= _LATEST else None


def _places(tokens: Sequence[Token]) -> list[Place]:
    return [each.place for each in tokens if each.place is not None]


# What is said, and which frames that fills.


def _said(tokens: Sequence[Token]) -> Iterator[_Said]:
    words = load_words()
    for start, token in enumerate(tokens):
        if token.kind != "word":
            yield _Said(f"@{token.kind}", ((start, _UNSURE if token.place and not token.place.is_sure else 1.0),))
            continue
        for first in token.forms:
            for phrase, concept in words.phrases.get(first, ()):
                found = _credits(phrase, concept, tokens[start : start + len(phrase)])
                if found is not None:
                    yield _Said(concept, tuple(enumerate(found, start)))


def _credits(phrase: Sequence[str], concept: str, tokens: Sequence[Token]) -> list[float] | None:
    """How far each of the tokens is the phrase's word; none where one is not."""
    if len(tokens) < len(phrase):
        return None
    apart = load_words().marked.get(concept, {})
    found = []
    for word, token in zip(phrase, tokens, strict=True):
        credit = token.forms.get(word)
        if credit is None or (token.text == word and not token.is_written(apart.get(word))):
            return None
        found.append(credit)
    return found


def _unmistaken(said: Sequence[_Said]) -> list[_Said]:
    """What is said, without words that are read as another word of a longer phrase: of "có" and "cờ", of "tối đa"."""
    longer = {
        at: each.concept
        for each in said
        if len(each.tokens) > 1 and not each.concept.startswith("#")
        for at, credit in each.tokens
        if credit == 1.0
    }
    apart = load_words().marked

    def is_mistaken(each: _Said) -> bool:
        start = each.tokens[0][0]
        return len(each.tokens) == 1 and each.concept in apart and longer.get(start, each.concept) != each.concept

    return [each for each in said if not is_mistaken(each)]


def _fillings(tokens: Sequence[Token], said: Sequence[_Said]) -> Iterator[_Filling]:
    """Each frame that is filled."""
    by_concept: dict[str, list[_Said]] = {}
    for each in said:
        by_concept.setdefault(_slot(each.concept), []).append(each)
    for frame in load_words().frames:
        if all(not one.isdisjoint(by_concept) for one in frame.needed):
            credit: dict[int, float] = {}
            for each in (it for concept in frame.concepts for it in by_concept.get(concept, ())):
                for at, given in each.tokens:
                    credit[at] = max(credit.get(at, 0.0), given)
            explained = sum(credit.values())
            rest = sum(token.weight for at, token in enumerate(tokens) if at not in credit)
            yield _Filling(round(explained / (len(credit) + rest), 3), explained, rest + len(credit) - explained, frame)


_SLOTS = {"#mine": "@mine", "#this_year": "@year", "#last_year": "@year", "#year_before": "@year"}


def _slot(concept: str) -> str:
    return _SLOTS.get(concept, concept)


# What exactly is asked.


def _asked(
    frame: Frame, tokens: Sequence[Token], concepts: AbstractSet[str], this_year: int, maybe: tuple[int, ...]
) -> Asked:
    own = frame.concepts
    units = tuple(dict.fromkeys(each.units[0] for each in _places(tokens) if each.is_sure))
    return Asked(
        lookup=frame.lookup,
        units=units if "@unit" in own else (),
        year=_asked_year(tokens, concepts, this_year),
        which=_which(frame.lookup, concepts),
        code=next((each.text for each in tokens if each.kind == "code"), None) if "@code" in own else None,
        is_mine=not units and not maybe and frame.lookup in load_words().of_mine and "#mine" in concepts,
    )


def _asked_year(tokens: Sequence[Token], concepts: AbstractSet[str], this_year: int) -> int | None:
    written = next((int(each.text) for each in tokens if each.kind == "year"), None)
    if written is not None:
        return written
    if "#year_before" in concepts:
        return this_year - 2
    return this_year - 1 if "#last_year" in concepts else None


def _which(lookup: Lookup, concepts: AbstractSet[str]) -> Which | None:
    """One of two, where exactly one of them was said."""
    pairs = {
        Lookup.AWARD: {"flag": Which.FLAG, "certificate": Which.CERTIFICATE},
        Lookup.OFFICERS: {"lead-office": Which.LEAD, "deputy-office": Which.DEPUTY},
    }
    said = [which for concept, which in pairs.get(lookup, {}).items() if concept in concepts]
    return said[0] if len(said) == 1 else None
