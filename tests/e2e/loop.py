"""What the stories of questions share: who asks, who answers, and the ways through the chats."""

from sqlalchemy import select

from storage.tables import Faq, FaqState, Outbox, QuestionLog, QuestionState
from tests.room import Chatter, Room
from tests.room import words as w

SECRETARY, SECOND, OWNER = "Thường trực Cụm", "Thường trực Cụm (hai)", "Quản trị viên"
ASKER, GUEST = "Chuyên viên Huế", "Người lạ"
UNKNOWN = "Báo cáo tổng kết gửi Cụm có cần bản giấy không?"
AGAIN = "bao cao tong ket gui cum co can ban giay ko"
ANSWER = "Không cần bản giấy; Cụm nhận bản điện tử có chữ ký số."


async def passes(person: Chatter, question: str = UNKNOWN) -> None:
    """Somebody asks what nobody knows and passes it on."""
    await person.starts()
    await person.says(question)
    await person.taps(w("pass-button"))
    await person.taps(w("pass-now-button"))
    person.sees(w("pass-done"))


async def writes(person: Chatter, answer: str = ANSWER, ground: str = "") -> None:
    """The secretariat writes an answer, from the notice to the last look."""
    await person.taps(w("question-answer-button"))
    await person.taps(w("question-answer-button"))
    await person.says(answer)
    if ground:
        await person.says(ground)
        await person.taps(w("grounds-done-button"))
    else:
        await person.taps(w("grounds-none-button"))


async def sends(person: Chatter) -> None:
    """Sends what was written."""
    await person.taps(w("question-send-button"))


async def curates(room: Room) -> None:
    """The whole way of a question: asked, answered, approved."""
    asker, author, approver = room.person(ASKER), room.person(SECRETARY), room.person(SECOND)
    for each in (author, approver):
        await each.starts()
    await passes(asker)
    await writes(author)
    await sends(author)
    await approver.taps(w("faq-review-button"))
    await approver.taps(w("faq-approve-button"))
    approver.sees(w("faq-approved-done"))


def questions(room: Room) -> list[QuestionLog]:
    """The questions that were passed on."""
    return room.looks(lambda s: list(s.scalars(select(QuestionLog).where(QuestionLog.state != QuestionState.NOTED))))


def answers(room: Room) -> list[tuple[FaqState, str]]:
    """The curated answers, each in its state."""
    return room.looks(lambda s: [(it.state, it.answer) for it in s.scalars(select(Faq).order_by(Faq.id))])


def letters(room: Room, kind: str = "question-answered") -> list[str]:
    """How the messages of a kind ended."""
    query = select(Outbox.outcome).where(Outbox.kind == kind).order_by(Outbox.id)
    return room.looks(lambda s: [str(it) for it in s.scalars(query)])


def times_read(person: Chatter, words: str) -> int:
    """How many messages of the bot say this."""
    return sum(words in message.text for message in person.answers)
