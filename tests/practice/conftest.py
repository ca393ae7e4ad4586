"""A practice Telegram with one started person, and short ways to call it."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.practice import Person, Telegram
from bot.practice.arguments import Upload

Call = Callable[..., Any]


class Hands:
    """Real time and monotonic seconds that a test moves by hand."""

    def __init__(self) -> None:
        self.seconds = 1_800_000_000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def hands() -> Hands:
    return Hands()


@pytest.fixture
def telegram(hands: Hands) -> Telegram:
    return Telegram(real=hands, monotonic=hands)


@pytest.fixture
def person(telegram: Telegram) -> Person:
    somebody = telegram.add_person(first_name="Chuyên viên Nghệ An", group="Nghệ An", role="Chuyên viên")
    telegram.start(somebody.id)
    confirm_all(telegram)
    return somebody


@pytest.fixture
def call(telegram: Telegram) -> Call:
    """Call a method that must succeed; gives the result."""

    def does(method: str, files: dict[str, Upload] | None = None, **given: Any) -> Any:
        status, answer = telegram.call(method, given, files)
        assert status == 200, answer
        return answer["result"]

    return does


@pytest.fixture
def refused(telegram: Telegram) -> Call:
    """Call a method that must be refused; gives code and description."""

    def does(method: str, files: dict[str, Upload] | None = None, **given: Any) -> Any:
        status, answer = telegram.call(method, given, files)
        assert not answer["ok"], answer
        assert answer["error_code"] == status
        return status, answer["description"]

    return does


@pytest.fixture
def updates(telegram: Telegram) -> Callable[[], list[dict[str, Any]]]:
    """All waiting updates, confirmed at once."""

    def does() -> list[dict[str, Any]]:
        told = telegram.call("getUpdates", {})[1]["result"]
        confirm_all(telegram)
        return list(told)

    return does


def confirm_all(telegram: Telegram) -> None:
    telegram.call("getUpdates", {"offset": telegram.world.queue.last_id + 1})
