"""What somebody typed or chose for a deadline, taken as it is kept, or refused with the reason."""

from datetime import datetime, timedelta

from bot.language.phrases import Refused, say
from bot.language.text import tidy

LONGEST_TITLE = 120
FURTHEST = timedelta(days=2 * 366)
MOST_GRACE = timedelta(days=14)


def readable_title(typed: str) -> str:
    """A deadline's title on one line. Raises `Refused` for one without words and for an overlong one."""
    title = " ".join(tidy(typed).split())
    if not any(letter.isalnum() for letter in title) or len(title) > LONGEST_TITLE:
        raise Refused(say("refused-deadline-title", longest=LONGEST_TITLE))
    return title


def coming(due_at: datetime, now: datetime) -> datetime:
    """A due time to come. Raises `Refused` for one that is past and for one more than two years ahead."""
    if due_at <= now:
        raise Refused(say("refused-due-past", due=due_at))
    if due_at - now > FURTHEST:
        raise Refused(say("refused-due-far", due=due_at))
    return due_at


def possible_grace(minutes: int) -> int:
    """Minutes of grace. Raises `Refused` for less than none and for more than two weeks."""
    if not 0 <= minutes <= MOST_GRACE // timedelta(minutes=1):
        raise Refused(say("refused-grace", days=MOST_GRACE.days))
    return minutes
