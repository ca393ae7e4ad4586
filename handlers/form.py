"""A form: steps that are drawn, pressed and typed into. Each step is a few short functions under one name.

people = Form("people")

@people.draws("list")
def _list(look: Look) -> Screen: ...

@people.pressed("pick")
def _pick(turn: Turn, arg: str) -> None: ...

@people.typed("name")
def _name(turn: Turn, text: str) -> None: ...
"""

from collections.abc import Callable
from typing import TypeVar

from handlers.screen import Screen
from handlers.turn import Look, Turn

Draw = Callable[[Look], Screen]
Press = Callable[[Turn, str], None]
Read = Callable[[Turn, str], None]
Made = TypeVar("Made", bound=Callable[..., object])


class Form:
    """Steps under one name. `keeps`: unfinished answers are kept when the person goes elsewhere."""

    def __init__(self, name: str, *, keeps: bool = False) -> None:
        self.name = name
        self.keeps = keeps
        self._draws: dict[str, Draw] = {}
        self._presses: dict[str, Press] = {}
        self._reads: dict[str, Read] = {}

    def draws(self, step: str = "start") -> Callable[[Draw], Draw]:
        """Registers how a step is drawn."""
        return _register(self._draws, step)

    def pressed(self, action: str) -> Callable[[Press], Press]:
        """Registers what a button does; it stands for all steps of the form."""
        return _register(self._presses, action)

    def typed(self, step: str = "start") -> Callable[[Read], Read]:
        """Registers what a text does at a step; a step without one waits for no text."""
        return _register(self._reads, step)

    def draw(self, look: Look) -> Screen:
        """The present screen of the form."""
        return self._draws[look.dialog.step](look)

    def press(self, action: str) -> Press | None:
        """What a button does; none if the form has no such button."""
        return self._presses.get(action)

    def read(self, step: str) -> Read | None:
        """What a text does at a step; none if it waits for no text."""
        return self._reads.get(step)

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
