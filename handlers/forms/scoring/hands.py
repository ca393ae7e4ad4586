"""Back from somebody's hands: taken back by the specialist, returned by the leader, opened again."""

from bot.language.phrases import say
from bot.scoring.handing_in import may_reopen, reopen, return_to_specialist
from handlers.forms.scoring.form import SCORING, begun, whole
from handlers.screen import Screen, back_row
from handlers.turn import Look, Turn


@SCORING.pressed("withdraw")
def _withdraw(turn: Turn, _arg: str) -> None:
    _reopen(turn, None)


@SCORING.draws("reopen")
def _reopen_screen(look: Look) -> Screen:
    submission = begun(whole(look))
    if not may_reopen(look.session, actor=look.actor, submission_id=submission.id, now=look.now):
        return Screen((say("score-reopen-no"),), (back_row("start"),))
    return Screen((say("score-reopen-ask"),), (back_row("start"),))


@SCORING.typed("reopen", free=True)
def _reopen_typed(turn: Turn, text: str) -> None:
    _reopen(turn, text)


def _reopen(turn: Turn, reason: str | None) -> None:
    submission = begun(whole(turn))
    reopen(turn.session, actor=turn.actor, submission_id=submission.id, reason=reason, now=turn.now)
    turn.go(SCORING.name)
    turn.notice(say("score-reopen-done"))


@SCORING.draws("return")
def _return_screen(_look: Look) -> Screen:
    return Screen((say("score-return-ask"),), (back_row("start"),))


@SCORING.typed("return", free=True)
def _return(turn: Turn, text: str) -> None:
    submission = begun(whole(turn))
    return_to_specialist(turn.session, actor=turn.actor, submission_id=submission.id, reason=text, now=turn.now)
    turn.go(SCORING.name)
    turn.notice(say("score-returned"))
