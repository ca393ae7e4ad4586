"""The rest of what Telegram refuses, each in Telegram's words and beside the same call that goes through."""

import json
from collections.abc import Callable
from typing import Any

import httpx
import pytest

from bot.practice import Person, Telegram
from bot.practice.arguments import Upload
from bot.practice.server import create_app

Call = Callable[..., Any]


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ('x<span class="x">y</span>', 'Tag "span" must have class "tg-spoiler" at byte offset 1'),
        ('<a ="x">y</a>', 'Empty attribute name in the tag "a" at byte offset 0'),
        ('<a href="x', 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<tg-emoji emoji-id="x">👍</tg-emoji>', "Invalid custom emoji identifier specified"),
        ('<tg-time unix="mai">x</tg-time>', "Invalid date-time specified"),
        ('<tg-time unix="1" format="rT">x</tg-time>', "Invalid date-time specified"),
    ],
)
def test_markup(person: Person, call: Call, refused: Call, html: str, words: str) -> None:
    answer = refused("sendMessage", chat_id=person.id, text=html, parse_mode="HTML")
    assert answer == (400, f"Bad Request: can't parse entities: {words}")
    right = '<span class="tg-spoiler">a</span><tg-emoji emoji-id="1">👍</tg-emoji><a href=x>b</a>'
    assert call("sendMessage", chat_id=person.id, text=right, parse_mode="HTML")["text"] == "a👍b"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[]", "object expected as reply markup"),
        ({"inline_keyboard": ["x"]}, 'field "inline_keyboard" must be an Array of Arrays'),
        (
            {"inline_keyboard": [["x"]]},
            "can't parse inline keyboard button: InlineKeyboardButton must be an Object",
        ),
        ({"inline_keyboard": [[{}]]}, "can't parse inline keyboard button: Can't find field \"text\""),
        (
            {"inline_keyboard": [[{"text": "x", "url": "nhà"}]]},
            "inline keyboard button URL 'nhà' is invalid: Wrong HTTP URL",
        ),
        ({"inline_keyboard": [[{"text": "x", "copy_text": {"text": ""}}]]}, "BUTTON_COPY_TEXT_INVALID"),
        ({"keyboard": "x"}, 'field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays'),
        ({"keyboard": [[{}]]}, "can't parse keyboard button: Can't find field \"text\""),
    ],
)
def test_keyboards(person: Person, call: Call, refused: Call, markup: Any, words: str) -> None:
    assert refused("sendMessage", chat_id=person.id, text="x", reply_markup=markup) == (400, f"Bad Request: {words}")
    rows = [[{"text": "x", "url": "https://example.org"}, {"text": "y", "copy_text": {"text": "y"}}]]
    assert call("sendMessage", chat_id=person.id, text="x", reply_markup={"inline_keyboard": rows})


def test_an_edit_takes_inline_keyboards_only(person: Person, call: Call, refused: Call) -> None:
    sent = call("sendMessage", chat_id=person.id, text="x")
    where = {"chat_id": person.id, "message_id": sent["message_id"]}
    assert refused("editMessageText", **where, text="y", reply_markup={"keyboard": [["x"]]}) == (
        400,
        "Bad Request: inline keyboard expected",
    )
    assert call("editMessageText", **where, text="y", reply_markup={"inline_keyboard": []})


def test_words_and_files_stay_what_they_are(person: Person, call: Call, refused: Call) -> None:
    sent = call("sendDocument", {"document": Upload("a.txt", b"a", "")}, chat_id=person.id)
    where = {"chat_id": person.id, "message_id": sent["message_id"]}
    assert refused("editMessageText", **where, text="x") == (
        400,
        "Bad Request: there is no text in the message to edit",
    )
    assert call("editMessageCaption", **where, caption="x")


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (None, "there is no document in the request"),
        ("https://example.org/a.pdf", "failed to get HTTP URL content"),
    ],
)
def test_files_that_are_not_there(person: Person, call: Call, refused: Call, document: Any, words: str) -> None:
    assert refused("sendDocument", chat_id=person.id, document=document) == (400, f"Bad Request: {words}")
    assert call("sendDocument", {"document": Upload("a.txt", b"a", "")}, chat_id=person.id)


@pytest.mark.parametrize(
    ("method", "wrong", "right", "words"),
    [
        ("sendChatAction", {"action": "dancing"}, {"action": "typing"}, "wrong parameter action in request"),
        ("sendMessage", {"text": "x", "parse_mode": "BBCode"}, {"text": "x"}, "unsupported parse_mode"),
        (
            "sendMessage",
            {"text": "x", "parse_mode": "Markdown"},
            {"text": "x"},
            "unsupported parse_mode: the practice Telegram reads HTML only",
        ),
        (
            "sendMessage",
            {"text": "x", "reply_parameters": {"message_id": 1, "chat_id": -5}},
            {"text": "x", "reply_parameters": {"message_id": 1}},
            "the practice Telegram takes replies within one chat only",
        ),
        ("deleteMessages", {"message_ids": []}, {"message_ids": [1]}, "message identifiers are not specified"),
        (
            "deleteMessages",
            {"message_ids": list(range(101))},
            {"message_ids": list(range(2, 102))},
            "too many message identifiers specified",
        ),
        ("setMyCommands", {"commands": "{"}, {"commands": "[]"}, "can't parse commands JSON object"),
        ("setMyCommands", {"commands": {}}, {"commands": []}, "expected an Array of BotCommand"),
        (
            "setMyCommands",
            {"commands": [{"command": "a", "description": "b"}] * 101},
            {"commands": [{"command": "a", "description": "b"}] * 100},
            "BOT_COMMANDS_TOO_MUCH",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "điểm", "description": "b"}]},
            {"commands": [{"command": "diem", "description": "b"}]},
            "BOT_COMMAND_INVALID",
        ),
        (
            "setMyCommands",
            {"commands": [{"command": "a", "description": ""}]},
            {"commands": [{"command": "a", "description": "b"}]},
            "BOT_COMMAND_DESCRIPTION_INVALID",
        ),
        (
            "setMyCommands",
            {"commands": [], "scope": {"type": "moon"}},
            {"commands": [], "scope": {"type": "all_private_chats"}},
            "can't parse BotCommandScope: Unsupported type specified",
        ),
        (
            "setMyCommands",
            {"commands": [], "scope": {"type": "chat"}},
            {"commands": [], "scope": {"type": "all_group_chats"}},
            "can't parse BotCommandScope: Can't find field \"chat_id\"",
        ),
        (
            "setChatMenuButton",
            {"menu_button": {"type": "hidden"}},
            {"menu_button": {"type": "default"}},
            "can't parse menu button: MenuButton has unsupported type",
        ),
        ("setMyDescription", {"description": "x" * 513}, {"description": "x" * 512}, "BOT_ABOUT_TOO_LONG"),
    ],
)
def test_parameters(
    person: Person, call: Call, refused: Call, method: str, wrong: dict[str, Any], right: dict[str, Any], words: str
) -> None:
    assert refused(method, chat_id=person.id, **wrong) == (400, f"Bad Request: {words}")
    assert call(method, chat_id=person.id, **right)


def test_a_press_opens_the_bot_and_nothing_else(telegram: Telegram, person: Person, call: Call, refused: Call) -> None:
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}
    sent = call("sendMessage", chat_id=person.id, text="x", reply_markup=markup)
    query = telegram.tap(person.id, sent["message_id"], "x").query_id
    assert refused("answerCallbackQuery", callback_query_id=query, url="https://example.org/") == (
        400,
        "Bad Request: URL_INVALID",
    )
    own = f"https://t.me/{telegram.bot.username}?start=moi"
    assert call("answerCallbackQuery", callback_query_id=query, url=own)


@pytest.mark.parametrize(
    ("body", "words"), [(b"{", "can't parse JSON object"), (b"[]", "object expected as JSON body")]
)
async def test_bodies_that_are_no_objects(telegram: Telegram, body: bytes, words: str) -> None:
    transport = httpx.ASGITransport(create_app(telegram))
    headers = {"content-type": "application/json"}
    async with httpx.AsyncClient(transport=transport, base_url="http://127.0.0.1") as client:
        answer = await client.post(f"/bot{telegram.token}/getMe", content=body, headers=headers)
        assert json.loads(answer.content) == {"ok": False, "error_code": 400, "description": f"Bad Request: {words}"}
        assert (await client.post(f"/bot{telegram.token}/getMe", content=b"{}", headers=headers)).is_success


async def test_a_dropped_call_says_so_in_the_log(telegram: Telegram) -> None:
    from bot.practice.doors import answer
    from bot.practice.refusals import ConnectionDroppedError, conflict

    telegram.fault("dropped")
    with pytest.raises(ConnectionDroppedError):
        await answer(telegram, telegram.token, "getMe", {})
    assert telegram.calls()[-1].answer["description"] == "connection dropped before the effect"
    assert conflict().description == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
