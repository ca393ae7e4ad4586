"""Two planners and two senders over one store: nobody is reminded twice, and nobody is left out."""

import asyncio
import json
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from bot.deadlines.reminders import carry_out, plan_now
from storage import Store, outbox
from storage.migrate import migrate
from storage.tables import Outbox, Outcome, Reminder, Role
from tests import databases
from tests.cast import Cast
from tests.conftest import NOW
from tests.deadlines.office import ZONE, Cluster, local

MOMENTS = ["2026-12-01 08:00", "2026-12-17 08:00", "2026-12-24 08:00", "2026-12-28 08:00", "2026-12-30 08:00"]
DUE = "2026-12-31 17:00"
SPECIALISTS = [f"Chuyên viên {number}" for number in range(8)]
"""More of Nghệ An: enough that two senders meet over them."""


def crowded(cluster: Cluster) -> Cluster:
    for name in SPECIALISTS:
        cluster.joins(name, Role.SPECIALIST, cluster.nghe_an)
    cluster.sets(DUE)
    cluster.heard()
    return cluster


def told(cluster: Cluster) -> Counter[tuple[str, str]]:
    """How often each person was planned to hear of each step."""
    names = {person_id: name for name, person_id in cluster.names.items()}
    rows = cluster.cast.look(lambda s: list(s.scalars(select(Reminder).where(Reminder.outbox_id.is_not(None)))))
    return Counter((names[row.person_id], row.step) for row in rows)


def messages(cluster: Cluster) -> list[Outbox]:
    return cluster.cast.look(lambda s: list(s.scalars(select(Outbox).where(Outbox.kind == "reminder"))))


def expected() -> Counter[tuple[str, str]]:
    specialists = [*SPECIALISTS, "Chuyên viên Nghệ An", "Chuyên viên Huế"]
    leaders = ["Lãnh đạo Nghệ An", "Lãnh đạo Huế"]
    everybody = [(name, step) for step in ("30", "14", "7", "3", "1") for name in specialists]
    return Counter([*everybody, *((name, "1") for name in leaders)])


async def plans_and_sends(store: Store, now: datetime) -> list[int]:
    """One of two that look before either writes, as two ticks of one process would."""
    planned = await store.read(plan_now, now=now, zone=ZONE)
    await asyncio.sleep(0)
    await store.transact(carry_out, planned, now=now)
    sent = []
    while letters := await store.transact(outbox.claim, now=now, limit=3):
        for letter in letters:
            await store.transact(outbox.start_sending, letter.outbox_id, now=now)
            sent.append(letter.outbox_id)
            await store.transact(outbox.finish, letter.outbox_id, Outcome.SENT, now=now)
    return sent


def is_once(cluster: Cluster, sent: Sequence[list[int]]) -> None:
    assert told(cluster) == expected()
    numbers = [number for one in sent for number in one]
    assert sorted(numbers) == sorted(row.id for row in messages(cluster)), "each message was sent by exactly one"
    assert all(row.attempts == 1 and row.outcome is Outcome.SENT for row in messages(cluster))
    assert len(messages(cluster)) == expected().total()


async def test_two_tasks_of_one_process(cluster: Cluster) -> None:
    crowded(cluster)
    sent: list[list[int]] = []
    for moment in MOMENTS:
        two = (plans_and_sends(cluster.cast.store, local(moment)) for _ in range(2))
        sent += await asyncio.gather(*two)
    is_once(cluster, sent)


def test_two_processes_over_postgresql(tmp_path: Path) -> None:
    with databases.postgresql() as url:
        store = Store(url)
        migrate(store, tmp_path, now=NOW)
        cluster = crowded(Cluster(Cast(store, NOW)))
        command = [sys.executable, "-m", "tests.deadlines.rival", url.render_as_string(hide_password=False)]
        rivals = [
            subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
            for _ in range(2)
        ]
        assert all(answer(rival) == "ready" for rival in rivals)
        sent: list[list[int]] = []
        for moment in MOMENTS:
            for rival in rivals:
                assert rival.stdin is not None
                rival.stdin.write(local(moment).isoformat() + "\n")
            sent += [json.loads(answer(rival)) for rival in rivals]
        for rival in rivals:
            rival.communicate(timeout=30)
        is_once(cluster, sent)
        shares = [sum(map(len, sent[number::2])) for number in (0, 1)]
        assert all(shares), "both have sent: else they have not met"
        store.close()


def answer(rival: "subprocess.Popen[str]") -> str:
    assert rival.stdout is not None
    return rival.stdout.readline().strip()
