"""The note of a criterion, and the history of everything that was ever written there."""

from bot.language.phrases import Phrase, Value, say
from bot.scoring.entries import LONGEST_NOTE, set_note
from bot.scoring.reading import history
from bot.scoring.views import Change, ChangeKind, Conflict, Was
from handlers.forms.scoring.criterion import view_of
from handlers.forms.scoring.form import SCORING, to_criterion
from handlers.forms.scoring.lines import who_name
from handlers.screen import Button, Screen, number, page_of
from handlers.turn import Look, Turn
from storage.tables import EntryState

CHANGES_ON_PAGE = 10


def _back() -> tuple[Button, ...]:
    return (Button(say("score-evidence-back-button"), "keep"), Button(say("home-button"), "home"))


@SCORING.draws("note")
def _note_screen(look: Look) -> Screen:
    leaf = view_of(look).leaf
    text = (
        say("score-note-ask", code=leaf.criterion.code, title=leaf.criterion.title),
        say("score-note-help", most=LONGEST_NOTE, note=leaf.note or say("score-note-none")),
    )
    clear = (Button(say("score-note-clear-button"), "clear-note"),) if leaf.note else ()
    return Screen(text, (clear, _back()))


@SCORING.typed("note", free=True)
def _note(turn: Turn, text: str) -> None:
    _set(turn, text, say("score-note-saved"))


@SCORING.pressed("clear-note")
def _clear(turn: Turn, _arg: str) -> None:
    _set(turn, "", say("score-note-cleared"))


def _set(turn: Turn, note: str, done: Phrase) -> None:
    """Saves a note; where a colleague has written another one meanwhile, theirs is shown and nothing is written."""
    answers = turn.answers
    place = {"submission_id": answers["submission"], "criterion_id": answers["criterion"]}
    made = set_note(turn.session, actor=turn.actor, **place, note=note, seen_rev=answers["seen"], now=turn.now)
    if isinstance(made, Conflict):
        turn.step("note", seen=made.rev)
        turn.notice(say("score-note-conflict", name=who_name(made.by), note=made.note or say("score-note-none")))
        return
    to_criterion(turn, answers["submission"], answers["criterion"])
    turn.notice(done)


@SCORING.draws("history")
def _history_screen(look: Look) -> Screen:
    answers = look.answers
    criterion = view_of(look).leaf.criterion
    changes = history(
        look.session,
        actor=look.actor,
        submission_id=answers["submission"],
        criterion_id=answers["criterion"],
    )
    page = page_of(changes[::-1], answers.get("history_page", 0), CHANGES_ON_PAGE)
    lines = tuple(map(_line, page.items)) or (say("score-history-none"),)
    turning = tuple(Button(turn.label, "history-page", turn.arg) for turn in page.row)
    title = say("score-history-title", code=criterion.code, title=criterion.title)
    return Screen((title, say("score-lines", lines=lines)), (turning, _back()))


@SCORING.pressed("history-page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("history", history_page=number(arg))


def _line(change: Change) -> Phrase:
    by: dict[str, Value] = {"at": change.at, "name": who_name(change.by)}
    match change.kind:
        case ChangeKind.NOTED:
            return say("score-history-note", **by)
        case ChangeKind.EVIDENCE_ADDED:
            return say("score-history-evidence-added", **by, what=change.text or "–")
        case ChangeKind.EVIDENCE_REMOVED:
            return say("score-history-evidence-removed", **by, what=change.text or "–")
    return say("score-history-points", **by, before=_value(change.before), after=_value(change.after))


def _value(was: Was) -> Phrase:
    if was.points is not None:
        return say("score-conflict-points", points=was.points)
    return say("score-conflict-skipped") if was.state is EntryState.SKIPPED else say("score-conflict-open")
