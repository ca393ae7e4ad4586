"""In a group: that it is told of the cluster's results. Offered inside it to those who may, with a confirmation.

Where nobody of the secretariat has brought the bot in, it says one sentence and leaves. What is shown is drawn from the
store, so that an update that comes twice shows the same and does nothing twice.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.language.phrases import Phrase, Refused, say
from bot.people.groups import GROUP_KINDS, group_of, register_group
from bot.people.permissions import Action, Actor, actor_of
from handlers.said import Command, Press, Reachable, Said
from handlers.screen import Button, Screen, decode
from handlers.shown import NOTHING, Shown
from storage.savepoint import savepoint
from storage.tables import Person

COMMAND = "dangky"
REGISTER, LEAVE_IT = "group-register", "group-leave-it"


def arrived(session: Session, said: Said) -> Shown | None:
    """What the bot says when it has been brought somewhere. A group that is registered already hears nothing."""
    if said.place.is_private or not isinstance(said.act, Reachable) or not said.act.added:
        return None
    if said.place.kind not in GROUP_KINDS:
        return _shown(said, NOTHING, leaves=True)
    if _is_registered(session, said):
        return None
    if _may(session, said):
        return _shown(said, _offer())
    return _shown(said, Screen((say("group-goodbye"),)), leaves=True)


def act(session: Session, said: Said, *, now: datetime) -> None:
    """Registers the group if that is what somebody pressed; whoever may not is told when the press is answered."""
    if _action(said) != REGISTER:
        return
    try:
        with savepoint(session):
            register_group(session, actor=_actor(session, said), tg_chat_id=said.place.chat_id, now=now)
    except Refused:
        return


def answer(session: Session, said: Said) -> Shown | None:
    """What is shown after a press in a group, or after the command; none where it is about something else."""
    if isinstance(said.act, Press):
        return _pressed(session, said, said.act)
    if not isinstance(said.act, Command) or said.act.name != COMMAND:
        return None
    if _is_registered(session, said):
        return _shown(said, Screen((say("group-registered"),)))
    if not _may(session, said):
        return _shown(said, Screen((say("refused-group-register"),)))
    return _shown(said, _offer())


def _pressed(session: Session, said: Said, press: Press) -> Shown:
    action = _action(said)
    if action not in {REGISTER, LEAVE_IT}:
        return _shown(said, NOTHING, press=press, toast=say("button-unknown"))
    if not _may(session, said):
        return _shown(said, NOTHING, press=press, toast=say("refused-group-register"))
    text = say("group-registered") if _is_registered(session, said) else say("group-declined")
    return _shown(said, Screen((text,)), press=press)


def _offer() -> Screen:
    yes, no = Button(say("group-register-button"), REGISTER), Button(say("group-leave-it-button"), LEAVE_IT)
    return Screen((say("group-offer"),), ((yes, no),))


def _action(said: Said) -> str | None:
    coded = decode(said.act.data) if isinstance(said.act, Press) else None
    return coded.action if coded is not None and coded.rev is None else None


def _actor(session: Session, said: Said) -> Actor:
    """Who speaks; whoever the bot has never talked to is a guest, and stays unknown to it."""
    if said.caller is None:
        return Actor(0)
    person_id = session.scalar(select(Person.id).where(Person.tg_user_id == said.caller.tg_user_id))
    return Actor(0) if person_id is None else actor_of(session, person_id)


def _may(session: Session, said: Said) -> bool:
    return _actor(session, said).may(Action.REGISTER_GROUPS)


def _is_registered(session: Session, said: Said) -> bool:
    chat = group_of(session, said.place.chat_id)
    return chat is not None and chat.registered_at is not None


def _shown(
    said: Said, screen: Screen, *, press: Press | None = None, toast: Phrase | None = None, leaves: bool = False
) -> Shown:
    return Shown(
        chat_id=said.place.chat_id,
        language="vi",
        screen=screen,
        live_id=press.message_id if press else None,
        edits=press is not None and press.message_id is not None,
        query_id=press.query_id if press else None,
        toast=toast,
        leaves=leaves,
    )
