"""The ways in which a call or an action can be turned down."""

from typing import Any


class Refusal(Exception):  # noqa: N818 - a refusal is an answer, worded by Telegram
    """A Bot API call answered with ``ok: false``.

    ``description`` is what Telegram says, word for word, and ``parameters`` the machine-readable rest of it
    (``retry_after``, ``migrate_to_chat_id``).
    """

    def __init__(self, code: int, description: str, parameters: dict[str, Any] | None = None) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def answer(self) -> dict[str, Any]:
        """The JSON object that Telegram sends for this refusal."""
        told: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            told["parameters"] = self.parameters
        return told


class ImpossibleError(ValueError):
    """A person cannot do this in Telegram: press a button that is not there, write after blocking, and the like."""


class ConnectionDroppedError(ConnectionResetError):
    """A fault asked for a connection that breaks instead of an answer."""


class RealTokenError(ValueError):
    """The token looks like one that BotFather gave out; the practice Telegram takes none of those."""


def bad_request(reason: str) -> Refusal:
    """400, with Telegram's prefix."""
    return Refusal(400, f"Bad Request: {reason}")


def forbidden(reason: str) -> Refusal:
    """403, with Telegram's prefix."""
    return Refusal(403, f"Forbidden: {reason}")


def conflict() -> Refusal:
    """409 for the poller whose place another one took."""
    return Refusal(
        409,
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running",
    )


def webhook_active() -> Refusal:
    """409 for whoever polls while updates go to a webhook."""
    return Refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first",
    )


def webhook_set() -> Refusal:
    """409 for the poll during which a webhook was set."""
    return Refusal(409, "Conflict: terminated by setWebhook request")


def upgraded(chat_id: int) -> Refusal:
    """400 for a group that is a supergroup now, with the supergroup's id."""
    description = "Bad Request: group chat was upgraded to a supergroup chat"
    return Refusal(400, description, {"migrate_to_chat_id": chat_id})


# Reasons that begin with a small letter wherever they stand; the others lose their capital at the front only.
_SMALL = ('type "', "media not found")


def within(refusal: Refusal, part: str) -> Refusal:
    """The same refusal about one part of a call, as Telegram nests them; codes in capitals stay alone."""
    reason = refusal.description.removeprefix("Bad Request: ")
    if reason == reason.upper():
        return refusal
    inner = reason if reason.startswith(_SMALL) else reason[0].upper() + reason[1:]
    return bad_request(f"can't parse {part}: {inner}")


def too_many(seconds: int) -> Refusal:
    """429 with the seconds to wait."""
    return Refusal(429, f"Too Many Requests: retry after {seconds}", {"retry_after": seconds})
