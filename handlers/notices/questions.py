"""Notices of the loop: a question for the secretariat, an answer for its asker, what waits for approval, the digest."""

from collections.abc import Mapping
from datetime import date, datetime, time

from bot.deadlines.owed import quiet_until
from bot.language.phrases import say
from bot.people.permissions import Action, actor_of
from bot.rules.loop.digest import week_before
from bot.rules.loop.views import cited_from
from handlers.forms.questions.form import QUESTIONS, grounds, short
from handlers.forms.questions.opened import open_question
from handlers.forms.questions.review import open_answer
from handlers.notices.kinds import Notice, Sight, Under
from handlers.screen import Button, Screen, number
from handlers.turn import Turn
from storage.tables import Faq, FaqState, QuestionLog, QuestionState

MOST_OPEN = 20
"""Open questions that the digest names; of more it tells the number."""


def _may(sight: Sight, action: Action) -> bool:
    return sight.reader_id is not None and actor_of(sight.session, sight.reader_id).may(action)


def _passed(sight: Sight) -> Screen | None:
    row = sight.session.get(QuestionLog, sight.args["question"])
    if row is None or row.state is not QuestionState.PASSED or not _may(sight, Action.ANSWER_QUESTIONS):
        return None
    button = Button(say("question-answer-button"), "answer-question", str(row.id))
    return Screen((say("notice-question-passed", question=row.text or ""),), ((button,),))


def _answered(sight: Sight) -> Screen | None:
    """The answer for whoever asked; nobody else ever sees it here."""
    row = sight.session.get(QuestionLog, sight.args["question"])
    if row is None or row.person_id is None or row.person_id != sight.reader_id:
        return None
    if row.state is QuestionState.DECLINED:
        return Screen((say("notice-question-declined", question=short(row.text or ""), reason=row.answer or "–"),))
    if row.state is not QuestionState.ANSWERED:
        return None
    text = [say("notice-question-answered", question=short(row.text or ""), answer=row.answer or "–")]
    citations = cited_from(row.citations)
    return Screen((*text, *([grounds(citations)] if citations else [])))


def _waiting(sight: Sight) -> Screen | None:
    faq = sight.session.get(Faq, sight.args["faq"])
    if faq is None or faq.state is not FaqState.WAITING or not _may(sight, Action.APPROVE_ANSWERS):
        return None
    text = say("notice-answer-waiting", question=short(faq.variants[0].text))
    return Screen((text,), ((Button(say("faq-review-button"), "review-answer", str(faq.id)),),))


def _read_in(sight: Sight) -> Screen | None:
    if not _may(sight, Action.APPROVE_ANSWERS):
        return None
    text = say("notice-answers-read-in", count=sight.args["count"])
    return Screen((text,), ((Button(say("faq-review-button"), "review-answers"),),))


def _approved(sight: Sight) -> Screen | None:
    faq = sight.session.get(Faq, sight.args["faq"])
    if faq is None or faq.state is not FaqState.APPROVED or faq.author_id != sight.reader_id:
        return None
    return Screen((say("notice-answer-approved", question=short(faq.variants[0].text)),))


def _returned(sight: Sight) -> Screen | None:
    faq = sight.session.get(Faq, sight.args["faq"])
    if faq is None or faq.state is not FaqState.DRAFT or faq.author_id != sight.reader_id or not faq.return_reason:
        return None
    text = say("notice-answer-returned", question=short(faq.variants[0].text), reason=faq.return_reason)
    return Screen((text,), ((Button(say("faq-open-button"), "review-answer", str(faq.id)),),))


def _digest(sight: Sight) -> Screen | None:
    if not _may(sight, Action.ANSWER_QUESTIONS):
        return None
    until = datetime.combine(date.fromisoformat(sight.args["until"]), time(), tzinfo=sight.facts.settings.time_zone)
    week = week_before(sight.session, until)
    text = [say("questions-digest", asked=week.asked, failed=week.failed, open=len(week.open))]
    if week.open:
        lines = tuple(say("faq-question", text=short(each)) for each in week.open[:MOST_OPEN])
        text.append(say("questions-digest-open", lines=lines))
    return Screen(tuple(text), ((Button(say("questions-see-button"), "open-questions"),),))


def _wait(sight: Sight) -> datetime | None:
    return quiet_until(sight.session, now=sight.now, zone=sight.facts.settings.time_zone)


def _go_question(turn: Turn, arg: str) -> None:
    open_question(turn, number(arg))


def _go_answer(turn: Turn, arg: str) -> None:
    open_answer(turn, number(arg))


def _go_waiting(turn: Turn, _arg: str) -> None:
    turn.actor.require(Action.ANSWER_QUESTIONS)
    turn.go(QUESTIONS.name, "list", state=FaqState.WAITING.value, page=0)


def _go_open(turn: Turn, _arg: str) -> None:
    turn.actor.require(Action.ANSWER_QUESTIONS)
    turn.go(QUESTIONS.name, "open")


NOTICES: Mapping[str, Notice] = {
    "question-passed": Notice(_passed, repeatable=True, quiet_until=_wait),
    "question-answered": Notice(_answered, repeatable=True),
    "answer-waiting": Notice(_waiting, repeatable=True, quiet_until=_wait),
    "answers-read-in": Notice(_read_in, repeatable=True, quiet_until=_wait),
    "answer-approved": Notice(_approved, repeatable=True),
    "answer-returned": Notice(_returned, repeatable=True),
    "questions-digest": Notice(_digest, repeatable=True, quiet_until=_wait),
}

UNDER: Mapping[str, Under] = {
    "answer-question": Under(_go_question),
    "review-answer": Under(_go_answer),
    "review-answers": Under(_go_waiting),
    "open-questions": Under(_go_open),
}
