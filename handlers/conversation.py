"""What an update does, in one transaction: find the person, let the form act, draw the screen that follows."""

import re
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.language.phrases import Phrase, Refused, say
from bot.language.text import syllables
from bot.people import persons
from bot.people.persons import Caller
from bot.rules.answer import Zone
from handlers import feedback, groups, notices, registering
from handlers.answers import short_answer
from handlers.commands import COMMANDS
from handlers.desk import Facts
from handlers.form import Read, Receive
from handlers.forms import ASK, FORMS, WELCOME, form_of
from handlers.forms.ask import LONGEST_TEXT
from handlers.forms.lookup import LOOKUP, ask_anything, interrupts
from handlers.said import Attached, Command, Edited, Forwarded, Migrated, Other, Press, Reachable, Said, Typed
from handlers.screen import Button, Coded, Screen, decode
from handlers.shown import Shown, draw, last_words, of_apart, of_look
from handlers.turn import Look, Turn
from storage import dialogs, inbox
from storage.savepoint import savepoint
from storage.tables import Dialog, Inbox, Person

_CODE = re.compile(r"\b([io])-[A-Za-z0-9_-]{22}")
"""A code of an invitation or of the owner, wherever it was written."""

LEAST_QUESTION = 4
"""Fewer syllables may be what the step waits for: many a name has as many."""


def apply(session: Session, *, said: Said, inbox_id: int, facts: Facts, now: datetime) -> Shown | None:
    """Applies an update once and says what is to be shown; none where nobody is to be answered."""
    if not inbox.mark_applied(session, inbox_id, now=now):
        return redraw(session, said=said, facts=facts, now=now)
    if _holds_code(said):
        _blot_codes(session, inbox_id)
    match said.act:
        case Migrated(new_chat_id):
            persons.move_chat(session, said.place.chat_id, new_chat_id)
            return None
        case Reachable(yes):
            _note_reachable(session, said, yes=yes, now=now)
            return registering.arrived(session, said)
    if said.caller is None:
        return None
    if not said.place.is_private:
        _open_group(session, said, now)
        registering.act(session, said, now=now)
        return _in_group(session, said, facts, now)
    if isinstance(said.act, Press) and _is_unknown(session, said.caller):
        inbox.forget(session, persons.queue_of(said.caller.tg_user_id))
        return last_words(said, say("forgotten"))
    turn = _turn(session, said.caller, said.place.chat_id, facts, now)
    _act(turn, said)
    if turn.farewell is not None:
        return last_words(said, turn.farewell)
    if turn.silent:
        return None
    session.flush()
    return of_apart(turn, said, turn.apart) if turn.apart else of_look(turn, said)


def redraw(session: Session, *, said: Said, facts: Facts, now: datetime) -> Shown | None:
    """What is to be shown for an update that was applied before, drawn from the store alone."""
    if isinstance(said.act, Reachable):
        return registering.arrived(session, said)
    if said.caller is None or isinstance(said.act, Migrated):
        return None
    if not said.place.is_private:
        return _in_group(session, said, facts, now)
    person = session.scalar(select(Person).where(Person.tg_user_id == said.caller.tg_user_id))
    dialog = session.get(Dialog, person.id) if person else None
    if person is None or dialog is None:
        return None
    session.expunge(dialog)  # drawing may lead home; looking must change nothing
    look = Look(session=session, person=person, dialog=dialog, now=now, facts=facts)
    apart = _apart(look, said)
    return of_apart(look, said, apart) if apart else of_look(look, said)


def _apart(look: Look, said: Said) -> Screen | None:
    """What stands in the place of the notice whose button was pressed; none for a press of the live screen."""
    coded = decode(said.act.data) if isinstance(said.act, Press) else None
    if coded is None or coded.rev is not None:
        return None
    try:
        return notices.present(look, coded.action, coded.arg)
    except Refused:
        return None


def answered(session: Session, *, inbox_id: int, shown: Shown, message_id: int | None, now: datetime) -> None:
    """Writes that the answer was seen, and that it stands in a new message: the live screen from now on."""
    inbox.mark_answered(session, inbox_id, now=now)
    if shown.person_id is not None:
        dialogs.show(session, shown.person_id, message_id=message_id)


def _holds_code(said: Said) -> bool:
    """Whether somebody sent what may be a code."""
    match said.act:
        case Command(_, argument):
            return _CODE.search(argument) is not None
        case Typed(text) | Edited(text):
            return _CODE.search(text) is not None
    return False


def _blot_codes(session: Session, inbox_id: int) -> None:
    """Of a code only its digest is kept: once an update is applied, its text needs none any more."""
    row = session.get_one(Inbox, inbox_id)
    if row.payload and _CODE.search(row.payload):
        row.payload = _CODE.sub(r"\1-", row.payload)


def _is_unknown(session: Session, caller: Caller) -> bool:
    """Whether nobody is known by this number: whoever presses a button was known once, and has been forgotten."""
    return session.scalar(select(Person.id).where(Person.tg_user_id == caller.tg_user_id)) is None


def _turn(session: Session, caller: Caller, chat_id: int, facts: Facts, now: datetime) -> Turn:
    person = persons.meet(session, caller, now=now)
    persons.open_chat(session, chat_id, kind="private", person_id=person.id, now=now)
    dialog = dialogs.dialog_of(session, person.id, now=now)
    return Turn(session=session, person=person, dialog=dialog, now=now, facts=facts)


def _note_reachable(session: Session, said: Said, *, yes: bool, now: datetime) -> None:
    if not yes:
        persons.lose_chat(session, said.place.chat_id, reason="left", now=now)
        return
    if not said.place.is_private:
        _open_group(session, said, now)
        return
    person_id = persons.meet(session, said.caller, now=now).id if said.caller is not None else None
    persons.open_chat(session, said.place.chat_id, kind=said.place.kind, person_id=person_id, now=now)


def _open_group(session: Session, said: Said, now: datetime) -> None:
    place = said.place
    persons.open_chat(session, place.chat_id, kind=place.kind, person_id=None, now=now, title=place.title)


def _in_group(session: Session, said: Said, facts: Facts, now: datetime) -> Shown | None:
    if (shown := registering.answer(session, said)) is not None:
        return shown
    screen = groups.reply(session, said, facts, now)
    return None if screen is None else Shown(chat_id=said.place.chat_id, language="vi", screen=screen)


def _act(turn: Turn, said: Said) -> None:
    """Lets the act happen; what is refused leaves no trace but its sentence."""
    try:
        with savepoint(turn.session):
            _dispatch(turn, said)
    except Refused as refused:
        turn.extras.clear()
        turn.notice(refused.phrase)


def _dispatch(turn: Turn, said: Said) -> None:
    match said.act:
        case Press() as press:
            _press(turn, press)
        case Command(name, argument):
            _command(turn, name, argument)
        case Typed(text, message_id):
            _text(turn, text, message_id)
        case Edited(text, message_id):
            _edited(turn, text, message_id)
        case Forwarded():
            turn.notice(say("forwarded-not-taken"))
        case Attached() as attached:
            _file(turn, attached)
        case Other(kind, album):
            turn.silent = album is not None and turn.answers.get("album") == album
            turn.dialog.answers = {**turn.answers, "album": album}
            turn.notice(_unread(kind))


def _unread(kind: str) -> Phrase:
    match kind:
        case "voice" | "audio" | "video_note":
            return say("voice-not-taken")
        case "video":
            return say("file-not-taken")
    return say("kind-not-taken")


def receiver(session: Session, *, said: Said) -> Receive | None:
    """What the step at which the person stands does with a file; none if it takes none, or nobody is known."""
    if said.caller is None or not said.place.is_private:
        return None
    mine = select(Dialog.form, Dialog.step).join(Person, Person.id == Dialog.person_id)
    place = session.execute(mine.where(Person.tg_user_id == said.caller.tg_user_id)).one_or_none()
    return form_of(place.form).receive(place.step) if place else None


def _file(turn: Turn, attached: Attached) -> None:
    """A file at a step that takes one. The photos of an album are one answer: its screen comes once, then changes."""
    again = attached.album is not None and turn.answers.get("album") == attached.album
    turn.dialog.answers = {**turn.answers, "album": attached.album}
    receive = form_of(turn.dialog.form).receive(turn.dialog.step)
    if attached.refused is not None:
        turn.notice(attached.refused)
    elif receive is None or attached.made is None:
        turn.silent = again
        turn.notice(say("file-not-taken"))
        return
    else:
        _take(turn, attached, receive)
    turn.again = again


def _take(turn: Turn, attached: Attached, receive: Receive) -> None:
    try:
        with savepoint(turn.session):
            receive.take(turn, attached)
    except Refused as refused:
        turn.notice(refused.phrase)


def _press(turn: Turn, press: Press) -> None:
    coded = decode(press.data)
    if coded is None:
        turn.toast = say("button-unknown")
    elif coded.rev is None:
        if not notices.press(turn, coded.action, coded.arg):
            turn.toast = say("button-unknown")
    elif coded.rev != turn.dialog.rev:
        turn.toast = say("screen-was-old")
    else:
        turn.dialog.notice = None
        _choose(turn, coded)


def _choose(turn: Turn, coded: Coded) -> None:
    """Does what a button of the present screen says. Even one that leads nowhere else makes its screen old."""
    before = turn.dialog.rev
    form = form_of(turn.dialog.form)
    match coded.action:
        case "home":
            _leave(turn)
            turn.home()
        case "open" if coded.arg in FORMS:
            _leave(turn)
            _open(turn, coded.arg)
        case "go" if form.has(coded.arg):
            turn.step(coded.arg)
        case "resume" if turn.dialog.paused:
            dialogs.resume(turn.dialog, now=turn.now)
        case action if (press := form.press(action)) is not None:
            press(turn, coded.arg)
        case _:
            turn.toast = say("button-unknown")
    if turn.dialog.rev == before and turn.farewell is None:
        dialogs.touch(turn.dialog, now=turn.now)


def _leave(turn: Turn) -> None:
    """Keeps the form that is being left, if it is one whose answers are worth keeping.

    An invitation that is on offer pushes nothing out: its link leads back to it.
    """
    form = form_of(turn.dialog.form)
    if form.keeps and not (form is WELCOME and turn.dialog.paused):
        dialogs.pause(turn.dialog)


def _open(turn: Turn, form: str) -> None:
    """Opens a form; one that was left unfinished is gone on with."""
    paused = turn.dialog.paused
    if paused and paused["form"] == form:
        dialogs.resume(turn.dialog, now=turn.now)
    else:
        turn.go(form)


def _command(turn: Turn, name: str, argument: str) -> None:
    command = COMMANDS.get(name)
    if command is None:
        turn.notice(say("command-unknown"))
        return
    _leave(turn)
    command.run(turn, argument)


def _text(turn: Turn, text: str, message_id: int) -> None:
    if len(text) > LONGEST_TEXT:
        raise Refused(say("refused-too-long", most=LONGEST_TEXT))
    form = form_of(turn.dialog.form)
    if (read := form.read(turn.dialog.step)) is not None:
        if read.free:
            read.take(turn, text)
        else:
            _answer_or_read(turn, text, read)
    elif (choice := _numbered(turn, text)) is not None:
        _choose(turn, Coded(turn.dialog.rev, choice.action, choice.arg))
    else:
        _leave(turn)
        ask_anything(turn, text, message_id)


def _answer_or_read(turn: Turn, text: str, read: Read) -> None:
    """What a step is told; a question about the rules or about figures is answered instead, and the step stays.

    It is one if it is long enough, or if the step cannot read it.
    """
    if len(syllables(text)) >= LEAST_QUESTION and _answered(turn, text, refused=False):
        return
    try:
        with savepoint(turn.session):
            read.take(turn, text)
    except Refused:
        if not _answered(turn, text, refused=True):
            raise


def _answered(turn: Turn, text: str, *, refused: bool) -> bool:
    """Answers what is surely a lookup or a question about the rules above the present screen."""
    if (curated := feedback.curated(turn, text)) is not None:
        turn.notice(say("paragraph", lines=tuple(feedback.curated_text(turn.facts, turn.today, curated))))
        return True
    if (found := interrupts(turn, text, refused=refused)) is not None:
        turn.notice(found)
        return True
    answer = turn.facts.rules.ask(text, turn.today)
    if answer.zone is not Zone.KNOWN:
        return False
    turn.notice(short_answer(answer))
    return True


def _numbered(turn: Turn, text: str) -> Button | None:
    """The button that a typed 1, 2, 3 chooses."""
    if not (text.isdecimal() and len(text) <= 2):
        return None
    choices = draw(turn).choices
    number = int(text)
    return choices[number - 1] if 1 <= number <= len(choices) else None


def _edited(turn: Turn, text: str, message_id: int) -> None:
    """A changed message corrects the question it asked while its answer is on the screen; else nothing changes."""
    asked_here = turn.dialog.form in {ASK.name, LOOKUP.name} and turn.answers.get("message") == message_id
    if asked_here and syllables(text) and len(text) <= LONGEST_TEXT:
        ask_anything(turn, text, message_id)
    else:
        turn.notice(say("edit-not-taken"))
