"""Which of the known names a person means: surely, perhaps one of several, or none.

Folded, abbreviated, misspelt names are read; a fragment such as "tri" is asked about, never taken.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Generic, TypeVar

from rapidfuzz import fuzz

from bot.language.text import one_tone_style, syllables, tidy

Key = TypeVar("Key", bound=Hashable)

# Words that come before a unit's name and say only what kind of unit it is, with and without marks.
_KINDS = tuple(
    kind.split()
    for kind in (
        "tỉnh",
        "tinh",
        "thành phố",
        "thanh pho",
        "tp",
        "t p",
        "ubnd",
        "uỷ ban nhân dân",
        "uy ban nhan dan",
        "sở nội vụ",
        "so noi vu",
        "snv",
        "đơn vị",
        "don vi",
    )
)
_TAKEN = 85.0  # a ratio from here on is taken,
_AHEAD = 10.0  # when it is that far ahead of every other unit,
_LEAST_LETTERS = 5  # and the name is no shorter: in "Huế" one wrong letter makes another word ("thuế").
_ASKED = 60.0  # a ratio from here on is worth asking about,
_WITHIN = 75.0  # and so are whole words of a name, or a name among other words.


@dataclass(frozen=True, slots=True)
class Match(Generic[Key]):
    """What a typed name may mean: one key for sure, or the keys to ask about, the likeliest first, or nothing."""

    sure: Key | None = None
    maybe: tuple[Key, ...] = ()


def match(typed: str, names: Iterable[tuple[Key, str]]) -> Match[Key]:
    """Finds what was typed among names and aliases; one key may have several.

    An exact name always wins: whole before without its kind, with marks before without. Else the likeliest is taken
    when it is likely enough and far enough ahead of every other key.
    """
    known = list(names)
    for exact in (_whole, _marked, _folded):
        wanted = exact(typed)
        found = tuple(dict.fromkeys(key for key, name in known if wanted & exact(name)))
        if found:
            return Match(sure=found[0]) if len(found) == 1 else Match(maybe=found)
    return _likeliest(_scores(typed, known))


def _likeliest(scores: dict[Key, tuple[float, bool]]) -> Match[Key]:
    """The best key when it may be taken, else those worth asking about."""
    ranked = sorted(scores, key=lambda key: -scores[key][0])
    if not ranked:
        return Match()
    best, takeable = scores[ranked[0]]
    runner_up = max((scores[key][0] for key in ranked[1:]), default=0.0)
    if takeable and best >= _TAKEN and best - runner_up >= _AHEAD:
        return Match(sure=ranked[0])
    return Match(maybe=tuple(key for key in ranked if scores[key][0] >= _ASKED))


def _scores(typed: str, known: Iterable[tuple[Key, str]]) -> dict[Key, tuple[float, bool]]:
    """For each key its best score, and whether a name long enough to be taken reached it."""
    wanted = _folded(typed)
    scores: dict[Key, tuple[float, bool]] = {}
    for key, name in known:
        for form in _folded(name):
            score = max((_score(each, form) for each in wanted), default=0.0)
            scores[key] = max(scores.get(key, (0.0, False)), (score, len(form) >= _LEAST_LETTERS))
    return scores


def _score(typed: str, name: str) -> float:
    ratio = fuzz.ratio(typed, name)
    within = f" {typed} " in f" {name} " or f" {name} " in f" {typed} "
    return max(ratio, _WITHIN) if within else ratio


def _words(text: str) -> list[str]:
    words = one_tone_style(tidy(text)).casefold().replace(".", ". ").split()
    return [bare for word in words if (bare := word.strip(".,;:!?"))]


def _whole(text: str) -> frozenset[str]:
    """The name as written, in one style of tones."""
    return frozenset(filter(None, [" ".join(_words(text))]))


@lru_cache(maxsize=2048)
def _marked(text: str) -> frozenset[str]:
    """The name as written and without the words for its kind."""
    return frozenset(" ".join(form) for form in _forms(_words(text)) if form)


@lru_cache(maxsize=2048)
def _folded(text: str) -> frozenset[str]:
    """The same, folded."""
    return frozenset(form for each in _marked(text) if (form := " ".join(syllables(each))))


def _forms(words: list[str]) -> Iterator[list[str]]:
    """The words, and what is left of them after each leading kind, as long as something is left."""
    yield words
    for kind in _KINDS:
        if words[: len(kind)] == kind and len(words) > len(kind):
            yield from _forms(words[len(kind) :])
