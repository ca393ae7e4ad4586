"""Keeps the shelf of documents in step with the store: at the start, after each change, and at every tick."""

import asyncio
import logging
from concurrent.futures import Executor
from pathlib import Path

from bot.rules.model import Corpus
from bot.rules.official.loading import shelf_version
from bot.rules.shelf import Shelf, build, stock
from storage import Store

_log = logging.getLogger(__name__)


class Library:
    """Builds the engine over what is loaded in a thread of the workshop, then swaps it in.

    The tick sees what another process has loaded: the command line, or another replica.
    """

    def __init__(self, store: Store, shelf: Shelf, workshop: Executor, saved: Path | None = None) -> None:
        self._store = store
        self._shelf = shelf
        self._workshop = workshop
        self._saved = saved
        self._at_work = asyncio.Lock()
        self._stock: Corpus | None = None

    async def renew(self) -> bool:
        """Builds the index anew where the documents have changed; False if that failed and will be tried again."""
        try:
            await self.tick()
        except Exception:
            _log.exception("the documents could not be indexed; the index before goes on answering")
            return False
        return True

    async def tick(self) -> None:
        """The same for the metronome, which logs what fails."""
        async with self._at_work:
            if await self._store.read(shelf_version) == self._shelf.version:
                return
            official, version = await self._store.read(stock, self._stock)
            loop = asyncio.get_running_loop()
            old = self._shelf.engine if self._stock else None
            engine = await loop.run_in_executor(self._workshop, build, official, old, self._saved)
            self._shelf.swap(engine, version)
            self._stock = official
            _log.info("the shelf is at version %s: %s documents", version, len(official.documents))
