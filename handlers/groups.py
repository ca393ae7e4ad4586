"""In a group: short answers to commands, and a way into the private chat for everything personal.

Nothing is remembered of a group's talk, and nothing that belongs to one unit is ever said here.
"""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.language.phrases import Phrase, say
from bot.language.text import syllables
from bot.rules.reply import reply as reply_of
from handlers.answers import short_reply
from handlers.commands import COMMANDS
from handlers.desk import Facts
from handlers.feedback import curated_text
from handlers.forms.ask import LONGEST_TEXT
from handlers.forms.lookup import in_group
from handlers.said import Command, Said
from handlers.screen import Button, Screen
from handlers.turn import Look
from storage.tables import Dialog, Person


def reply(session: Session, said: Said, facts: Facts, now: datetime) -> Screen | None:
    """What the bot says in a group; none where it keeps silent."""
    if not isinstance(said.act, Command) or said.act.name not in COMMANDS:
        return None
    command = COMMANDS[said.act.name]
    private = ((Button(say("private-button"), url=facts.link(command.name)),),)
    if command.name == "trogiup":
        return Screen((say("group-help"),), private)
    if command.name != "hoi":
        return Screen((say("group-private"),), private)
    question = said.act.argument
    if len(question) > LONGEST_TEXT:
        return Screen((say("refused-too-long", most=LONGEST_TEXT),), private)
    if not syllables(question):
        return Screen((say("group-ask"),), private)
    today = now.astimezone(facts.settings.time_zone).date()
    if (curated := facts.curated.find(session, question, today)) is not None:
        return Screen(tuple(curated_text(facts, today, curated)), private)
    if (found := _looked_up(session, said, question, facts, now)) is not None:
        return Screen((found,), private)
    return Screen(tuple(short_reply(reply_of(facts.rules, question, today))), private)


def _looked_up(session: Session, said: Said, question: str, facts: Facts, now: datetime) -> Phrase | None:
    """The answer to a lookup, for people of the cluster: only what everybody in it may know is said here."""
    number = said.caller.tg_user_id if said.caller else None
    person = session.scalar(select(Person).where(Person.tg_user_id == number)) if number else None
    if person is None:
        return None
    nowhere = Dialog(person_id=person.id, form="home", step="start", answers={})
    return in_group(Look(session=session, person=person, dialog=nowhere, now=now, facts=facts), question)
