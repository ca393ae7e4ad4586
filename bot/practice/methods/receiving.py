"""How the bot gets updates and files."""

from bot.practice.arguments import Arguments
from bot.practice.files import MOST_DOWNLOADED, file_told
from bot.practice.refusals import bad_request, webhook_active
from bot.practice.things import Json
from bot.practice.world import World


def get_updates(world: World, arguments: Arguments) -> list[Json]:
    """``getUpdates`` without its waiting, which is the doors' business."""
    if world.settings.get("webhook"):
        raise webhook_active()
    note_allowed(world, arguments)
    offset = arguments.integer("offset")
    if offset:
        world.confirm(offset)
    limit = min(max(arguments.integer("limit", 100), 1), 100)
    arguments.has("timeout")
    return world.pending(limit)


def note_allowed(world: World, arguments: Arguments) -> None:
    """``allowed_updates`` holds for updates to come, until given again."""
    if not arguments.has("allowed_updates"):
        return
    allowed = arguments.json("allowed_updates")
    wanted = [str(kind) for kind in allowed] if isinstance(allowed, list) else None
    if wanted != world.queue.allowed:
        world.queue.allowed = wanted
        world.save("setting", "updates", {"last_id": world.queue.last_id, "allowed": wanted})


def get_file(world: World, arguments: Arguments) -> Json:
    """``getFile``: where to download a file of at most 20 MB."""
    file = world.files.get(arguments.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if file.size > MOST_DOWNLOADED:
        raise bad_request("file is too big")
    return {**file_told(file), "file_path": file.path}


METHODS = {
    "getUpdates": get_updates,
    "getFile": get_file,
}
