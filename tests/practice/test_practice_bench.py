"""The measuring itself: every door is measured, and a server that refuses is not taken for a quick one."""

import pytest

from bot.practice import Telegram
from bot.practice.bench import bench_practice, calls_a_second
from bot.practice.server import running


async def test_every_door_is_measured() -> None:
    figures = await bench_practice(0.01)
    assert [name for name, _ in figures] == ["memory", "asgi", "loopback"]
    assert all(rate > 0 for _, rate in figures)


async def test_refusals_are_no_figures(telegram: Telegram) -> None:
    async with running(telegram) as address:
        with pytest.raises(RuntimeError, match="answered 400"):
            await calls_a_second(address, telegram.token, 404, seconds=5)
