"""In a group: short answers to commands, and a way into the private chat for everything personal.

Nothing is remembered of a group's talk, and nothing that belongs to one unit is ever said here.
"""

from datetime import datetime

from bot.language.phrases import say
from bot.language.text import syllables
from bot.rules.reply import reply as reply_of
from handlers.answers import short_reply
from handlers.commands import COMMANDS
from handlers.desk import Facts
from handlers.forms.ask import LONGEST_TEXT
from handlers.said import Command, Said
from handlers.screen import Button, Screen


def reply(said: Said, facts: Facts, now: datetime) -> Screen | None:
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
    return Screen(tuple(short_reply(reply_of(facts.rules, question, today))), private)
