"""Waiting without sleeping."""

import asyncio
from collections.abc import Callable


async def until(done: Callable[[], bool]) -> None:
    """Let other tasks work until something is so."""
    while not done():  # noqa: ASYNC110 - the state machine knows no events of asyncio
        await asyncio.sleep(0)
