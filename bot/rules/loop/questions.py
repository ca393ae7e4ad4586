"""Questions: noted as they are asked, judged by the asker, passed on to the secretariat and answered by them.

Nothing here remembers who asked but for as long as an answer is owed; the audit says that a question was passed on,
not by whom.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.language.text import fold, tidy
from bot.people.permissions import Action, Actor
from bot.people.persons import private_chat
from bot.rules.loop.faqs import put_forward
from bot.rules.loop.owed import ANSWERED, owe
from bot.rules.loop.telling import tell_officers
from bot.rules.loop.texts import readable_answer, readable_reason, shortened, sound_citations
from bot.rules.loop.views import Cited, QuestionView, question_view
from storage import audit
from storage.tables import AnswerZone, Faq, Opinion, Outbox, QuestionLog, QuestionState
from storage.types import JsonObject

LONGEST = 4096
LONGEST_SOURCE = 80
A_DAY = timedelta(days=1)
MOST_BY_GUESTS = 3
MOST_BY_MEMBERS = 10
"""Questions that one person may pass on in a day."""


def note(session: Session, *, text: str, zone: AnswerZone, source: str | None, now: datetime) -> int:
    """Notes that a question was asked and how it was answered; gives its number."""
    row = QuestionLog(
        asked_at=now,
        text=tidy(text)[:LONGEST],
        zone=zone,
        source=source[:LONGEST_SOURCE] if source else None,
        state=QuestionState.NOTED,
    )
    session.add(row)
    session.flush()
    return row.id


def judge(session: Session, *, question_id: int, opinion: Opinion) -> None:
    """What the asker says of the answer; the last word counts."""
    asked(session, question_id).verdict = opinion


def pass_on(session: Session, *, actor: Actor, question_id: int, now: datetime) -> None:
    """Passes a question on to the secretariat, who are told. Each question goes once, and a person few a day."""
    actor.require(Action.ASK_RULES)
    row = asked(session, question_id)
    if row.state is not QuestionState.NOTED or not row.text or _waits_already(session, actor, row.text):
        raise Refused(say("refused-question-passed"))
    most = MOST_BY_GUESTS if actor.is_guest else MOST_BY_MEMBERS
    if _passed_today(session, actor, now) >= most:
        raise Refused(say("refused-questions-many", most=most))
    row.state, row.person_id, row.passed_at = QuestionState.PASSED, actor.person_id, now
    session.flush()
    about = {"question": row.id}
    tell_officers(session, kind="question-passed", about=str(row.id), args=about, now=now, but={actor.person_id})
    _record(session, "question-passed", row, None, now)


def answer_question(
    session: Session, *, actor: Actor, question_id: int, text: str, citations: Sequence[Cited], now: datetime
) -> Faq:
    """Answers a question: the asker is told, and the answer is put forward as a curated one.

    Refused where somebody else has answered meanwhile: nobody gets two answers.
    """
    row = _open(session, actor, question_id)
    row.answer, row.citations = readable_answer(text), sound_citations(citations)
    faq = put_forward(
        session,
        actor=actor,
        variants=[shortened(row.text or "")],
        answer=row.answer,
        citations=citations,
        now=now,
    )
    row.faq_id = faq.id
    _settle(session, row, QuestionState.ANSWERED, actor, now)
    _record(session, "question-answered", row, actor, now, after={"faq": faq.id})
    return faq


def decline_question(session: Session, *, actor: Actor, question_id: int, reason: str, now: datetime) -> None:
    """Closes a question without an answer; the asker is told why."""
    row = _open(session, actor, question_id)
    row.answer, row.citations = readable_reason(reason), []
    _settle(session, row, QuestionState.DECLINED, actor, now)
    _record(session, "question-declined", row, actor, now)


def _settle(session: Session, row: QuestionLog, state: QuestionState, actor: Actor, now: datetime) -> None:
    row.state, row.answered_at, row.answered_by_id = state, now, actor.person_id
    session.flush()
    owe(session, row, now=now)


def open_questions(session: Session, *, actor: Actor) -> list[QuestionView]:
    """The questions that wait for the secretariat, the oldest first."""
    actor.require(Action.ANSWER_QUESTIONS)
    waiting = select(QuestionLog).where(QuestionLog.state == QuestionState.PASSED)
    return [question_view(row) for row in session.scalars(waiting.order_by(QuestionLog.passed_at, QuestionLog.id))]


def question_for(session: Session, *, actor: Actor, question_id: int) -> QuestionView:
    """A question that was passed on, for those who answer."""
    actor.require(Action.ANSWER_QUESTIONS)
    row = session.get(QuestionLog, question_id)
    if row is None or row.state in {QuestionState.NOTED, QuestionState.WITHDRAWN} or not row.text:
        raise Refused(say("refused-question-gone"))
    return question_view(row)


def asked(session: Session, question_id: int) -> QuestionLog:
    """A question as it was noted, for the screen of its asker."""
    row = session.get(QuestionLog, question_id)
    if row is None:
        raise Refused(say("refused-question-gone"))
    return row


def _open(session: Session, actor: Actor, question_id: int) -> QuestionLog:
    """A question that still waits, held against whoever else answers at this moment."""
    actor.require(Action.ANSWER_QUESTIONS)
    held = select(QuestionLog).where(QuestionLog.id == question_id).with_for_update()
    row = session.scalar(held.execution_options(populate_existing=True))
    if row is None or row.state in {QuestionState.NOTED, QuestionState.WITHDRAWN}:
        raise Refused(say("refused-question-gone"))
    if row.state is not QuestionState.PASSED:
        raise Refused(say("refused-question-answered", at=row.answered_at or row.asked_at))
    return row


def _waits_already(session: Session, actor: Actor, text: str) -> bool:
    """Whether the same person waits for an answer to the same words."""
    mine = select(QuestionLog.text).where(
        QuestionLog.person_id == actor.person_id, QuestionLog.state == QuestionState.PASSED
    )
    return any(fold(each or "") == fold(text) for each in session.scalars(mine))


def _passed_today(session: Session, actor: Actor, now: datetime) -> int:
    """How many questions a person passed on in the last day: those that wait, and those whose answer went to them."""
    fresh = QuestionLog.passed_at > now - A_DAY
    waiting = select(QuestionLog.id).where(QuestionLog.person_id == actor.person_id, fresh)
    chat = private_chat(session, actor.person_id)
    told = select(Outbox.args).where(
        Outbox.kind == ANSWERED, Outbox.chat_id == (chat.id if chat else None), Outbox.created_at > now - A_DAY
    )
    known = {args["question"] for args in session.scalars(told)}
    ids = {*session.scalars(waiting), *known}
    return session.scalar(select(func.count()).where(QuestionLog.id.in_(ids), fresh)) or 0


def _record(
    session: Session,
    action: str,
    row: QuestionLog,
    actor: Actor | None,
    now: datetime,
    after: JsonObject | None = None,
) -> None:
    audit.record(
        session,
        at=now,
        action=action,
        object_kind="question",
        object_id=row.id,
        actor_id=actor.person_id if actor else None,
        after=after,
    )
