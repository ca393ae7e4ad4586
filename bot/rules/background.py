"""How rare a syllable or a pair of syllables is in Vietnamese legal prose at large.

A small digest cannot tell that "thẩm quyền" is everyday and "suy tôn" is not. The table holds document frequencies
counted over a large corpus of articles, keyed by a hash: numbers only, no text. `build_background` makes it.
"""

import gzip
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import as_file, files
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.rules.terms import pairs, split

LEAST_SYLLABLE = 2
"""Articles a syllable must occur in to be kept; rarer ones are typing faults and names."""
LEAST_PAIR = 5
"""The same for a pair."""
LEAST_WORD = 3
"""From here on a syllable is believed to be meant as it is written."""


def _key(term: str) -> int:
    return zlib.crc32(term.encode())


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """Document frequencies by hashed term, sorted by hash."""

    articles: int
    keys: NDArray[np.uint32]
    counts: NDArray[np.uint16]

    def frequency(self, terms: Sequence[str]) -> NDArray[np.float64]:
        """In how many articles each term occurs (at most 65,535); 0 for those not in the table."""
        wanted = np.array([zlib.crc32(it.encode()) for it in terms], np.uint32)
        at = np.minimum(np.searchsorted(self.keys, wanted), len(self.keys) - 1)
        return np.where(self.keys[at] == wanted, self.counts[at], 0).astype(np.float64)

    def is_word(self, syllable: str) -> bool:
        """Whether the syllable is one that people write, and not a slip of the thumb."""
        return bool(self.frequency([syllable])[0] >= LEAST_WORD)

    def rarity(self, terms: Sequence[str]) -> NDArray[np.float64]:
        """Inverse document frequency in nats: about 0 for the commonest, 10 for one never seen."""
        return self.rarity_of(terms, self.frequency(terms))

    def rarity_of(self, terms: Sequence[str], frequency: NDArray[np.float64]) -> NDArray[np.float64]:
        """The same for terms whose frequency is known."""
        unseen = np.array([LEAST_PAIR / 2 if " " in it else 0.5 for it in terms])
        rarity: NDArray[np.float64] = np.log((self.articles + 1) / np.maximum(frequency, unseen))
        return rarity


def _articles(corpus: Path) -> Iterator[str]:
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            yield f"{article['title']}. {article['text']}"


def build_background(corpus: Path, out: Path) -> int:
    """Count a corpus of articles (`.jsonl.gz` with `title` and `text`) into a table; the number of its terms.

    Raises OSError or ValueError when the corpus cannot be read.
    """
    counts: Counter[str] = Counter()
    number = 0
    for text in _articles(corpus):
        number += 1
        syllables = split(text)
        counts.update({*syllables, *pairs(syllables)})
    kept = {
        _key(term): min(count, 65535)
        for term, count in sorted(counts.items(), key=lambda it: it[1])
        if count >= (LEAST_PAIR if " " in term else LEAST_SYLLABLE)
    }
    keys = np.array(sorted(kept), np.uint32)
    values = np.array([kept[int(key)] for key in keys], np.uint16)
    np.savez_compressed(out, articles=np.array(number), keys=keys, counts=values)
    return len(keys)


def read_background(path: Path) -> Background:
    """A table from its file."""
    with np.load(path, allow_pickle=False) as held:
        return Background(int(held["articles"]), held["keys"], held["counts"])


@cache
def load_background() -> Background:
    """The shipped table."""
    with as_file(files("bot.rules.tables") / "background.npz") as path:
        return read_background(path)
