"""People as they come: first contact, whether they can be reached, and being forgotten."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, or_, select, update
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.language.text import tidy
from bot.people.permissions import actor_of
from storage import audit, inbox
from storage.bulk import change
from storage.tables import (
    Audit,
    AuditDetail,
    Chat,
    Dialog,
    Inbox,
    Membership,
    Outbox,
    Person,
    QuestionLog,
    QuestionState,
    Role,
)

# Asked for each update, so written once: building a query costs as much as asking it.
_PERSON = select(Person).where(Person.tg_user_id == bindparam("number"))
_CHAT = select(Chat).where(Chat.tg_chat_id == bindparam("number"))


@dataclass(frozen=True)
class Caller:
    """Who is speaking, as Telegram says it."""

    tg_user_id: int
    name: str


def queue_of(tg_user_id: int) -> str:
    """The name of the queue in which a person's updates wait: one person's are worked on one after another."""
    return f"p{tg_user_id}"


def meet(session: Session, caller: Caller, *, now: datetime) -> Person:
    """The person who speaks; somebody new becomes a guest. A changed name is taken over."""
    person = session.scalar(_PERSON, {"number": caller.tg_user_id})
    if person is None:
        person = Person(
            tg_user_id=caller.tg_user_id, display_name=caller.name, language="vi", code_failures=0, created_at=now
        )
        session.add(person)
        session.flush()
    elif person.display_name != caller.name:
        person.display_name = caller.name
    return person


def open_chat(
    session: Session, tg_chat_id: int, *, kind: str, person_id: int | None, now: datetime, title: str | None = None
) -> Chat:
    """The chat with this number; whoever speaks in it can be reached there again. A group's new title is taken over."""
    chat = session.scalar(_CHAT, {"number": tg_chat_id})
    if chat is None:
        chat = Chat(tg_chat_id=tg_chat_id, kind=kind, person_id=person_id, created_at=now)
        session.add(chat)
        session.flush()
    elif chat.unreachable_since is not None:
        chat.unreachable_since = chat.unreachable_reason = None
    if title is not None and chat.title != title:
        chat.title = title
    return chat


def lose_chat(session: Session, tg_chat_id: int, *, reason: str, now: datetime) -> None:
    """Remembers that a chat cannot be reached, and why; nothing more is sent there until somebody speaks in it."""
    chat = session.scalar(_CHAT, {"number": tg_chat_id})
    if chat is not None and chat.unreachable_since is None:
        chat.unreachable_since, chat.unreachable_reason = now, reason[:200]


def move_chat(session: Session, old: int, new: int) -> None:
    """A group became a supergroup: it has a new number, and the old messages cannot be edited there.

    Where the supergroup is known already, the group's registration and the messages that wait for it move there.
    """
    chat = session.scalar(_CHAT, {"number": old})
    if chat is None:
        return
    successor = session.scalar(_CHAT, {"number": new})
    if successor is None:
        chat.tg_chat_id, chat.kind = new, "supergroup"
    else:
        chat.unreachable_reason = "migrated"
        chat.unreachable_since = chat.unreachable_since or successor.created_at
        _hand_over(session, chat, successor)


def _hand_over(session: Session, chat: Chat, successor: Chat) -> None:
    if chat.registered_at is not None and successor.registered_at is None:
        successor.registered_at, successor.registered_by_id = chat.registered_at, chat.registered_by_id
    chat.registered_at = chat.registered_by_id = None
    unsent = update(Outbox).where(Outbox.chat_id == chat.id, Outbox.outcome.is_(None), Outbox.sending_at.is_(None))
    change(session, unsent.values(chat_id=successor.id))


def private_chat(session: Session, person_id: int) -> Chat | None:
    """Where a person can be written to, if they ever pressed Start."""
    return session.scalar(select(Chat).where(Chat.person_id == person_id, Chat.kind == "private"))


def forget(session: Session, person_id: int, *, now: datetime) -> None:
    """Deletes what is personal about somebody at their own wish; ids stay, so that the audit still holds.

    Others may have written about them, or seen their name on a screen: that goes too. Whoever owns the bot is
    refused: somebody must be there to manage it.
    """
    actor = actor_of(session, person_id)
    if actor.holds(Role.OWNER):
        raise Refused(say("refused-forget-owner"))
    person = session.get_one(Person, person_id)
    for membership in session.scalars(select(Membership).where(Membership.person_id == person_id)):
        membership.ended_at = membership.ended_at or now
        membership.ended_by_id = membership.ended_by_id or person_id
    if person.tg_user_id is not None:
        _empty_questions(session, queue_of(person.tg_user_id))
        inbox.forget(session, queue_of(person.tg_user_id))
        _empty_what_tells_of(session, person)
    _let_go_of_questions(session, person)
    _delete_details(session, person_id)
    person.tg_user_id, person.display_name, person.forgotten_at = None, "", now
    chat = private_chat(session, person_id)
    if chat is not None:
        chat.person_id = chat.tg_chat_id = None
        chat.unreachable_since = chat.unreachable_since or now
    dialog = session.get(Dialog, person_id)
    if dialog is not None:
        session.delete(dialog)
    audit.record(
        session, at=now, action="person-forgotten", object_kind="person", object_id=person_id, actor_id=person_id
    )


def _empty_what_tells_of(session: Session, person: Person) -> None:
    """Empties updates that are done with and sentences above screens wherever they name the person."""
    named = [_as_in_json(each) for each in (person.display_name, str(person.tg_user_id)) if each]
    done = Inbox.answered_at.is_not(None) | Inbox.set_aside_at.is_not(None)
    told = or_(*(Inbox.payload.contains(each, autoescape=True) for each in named))
    change(session, update(Inbox).where(done, told).values(payload=None))
    for dialog in session.scalars(select(Dialog).where(Dialog.notice.is_not(None))):
        if any(each in json.dumps(dialog.notice, ensure_ascii=False) for each in named):
            dialog.notice = None


def _empty_questions(session: Session, queue: str) -> None:
    """Empties what they have asked, as far as anything still tells that it was they: the texts of their updates.

    The questions themselves do not say who asked; once an update is emptied, nobody can tell any more.
    """
    kept = select(Inbox.payload).where(Inbox.queue == queue, Inbox.payload.is_not(None))
    typed = {text for payload in session.scalars(kept) for text in _typed(payload or "{}")}
    asked = QuestionLog.text.in_(typed) & (QuestionLog.state == QuestionState.NOTED)
    change(session, update(QuestionLog).where(asked).values(text=None))


def _typed(payload: str) -> Iterator[str]:
    """The text of an update, and what stood behind a command."""
    told = json.loads(payload)
    for kind in ("message", "edited_message"):
        text = tidy((told.get(kind) or {}).get("text") or "")
        yield from (text, text.partition(" ")[2].strip())


def _let_go_of_questions(session: Session, person: Person) -> None:
    """Withdraws what waits for an answer to them, forgets who got one, and empties questions that name them."""
    mine = QuestionLog.person_id == person.id
    waiting = update(QuestionLog).where(mine, QuestionLog.state == QuestionState.PASSED)
    change(session, waiting.values(state=QuestionState.WITHDRAWN, text=None, person_id=None))
    change(session, update(QuestionLog).where(mine).values(text=None, answer=None, citations=None, person_id=None))
    for name in filter(None, (person.display_name, str(person.tg_user_id or ""))):
        naming = QuestionLog.text.contains(name, autoescape=True) & (QuestionLog.state != QuestionState.PASSED)
        change(session, update(QuestionLog).where(naming).values(text=None))


def _as_in_json(words: str) -> str:
    return json.dumps(words, ensure_ascii=False)[1:-1]


def _delete_details(session: Session, person_id: int) -> None:
    mine = select(AuditDetail).join(Audit, Audit.id == AuditDetail.audit_id).where(Audit.actor_id == person_id)
    for detail in session.scalars(mine):
        session.delete(detail)
