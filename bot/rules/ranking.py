"""The order of provisions for a question, and the signs by which its trust is judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.rules.background import Background
from bot.rules.forest import Forest, load_forest
from bot.rules.held import Held, hold
from bot.rules.look import FEATURES, Numbers, Surroundings
from bot.rules.model import Corpus, Pointer, Provision
from bot.rules.reading import load_abbreviations
from bot.rules.speller import Speller
from bot.rules.streams import Entry
from bot.rules.terms import split
from bot.rules.wanted import Among, Wanted

DEPTH = 100
"""Entries that are looked at more closely after BM25."""
MANY_TERMS, LESS_DEPTH = 64, 40
"""Of a long text, with more terms than this, so many entries."""

# What the trees cannot learn from other fields of law: points for holding all titles and awards that the question
# names, and for or against an entry that is meant only with certain words, when one stands in the question or none.
NAMES_HELD = 2.5
ASKED_BY = 3.0

LEAST_ANCHOR = 1.0
"""Without a pair or name of the field in common (in nats above legal prose at large) nothing is said to be known."""
BARE = 4
"""Up to so many syllables a question is a topic rather than a question."""
CLEARLY_COVERED = 0.6
"""Share of a question's matter that a pointer must cover to be named."""
CLEARLY_BEHIND = -0.5
"""How far, in points, the best provision must lie behind a pointer to be no suggestion."""
FARTHEST = 4.0
"""Points beyond which a lead says no more."""

SIGNS = (
    "covered",
    "covered_pairs",
    "known",
    "known_pairs",
    "domain",
    "anchor",
    "mass",
    "strength",
    "margin",
    "elsewhere",
    "stranger",
    "foreign",
    "title",
    "names",
    "mended",
)
"""Names of the signs, in the order of `Ranking.signs`. Each speaks for the best provision the higher it is."""


def _units(texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(split(load_abbreviations().spell_out(text))) for text in texts)


def _place(entry: Entry) -> tuple[str, str | None]:
    return entry.document.number, entry.article


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Entries for a question, best first, with their scores, and the signs of the best provision."""

    entries: tuple[Entry, ...]
    scores: Numbers
    signs: Numbers
    elsewhere: Pointer | None
    """The first entry, when it is a matter that the digest does not hold and the question clearly means it."""

    bare: bool
    """Whether the question is a word or two that are not the whole name of the best provision or its article."""

    @property
    def clearly_elsewhere(self) -> bool:
        """Whether that matter fits so much better that other provisions are no suggestions."""
        return self.elsewhere is not None and bool(self.signs[SIGNS.index("elsewhere")] < CLEARLY_BEHIND)

    @property
    def lacks_name(self) -> bool:
        """Whether the question names a title or award that the best provision does not speak of."""
        return bool(self.signs[SIGNS.index("names")] < 1)


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """Candidates of a question with their features, best first by BM25."""

    among: Among
    features: Numbers
    held: Numbers
    """By candidate the share of the titles and awards that the question names."""
    points: Numbers
    """By candidate its points for that and for words it waits for."""


class Ranker:
    """Orders all entries of a corpus for a question. Pure after it is built; safe to share between threads."""

    def __init__(
        self, corpus: Corpus, background: Background, held: Held | None = None, forest: Forest | None = None
    ) -> None:
        self.provisions = corpus.provisions
        self.entries: tuple[Entry, ...] = (*self.provisions, *corpus.pointers)
        self.held = hold(self.entries, background, held)
        self._background = background
        self._index = self.held.index
        self._around = Surroundings(self.held.streams, self._index, self.held.at_large)
        self._forest = forest or load_forest()
        self._askers = {
            place: [f" {' '.join(units)} " for units in _units(it.asked_by)]
            for place, it in enumerate(self.entries)
            if it.asked_by
        }
        self._provisions = np.array([isinstance(it, Provision) for it in self.entries], np.bool_)
        self.speller = Speller(self._index, background)

    def look(self, units: Sequence[str]) -> Looked | None:
        """The candidates for a question's syllables, not yet in order; None when nothing matches."""
        wanted = Wanted(units, self._index, self._background)
        rough = self._index.rough(wanted.places, wanted.worth)
        if not (rough * self._provisions).any():
            return None
        among = wanted.among(_best(rough, DEPTH if len(wanted.places) <= MANY_TERMS else LESS_DEPTH))
        features = self._around.features(wanted.asked, among.candidates, rough, among.full, among.shares)
        return Looked(among, features, *self._named_and_asked(among, units))

    def rank(self, units: Sequence[str], *, mended: int = 0) -> Ranking | None:
        """The order for a question's syllables, of which `mended` were mistyped; None when nothing matches."""
        looked = self.look(units)
        if looked is None:
            return None
        scores = self._forest.score(looked.features) + looked.points
        order = np.argsort(-scores, kind="stable")
        entries = tuple(self.entries[it] for it in looked.among.candidates[order])
        scores = scores[order]
        at = next((place for place, it in enumerate(entries) if isinstance(it, Provision)), None)
        if at is None:
            return None
        best = int(order[at])
        signs = looked.among.signs(best) | {
            "strength": looked.among.full[best] / np.sqrt(len(units) + 2),
            "margin": _lead(entries, scores, at, rival=Provision),
            "elsewhere": _lead(entries, scores, at, rival=Pointer),
            "title": looked.features[best, FEATURES.index("head_asked")],
            "names": looked.held[best],
            "mended": -mended / len(units),
        }
        elsewhere = _clearly_meant(entries[0], looked.among.signs(int(order[0])))
        bare = len(units) <= BARE and not _is_named(entries[at], set(units))
        return Ranking(entries, scores, np.array([signs[it] for it in SIGNS], np.float64), elsewhere, bare)

    def _named_and_asked(self, among: Among, units: Sequence[str]) -> tuple[Numbers, Numbers]:
        question = f" {' '.join(units)} "
        places = among.candidates.tolist()
        topical = np.array([place in self._askers for place in places])
        asked = np.array([any(it in question for it in self._askers.get(place, ())) for place in places])
        held = np.where(topical, 1.0, among.names_held())
        return held, NAMES_HELD * (held - 1) + ASKED_BY * np.where(asked, 1.0, -1.0) * topical


def _best(rough: NDArray[np.float32], most: int) -> NDArray[np.intp]:
    """The places of the highest scores above 0, those of a tie in rising order."""
    if len(rough) > most:
        least = np.partition(rough, -most)[-most]
        places = np.flatnonzero(rough >= max(least, np.finfo(np.float32).tiny))
    else:
        places = np.flatnonzero(rough > 0)
    return places[np.argsort(-rough[places], kind="stable")][:most]


def _is_named(entry: Entry, asked: set[str]) -> bool:
    """Whether the question holds the whole title or heading of an entry."""
    heading = entry.heading if isinstance(entry, Provision) else entry.title
    return any(asked.issuperset(it) for it in _units([entry.title, heading]))


def _clearly_meant(entry: Entry, signs: Mapping[str, float]) -> Pointer | None:
    clear = signs["anchor"] >= LEAST_ANCHOR and min(signs["covered"], 2 * signs["covered_pairs"]) >= CLEARLY_COVERED
    return entry if isinstance(entry, Pointer) and clear else None


def _lead(entries: Sequence[Entry], scores: Numbers, at: int, *, rival: type[Entry]) -> float:
    """By how many points the best provision leads the best rival of another article; negative when behind."""
    rivals = (
        score
        for entry, score in zip(entries, scores, strict=True)
        if isinstance(entry, rival) and _place(entry) != _place(entries[at])
    )
    lead = scores[at] - next(rivals, -np.inf)
    return float(np.clip(lead, -FARTHEST, FARTHEST))
