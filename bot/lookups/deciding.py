"""One decision for a typed text that nothing waits for: a lookup, a question about the rules, or one to ask back."""

from collections.abc import Callable
from enum import Enum, auto

from bot.lookups.heard import Heard, Level, Lookup
from bot.rules.answer import Answer, Zone


class Meant(Enum):
    """What a text is taken for. `EITHER`: both readings are offered."""

    LOOKUP = auto()
    RULE = auto()
    EITHER = auto()


def decide(heard: Heard, rules: Callable[[], Answer]) -> Meant:
    """What a text is, by what was heard in it and by what the rules say to it, which are asked in doubt alone.

    A lookup that explains the text is one. One that explains a part is asked back, unless a sum of money is asked for,
    or the rules know the answer and the text reads like a rule more than like a lookup.
    """
    if heard.asked is None or heard.level is Level.NONE:
        return Meant.RULE
    if heard.level is Level.SURE:
        return Meant.LOOKUP
    answer, gives_way = rules(), heard.is_weak or heard.coverage < RULE_BELOW
    is_rule = answer.bonus is not None or (gives_way and answer.zone is Zone.KNOWN)
    return Meant.RULE if is_rule else Meant.EITHER


RULE_BELOW = 0.66
"""A lookup that explains less of a text gives way to a rule that is known."""


def may_interrupt(heard: Heard, *, refused: bool) -> bool:
    """Whether a text typed at a step of a form is a lookup all the same.

    It is where it is put as a question, or where the step could not read it. A bare name is the step's.
    """
    is_lookup = heard.level is Level.SURE and heard.asked is not None and heard.asked.lookup is not Lookup.UNIT
    return is_lookup and not heard.lacks_unit and (heard.asks or refused)
