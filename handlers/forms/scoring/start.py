"""The way in: what there is already, and what can be done with it now."""

from bot.language.phrases import Phrase, Value, say
from bot.people.permissions import Action
from bot.scoring.copy_book import copy_for, copy_of
from bot.scoring.handing_in import may_reopen
from bot.scoring.receipts import receipts
from bot.scoring.submissions import restart_submission, start_submission
from bot.scoring.views import Overview, Stale, SubmissionView
from handlers.forms.scoring.form import SCORING, begun, is_writable, own_unit, to_next, whole
from handlers.forms.scoring.lines import due_line, others_line, who_name
from handlers.forms.scoring.verified import summary_of
from handlers.screen import Button, Screen, home_row
from handlers.turn import Look, Paper, Turn
from storage.tables import SubmissionState

Rows = tuple[tuple[Button, ...], ...]


@SCORING.draws()
def _start(look: Look) -> Screen:
    view = whole(look)
    title = say("score-title", unit=view.unit_name, year=str(view.sheet.year))
    text = [title, say("score-sheet", sheet=view.sheet.title, leaves=view.tally.count, most=view.tally.most)]
    text += [due_line(look, view.due), *others_line(view.others)]
    if view.submission is None:
        return Screen((*text, *_welcome(view)), (*_beginning(look, view), home_row()))
    match view.submission.state:
        case SubmissionState.DRAFT:
            told, rows = _of_draft(view, view.submission)
        case SubmissionState.WAITING:
            told, rows = _of_waiting(look, view, view.submission)
        case SubmissionState.SUBMITTED:
            told, rows = _of_handed_in(look, view.submission)
        case SubmissionState.VERIFIED:
            told, rows = _of_verified(look, view.submission)
    return Screen((*text, *told), (*rows, home_row()))


def _welcome(view: Overview) -> list[Phrase]:
    return [say("score-begin-help"), say("score-secret")] if view.due.writable else []


def _beginning(look: Look, view: Overview) -> Rows:
    if not (view.due.writable and look.actor.may(Action.SCORE, view.unit_id)):
        return ()
    return ((Button(say("score-begin-button"), "begin"),),)


def _of_draft(view: Overview, submission: SubmissionView) -> tuple[list[Phrase], Rows]:
    text = []
    if submission.reopened_at is not None and submission.reopen_reason:
        text.append(say("score-reopened", at=submission.reopened_at, reason=submission.reopen_reason))
    text.append(say("score-unfinished", done=view.tally.done, leaves=view.tally.count, total=view.tally.points))
    look_through = Button(say("score-look-button"), "go", "overview")
    if not is_writable(submission):
        return text, ((look_through,),)
    restart = (Button(say("score-restart-button"), "go", "restart"),)
    return text, ((Button(say("score-go-on-button"), "next"), look_through), restart)


def _of_waiting(look: Look, view: Overview, submission: SubmissionView) -> tuple[list[Phrase], Rows]:
    sender = submission.sent_by or submission.started_by
    at = submission.sent_at or submission.started_at
    total, done = view.tally.points, view.tally.done
    text = say("score-waiting", done=done, total=total, name=who_name(sender), at=at)
    see = Button(say("score-see-button"), "go", "overview")
    if look.actor.may(Action.APPROVE, view.unit_id):
        approve, back = (
            Button(say("score-approve-button"), "go", "confirm"),
            Button(say("score-return-button"), "go", "return"),
        )
        return [text], ((approve, back), (see,))
    return [text], ((see, Button(say("score-withdraw-button"), "withdraw")),)


def _of_handed_in(look: Look, submission: SubmissionView) -> tuple[list[Phrase], Rows]:
    last = receipts(look.session, actor=look.actor, submission_id=submission.id)[-1]
    about: dict[str, Value] = {"total": last.total, "code": last.code, "at": last.at}
    text = say("score-handed-in-late", **about) if last.is_late else say("score-handed-in", **about)
    copy, see = Button(say("score-receipt-button"), "copy"), Button(say("score-see-button"), "go", "overview")
    rows: Rows = ((copy, see),)
    if may_reopen(look.session, actor=look.actor, submission_id=submission.id, now=look.now):
        rows = (*rows, (Button(say("score-reopen-button"), "go", "reopen"),))
    return [text], rows


def _of_verified(look: Look, submission: SubmissionView) -> tuple[list[Phrase], Rows]:
    result = Button(say("score-verified-button"), "go", "verified")
    copy, see = Button(say("score-receipt-button"), "copy"), Button(say("score-see-button"), "go", "overview")
    return [summary_of(look, submission)], ((result,), (copy, see))


@SCORING.pressed("begin")
def _begin(turn: Turn, _arg: str) -> None:
    start_submission(turn.session, actor=turn.actor, unit_id=own_unit(turn), now=turn.now)
    to_next(turn, whole(turn))


@SCORING.pressed("next")
def _next(turn: Turn, _arg: str) -> None:
    to_next(turn, whole(turn))


@SCORING.draws("restart")
def _restart_screen(look: Look) -> Screen:
    sure = say("score-restart-sure", done=whole(look).tally.done)
    keep, restart = Button(say("keep-button"), "go", "start"), Button(say("score-restart-now-button"), "restart-now")
    return Screen((sure,), ((keep, restart),))


@SCORING.pressed("restart-now")
def _restart(turn: Turn, _arg: str) -> None:
    submission = begun(whole(turn))
    made = restart_submission(
        turn.session, actor=turn.actor, submission_id=submission.id, seen_rev=submission.rev, now=turn.now
    )
    turn.step("start")
    turn.notice(say("score-moved-on") if isinstance(made, Stale) else say("score-restarted"))


@SCORING.pressed("copy")
def _copy(turn: Turn, _arg: str) -> None:
    """The Excel copy of what stands now; it is made when it is sent, from what was read here."""
    submission = begun(whole(turn))
    copy = copy_for(turn.session, actor=turn.actor, submission_id=submission.id, now=turn.now)
    name = say("copy-book-file", unit=submission.unit_name, year=str(submission.year))
    caption = say("score-copy-caption", unit=submission.unit_name, at=turn.now)
    turn.beside(Paper(name, caption, lambda texts: copy_of(copy, texts.plain)))
    turn.notice(say("score-copy-sent"))
