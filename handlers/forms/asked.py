"""After an answer about the rules: right or wrong, and on to the secretariat, which is asked once."""

from bot.language.phrases import Refused, say
from bot.rules.loop.questions import asked, judge, pass_on
from handlers import feedback
from handlers.forms.ask import ASK
from handlers.screen import Button, Screen
from handlers.turn import Look, Turn
from storage.tables import Opinion

__all__ = ["ASK"]


def _logged(look: Look) -> int:
    """The question of the screen; refused where there is none, for only a forged button leads there."""
    number = feedback.logged(look)
    if number is None:
        raise Refused(say("button-unknown"))
    return number


@ASK.pressed("right")
def _right(turn: Turn, _arg: str) -> None:
    judge(turn.session, question_id=_logged(turn), opinion=Opinion.RIGHT)
    turn.step("answer")
    turn.notice(say("feedback-right"))


@ASK.pressed("wrong")
def _wrong(turn: Turn, _arg: str) -> None:
    judge(turn.session, question_id=_logged(turn), opinion=Opinion.WRONG)
    turn.step("answer")
    turn.notice(say("feedback-wrong"))


@ASK.draws("pass")
def _pass_screen(look: Look) -> Screen:
    keep, onwards = Button(say("pass-not-button"), "go", "answer"), Button(say("pass-now-button"), "pass-now")
    return Screen(
        (say("pass-sure", question=asked(look.session, _logged(look)).text or "–"), say("pass-about")),
        ((keep, onwards),),
    )


@ASK.pressed("pass-now")
def _pass(turn: Turn, _arg: str) -> None:
    pass_on(turn.session, actor=turn.actor, question_id=_logged(turn), now=turn.now)
    turn.step("answer")
    turn.notice(say("pass-done"))
