"""Whatever people do, alone, in groups and inline: updates come in order, each until confirmed, across restarts too."""

import tempfile
from collections import deque
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from bot.practice import Telegram
from bot.practice.arguments import Upload

_SERVICE = (
    "document",
    "new_chat_members",
    "pinned_message",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
)
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
        self.telegram.set_bot(feedback=True)
        self.group = self.telegram.add_group(title="Cụm", members=[1, 2, 3]).id
        self.expected += [("my_chat_member", "member"), ("message", "new_chat_members")]
        self.upgrades = 0

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

    @rule(person=PEOPLE, text=st.sampled_from(["chuyện riêng", "/nop", "/nop@bot_khac_bot", "này @tro_ly_thi_dua_bot"]))
    def writes_in_the_group(self, person: int, text: str) -> None:
        said = self.telegram.say(person, text, self.group)
        heard = text in {"/nop", "này @tro_ly_thi_dua_bot"}
        if heard:
            self.expected.append(("message", text))
        self.telegram.say(person, f"{text} nhé", self.group, edit=said.message_id)
        if heard:
            self.expected.append(("edited_message", f"{text} nhé"))

    @rule(person=PEOPLE, count=st.integers(2, 3))
    def sends_an_album(self, person: int, count: int) -> None:
        if person not in self.blocked:
            self.telegram.album(person, [Upload("a.pdf", b"%PDF", "")] * count)
            self.expected += [("message", "document")] * count

    @rule(person=PEOPLE, words=st.text("abc", max_size=3), in_group=st.booleans())
    def asks_inline_and_picks(self, person: int, words: str, in_group: bool) -> None:
        chat = self.group if in_group else person
        asked = self.telegram.ask_inline(person, words, chat)
        self.expected.append(("inline_query", words))
        content = {"message_text": f"kết quả: {words}."}
        result = {"type": "article", "id": "1", "title": "x", "input_message_content": content}
        given = {"inline_query_id": asked.query_id, "results": [result], "cache_time": 0}
        assert self.telegram.call("answerInlineQuery", given)[0] == 200
        if in_group or person not in self.blocked:
            self.telegram.pick(person, asked.query_id, "1", chat)
            self.expected += [("message", f"kết quả: {words}."), ("chosen_inline_result", words)]

    @rule(person=PEOPLE)
    def pins_and_deletes(self, person: int) -> None:
        said = self.telegram.say(person, "/nop", self.group)
        self.telegram.pin(person, said.message_id, self.group)
        self.telegram.delete(person, said.message_id, self.group)
        self.expected += [("message", "/nop"), ("message", "pinned_message")]

    @rule()
    @precondition(lambda self: self.upgrades == 0)
    def becomes_a_supergroup(self) -> None:
        self.group = self.telegram.upgrade(self.group, by=1).id
        self.expected += [("message", "migrate_to_chat_id"), ("message", "migrate_from_chat_id")]
        self.upgrades += 1

    @rule(text=st.text("xyz", min_size=1, max_size=2))
    def bot_edits(self, text: str) -> None:
        sent = self.telegram.call("sendMessage", {"chat_id": self.group, "text": "màn hình"})[1]["result"]
        where = {"chat_id": self.group, "message_id": sent["message_id"]}
        assert self.telegram.call("editMessageText", {**where, "text": text})[0] == 200

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
    names = ("data", "text", "query", *_SERVICE)
    found = next(name for name in names if name in body)
    return kind, found if found in _SERVICE else body[found]


TestUpdates = Updates.TestCase
TestUpdates.settings = settings(max_examples=25, stateful_step_count=25, deadline=None)
