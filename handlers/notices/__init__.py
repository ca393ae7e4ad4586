"""Messages that the bot sends unasked, drawn when they are sent, and the buttons under them.

A notice lives apart from the person's one live screen: its buttons carry an object's number and never grow old; the
use case behind them says whether they still mean anything.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from handlers.desk import Facts
from handlers.notices import deadlines as of_deadlines
from handlers.notices import people as of_people
from handlers.notices import questions as of_questions
from handlers.notices import results as of_results
from handlers.notices import scoring as of_scoring
from handlers.notices.kinds import Drawn, Notice, Sight, Under, Wait
from handlers.screen import Screen
from handlers.turn import Look, Turn
from storage.tables import Chat, Person
from storage.types import JsonObject

NOTICES: Mapping[str, Notice] = {
    **of_people.NOTICES,
    **of_scoring.NOTICES,
    **of_deadlines.NOTICES,
    **of_results.NOTICES,
    **of_questions.NOTICES,
}
"""Every kind of message that the outbox may hold."""

UNDER: Mapping[str, Under] = {
    **of_people.UNDER,
    **of_scoring.UNDER,
    **of_deadlines.UNDER,
    **of_results.UNDER,
    **of_questions.UNDER,
}
"""Every button that a notice may have, by its action."""

REPEATABLE = tuple(kind for kind, notice in NOTICES.items() if notice.repeatable)


def draw(
    session: Session, *, kind: str, args: JsonObject, chat_id: int, facts: Facts, now: datetime
) -> Drawn | Wait | None:
    """What a message of the outbox says now, or until when it has to wait; none if there is nothing left to say."""
    chat = session.get_one(Chat, chat_id)
    reader = session.get(Person, chat.person_id) if chat.person_id else None
    notice = NOTICES[kind]
    reader_id = reader.id if reader else None
    sight = Sight(session=session, args=args, chat_id=chat_id, reader_id=reader_id, now=now, facts=facts)
    if notice.quiet_until is not None and (until := notice.quiet_until(sight)) is not None:
        return Wait(until)
    screen = notice.draw(sight)
    if screen is None:
        return None
    paper = notice.paper(sight) if notice.paper is not None else None
    return Drawn(screen, reader.language if reader else "vi", paper)


def press(turn: Turn, action: str, arg: str) -> bool:
    """Does what a button under a notice says; False for one that is none of ours.

    What stands in the notice's place from now on is left in `turn.apart`; none where the button leads to a screen.
    """
    under = UNDER.get(action)
    if under is None:
        return False
    if under.press is not None:
        under.press(turn, arg)
    turn.apart = under.present(turn, arg) if under.present is not None else None
    return True


def present(look: Look, action: str, arg: str) -> Screen | None:
    """What stands in a notice's place after its button was pressed, drawn from the store alone."""
    under = UNDER.get(action)
    return under.present(look, arg) if under is not None and under.present is not None else None
