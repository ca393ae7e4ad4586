"""The words of a message and of a caption, measured and marked, as they go into its body."""

from bot.practice.arguments import Arguments
from bot.practice.methods.reach import formatted
from bot.practice.refusals import bad_request
from bot.practice.spans import utf16_length
from bot.practice.things import Json
from bot.practice.world import World

MOST_TEXT = 4096
MOST_CAPTION = 1024


def text_content(world: World, arguments: Arguments, name: str = "text") -> Json:
    """Text, entities and preview options of a message, as they go into its body."""
    text, entities = formatted(world, arguments, name)
    if not text:
        raise bad_request("message text is empty")
    if utf16_length(text) > MOST_TEXT:
        raise bad_request("message is too long")
    content: Json = {"text": text}
    if entities:
        content["entities"] = entities
    options = arguments.json("link_preview_options")
    if not options and arguments.flag("disable_web_page_preview"):
        options = {"is_disabled": True}
    if options:
        content["link_preview_options"] = options
    return content


def caption(world: World, arguments: Arguments) -> Json:
    """Caption and its entities, as they go into a message's body."""
    text, entities = formatted(world, arguments, "caption", prefix="caption_")
    if utf16_length(text) > MOST_CAPTION:
        raise bad_request("message caption is too long")
    content: Json = {}
    if text:
        content["caption"] = text
    if entities:
        content["caption_entities"] = entities
    if arguments.flag("show_caption_above_media"):
        content["show_caption_above_media"] = True
    return content
