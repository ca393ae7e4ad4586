"""aiogram's methods: each of their parameters is read by ours, or stands in the one table of those that are not."""

from typing import Any

from bot.practice import Telegram
from bot.practice.arguments import Arguments, Upload
from bot.practice.methods import METHODS
from tests.practice.aiogram_methods import method_class
from tests.practice.test_practice_files import PNG

NOT_READ = {
    "allow_paid_broadcast": "nothing costs anything here",
    "business_connection_id": "there are no business accounts here",
    "callback_query_id": "messages that only one member sees are not played",
    "certificate": "a webhook of this machine needs none",
    "direct_messages_topic_id": "there are no channels here",
    "ephemeral_message_parameters": "messages that only one member sees are not played",
    "ip_address": "a webhook is always at this machine",
    "message_effect_id": "no effect on what the bot or the page can tell",
    "receiver_user_id": "messages that only one member sees are not played",
    "rich_message": "rich messages are not played",
    "suggested_post_parameters": "there are no channels here",
    "switch_pm_parameter": "an older form of the button above inline results",
    "switch_pm_text": "an older form of the button above inline results",
    "thumbnail": "files are kept as they are sent",
}
"""The parameters that have no effect here, whatever the method, each with its reason."""

OURS = {"show_caption_above_media"}
"""Read for every caption, though aiogram offers it only where it shows."""


def test_every_parameter_is_read_or_excused() -> None:
    left = {name: set(method_class(name).model_fields) - read_by(name) for name in METHODS}
    assert {name: missing for name, missing in left.items() if not missing <= NOT_READ.keys()} == {}
    assert set().union(*left.values()) == NOT_READ.keys()


def test_nothing_is_read_that_aiogram_does_not_know() -> None:
    assert set().union(*(read_by(name) - method_class(name).model_fields.keys() for name in METHODS)) == OURS


def read_by(name: str) -> set[str]:
    telegram, given, files = prepared(name)
    arguments = Arguments(given, files)
    with telegram.lock:
        METHODS[name](telegram.world, arguments)
    return arguments.seen


def prepared(name: str) -> tuple[Telegram, dict[str, Any], dict[str, Upload]]:
    """A call that succeeds and makes the method look at all it knows."""
    telegram = Telegram()
    telegram.add_person(first_name="x", id=7)
    telegram.start(7)
    group = telegram.add_group(title="Cụm", members=[7]).id
    telegram.set_standing(group, telegram.bot.id, "administrator", by=7)
    markup = {"inline_keyboard": [[{"text": "x", "callback_data": "x"}]]}
    text = telegram.call("sendMessage", {"chat_id": group, "text": "x", "reply_markup": markup})[1]["result"][
        "message_id"
    ]
    file = Upload("a.png", PNG, "image/png")
    photo = telegram.call("sendPhoto", {"chat_id": group}, {"photo": file})[1]["result"]
    media = {"type": "photo", "media": "attach://f"}
    found: dict[str, Any] = {
        "answercallbackquery": lambda: {"callback_query_id": telegram.tap(7, text, "x", group).query_id},
        "answerinlinequery": lambda: {"inline_query_id": telegram.ask_inline(7, "x").query_id},
        "editmessagecaption": lambda: {"message_id": photo["message_id"], "caption": "y"},
        "editmessagemedia": lambda: {"message_id": text, "media": media},
        "sendmediagroup": lambda: {"media": [media, media]},
        "deletemessages": lambda: {"message_ids": [text]},
        "getchatmember": lambda: {"user_id": 7},
        "getfile": lambda: {"file_id": photo["photo"][0]["file_id"]},
        "sendchataction": lambda: {"action": "typing"},
        "setmycommands": lambda: {"commands": []},
        "setchatmenubutton": lambda: {"chat_id": 7},
        "getchatmenubutton": lambda: {"chat_id": 7},
        "setwebhook": lambda: {"url": "http://127.0.0.1:9/"},
        "unpinchatmessage": lambda: {"message_id": text},
    }
    usual = {"chat_id": group, "message_id": text, "text": "y"}
    if name == "unpinchatmessage":
        telegram.call("pinChatMessage", usual)
    return telegram, {**usual, **found.get(name, dict)()}, {"f": file, "photo": file, "document": file}
