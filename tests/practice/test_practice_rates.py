"""429, by the published rates and only when they are switched on."""

from collections.abc import Callable
from typing import Any

from bot.practice import Person, Telegram


class Seconds:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def sends(telegram: Telegram, chat_id: int, count: int) -> list[int]:
    return [telegram.call("sendMessage", {"chat_id": chat_id, "text": "x"})[0] for _ in range(count)]


def test_a_private_chat_forgives_a_burst_and_then_waits() -> None:
    seconds = Seconds()
    telegram = Telegram(rates=True, monotonic=seconds)
    person = telegram.add_person(first_name="Chuyên viên")
    telegram.start(person.id)
    assert sends(telegram, person.id, 6) == [200] * 5 + [429]
    status, answer = telegram.call("sendMessage", {"chat_id": person.id, "text": "x"})
    assert answer["parameters"] == {"retry_after": 5}
    assert (status, answer["description"]) == (429, "Too Many Requests: retry after 5")
    seconds.now += 5
    assert sends(telegram, person.id, 1) == [200]


def test_a_group_takes_twenty_a_minute() -> None:
    seconds = Seconds()
    telegram = Telegram(rates=True, monotonic=seconds)
    person = telegram.add_person(first_name="Chuyên viên")
    group = telegram.add_group(title="Cụm", members=[person.id])
    assert sends(telegram, group.id, 21) == [200] * 20 + [429]
    seconds.now += 61
    assert sends(telegram, group.id, 1) == [200]


def test_all_chats_together_take_thirty_a_second() -> None:
    telegram = Telegram(rates=True, monotonic=Seconds())
    people = [telegram.add_person(first_name=f"Chuyên viên {n}") for n in range(31)]
    for one in people:
        telegram.start(one.id)
    assert [sends(telegram, one.id, 1)[0] for one in people] == [200] * 30 + [429]


def test_edits_count_and_the_switch_works(telegram: Telegram, person: Person, call: Callable[..., Any]) -> None:
    assert sends(telegram, person.id, 10) == [200] * 10
    telegram.set_rates(True)
    message = call("sendMessage", chat_id=person.id, text="0")["message_id"]
    given = [{"chat_id": person.id, "message_id": message, "text": str(n)} for n in range(1, 6)]
    assert [telegram.call("editMessageText", one)[0] for one in given] == [200] * 4 + [429]
