"""Whatever happens in whatever order: no question is lost, each answer arrives once, nobody approves their own."""

import contextlib
import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.language.phrases import Refused
from bot.people.persons import lose_chat
from bot.rules.loop.faqs import Changes, approve, change, give_back, submit
from bot.rules.loop.owed import settle
from bot.rules.loop.questions import answer_question, decline_question
from storage import Store, outbox
from storage.migrate import migrate
from storage.tables import Audit, Chat, Faq, FaqState, Outbox, Outcome, QuestionLog, QuestionState
from tests.cast import Cast
from tests.conftest import NOW
from tests.loop.conftest import Loop

ASKERS, OFFICERS = ("guest", "specialist"), ("first", "second", "owner")
step = st.one_of(
    st.tuples(st.just("ask"), st.sampled_from(ASKERS), st.integers(0, 3)),
    st.tuples(st.sampled_from(["answer", "decline"]), st.sampled_from(OFFICERS), st.integers(0, 3)),
    st.tuples(st.sampled_from(["approve", "return", "change", "submit"]), st.sampled_from(OFFICERS), st.integers(0, 3)),
    st.tuples(st.sampled_from(["block", "come back"]), st.sampled_from(ASKERS), st.just(0)),
    st.tuples(st.sampled_from(["deliver", "settle"]), st.just(""), st.just(0)),
)
NUMBERS = {"guest": 505, "specialist": 503}


def deliver(session: Session) -> None:
    """The outbox is emptied as delivery does it: what cannot be reached ends so."""
    for letter in outbox.claim(session, now=NOW, limit=1000):
        if letter.tg_chat_id is None:
            outbox.finish(session, letter.outbox_id, Outcome.UNREACHABLE, now=NOW)
            continue
        outbox.start_sending(session, letter.outbox_id, now=NOW)
        outbox.finish(session, letter.outbox_id, Outcome.SENT, now=NOW)


class Life:
    """One store, and what is done in it."""

    def __init__(self, folder: Path) -> None:
        self.store = Store.in_folder(folder)
        migrate(self.store, folder, now=NOW)
        cast = Cast(self.store, NOW)
        cast.boss()
        self.loop = Loop(cast)
        self.asked = 0

    def does(self, what: str, who: str, which: int) -> None:
        cast, loop = self.loop.cast, self.loop
        match what:
            case "ask":
                loop.asks(who, f"Câu hỏi thứ {which}?")
                self.asked += 1
            case "answer" | "decline":
                cast.do(self._settle, what, who, which)
            case "block":
                cast.do(lose_chat, NUMBERS[who], reason="blocked", now=NOW)
            case "come back":
                cast.meets(who, NUMBERS[who])
            case "deliver":
                cast.do(deliver)
            case "settle":
                cast.do(settle, now=NOW)
            case _:
                cast.do(self._judge, what, who, which)

    def _settle(self, session: Session, what: str, who: str, which: int) -> None:
        rows = session.scalars(select(QuestionLog.id).order_by(QuestionLog.id)).all()
        if not rows:
            return
        actor, question = self.loop.who(who), rows[which % len(rows)]
        if what == "answer":
            answer_question(session, actor=actor, question_id=question, text="Đáp.", citations=(), now=NOW)
        else:
            decline_question(session, actor=actor, question_id=question, reason="Không.", now=NOW)

    def _judge(self, session: Session, what: str, who: str, which: int) -> None:
        rows = session.scalars(select(Faq).order_by(Faq.id)).all()
        if not rows:
            return
        faq, actor = rows[which % len(rows)], self.loop.who(who)
        seen = {"faq_id": faq.id, "rev": faq.rev}
        if what == "approve":
            approve(session, actor=actor, now=NOW, **seen)
        elif what == "return":
            give_back(session, actor=actor, reason="Sửa.", now=NOW, **seen)
        elif what == "change":
            change(session, actor=actor, changes=Changes(answer=f"Đáp {which}."), now=NOW, **seen)
        else:
            submit(session, actor=actor, faq_id=faq.id, rev=faq.rev, now=NOW)

    def ends_well(self) -> None:
        """Everybody comes back, everything is delivered; then the books are compared."""
        for who in ASKERS:
            self.does("come back", who, 0)
        for _round in range(3):
            self.loop.cast.do(deliver)
            self.loop.cast.do(settle, now=NOW)
        self.loop.cast.sound()
        self.loop.cast.look(self._compared)

    def _compared(self, session: Session) -> None:
        rows = list(session.scalars(select(QuestionLog)))
        assert len(rows) == self.asked
        sent = select(Outbox.args).where(Outbox.kind == "question-answered", Outbox.outcome == Outcome.SENT)
        told = sorted(args["question"] for args in session.scalars(sent))
        settled = {QuestionState.ANSWERED, QuestionState.DECLINED}
        assert told == sorted(row.id for row in rows if row.state in settled), "each answer once, and no other"
        assert all((row.person_id is None) == (row.state in settled) for row in rows)
        for faq in session.scalars(select(Faq).where(Faq.state == FaqState.APPROVED)):
            assert faq.approver_id != self._last_writer(session, faq.id)
        assert session.scalars(select(Chat).where(Chat.unreachable_since.is_not(None))).all() == []

    @staticmethod
    def _last_writer(session: Session, faq_id: int) -> int | None:
        """By the audit: who changed its words last, or who wrote them."""
        mine = select(Audit).where(Audit.object_kind == "faq", Audit.object_id == str(faq_id)).order_by(Audit.id)
        history = list(session.scalars(mine))
        changed = [each.actor_id for each in history if each.action == "answer-changed"]
        return changed[-1] if changed else history[0].actor_id


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(step, max_size=40))
def test_no_order_of_things_loses_a_question_or_answers_it_twice(steps: list[tuple[str, str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        life = Life(Path(folder))
        try:
            for what, who, which in steps:
                with contextlib.suppress(Refused):
                    life.does(what, who, which)
            life.ends_well()
        finally:
            life.store.close()
