"""In which order and how often updates are carried to a webhook: a plan without clock and network of its own.

Updates of one chat or person go one after another, others at the same time. What fails is tried again at once, then
after 2, 4, 8 ... seconds, up to a minute; its followers in the same chat wait.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.practice.updates import Update

LONGEST_PAUSE = 60.0
LONGEST_RETRY_AFTER = 3600.0

Lane = tuple[str, int]


@dataclass(slots=True)
class _Trouble:
    """Failures of the first update in a lane, and when to try again."""

    failures: int
    again_at: float


class Plan:
    """What is under way, and what waits for its next try. Seconds are monotonic."""

    def __init__(self) -> None:
        self._under_way: set[Lane] = set()
        self._trouble: dict[Lane, _Trouble] = {}

    def due(self, waiting: Iterable[Update], connections: int, now: float) -> list[Update]:
        """The updates to send now, marked as under way."""
        waiting = list(waiting)
        there = {lane_of(update) for update in waiting}
        self._trouble = {lane: one for lane, one in self._trouble.items() if lane in there}
        chosen: list[Update] = []
        passed: set[Lane] = set()
        for update in waiting:
            if len(self._under_way) >= connections:
                break
            lane = lane_of(update)
            trouble = self._trouble.get(lane)
            if lane in passed or lane in self._under_way or (trouble and trouble.again_at > now):
                passed.add(lane)
                continue
            self._under_way.add(lane)
            passed.add(lane)
            chosen.append(update)
        return chosen

    def taken(self, update: Update) -> None:
        """The bot took it."""
        self._under_way.discard(lane_of(update))
        self._trouble.pop(lane_of(update), None)

    def failed(self, update: Update, now: float, retry_after: float = 0.0) -> None:
        """It did not arrive, or was turned down."""
        lane = lane_of(update)
        self._under_way.discard(lane)
        failures = self._trouble[lane].failures + 1 if lane in self._trouble else 1
        pause = 0.0 if failures == 1 else min(2.0 ** (failures - 1), LONGEST_PAUSE)
        pause = min(retry_after, LONGEST_RETRY_AFTER) or pause
        self._trouble[lane] = _Trouble(failures, now + pause)

    def next_try(self, now: float) -> float | None:
        """Seconds until something that failed is due again, or None where nothing waits for its time."""
        return min((one.again_at - now for one in self._trouble.values() if one.again_at > now), default=None)

    def forget(self) -> None:
        """Another webhook, another beginning."""
        self._trouble.clear()


def lane_of(update: Update) -> Lane:
    """Whose turn this update takes: that of its chat, or of its person."""
    place = update.body.get("chat") or update.body["from"]
    return ("person" if "is_bot" in place else "chat"), place["id"]
