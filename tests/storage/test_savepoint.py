from datetime import datetime

import pytest
from sqlalchemy.orm import Session

from storage import Store, audit
from storage.savepoint import savepoint
from storage.tables import Setting
from storage.values import set_value, value


def note(session: Session, key: str, now: datetime) -> None:
    set_value(session, key, 1, now=now)
    audit.record(session, at=now, action="noted", object_kind="setting", object_id=key, actor_id=None)


def fail_inside(session: Session, now: datetime) -> None:
    with savepoint(session):
        note(session, "inside", now)
        raise ValueError("inside")


def test_what_is_taken_back_leaves_neither_rows_nor_audit(store: Store, now: datetime) -> None:
    def work(session: Session) -> None:
        note(session, "before", now)
        with pytest.raises(ValueError, match="inside"):
            fail_inside(session, now)
        with savepoint(session):
            note(session, "kept", now)

    store.transact_now(work)
    assert [store.read_now(value, key) for key in ("before", "inside", "kept")] == [1, None, 1]
    assert store.read_now(audit.head).length == 2
    assert store.read_now(lambda session: session.get(Setting, "inside")) is None
