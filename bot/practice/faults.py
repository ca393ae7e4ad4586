"""Troubles ordered for coming calls: refusals, broken connections, lost answers, delays, a time of silence."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from bot.practice.refusals import ImpossibleError, Refusal, too_many

Kind = Literal["too_many", "server_error", "dropped", "lost", "slow", "off"]


@dataclass(slots=True)
class Fault:
    """One kind of trouble for the next ``times`` calls of a method (``*``: of any method).

    ``too_many`` is 429 with ``seconds`` to wait, ``server_error`` is 500, ``dropped`` breaks the connection before
    anything happens, ``lost`` breaks it after the effect, ``slow`` holds the call for ``seconds``.
    ``off`` is another matter: it breaks every call ``until`` a moment of the virtual clock, however many there are.
    """

    kind: Kind
    method: str = "*"
    times: int = 1
    seconds: float = 1.0
    until: float | None = None

    def refuse(self) -> None:
        """Raise the refusal that this fault stands for, if it is one."""
        if self.kind == "too_many":
            raise too_many(max(1, round(self.seconds)))
        if self.kind == "server_error":
            raise Refusal(500, "Internal Server Error")

    def told(self) -> dict[str, Any]:
        """The fault as the simulation API tells it."""
        told = {"kind": self.kind, "method": self.method, "times": self.times, "seconds": self.seconds}
        return told if self.until is None else {**told, "until": self.until}


@dataclass(slots=True)
class Faults:
    """The troubles still to come, first ordered first met. ``now`` gives the seconds of the virtual clock."""

    now: Callable[[], float]
    waiting: list[Fault] = field(default_factory=list)

    def order(self, kind: str, *, method: str = "*", times: int = 1, seconds: float = 1.0) -> Fault:
        """Put a trouble in the way of the next calls."""
        if kind not in get_args(Kind):
            raise ImpossibleError(f"no such fault: {kind}")
        fault = Fault(kind, method.lower(), times, seconds)  # type: ignore[arg-type]  # checked just above
        if kind == "off":
            fault.method, fault.until = "*", self.now() + seconds
        self.waiting.append(fault)
        return fault

    def silence(self) -> float:
        """Seconds for which the line is still dead, 0 where it is not. A time of silence that is over is forgotten."""
        now = self.now()
        self.waiting = [one for one in self.waiting if one.until is None or one.until > now]
        return max((one.until - now for one in self.waiting if one.until is not None), default=0.0)

    def take(self, method: str) -> Fault | None:
        """The trouble for this call, used up by taking it; silence is not used up and comes before all else."""
        if self.silence():
            return next(one for one in self.waiting if one.until is not None)
        for fault in self.waiting:
            if fault.method in {"*", method.lower()}:
                fault.times -= 1
                if fault.times <= 0:
                    self.waiting.remove(fault)
                return fault
        return None

    def clear(self) -> None:
        """Let everything go well again."""
        self.waiting.clear()

    def restore(self, rows: list[Mapping[str, Any]]) -> None:
        """Take over the troubles told by ``Fault.told``."""
        self.waiting = [Fault(**row) for row in rows]
