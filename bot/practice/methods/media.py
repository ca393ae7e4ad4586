"""``InputMedia``: the photos and documents of an album, and what a message's file is exchanged for."""

from typing import Any

from bot.practice.arguments import Arguments, Upload
from bot.practice.files import document_told, photo_told, received_file
from bot.practice.methods.wording import caption
from bot.practice.refusals import Refusal, bad_request, within
from bot.practice.things import Json
from bot.practice.world import World

MEDIA = ("document", "photo")
_ALBUM = range(2, 11)


def read_album(world: World, arguments: Arguments) -> list[Json]:
    """What goes into the bodies of an album's messages."""
    if not arguments.has("media"):
        raise bad_request('parameter "media" is required')
    media = arguments.json("media")
    if not isinstance(media, list):
        raise bad_request("expected an Array of InputMedia")
    if len(media) >= _ALBUM.stop:
        raise bad_request("too many messages to send as an album")
    if len(media) < _ALBUM.start:
        raise bad_request("an album has 2-10 items")
    contents = [read_media(world, arguments, one) for one in media]
    if len({kind for one in contents for kind in MEDIA if kind in one}) > 1:
        raise bad_request("document can't be mixed with other media types")
    return contents


def read_media(world: World, arguments: Arguments, given: Any, *, uploads: bool = True) -> Json:
    """One ``InputMedia`` as it goes into a message's body. Without ``uploads`` only known files are taken."""
    try:
        return _content(world, arguments, given, uploads=uploads)
    except Refusal as refusal:
        raise within(refusal, "InputMedia") from None


def _content(world: World, arguments: Arguments, given: Any, *, uploads: bool) -> Json:
    if not isinstance(given, dict):
        raise bad_request("expected an Object")
    kind = str(given.get("type", ""))
    if kind not in MEDIA:
        raise bad_request(f'type "{kind}" is unsupported')
    if not given.get("media"):
        raise bad_request("media not found")
    item = Arguments({**given, kind: given["media"]}, arguments.files)
    if not uploads and isinstance(item.upload(kind), Upload):
        raise bad_request("wrong file identifier/HTTP URL specified")
    file = received_file(world, item, kind)
    content = {kind: photo_told(file) if kind == "photo" else document_told(file), **caption(world, item)}
    if kind == "photo" and item.flag("has_spoiler"):
        content["has_media_spoiler"] = True
    return content
