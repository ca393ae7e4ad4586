"""What the bot is told: again until confirmed, not for ever, and only what it may see."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.practice import ImpossibleError, Person, Telegram

Call = Callable[..., Any]
Updates = Callable[[], list[dict[str, Any]]]


def texts(told: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in told]


def test_updates_come_again_until_confirmed(telegram: Telegram, person: Person, call: Call) -> None:
    for words in ("một", "hai", "ba"):
        telegram.say(person.id, words)
    first = call("getUpdates", limit=2)
    assert texts(first) == ["một", "hai"]
    assert call("getUpdates", limit=2) == first
    assert texts(call("getUpdates", offset=first[0]["update_id"] + 1)) == ["hai", "ba"]
    assert texts(call("getUpdates", offset=-1)) == ["ba"]
    assert texts(call("getUpdates")) == ["ba"]


def test_messages_live_a_day_and_presses_150_seconds(telegram: Telegram, person: Person, call: Call) -> None:
    markup = {"inline_keyboard": [[{"text": "Nút", "callback_data": "a"}]]}
    sent = call("sendMessage", chat_id=person.id, text="x", reply_markup=markup)
    telegram.tap(person.id, sent["message_id"], "a")
    telegram.say(person.id, "còn đây")
    telegram.advance(149)
    assert len(call("getUpdates")) == 2
    telegram.advance(2)
    assert texts(call("getUpdates")) == ["còn đây"]
    telegram.advance(24 * 3600)
    assert call("getUpdates") == []


def test_only_kinds_that_were_asked_for(telegram: Telegram, person: Person, call: Call, updates: Updates) -> None:
    call("getUpdates", allowed_updates=["callback_query"])
    telegram.say(person.id, "không ai nghe")
    assert updates() == []
    call("getUpdates", allowed_updates=[])
    telegram.say(person.id, "nghe rồi")
    assert texts(updates()) == ["nghe rồi"]


def test_a_start_link_brings_its_payload(telegram: Telegram, person: Person, updates: Updates) -> None:
    telegram.start(person.id, "moi-12_A")
    (update,) = updates()
    assert update["message"]["text"] == "/start moi-12_A"
    assert update["message"]["entities"] == [{"type": "bot_command", "offset": 0, "length": 6}]
    with pytest.raises(ImpossibleError):
        telegram.start(person.id, "có dấu")


def test_an_edit_a_reply_and_a_forward(telegram: Telegram, person: Person, call: Call, updates: Updates) -> None:
    sent = call("sendMessage", chat_id=person.id, text="Điểm mấy?")
    said = telegram.say(person.id, "95", reply_to=sent["message_id"])
    telegram.say(person.id, "95,5", edit=said.message_id)
    telegram.say(person.id, "tin cũ", forward="Người ẩn danh")
    reply, edited, forwarded = updates()
    assert reply["message"]["reply_to_message"]["text"] == "Điểm mấy?"
    assert reply["message"]["text"] == "95"
    assert edited["edited_message"]["text"] == "95,5"
    assert forwarded["message"]["forward_origin"]["sender_user_name"] == "Người ẩn danh"


@pytest.mark.parametrize("kind", ["voice", "sticker", "poll", "location", "contact"])
def test_other_kinds_of_message(telegram: Telegram, person: Person, updates: Updates, kind: str) -> None:
    telegram.say(person.id, kind=kind)
    (update,) = updates()
    assert kind in update["message"]


def test_blocking_is_told(telegram: Telegram, person: Person, updates: Updates) -> None:
    telegram.block(person.id)
    telegram.unblock(person.id)
    told = [update["my_chat_member"] for update in updates()]
    assert [one["new_chat_member"]["status"] for one in told] == ["kicked", "member"]
    telegram.block(person.id)
    with pytest.raises(ImpossibleError):
        telegram.say(person.id, "bị chặn rồi")
    telegram.start(person.id)
    assert [next(key for key in one if key != "update_id") for one in updates()] == [
        "my_chat_member",
        "my_chat_member",
        "message",
    ]


def test_privacy_mode_hides_group_talk(telegram: Telegram, person: Person, call: Call, updates: Updates) -> None:
    group = telegram.add_group(title="Cụm", members=[person.id])
    joined = updates()
    assert joined[0]["my_chat_member"]["new_chat_member"]["status"] == "member"
    assert joined[1]["message"]["new_chat_members"][0]["is_bot"]
    sent = call("sendMessage", chat_id=group.id, text="Chào")["message_id"]
    telegram.say(person.id, "chuyện riêng của nhóm", group.id)
    telegram.say(person.id, "/tiendo@bot_khac_bot", group.id)
    assert updates() == []
    heard = ["/tiendo", "/tiendo@Tro_Ly_Thi_Dua_Bot", "hỏi @tro_ly_thi_dua_bot chút"]
    for words in heard:
        telegram.say(person.id, words, group.id)
    telegram.say(person.id, "trả lời bot", group.id, reply_to=sent)
    assert texts(updates()) == [*heard, "trả lời bot"]
    telegram.set_standing(group.id, telegram.bot.id, "administrator", by=person.id)
    telegram.say(person.id, "nghe hết", group.id)
    assert texts(updates()[1:]) == ["nghe hết"]


def test_taps_find_buttons_as_people_do(telegram: Telegram, person: Person, call: Call, updates: Updates) -> None:
    rows = [
        [{"text": "Nộp", "callback_data": "nop:1"}],
        [{"text": "Trang", "url": "https://example.org/a"}, {"text": "Chép", "copy_text": {"text": "mã"}}],
    ]
    sent = call("sendMessage", chat_id=person.id, text="x", reply_markup={"inline_keyboard": rows})
    at = sent["message_id"]
    assert telegram.tap(person.id, at, "Trang").url == "https://example.org/a"
    assert telegram.tap(person.id, at, "Chép").copied == "mã"
    telegram.tap(person.id, at, "Nộp")
    telegram.tap(person.id, at, "nop:999", forged=True)
    assert [one["callback_query"]["data"] for one in updates()] == ["nop:1", "nop:999"]
    with pytest.raises(ImpossibleError, match="there are: Nộp, Trang, Chép"):
        telegram.tap(person.id, at, "Xóa")


def test_a_reply_keyboard_writes_its_label(telegram: Telegram, person: Person, call: Call) -> None:
    keyboard = {"keyboard": [["Có", "Không"]], "one_time_keyboard": True}
    sent = call("sendMessage", chat_id=person.id, text="Chắc chưa?", reply_markup=keyboard)
    assert "reply_markup" not in sent
    pressed = telegram.tap(person.id, sent["message_id"], "Có")
    assert pressed.said
    assert pressed.said.text == "Có"
    call("sendMessage", chat_id=person.id, text="Xong", reply_markup={"remove_keyboard": True})
    assert telegram.world.chats[person.id].keyboard is None
