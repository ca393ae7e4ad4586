"""Who was reminded of a deadline, and what became of each message."""

from collections.abc import Mapping

from bot.deadlines.reports import Fate, SentReminder, sent_report
from bot.language.phrases import Phrase, Value, say
from handlers.forms.deadlines.form import DEADLINES, chosen
from handlers.screen import Button, Screen, back_row, number, page_of
from handlers.turn import Look, Turn

LINES_ON_PAGE = 15

FATES: Mapping[Fate, Phrase] = {
    Fate.SENT: say("fate-sent"),
    Fate.UNREACHABLE: say("fate-unreachable"),
    Fate.REFUSED: say("fate-refused"),
    Fate.UNCERTAIN: say("fate-uncertain"),
    Fate.OBSOLETE: say("fate-obsolete"),
    Fate.WAITING: say("fate-waiting"),
    Fate.SKIPPED: say("fate-skipped"),
}


@DEADLINES.draws("sent")
def _sent_screen(look: Look) -> Screen:
    deadline = chosen(look)
    report = sent_report(look.session, actor=look.actor, deadline_id=deadline.id)
    page = page_of(report, look.answers.get("sent_page", 0), LINES_ON_PAGE)
    lines = tuple(map(_line, page.items)) or (say("sent-none"),)
    turning = tuple(Button(turn.label, "sent-page", turn.arg) for turn in page.row)
    text = (say("sent-title", title=deadline.title), say("score-lines", lines=lines))
    return Screen(text, (turning, back_row("one")))


@DEADLINES.pressed("sent-page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("sent", sent_page=number(arg))


def _line(each: SentReminder) -> Phrase:
    about: dict[str, Value] = {
        "unit": each.unit_name,
        "name": each.person_name or "–",
        "step": step_name(each.step),
        "fate": FATES[each.fate],
        "at": each.fate_at or each.planned_at,
    }
    if each.acknowledged_at is not None:
        return say("sent-line-acknowledged", **about, received=each.acknowledged_at)
    return say("sent-line", **about)


def step_name(step: str) -> Phrase:
    """A step of the ladder in words."""
    if step.startswith("+"):
        return say("step-overdue", days=int(step[1:]))
    if step.isdecimal():
        return say("step-before", days=int(step)) if step != "0" else say("step-day")
    return say("step-snooze")
