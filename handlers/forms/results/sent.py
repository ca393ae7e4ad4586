"""The delivery report of an announcement, and what a person decides about messages that may not have arrived."""

from bot.language.phrases import Phrase, Value, say
from bot.results.report import Delivery, Fate, Recipient, Report, delivery_report, mark_received, send_again, undecided
from handlers.forms.results.form import RESULTS
from handlers.screen import Button, Screen, back_row, number, page_of
from handlers.turn import Look, Turn
from handlers.wording import role_for

LINES_ON_PAGE = 15
_TROUBLED = (Fate.UNCERTAIN, Fate.UNREACHABLE, Fate.REFUSED, Fate.WAITING, Fate.OBSOLETE)
_FATES = {
    Fate.SENT: say("fate-sent"),
    Fate.WAITING: say("fate-waiting"),
    Fate.UNREACHABLE: say("fate-unreachable"),
    Fate.UNCERTAIN: say("fate-uncertain"),
    Fate.REFUSED: say("fate-refused"),
    Fate.OBSOLETE: say("fate-obsolete"),
}


def _report(look: Look) -> Report:
    return delivery_report(look.session, actor=look.actor, announcement_id=look.answers["announcement"])


@RESULTS.draws("sent")
def _sent_screen(look: Look) -> Screen:
    report = _report(look)
    counts = report.counts
    troubled = [each for fate in _TROUBLED for each in report.of(fate)]
    page = page_of(troubled, look.answers.get("sent_page", 0), LINES_ON_PAGE)
    text = [
        say(
            "report-title",
            code=report.code,
            sent=counts[Fate.SENT],
            waiting=counts[Fate.WAITING],
            unreachable=counts[Fate.UNREACHABLE] + counts[Fate.REFUSED],
            uncertain=counts[Fate.UNCERTAIN],
        )
    ]
    if page.items:
        text.append(say("score-lines", lines=tuple(map(_line, page.items))))
    rows: list[tuple[Button, ...]] = [(Button(say("refresh-button"), "sent-refresh"),)]
    if report.undecided:
        rows.append((Button(say("report-uncertain-button"), "go", "uncertain"),))
    turning = tuple(Button(turn.label, "sent-page", turn.arg) for turn in page.row)
    return Screen((*text, say("stamp", at=look.now)), (*rows, turning, back_row("one")))


def _line(each: Delivery) -> Phrase:
    if each.outbox_id is None:
        return say("report-line-never", to=_whom(each.to))
    about: dict[str, Value] = {"to": _whom(each.to), "fate": _FATES[each.fate]}
    return say("report-line-file", **about) if each.is_file else say("report-line-picture", **about)


def _whom(to: Recipient) -> Phrase:
    """A group by its title; a person by role, unit and name."""
    if to.role is None:
        return say("report-group", title=to.group or "–")
    return say("report-person", role=role_for(to.role, to.unit), name=to.name or "–")


@RESULTS.pressed("sent-refresh")
def _refresh(turn: Turn, _arg: str) -> None:
    turn.step("sent")
    turn.toast = say("refreshed-toast")


@RESULTS.pressed("sent-page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("sent", sent_page=number(arg))


@RESULTS.draws("uncertain")
def _uncertain_screen(look: Look) -> Screen:
    found = _report(look).undecided
    page = page_of(found, look.answers.get("uncertain_page", 0))
    rows = [(Button(_label(each.to), "letter", str(each.outbox_id)),) for each in page.items]
    turning = tuple(Button(turn.label, "uncertain-page", turn.arg) for turn in page.row)
    if not found:
        return Screen((say("report-none-uncertain"),), (back_row("sent"),))
    lines = say("score-lines", lines=tuple(map(_line, page.items)))
    return Screen((say("report-uncertain"), lines), (*rows, turning, back_row("sent")))


def _label(to: Recipient) -> Phrase:
    return say("report-group", title=to.group or "–") if to.role is None else role_for(to.role, to.unit)


@RESULTS.pressed("uncertain-page")
def _uncertain_page(turn: Turn, arg: str) -> None:
    turn.step("uncertain", uncertain_page=number(arg))


@RESULTS.pressed("letter")
def _letter(turn: Turn, arg: str) -> None:
    turn.step("letter", letter=number(arg))


@RESULTS.draws("letter")
def _letter_screen(look: Look) -> Screen:
    found = undecided(look.session, actor=look.actor, outbox_id=look.answers["letter"])
    again, got = Button(say("report-again-button"), "letter-again"), Button(say("report-got-button"), "letter-got")
    if found.fate is Fate.REFUSED:
        return Screen((say("report-refused"), _line(found)), ((again,), back_row("uncertain")))
    return Screen((say("report-letter"), _line(found)), ((again, got), back_row("uncertain")))


@RESULTS.pressed("letter-again")
def _again(turn: Turn, _arg: str) -> None:
    send_again(turn.session, actor=turn.actor, outbox_id=turn.answers["letter"], now=turn.now)
    turn.step("sent")
    turn.notice(say("report-sent-again"))


@RESULTS.pressed("letter-got")
def _got(turn: Turn, _arg: str) -> None:
    mark_received(turn.session, actor=turn.actor, outbox_id=turn.answers["letter"], now=turn.now)
    turn.step("sent")
    turn.notice(say("report-marked"))
