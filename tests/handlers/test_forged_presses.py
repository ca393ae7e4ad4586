"""Every button that there is, at every step that there is, with what nobody ever put under it.

This is below the e2e stories on purpose: thousands of presses, each in a savepoint that is taken back.
"""

import random
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from itertools import product
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.language.catalogue import Catalogue
from bot.people.persons import Caller, meet
from bot.rules.engine import Engine
from bot.rules.shelf import Shelf
from bot.samples.cluster import fill
from bot.samples.personas import OWNER, PERSONAS
from handlers.conversation import apply
from handlers.desk import Facts
from handlers.forms import FORMS
from handlers.said import Place, Press, Said
from handlers.screen import Coded, code, keyboard, word
from storage import Store, dialogs
from storage.tables import (
    Announcement,
    Approval,
    Audit,
    Award,
    Dialog,
    Inbox,
    Invitation,
    Membership,
    Outbox,
    Person,
    Season,
    SeasonUnit,
    Unit,
)
from tests.room import settings_for

ARGS = ("", "abc", "-1", "0", "2", "9" * 23, "²", "٣", "none", "owner")
ANSWERS: tuple[dict[str, object], ...] = (
    {},
    {"unit": 999, "at": 99, "membership": 999, "invitation": 999, "season": 999, "page": 99, "year": 2026},
    {"submission": 999, "criterion": 999, "seen": 1, "group": 1, "evidence": 999, "mine": "1", "unit": 999},
    {"deadline": 999, "kind": "task", "title": "Báo cáo", "due": "2026-12-25T10:00:00+00:00", "grace": 0}
    | {"after": "refuse", "units": [999], "unit": 999, "reason": "x", "leader": "yes", "which": "draft", "typed": "1"}
    | {"doubtful": ["1"], "document": 999, "detail": "in_force_to"},
    {"season": 2, "draft": 999, "announcement": 999, "award": "flag", "seen": 1, "letter": 1, "group": 1, "number": "1"}
    | {"day": "2026-11-20"},
    {"question": 999, "faq": 999, "rev": 1, "text": "x", "state": "waiting", "variants": ["x"], "logged": [999]},
)
GUEST = "Người lạ"
MAY_CHANGE_NOTHING = ("Lãnh đạo Nghệ An", "Quan sát viên", GUEST)
THEIR_OWN = ("leave-now", "forget-now")
OF_THEIR_UNIT = {"Lãnh đạo Nghệ An": ("begin",)}
"""What a leader may do for the unit: begin its self-score."""
WHO = (OWNER.name, "Thường trực Cụm", *MAY_CHANGE_NOTHING)
CHANGED = (Announcement, Approval, Award, Unit, Season, SeasonUnit, Membership, Invitation, Outbox, Audit)
ENDED = (Membership.ended_at, Invitation.revoked_at, Unit.retired_at, Season.closed_at)


@cache
def facts() -> Facts:
    shelf = Shelf(Engine.load())
    return Facts(shelf=shelf, settings=settings_for(Path("/nowhere")), bot_username="bot", plain=texts().plain)


@cache
def texts() -> Catalogue:
    return Catalogue("vi", ZoneInfo("Asia/Ho_Chi_Minh"), strict=True)


def forged() -> Iterator[tuple[str, str, str, str]]:
    """Form, step, action, argument."""
    for form in FORMS.values():
        steps = [*form._draws, "end"]
        actions = ["go", "open", "home", "resume", *form._presses, "nonsense"]
        for step, action in product(steps, actions):
            for arg in (*form._draws, "end") if action == "go" else (*FORMS, "nope") if action == "open" else ARGS:
                yield form.name, step, action, arg


def press(session: Session, who: Person, data: str, now: datetime) -> str:
    """One press as it comes from Telegram; gives what the person then sees, in words."""
    row = Inbox(bot_id=1, update_id=1, queue="p", payload="{}", received_at=now)
    session.add(row)
    session.flush()
    said = Said(
        Caller(who.tg_user_id or 0, who.display_name), Place(who.tg_user_id or 0, "private"), Press("1", data, 5)
    )
    shown = apply(session, said=said, inbox_id=row.id, facts=facts(), now=now)
    assert shown is not None
    keyboard(shown.screen, texts(), rev=shown.rev)
    seen = word(shown.screen, texts())
    assert seen.strip()
    return seen + (texts().plain(shown.toast) if shown.toast else "")


def trace(session: Session) -> list[object]:
    """What a refused press may not have changed."""
    counts = [select(func.count()).select_from(model).scalar_subquery() for model in CHANGED]
    ends = [select(func.count(column)).scalar_subquery() for column in ENDED]
    return list(
        session.execute(
            select(*counts, *ends, select(func.sum(Unit.id * func.length(Unit.name))).scalar_subquery())
        ).one()
    )


@pytest.fixture
def filled(file_store: Store, now: datetime) -> Store:
    file_store.transact_now(fill, now=now)
    return file_store


@pytest.mark.parametrize("name", WHO)
def test_no_forged_press_raises_and_each_brings_a_screen(filled: Store, now: datetime, name: str) -> None:
    storm(filled, now, name, random.Random(25).sample(list(forged()), 250))


@pytest.mark.long
@pytest.mark.parametrize("name", WHO)
def test_not_one_of_all_forged_presses_raises(filled: Store, now: datetime, name: str) -> None:
    storm(filled, now, name, list(forged()))


def storm(filled: Store, now: datetime, name: str, presses: Sequence[tuple[str, str, str, str]]) -> None:
    """Each press at its step, with answers and without; what a person may not change stays as it is."""
    tg_user_id = next(persona.tg_user_id for persona in PERSONAS if persona.name == name)
    with Session(filled.writing) as session, session.begin():
        who = meet(session, Caller(tg_user_id, name), now=now)
        dialogs.dialog_of(session, who.id, now=now)
        before = trace(session)
        for number, (form, step, action, arg) in enumerate(presses):
            with session.begin_nested() as point:
                dialog = session.get_one(Dialog, who.id)
                dialogs.move(dialog, form, step, ANSWERS[number % len(ANSWERS)], now=now)
                data = code(Coded(dialog.rev, action, arg))
                try:
                    press(session, who, data, now)
                except Exception as error:
                    raise AssertionError(f"{name} at {form}/{step} pressed {data}") from error
                if name in MAY_CHANGE_NOTHING:
                    theirs = (*THEIR_OWN, *OF_THEIR_UNIT.get(name, ()))
                    assert action in theirs or _same(session, before), f"{name} changed something by {data}"
                point.rollback()
            session.info.clear()


def _same(session: Session, before: list[object]) -> bool:
    """Nothing of the cluster changed; the audit's rows wait in the session until its commit."""
    return not session.info.get("audit") and trace(session) == before


@pytest.mark.parametrize(
    "data",
    ["", "x", "s", "s:", "s1", "s1:", "n", "n:", "n:end", "n:end:", "n:end:abc", "n:end:-1", "n:end:0", "n:nothing:1",
     f"n:end:{'9' * 50}", "n:end:²", "s1:HOME", "sA:home", "szzzzzzz:home", "s00000001:home", "n:home", "n:open:setup",
     "n:go:end", "\x00", "😀" * 16, "s1:home\n", "S1:home", "s-1:home", "s1:" + "a" * 21],
)  # fmt: skip
def test_data_that_we_never_made_is_no_button(filled: Store, now: datetime, data: str) -> None:
    with Session(filled.writing) as session, session.begin():
        who = meet(session, Caller(OWNER.tg_user_id, OWNER.name), now=now)
        dialogs.dialog_of(session, who.id, now=now)
        before = trace(session)
        press(session, who, data, now)
        assert _same(session, before)
