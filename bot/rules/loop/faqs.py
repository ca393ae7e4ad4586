"""Curated answers: written by one, approved by another, changed as a new form of themselves, and retired one day."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session, selectinload

from bot.language.phrases import Refused, say
from bot.language.text import fold
from bot.people.permissions import Action, Actor
from bot.people.persons import private_chat
from bot.rules.loop.telling import tell_officers
from bot.rules.loop.texts import (
    readable_answer,
    readable_reason,
    readable_variants,
    sound_citations,
    sound_validity,
)
from bot.rules.loop.views import Cited, FaqView, faq_view
from storage import audit, outbox
from storage.tables import Faq, FaqState, FaqVariant
from storage.types import JsonObject

_OPEN = (FaqState.DRAFT, FaqState.WAITING)
_WHOLE = (selectinload(Faq.variants), selectinload(Faq.author), selectinload(Faq.approver))


def put_forward(
    session: Session,
    *,
    actor: Actor,
    variants: Iterable[str],
    answer: str,
    citations: Sequence[Cited] = (),
    valid_from: date | None = None,
    valid_to: date | None = None,
    now: datetime,
    tells: bool = True,
) -> Faq:
    """Puts an answer forward: it waits for somebody else's approval, who is told unless many come at once."""
    actor.require(Action.ANSWER_QUESTIONS)
    sound_validity(valid_from, valid_to)
    faq = Faq(
        state=FaqState.WAITING,
        answer=readable_answer(answer),
        citations=sound_citations(citations),
        valid_from=valid_from,
        valid_to=valid_to,
        author_id=actor.person_id,
        written_at=now,
        created_at=now,
        rev=1,
        variants=_rows(readable_variants(variants)),
    )
    session.add(faq)
    session.flush()
    _record(session, "answer-put-forward", faq, actor, now)
    if tells:
        _tell_approvers(session, faq, actor, now)
    return faq


def revise(session: Session, *, actor: Actor, faq_id: int, now: datetime) -> Faq:
    """A draft of a new form of an approved or retired answer, which stays as it is until the new one is approved."""
    actor.require(Action.ANSWER_QUESTIONS)
    old = _held(session, faq_id)
    if old.state in _OPEN:
        return old
    begun = session.scalar(select(Faq).where(Faq.replaces_id == old.id, Faq.state.in_(_OPEN)))
    if begun is not None:
        return begun
    faq = Faq(
        state=FaqState.DRAFT,
        answer=old.answer,
        citations=list(old.citations),
        valid_from=old.valid_from,
        valid_to=old.valid_to,
        author_id=actor.person_id,
        written_at=now,
        created_at=now,
        replaces_id=old.id,
        rev=1,
        variants=_rows([each.text for each in old.variants]),
    )
    session.add(faq)
    session.flush()
    _record(session, "answer-revised", faq, actor, now, after={"replaces": old.id})
    return faq


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What is to be different about an answer; what is none stays as it is."""

    variants: tuple[str, ...] | None = None
    answer: str | None = None
    citations: tuple[Cited, ...] | None = None
    validity: tuple[date | None, date | None] | None = None


def change(session: Session, *, actor: Actor, faq_id: int, rev: int, changes: Changes, now: datetime) -> Faq:
    """Changes an answer that is not approved yet. Whoever changes it is its author from now on."""
    actor.require(Action.ANSWER_QUESTIONS)
    faq = _at(session, faq_id, rev, *_OPEN)
    if changes.variants is not None:
        _replace_variants(session, faq, readable_variants(changes.variants))
    if changes.answer is not None:
        faq.answer = readable_answer(changes.answer)
    if changes.citations is not None:
        faq.citations = sound_citations(changes.citations)
    if changes.validity is not None:
        sound_validity(*changes.validity)
        faq.valid_from, faq.valid_to = changes.validity
    faq.author_id, faq.written_at = actor.person_id, now
    _moved(session, "answer-changed", faq, actor, now)
    return faq


def submit(session: Session, *, actor: Actor, faq_id: int, rev: int, now: datetime, tells: bool = True) -> Faq:
    """Puts a draft forward; somebody else who may approve it is told."""
    actor.require(Action.ANSWER_QUESTIONS)
    faq = _at(session, faq_id, rev, FaqState.DRAFT)
    faq.state, faq.return_reason = FaqState.WAITING, None
    _moved(session, "answer-put-forward", faq, actor, now)
    if tells:
        _tell_approvers(session, faq, actor, now)
    return faq


def approve(session: Session, *, actor: Actor, faq_id: int, rev: int, now: datetime) -> Faq:
    """Approves an answer that somebody else wrote: from now on it is given. What it replaces is retired."""
    actor.require(Action.APPROVE_ANSWERS)
    faq = _at(session, faq_id, rev, FaqState.WAITING)
    if faq.author_id == actor.person_id:
        raise Refused(say("refused-answer-own"))
    faq.state, faq.approver_id, faq.approved_at = FaqState.APPROVED, actor.person_id, now
    _moved(session, "answer-approved", faq, actor, now)
    old = session.get(Faq, faq.replaces_id) if faq.replaces_id else None
    if old is not None and old.state is FaqState.APPROVED:
        _retire(session, old, actor, now)
    _tell_author(session, "answer-approved", faq, now)
    return faq


def give_back(session: Session, *, actor: Actor, faq_id: int, rev: int, reason: str, now: datetime) -> Faq:
    """Returns an answer that somebody else wrote to its author, with the reason."""
    actor.require(Action.APPROVE_ANSWERS)
    faq = _at(session, faq_id, rev, FaqState.WAITING)
    if faq.author_id == actor.person_id:
        raise Refused(say("refused-answer-own"))
    faq.state, faq.return_reason = FaqState.DRAFT, readable_reason(reason)
    _moved(session, "answer-returned", faq, actor, now)
    _tell_author(session, "answer-returned", faq, now)
    return faq


def retire(session: Session, *, actor: Actor, faq_id: int, rev: int, now: datetime) -> Faq:
    """Takes an answer out of use, or drops one that was never approved."""
    faq = _at(session, faq_id, rev, *_OPEN, FaqState.APPROVED)
    actor.require(Action.APPROVE_ANSWERS if faq.state is FaqState.APPROVED else Action.ANSWER_QUESTIONS)
    _retire(session, faq, actor, now)
    return faq


def _retire(session: Session, faq: Faq, actor: Actor, now: datetime) -> None:
    faq.state, faq.retired_at = FaqState.RETIRED, now
    _moved(session, "answer-retired", faq, actor, now)


# Looking.


def faq_for(session: Session, *, actor: Actor, faq_id: int) -> FaqView:
    """A curated answer, for those who look after them."""
    actor.require(Action.ANSWER_QUESTIONS)
    return faq_view(_held(session, faq_id))


def faqs(session: Session, *, actor: Actor, states: Sequence[FaqState], wanted: str = "") -> list[FaqView]:
    """The curated answers in these states, the newest first, or those of them in whose questions some words stand."""
    actor.require(Action.ANSWER_QUESTIONS)
    query = select(Faq).where(Faq.state.in_(states)).options(*_WHOLE).order_by(Faq.id.desc())
    for word in fold(wanted).split():
        asked = select(FaqVariant.faq_id).where(FaqVariant.text_folded.contains(word, autoescape=True))
        query = query.where(Faq.id.in_(asked))
    return [faq_view(row) for row in session.scalars(query)]


def counts(session: Session, *, actor: Actor) -> dict[FaqState, int]:
    """How many curated answers there are in each state."""
    actor.require(Action.ANSWER_QUESTIONS)
    found = session.execute(select(Faq.state, func.count(Faq.id)).group_by(Faq.state))
    return {row[0]: row[1] for row in found}


def given(session: Session, faq_id: int) -> FaqView | None:
    """A curated answer as everybody may read it; none if it is not approved, or no longer."""
    row = session.get(Faq, faq_id, options=_WHOLE)
    return faq_view(row) if row is not None and row.state is FaqState.APPROVED else None


def _held(session: Session, faq_id: int) -> Faq:
    row = session.get(Faq, faq_id, options=_WHOLE)
    if row is None:
        raise Refused(say("refused-answer-gone"))
    return row


def _at(session: Session, faq_id: int, rev: int, *states: FaqState) -> Faq:
    """An answer as somebody has seen it, held until the end. Refused where it has changed since."""
    held = select(Faq).where(Faq.id == faq_id).with_for_update(of=Faq)
    faq = session.scalar(held.execution_options(populate_existing=True))
    if faq is None:
        raise Refused(say("refused-answer-gone"))
    if faq.rev != rev or faq.state not in states:
        raise Refused(say("refused-answer-changed"))
    return faq


def _moved(session: Session, action: str, faq: Faq, actor: Actor, now: datetime) -> None:
    faq.rev += 1
    session.flush()
    _record(session, action, faq, actor, now)


def _rows(variants: Sequence[str]) -> list[FaqVariant]:
    return [FaqVariant(position=place, text=text, text_folded=fold(text)) for place, text in enumerate(variants)]


def _replace_variants(session: Session, faq: Faq, variants: Sequence[str]) -> None:
    faq.variants.clear()
    session.flush()
    faq.variants.extend(_rows(variants))


def _tell_approvers(session: Session, faq: Faq, actor: Actor, now: datetime) -> None:
    about, args = f"{faq.id}:{faq.rev}", {"faq": faq.id}
    tell_officers(session, kind="answer-waiting", about=about, args=args, now=now, but={actor.person_id})


def _tell_author(session: Session, kind: str, faq: Faq, now: datetime) -> None:
    chat = private_chat(session, faq.author_id)
    if chat is not None:
        key = f"{kind}:{faq.id}:{faq.rev}"
        outbox.post(session, key=key, kind=kind, chat_id=chat.id, args={"faq": faq.id, "rev": faq.rev}, now=now)


def _record(
    session: Session, action: str, faq: Faq, actor: Actor, now: datetime, after: JsonObject | None = None
) -> None:
    audit.record(
        session,
        at=now,
        action=action,
        object_kind="faq",
        object_id=faq.id,
        actor_id=actor.person_id,
        after={"rev": faq.rev, "state": faq.state.value, **(after or {})},
    )
