"""Whatever people do: updates come in order, each again until confirmed, none lost, across restarts too."""

import tempfile
from collections import deque
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.practice import Telegram

PEOPLE = st.integers(1, 3)


class Updates(RuleBasedStateMachine):
    """A queue kept by hand beside the practice Telegram's own."""

    def __init__(self) -> None:
        super().__init__()
        self.place = tempfile.TemporaryDirectory()
        self.expected: deque[tuple[str, str]] = deque()
        self.blocked: set[int] = set()
        self.telegram = Telegram(folder=Path(self.place.name), real=lambda: 1_800_000_000.0)
        markup = {"inline_keyboard": [[{"text": "Nút", "callback_data": "a"}]]}
        for person in (1, 2, 3):
            self.telegram.add_person(first_name="Chuyên viên", id=person)
            self.telegram.start(person)
            self.expected.append(("message", "/start"))
            self.telegram.call("sendMessage", {"chat_id": person, "text": "x", "reply_markup": markup})

    @rule(person=PEOPLE, text=st.text("abcđ😀/ ", min_size=1).filter(str.strip))
    def writes(self, person: int, text: str) -> None:
        if person not in self.blocked:
            said = self.telegram.say(person, text)
            self.expected.append(("message", said.text))
            self.telegram.say(person, f"{text}!", edit=said.message_id)
            self.expected.append(("edited_message", f"{text}!".strip()))

    @rule(person=PEOPLE)
    def presses(self, person: int) -> None:
        message = next(one for one in self.telegram.messages(person) if one.outgoing)
        self.telegram.tap(person, message.message_id, "a")
        self.expected.append(("callback_query", "a"))

    @rule(person=PEOPLE)
    def blocks_or_unblocks(self, person: int) -> None:
        if person in self.blocked:
            self.telegram.unblock(person)
            self.expected.append(("my_chat_member", "member"))
        else:
            self.telegram.block(person)
            self.expected.append(("my_chat_member", "kicked"))
        self.blocked ^= {person}

    @rule(limit=st.integers(1, 5), confirmed=st.integers(0, 5))
    def bot_reads(self, limit: int, confirmed: int) -> None:
        told = self.telegram.call("getUpdates", {"limit": limit})[1]["result"]
        seen = told[:confirmed]
        if seen:
            self.telegram.call("getUpdates", {"offset": seen[-1]["update_id"] + 1, "limit": 1})
        for _ in seen:
            self.expected.popleft()

    @rule()
    @precondition(lambda self: self.expected)
    def restarts(self) -> None:
        self.telegram.close()
        self.telegram = Telegram(folder=Path(self.place.name), real=lambda: 1_800_000_000.0)

    @invariant()
    def all_wait_in_order(self) -> None:
        told = self.telegram.call("getUpdates", {"limit": 100})[1]["result"]
        assert [essence(one) for one in told] == list(self.expected)[:100]
        numbers = [one["update_id"] for one in told]
        assert numbers == sorted(set(numbers))

    def teardown(self) -> None:
        self.telegram.close()
        self.place.cleanup()


def essence(update: dict[str, dict[str, object]]) -> tuple[str, object]:
    kind = next(name for name in update if name != "update_id")
    body = update[kind]
    if kind == "my_chat_member":
        return kind, body["new_chat_member"]["status"]  # type: ignore[index]
    return kind, body["data"] if kind == "callback_query" else body["text"]


TestUpdates = Updates.TestCase
TestUpdates.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
