"""What Telegram refuses, in Telegram's words; each beside the same call that goes through."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from bot.practice import Person, RealTokenError, Telegram
from bot.practice.arguments import Upload

Call = Callable[..., Any]

NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


def keyboard(*data: str) -> str:
    return json.dumps({"inline_keyboard": [[{"text": "Nút", "callback_data": one}] for one in data]})


def test_text_must_be_there_and_fit(person: Person, call: Call, refused: Call) -> None:
    assert call("sendMessage", chat_id=person.id, text="ă" * 4096)["text"] == "ă" * 4096
    assert refused("sendMessage", chat_id=person.id) == (400, "Bad Request: message text is empty")
    assert refused("sendMessage", chat_id=person.id, text=" \n ") == (400, "Bad Request: message text is empty")
    too_long = (400, "Bad Request: message is too long")
    assert refused("sendMessage", chat_id=person.id, text="ă" * 4097) == too_long
    assert refused("sendMessage", chat_id=person.id, text="😀" * 2049) == too_long
    assert call("sendMessage", chat_id=person.id, text=f"<b>{'a' * 4096}</b>", parse_mode="HTML")


def test_captions_are_shorter(person: Person, call: Call, refused: Call) -> None:
    file = {"document": Upload("a.txt", b"a", "text/plain")}
    assert call("sendDocument", file, chat_id=person.id, caption="a" * 1024)
    answer = refused("sendDocument", file, chat_id=person.id, caption="a" * 1025)
    assert answer == (400, "Bad Request: message caption is too long")


def test_buttons_have_limits(person: Person, call: Call, refused: Call) -> None:
    assert call("sendMessage", chat_id=person.id, text="x", reply_markup=keyboard("đ" * 32))
    assert refused("sendMessage", chat_id=person.id, text="x", reply_markup=keyboard("đ" * 33)) == (
        400,
        "Bad Request: BUTTON_DATA_INVALID",
    )
    assert call("sendMessage", chat_id=person.id, text="x", reply_markup=keyboard(*["a"] * 100))
    assert refused("sendMessage", chat_id=person.id, text="x", reply_markup=keyboard(*["a"] * 101)) == (
        400,
        "Bad Request: reply markup is too long",
    )
    plain = json.dumps({"inline_keyboard": [[{"text": "Nút"}]]})
    assert refused("sendMessage", chat_id=person.id, text="x", reply_markup=plain) == (
        400,
        "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    )


def test_edits_must_change_something_that_is_there(person: Person, call: Call, refused: Call) -> None:
    sent = call("sendMessage", chat_id=person.id, text="một", reply_markup=keyboard("a"))
    where = {"chat_id": person.id, "message_id": sent["message_id"]}
    assert refused("editMessageText", **where, text="một", reply_markup=keyboard("a")) == (400, NOT_MODIFIED)
    assert call("editMessageText", **where, text="hai")["text"] == "hai"
    assert refused("editMessageReplyMarkup", **where) == (400, NOT_MODIFIED)
    assert refused("editMessageText", chat_id=person.id, message_id=999, text="x") == (
        400,
        "Bad Request: message to edit not found",
    )
    assert refused("editMessageCaption", **where, caption="x") == (
        400,
        "Bad Request: there is no caption in the message to edit",
    )


def test_a_persons_message_cannot_be_edited(telegram: Telegram, person: Person, refused: Call) -> None:
    said = telegram.say(person.id, "của tôi")
    assert refused("editMessageText", chat_id=person.id, message_id=said.message_id, text="x") == (
        400,
        "Bad Request: message can't be edited",
    )


def test_deleting_has_48_hours(telegram: Telegram, person: Person, call: Call, refused: Call) -> None:
    first, second = (call("sendMessage", chat_id=person.id, text=text)["message_id"] for text in "ab")
    telegram.advance(48 * 3600 - 10)
    assert call("deleteMessage", chat_id=person.id, message_id=first)
    telegram.advance(20)
    assert refused("deleteMessage", chat_id=person.id, message_id=second) == (
        400,
        "Bad Request: message can't be deleted for everyone",
    )
    assert refused("deleteMessage", chat_id=person.id, message_id=first) == (
        400,
        "Bad Request: message to delete not found",
    )


def test_a_press_is_answered_once_and_soon(telegram: Telegram, person: Person, call: Call, refused: Call) -> None:
    sent = call("sendMessage", chat_id=person.id, text="x", reply_markup=keyboard("a"))
    in_time, late = (telegram.tap(person.id, sent["message_id"], "Nút").query_id for _ in range(2))
    assert refused("answerCallbackQuery", callback_query_id=in_time, text="a" * 201) == (
        400,
        "Bad Request: MESSAGE_TOO_LONG",
    )
    assert call("answerCallbackQuery", callback_query_id=in_time, text="Đã lưu", show_alert=True)
    assert telegram.press(str(in_time)).text == "Đã lưu"
    assert refused("answerCallbackQuery", callback_query_id=in_time) == (400, TOO_OLD)
    telegram.advance(16)
    assert refused("answerCallbackQuery", callback_query_id=late) == (400, TOO_OLD)


def test_a_bot_writes_only_to_those_who_let_it(telegram: Telegram, call: Call, refused: Call) -> None:
    stranger = telegram.add_person(first_name="Lãnh đạo Hà Tĩnh")
    assert refused("sendMessage", chat_id=stranger.id, text="x") == (
        403,
        "Forbidden: bot can't initiate conversation with a user",
    )
    telegram.start(stranger.id)
    assert call("sendMessage", chat_id=stranger.id, text="x")
    telegram.block(stranger.id)
    assert refused("sendMessage", chat_id=stranger.id, text="x") == (
        403,
        "Forbidden: bot was blocked by the user",
    )
    assert refused("sendMessage", chat_id=404, text="x") == (400, "Bad Request: chat not found")
    assert refused("sendMessage", text="x") == (400, "Bad Request: chat_id is empty")


@pytest.mark.parametrize("kind", ["group", "supergroup"])
def test_a_bot_taken_out_of_a_group_cannot_write(
    telegram: Telegram, person: Person, call: Call, refused: Call, kind: Any
) -> None:
    group = telegram.add_group(title="Cụm thi đua", members=[person.id], kind=kind)
    assert call("sendMessage", chat_id=group.id, text="x")
    telegram.remove_member(group.id, telegram.bot.id, by=person.id)
    expected = (403, f"Forbidden: bot was kicked from the {kind} chat")
    assert refused("sendMessage", chat_id=group.id, text="x") == expected


def test_markup_errors_name_the_byte(person: Person, call: Call, refused: Call) -> None:
    def html(text: str) -> Any:
        return refused("sendMessage", chat_id=person.id, text=text, parse_mode="HTML")

    prefix = "Bad Request: can't parse entities: "
    assert html("đ<br>") == (400, prefix + 'Unsupported start tag "br" at byte offset 2')
    assert html("<b>x") == (400, prefix + 'Can\'t find end tag corresponding to start tag "b"')
    assert html("x</b>") == (400, prefix + "Unexpected end tag at byte offset 1")
    assert html("<b>a</i>") == (
        400,
        prefix + 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
    )
    assert html("a <b") == (400, prefix + "Unclosed start tag at byte offset 2")
    assert call("sendMessage", chat_id=person.id, text="1 &lt; 2", parse_mode="html")["text"] == "1 < 2"


def test_markdown_is_refused_in_words(person: Person, refused: Call) -> None:
    code, words = refused("sendMessage", chat_id=person.id, text="*a*", parse_mode="MarkdownV2")
    assert (code, "HTML only" in words) == (400, True)


def test_unknown_methods_are_not_found(call: Call, refused: Call) -> None:
    assert call("GETME")["username"] == "tro_ly_thi_dua_bot"
    assert refused("sendTelepathy") == (404, "Not Found: method not found")


def test_replies_need_their_message(person: Person, call: Call, refused: Call) -> None:
    missing = json.dumps({"message_id": 999})
    assert refused("sendMessage", chat_id=person.id, text="x", reply_parameters=missing) == (
        400,
        "Bad Request: message to be replied not found",
    )
    lenient = json.dumps({"message_id": 999, "allow_sending_without_reply": True})
    assert "reply_to_message" not in call("sendMessage", chat_id=person.id, text="x", reply_parameters=lenient)


def test_parameters_without_effect_are_in_the_log(telegram: Telegram, person: Person, call: Call) -> None:
    call("sendMessage", chat_id=person.id, text="x", message_effect_id="5")
    assert telegram.calls("sendMessage")[-1].unread == ["message_effect_id"]


@pytest.mark.parametrize("token", ["123456789:" + "A" * 35, "no token"])
def test_tokens_that_are_not_for_practice_are_refused(token: str) -> None:
    with pytest.raises(ValueError, match="tập dượt") as raised:
        Telegram(token=token)
    assert isinstance(raised.value, RealTokenError) == token.startswith("1")
