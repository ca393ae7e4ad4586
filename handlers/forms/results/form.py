"""/ketqua: seasons, newest first, what each came to, and what was told of it, with its picture and workbook."""

import re

from bot.language.phrases import Phrase, say
from bot.people.permissions import Action
from bot.results.drafts import draft_of, waiting_for
from bot.results.reading import (
    Announced,
    Outcome,
    Published,
    announcement_by_code,
    announcement_for,
    outcome_of,
    outcomes,
)
from bot.results.wording import award_line
from handlers.form import Form
from handlers.forms.results.lines import full_text, picture, workbook
from handlers.screen import Button, Screen, home_row, number, page_of
from handlers.turn import Look, Turn

RESULTS = Form("results")

SEASONS_ON_PAGE = ANNOUNCEMENTS_ON_PAGE = 4
_YEAR = re.compile(r"\d{4}")


def open_results(turn: Turn, argument: str) -> None:
    """/ketqua, alone or with a year or an announcement's code."""
    turn.go(RESULTS.name)
    wanted = argument.strip()
    if _YEAR.fullmatch(wanted):
        found = [each for each in outcomes(turn.session, actor=turn.actor) if str(each.year) == wanted]
        if found:
            turn.step("season", season=found[0].season_id)
    elif wanted:
        announcement = announcement_by_code(turn.session, actor=turn.actor, code=wanted)
        turn.step("one", announcement=announcement.about.id)


def open_groups(turn: Turn, _argument: str) -> None:
    """/dangky in a private chat: the groups that are registered."""
    turn.go(RESULTS.name, "groups")


@RESULTS.draws()
def _start(look: Look) -> Screen:
    page = page_of(outcomes(look.session, actor=look.actor), look.answers.get("page", 0), SEASONS_ON_PAGE)
    text = [say("results-start"), *(_season_lines(each) for each in page.items)]
    if not page.items:
        text.append(say("results-no-season"))
    years = [Button(say("year", year=str(each.year)), "season", str(each.season_id)) for each in page.items]
    rows: list[tuple[Button, ...]] = [tuple(years[:2]), tuple(years[2:])]
    waiting = waiting_for(look.session, actor=look.actor)
    rows += [(Button(say("results-approve-button"), "approval", str(each.id)),) for each in waiting[:1]]
    if look.actor.may(Action.REGISTER_GROUPS):
        rows.append((Button(say("groups-button"), "go", "groups"),))
    return Screen(tuple(text), (*rows, page.row, home_row()))


def _season_lines(outcome: Outcome) -> Phrase:
    lines = tuple(award_line(each) for each in outcome.awards) or (say("results-none-yet"),)
    return say("results-season", year=str(outcome.year), lines=lines)


@RESULTS.pressed("page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("start", page=number(arg))


@RESULTS.pressed("season")
def _season(turn: Turn, arg: str) -> None:
    turn.go(RESULTS.name, "season", season=number(arg))


def chosen(look: Look) -> Outcome:
    """The season that the screen is about."""
    return outcome_of(look.session, actor=look.actor, season_id=look.answers["season"])


@RESULTS.draws("season")
def _season_screen(look: Look) -> Screen:
    outcome = chosen(look)
    page = page_of(outcome.announcements, look.answers.get("told_page", 0), ANNOUNCEMENTS_ON_PAGE)
    text = [_season_lines(outcome)]
    if page.items:
        text.append(say("results-history", lines=tuple(map(_history_line, page.items))))
    buttons = [Button(say("results-code", code=each.code), "one", str(each.id)) for each in page.items]
    turning = tuple(Button(turn.label, "told-page", turn.arg) for turn in page.row)
    return Screen(tuple(text), (tuple(buttons[:2]), tuple(buttons[2:]), turning, *_office(look, outcome), _back()))


def _history_line(each: Published) -> Phrase:
    if each.corrects is not None:
        return say("results-history-correction", code=each.code, at=each.at, corrects=each.corrects.code)
    if each.corrected is not None:
        return say("results-history-corrected", code=each.code, at=each.at, by=each.corrected.code)
    return say("results-history-line", code=each.code, at=each.at)


def _back() -> tuple[Button, ...]:
    return (Button(say("back-button"), "go", "start"), *home_row())


def _office(look: Look, outcome: Outcome) -> list[tuple[Button, ...]]:
    """What the secretariat can do about a season's results."""
    rows: list[tuple[Button, ...]] = []
    if look.actor.may(Action.DRAFT_RESULTS):
        rows.append(_writing(look, outcome))
    if look.actor.may(Action.RECORD_RESULTS) and outcome.awards:
        rows.append((Button(say("results-decision-button"), "go", "decision"),))
    return rows


def _writing(look: Look, outcome: Outcome) -> tuple[Button, ...]:
    if draft_of(look.session, actor=look.actor, season_id=outcome.season_id) is not None:
        return (Button(say("results-draft-open-button"), "draft"),)
    if not outcome.announcements:
        return (Button(say("results-draft-button"), "begin", "first"),)
    correct = Button(say("results-correct-button"), "begin", "correction")
    if any(each.decision is not None for each in outcome.awards):
        return (correct, Button(say("results-new-button"), "begin", "first"))
    return (correct,)


@RESULTS.pressed("told-page")
def _told_page(turn: Turn, arg: str) -> None:
    turn.step("season", told_page=number(arg))


@RESULTS.pressed("one")
def _one(turn: Turn, arg: str) -> None:
    open_announcement(turn, number(arg))


def open_announcement(turn: Turn, announcement_id: int) -> None:
    """Opens a published announcement."""
    turn.go(RESULTS.name, "one", announcement=announcement_id)


def announcement(look: Look) -> Announced:
    """The published announcement that the screen is about."""
    return announcement_for(look.session, actor=look.actor, announcement_id=look.answers["announcement"])


@RESULTS.draws("one")
def _one_screen(look: Look) -> Screen:
    found = announcement(look)
    text = [*full_text(found.snapshot, found.about.corrected), say("results-seal", fingerprint=found.fingerprint)]
    again = (Button(say("results-picture-button"), "picture"), Button(say("results-book-button"), "book"))
    rows: list[tuple[Button, ...]] = [again]
    if look.actor.may(Action.DRAFT_RESULTS):
        rows.append((Button(say("results-sent-button"), "go", "sent"),))
    back = (Button(say("back-button"), "season", str(found.about.season_id)), *home_row())
    return Screen(tuple(text), (*rows, back))


@RESULTS.pressed("picture")
def _picture(turn: Turn, _arg: str) -> None:
    found = announcement(turn)
    turn.step("one")
    turn.beside(picture(found.content, found.snapshot, say("results-code", code=found.about.code)))


@RESULTS.pressed("book")
def _book(turn: Turn, _arg: str) -> None:
    found = announcement(turn)
    turn.step("one")
    turn.beside(workbook(found.content, found.snapshot))
