"""The ledger: which updates have been answered, written for many at once.

Nothing waits for it. What is not written when the process dies has its screen drawn once more, and that harms nobody.
"""

import asyncio
import logging

from bot.runtime.clock import SystemClock
from storage import Store, inbox

_log = logging.getLogger(__name__)


class Ledger:
    """Takes notes and writes all that have come meanwhile in one transaction."""

    def __init__(self, store: Store, clock: SystemClock) -> None:
        self._store = store
        self._clock = clock
        self._noted: list[int] = []
        self._writing: asyncio.Task[None] | None = None

    def note(self, inbox_id: int) -> None:
        """An update has been answered."""
        self._noted.append(inbox_id)
        if self.is_written:
            self._writing = asyncio.get_running_loop().create_task(self._write())

    @property
    def is_written(self) -> bool:
        """Whether everything noted is in the store."""
        return self._writing is None or self._writing.done()

    async def written(self) -> None:
        """Returns when everything noted is in the store."""
        if self._writing is not None:
            await asyncio.wait({self._writing})

    async def _write(self) -> None:
        while self._noted:
            batch, self._noted = self._noted, []
            try:
                await self._store.transact(inbox.mark_answered, *batch, now=self._clock.now())
            except Exception:
                _log.exception("not noted as answered, to be shown again at the next start: %s", batch)
