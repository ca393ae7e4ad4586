"""A form: steps that are drawn, pressed and typed into. Each step is a few short functions under one name.

people = Form("people")

@people.draws("list")
def _list(look: Look) -> Screen: ...

@people.pressed("pick")
def _pick(turn: Turn, arg: str) -> None: ...

@people.typed("name")
def _name(turn: Turn, text: str) -> None: ...

@people.received("file", prepare=kept, largest=20_000_000)
def _file(turn: Turn, attached: Attached) -> None: ...
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from handlers.said import Attached
from handlers.screen import Screen
from handlers.turn import Look, Turn
from storage.files import Files

Draw = Callable[[Look], Screen]
Press = Callable[[Turn, str], None]
Prepare = Callable[[Attached, bytes, Files], object]
Take = Callable[[Turn, Attached], None]


@dataclass(frozen=True)
class Read:
    """What a text does at a step. A `free` one is taken as it stands, even if it reads like a question."""

    take: Callable[[Turn, str], None]
    free: bool = False


@dataclass(frozen=True)
class Receive:
    """What a file does at a step.

    `prepare` makes of its content what `take` needs, before the transaction and in a thread of its own; it may refuse.
    Files over `largest` bytes are not fetched.
    """

    prepare: Prepare
    take: Take
    largest: int


Made = TypeVar("Made")


class Form:
    """Steps under one name. `keeps`: unfinished answers are kept when the person goes elsewhere."""

    def __init__(self, name: str, *, keeps: bool = False) -> None:
        self.name = name
        self.keeps = keeps
        self._draws: dict[str, Draw] = {}
        self._presses: dict[str, Press] = {}
        self._reads: dict[str, Read] = {}
        self._receives: dict[str, Receive] = {}

    def draws(self, step: str = "start") -> Callable[[Draw], Draw]:
        """Registers how a step is drawn."""
        return _register(self._draws, step)

    def pressed(self, action: str) -> Callable[[Press], Press]:
        """Registers what a button does; it stands for all steps of the form."""
        return _register(self._presses, action)

    def typed(
        self, step: str = "start", *, free: bool = False
    ) -> Callable[[Callable[[Turn, str], None]], Callable[[Turn, str], None]]:
        """Registers what a text does at a step; a step without one waits for no text. `free`: any text is meant."""

        def register(take: Callable[[Turn, str], None]) -> Callable[[Turn, str], None]:
            _register(self._reads, step)(Read(take, free))
            return take

        return register

    def received(self, step: str, *, prepare: Prepare, largest: int) -> Callable[[Take], Take]:
        """Registers what a file does at a step; a step without one takes none."""

        def register(take: Take) -> Take:
            _register(self._receives, step)(Receive(prepare, take, largest))
            return take

        return register

    def draw(self, look: Look) -> Screen:
        """The present screen of the form."""
        return self._draws[look.dialog.step](look)

    def press(self, action: str) -> Press | None:
        """What a button does; none if the form has no such button."""
        return self._presses.get(action)

    def read(self, step: str) -> Read | None:
        """What a text does at a step; none if it waits for no text."""
        return self._reads.get(step)

    def receive(self, step: str) -> Receive | None:
        """What a file does at a step; none if it takes none."""
        return self._receives.get(step)

    def has(self, step: str) -> bool:
        """Whether the form has this step."""
        return step in self._draws


def _register(table: dict[str, Made], name: str) -> Callable[[Made], Made]:
    def register(made: Made) -> Made:
        if name in table:
            raise ValueError(f"registered twice: {name}")
        table[name] = made
        return made

    return register
