"""Setting a deadline in a guided form: what for, its title, due, grace, for whom, and a look before it is set."""

from datetime import datetime, timedelta

from bot.deadlines.changes import create_deadline
from bot.deadlines.readable import coming, readable_title
from bot.language.phrases import Phrase, Refused, say
from bot.people.permissions import Action
from handlers.forms.deadlines.form import (
    DAY,
    DEADLINES,
    HOUR,
    audience_line,
    duration,
    grace_line,
    kind_name,
    names_of,
    season_of,
    warning,
    weekday_and_moment,
)
from handlers.reading import USUAL_HOUR, typed_moment
from handlers.screen import Button, Screen, back_row, number
from handlers.turn import Look, Turn
from storage.tables import AfterDue, DutyKind

GRACES = (0, 2 * HOUR, DAY, 3 * DAY)
DISTANCES = (7, 14, 30)
UNITS_ON_SCREEN = 40


@DEADLINES.draws("kind")
def _kind_screen(look: Look) -> Screen:
    look.actor.require(Action.MANAGE_DEADLINES)
    rows = tuple((Button(kind_name(kind), "kind", kind.value),) for kind in DutyKind)
    return Screen((say("deadline-step", number=1), say("deadline-ask-kind")), (*rows, back_row("start")))


@DEADLINES.pressed("kind")
def _kind(turn: Turn, arg: str) -> None:
    if arg not in list(DutyKind):
        raise Refused(say("button-unknown"))
    turn.go(DEADLINES.name, "title", kind=arg)


@DEADLINES.draws("title")
def _title_screen(look: Look) -> Screen:
    year = str(season_of(look).year)
    usual: tuple[Button, ...] = ()
    if look.answers["kind"] == DutyKind.SCORING:
        usual = (Button(say("deadline-usual-title-button"), "usual-title"),)
    text = (say("deadline-step", number=2), say("deadline-ask-title", year=year))
    return Screen(text, (usual, back_row("kind")))


@DEADLINES.pressed("usual-title")
def _usual_title(turn: Turn, _arg: str) -> None:
    """The title that most take; it is worded in the language of the cluster, which others read."""
    _title(turn, turn.facts.plain(say("deadline-usual-title", year=str(season_of(turn).year))))


@DEADLINES.typed("title", free=True)
def _title(turn: Turn, text: str) -> None:
    turn.step("due", title=readable_title(text))


@DEADLINES.draws("due")
def _due_screen(_look: Look) -> Screen:
    row = tuple(Button(say("deadline-in-days-button", days=days), "in-days", str(days)) for days in DISTANCES)
    return Screen((say("deadline-step", number=3), say("deadline-ask-due")), (row, back_row("title")))


@DEADLINES.pressed("in-days")
def _in_days(turn: Turn, arg: str) -> None:
    day = turn.today + timedelta(days=number(arg))
    _due(turn, datetime.combine(day, USUAL_HOUR, tzinfo=turn.facts.settings.time_zone))


@DEADLINES.typed("due")
def _typed_due(turn: Turn, text: str) -> None:
    _due(turn, typed_moment(turn, text))


def _due(turn: Turn, due: datetime) -> None:
    turn.step("grace", due=coming(due, turn.now).isoformat())


def _told_due(look: Look) -> datetime:
    return datetime.fromisoformat(look.answers["due"])


@DEADLINES.draws("grace")
def _grace_screen(look: Look) -> Screen:
    due = _told_due(look)
    buttons = [Button(duration(minutes), "grace", str(minutes)) for minutes in GRACES]
    text = (
        say("deadline-step", number=4),
        weekday_and_moment(due),
        *warning(look, due),
        say("deadline-ask-grace"),
    )
    return Screen(text, (tuple(buttons[:2]), tuple(buttons[2:]), back_row("due")))


@DEADLINES.pressed("grace")
def _grace(turn: Turn, arg: str) -> None:
    turn.step("after", grace=number(arg))


@DEADLINES.draws("after")
def _after_screen(look: Look) -> Screen:
    look.actor.require(Action.MANAGE_DEADLINES)
    refuse = Button(say("deadline-refuse-button"), "after", AfterDue.REFUSE.value)
    mark = Button(say("deadline-mark-late-button"), "after", AfterDue.MARK_LATE.value)
    return Screen((say("deadline-step", number=5), say("deadline-ask-after")), ((refuse, mark), back_row("grace")))


@DEADLINES.pressed("after")
def _after(turn: Turn, arg: str) -> None:
    if arg not in list(AfterDue):
        raise Refused(say("button-unknown"))
    turn.step("audience", after=arg, units=[])


@DEADLINES.draws("audience")
def _audience_screen(look: Look) -> Screen:
    season = season_of(look)
    picked = set(look.answers["units"])
    buttons = [
        Button(_pick_label(member.name, is_picked=member.unit_id in picked), "pick", str(member.unit_id))
        for member in season.members[:UNITS_ON_SCREEN]
    ]
    pairs = [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]
    everybody = (Button(say("deadline-everybody-button"), "everybody"),)
    these = (Button(say("deadline-these-button", count=len(picked)), "these"),) if picked else ()
    text = (say("deadline-step", number=6), say("deadline-ask-audience"))
    return Screen(text, (everybody, *pairs, these, back_row("after")))


def _pick_label(unit: str, *, is_picked: bool) -> Phrase:
    return say("deadline-picked-button", unit=unit) if is_picked else say("unit-name", unit=unit)


@DEADLINES.pressed("pick")
def _pick(turn: Turn, arg: str) -> None:
    picked = set(turn.answers["units"]) ^ {number(arg)}
    turn.step("audience", units=sorted(picked))


@DEADLINES.pressed("everybody")
def _everybody(turn: Turn, _arg: str) -> None:
    turn.step("check", units=[])


@DEADLINES.pressed("these")
def _these(turn: Turn, _arg: str) -> None:
    turn.step("check")


@DEADLINES.draws("check")
def _check_screen(look: Look) -> Screen:
    answers, due = look.answers, _told_due(look)
    text = (
        say("deadline-check-title"),
        say("deadline-detail", title=answers["title"], kind=kind_name(DutyKind(answers["kind"])), due=due),
        *warning(look, due),
        grace_line(answers["grace"], AfterDue(answers["after"])),
        audience_line(answers["units"], names_of(season_of(look))),
    )
    return Screen(text, ((Button(say("deadline-set-button"), "set"),), back_row("audience")))


@DEADLINES.pressed("set")
def _set(turn: Turn, _arg: str) -> None:
    answers = turn.answers
    deadline = create_deadline(
        turn.session,
        actor=turn.actor,
        kind=DutyKind(answers["kind"]),
        title=answers["title"],
        due_at=_told_due(turn),
        grace_minutes=answers["grace"],
        after_due=AfterDue(answers["after"]),
        unit_ids=answers["units"] or None,
        now=turn.now,
    )
    turn.finish()
    turn.go(DEADLINES.name, "one", deadline=deadline.id)
    turn.notice(say("deadline-set-done"))
