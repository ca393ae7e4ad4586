"""The results of an inline query: articles, and photos and documents that Telegram already has."""

import re
from typing import Any

from bot.practice.arguments import Arguments
from bot.practice.files import document_told, photo_told, received_file
from bot.practice.markup import read_inline
from bot.practice.methods.wording import caption, text_content
from bot.practice.refusals import Refusal, bad_request, within
from bot.practice.things import Json
from bot.practice.world import World

_MOST_RESULTS = 50
_MOST_ID_BYTES = 64
_START_PARAMETER = re.compile(r"[A-Za-z0-9_-]{1,64}")
_TEXTS = ("title", "description", "thumbnail_url", "url")


def read_results(world: World, arguments: Arguments) -> list[Json]:
    """The results as they are kept and shown, each with the ``content`` of the message that it becomes."""
    given = arguments.json("results") or []
    if not isinstance(given, list):
        raise bad_request("expected an Array of inline query results")
    if len(given) > _MOST_RESULTS:
        raise bad_request("too many inline query results specified")
    results = []
    for one in given:
        try:
            results.append(_result(world, one))
        except Refusal as refusal:
            raise within(refusal, "inline query result") from None
    if len({one["id"] for one in results}) < len(results):
        raise bad_request("RESULT_ID_DUPLICATE")
    return results


def read_button(given: Any) -> Json | None:
    """The button above the results, which opens the chat with the bot."""
    if not given:
        return None
    if not isinstance(given, dict) or "start_parameter" not in given:
        raise bad_request(
            "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field"
        )
    if not str(given.get("text", "")).strip():
        raise bad_request("can't parse inline query results button: Can't find field \"text\"")
    if not _START_PARAMETER.fullmatch(str(given["start_parameter"])):
        raise bad_request("START_PARAM_INVALID")
    return {"text": str(given["text"]), "start_parameter": str(given["start_parameter"])}


def _result(world: World, given: Any) -> Json:
    if not isinstance(given, dict):
        raise bad_request("inline query result must be an object")
    kind, result_id = str(_required(given, "type")).lower(), str(_required(given, "id"))
    if not 1 <= len(result_id.encode()) <= _MOST_ID_BYTES:
        raise bad_request("RESULT_ID_INVALID")
    if kind not in _CONTENTS:
        raise bad_request(f'type "{kind}" is unsupported for the inline query result')
    content = _CONTENTS[kind](world, given)
    return {
        "id": result_id,
        "type": kind,
        **{name: str(given[name]) for name in _TEXTS if given.get(name)},
        "content": content,
        "reply_markup": read_inline(given.get("reply_markup")),
    }


def _article(world: World, given: Json) -> Json:
    _required(given, "title")
    content = given.get("input_message_content")
    if content is None:
        # An older form has the text in the result itself.
        return text_content(
            world, Arguments({**given, "message_text": _required(given, "message_text")}), "message_text"
        )
    return _said(world, content)


def _photo(world: World, given: Json) -> Json:
    return _filed(world, given, "photo")


def _document(world: World, given: Json) -> Json:
    _required(given, "title")
    return _filed(world, given, "document")


def _filed(world: World, given: Json, kind: str) -> Json:
    item = Arguments({**given, kind: _required(given, f"{kind}_file_id")})
    file = received_file(world, item, kind)
    if given.get("input_message_content"):
        return _said(world, given["input_message_content"])
    return {kind: photo_told(file) if kind == "photo" else document_told(file), **caption(world, item)}


def _said(world: World, content: Any) -> Json:
    if not isinstance(content, dict) or "message_text" not in content:
        raise bad_request("input message content is not specified")
    return text_content(world, Arguments(content), "message_text")


def _required(given: Json, name: str) -> Any:
    if given.get(name) in {None, ""}:
        raise bad_request(f'can\'t find field "{name}"')
    return given[name]


_CONTENTS = {"article": _article, "photo": _photo, "document": _document}
