"""The clock of the practice Telegram: real time plus an offset that people can move."""

import time
from collections.abc import Callable
from datetime import UTC, datetime


class VirtualClock:
    """Gives Telegram's dates. ``version`` grows with every jump, so that a reader can wait for the next one."""

    def __init__(self, real: Callable[[], float] = time.time) -> None:
        self._real = real
        self.offset = 0.0
        self.version = 1

    def time(self) -> float:
        """Seconds since the epoch, as Telegram would put them in ``date``."""
        return self._real() + self.offset

    def now(self) -> datetime:
        """The same moment as an aware datetime in UTC."""
        return datetime.fromtimestamp(self.time(), UTC)

    def advance(self, seconds: float) -> None:
        """Move the clock on (or back, with a negative number)."""
        self.restore(self.offset + seconds, self.version + 1)

    def jump(self, moment: datetime) -> None:
        """Set the clock to an aware moment; it runs on from there."""
        if moment.tzinfo is None:
            raise ValueError("the clock takes only moments that know their time zone")
        self.restore(moment.timestamp() - self._real(), self.version + 1)

    def reset(self) -> None:
        """Return to real time."""
        self.restore(0.0, self.version + 1)

    def restore(self, offset: float, version: int) -> None:
        """Take over an offset and a version read from disk."""
        self.offset, self.version = offset, version

    def told(self) -> dict[str, object]:
        """The clock as the simulation API tells it."""
        return {"now": self.now().isoformat(), "offset": self.offset, "version": self.version}
