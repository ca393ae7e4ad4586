"""The people of the practice room. They are roles, not persons: no name of anybody, real or invented."""

from dataclasses import dataclass

from bot.people.units import offered_units
from bot.practice import Telegram
from storage.tables import Role


@dataclass(frozen=True)
class Persona:
    """Somebody to be in the practice room. `enrolled`: the practice cluster knows them already."""

    tg_user_id: int
    name: str
    role: Role | None = None
    unit: str | None = None
    enrolled: bool = True


_WHOLE = "Cụm"
_OUTSIDE = "Ngoài cụm"

OWNER = Persona(7001, "Quản trị viên", Role.OWNER)
STRANGER = Persona(7900, "Người lạ", enrolled=False)


def _personas() -> tuple[Persona, ...]:
    whole = (
        OWNER,
        Persona(7002, "Thường trực Cụm", Role.SECRETARIAT),
        Persona(7003, "Thường trực Cụm (hai)", Role.SECRETARIAT),
        Persona(7004, "Quan sát viên", Role.OBSERVER),
    )
    units = []
    for number, unit in enumerate(offered_units(), 1):
        units.append(Persona(7100 + number, f"Chuyên viên {unit.name}", Role.SPECIALIST, unit.name))
        units.append(Persona(7200 + number, f"Lãnh đạo {unit.name}", Role.LEADER, unit.name))
    newcomer = Persona(7301, f"Chuyên viên mới {offered_units()[-1].name}", enrolled=False)
    return (*whole, *units, newcomer, STRANGER)


PERSONAS = _personas()
"""Everybody who can be chosen in the practice room."""


def furnish(telegram: Telegram, *, enrolled: bool) -> None:
    """Puts the personas into a practice room; those who are enrolled have pressed Start already."""
    for persona in PERSONAS:
        known = enrolled and persona.enrolled
        group = persona.unit or (_WHOLE if persona.role else _OUTSIDE)
        label = persona.name.removesuffix(f" {persona.unit}")
        telegram.add_person(first_name=persona.name, id=persona.tg_user_id, group=group, role=label)
        if known:
            telegram.start(persona.tg_user_id)
