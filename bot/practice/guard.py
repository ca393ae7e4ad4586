"""Who may talk to the server: this machine, from pages that this server itself gave out."""

from urllib.parse import urlsplit

from bot.practice.wire import Scope, header

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
"""The names of this machine."""


def allowed(scope: Scope) -> bool:
    """A local name in Host and, if a page asks, the very same host and port in Origin."""
    host = header(scope, b"host")
    if not _is_local(host):
        return False
    origin = header(scope, b"origin")
    return not origin or origin in {f"http://{host}", f"https://{host}"}


def _is_local(host: str) -> bool:
    try:
        return urlsplit(f"//{host}").hostname in LOCAL
    except ValueError:
        return False
