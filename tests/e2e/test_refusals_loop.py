"""Every deed of the loop, tried by everybody through every door, with a question and answers really there."""

from pathlib import Path

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from bot.files.writing import new_book, put_row, saved
from bot.people.permissions import Actor, actor_of
from bot.rules.loop.faqs import approve, give_back, put_forward
from bot.rules.loop.questions import note, pass_on
from storage.tables import AnswerZone, Person
from tests.conftest import NOW
from tests.e2e.loop import ASKER, OWNER, SECOND, SECRETARY
from tests.room import Chatter, open_room
from tests.room import words as w

OUTSIDERS = ("Lãnh đạo Nghệ An", "Chuyên viên Nghệ An", "Quan sát viên", "Người lạ")
SECRETS = ("Câu hỏi kín của Huế", "Lời đáp còn chờ", "Lời đáp bị trả lại")
TABLES = {
    "faq": "SELECT * FROM faq",
    "faq_variant": "SELECT * FROM faq_variant",
    "question_log": "SELECT * FROM question_log WHERE state <> 'noted' OR verdict IS NOT NULL",
    "audit": "SELECT * FROM audit",
    "outbox": "SELECT dedupe_key, kind FROM outbox",
}
DEEDS: dict[str, tuple[str, ...]] = {
    "read the questions": ("open:questions", "go:open", "pick:q{question}"),
    "answer by the notice": ("n:answer-question:{question}", "go:answer", ">Đáp bừa.", "grounds-done", "send"),
    "answer by the form": ("open:questions", "pick:q{question}", "go:answer", ">Đáp bừa.", "grounds-done", "send"),
    "decline": ("open:questions", "pick:q{question}", "go:decline", ">Không thích.", "decline-now"),
    "read the lists": ("open:questions", "list:waiting", "list:draft", "list:approved", "list:retired"),
    "put an answer forward": ("open:questions", "new", ">Câu gì đó?", ">Đáp bừa.", "grounds-done", "send"),
    "approve": ("n:review-answer:{waiting}", "approve:1"),
    "approve by the form": ("open:questions", "pick:a{waiting}", "approve:1"),
    "approve by the list": ("n:review-answers", "pick:a{waiting}", "approve:1"),
    "return": ("open:questions", "pick:a{waiting}", "return:1", ">Không hay."),
    "change": ("open:questions", "pick:a{waiting}", "change:1", "go:change-answer", ">Đáp bừa."),
    "submit": ("open:questions", "pick:a{draft}", "submit:2"),
    "revise": ("open:questions", "pick:a{approved}", "revise"),
    "retire": ("open:questions", "pick:a{approved}", "go:retire", "retire:2"),
    "see the digest's list": ("n:open-questions",),
    "get the workbook": ("open:questions", "go:book", "book"),
    "type the command": (">/cauhoi",),
}


def prepared(session: Session) -> dict[str, int]:
    """A question that waits, and answers in three states."""
    first, second, asker = (_actor(session, name) for name in (SECRETARY, SECOND, ASKER))
    ids = {"question": note(session, text=SECRETS[0], zone=AnswerZone.UNKNOWN, source=None, now=NOW)}
    pass_on(session, actor=asker, question_id=ids["question"], now=NOW)
    answers = {"waiting": SECRETS[1], "draft": SECRETS[2], "approved": "Lời đáp đã duyệt"}
    for state, answer in answers.items():
        faq = put_forward(session, actor=first, variants=[f"Câu {state} nào đó?"], answer=answer, now=NOW)
        ids[state] = faq.id
    give_back(session, actor=second, faq_id=ids["draft"], rev=1, reason="Sửa lại.", now=NOW)
    approve(session, actor=second, faq_id=ids["approved"], rev=1, now=NOW)
    return ids


def _actor(session: Session, name: str) -> Actor:
    return actor_of(session, session.scalars(select(Person.id).where(Person.display_name == name)).one())


def whole(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """Everything that a deed could change. What somebody types is noted as a question: that is none of it."""
    return {table: [tuple(row) for row in session.execute(text(query))] for table, query in TABLES.items()}


async def does(person: Chatter, steps: tuple[str, ...], ids: dict[str, int]) -> list[str]:
    """Takes the steps as if all of them were offered; gives what was seen on the way."""
    before = len(person.answers)
    for each in steps:
        step = each.format(**ids)
        if step.startswith(">"):
            await person.says(step[1:])
        elif step.startswith("n:"):
            await person.forges(step)
        else:
            await person.forges_here(*step.split(":"))
    fresh = person.answers[max(0, before - 1) :]
    return [line for message in fresh for line in (message.text, *message.buttons)]


@pytest.mark.parametrize("deed", DEEDS)
async def test_the_secretariat_gets_somewhere_by_these_very_steps(tmp_path: Path, deed: str) -> None:
    async with open_room(tmp_path) as room:
        ids = room.store.transact_now(prepared)
        person = room.person(SECOND)
        await person.starts()
        seen = await does(person, DEEDS[deed], ids)
        assert not any(w("refused-role") in each or w("button-unknown") in each for each in seen), person.chat()


@pytest.mark.parametrize("name", OUTSIDERS)
async def test_all_others_get_a_sentence_and_nothing_else(tmp_path: Path, name: str) -> None:
    async with open_room(tmp_path) as room:
        ids = room.store.transact_now(prepared)
        person = room.person(name)
        await person.starts()
        before = room.looks(whole)
        for deed, steps in DEEDS.items():
            await does(person, steps, ids)
            assert room.looks(whole) == before, f"{name} could {deed}"
        person.sees_nowhere(*SECRETS)
        assert not [message for message in person.answers if "document" in message.body]


@pytest.mark.parametrize("name", OUTSIDERS)
async def test_a_workbook_of_somebody_else_is_not_read(tmp_path: Path, name: str) -> None:
    book = new_book()
    sheet = book.create_sheet("Sheet")
    put_row(sheet, 1, ["Số"])
    put_row(sheet, 2, [None, None, "Câu mới?", "Đáp."])
    async with open_room(tmp_path) as room:
        person = room.person(name)
        await person.starts()
        await person.forges_here("open", "questions")
        before = room.looks(whole)
        await person.uploads("mau.xlsx", saved(book))
        assert room.looks(whole) == before
        await room.person(OWNER).says("/cauhoi")
        await room.person(OWNER).uploads("mau.xlsx", saved(book))
        assert len(room.looks(whole)["faq"]) == 1


@pytest.mark.parametrize("name", OUTSIDERS)
async def test_nobody_judges_or_passes_on_what_somebody_else_asked(tmp_path: Path, name: str) -> None:
    """The question is the one of one's own screen; a number in a button means nothing."""
    async with open_room(tmp_path) as room:
        other = room.person(ASKER)
        await other.starts()
        await other.says("điều 25 khoản 2")
        before = room.looks(whole)
        person = room.person(name)
        await person.starts()
        await person.forges_here("open", "ask")
        for action in ("right:1", "wrong:1", "pass-now:1", "go:pass"):
            await person.forges_here(*action.split(":"))
        assert room.looks(whole) == before
