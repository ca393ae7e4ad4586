"""Inline mode as people use it: words typed behind the bot's name, and a result sent."""

from bot.practice.actions import send, visible_place, writing_place
from bot.practice.refusals import ImpossibleError
from bot.practice.things import Chat, InlineQuery, Json, Message
from bot.practice.world import World

MOST_QUERY = 256
_FIRST_QUERY = 5_000_000_000_000_000
_CLOSED = "this bot has no inline mode"


def ask(world: World, person_id: int, query: str, chat_id: int | None = None, *, offset: str = "") -> InlineQuery:
    """A person types behind the bot's name. Telegram gives an answer that it still has, else the bot is asked."""
    if not world.settings.get("inline", True):
        raise ImpossibleError(_CLOSED)
    if len(query) > MOST_QUERY:
        raise ImpossibleError(f"an inline query has at most {MOST_QUERY} letters")
    chat, now = visible_place(world, person_id, chat_id), world.clock.time()
    number = str(_FIRST_QUERY + world.count("inline"))
    asked = InlineQuery(number, person_id, chat.id, query, offset, now)
    known = next((one for one in world.inline.values() if one.serves(person_id, query, offset, now)), None)
    if known:
        asked.answered, asked.answered_at, asked.cache_time = True, known.answered_at, known.cache_time
        asked.results, asked.next_offset = known.results, known.next_offset
        asked.is_personal, asked.button = known.is_personal, known.button
    world.remember_inline(asked)
    world.emit("inline", query=asked.told())
    if not known:
        world.deliver("inline_query", _told(world, asked, chat))
    return asked


def pick(world: World, person_id: int, query_id: str, result_id: str, chat_id: int | None = None) -> Message:
    """A person sends one of the results. The bot hears of the choice where inline feedback is on."""
    asked = find(world, query_id)
    result = next((one for one in asked.results if one["id"] == result_id), None)
    if asked.person_id != person_id or result is None:
        raise ImpossibleError(f"no such result: {result_id}")
    person, chat = world.person(person_id), writing_place(world, person_id, chat_id)
    content = dict(result["content"])
    if result["reply_markup"]:
        content["reply_markup"] = result["reply_markup"]
    message = send(world, person, chat, content, through_bot=True)
    if world.settings.get("feedback", False):
        chosen: Json = {"result_id": result_id, "from": person.user(), "query": asked.query}
        if result["reply_markup"]:
            chosen["inline_message_id"] = message.inline_id
        world.deliver("chosen_inline_result", chosen)
    return message


def find(world: World, query_id: str) -> InlineQuery:
    """The inline query with this id."""
    try:
        return world.inline[query_id]
    except KeyError:
        raise ImpossibleError(f"no such inline query: {query_id}") from None


def _told(world: World, asked: InlineQuery, chat: Chat) -> Json:
    return {
        "id": asked.query_id,
        "from": world.person(asked.person_id).user(),
        "query": asked.query,
        "offset": asked.offset,
        "chat_type": "sender" if chat.type == "private" else chat.type,
    }
