"""The quickest client that speaks to a practice server: it measures the server, so it does as little as it can."""

import asyncio
import time
from urllib.parse import urlsplit

CONNECTIONS = 16


async def calls_a_second(address: str, token: str, chat_id: int, *, seconds: float) -> float:
    """How many `sendMessage` calls the server answers a second, over connections that stay open.

    The client runs in a thread of its own, as a bot would run in a process of its own.
    """
    return await asyncio.to_thread(lambda: asyncio.run(_measure(address, token, chat_id, seconds)))


async def _measure(address: str, token: str, chat_id: int, seconds: float) -> float:
    start = time.perf_counter()
    counts = await asyncio.gather(
        *(_keep_calling(address, token, chat_id, start + seconds) for _ in range(CONNECTIONS))
    )
    return sum(counts) / (time.perf_counter() - start)


async def _keep_calling(address: str, token: str, chat_id: int, until: float) -> int:
    place = urlsplit(address)
    reader, writer = await asyncio.open_connection(place.hostname, place.port)
    body = f'{{"chat_id":{chat_id},"text":"<b>x</b>","parse_mode":"HTML"}}'.encode()
    head = (
        f"POST /bot{token}/sendMessage HTTP/1.1\r\nHost: {place.netloc}\r\n"
        f"Content-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    )
    count = 0
    while time.perf_counter() < until:
        writer.write(head.encode() + body)
        await _read_answer(reader)
        count += 1
    writer.close()
    return count


async def _read_answer(reader: asyncio.StreamReader) -> None:
    length = 0
    while (line := await reader.readline()).strip():
        if line.lower().startswith(b"content-length:"):
            length = int(line.split(b":")[1])
    await reader.readexactly(length)
