"""Why somebody did something, as they typed it: what others will read."""

from bot.language.phrases import Refused, say
from bot.language.text import tidy

LONGEST_REASON = 300


def readable_reason(typed: str | None) -> str:
    """A reason on one line. Raises `Refused` for one without words and for an overlong one."""
    reason = " ".join(tidy(typed or "").split())
    if not any(letter.isalpha() for letter in reason):
        raise Refused(say("refused-reason-missing"))
    if len(reason) > LONGEST_REASON:
        raise Refused(say("refused-reason-long", longest=LONGEST_REASON))
    return reason
