"""Questions and the answers that are owed, by the use cases alone."""

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused, say
from bot.people.persons import forget, lose_chat
from bot.rules.loop.faqs import Changes, approve, change, faq_for, retire, revise, submit
from bot.rules.loop.owed import owe, settle, unsettled
from bot.rules.loop.questions import (
    answer_question,
    decline_question,
    judge,
    note,
    open_questions,
    pass_on,
    question_for,
)
from bot.rules.loop.shelf import CuratedShelf
from bot.rules.loop.texts import LONGEST_ANSWER, LONGEST_QUESTION
from bot.rules.loop.views import Cited
from storage import invariants, outbox
from storage.tables import AnswerZone, Audit, Faq, FaqState, Opinion, Outbox, Outcome, QuestionLog, QuestionState
from tests.loop.conftest import TEXT, TODAY, Loop

LAW = Cited("06/2022/QH15", "25", "2")


def answers(loop: Loop, question: int, by: str = "first", text: str = "Không cần.") -> int:
    return loop.cast.do(
        lambda s: (
            answer_question(
                s, actor=loop.who(by), question_id=question, text=text, citations=[LAW], now=loop.cast.now
            ).id
        )
    )


def kinds(loop: Loop) -> list[str]:
    return loop.cast.look(lambda s: list(s.scalars(select(Outbox.kind).order_by(Outbox.id))))


def row(loop: Loop, question: int) -> QuestionLog:
    return loop.cast.look(lambda s: s.get_one(QuestionLog, question))


def ends(loop: Loop, outcome: Outcome) -> None:
    """What waits in the outbox ends like this."""

    def end(session: Session) -> None:
        for letter in outbox.claim(session, now=loop.cast.now, limit=100):
            outbox.start_sending(session, letter.outbox_id, now=loop.cast.now)
            outbox.finish(session, letter.outbox_id, outcome, now=loop.cast.now)

    loop.cast.do(end)


def test_a_noted_question_says_nothing_of_who_asked(loop: Loop) -> None:
    number = loop.cast.do(
        note, text="  Hỏi\u200b gì  đây ", zone=AnswerZone.UNSURE, source="06-2022:25", now=loop.cast.now
    )
    noted = row(loop, number)
    assert (noted.text, noted.person_id, noted.source) == ("Hỏi gì đây", None, "06-2022:25")
    loop.cast.do(judge, question_id=number, opinion=Opinion.WRONG)
    assert row(loop, number).verdict is Opinion.WRONG
    loop.cast.sound()


def test_passing_on_tells_the_secretariat_and_the_audit_does_not_say_who(wide_loop: Loop) -> None:
    number = wide_loop.asks("guest")
    assert kinds(wide_loop).count("question-passed") == 2
    last = wide_loop.cast.look(lambda s: s.scalars(select(Audit).order_by(Audit.id.desc()).limit(1)).one())
    assert (last.action, last.actor_id, last.object_id) == ("question-passed", None, str(number))
    assert [it.text for it in wide_loop.cast.look(lambda s: open_questions(s, actor=wide_loop.who("first")))] == [TEXT]


def test_one_of_the_secretariat_who_asks_is_not_told_of_it(loop: Loop) -> None:
    loop.asks("first")
    assert kinds(loop).count("question-passed") == 1


def test_an_answer_is_put_forward_and_owed_at_once(wide_loop: Loop) -> None:
    question = wide_loop.asks("guest")
    faq = answers(wide_loop, question)
    told = row(wide_loop, question)
    assert (told.state, told.faq_id, told.answer) == (QuestionState.ANSWERED, faq, "Không cần.")
    assert kinds(wide_loop).count("question-answered") == 1
    wide_loop.cast.do(approve, actor=wide_loop.who("second"), faq_id=faq, rev=1, now=wide_loop.cast.now)
    wide_loop.cast.sound()


def test_the_second_who_answers_is_refused(wide_loop: Loop) -> None:
    question = wide_loop.asks("guest")
    answers(wide_loop, question)
    for deed in (
        lambda s: answer_question(
            s, actor=wide_loop.who("second"), question_id=question, text="Khác.", citations=(), now=wide_loop.cast.now
        ),
        lambda s: decline_question(
            s, actor=wide_loop.who("second"), question_id=question, reason="Khác.", now=wide_loop.cast.now
        ),
    ):
        assert wide_loop.cast.refused(deed).key == "refused-question-answered"
    assert kinds(wide_loop).count("question-answered") == 1


def test_who_asked_is_forgotten_when_it_arrived(loop: Loop) -> None:
    question = loop.asks("guest")
    answers(loop, question)
    assert not loop.cast.look(unsettled)
    ends(loop, Outcome.SENT)
    assert loop.cast.look(unsettled)
    loop.cast.do(settle, now=loop.cast.now)
    assert row(loop, question).person_id is None
    loop.cast.sound()


@pytest.mark.parametrize("outcome", [Outcome.UNCERTAIN, Outcome.REFUSED, Outcome.OBSOLETE])
def test_who_asked_is_forgotten_too_when_nobody_can_say_how_it_ended(loop: Loop, outcome: Outcome) -> None:
    question = loop.asks("guest")
    answers(loop, question)
    ends(loop, outcome)
    assert loop.cast.do(settle, now=loop.cast.now) == 0
    assert row(loop, question).person_id is None


def test_an_answer_that_could_not_be_delivered_waits_until_it_can(loop: Loop) -> None:
    question = loop.asks("guest")
    loop.cast.do(lose_chat, 505, reason="blocked", now=loop.cast.now)
    answers(loop, question)
    ends(loop, Outcome.UNREACHABLE)
    for _tick in range(3):
        assert loop.cast.do(settle, now=loop.cast.now) == 0
    loop.cast.meets("guest", 505)
    assert loop.cast.do(settle, now=loop.cast.now) == 1
    assert loop.cast.do(settle, now=loop.cast.now) == 0, "it waits in the outbox"
    ends(loop, Outcome.SENT)
    loop.cast.do(settle, now=loop.cast.now)
    assert row(loop, question).person_id is None
    loop.cast.sound()


def test_a_forgotten_asker_leaves_neither_question_nor_answer(loop: Loop) -> None:
    waiting, answered = loop.asks("guest", "Câu thứ nhất?"), loop.asks("guest", "Câu thứ hai?")
    named = loop.cast.do(note, text="guest hỏi hộ", zone=AnswerZone.UNKNOWN, source=None, now=loop.cast.now)
    answers(loop, answered)
    loop.cast.do(forget, loop.people["guest"], now=loop.cast.now)
    assert (row(loop, waiting).state, row(loop, waiting).text) == (QuestionState.WITHDRAWN, None)
    assert (row(loop, answered).text, row(loop, answered).answer, row(loop, answered).person_id) == (None, None, None)
    assert row(loop, named).text is None
    assert loop.cast.refused(question_for, actor=loop.who("first"), question_id=waiting).key == "refused-question-gone"
    loop.cast.sound()


def test_a_member_may_pass_on_more_than_a_guest(loop: Loop) -> None:
    for number in range(10):
        loop.asks("specialist", f"Câu hỏi thứ {number}?")
    with pytest.raises(Exception, match="refused-questions-many"):
        loop.asks("specialist", "Câu nữa?")
    loop.asks("guest", "Một?")
    loop.asks("guest", "Hai?")
    answers(loop, loop.asks("guest", "Ba?"))
    ends(loop, Outcome.SENT)
    loop.cast.do(settle, now=loop.cast.now)
    with pytest.raises(Exception, match="refused-questions-many"):
        loop.asks("guest", "Bốn?")
    loop.cast.now += timedelta(days=1, seconds=1)
    loop.asks("guest", "Bốn?")


def test_what_was_passed_on_is_not_passed_on_again(loop: Loop) -> None:
    question = loop.asks("guest")
    for name in ("guest", "specialist"):
        phrase = loop.cast.refused(pass_on, actor=loop.who(name), question_id=question, now=loop.cast.now)
        assert phrase.key == "refused-question-passed"
    assert loop.cast.refused(pass_on, actor=loop.who("guest"), question_id=999, now=loop.cast.now).key == (
        "refused-question-gone"
    )


@pytest.mark.parametrize("text", ["", "  \n ", "!!!", "a" * (LONGEST_ANSWER + 1)])
def test_an_answer_without_words_or_too_long_is_refused(loop: Loop, text: str) -> None:
    question = loop.asks("guest")
    phrase = loop.cast.refused(
        lambda s: answer_question(
            s, actor=loop.who("first"), question_id=question, text=text, citations=(), now=loop.cast.now
        )
    )
    assert phrase.key == "refused-answer-text"


def test_a_long_question_is_shortened_between_words_where_it_is_curated(loop: Loop) -> None:
    question = loop.asks("guest", "chuyện dài " * 120)
    faq = answers(loop, question)
    [variant] = loop.cast.look(lambda s: faq_for(s, actor=loop.who("first"), faq_id=faq)).variants
    assert len(variant) <= LONGEST_QUESTION
    assert variant.endswith(("chuyện…", "dài…"))


def test_the_shelf_follows_what_is_approved_and_retired(wide_loop: Loop) -> None:
    cast, shelf = wide_loop.cast, CuratedShelf()

    def found(question: str = "bao cao tong ket gui cum co can ban giay ko") -> str | None:
        view = cast.look(lambda s: shelf.find(s, question, TODAY))
        return view.answer if view else None

    faq = answers(wide_loop, wide_loop.asks("guest"))
    assert found() is None
    cast.do(approve, actor=wide_loop.who("second"), faq_id=faq, rev=1, now=cast.now)
    assert found() == "Không cần."
    draft = cast.do(lambda s: revise(s, actor=wide_loop.who("first"), faq_id=faq, now=cast.now).id)
    cast.do(change, actor=wide_loop.who("first"), faq_id=draft, rev=1, changes=Changes(answer="Cần."), now=cast.now)
    cast.do(submit, actor=wide_loop.who("first"), faq_id=draft, rev=2, now=cast.now)
    assert found() == "Không cần."
    cast.do(approve, actor=wide_loop.who("second"), faq_id=draft, rev=3, now=cast.now)
    assert found() == "Cần."
    cast.do(retire, actor=wide_loop.who("first"), faq_id=draft, rev=4, now=cast.now)
    assert found() is None
    cast.sound()


def test_what_was_undone_was_never_on_the_shelf(loop: Loop) -> None:
    """The shelf that was built inside a transaction that failed is not the one of the next question."""
    cast, shelf = loop.cast, CuratedShelf()
    faq = answers(loop, loop.asks("guest"))

    def fails(session: Session) -> None:
        approve(session, actor=loop.who("second"), faq_id=faq, rev=1, now=cast.now)
        assert shelf.find(session, TEXT, TODAY) is not None
        raise Refused(say("refused-answer-gone"))

    with pytest.raises(Refused):
        cast.do(fails)
    assert cast.look(lambda s: shelf.find(s, TEXT, TODAY)) is None


@pytest.mark.parametrize("fault", ["own", "state", "owed", "twice"])
def test_what_was_tampered_with_is_named(loop: Loop, fault: str) -> None:
    question = loop.asks("guest")
    faq = answers(loop, question)
    loop.cast.do(approve, actor=loop.who("second"), faq_id=faq, rev=1, now=loop.cast.now)
    ends(loop, Outcome.SENT)
    loop.cast.sound()

    def tamper(session: Session) -> None:
        match fault:
            case "own":
                session.get_one(Faq, faq).author_id = loop.people["second"]
            case "state":
                session.get_one(Faq, faq).state = FaqState.WAITING
            case "owed":
                session.get_one(QuestionLog, question).answer = None
            case "twice":
                row = session.get_one(QuestionLog, question)
                owe(session, row, now=loop.cast.now)

    loop.cast.do(tamper)
    ends(loop, Outcome.SENT)
    assert {it.rule for it in loop.cast.look(lambda s: list(invariants.check(s)))} == {
        "question" if fault in {"owed", "twice"} else "curated-answer"
    }
