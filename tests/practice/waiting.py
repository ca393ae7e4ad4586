"""Waiting without sleeping."""

import asyncio
from collections.abc import Callable

PATIENCE = 60.0
"""Seconds until a test gives up; what it waits for takes far less."""


async def until(done: Callable[[], bool]) -> None:
    """Let other tasks work until something is so."""
    async with asyncio.timeout(PATIENCE):
        while not done():
            await asyncio.sleep(0)
