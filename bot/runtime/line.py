"""The line to Telegram: python-telegram-bot's calls over aiohttp, which costs a busy bot a fraction of httpx.

What fails comes as python-telegram-bot's errors. Their cause says whether the request can have left, and neither text
nor cause ever holds an address: a bot's token is part of it.
"""

import asyncio
import json
import secrets
import ssl
from collections.abc import AsyncIterator, Iterator
from functools import cache
from typing import TypeAlias
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import aiohttp
import certifi
from telegram._utils.types import ODVInput, UploadFileDict
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

from bot.runtime.errors import NotSentError

READ_SECONDS = 5.0
"""How long an answer, or the next piece of it, may be awaited."""
CONNECT_SECONDS = 5.0
POOL_SECONDS = 10.0
"""How long a call may wait for one of the connections to be free."""
UPLOAD_SECONDS = 20.0
"""How long an upload may stand still."""
_PIECE = 2**16
_OWN_MACHINE = frozenset({"localhost", "127.0.0.1", "::1"})

Body: TypeAlias = bytes | AsyncIterator[bytes] | None


class ProxyError(ValueError):
    """The proxy is of a kind that cannot be used."""


class Line(BaseRequest):
    """So many connections to Telegram, kept open, through a proxy if there is one. Raises `ProxyError`."""

    def __init__(self, connections: int, *, proxy: str | None = None) -> None:
        self._connections = connections
        self._proxy = _checked(proxy) if proxy else None
        self._session: aiohttp.ClientSession | None = None

    @property
    def read_timeout(self) -> float | None:
        """Seconds; the long poll adds its own."""
        return READ_SECONDS

    async def initialize(self) -> None:
        """Makes ready; the first call connects."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=self._connections, ssl=_trust()),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                proxy=self._proxy,
            )

    async def shutdown(self) -> None:
        """Closes the connections."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        write_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        connect_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
        pool_timeout: ODVInput[float] = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """One call: the status and the body of its answer."""
        if self._session is None:
            raise RuntimeError("the line is not open")
        patience = _patience(
            _or(pool_timeout, POOL_SECONDS), _or(connect_timeout, CONNECT_SECONDS), _or(read_timeout, READ_SECONDS)
        )
        try:
            async with asyncio.timeout(None) as standstill:
                body, headers = _body(request_data, standstill, _or(write_timeout, UPLOAD_SECONDS))
                async with self._session.request(
                    method, url, data=body, headers=headers, timeout=patience, allow_redirects=False
                ) as answer:
                    return answer.status, await answer.read()
        except (aiohttp.ClientError, TimeoutError) as error:
            failure, cause = _told(error)
            raise failure from cause


def proxy_of_environment(url: str) -> str | None:
    """The proxy that HTTPS_PROXY, HTTP_PROXY or ALL_PROXY names for an address, unless NO_PROXY spares it.

    This machine itself is never asked for through a proxy.
    """
    place = urlsplit(url)
    host = place.hostname or ""
    if host in _OWN_MACHINE or proxy_bypass(host):
        return None
    known = getproxies()
    return known.get(place.scheme) or known.get("all")


def _checked(proxy: str) -> str:
    """A proxy's address; bare `host:port` is one of HTTP."""
    proxy = proxy if "://" in proxy else f"http://{proxy}"
    scheme = urlsplit(proxy).scheme
    if scheme not in {"http", "https"}:
        raise ProxyError(f"a proxy must begin with http:// or https://, not with {scheme}://")
    return proxy


@cache
def _trust() -> ssl.SSLContext:
    """The certificates that this machine trusts, and the usual ones for a machine that has none."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def _or(given: ODVInput[float], default: float) -> float | None:
    return given if given is None or isinstance(given, int | float) else default


@cache
def _patience(pool: float | None, connect: float | None, read: float | None) -> aiohttp.ClientTimeout:
    until_connected = None if pool is None or connect is None else pool + connect
    return aiohttp.ClientTimeout(total=None, connect=until_connected, sock_connect=connect, sock_read=read)


def _body(data: RequestData | None, standstill: asyncio.Timeout, seconds: float | None) -> tuple[Body, dict[str, str]]:
    """What is sent, with its headers. Files are watched: `standstill` goes off when nothing moves for so long."""
    if data is None:
        return None, {}
    if not data.contains_files:
        text = json.dumps(data.parameters, ensure_ascii=False, separators=(",", ":"))
        return text.encode(), {"Content-Type": "application/json"}
    border = secrets.token_hex(16)
    parts = list(_parts(border, data.json_parameters, data.multipart_data))
    headers = {
        "Content-Type": f"multipart/form-data; boundary={border}",
        "Content-Length": str(sum(map(len, parts))),
    }
    return _poured(parts, standstill, seconds), headers


def _parts(border: str, fields: dict[str, str], files: UploadFileDict) -> Iterator[bytes]:
    for name, value in fields.items():
        yield f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
    for name, (file_name, content, kind) in files.items():
        of_file = f'name="{name}"; filename="{_quoted(file_name)}"\r\nContent-Type: {kind}'
        yield f"--{border}\r\nContent-Disposition: form-data; {of_file}\r\n\r\n".encode()
        yield content if isinstance(content, bytes) else content.read()
        yield b"\r\n"
    yield f"--{border}--\r\n".encode()


def _quoted(file_name: str) -> str:
    """A file's name as browsers send it: UTF-8, and nothing in it that could end the header."""
    return file_name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


async def _poured(parts: list[bytes], standstill: asyncio.Timeout, seconds: float | None) -> AsyncIterator[bytes]:
    """The parts, piece by piece; each piece is asked for when the one before has gone."""
    now = asyncio.get_running_loop().time
    for part in parts:
        for start in range(0, len(part), _PIECE):
            standstill.reschedule(None if seconds is None else now() + seconds)
            yield part[start : start + _PIECE]
    standstill.reschedule(None)


def _told(error: Exception) -> tuple[NetworkError, NotSentError | None]:
    """What python-telegram-bot raises in place of an error, and its cause if the request surely never left."""
    match error:
        case aiohttp.ConnectionTimeoutError():
            return TimedOut("no connection in time"), NotSentError("no connection in time")
        case TimeoutError():
            return TimedOut(), None
        case aiohttp.ClientConnectorError():
            reason = f"no connection to {error.host}: {error.os_error}"
            return NetworkError(reason), NotSentError(reason)
        case aiohttp.ClientHttpProxyError():
            reason = f"the proxy refused with {error.status}"
            return NetworkError(reason), NotSentError(reason)
    return NetworkError(f"the connection failed: {type(error).__name__}"), None
