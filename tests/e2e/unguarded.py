"""The bot with one of its guards taken out: `python -m tests.e2e.unguarded GUARD`. Only the twin tests run it."""

import sys
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from bot.__main__ import main
from bot.results.publishing import KINDS
from storage import inbox, outbox
from storage.inbox import Left


def _always_applies(_session: Any, _inbox_id: int, *, now: datetime) -> bool:
    """Says that the effect is not there yet, whatever happened before: what comes twice is applied twice."""
    del now
    return True


def _takes_nothing_over(_session: Any, *, bot_id: int) -> Left:
    """Forgets what the process before left in the inbox."""
    del bot_id
    return Left([], [])


def _repeats_announcements(session: Any, *, now: datetime, repeatable: Sequence[str]) -> int:
    """Takes what may have been sent for what was not, announcements too."""
    return _take_over(session, now=now, repeatable=(*repeatable, *KINDS))


_take_over = outbox.take_over


if __name__ == "__main__":
    if sys.argv[1] == "asks-a-person":
        setattr(outbox, "take_over", _repeats_announcements)  # noqa: B010
    elif sys.argv[1] == "applied-once":
        setattr(inbox, "mark_applied", _always_applies)  # noqa: B010 - the type checker is right to mind
    else:
        setattr(inbox, "take_over", _takes_nothing_over)  # noqa: B010
    sys.exit(main(["run"]))
