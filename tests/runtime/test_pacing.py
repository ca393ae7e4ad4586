import asyncio
import heapq
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.runtime.pacing import KEPT_FOR_ANSWERS, Pace, Pacer


class Time:
    """A clock that moves only when everybody sleeps: hours pass in a moment, and every wait is exact."""

    def __init__(self) -> None:
        self.now = 0.0
        self._count = 0
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []

    def monotonic(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        future = asyncio.get_running_loop().create_future()
        self._count += 1
        heapq.heappush(self._sleepers, (self.now + seconds, self._count, future))
        await future

    async def run(self, *work: "asyncio.Task[None]") -> None:
        """Moves on to the next sleeper's time until all work is done."""
        while not all(task.done() for task in work):
            for _ in range(3):
                await asyncio.sleep(0)
            if self._sleepers:
                at, _, sleeper = heapq.heappop(self._sleepers)
                self.now = max(self.now, at)
                sleeper.set_result(None)
        await asyncio.gather(*work)


Sent = list[tuple[float, int]]


async def send(time: Time, pacer: Pacer, sent: Sent, chat_id: int, *, unasked: bool) -> None:
    await pacer.wait(chat_id, unasked=unasked)
    sent.append((time.now, chat_id))


async def paced(pace: Pace, chats: list[tuple[int, bool]], before: Callable[[Pacer], None] = lambda _: None) -> Sent:
    """When each message goes out, all of them wanting to at once."""
    time, sent = Time(), Sent()
    pacer = Pacer(pace, time.monotonic, time.sleep)
    before(pacer)
    tasks = [asyncio.create_task(send(time, pacer, sent, chat, unasked=unasked)) for chat, unasked in chats]
    await time.run(*tasks)
    return sent


def most_within(sent: Sent, seconds: float) -> int:
    times = sorted(at for at, _chat in sent)
    return max(sum(start <= at < start + seconds for at in times) for start in times)


async def test_a_broadcast_keeps_its_budget() -> None:
    sent = await paced(Pace(overall=30, unasked=20), [(chat, True) for chat in range(1, 201)])
    assert len(sent) == 200
    assert most_within(sent, 10.0) <= 20 * 10 + 5
    assert most_within(sent, 1.0) <= 25, "even while it makes up for a moment's delay"
    assert sent[-1][0] == pytest.approx((200 - 5) / 20, abs=0.1), "and is not slower than it must be"


async def test_no_second_holds_more_than_all_together_may_send() -> None:
    sent = await paced(Pace(overall=30, unasked=30), [(chat, chat % 2 == 0) for chat in range(1, 301)])
    assert most_within(sent, 0.999) <= 30


async def test_an_answer_that_waits_for_its_own_chat_holds_up_nobody() -> None:
    sent = await paced(Pace(), [(-5, False), (7, True)], lambda pacer: pacer.hold(-5, 30))
    assert dict((chat, at) for at, chat in sent)[7] == 0.0  # noqa: C402


async def test_a_group_gets_no_more_than_its_minute_and_keeps_room_for_answers() -> None:
    unasked = await paced(Pace(group_minute=15), [(-5, True)] * 25)
    assert most_within(unasked, 59.9) == 15 - KEPT_FOR_ANSWERS
    asked = await paced(Pace(group_minute=15), [(-5, False)] * 25)
    assert most_within(asked, 59.9) == 15


async def test_one_private_chat_gets_one_a_second_after_a_short_burst() -> None:
    sent = await paced(Pace(private_seconds=1.0), [(7, False)] * 8)
    assert [round(at) for at, _ in sent] == [0, 0, 0, 1, 2, 3, 4, 5]


async def test_answers_go_before_what_is_said_unasked() -> None:
    chats = [(chat, True) for chat in range(1, 101)] + [(chat, False) for chat in range(1001, 1006)]
    sent = await paced(Pace(overall=20, unasked=20), chats)
    answers = [at for at, chat in sent if chat > 1000]
    assert max(answers) <= 1.0


async def test_a_hold_of_one_group_holds_nobody_else() -> None:
    sent = await paced(Pace(), [(-5, False), (7, False)], lambda pacer: pacer.hold(-5, 30))
    assert dict((chat, at) for at, chat in sent) == {7: 0.0, -5: pytest.approx(30.0)}  # noqa: C402


async def test_a_hold_of_the_bot_holds_everybody() -> None:
    sent = await paced(Pace(), [(-5, False), (7, False)], lambda pacer: pacer.hold(None, 30))
    assert min(at for at, _ in sent) >= 30.0


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(-3, 6).filter(bool), st.booleans()), max_size=60))
def test_whatever_wants_out_no_budget_is_broken_and_all_get_out(chats: list[tuple[int, bool]]) -> None:
    sent = asyncio.run(paced(Pace(overall=10, unasked=5, private_seconds=1.0, group_minute=8), chats))
    assert sorted(chat for _, chat in sent) == sorted(chat for chat, _ in chats)
    if sent:
        assert most_within(sent, 0.999) <= 10
    for chat in {chat for chat, _ in chats}:
        own = [each for each in sent if each[1] == chat]
        assert most_within(own, 59.9) <= (8 if chat < 0 else 60 + 3)
