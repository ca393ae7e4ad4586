"""Named crash points: places where the process may be told to die, so that recovery is proven and not hoped for.

`CRASH_AT=name` kills the process the first time it comes to that point, `CRASH_AT=name:3` the third time, without
any clean-up, as a power cut would. In service the variable is not set and a point costs one comparison.
"""

import os
import signal

POINTS = frozenset(
    {
        "inbox-committed",
        "before-confirm",
        "after-confirm",
        "effect-committed",
        "before-answered",
        "sent-not-recorded",
        "evidence-written",
    }
)

_name, _, _count = os.environ.get("CRASH_AT", "").partition(":")
_left = int(_count or 1)


def crash_point(name: str) -> None:
    """Dies here if the environment asked for it. Raises `ValueError` for a name that no list knows."""
    if not _name:
        return
    if name not in POINTS:
        raise ValueError(f"unknown crash point: {name}")
    if name == _name:
        _count_down()


def _count_down() -> None:
    global _left  # noqa: PLW0603 - one process, one count
    _left -= 1
    if _left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
