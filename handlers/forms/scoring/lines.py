"""Lines that several screens of the self-scoring share."""

from decimal import Decimal

from bot.deadlines.deadlines import Standing, days_left
from bot.language.phrases import Phrase, say
from bot.scoring.views import AtWork, CriterionView, Due, LeafView, Overview, Who
from handlers.turn import Look
from storage.tables import EntryState

CELLS = 10


def bar(done: int, count: int) -> str:
    """How far one has come, as ten cells; the number beside it says the same."""
    full = CELLS * done // max(1, count)
    return "▰" * full + "▱" * (CELLS - full)


def who_name(who: Who) -> Phrase:
    """What a person is called, also one who has been forgotten."""
    return say("person-name", name=who.name) if who.name else say("person-nameless", number=str(who.person_id))


def due_line(look: Look, due: Due) -> Phrase:
    """By when it has to be handed in, and what that means just now."""
    if due.at is None:
        return say("score-due-none")
    match due.standing:
        case Standing.OPEN:
            zone = look.facts.settings.time_zone
            return say("score-due-open", due=due.at, days=days_left(due.at, look.now, zone))
        case Standing.GRACE:
            return say("score-due-grace", due=due.at)
        case Standing.LATE:
            return say("score-due-late", due=due.at)
    return say("score-due-reopened", due=due.at) if due.writable else say("score-due-closed", due=due.at)


def others_line(others: tuple[AtWork, ...]) -> list[Phrase]:
    """Who else of the unit is at work on it just now."""
    if not others:
        return []
    names = tuple(dict.fromkeys(who_name(each.who) for each in others))
    return [say("score-others", names=say("list", items=names))]


def leaf_line(leaf: LeafView) -> Phrase:
    """One criterion in a list: its points, or that it is open, left out, or lacks evidence."""
    about = {"code": leaf.criterion.code, "title": leaf.criterion.title}
    if leaf.state is EntryState.SCORED and leaf.points is not None:
        points = {"points": leaf.points, "most": leaf.criterion.most}
        if leaf.lacks_evidence:
            return say("score-leaf-lacks", **about, **points)
        return say("score-leaf-scored", **about, **points)
    return say("score-leaf-skipped", **about) if leaf.state is EntryState.SKIPPED else say("score-leaf-open", **about)


def example_of(criterion: CriterionView) -> Decimal:
    """A score that this criterion takes: one step below its maximum."""
    step = criterion.step or criterion.most
    return criterion.most - step if criterion.most > step else criterion.most


def summary(view: Overview) -> Phrase:
    """How much is done and how many points that makes."""
    return say(
        "score-overview",
        unit=view.unit_name,
        done=view.tally.done,
        leaves=view.tally.count,
        total=view.tally.points,
        most=view.tally.most,
    )
