"""The list of deadlines, and one of them with everything that can be done to it."""

from collections.abc import Sequence
from datetime import datetime

from bot.deadlines.calendar import Off, calendar_of
from bot.deadlines.deadlines import active_deadlines, deadline_of, standing_extensions
from bot.language.phrases import Phrase, Refused, say
from bot.people.permissions import Action
from bot.people.seasons import open_season
from handlers.form import Form
from handlers.screen import Button, Screen, back_row, home_row, number, page_of
from handlers.turn import Look, Turn
from storage.tables import AfterDue, Deadline, DutyKind, Season

DEADLINES = Form("deadlines", keeps=True)

HOUR, DAY = 60, 24 * 60


def season_of(look: Look) -> Season:
    """The open season, for somebody who manages its deadlines."""
    look.actor.require(Action.MANAGE_DEADLINES)
    season = open_season(look.session)
    if season is None:
        raise Refused(say("score-no-season"))
    return season


def chosen(look: Look) -> Deadline:
    """The deadline that the screen is about. One that was cancelled meanwhile is refused."""
    look.actor.require(Action.MANAGE_DEADLINES)
    deadline = deadline_of(look.session, actor=look.actor, deadline_id=look.answers["deadline"])
    if deadline.cancelled_at is not None:
        raise Refused(say("refused-deadline-cancelled", title=deadline.title))
    return deadline


def names_of(season: Season) -> dict[int, str]:
    """The units of a season by their ids, as they are called in it."""
    return {member.unit_id: member.name for member in season.members}


def weekday_and_moment(due: datetime) -> Phrase:
    """A moment with its weekday, by which people notice a wrong date."""
    return say("due-moment", due=due)


def warning(look: Look, due: datetime) -> list[Phrase]:
    """That a date is no working day, if it is none."""
    calendar = calendar_of(look.session, look.facts.settings.time_zone)
    match calendar.why_off(due.astimezone(calendar.zone).date()):
        case Off.WEEKEND:
            return [say("due-on-weekend")]
        case Off.HOLIDAY:
            return [say("due-on-holiday")]
        case Off.OWN:
            return [say("due-on-own-day-off")]
    return []


def grace_line(minutes: int, after: AfterDue) -> Phrase:
    """How long it is taken silently, and what becomes of what comes later."""
    grace = duration(minutes)
    return say("due-then-closed", grace=grace) if after is AfterDue.REFUSE else say("due-then-late", grace=grace)


def duration(minutes: int) -> Phrase:
    """A grace in the largest unit that fits."""
    if not minutes:
        return say("grace-none")
    if minutes % DAY == 0:
        return say("grace-days", count=minutes // DAY)
    return say("grace-hours", count=minutes // HOUR) if minutes % HOUR == 0 else say("grace-minutes", count=minutes)


def kind_name(kind: DutyKind) -> Phrase:
    """What a kind of duty is called."""
    return say("duty-scoring") if kind is DutyKind.SCORING else say("duty-task")


@DEADLINES.draws()
def _start(look: Look) -> Screen:
    season = season_of(look)
    deadlines = active_deadlines(look.session, season.id)
    page = page_of(deadlines, look.answers.get("page", 0))
    lines = tuple(say("deadline-line", title=each.title, due=each.due_at) for each in page.items)
    text = (say("deadlines-title", year=str(season.year)), say("score-lines", lines=lines or (say("deadlines-none"),)))
    rows = [(Button(say("deadline-button", title=_short(each.title)), "one", str(each.id)),) for each in page.items]
    new, plan = Button(say("deadline-new-button"), "go", "kind"), Button(say("reminding-button"), "go", "reminding")
    return Screen(text, (*rows, page.row, (new, plan), home_row()))


def _short(title: str) -> str:
    return title if len(title) <= SHORT_TITLE else title[: SHORT_TITLE - 1].rstrip() + "…"


SHORT_TITLE = 20


@DEADLINES.pressed("page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("start", page=number(arg))


@DEADLINES.pressed("one")
def _one(turn: Turn, arg: str) -> None:
    turn.go(DEADLINES.name, "one", deadline=number(arg))


@DEADLINES.draws("one")
def _one_screen(look: Look) -> Screen:
    deadline = chosen(look)
    names = names_of(season_of(look))
    text = [
        say("deadline-detail", title=deadline.title, kind=kind_name(deadline.kind), due=deadline.due_at),
        grace_line(deadline.grace_minutes, deadline.after_due),
        audience_line([each.unit_id for each in deadline.audience], names),
        *_extensions(deadline, names),
    ]
    rows = (
        (Button(say("deadline-move-button"), "go", "move"), Button(say("deadline-extend-button"), "go", "whom")),
        (Button(say("deadline-rename-button"), "go", "rename"), Button(say("deadline-cancel-button"), "go", "cancel")),
        (Button(say("deadline-sent-button"), "go", "sent"),),
    )
    return Screen(tuple(text), (*rows, back_row("start")))


def audience_line(unit_ids: Sequence[int], names: dict[int, str]) -> Phrase:
    """For whom a deadline is: for everybody where no unit is named."""
    if not unit_ids:
        return say("deadline-for-all")
    return say("deadline-for-some", units=say("list", items=tuple(names.get(each, "–") for each in unit_ids)))


def _extensions(deadline: Deadline, names: dict[int, str]) -> list[Phrase]:
    for_all = [each for each in deadline.extensions if each.unit_id is None and each.ended_at is None]
    lines = [say("extension-for-all", due=each.due_at, reason=each.reason) for each in for_all]
    for unit_id, unit in names.items():
        own = [each for each in standing_extensions(deadline, unit_id) if each.unit_id == unit_id]
        lines += [say("extension-for-unit", unit=unit, due=each.due_at, reason=each.reason) for each in own[-1:]]
    return [say("score-lines", lines=tuple(lines))] if lines else []
