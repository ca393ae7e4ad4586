"""One update being applied: who speaks, where their conversation stands, and what becomes of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from bot.language.catalogue import Catalogue
from bot.language.phrases import Phrase, Refused, say, to_json
from bot.people.permissions import Actor, actor_of
from handlers.desk import Facts
from handlers.screen import Screen
from storage import dialogs
from storage.tables import Dialog, Person


@dataclass(frozen=True)
class Note:
    """A message of its own, beside the one live screen."""

    phrase: Phrase


@dataclass(frozen=True)
class Paper:
    """A file that is made when it is sent, in the reader's language, from what was captured when it was asked for.

    `is_photo`: it is shown as a picture.
    """

    name: Phrase
    caption: Phrase
    make: Callable[[Catalogue], bytes]
    is_photo: bool = False


@dataclass(frozen=True)
class Kept:
    """A file of the data folder; `file_id` is by what Telegram may still know it."""

    name: str
    digest: str
    file_id: str | None
    caption: Phrase


@dataclass(frozen=True)
class Indexing:
    """A message that tells that the documents are being indexed, and then, changed, that it is done."""

    begun: Phrase
    done: Phrase
    late: Phrase
    """What it says instead when that failed and will be tried again."""


Extra = Note | Paper | Kept | Indexing


class Told(dict[str, Any]):
    """What a form has been told. Asking for what it was never told is refused: only a forged button leads there."""

    def __missing__(self, key: str) -> Any:
        raise Refused(say("button-unknown"))


@dataclass(kw_only=True)
class Look:
    """What a screen is drawn from."""

    session: Session
    person: Person
    dialog: Dialog
    now: datetime
    facts: Facts
    kept: dict[str, Any] = field(default_factory=dict)
    """What a press has read and nothing has changed since, for the screen that is drawn in the same transaction."""
    actor: Actor = field(init=False)

    def __post_init__(self) -> None:
        self.actor = actor_of(self.session, self.person.id)

    @property
    def answers(self) -> Mapping[str, Any]:
        """What the form has been told so far."""
        return Told(self.dialog.answers)

    @property
    def today(self) -> date:
        """The date on the wall."""
        return self.now.astimezone(self.facts.settings.time_zone).date()


@dataclass(kw_only=True)
class Turn(Look):
    """What a press or a text does: moves the dialog, notes a sentence, adds messages beside the screen."""

    toast: Phrase | None = None
    extras: list[Extra] = field(default_factory=list)
    farewell: Phrase | None = None
    silent: bool = False
    again: bool = False
    """The same answer goes on, as with the next photo of an album: its screen is changed, not sent anew."""
    apart: Screen | None = None
    """What takes the place of a pressed message that is not the live screen: of a notice."""

    def go(self, form: str, step: str = dialogs.START, /, **answers: object) -> None:
        """Goes to a step of a form with just these answers."""
        dialogs.move(self.dialog, form, step, answers, now=self.now)

    def step(self, step: str, /, **more: object) -> None:
        """Goes to another step of the same form; the answers so far stay."""
        dialogs.move(self.dialog, self.dialog.form, step, {**self.answers, **more}, now=self.now)

    def home(self) -> None:
        """Goes home."""
        self.go(dialogs.HOME)

    def finish(self) -> None:
        """Lets go of what was kept of this form: it has come to its end."""
        paused = self.dialog.paused
        if paused and paused["form"] == self.dialog.form:
            self.dialog.paused = None

    def notice(self, phrase: Phrase) -> None:
        """Puts a sentence above the screen that comes next."""
        self.dialog.notice = to_json(phrase)

    def beside(self, extra: Extra) -> None:
        """Adds a message beside the screen."""
        self.extras.append(extra)

    def reload_actor(self) -> None:
        """Reads the person's roles again after they changed."""
        self.session.flush()
        self.actor = actor_of(self.session, self.person.id)
