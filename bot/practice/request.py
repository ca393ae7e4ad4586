"""The first door: python-telegram-bot's own request interface, without any network."""

from typing import IO, Any
from urllib.parse import unquote, urlsplit

from telegram._utils.types import ODVInput
from telegram.error import NetworkError
from telegram.request import BaseRequest, RequestData

from bot.practice.arguments import Upload
from bot.practice.doors import answer, download, encoded
from bot.practice.refusals import ConnectionDroppedError, Refusal
from bot.practice.state import Telegram

_NOT_FOUND = encoded(Refusal(404, "Not Found").answer())


class PracticeRequest(BaseRequest):
    """Carries a bot's calls straight into a Telegram of this process.

    A bot needs two of them: ``Bot(token, request=PracticeRequest(t), get_updates_request=PracticeRequest(t))``.
    """

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    @property
    def read_timeout(self) -> float | None:
        """Nothing here takes that long."""
        return 5.0

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 - Telegram takes GET and POST alike
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,  # noqa: ARG002
    ) -> tuple[int, bytes]:
        """One call, or one download."""
        path = unquote(urlsplit(url).path)
        token, _, name = path.removeprefix("/file").removeprefix("/bot").partition("/")
        given: dict[str, Any] = dict(request_data.json_parameters) if request_data else {}
        try:
            if path.startswith("/file/bot"):
                data = download(self._telegram, token, name)
                return (404, _NOT_FOUND) if data is None else (200, data)
            return await answer(self._telegram, token, name, given, _uploads(request_data))
        except ConnectionDroppedError as dropped:
            raise NetworkError(f"connection broke ({dropped})") from dropped


def _uploads(request_data: RequestData | None) -> dict[str, Upload]:
    if request_data is None or not request_data.contains_files:
        return {}
    return {
        name: Upload(filename, _bytes(content), mime_type)
        for name, (filename, content, mime_type) in (request_data.multipart_data or {}).items()
    }


def _bytes(content: bytes | IO[bytes]) -> bytes:
    return content if isinstance(content, bytes) else content.read()
