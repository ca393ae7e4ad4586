"""The commands: what each does, and to whom it is offered. Names are Latin; marks and capitals are folded away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from bot.language.phrases import Phrase, say
from bot.language.text import syllables
from bot.people.permissions import Action, Actor
from handlers.forms.ask import ASK
from handlers.forms.cluster import CLUSTER
from handlers.forms.documents import DOCUMENTS
from handlers.forms.due import DUE
from handlers.forms.help import HELP
from handlers.forms.invitations import INVITATIONS
from handlers.forms.lookup import ask_anything
from handlers.forms.mine import MINE
from handlers.forms.people import PEOPLE
from handlers.forms.progress import PROGRESS
from handlers.forms.questions import QUESTIONS
from handlers.forms.results import open_groups, open_results
from handlers.forms.review import REVIEW
from handlers.forms.scoring import SCORING
from handlers.forms.sheet import SHEET
from handlers.forms.standings import STANDINGS
from handlers.forms.welcome import follow
from handlers.turn import Turn


@dataclass(frozen=True, kw_only=True)
class Command:
    """A command: what it does, what the menu says of it, and what a person must be allowed to be offered it.

    `offered` says the same where it hangs on more than one action.
    `by_link`: a deep link may run it. One that ends something may not: a link is pressed too easily.
    """

    name: str
    about: Phrase
    run: Callable[[Turn, str], None]
    needs: Action = Action.ASK_RULES
    offered: Callable[[Actor], bool] = lambda _actor: True
    aliases: tuple[str, ...] = ()
    in_groups: bool = False
    by_link: bool = True


def _start(turn: Turn, argument: str) -> None:
    """/batdau, and a deep link: a code is followed, a command that opens a form is run, all else leads home."""
    if follow(turn, argument):
        return
    turn.home()
    if argument.startswith(("i-", "o-")):
        turn.notice(say("code-wrong"))
    elif argument in COMMANDS and COMMANDS[argument].by_link:
        COMMANDS[argument].run(turn, "")


def _cancel(turn: Turn, _argument: str) -> None:
    turn.dialog.paused = None
    turn.home()
    turn.notice(say("cancelled"))


def _ask(turn: Turn, argument: str) -> None:
    if syllables(argument):
        ask_anything(turn, argument, None)
    else:
        turn.go(ASK.name)


def _opening(form: str) -> Callable[[Turn, str], None]:
    return lambda turn, _argument: turn.go(form)


_ALL = (
    Command(name="batdau", about=say("command-batdau"), run=_start, aliases=("start",), by_link=False),
    Command(name="hoi", about=say("command-hoi"), run=_ask, in_groups=True),
    Command(name="nop", about=say("command-nop"), run=_opening(SCORING.name), needs=Action.SCORE),
    Command(name="tiendo", about=say("command-tiendo"), run=_opening(PROGRESS.name), needs=Action.SEE_PROGRESS),
    Command(name="hanchot", about=say("command-hanchot"), run=_opening(DUE.name), needs=Action.SEE_DEADLINES),
    Command(name="xephang", about=say("command-xephang"), run=_opening(STANDINGS.name), needs=Action.SEE_RESULTS),
    Command(name="bangtieuchi", about=say("command-bangtieuchi"), run=_opening(SHEET.name), needs=Action.SEE_SHEET),
    Command(name="ketqua", about=say("command-ketqua"), run=open_results, needs=Action.SEE_RESULTS),
    Command(name="dangky", about=say("command-dangky"), run=open_groups, needs=Action.REGISTER_GROUPS),
    Command(
        name="thamdinh", about=say("command-thamdinh"), run=_opening(REVIEW.name), offered=lambda actor: actor.reviews
    ),
    Command(name="cum", about=say("command-cum"), run=_opening(CLUSTER.name), needs=Action.SEE_CLUSTER),
    Command(name="thanhvien", about=say("command-thanhvien"), run=_opening(PEOPLE.name), needs=Action.SEE_PEOPLE),
    Command(name="moi", about=say("command-moi"), run=_opening(INVITATIONS.name), needs=Action.INVITE_UNIT_ROLES),
    Command(name="vanban", about=say("command-vanban"), run=_opening(DOCUMENTS.name), needs=Action.MANAGE_RULES),
    Command(name="cauhoi", about=say("command-cauhoi"), run=_opening(QUESTIONS.name), needs=Action.ANSWER_QUESTIONS),
    Command(name="caidat", about=say("command-caidat"), run=_opening(MINE.name)),
    Command(name="trogiup", about=say("command-trogiup"), run=_opening(HELP.name), aliases=("help",), in_groups=True),
    Command(name="huy", about=say("command-huy"), run=_cancel, aliases=("cancel",), by_link=False),
)

COMMANDS: Mapping[str, Command] = {name: command for command in _ALL for name in (command.name, *command.aliases)}
"""Every command by each of its names."""


def offered_to(actor: Actor) -> list[Command]:
    """The commands that a person's menu shows."""
    return [command for command in _ALL if actor.may(command.needs, actor.unit_id) and command.offered(actor)]


def offered_in_groups() -> list[Command]:
    """The commands that a group's menu shows."""
    return [command for command in _ALL if command.in_groups]
