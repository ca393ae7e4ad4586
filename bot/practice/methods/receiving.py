"""How the bot gets updates and files."""

from bot.practice.arguments import Arguments
from bot.practice.files import MOST_DOWNLOADED, file_told
from bot.practice.refusals import bad_request
from bot.practice.things import Json
from bot.practice.world import World


def get_updates(world: World, arguments: Arguments) -> list[Json]:
    """``getUpdates`` without its waiting, which is the doors' business."""
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


def delete_webhook(world: World, arguments: Arguments) -> bool:
    """``deleteWebhook``: there is none, but waiting updates can be dropped."""
    if arguments.flag("drop_pending_updates"):
        world.confirm(world.queue.last_id + 1)
    return True


def get_webhook_info(world: World, _arguments: Arguments) -> Json:
    """``getWebhookInfo``."""
    told: Json = {"url": "", "has_custom_certificate": False, "pending_update_count": len(world.queue)}
    if world.queue.allowed:
        told["allowed_updates"] = world.queue.allowed
    return told


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
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
    "getFile": get_file,
}
