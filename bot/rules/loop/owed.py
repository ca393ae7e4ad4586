"""Answers that are owed: each reaches its asker once, also one who could not be reached when it was given.

Who asked is forgotten as soon as the answer has arrived, or when nobody can say any more how it ended.
"""

from datetime import datetime

from sqlalchemy import or_, select, update
from sqlalchemy.orm import Session

from bot.people.persons import private_chat
from storage import outbox
from storage.bulk import change
from storage.tables import Outbox, Outcome, QuestionLog, QuestionState

ANSWERED = "question-answered"
SETTLED = (QuestionState.ANSWERED, QuestionState.DECLINED)


def owe(session: Session, row: QuestionLog, *, now: datetime) -> None:
    """Writes the answer to the asker, once for each time that they become reachable again."""
    if row.person_id is None:
        return
    chat = private_chat(session, row.person_id)
    if chat is None or chat.tg_chat_id is None:
        row.person_id = None
        return
    tried = len(_letters(session, row))
    key = f"{ANSWERED}:{row.id}:{tried + 1}"
    outbox.post(session, key=key, kind=ANSWERED, chat_id=chat.id, args={"question": row.id}, now=now)


def unsettled(session: Session) -> bool:
    """Whether there is anything for `settle` to do. It only looks, so it may be asked through the reading door."""
    return any(_is_over(session, row) or _may_go_again(session, row) for row in _owed(session))


def settle(session: Session, *, now: datetime) -> int:
    """Forgets who asked what has been answered, and writes again to those who can be reached again; gives how many."""
    again = 0
    for row in _owed(session):
        if _is_over(session, row):
            row.person_id = None
        elif _may_go_again(session, row):
            owe(session, row, now=now)
            again += 1
    return again


def empty_old(session: Session, *, before: datetime) -> int:
    """Empties questions that were asked, and if passed on settled, before a moment; gives how many.

    The row stays, for it is counted; what it said, to whom it was owed, and where the answer went on, do not.
    """
    noted = (QuestionLog.state == QuestionState.NOTED) & (QuestionLog.asked_at < before)
    settled = QuestionLog.state.in_(SETTLED) & (QuestionLog.answered_at < before)
    old = update(QuestionLog).where(or_(noted, settled), QuestionLog.text.is_not(None))
    return change(session, old.values(text=None, answer=None, citations=None, person_id=None, faq_id=None))


def _owed(session: Session) -> list[QuestionLog]:
    query = select(QuestionLog).where(QuestionLog.state.in_(SETTLED), QuestionLog.person_id.is_not(None))
    return list(session.scalars(query.order_by(QuestionLog.id)))


def _letters(session: Session, row: QuestionLog) -> list[Outbox]:
    """How often the answer was written to its asker, and how that ended."""
    chat = private_chat(session, row.person_id) if row.person_id is not None else None
    if chat is None:
        return []
    mine = select(Outbox).where(Outbox.chat_id == chat.id, Outbox.kind == ANSWERED).order_by(Outbox.id)
    return [each for each in session.scalars(mine) if each.args["question"] == row.id]


def _is_over(session: Session, row: QuestionLog) -> bool:
    letters = _letters(session, row)
    return bool(letters) and letters[-1].outcome not in {None, Outcome.UNREACHABLE}


def _may_go_again(session: Session, row: QuestionLog) -> bool:
    letters = _letters(session, row)
    chat = private_chat(session, row.person_id) if row.person_id is not None else None
    is_back = chat is not None and chat.unreachable_since is None
    return is_back and bool(letters) and letters[-1].outcome is Outcome.UNREACHABLE
