"""How the time that a question names is said, and how the document of an answer stood then."""

from datetime import date

from bot.language.phrases import Phrase, say
from bot.rules.times import Length, Span
from bot.rules.validity import Held, Then


def period(span: Span) -> Phrase:
    """A day, a month or a year."""
    match span.length:
        case Length.DAY:
            return say("period-day", day=span.first)
        case Length.MONTH:
            return say("period-month", month=str(span.first.month), year=str(span.first.year))
    return say("period-year", year=str(span.first.year))


def until_known(last: date) -> Phrase:
    """Until when, where an end is known."""
    return say("until-open") if last == date.max else say("until-day", until=last)


def then_lines(then: Then) -> list[Phrase]:
    """What was in force at the time that was named, and what has come since."""
    number, span = then.document.number, period(then.span)
    lines = [_held(then, number, span)]
    if then.before:
        lines.append(say("then-before", documents=say("list", items=tuple(it.number for it in then.before))))
    if then.day is not None:
        lines += [
            say("then-amended", document=it.number, since=it.in_force_from)
            for it in then.amended_since
            if not it.merged
        ]
    return lines


def _held(then: Then, number: str, span: Phrase) -> Phrase:
    since, until = then.document.in_force_from, then.document.in_force_to
    match then.held:
        case Held.NOT_YET if since is not None:
            return say("then-not-yet", document=number, period=span, since=since)
        case Held.NO_MORE if until is not None:
            return say("then-no-more", document=number, period=span, until=until)
        case Held.PARTLY if since is not None and since > then.span.first:
            return say("then-since", document=number, period=span, since=since)
        case Held.PARTLY if until is not None:
            return say("then-until", document=number, period=span, until=until)
    return say("then-in-force", document=number, period=span)
