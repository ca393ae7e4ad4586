"""The order of provisions for a question, and the signs by which its trust is judged."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.rules.background import Background
from bot.rules.index import Field, Index, build_index
from bot.rules.model import Corpus, Pointer, Provision
from bot.rules.reading import load_abbreviations
from bot.rules.terms import NAME, frame_words, split, terms

Entry = Provision | Pointer

DEPTH = 40
"""Entries that are looked at more closely after BM25."""
FRAME_WORTH = 0.7
"""What "what is", "how many", "who" count for beside words that name a matter."""
# What a closer look adds to BM25: points for covering all of a question's pairs, for
# being asked for by all words of its title, and for holding all titles and awards that the question names.
PAIRS_COVERED = 6.0
TITLE_ASKED = 4.0
NAMES_HELD = 6.0
ASKED_BY = 8.0
"""Points for or against an entry that is meant only with certain words, when one stands in the question or none."""

LEAST_ANCHOR = 1.0
"""Without a pair or name of the field in common (in nats above legal prose at large) nothing is said to be known."""
BARE = 4
"""Up to so many syllables a question is a topic rather than a question."""
CLEARLY_COVERED = 0.6
"""Share of a question's matter that a pointer must cover to be named."""

CLEARLY_BEHIND = -0.15
"""How far, as a share of the pointer's score, the best provision must lie behind it to be no suggestion."""

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


def _fields(entry: Entry) -> tuple[Field, ...]:
    if isinstance(entry, Pointer):
        return (Field(3.0, _units((entry.title, *entry.words))),)
    return (
        Field(1.5, _units((entry.heading, *entry.article_words))),
        Field(2.0, _units((entry.title, *entry.words))),
        Field(1.0, _units((entry.digest,))),
    )


def _place(entry: Entry) -> tuple[str, str | None]:
    return entry.document.number, entry.article


@dataclass(frozen=True, slots=True, eq=False)
class Ranking:
    """Entries for a question, best first, with their scores, and the signs of the best provision."""

    entries: tuple[Entry, ...]
    scores: NDArray[np.float64]
    signs: NDArray[np.float64]
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


class Ranker:
    """Orders all entries of a corpus for a question. Pure after it is built; safe to share between threads."""

    def __init__(self, corpus: Corpus, background: Background) -> None:
        self._entries: tuple[Entry, ...] = (*corpus.provisions, *corpus.pointers)
        self._background = background
        self._index: Index = build_index([_fields(it) for it in self._entries], _worth)
        self._titles = [list(dict.fromkeys(_units([it.title])[0])) for it in self._entries]
        self._title_rarity = [background.rarity(it) for it in self._titles]
        self._askers = [[f" {' '.join(units)} " for units in _units(it.asked_by)] for it in self._entries]
        self._topical = np.array([bool(it) for it in self._askers])
        self._provisions = np.array([isinstance(it, Provision) for it in self._entries])

    @property
    def texts(self) -> list[tuple[str, ...]]:
        """Every indexed text as syllables: what the speller learns the corpus's words from."""
        return [units for entry in self._entries for field in _fields(entry) for units in field.texts]

    def rank(self, units: Sequence[str], *, mended: int = 0) -> Ranking | None:
        """The order for a question's syllables, of which `mended` were mistyped; None when nothing matches."""
        wanted = terms(units)
        rough = self._index.scores(wanted)
        if not rough[self._provisions].any():
            return None
        candidates = np.argsort(-rough, kind="stable")[:DEPTH]
        candidates = candidates[rough[candidates] > 0]
        look = _Look(wanted, self._index, self._background, candidates)
        titles = np.array([self._title_asked(it, set(units)) for it in candidates])
        held = np.where(self._topical[candidates], 1.0, look.names_held())
        asked = np.array([self._asked(it, f" {' '.join(units)} ") for it in candidates])
        scores = rough[candidates] + PAIRS_COVERED * look.covered_pairs + TITLE_ASKED * titles + NAMES_HELD * (held - 1)
        scores += ASKED_BY * asked
        order = np.argsort(-scores, kind="stable")
        entries, scores = tuple(self._entries[it] for it in candidates[order]), scores[order]
        at = next((place for place, it in enumerate(entries) if isinstance(it, Provision)), None)
        if at is None:
            return None
        best = int(order[at])
        signs = look.signs(best) | {
            "strength": scores[at] / np.sqrt(len(units) + 2),
            "margin": _lead(entries, scores, at, rival=Provision),
            "elsewhere": _lead(entries, scores, at, rival=Pointer),
            "title": titles[best],
            "names": held[best],
            "mended": -mended / len(units),
        }
        elsewhere = _clearly_meant(entries[0], look.signs(int(order[0])))
        bare = len(units) <= BARE and not self._is_named(int(candidates[best]), set(units))
        return Ranking(entries, scores, np.array([signs[it] for it in SIGNS], np.float64), elsewhere, bare)

    def _is_named(self, entry: int, asked: set[str]) -> bool:
        provision = self._entries[entry]
        heading = provision.heading if isinstance(provision, Provision) else provision.title
        return asked.issuperset(self._titles[entry]) or asked.issuperset(_units([heading])[0])

    def _asked(self, entry: int, question: str) -> float:
        askers = self._askers[entry]
        return (1.0 if any(it in question for it in askers) else -1.0) if askers else 0.0

    def _title_asked(self, entry: int, asked: set[str]) -> float:
        title, rarity = self._titles[entry], self._title_rarity[entry]
        return float(rarity[[it in asked for it in title]].sum() / rarity.sum())


def _clearly_meant(entry: Entry, signs: Mapping[str, float]) -> Pointer | None:
    clear = signs["anchor"] >= LEAST_ANCHOR and min(signs["covered"], 2 * signs["covered_pairs"]) >= CLEARLY_COVERED
    return entry if isinstance(entry, Pointer) and clear else None


class _Look:
    """A closer look at the candidates of one question.

    Words that frame a question (who, what, how many) help to find the provision but say nothing of whether its matter
    is meant, so the signs leave them out.
    """

    def __init__(
        self, wanted: Sequence[str], index: Index, background: Background, candidates: NDArray[np.intp]
    ) -> None:
        self._rarity = background.rarity(wanted)
        matter = np.array([not _is_frame(it) for it in wanted])
        self._pairs = np.array([" " in it for it in wanted])
        self._names = np.array([it.startswith(NAME) for it in wanted])
        self._matter_pairs = self._pairs & matter
        self._matter_units = ~self._pairs & ~self._names & matter
        self._here = index.frequency(wanted)
        self._there = background.frequency(wanted)
        self._lift = _lift(self._here / index.size, self._there / background.articles)
        self._holds = index.holds(wanted, candidates)
        self.covered_pairs = self._covered(self._pairs)

    def _covered(self, chosen: NDArray[np.bool_]) -> NDArray[np.float64]:
        rarity = self._rarity * chosen
        covered: NDArray[np.float64] = (rarity @ self._holds) / max(rarity.sum(), 1e-9)
        return covered

    def _known(self, chosen: NDArray[np.bool_]) -> float:
        rarity = self._rarity * chosen
        return float((rarity * (self._here > 0)).sum() / max(rarity.sum(), 1e-9))

    def names_held(self) -> NDArray[np.float64]:
        """By candidate: how many of the question's names it holds, as a share; 1 when the question has none."""
        number = self._names.sum()
        return (self._names.astype(np.float64) @ self._holds) / number if number else np.ones(self._holds.shape[1])

    def signs(self, best: int) -> dict[str, float]:
        """What the question's words say about the candidate."""
        matter = self._matter_pairs | self._matter_units
        held = self._holds[:, best]
        lifts = np.sort(np.where(held & (self._matter_pairs | self._names), self._lift, 0.0))
        return {
            "covered": self._covered(self._matter_units)[best],
            "covered_pairs": self._covered(self._matter_pairs)[best],
            "known": self._known(self._matter_units),
            "known_pairs": self._known(self._matter_pairs),
            "domain": float(np.clip(self._lift[matter], -2, 5).sum() / max(matter.sum(), 1)),
            "anchor": float(np.clip(lifts[-2:], 0, 4).sum()),
            "mass": float(np.log1p((self._rarity * (held & matter)).sum())),
            "foreign": -float(np.log1p((self._there * (self._matter_pairs & (self._here == 0))).max(initial=0.0))),
            "stranger": -float((self._rarity * (self._matter_units & (self._here == 0))).max(initial=0.0)),
        }


def _is_frame(term: str) -> bool:
    return all(unit in frame_words() or unit.isdigit() for unit in term.split())


def _worth(term: str) -> float:
    return FRAME_WORTH if _is_frame(term) else 1.0


def _lift(here: NDArray[np.float64], there: NDArray[np.float64]) -> NDArray[np.float64]:
    """How much commoner terms are in the corpus than in legal prose at large, in nats."""
    return np.log(here + 0.002) - np.log(there + 0.0005)


def _lead(entries: Sequence[Entry], scores: NDArray[np.float64], at: int, *, rival: type[Entry]) -> float:
    """How far the best provision leads the best rival of another article, as a share; negative when behind."""
    rivals = (
        score
        for entry, score in zip(entries, scores, strict=True)
        if isinstance(entry, rival) and _place(entry) != _place(entries[at])
    )
    other = next(rivals, 0.0)
    return float((scores[at] - other) / max(scores[at], other, 1.0))
