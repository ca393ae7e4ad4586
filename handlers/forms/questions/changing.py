"""Changing a curated answer that is not approved yet: its questions, its words, its grounds, when it holds."""

import re

from bot.language.phrases import Refused, say
from bot.rules.loop.faqs import Changes, change
from handlers.forms.questions.form import QUESTIONS, grounds
from handlers.forms.questions.review import answer_of, whole
from handlers.forms.questions.writing import with_typed
from handlers.reading import typed_moment
from handlers.screen import Button, Screen, back_row, number
from handlers.turn import Look, Turn

_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}[/.-]\d{4}")


@QUESTIONS.pressed("change")
def _change(turn: Turn, arg: str) -> None:
    turn.step("change", rev=number(arg))


@QUESTIONS.draws("change")
def _change_screen(look: Look) -> Screen:
    rows = (
        (
            Button(say("faq-change-questions-button"), "go", "change-questions"),
            Button(say("faq-change-answer-button"), "go", "change-answer"),
        ),
        (
            Button(say("faq-change-grounds-button"), "go", "change-grounds"),
            Button(say("faq-change-validity-button"), "go", "change-validity"),
        ),
    )
    return Screen((*whole(answer_of(look)), say("faq-ask-change")), (*rows, back_row("one")))


@QUESTIONS.draws("change-questions")
def _questions_screen(look: Look) -> Screen:
    questions = tuple(say("faq-question", text=each) for each in answer_of(look).variants)
    return Screen((say("faq-questions", lines=questions), say("faq-ask-questions")), (back_row("change"),))


@QUESTIONS.typed("change-questions", free=True)
def _typed_questions(turn: Turn, text: str) -> None:
    _take(turn, Changes(variants=tuple(text.split("\n"))))


@QUESTIONS.draws("change-answer")
def _answer_screen(look: Look) -> Screen:
    view = answer_of(look)
    return Screen((say("question-check", answer=view.answer), say("faq-ask-answer")), (back_row("change"),))


@QUESTIONS.typed("change-answer", free=True)
def _typed_answer(turn: Turn, text: str) -> None:
    _take(turn, Changes(answer=text))


@QUESTIONS.draws("change-grounds")
def _grounds_screen(look: Look) -> Screen:
    none = (Button(say("grounds-none-button"), "no-grounds"),)
    return Screen((grounds(answer_of(look).citations), say("faq-ask-grounds")), (none, back_row("change")))


@QUESTIONS.typed("change-grounds", free=True)
def _typed_grounds(turn: Turn, text: str) -> None:
    _take(turn, Changes(citations=with_typed(turn, (), text)))


@QUESTIONS.pressed("no-grounds")
def _no_grounds(turn: Turn, _arg: str) -> None:
    _take(turn, Changes(citations=()))


@QUESTIONS.draws("change-validity")
def _validity_screen(_look: Look) -> Screen:
    always = (Button(say("faq-always-button"), "always"),)
    return Screen((say("faq-ask-validity"),), (always, back_row("change")))


@QUESTIONS.typed("change-validity", free=True)
def _typed_validity(turn: Turn, text: str) -> None:
    """One day is the last one, two are the first and the last."""
    days = [typed_moment(turn, each).date() for each in _DAY.findall(text) or [text]]
    if len(days) > 2:
        raise Refused(say("refused-not-a-date"))
    since = days[0] if len(days) == 2 else answer_of(turn).valid_from
    _take(turn, Changes(validity=(since, days[-1])))


@QUESTIONS.pressed("always")
def _always(turn: Turn, _arg: str) -> None:
    _take(turn, Changes(validity=(None, None)))


def _take(turn: Turn, changes: Changes) -> None:
    """Changes the answer as the person has seen it, and shows it again."""
    faq_id, rev = turn.answers["faq"], turn.answers["rev"]
    faq = change(turn.session, actor=turn.actor, faq_id=faq_id, rev=rev, changes=changes, now=turn.now)
    turn.step("one", rev=faq.rev)
    turn.notice(say("faq-changed-done"))
