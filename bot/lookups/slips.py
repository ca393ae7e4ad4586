"""Slips of the thumb in key words: what a word may have been meant to be, and how far that is to be believed."""

from collections.abc import Mapping
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from bot.lookups.words import load_words
from bot.rules.background import load_background

_BELIEVED = 0.9
"""Of a slip that makes no word at all."""
_DOUBTED, _PER_NAT = 0.25, 0.055
"""Of one that makes a word that people write: the commoner it is, the less."""
_SHORTEST = 3


@lru_cache(maxsize=8192)
def readings(word: str, before: str, after: str) -> Mapping[str, float]:
    """The key words that a folded word may be, each with its credit; the word itself first, at 1."""
    found = {word: 1.0}
    if word in load_words().vocabulary or word.isdigit() or len(word) < _SHORTEST - 1:
        return found
    near = [each for each in _by_length(len(word)) if OSA.distance(word, each, score_cutoff=1) <= 1]
    if near:
        credit = _credit(word)
        fitting = [each for each in near if _fits(each, before, after)]
        found |= dict.fromkeys(fitting or near, credit)
    return found


def is_word(word: str) -> bool:
    """Whether people write this syllable, and do not only slip into it."""
    return load_background().is_word(word)


def _fits(word: str, before: str, after: str) -> bool:
    pairs = load_words().pairs
    return (before, word) in pairs or (word, after) in pairs


def _credit(word: str) -> float:
    if not is_word(word):
        return _BELIEVED
    return min(_BELIEVED, _DOUBTED + _PER_NAT * float(load_background().rarity([word])[0]))


@cache
def _by_length(length: int) -> tuple[str, ...]:
    near = (each for each in sorted(load_words().vocabulary) if abs(len(each) - length) <= 1)
    return tuple(each for each in near if len(each) >= _SHORTEST)
