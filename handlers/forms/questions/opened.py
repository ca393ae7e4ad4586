"""Questions that wait for the secretariat: the list, one of them, and closing one without an answer."""

from bot.language.phrases import Phrase, say
from bot.rules.loop.questions import decline_question, open_questions, question_for
from bot.rules.loop.texts import readable_reason
from bot.rules.loop.views import QuestionView
from handlers.forms.questions.form import QUESTIONS, grounds, picks, short
from handlers.screen import Button, Screen, back_row, number, page_of
from handlers.turn import Look, Turn
from storage.tables import AnswerZone, QuestionState


@QUESTIONS.draws("open")
def _open_screen(look: Look) -> Screen:
    waiting = open_questions(look.session, actor=look.actor)
    if not waiting:
        return Screen((say("questions-open-title"), say("questions-none-open")), (back_row("start"),))
    page = page_of(waiting, look.answers.get("page", 0))
    lines = tuple(
        say("question-line", number=str(place), question=short(each.text), at=each.passed_at or each.asked_at)
        for place, each in enumerate(page.items, 1)
    )
    rows = picks([(place, f"q{each.question_id}") for place, each in enumerate(page.items, 1)])
    text = (say("questions-open-title"), say("paragraph", lines=lines))
    return Screen(text, (*rows, page.row, back_row("start")))


def open_question(turn: Turn, question_id: int) -> None:
    """Goes to one question."""
    question_for(turn.session, actor=turn.actor, question_id=question_id)
    turn.go(QUESTIONS.name, "question", question=question_id)


def chosen(look: Look) -> QuestionView:
    """The question that the dialog is about."""
    return question_for(look.session, actor=look.actor, question_id=look.answers["question"])


@QUESTIONS.draws("question")
def _question_screen(look: Look) -> Screen:
    question = chosen(look)
    text = [say("question-whole", question=question.text, at=question.passed_at or question.asked_at)]
    if question.state is not QuestionState.PASSED:
        return Screen((*text, *_settled(question)), (back_row("open"),))
    text.append(_at_once(question.zone))
    ways = (
        Button(say("question-answer-button"), "go", "answer"),
        Button(say("question-decline-button"), "go", "decline"),
    )
    return Screen(tuple(text), (ways, back_row("open")))


def _settled(question: QuestionView) -> list[Phrase]:
    at = question.answered_at or question.asked_at
    if question.state is QuestionState.DECLINED:
        return [say("question-declined", at=at, reason=question.answer or "–")]
    return [say("question-answered", at=at, answer=question.answer or "–"), grounds(question.citations)]


def _at_once(zone: AnswerZone) -> Phrase:
    match zone:
        case AnswerZone.UNKNOWN:
            return say("question-was-unknown")
        case AnswerZone.UNSURE:
            return say("question-was-unsure")
    return say("question-was-wrong")


@QUESTIONS.draws("decline")
def _decline_screen(look: Look) -> Screen:
    return Screen((say("question-echo", question=short(chosen(look).text)), say("question-ask-decline")), (_back(),))


@QUESTIONS.typed("decline", free=True)
def _typed_decline(turn: Turn, text: str) -> None:
    turn.step("decline-check", reason=readable_reason(text))


@QUESTIONS.draws("decline-check")
def _decline_check_screen(look: Look) -> Screen:
    sure = say("question-decline-sure", question=short(chosen(look).text), reason=look.answers["reason"])
    keep, close = Button(say("keep-button"), "go", "question"), Button(say("question-decline-now"), "decline-now")
    return Screen((sure,), ((keep, close),))


@QUESTIONS.pressed("decline-now")
def _decline(turn: Turn, _arg: str) -> None:
    question, reason = turn.answers["question"], turn.answers["reason"]
    decline_question(turn.session, actor=turn.actor, question_id=question, reason=reason, now=turn.now)
    turn.go(QUESTIONS.name, "open")
    turn.notice(say("question-declined-done"))


def _back() -> tuple[Button, ...]:
    return back_row("question")


@QUESTIONS.pressed("page")
def _page(turn: Turn, arg: str) -> None:
    turn.step(turn.dialog.step, page=number(arg))
