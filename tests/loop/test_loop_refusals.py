"""Who may do nothing here, with everything really there to be had."""

from collections.abc import Callable

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused
from bot.people.permissions import Actor
from bot.rules.loop.book import BookRow, take_book
from bot.rules.loop.faqs import (
    Changes,
    approve,
    change,
    counts,
    faq_for,
    faqs,
    give_back,
    put_forward,
    retire,
    revise,
    submit,
)
from bot.rules.loop.questions import answer_question, decline_question, open_questions, question_for
from storage.tables import Faq, FaqState
from tests.loop.conftest import TEXT, Loop

OUTSIDERS = ("leader", "specialist", "observer", "guest")
Deed = Callable[[Session, Actor, "Things"], object]


class Things:
    """A question that waits, and an answer in each state."""

    def __init__(self, loop: Loop) -> None:
        self.now = loop.cast.now
        self.question = loop.asks("guest")
        first, second = loop.who("first"), loop.who("second")
        self.waiting = self._put(loop, first)
        self.draft = self._put(loop, first)
        loop.cast.do(give_back, actor=second, faq_id=self.draft, rev=1, reason="Sửa lại.", now=self.now)
        self.approved = self._put(loop, first)
        loop.cast.do(approve, actor=second, faq_id=self.approved, rev=1, now=self.now)

    def _put(self, loop: Loop, author: Actor) -> int:
        return loop.cast.do(lambda s: put_forward(s, actor=author, variants=[TEXT], answer="Đáp.", now=self.now).id)


ROW = BookRow(2, None, None, ("Câu mới?",), "Đáp.", (), None, None)
DEEDS: dict[str, Deed] = {
    "see the open ones": lambda s, a, _t: open_questions(s, actor=a),
    "see one": lambda s, a, t: question_for(s, actor=a, question_id=t.question),
    "answer": lambda s, a, t: answer_question(s, actor=a, question_id=t.question, text="Đáp.", citations=(), now=t.now),
    "decline": lambda s, a, t: decline_question(s, actor=a, question_id=t.question, reason="Không.", now=t.now),
    "put forward": lambda s, a, t: put_forward(s, actor=a, variants=["Câu?"], answer="Đáp.", now=t.now),
    "see a draft": lambda s, a, t: faq_for(s, actor=a, faq_id=t.draft),
    "see the approved": lambda s, a, t: faq_for(s, actor=a, faq_id=t.approved),
    "list": lambda s, a, _t: faqs(s, actor=a, states=list(FaqState)),
    "count": lambda s, a, _t: counts(s, actor=a),
    "change": lambda s, a, t: change(s, actor=a, faq_id=t.waiting, rev=1, changes=Changes(answer="Khác."), now=t.now),
    "revise": lambda s, a, t: revise(s, actor=a, faq_id=t.approved, now=t.now),
    "submit": lambda s, a, t: submit(s, actor=a, faq_id=t.draft, rev=2, now=t.now),
    "approve": lambda s, a, t: approve(s, actor=a, faq_id=t.waiting, rev=1, now=t.now),
    "give back": lambda s, a, t: give_back(s, actor=a, faq_id=t.waiting, rev=1, reason="Sửa.", now=t.now),
    "retire": lambda s, a, t: retire(s, actor=a, faq_id=t.approved, rev=2, now=t.now),
    "drop": lambda s, a, t: retire(s, actor=a, faq_id=t.waiting, rev=1, now=t.now),
    "read a workbook in": lambda s, a, t: take_book(
        s, actor=a, rows=[ROW], grounds=lambda _text: (), words=str, now=t.now
    ),
}


@pytest.mark.parametrize("name", ["owner", "second"])
def test_the_owner_and_the_secretariat_may_do_each_of_it(loop: Loop, name: str) -> None:
    """One of them who has written none of it; the store is as it was before each."""
    things = Things(loop)
    for deed, act in DEEDS.items():

        def tried(session: Session, act: Deed = act, deed: str = deed) -> None:
            with session.begin_nested() as point:
                assert act(session, loop.who(name), things) is not None or deed == "decline"
                session.flush()
                point.rollback()
            session.info.clear()

        loop.cast.do(tried)


@pytest.mark.parametrize("name", OUTSIDERS)
def test_all_others_are_refused_each_of_it(loop: Loop, name: str) -> None:
    things = Things(loop)
    before = loop.cast.look(lambda s: [(it.id, it.state, it.rev, it.answer) for it in s.scalars(select(Faq))])
    for deed, act in DEEDS.items():
        phrase = loop.cast.refused(act, loop.who(name), things)
        assert phrase.key in {"refused-guest", "refused-role"}, deed
    assert loop.cast.look(lambda s: [(it.id, it.state, it.rev, it.answer) for it in s.scalars(select(Faq))]) == before
    loop.cast.sound()


@pytest.mark.parametrize("deed", ["approve", "give back"])
def test_an_author_judges_nothing_of_their_own(loop: Loop, deed: str) -> None:
    things = Things(loop)
    assert loop.cast.refused(DEEDS[deed], loop.who("first"), things).key == "refused-answer-own"


@pytest.mark.parametrize("deed", ["approve", "give back", "change", "submit", "retire", "drop"])
def test_what_has_changed_since_it_was_seen_is_left_alone(loop: Loop, deed: str) -> None:
    things = Things(loop)
    first = loop.who("first")
    for faq_id, rev in ((things.waiting, 1), (things.draft, 2)):
        loop.cast.do(change, actor=first, faq_id=faq_id, rev=rev, changes=Changes(answer="Mới."), now=things.now)
    loop.cast.do(retire, actor=first, faq_id=things.approved, rev=2, now=things.now)
    assert loop.cast.refused(DEEDS[deed], loop.who("second"), things).key == "refused-answer-changed"


def test_a_role_that_ended_opens_nothing_any_more(loop: Loop) -> None:
    things = Things(loop)
    former = Actor(loop.people["second"])
    with pytest.raises(Refused):
        loop.cast.do(DEEDS["approve"], former, things)
