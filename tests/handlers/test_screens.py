from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language.catalogue import Catalogue
from bot.language.phrases import Refused, say
from bot.people.invitations import Issued
from bot.people.permissions import Actor
from handlers.commands import COMMANDS, offered_in_groups, offered_to
from handlers.forms import FORMS, HOME, form_of
from handlers.invitation_sheet import invitation_sheet
from handlers.screen import Button, ButtonTooLongError, Coded, Screen, code, decode, keyboard, number, page_of
from storage.tables import Role

TEXTS = Catalogue("vi", ZoneInfo("Asia/Ho_Chi_Minh"), strict=True)
ACTIONS = st.from_regex(r"[a-z-]{1,20}", fullmatch=True)


@given(st.none() | st.integers(0, 36**7 - 1), ACTIONS, st.text(st.characters(codec="utf-8"), max_size=9))
def test_what_a_button_carries_comes_back(rev: int | None, action: str, arg: str) -> None:
    coded = Coded(rev, action, arg)
    assert decode(code(coded)) == coded


@given(st.text(max_size=80))
def test_whatever_comes_back_is_read_or_refused(data: str) -> None:
    found = decode(data)
    assert found is None or found.action


def test_a_button_that_telegram_would_refuse_is_found_when_it_is_drawn() -> None:
    with pytest.raises(ButtonTooLongError):
        code(Coded(1, "unit", "ế" * 30))


@given(st.text(max_size=40))
def test_a_number_is_one_that_we_could_have_written(arg: str) -> None:
    try:
        assert str(number(arg)) == arg.lstrip("0") or number(arg) == 0
    except Refused:
        assert not (arg.isascii() and arg.isdigit() and len(arg) < 10)


@given(st.lists(st.integers(), max_size=40), st.integers(-(10**9), 10**9), st.integers(1, 10))
def test_every_page_exists_and_together_they_hold_all(items: list[int], wanted: int, size: int) -> None:
    page = page_of(items, wanted, size)
    assert 0 <= page.number <= page.last
    every = [page_of(items, each, size).items for each in range(page.last + 1)]
    assert [item for part in every for item in part] == items
    assert [button.action for button in page.row] == ["page"] * len(page.row)


def test_an_unknown_form_leads_home() -> None:
    assert form_of("nope") is HOME
    assert all(form_of(name).name == name for name in FORMS)


def test_rows_without_buttons_are_left_out() -> None:
    shown = keyboard(Screen((), ((), (Button(say("home-button"), "home"),))), TEXTS, rev=5)
    assert shown is not None
    assert [len(row) for row in shown.inline_keyboard] == [1]
    assert keyboard(Screen((), ((),)), TEXTS, rev=5) is None


def test_commands_are_latin_short_and_one_for_each_name() -> None:
    assert all(name.isascii() and name.islower() and len(name) <= 32 for name in COMMANDS)
    guest = {command.name for command in offered_to(Actor(0))}
    assert guest == {"batdau", "hoi", "caidat", "trogiup", "huy"}
    owner = {command.name for command in offered_to(Actor(1, ((Role.OWNER, None),)))}
    specialist = {command.name for command in offered_to(Actor(1, ((Role.SPECIALIST, 7),), lead_id=8))}
    reviewer = {command.name for command in offered_to(Actor(1, ((Role.SPECIALIST, 7),), lead_id=7))}
    assert owner == {command.name for command in COMMANDS.values()} - {"nop", "thamdinh"}
    assert "nop" in specialist
    assert reviewer - specialist == {"thamdinh"}
    assert {command.name for command in offered_in_groups()} == {"hoi", "trogiup"}


def test_the_sheet_escapes_what_it_prints() -> None:
    until = datetime(2026, 12, 1, 10, tzinfo=UTC)
    issued = Issued(1, Role.SPECIALIST, "<script>&\"'Đơn vị", "a" * 22, 1, until)
    page = invitation_sheet(
        [issued], texts=TEXTS, link=lambda payload: f"https://t.me/b?start={payload}&x=<y>"
    ).decode()
    assert "<script>" not in page
    assert "&lt;script&gt;&amp;&quot;" in page
    assert "<y>" not in page
