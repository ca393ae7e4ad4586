"""The shelf: the one place from which the rules are asked, and where a new engine takes the old one's place at once.

An engine never changes. When a document is loaded or taken out, another is built beside it while the old one goes on
answering; then the shelf points to the new one. Whoever has begun with an engine ends with it.
"""

import logging
from pathlib import Path

from sqlalchemy.orm import Session

from bot.rules.background import load_background
from bot.rules.confidence import load_confidence
from bot.rules.engine import Engine
from bot.rules.library import load_corpus
from bot.rules.model import Corpus
from bot.rules.official.corpus import corpus_of
from bot.rules.official.joining import joined
from bot.rules.official.loading import shelf_version
from bot.rules.saved import read_held, write_held

_log = logging.getLogger(__name__)


class Shelf:
    """Holds the engine that answers now, and which version of the store's documents it was built from."""

    def __init__(self, engine: Engine, version: int = 0) -> None:
        self._now = (engine, version)

    @property
    def engine(self) -> Engine:
        """The engine that answers now."""
        return self._now[0]

    @property
    def version(self) -> int:
        """How often the documents had changed when it was built; 0 for the digest alone."""
        return self._now[1]

    def swap(self, engine: Engine, version: int) -> None:
        """Lets another engine answer from now on, unless a newer one does already."""
        if version > self._now[1]:
            self._now = (engine, version)


def stock(session: Session, before: Corpus | None = None) -> tuple[Corpus, int]:
    """The documents on the shelf and their version, from one view of the store; `before` is what it gave last."""
    return corpus_of(session, before), shelf_version(session)


def build(official: Corpus, old: Engine | None = None, saved: Path | None = None) -> Engine:
    """An engine over the digest and these documents: slow, for a thread of its own.

    What the old engine holds, or at the start the saved index, is taken over where the words are the same; the file is
    written when something had to be read. Without the file the next start is slower, nothing else.
    """
    held = old.held if old else read_held(saved) if saved else None
    engine = Engine(joined(load_corpus(), official), load_background(), load_confidence(), held)
    if saved and engine.held is not held:
        try:
            write_held(saved, engine.held)
        except OSError:
            _log.exception("the index could not be saved")
    return engine
