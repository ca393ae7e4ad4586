"""Changes to many rows by one statement."""

from typing import Any

from sqlalchemy import CursorResult, Update
from sqlalchemy.orm import Session


def change(session: Session, statement: Update) -> int:
    """Runs an update and returns how many rows it changed; objects that are loaded already do not follow it."""
    result: Any = session.execute(statement.execution_options(synchronize_session=False))
    assert isinstance(result, CursorResult)  # noqa: S101 - an update always gives a cursor
    return result.rowcount
