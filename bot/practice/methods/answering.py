"""Answers to people who wait: for a pressed button, for the results of an inline query."""

from bot.practice.arguments import Arguments
from bot.practice.methods.results import read_button, read_results
from bot.practice.refusals import Refusal, bad_request
from bot.practice.spans import utf16_length
from bot.practice.world import World

_ANSWERABLE = 15
_ANSWERABLE_INLINE = 30
_MOST_TOAST = 200
_MOST_OFFSET = 64
_CACHE_TIME = 300


def answer_callback_query(world: World, arguments: Arguments) -> bool:
    """``answerCallbackQuery``: once, and soon."""
    text = arguments.text("text")
    if utf16_length(text) > _MOST_TOAST:
        raise bad_request("MESSAGE_TOO_LONG")
    press = world.presses.get(arguments.text("callback_query_id"))
    if press is None or press.answered or world.clock.time() - press.date > _ANSWERABLE:
        raise _too_old()
    url = arguments.text("url")
    if url and not _opens(world, url):
        raise bad_request("URL_INVALID")
    press.answered, press.text, press.alert = True, text, arguments.flag("show_alert")
    press.url = url
    arguments.has("cache_time")
    world.save("press", press.query_id, press)
    world.emit("answered", press=press.told())
    return True


def answer_inline_query(world: World, arguments: Arguments) -> bool:
    """``answerInlineQuery``: up to 50 results, once, within 30 seconds; given again for ``cache_time``."""
    results, button = read_results(world, arguments), read_button(arguments.json("button"))
    if len(arguments.text("next_offset").encode()) > _MOST_OFFSET:
        raise bad_request("NEXT_OFFSET_INVALID")
    query = world.inline.get(arguments.text("inline_query_id"))
    now = world.clock.time()
    if query is None or query.answered or now - query.date > _ANSWERABLE_INLINE:
        raise _too_old()
    query.answered, query.answered_at = True, now
    query.results, query.button = results, button
    query.next_offset, query.is_personal = arguments.text("next_offset"), arguments.flag("is_personal")
    query.cache_time = int(arguments.text("cache_time") or _CACHE_TIME)
    world.remember_inline(query)
    world.emit("inline_answered", query=query.told())
    return True


def _opens(world: World, url: str) -> bool:
    """A press may open a chat with the bot, and nothing else."""
    own = f"t.me/{world.bot.username}?start="
    return url.removeprefix("https://").lower().startswith(own.lower())


def _too_old() -> Refusal:
    return bad_request("query is too old and response timeout expired or query ID is invalid")


METHODS = {
    "answerCallbackQuery": answer_callback_query,
    "answerInlineQuery": answer_inline_query,
}
