"""Inline mode: a query, its results, a choice, and the message that stays the bot's to edit."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.practice import ImpossibleError, Person, Telegram
from bot.practice.arguments import Upload
from tests.practice.test_practice_files import PNG

Call = Callable[..., Any]
Updates = Callable[[], list[dict[str, Any]]]

BUTTON = {"inline_keyboard": [[{"text": "Cập nhật", "callback_data": "fresh"}]]}
TOO_OLD = (400, "Bad Request: query is too old and response timeout expired or query ID is invalid")
PARSE = "Bad Request: can't parse inline query result: "


def article(number: object = 1, **more: Any) -> dict[str, Any]:
    content = {"message_text": f"<b>Nghệ An</b> {number}", "parse_mode": "HTML"}
    return {"type": "article", "id": f"r{number}", "title": "Nghệ An", "input_message_content": content, **more}


def test_a_query_is_asked_answered_and_picked(telegram: Telegram, person: Person, call: Call, updates: Updates) -> None:
    telegram.set_bot(feedback=True)
    asked = telegram.ask_inline(person.id, "nghệ an")
    (update,) = updates()
    query = update["inline_query"]
    assert (query["query"], query["offset"], query["chat_type"]) == ("nghệ an", "", "sender")
    button = {"text": "Đăng ký", "start_parameter": "dang-ky"}
    call("answerInlineQuery", inline_query_id=query["id"], results=[article(reply_markup=BUTTON)], button=button)
    shown = telegram.inline_query(asked.query_id)
    assert (shown.results[0]["title"], shown.button) == ("Nghệ An", button)
    message = telegram.pick(person.id, asked.query_id, "r1")
    assert (message.text, message.buttons) == ("Nghệ An 1", ["Cập nhật"])
    said, chosen = updates()
    assert said["message"]["via_bot"]["id"] == telegram.bot.id
    assert said["message"]["entities"][0]["type"] == "bold"
    assert chosen["chosen_inline_result"] == {
        "result_id": "r1",
        "from": person.user(),
        "query": "nghệ an",
        "inline_message_id": message.inline_id,
    }


def test_a_picked_message_is_edited_by_its_name(
    telegram: Telegram, person: Person, call: Call, refused: Call, updates: Updates
) -> None:
    group = telegram.add_group(title="Họp", members=[person.id], with_bot=False)
    asked = telegram.ask_inline(person.id, "", group.id)
    assert updates()[0]["inline_query"]["chat_type"] == "group"
    call("answerInlineQuery", inline_query_id=asked.query_id, results=[article(reply_markup=BUTTON)])
    message = telegram.pick(person.id, asked.query_id, "r1", group.id)
    telegram.tap(person.id, message.message_id, "Cập nhật", group.id)
    (update,) = updates()
    query = update["callback_query"]
    assert "message" not in query
    name = query["inline_message_id"]
    assert call("editMessageText", inline_message_id=name, text="mới", reply_markup=BUTTON) is True
    assert call("editMessageReplyMarkup", inline_message_id=name) is True
    assert (message.text, message.buttons) == ("mới", [])
    assert call("answerCallbackQuery", callback_query_id=query["id"])
    assert refused("editMessageText", inline_message_id=name, text="mới")[1].startswith(
        "Bad Request: message is not modified"
    )
    assert refused("editMessageText", inline_message_id="AAAA", text="x") == (400, "Bad Request: MESSAGE_ID_INVALID")
    assert refused("editMessageText", inline_message_id="?", text="x") == (
        400,
        "Bad Request: invalid inline message identifier specified",
    )
    with pytest.raises(ImpossibleError):
        telegram.say(person.id, "của tôi", group.id, edit=message.message_id)
    telegram.delete(person.id, message.message_id, group.id)
    assert refused("editMessageText", inline_message_id=name, text="x") == (400, "Bad Request: MESSAGE_ID_INVALID")


def test_privacy_mode_lets_through_what_came_through_the_bot(
    telegram: Telegram, person: Person, call: Call, refused: Call, updates: Updates
) -> None:
    group = telegram.add_group(title="Họp", members=[person.id])
    asked = telegram.ask_inline(person.id, "x", group.id)
    call("answerInlineQuery", inline_query_id=asked.query_id, results=[article()])
    updates()
    message = telegram.pick(person.id, asked.query_id, "r1", group.id)
    assert [one["message"]["via_bot"]["id"] for one in updates()] == [telegram.bot.id]
    assert refused("editMessageText", chat_id=group.id, message_id=message.message_id, text="x") == (
        400,
        "Bad Request: message can't be edited",
    )


def test_telegram_gives_an_answer_again_for_a_while(
    telegram: Telegram, person: Person, call: Call, updates: Updates
) -> None:
    other = telegram.add_person(first_name="Chuyên viên Hà Tĩnh")

    def answered(query: str, **options: Any) -> None:
        asked = telegram.ask_inline(person.id, query)
        call("answerInlineQuery", inline_query_id=asked.query_id, results=[article()], **options)
        updates()

    answered("chung", cache_time=10)
    assert telegram.ask_inline(other.id, "chung").answered
    assert telegram.pick(other.id, telegram.ask_inline(other.id, "chung").query_id, "r1").text == "Nghệ An 1"
    assert not telegram.ask_inline(other.id, "chung", offset="50").answered
    answered("riêng", cache_time=10, is_personal=True, next_offset="50")
    assert telegram.ask_inline(person.id, "riêng").next_offset == "50"
    assert not telegram.ask_inline(other.id, "riêng").answered
    telegram.advance(10)
    assert not telegram.ask_inline(person.id, "chung").answered
    answered("không nhớ", cache_time=0)
    assert not telegram.ask_inline(person.id, "không nhớ").answered


def test_an_answer_comes_once_and_within_thirty_seconds(
    telegram: Telegram, person: Person, call: Call, refused: Call, updates: Updates
) -> None:
    first, late = (telegram.ask_inline(person.id, words).query_id for words in ("a", "b"))
    assert call("answerInlineQuery", inline_query_id=first, results=[])
    assert refused("answerInlineQuery", inline_query_id=first, results=[]) == TOO_OLD
    assert refused("answerInlineQuery", inline_query_id="1", results=[]) == TOO_OLD
    assert len(updates()) == 2
    telegram.ask_inline(person.id, "c")
    telegram.advance(31)
    assert updates() == []
    assert refused("answerInlineQuery", inline_query_id=late, results=[]) == TOO_OLD


def test_files_that_telegram_has_can_be_results(telegram: Telegram, person: Person, call: Call) -> None:
    photo = call("sendPhoto", {"photo": Upload("a.png", PNG, "image/png")}, chat_id=person.id)["photo"][0]["file_id"]
    document = telegram.upload(person.id, "a.pdf", b"%PDF").body["document"]["file_id"]
    asked = telegram.ask_inline(person.id, "tệp")
    results = [
        {"type": "photo", "id": "p", "photo_file_id": photo, "caption": "<i>ảnh</i>", "parse_mode": "HTML"},
        {"type": "document", "id": "d", "title": "Tệp", "document_file_id": document},
        {"type": "photo", "id": "t", "photo_file_id": photo, "input_message_content": {"message_text": "chữ"}},
        {"type": "article", "id": "o", "title": "Kiểu cũ", "message_text": "cũ"},
    ]
    call("answerInlineQuery", inline_query_id=asked.query_id, results=results)
    sent = {one: telegram.pick(person.id, asked.query_id, one) for one in "pdto"}
    assert sent["p"].body["photo"][0]["file_id"] == photo
    assert sent["d"].body["document"]["file_id"] == document
    assert [sent[one].text for one in "pto"] == ["ảnh", "chữ", "cũ"]
    name = sent["p"].inline_id
    assert call("editMessageCaption", inline_message_id=name, caption="mới") is True
    media = {"type": "document", "media": document, "caption": "tệp"}
    assert call("editMessageMedia", inline_message_id=name, media=media) is True
    assert sent["p"].body["document"]["file_id"] == document


def test_an_inline_message_takes_no_new_file(telegram: Telegram, person: Person, call: Call, refused: Call) -> None:
    asked = telegram.ask_inline(person.id, "x")
    call("answerInlineQuery", inline_query_id=asked.query_id, results=[article()])
    name = telegram.pick(person.id, asked.query_id, "r1").inline_id
    media = {"type": "document", "media": "attach://f"}
    assert refused("editMessageMedia", {"f": Upload("a.pdf", b"a", "")}, inline_message_id=name, media=media) == (
        400,
        "Bad Request: can't parse InputMedia: Wrong file identifier/HTTP URL specified",
    )


@pytest.mark.parametrize(
    ("results", "words"),
    [
        ("x", "Bad Request: can't parse results JSON object"),
        ({"a": 1}, "Bad Request: expected an Array of inline query results"),
        ([article(n) for n in range(51)], "Bad Request: too many inline query results specified"),
        ([article(), article()], "Bad Request: RESULT_ID_DUPLICATE"),
        ([article("x" * 64)], "Bad Request: RESULT_ID_INVALID"),
        (["x"], PARSE + "Inline query result must be an object"),
        ([{"id": "1"}], PARSE + 'Can\'t find field "type"'),
        ([article(title="")], PARSE + 'Can\'t find field "title"'),
        ([article(type="game")], PARSE + 'type "game" is unsupported for the inline query result'),
        ([article(input_message_content=None)], PARSE + 'Can\'t find field "message_text"'),
        ([article(input_message_content={"latitude": 1})], PARSE + "Input message content is not specified"),
        ([article(input_message_content={"message_text": " "})], PARSE + "Message text is empty"),
        (
            [article(input_message_content={"message_text": "<b>", "parse_mode": "HTML"})],
            PARSE + "Can't parse entities: Can't find end tag corresponding to start tag \"b\"",
        ),
        (
            [article(reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "y" * 65}]]})],
            "Bad Request: BUTTON_DATA_INVALID",
        ),
        ([{"type": "photo", "id": "p"}], PARSE + 'Can\'t find field "photo_file_id"'),
        (
            [{"type": "photo", "id": "p", "photo_file_id": "x"}],
            PARSE + "Wrong file identifier/HTTP URL specified",
        ),
    ],
)
def test_wrong_results_are_told_apart(
    telegram: Telegram, person: Person, call: Call, refused: Call, results: Any, words: str
) -> None:
    query = telegram.ask_inline(person.id, "x").query_id
    assert refused("answerInlineQuery", inline_query_id=query, results=results) == (400, words)
    assert call("answerInlineQuery", inline_query_id=query, results=[article(n) for n in range(50)])


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
        ({"button": {"text": "x", "start_parameter": "có dấu"}}, "START_PARAM_INVALID"),
        (
            {"button": {"text": "x"}},
            "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field",
        ),
        (
            {"button": {"start_parameter": "x"}},
            "can't parse inline query results button: Can't find field \"text\"",
        ),
    ],
)
def test_wrong_options_of_an_answer(
    telegram: Telegram, person: Person, call: Call, refused: Call, options: Any, words: str
) -> None:
    query = telegram.ask_inline(person.id, "x").query_id
    expected = (400, f"Bad Request: {words}")
    assert refused("answerInlineQuery", inline_query_id=query, results=[], **options) == expected
    assert call("answerInlineQuery", inline_query_id=query, results=[])


def test_what_people_cannot_do_inline(telegram: Telegram, person: Person, call: Call) -> None:
    other = telegram.add_person(first_name="Người khác")
    asked = telegram.ask_inline(person.id, "x")
    call("answerInlineQuery", inline_query_id=asked.query_id, results=[article()])
    for impossible in (
        lambda: telegram.pick(other.id, asked.query_id, "r1"),
        lambda: telegram.pick(person.id, asked.query_id, "r2"),
        lambda: telegram.pick(person.id, "1", "r1"),
        lambda: telegram.ask_inline(person.id, "x" * 257),
    ):
        with pytest.raises(ImpossibleError):
            impossible()
    assert call("getMe")["supports_inline_queries"]
    telegram.set_bot(inline=False)
    assert not call("getMe")["supports_inline_queries"]
    with pytest.raises(ImpossibleError, match="no inline mode"):
        telegram.ask_inline(person.id, "x")


def test_buttons_that_turn_to_inline_mode(telegram: Telegram, person: Person, call: Call) -> None:
    row: list[dict[str, Any]] = [
        {"text": "Ở đây", "switch_inline_query_current_chat": "nghệ an"},
        {"text": "Nơi khác", "switch_inline_query": ""},
        {"text": "Chọn", "switch_inline_query_chosen_chat": {"query": "hạn", "allow_group_chats": True}},
    ]
    sent = call("sendMessage", chat_id=person.id, text="x", reply_markup={"inline_keyboard": [row]})
    pressed = [telegram.tap(person.id, sent["message_id"], button["text"]).inline for button in row]
    assert pressed == [
        {"query": "nghệ an", "chat": "current"},
        {"query": "", "chat": "choose"},
        {"query": "hạn", "chat": "choose"},
    ]
