"""The criteria sheet: everybody may read it; the secretariat reads it in from a workbook, checks it, and applies it."""

from bot.files.looks import MOST_BYTES
from bot.language.phrases import Phrase, Refused, Value, say
from bot.people.permissions import Action
from bot.people.seasons import open_season
from bot.scoring.sheet_book import CellFault, Faulty, ReadSheet, read_sheet, sheet_book, template
from bot.scoring.sheets import apply_sheet, discard_draft, draft_of, import_sheet, sheet_for
from bot.scoring.views import CriterionView, SheetView
from handlers.form import Form
from handlers.said import Attached
from handlers.screen import Button, Screen, back_row, home_row, number, page_of
from handlers.turn import Look, Note, Paper, Turn
from storage.files import Files
from storage.tables import CriterionKind, Season

SHEET = Form("sheet")

FAULTS_ON_SCREEN = 15
CRITERIA_ON_PAGE = 12


def _season(look: Look) -> Season:
    look.actor.require(Action.SEE_SHEET)
    season = open_season(look.session)
    if season is None:
        raise Refused(say("score-no-season"))
    return season


def _applied(look: Look) -> SheetView | None:
    return sheet_for(look.session, actor=look.actor, season_id=_season(look).id)


def _draft(look: Look) -> SheetView | None:
    return draft_of(look.session, actor=look.actor, season_id=_season(look).id)


@SHEET.draws()
def _start(look: Look) -> Screen:
    season = _season(look)
    year = str(season.year)
    manages = look.actor.may(Action.MANAGE_SHEET)
    applied = _applied(look)
    if applied is not None:
        see, book = (
            Button(say("sheet-read-button"), "read", "applied"),
            Button(say("sheet-book-button"), "book", "applied"),
        )
        return Screen((say("sheet-heading", year=year), _summary(applied), _rule(applied)), ((see, book), home_row()))
    if not manages:
        return Screen((say("sheet-heading", year=year), say("score-no-sheet")), (home_row(),))
    draft = _draft(look)
    rows: list[tuple[Button, ...]] = [(Button(say("sheet-template-button"), "template"),)]
    text = [say("sheet-heading", year=year), say("sheet-import-help")]
    if draft is not None:
        text.append(say("sheet-draft", sheet=draft.title, leaves=len(draft.leaves), most=draft.most))
        rows.insert(0, (Button(say("sheet-check-button"), "go", "draft"),))
    return Screen(tuple(text), (*rows, home_row()))


def _summary(sheet: SheetView) -> Phrase:
    groups = len([group for group in sheet.groups if group.parent_id is None])
    return say("sheet-summary", sheet=sheet.title, groups=groups, leaves=len(sheet.leaves), most=sheet.most)


def _rule(sheet: SheetView) -> Phrase:
    return say("sheet-leader-approves") if sheet.leader_approves else say("sheet-specialist-hands-in")


@SHEET.pressed("template")
def _template(turn: Turn, _arg: str) -> None:
    turn.actor.require(Action.MANAGE_SHEET)
    turn.beside(Paper(say("sheet-template-file"), say("sheet-template-caption"), lambda texts: template(texts.plain)))
    turn.notice(say("sheet-template-sent"))


def read_workbook(attached: Attached, content: bytes, files: Files) -> ReadSheet | Faulty:
    """What a workbook says; refused for what is none."""
    del files
    return read_sheet(attached.name, content)


@SHEET.received("start", prepare=read_workbook, largest=MOST_BYTES)
@SHEET.received("draft", prepare=read_workbook, largest=MOST_BYTES)
def _workbook(turn: Turn, attached: Attached) -> None:
    """Nothing is taken of a workbook with a fault in it; all of its faults are told at once."""
    turn.actor.require(Action.MANAGE_SHEET)
    read = attached.made
    if isinstance(read, ReadSheet):
        import_sheet(turn.session, actor=turn.actor, season_id=_season(turn).id, read=read, now=turn.now)
        turn.step("draft", page=0)
        turn.notice(say("sheet-imported"))
    elif isinstance(read, Faulty):
        turn.beside(Note(_faults(read.faults)))
        turn.notice(say("sheet-faulty", count=len(read.faults)))


def _faults(faults: tuple[CellFault, ...]) -> Phrase:
    lines = [say("sheet-fault", cell=fault.cell, fault=fault.phrase) for fault in faults[:FAULTS_ON_SCREEN]]
    more = len(faults) - FAULTS_ON_SCREEN
    if more > 0:
        lines.append(say("sheet-more-faults", count=more))
    return say("sheet-faults", lines=tuple(lines))


@SHEET.pressed("read")
def _read(turn: Turn, arg: str) -> None:
    if arg not in {"applied", "draft"}:
        raise Refused(say("button-unknown"))
    turn.step("read", which=arg, page=0)


def _chosen(look: Look, which: str) -> SheetView:
    sheet = _applied(look) if which == "applied" else _draft(look)
    if sheet is None:
        raise Refused(say("score-no-sheet"))
    return sheet


@SHEET.draws("read")
def _read_screen(look: Look) -> Screen:
    which = look.answers["which"]
    sheet = _chosen(look, which)
    page = page_of(sheet.criteria, look.answers.get("page", 0), CRITERIA_ON_PAGE)
    text = (_summary(sheet), say("score-lines", lines=tuple(map(_line, page.items))))
    back = back_row("start" if which == "applied" else "draft")
    return Screen(text, (page.row, back))


@SHEET.pressed("page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("read", page=number(arg))


def _line(criterion: CriterionView) -> Phrase:
    about: dict[str, Value] = {"code": criterion.code, "title": criterion.title, "most": criterion.most}
    if not criterion.is_leaf:
        return say("sheet-line-group", **about)
    evidence = say("sheet-line-evidence") if criterion.needs_evidence else say("nothing")
    if criterion.kind is CriterionKind.PASS_FAIL:
        return say("sheet-line-pass-fail", **about, evidence=evidence)
    return say("sheet-line", **about, evidence=evidence)


@SHEET.pressed("book")
def _book(turn: Turn, arg: str) -> None:
    sheet = _chosen(turn, arg)
    name, caption = say("sheet-book-file", year=str(sheet.year)), say("sheet-book-caption", sheet=sheet.title)
    turn.beside(Paper(name, caption, lambda texts: sheet_book(sheet, texts.plain)))
    turn.notice(say("sheet-book-sent"))


@SHEET.draws("draft")
def _draft_screen(look: Look) -> Screen:
    draft = _draft(look)
    if draft is None:
        raise Refused(say("sheet-no-draft"))
    text = (say("sheet-draft-title"), _summary(draft), say("sheet-draft-help"))
    read = (Button(say("sheet-read-button"), "read", "draft"),)
    apply, discard = (
        Button(say("sheet-apply-button"), "go", "approval"),
        Button(say("sheet-discard-button"), "go", "discard"),
    )
    return Screen(text, (read, (apply, discard), back_row("start")))


@SHEET.draws("approval")
def _approval_screen(look: Look) -> Screen:
    look.actor.require(Action.MANAGE_SHEET)
    straight = Button(say("sheet-no-leader-button"), "approval", "no")
    leader = Button(say("sheet-leader-button"), "approval", "yes")
    return Screen((say("sheet-approval-ask"),), ((straight,), (leader,), back_row("draft")))


@SHEET.pressed("approval")
def _approval(turn: Turn, arg: str) -> None:
    if arg not in {"yes", "no"}:
        raise Refused(say("button-unknown"))
    turn.step("apply", leader=arg)


@SHEET.draws("apply")
def _apply_screen(look: Look) -> Screen:
    draft = _draft(look)
    if draft is None:
        raise Refused(say("sheet-no-draft"))
    sure = say("sheet-apply-sure", sheet=draft.title, leaves=len(draft.leaves), most=draft.most)
    rule = say("sheet-leader-approves") if look.answers["leader"] == "yes" else say("sheet-specialist-hands-in")
    keep, apply = Button(say("score-not-yet-button"), "go", "draft"), Button(say("sheet-apply-now-button"), "apply-now")
    return Screen((sure, rule), ((keep, apply),))


@SHEET.pressed("apply-now")
def _apply(turn: Turn, _arg: str) -> None:
    leader = turn.answers["leader"] == "yes"
    apply_sheet(turn.session, actor=turn.actor, season_id=_season(turn).id, leader_approves=leader, now=turn.now)
    turn.go(SHEET.name)
    turn.notice(say("sheet-applied-done"))


@SHEET.draws("discard")
def _discard_screen(look: Look) -> Screen:
    look.actor.require(Action.MANAGE_SHEET)
    keep, discard = Button(say("keep-button"), "go", "draft"), Button(say("sheet-discard-now-button"), "discard-now")
    return Screen((say("sheet-discard-sure"),), ((keep, discard),))


@SHEET.pressed("discard-now")
def _discard(turn: Turn, _arg: str) -> None:
    discard_draft(turn.session, actor=turn.actor, season_id=_season(turn).id, now=turn.now)
    turn.go(SHEET.name)
    turn.notice(say("sheet-discarded"))
