"""What a person is to see: the present screen, drawn from the store, and what goes with it."""

from dataclasses import dataclass

from sqlalchemy.exc import NoResultFound

from bot.language.phrases import Phrase, Refused, from_json, say
from handlers.forms import HOME, form_of
from handlers.said import Press, Said
from handlers.screen import Screen
from handlers.turn import Extra, Look, Turn
from storage import dialogs
from storage.tables import Dialog

NOTHING = Screen(())
"""Nothing to be written: a press is ended, and that is all."""


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A screen on its way to a person.

    `live_id` is the message that is their live screen so far; `edits` says whether that one is changed or a new one
    sent. `rev` and `person_id` are none for a message that is no live screen: in a group, or a last word. `leaves`: the
    bot leaves the group after it.
    """

    chat_id: int
    language: str
    screen: Screen
    rev: int | None = None
    person_id: int | None = None
    live_id: int | None = None
    edits: bool = False
    query_id: str | None = None
    toast: Phrase | None = None
    extras: tuple[Extra, ...] = ()
    leaves: bool = False


def of_look(look: Look, said: Said) -> Shown:
    """The present screen, for the person who did something."""
    press = said.act if isinstance(said.act, Press) else None
    live_id = look.dialog.message_id
    return Shown(
        chat_id=said.place.chat_id,
        language=look.person.language,
        screen=with_notice(look.dialog, draw(look)),
        rev=look.dialog.rev,
        person_id=look.person.id,
        live_id=live_id,
        edits=live_id is not None and (_goes_on(look) or (press is not None and press.message_id == live_id)),
        query_id=press.query_id if press else None,
        toast=look.toast if isinstance(look, Turn) else None,
        extras=tuple(look.extras) if isinstance(look, Turn) else (),
    )


def _goes_on(look: Look) -> bool:
    return isinstance(look, Turn) and look.again


def of_apart(look: Look, said: Said, screen: Screen) -> Shown:
    """What takes the place of a pressed notice; the live screen stays as it is."""
    press = said.act if isinstance(said.act, Press) else None
    return Shown(
        chat_id=said.place.chat_id,
        language=look.person.language,
        screen=screen,
        live_id=press.message_id if press else None,
        edits=press is not None and press.message_id is not None,
        query_id=press.query_id if press else None,
        toast=look.toast if isinstance(look, Turn) else None,
    )


def last_words(said: Said, farewell: Phrase) -> Shown:
    """A screen without a way on, in the place of the one that was pressed."""
    press = said.act if isinstance(said.act, Press) else None
    return Shown(
        chat_id=said.place.chat_id,
        language="vi",
        screen=Screen((farewell,)),
        live_id=press.message_id if press else None,
        edits=press is not None and press.message_id is not None,
        query_id=press.query_id if press else None,
    )


def with_notice(dialog: Dialog, screen: Screen) -> Screen:
    """The screen under the sentence that the last step left."""
    return Screen((from_json(dialog.notice), *screen.text), screen.rows) if dialog.notice else screen


def draw(look: Look) -> Screen:
    """The present screen. One that may no longer be seen, or no longer exists, gives way to home."""
    try:
        return form_of(look.dialog.form).draw(look)
    except Refused as refused:
        return _home_because(look, refused.phrase)
    except (LookupError, NoResultFound):
        return _home_because(look, say("screen-gone"))


def _home_because(look: Look, reason: Phrase) -> Screen:
    dialog = look.dialog
    dialog.form, dialog.step, dialog.answers = HOME.name, dialogs.START, {}
    screen = HOME.draw(look)
    return Screen((reason, *screen.text), screen.rows)
