"""The groups that are told of results: which they are, and ending a registration."""

from bot.language.phrases import Phrase, say
from bot.people.groups import registered_group, registered_groups, unregister_group
from handlers.forms.results.form import RESULTS
from handlers.screen import Button, Screen, back_row, number, page_of
from handlers.turn import Look, Turn
from storage.tables import Chat


@RESULTS.draws("groups")
def _groups_screen(look: Look) -> Screen:
    page = page_of(registered_groups(look.session, actor=look.actor), look.answers.get("groups_page", 0))
    lines = tuple(map(_line, page.items)) or (say("groups-none"),)
    rows = [(Button(say("report-group", title=each.title or "–"), "group", str(each.id)),) for each in page.items]
    turning = tuple(Button(turn.label, "groups-page", turn.arg) for turn in page.row)
    text = (say("groups-title"), say("score-lines", lines=lines), say("groups-help"))
    return Screen(text, (*rows, turning, back_row("start")))


def _line(chat: Chat) -> Phrase:
    title = chat.title or "–"
    if chat.unreachable_since is not None:
        return say("groups-line-lost", title=title, at=chat.unreachable_since)
    assert chat.registered_at is not None  # noqa: S101 - of the registered ones
    return say("groups-line", title=title, at=chat.registered_at)


@RESULTS.pressed("groups-page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("groups", groups_page=number(arg))


@RESULTS.pressed("group")
def _group(turn: Turn, arg: str) -> None:
    turn.step("group", group=number(arg))


@RESULTS.draws("group")
def _group_screen(look: Look) -> Screen:
    chat = registered_group(look.session, actor=look.actor, chat_id=look.answers["group"])
    keep, end = Button(say("keep-button"), "go", "groups"), Button(say("groups-end-button"), "group-end")
    return Screen((say("groups-end-sure", title=chat.title or "–"),), ((keep, end),))


@RESULTS.pressed("group-end")
def _end(turn: Turn, _arg: str) -> None:
    chat = unregister_group(turn.session, actor=turn.actor, chat_id=turn.answers["group"], now=turn.now)
    turn.step("groups")
    turn.notice(say("groups-ended", title=chat.title or "–"))
