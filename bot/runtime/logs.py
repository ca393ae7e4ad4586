"""The log: one line each, without tokens and without what people write."""

import logging
import re

_TOKEN = re.compile(r"\d{5,}:[A-Za-z0-9_-]{8,}")
HIDDEN = "<token>"


class _HideTokens(logging.Filter):
    """Whatever a library puts into a message, a token does not reach the log."""

    def filter(self, record: logging.LogRecord) -> bool:
        message = record.getMessage()
        if _TOKEN.search(message):
            record.msg, record.args = _TOKEN.sub(HIDDEN, message), ()
        return True


class _Lines(logging.Formatter):
    """The usual line, its trace freed from tokens too."""

    def format(self, record: logging.LogRecord) -> str:
        return _TOKEN.sub(HIDDEN, super().format(record))


def start_log(level: str) -> None:
    """Writes the log to standard error. The libraries that print addresses with tokens are kept quiet."""
    handler = logging.StreamHandler()
    handler.addFilter(_HideTokens())
    handler.setFormatter(_Lines("%(asctime)s %(levelname)-7s %(name)s: %(message)s"))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for chatty in ("httpx", "httpcore", "telegram.ext", "uvicorn", "websockets"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    # A tick that is skipped because the one before still works is how it should be, not a warning.
    logging.getLogger("apscheduler").setLevel(logging.ERROR)
