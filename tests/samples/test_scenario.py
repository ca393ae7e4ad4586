"""Every story that is shipped goes as it is written; one that does not says where."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.people.owner import new_owner_code
from bot.samples.personas import PERSONAS
from bot.samples.scenario import Player, Step, StoryError, look_until, needs_cluster, parse, read_story, stories
from tests.conftest import NOW
from tests.room import Room, open_room

PEOPLE = {persona.name: persona.tg_user_id for persona in PERSONAS}


async def at_once(_step: Step) -> None:
    await asyncio.sleep(0)


def player(room: Room, code: str = "", *, patience: float = 20.0) -> Player:
    async def jump(when: datetime) -> None:
        room.service.clock.offset = when - datetime.now(UTC)
        await room.tick()

    def look(seen: Callable[[], bool]) -> Awaitable[bool]:
        return look_until(seen, patience)

    return Player(room.telegram, PEOPLE, look, at_once, jump, {"owner": f"o-{code}"})


@pytest.mark.parametrize("name", stories())
async def test_a_story_goes_as_it_is_written(name: str, tmp_path: Path) -> None:
    story = read_story(name)
    async with open_room(tmp_path, cluster=needs_cluster(story)) as room:
        code = await room.store.transact(new_owner_code, now=NOW)
        await player(room, code).play(story)


async def test_a_story_that_goes_otherwise_says_where_and_shows_the_chat(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        steps = parse("Người lạ > điều 25\n\nNgười lạ ? Điều 25\nNgười lạ ? Điều 96")
        with pytest.raises(StoryError, match=r"line 4.*\n(.*\n)*.*Cờ thi đua"):
            await player(room, patience=0.2).play(steps)
        with pytest.raises(StoryError, match="line 1: Người lạ \\* Không có nút này"):
            await player(room, patience=0.2).play(parse("Người lạ * Không có nút này"))
        with pytest.raises(StoryError, match="nobody is called"):
            await player(room).play(parse("Ông Bụt > điều 25"))
        with pytest.raises(StoryError, match="line 1"):
            await player(room).play(parse("Người lạ = thu-moi"))


@pytest.mark.parametrize("text", ["Người lạ điều 25", "> điều 25", "Người lạ >"])
def test_a_line_that_is_no_step_is_named(text: str) -> None:
    with pytest.raises(StoryError, match="line 2"):
        parse(f"# câu chuyện\n{text}")


def test_a_story_that_is_not_there() -> None:
    with pytest.raises(StoryError):
        read_story("../personas")
