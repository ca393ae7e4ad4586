"""Updates carried to an address of this machine instead of being fetched."""

import re
from urllib.parse import urlsplit

from bot.practice.arguments import Arguments
from bot.practice.guard import LOCAL
from bot.practice.methods.receiving import note_allowed
from bot.practice.refusals import bad_request
from bot.practice.things import Json
from bot.practice.world import World

_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_MOST_SECRET = 256
_CONNECTIONS = 40
_MOST_CONNECTIONS = 100


def set_webhook(world: World, arguments: Arguments) -> bool:
    """``setWebhook``. Without an address it is ``deleteWebhook``; the address must be one of this machine, http too."""
    url = arguments.text("url").strip()
    if not url:
        return delete_webhook(world, arguments)
    _check_local(url)
    secret = arguments.text("secret_token")
    if len(secret) > _MOST_SECRET:
        raise bad_request("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    wanted = arguments.integer("max_connections", _CONNECTIONS)
    note_allowed(world, arguments)
    _drop_pending(world, arguments)
    connections = min(max(wanted, 1), _MOST_CONNECTIONS)
    _keep(world, {"url": url, "secret_token": secret, "max_connections": connections})
    return True


def delete_webhook(world: World, arguments: Arguments) -> bool:
    """``deleteWebhook``; waiting updates can be dropped."""
    _drop_pending(world, arguments)
    _keep(world, None)
    return True


def get_webhook_info(world: World, _arguments: Arguments) -> Json:
    """``getWebhookInfo``."""
    return webhook_told(world)


def webhook_told(world: World) -> Json:
    """A ``WebhookInfo`` of the Bot API."""
    hook, failed = world.settings.get("webhook") or {}, world.settings.get("webhook_error")
    told: Json = {
        "url": hook.get("url", ""),
        "has_custom_certificate": False,
        "pending_update_count": len(world.queue),
    }
    if hook:
        told["max_connections"] = hook["max_connections"]
        told["ip_address"] = "127.0.0.1"
    if failed:
        told.update(last_error_date=failed["date"], last_error_message=failed["message"])
    if world.queue.allowed:
        told["allowed_updates"] = world.queue.allowed
    return told


def _check_local(url: str) -> None:
    try:
        parts = urlsplit(url)
        local, scheme = parts.hostname in LOCAL and parts.port != 0, parts.scheme
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if scheme not in {"http", "https"}:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if not local:
        raise bad_request("bad webhook: the practice Telegram calls addresses of this machine only")


def _drop_pending(world: World, arguments: Arguments) -> None:
    if arguments.flag("drop_pending_updates"):
        world.confirm(world.queue.last_id + 1)


def _keep(world: World, hook: Json | None) -> None:
    world.set("webhook", hook)
    world.set("webhook_error", None)
    world.emit("webhook", webhook=webhook_told(world))
    world.arrived()


METHODS = {
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
