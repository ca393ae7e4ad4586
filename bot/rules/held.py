"""What a corpus is searched with, made once: streams, index and rarity at large."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from bot.rules.background import Background
from bot.rules.index import Index, build_index, spelt
from bot.rules.streams import Entry, Streams, read_streams


@dataclass(frozen=True, slots=True, eq=False)
class Held:
    """Streams and index of a corpus, and by term of the index how rare it is in legal prose at large."""

    streams: Streams
    index: Index
    at_large: NDArray[np.float32]


def hold(entries: Sequence[Entry], background: Background, old: Held | None = None) -> Held:
    """Reads entries, taking from `old` the documents that stand there in the same words."""
    streams = read_streams(entries, old.streams if old else None)
    if old and streams is old.streams:
        return old
    index = build_index(streams)
    return Held(streams, index, background.rarity(spelt(index)).astype(np.float32))
