"""A part of a transaction that can be taken back whole: its rows, and its notes for the audit and the outbox."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.orm import Session


@contextmanager
def savepoint(session: Session) -> Iterator[None]:
    """Takes back everything done inside if something is raised there, and raises it again.

    The audit and the outbox keep their notes in `session.info` until the commit; a database's savepoint knows nothing
    of them.
    """
    noted = {key: list(note) if isinstance(note, list) else note for key, note in session.info.items()}
    try:
        with session.begin_nested():
            yield
    except BaseException:
        session.info.clear()
        session.info.update(noted)
        raise
