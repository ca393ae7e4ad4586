import logging

import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.runtime.errors import Meaning, NotSentError, meaning, new_code, seconds_to_wait
from bot.runtime.logs import start_log


def caused(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "wanted"),
    [
        (RetryAfter(3), Meaning.HOLD),
        (ChatMigrated(-100), Meaning.MOVED),
        (Forbidden("bot was blocked by the user"), Meaning.UNREACHABLE),
        (BadRequest("Chat not found"), Meaning.UNREACHABLE),
        (BadRequest("Message is not modified: specified new message content"), Meaning.UNCHANGED),
        (BadRequest("Message to edit not found"), Meaning.GONE),
        (BadRequest("Can't parse entities: unclosed tag"), Meaning.OURS),
        (TimedOut(), Meaning.MAYBE_SENT),
        (caused(TimedOut(), NotSentError()), Meaning.NOT_SENT),
        (caused(NetworkError(""), NotSentError()), Meaning.NOT_SENT),
        (caused(NetworkError(""), OSError()), Meaning.MAYBE_SENT),
        (NetworkError("Bad Gateway"), Meaning.MAYBE_SENT),
        (Conflict("terminated by other getUpdates request"), Meaning.OURS),
    ],
)
def test_each_error_has_one_meaning(error: TelegramError, wanted: Meaning) -> None:
    assert meaning(error) is wanted


def test_a_wait_is_a_little_longer_than_asked() -> None:
    assert 3.0 < seconds_to_wait(RetryAfter(3)) <= 3.0 * 1.2 + 0.1


def test_codes_are_short_and_differ() -> None:
    codes = {new_code() for _ in range(200)}
    assert len(codes) == 200
    assert all(len(code) == 8 for code in codes)


def test_a_token_never_reaches_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    token = "1234567890:" + "AbCdEfGhIjKlMnOpQrStUvWxYz012345678"
    root = logging.getLogger()
    before, level = root.handlers[:], root.level
    try:
        start_log("INFO")
        log = logging.getLogger("bot.test")
        log.info("to https://api.telegram.org/bot%s/getMe", token)
        log.error("failed with %s", token, exc_info=ValueError(token))
        logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot%s/getMe", token)
    finally:
        root.handlers[:] = before
        root.setLevel(level)
    written = capsys.readouterr().err
    assert "to https://api.telegram.org/bot<token>/getMe" in written
    assert "ValueError: <token>" in written
    assert token not in written
