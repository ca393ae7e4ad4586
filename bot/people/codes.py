"""Codes that open doors: 128 random bits, shown once, kept only as a digest."""

import hashlib
import re
import secrets

_FORM = re.compile(r"[A-Za-z0-9_-]{22}")


def new_code() -> str:
    """A fresh code of 22 letters that fits a deep link."""
    return secrets.token_urlsafe(16)


def digest(code: str) -> str:
    """What is kept of a code. A code is random enough to need no salt."""
    return hashlib.sha256(code.encode()).hexdigest()


def looks_like_code(text: str) -> bool:
    """Whether a text has the form of a code, right or wrong."""
    return _FORM.fullmatch(text) is not None
