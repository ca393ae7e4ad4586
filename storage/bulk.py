"""Changes to many rows by one statement."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, CursorResult, Row, Table, Update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import InstrumentedAttribute, Session

from storage.tables import Base

_APART = {"synchronize_session": False}


def change(session: Session, statement: Update, **values: Any) -> int:
    """Runs an update and returns how many rows it changed; objects that are loaded already do not follow it.

    `values` are those of a statement that was written once with places for them.
    """
    result: Any = session.execute(statement, values or None, execution_options=_APART)
    assert isinstance(result, CursorResult)  # noqa: S101 - an update always gives a cursor
    return result.rowcount


def add_new(
    session: Session,
    table: type[Base],
    rows: Sequence[Mapping[str, Any]],
    *giving: "ColumnElement[Any] | InstrumentedAttribute[Any]",
) -> Sequence[Row[*tuple[Any, ...]]]:
    """Adds those rows whose unique keys are not there yet, in the order given, and gives these columns of them.

    Another transaction that adds the same rows at the same time is waited for: of two, one adds a row.
    """
    if not rows:
        return []
    kind = postgresql.insert if session.get_bind().dialect.name == "postgresql" else sqlite.insert
    assert isinstance(table.__table__, Table)  # noqa: S101 - the models are tables
    statement = kind(table.__table__).on_conflict_do_nothing()
    if not giving:
        session.execute(statement, list(rows))
        return []
    return session.execute(statement.returning(*giving), list(rows)).all()
