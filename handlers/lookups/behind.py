"""The screens behind an answer, and what a lookup is called when it is asked back."""

from collections.abc import Mapping

from bot.language.phrases import Phrase, say
from bot.lookups.heard import Lookup
from bot.people.permissions import Action, Actor
from handlers.screen import Button

_HANDED = say("lookup-about-handed")
_POINTS = say("lookup-about-points")
_AWARD = say("lookup-about-award")
_CRITERIA = say("lookup-about-criteria")

ABOUT: Mapping[Lookup, Phrase] = {
    Lookup.OWED: say("lookup-about-owed"),
    Lookup.WHO_OWES: _HANDED,
    Lookup.WHO_IN: _HANDED,
    Lookup.PROGRESS: _HANDED,
    Lookup.UNIT_IN: say("lookup-about-unit"),
    Lookup.UNIT: say("lookup-about-unit"),
    Lookup.DUE: say("lookup-about-due"),
    Lookup.TASKS: say("lookup-about-tasks"),
    Lookup.POINTS: _POINTS,
    Lookup.RANK: _POINTS,
    Lookup.LEADER: _POINTS,
    Lookup.STANDINGS: _POINTS,
    Lookup.AWARD: _AWARD,
    Lookup.ANNOUNCED: _AWARD,
    Lookup.PEOPLE: say("lookup-about-people"),
    Lookup.OFFICERS: say("lookup-about-officers"),
    Lookup.CRITERIA_COUNT: _CRITERIA,
    Lookup.CRITERION: _CRITERIA,
    Lookup.STEP: say("lookup-about-step"),
    Lookup.MEMBERS: say("lookup-about-members"),
}
"""What each lookup is about, in a few words."""

_FORMS: Mapping[Lookup, str] = {
    **dict.fromkeys((Lookup.WHO_OWES, Lookup.WHO_IN, Lookup.UNIT_IN, Lookup.UNIT, Lookup.PROGRESS), "progress"),
    **dict.fromkeys((Lookup.STEP, Lookup.DUE, Lookup.OWED, Lookup.TASKS), "due"),
    **dict.fromkeys((Lookup.CRITERIA_COUNT, Lookup.CRITERION), "sheet"),
    **dict.fromkeys((Lookup.AWARD, Lookup.ANNOUNCED), "results"),
    **dict.fromkeys((Lookup.OFFICERS, Lookup.MEMBERS), "cluster"),
    **dict.fromkeys((Lookup.POINTS, Lookup.RANK, Lookup.LEADER, Lookup.STANDINGS), "standings"),
    Lookup.PEOPLE: "people",
}


def behind(lookup: Lookup, actor: Actor) -> tuple[Button, ...]:
    """The buttons to the screen behind an answer, as far as the person may open it."""
    buttons = {
        "progress": (Button(say("progress-button"), "open", "progress"), actor.may(Action.SEE_PROGRESS)),
        "due": (Button(say("due-button"), "open", "due"), actor.may(Action.SEE_DEADLINES)),
        "sheet": (Button(say("sheet-button"), "open", "sheet"), actor.may(Action.SEE_SHEET)),
        "results": (Button(say("results-button"), "open", "results"), actor.may(Action.SEE_RESULTS)),
        "cluster": (Button(say("cluster-button"), "open", "cluster"), actor.may(Action.SEE_CLUSTER)),
        "standings": (Button(say("standings-button"), "open", "standings"), actor.may(Action.SEE_STANDINGS)),
        "people": (Button(say("people-button"), "open", "people"), actor.may(Action.SEE_PEOPLE, actor.unit_id)),
    }
    button, is_offered = buttons.get(_FORMS.get(lookup, ""), (None, False))
    found = (button,) if button is not None and is_offered else ()
    scores = lookup in {Lookup.OWED, Lookup.DUE, Lookup.POINTS} and actor.may(Action.SCORE, actor.unit_id)
    reviews = (Button(say("review-button"), "open", "review"),) if lookup is Lookup.OWED and actor.reviews else ()
    return (*found, *((Button(say("score-button"), "open", "scoring"),) if scores else ()), *reviews)
