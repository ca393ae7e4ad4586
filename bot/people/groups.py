"""Groups that are told of the cluster's results: registered inside them, by a confirmation of the secretariat."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.people.permissions import Action, Actor
from storage import audit
from storage.tables import Chat

GROUP_KINDS = ("group", "supergroup")


def group_of(session: Session, tg_chat_id: int) -> Chat | None:
    """The group with this number, if the bot has ever been in it."""
    return session.scalar(select(Chat).where(Chat.tg_chat_id == tg_chat_id, Chat.kind.in_(GROUP_KINDS)))


def register_group(session: Session, *, actor: Actor, tg_chat_id: int, now: datetime) -> Chat:
    """Registers a group; one that is registered stays so."""
    actor.require(Action.REGISTER_GROUPS)
    chat = group_of(session, tg_chat_id)
    if chat is None:
        raise Refused(say("refused-no-group"))
    if chat.registered_at is None:
        chat.registered_at, chat.registered_by_id = now, actor.person_id
        _record(session, "group-registered", chat, actor, now)
    return chat


def unregister_group(session: Session, *, actor: Actor, chat_id: int, now: datetime) -> Chat:
    """Ends a group's registration; one that is not registered stays so."""
    actor.require(Action.REGISTER_GROUPS)
    chat = _existing(session, chat_id)
    if chat.registered_at is not None:
        chat.registered_at = chat.registered_by_id = None
        _record(session, "group-unregistered", chat, actor, now)
    return chat


def registered_groups(session: Session, *, actor: Actor) -> Sequence[Chat]:
    """All registered groups, in the order in which they were."""
    actor.require(Action.REGISTER_GROUPS)
    return session.scalars(select(Chat).where(Chat.registered_at.is_not(None)).order_by(Chat.registered_at)).all()


def registered_group(session: Session, *, actor: Actor, chat_id: int) -> Chat:
    """One group, for those who register them."""
    actor.require(Action.REGISTER_GROUPS)
    return _existing(session, chat_id)


def _existing(session: Session, chat_id: int) -> Chat:
    chat = session.get(Chat, chat_id)
    if chat is None or chat.kind not in GROUP_KINDS:
        raise Refused(say("refused-no-group"))
    return chat


def _record(session: Session, action: str, chat: Chat, actor: Actor, now: datetime) -> None:
    audit.record(
        session, at=now, action=action, object_kind="chat", object_id=chat.id, actor_id=actor.person_id, after=None
    )
