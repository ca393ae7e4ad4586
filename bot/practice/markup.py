"""Keyboards: what Telegram accepts under a message, and what it refuses."""

import json
import re
from collections.abc import Iterator
from typing import Any

from bot.practice.refusals import bad_request

Markup = dict[str, Any]

_ACTIONS = (
    "url",
    "callback_data",
    "copy_text",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "web_app",
    "login_url",
    "pay",
    "callback_game",
)
_LINK = re.compile(r"(?:tg|ton)://\S+|(?:https?://)?(?:[\w-]+\.)+[\w-]{2,}(?::\d+)?(?:[/?#]\S*)?", re.IGNORECASE)
_MOST_BUTTONS = 100
_MOST_IN_A_ROW = 8
_DATA_BYTES = 64


def read_markup(raw: Any) -> Markup | None:
    """The keyboard of a call, checked and cleaned, or None where the call brings none."""
    if raw in (None, "", {}):
        return None
    if isinstance(raw, str):
        raw = _decoded(raw)
    if not isinstance(raw, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in raw:
        return _inline(raw["inline_keyboard"])
    if "keyboard" in raw:
        return {**raw, "keyboard": _reply_rows(raw["keyboard"])}
    if raw.get("remove_keyboard") or raw.get("force_reply"):
        return raw
    return None


def read_inline(raw: Any) -> Markup | None:
    """As ``read_markup`` for an edit, where only an inline keyboard may stand."""
    markup = read_markup(raw)
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    return markup if markup and markup["inline_keyboard"] else None


def buttons(markup: Markup | None) -> Iterator[dict[str, Any]]:
    """Every button of an inline or reply keyboard, row by row."""
    if markup:
        for row in markup.get("inline_keyboard") or markup.get("keyboard") or ():
            yield from row


def _decoded(raw: str) -> Any:
    try:
        return json.loads(raw)
    except ValueError:
        raise bad_request("can't parse reply keyboard markup JSON object") from None


def _inline(rows: Any) -> Markup:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "inline_keyboard" must be an Array of Arrays')
    cleaned = [[_inline_button(one) for one in row if _labelled(one)] for row in rows]
    _check_size(cleaned)
    return {"inline_keyboard": [row for row in cleaned if row]}


def _labelled(button: Any) -> bool:
    """Telegram leaves out buttons with an empty label, and refuses those without any."""
    if not isinstance(button, dict):
        raise bad_request("can't parse inline keyboard button: InlineKeyboardButton must be an Object")
    if "text" not in button:
        raise bad_request("can't parse inline keyboard button: Can't find field \"text\"")
    return bool(str(button["text"]).strip())


def _inline_button(button: dict[str, Any]) -> dict[str, Any]:
    action = next((name for name in _ACTIONS if name in button and button[name] is not None), None)
    if action is None or (action == "callback_data" and button[action] == ""):
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if action == "callback_data" and len(str(button[action]).encode()) > _DATA_BYTES:
        raise bad_request("BUTTON_DATA_INVALID")
    if action == "url" and not _LINK.fullmatch(str(button[action])):
        raise bad_request(f"inline keyboard button URL '{button[action]}' is invalid: Wrong HTTP URL")
    if action == "copy_text" and not _copyable(button[action]):
        raise bad_request("BUTTON_COPY_TEXT_INVALID")
    return button


def _copyable(value: Any) -> bool:
    return isinstance(value, dict) and 1 <= len(str(value.get("text", ""))) <= 256


def _reply_rows(rows: Any) -> list[list[dict[str, Any]]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('field "keyboard" of the ReplyKeyboardMarkup must be an Array of Arrays')
    read = [[one if isinstance(one, dict) else {"text": str(one)} for one in row] for row in rows]
    if not all("text" in one for row in read for one in row):
        raise bad_request("can't parse keyboard button: Can't find field \"text\"")
    _check_size(read)
    return read


def _check_size(rows: list[list[dict[str, Any]]]) -> None:
    if sum(len(row) for row in rows) > _MOST_BUTTONS or any(len(row) > _MOST_IN_A_ROW for row in rows):
        raise bad_request("reply markup is too long")
