"""One of two processes that plan and send from the same store: `python -m tests.deadlines.rival ADDRESS`.

Each line of its input is a moment; to it, it plans, takes what is due from the outbox, three at a time, as the delivery
does, and answers with the numbers that it has taken.
"""

import json
import sys
from datetime import datetime

from sqlalchemy import make_url

from bot.deadlines.reminders import remind
from storage import Store, outbox
from storage.tables import Outcome
from tests.deadlines.office import ZONE


def plan_and_send(store: Store, now: datetime) -> list[int]:
    """The numbers of the messages that this process has sent."""
    sent: list[int] = []
    store.transact_now(remind, now=now, zone=ZONE)
    while letters := store.transact_now(outbox.claim, now=now, limit=3):
        for letter in letters:
            store.transact_now(outbox.start_sending, letter.outbox_id, now=now)
            sent.append(letter.outbox_id)
            store.transact_now(outbox.finish, letter.outbox_id, Outcome.SENT, now=now)
    return sent


def main() -> None:
    """Answers each moment until there are no more."""
    store = Store(make_url(sys.argv[1]))
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(plan_and_send(store, datetime.fromisoformat(line.strip()))) + "\n")
        sys.stdout.flush()
    store.close()


if __name__ == "__main__":
    main()
