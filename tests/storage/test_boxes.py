from datetime import datetime, timedelta

import pytest
from sqlalchemy.orm import Session

from storage import Store, inbox, outbox
from storage.inbox import Incoming, Left, Waiting
from storage.outbox import Letter
from storage.tables import Chat, Inbox, Outbox, Outcome

BOT = 100_000_001


def incoming(*numbers: int, queue: str = "p7") -> list[Incoming]:
    return [Incoming(number, queue, f'{{"update_id": {number}}}') for number in numbers]


def receive(store: Store, now: datetime, *numbers: int) -> list[Waiting]:
    return store.transact_now(inbox.receive, bot_id=BOT, batch=incoming(*numbers), now=now)


def test_what_comes_twice_is_received_once_whatever_its_number(store: Store, now: datetime) -> None:
    first = receive(store, now, 500, 501)
    again = receive(store, now, 500, 501, 3, 3)
    assert [row.payload for row in first] == ['{"update_id": 500}', '{"update_id": 501}']
    assert [row.payload for row in again] == ['{"update_id": 3}'], "a smaller number is new too"
    assert [row.inbox_id for row in first + again] == sorted(row.inbox_id for row in first + again)


def test_an_update_is_applied_once(store: Store, now: datetime) -> None:
    [row] = receive(store, now, 1)
    assert store.transact_now(inbox.mark_applied, row.inbox_id, now=now) is True
    assert store.transact_now(inbox.mark_applied, row.inbox_id, now=now) is False


def test_after_a_crash_what_is_open_comes_back_in_order_of_receipt(store: Store, now: datetime) -> None:
    one, two, three = receive(store, now, 9, 8, 7)
    store.transact_now(inbox.mark_applied, one.inbox_id, now=now)
    store.transact_now(inbox.mark_answered, one.inbox_id, now=now)
    store.transact_now(inbox.mark_applied, two.inbox_id, now=now)
    left = store.transact_now(inbox.take_over, bot_id=BOT)
    assert [(row.inbox_id, row.applied) for row in left.waiting] == [(two.inbox_id, True), (three.inbox_id, False)]
    assert store.transact_now(inbox.take_over, bot_id=BOT + 1) == Left([], [])


def test_an_update_that_kills_the_process_is_given_up(store: Store, now: datetime) -> None:
    [row] = receive(store, now, 1)
    starts = [store.transact_now(inbox.take_over, bot_id=BOT) for _ in range(4)]
    assert [len(left.waiting) for left in starts] == [1, 1, 1, 0]
    assert [left.inbox_id for left in starts[-1].hopeless] == [row.inbox_id]
    assert store.transact_now(inbox.note_failure, row.inbox_id, code="L-1", now=now).set_aside
    assert store.read_now(inbox.set_aside, bot_id=BOT) == 1
    assert store.transact_now(inbox.take_over, bot_id=BOT) == Left([], [])


def test_a_screen_that_could_not_be_shown_is_never_given_up(store: Store, now: datetime) -> None:
    [row] = receive(store, now, 1)
    store.transact_now(inbox.mark_applied, row.inbox_id, now=now)
    assert all(store.transact_now(inbox.take_over, bot_id=BOT).waiting for _ in range(5))


def test_an_update_that_fails_three_times_is_set_aside_with_its_code(store: Store, now: datetime) -> None:
    [row] = receive(store, now, 1)
    failures = [store.transact_now(inbox.note_failure, row.inbox_id, code="E-1A2B", now=now) for _ in range(3)]
    assert [failure.set_aside for failure in failures] == [False, False, True]
    assert store.transact_now(inbox.take_over, bot_id=BOT) == Left([], [])
    assert store.read_now(lambda session: session.get_one(Inbox, row.inbox_id).error_code) == "E-1A2B"


def test_old_answered_text_is_emptied_and_still_dedupes(store: Store, now: datetime) -> None:
    old, fresh = receive(store, now, 1, 2)
    store.transact_now(inbox.mark_applied, old.inbox_id, now=now)
    store.transact_now(inbox.mark_answered, old.inbox_id, now=now - timedelta(days=8))
    assert store.transact_now(inbox.empty_old, before=now - timedelta(days=7)) == 1
    assert store.read_now(lambda session: session.get_one(Inbox, old.inbox_id).payload) is None
    assert store.read_now(lambda session: session.get_one(Inbox, fresh.inbox_id).payload) is not None
    assert receive(store, now, 1, 2) == []


@pytest.fixture
def chat_id(store: Store, now: datetime) -> int:
    def open_chat(session: Session) -> int:
        chat = Chat(tg_chat_id=7, kind="private", created_at=now)
        session.add(chat)
        session.flush()
        return chat.id

    return store.transact_now(open_chat)


def post(store: Store, chat_id: int, now: datetime, key: str, **more: object) -> bool:
    post = {"key": key, "kind": "notice", "chat_id": chat_id, "args": {"n": 1}, "now": now} | more
    return store.transact_now(outbox.post, **post)  # type: ignore[arg-type]


def claim(store: Store, now: datetime, **more: object) -> list[Letter]:
    return store.transact_now(outbox.claim, now=now, limit=10, **more)  # type: ignore[arg-type]


def test_a_message_is_posted_once_by_its_key(store: Store, chat_id: int, now: datetime) -> None:
    assert post(store, chat_id, now, "a") is True
    assert post(store, chat_id, now, "a") is False
    assert [letter.kind for letter in claim(store, now)] == ["notice"]
    assert claim(store, now) == [], "what is claimed is not claimed again"


def test_a_message_waits_for_its_time_and_for_a_held_chat(store: Store, chat_id: int, now: datetime) -> None:
    later = now + timedelta(hours=1)
    post(store, chat_id, now, "later", not_before=later)
    post(store, chat_id, now, "held")
    assert claim(store, now, held=[7]) == []
    assert store.read_now(outbox.next_due, after=now) == later
    assert len(claim(store, now)) == 1
    assert len(claim(store, later)) == 1


def test_after_a_crash_only_what_was_being_sent_is_uncertain(store: Store, chat_id: int, now: datetime) -> None:
    for key, kind in (("claimed", "notice"), ("sending", "notice"), ("sending-once", "announcement")):
        post(store, chat_id, now, key, kind=kind)
    _claimed, sending, once = claim(store, now)
    for letter in (sending, once):
        store.transact_now(outbox.start_sending, letter.outbox_id, now=now)
    assert store.transact_now(outbox.take_over, now=now, repeatable=["notice"]) == 1
    again = claim(store, now)
    assert [(letter.kind, letter.attempts) for letter in again] == [("notice", 0), ("notice", 1)]
    assert store.read_now(lambda session: session.get_one(Outbox, once.outbox_id).outcome) is Outcome.UNCERTAIN


def test_an_uncertain_message_goes_again_only_once(store: Store, chat_id: int, now: datetime) -> None:
    post(store, chat_id, now, "a")
    for uncertain in (0, 1):
        [letter] = claim(store, now)
        store.transact_now(outbox.start_sending, letter.outbox_id, now=now)
        assert store.transact_now(outbox.take_over, now=now, repeatable=["notice"]) == uncertain
    assert claim(store, now) == []


def test_what_was_not_sent_goes_back_for_later(store: Store, chat_id: int, now: datetime) -> None:
    post(store, chat_id, now, "a")
    [letter] = claim(store, now)
    store.transact_now(outbox.start_sending, letter.outbox_id, now=now)
    store.transact_now(outbox.release, letter.outbox_id, not_before=now + timedelta(seconds=5))
    assert claim(store, now) == []
    [again] = claim(store, now + timedelta(seconds=5))
    store.transact_now(outbox.start_sending, again.outbox_id, now=now)
    store.transact_now(outbox.finish, again.outbox_id, Outcome.SENT, now=now, tg_message_id=55)
    assert store.transact_now(outbox.take_over, now=now, repeatable=["notice"]) == 0


def test_a_message_to_a_lost_chat_goes_nowhere(store: Store, chat_id: int, now: datetime) -> None:
    def lose(session: Session) -> None:
        session.get_one(Chat, chat_id).unreachable_since = now

    post(store, chat_id, now, "a")
    store.transact_now(lose)
    assert [letter.tg_chat_id for letter in claim(store, now)] == [None]
