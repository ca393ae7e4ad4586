"""What people type into forms, read by the rooms of the language and refused in words."""

from collections.abc import Mapping
from datetime import datetime, time

from bot.language.dates import Fault, Part, read_moment
from bot.language.phrases import Phrase, Refused, say
from handlers.turn import Look

USUAL_HOUR = time(17, 0)
"""The hour of a deadline for which none was told: the end of the working day."""

_HOURS: Mapping[Part | None, time] = {
    None: USUAL_HOUR,
    Part.MORNING: time(11, 0),
    Part.NOON: time(12, 0),
    Part.AFTERNOON: USUAL_HOUR,
    Part.EVENING: time(21, 0),
    Part.NIGHT: time(23, 0),
}
"""What is taken where only a part of the day was told; it is echoed before anything is done with it."""

_FAULTS: Mapping[Fault, Phrase] = {
    Fault.NOT_A_DATE: say("refused-not-a-date"),
    Fault.NO_SUCH_DAY: say("refused-no-such-day"),
    Fault.NO_SUCH_TIME: say("refused-no-such-time"),
    Fault.AMBIGUOUS: say("refused-ambiguous-date"),
}


def typed_moment(look: Look, text: str) -> datetime:
    """A moment as somebody typed it; without a day it is today's. Raises `Refused` for what is none."""
    zone = look.facts.settings.time_zone
    read = read_moment(text, now=look.now, zone=zone)
    if read.fault is not None:
        raise Refused(_FAULTS[read.fault])
    return datetime.combine(read.day or look.today, read.time or _HOURS[read.part], tzinfo=zone)
