"""Where each person's conversation stands. A screen is drawn from this row and the store, and from nothing else."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlalchemy.orm import Session

from storage.bulk import change
from storage.tables import Dialog

HOME = "home"
START = "start"


def dialog_of(session: Session, person_id: int, *, now: datetime) -> Dialog:
    """The person's dialog; a new one stands at home."""
    dialog = session.get(Dialog, person_id)
    if dialog is None:
        dialog = Dialog(person_id=person_id, form=HOME, step=START, answers={}, rev=1, updated_at=now)
        session.add(dialog)
        session.flush()
    return dialog


def move(dialog: Dialog, form: str, step: str, answers: Mapping[str, Any], *, now: datetime) -> None:
    """Goes to a step with these answers. Every move makes the buttons of the screen before it old."""
    dialog.form, dialog.step, dialog.answers = form, step, dict(answers)
    dialog.notice = None
    dialog.due_at = None
    touch(dialog, now=now)


def touch(dialog: Dialog, *, now: datetime) -> None:
    """Makes the buttons of the present screen old without going anywhere."""
    dialog.rev += 1
    dialog.updated_at = now


def pause(dialog: Dialog) -> None:
    """Keeps the form the person is in, to be gone on with later."""
    dialog.paused = {"form": dialog.form, "step": dialog.step, "answers": dialog.answers}


def resume(dialog: Dialog, *, now: datetime) -> bool:
    """Goes back to the form that was kept; False if there is none."""
    paused = dialog.paused
    if not paused:
        return False
    move(dialog, paused["form"], paused["step"], paused["answers"], now=now)
    dialog.paused = None
    return True


def empty_old(session: Session, *, before: datetime) -> int:
    """Empties the answers of conversations that rested since before a moment; returns how many. They begin at home."""
    rested = update(Dialog).where(Dialog.updated_at < before, Dialog.form != HOME)
    home: dict[str, Any] = {
        "form": HOME,
        "step": START,
        "answers": {},
        "notice": None,
        "paused": None,
        "rev": Dialog.rev + 1,
    }
    return change(session, rested.values(home))


def show(session: Session, person_id: int, *, message_id: int | None) -> None:
    """Remembers which message is the person's one live screen."""
    dialog = session.get(Dialog, person_id)
    if dialog is not None:
        dialog.message_id = message_id
