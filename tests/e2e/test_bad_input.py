"""What people send that no form waits for: each gets a sentence, and nothing is lost."""

import base64
import unicodedata
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.__main__ import main
from bot.samples.personas import OWNER
from handlers.forms.ask import LONGEST_TEXT
from storage.tables import Chat, Dialog, Person
from tests.room import Chatter, Room, open_room
from tests.room import words as w

ASKER = "Chuyên viên Nghệ An"
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
QUESTION = "tiêu chuẩn cờ thi đua của Chính phủ"


def dialog(room: Room, person: Chatter) -> tuple[str, str, str]:
    """Where a person's conversation stands."""
    mine = select(Dialog).join(Person, Person.id == Dialog.person_id).where(Person.tg_user_id == person.id)
    found = room.looks(lambda session: session.scalars(mine).one())
    told = {key: answer for key, answer in found.answers.items() if key != "album"}
    return found.form, found.step, str(told)


@pytest.mark.parametrize("command", ["", "/hoi "])
async def test_a_text_of_4096_letters_is_asked_to_be_shorter(tmp_path: Path, command: str) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        for text in ("cờ " * 1360, "x" * 4090, "a " * LONGEST_TEXT, "a" * (LONGEST_TEXT + 1)):
            await person.says((command + text)[:4096])
            person.sees(w("refused-too-long", most=LONGEST_TEXT))
        await person.says(command + ("cờ thi đua của Chính phủ " * 80)[:LONGEST_TEXT])
        assert w("refused-too-long", most=LONGEST_TEXT) not in person.last


def test_a_question_of_5000_letters_at_the_command_line_is_answered(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", f"{QUESTION} " * 140]) == 0
    assert capsys.readouterr().out.strip()
    assert main(["ask", "x" * 5000]) == 0
    assert main(["ask", "😀"]) in {0, 2}
    assert "Traceback" not in capsys.readouterr().err


async def test_what_has_no_words_that_we_know_gets_a_sentence(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        for text in (
            "😀",
            "👨‍👩‍👧‍👦🇻🇳",
            "???",
            "…",
            "·" * 500,
            "\u3164",
            "ㅤ\u200d",
            "ﷺ",
            "漢字",
            "<b>",
        ):
            await person.says(text)
            said = (w("refused-no-words"), w("unknown").splitlines()[0])
            assert any(each in person.last for each in said), person.chat()


async def test_however_a_question_is_written_it_is_understood(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        for text in (
            unicodedata.normalize("NFD", QUESTION),
            QUESTION.upper(),
            "tieu chuan co thi dua cua chinh phu",
            "tiêu\u00a0chuẩn cờ\u200b thi đua\u2009của Chính phủ",
            "tiêu chuẩn cờ thi đua\ncủa Chính phủ",
        ):
            await person.says(text)
            person.sees("Điều 25")


async def test_what_is_no_text_gets_a_sentence_and_the_form_stays_where_it_is(tmp_path: Path) -> None:
    async with open_room(tmp_path, cluster=False) as room:
        person = room.person("Người lạ")
        await person.says(QUESTION)
        before = dialog(room, person)
        for kind in ("voice", "sticker", "poll", "location", "contact"):
            await person.says("x", kind=kind)
            person.sees(w("voice-not-taken") if kind == "voice" else w("kind-not-taken"))
            assert dialog(room, person) == before
        await person.uploads("bao-cao.docx", b"PK", caption=QUESTION)
        person.sees(w("file-not-taken"))
        await person.uploads("anh.png", PIXEL, as_photo=True)
        person.sees(w("file-not-taken"))
        assert dialog(room, person) == before


async def test_an_edited_question_is_answered_anew_while_its_answer_is_on_the_screen(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        question = await person.says("điều 8")
        person.sees("Điều 8")
        await person.edits(question, QUESTION)
        person.sees("Điều 25", QUESTION)
        await person.taps(w("whole-article-button"))
        await person.edits(question, "điều 8")
        person.sees("Điều 8")
        for impossible in ("😀", "cờ " * 1000):
            await person.edits(question, impossible)
            person.sees(w("edit-not-taken"), "Điều 8")
        await person.says("/trogiup")
        await person.edits(question, QUESTION)
        person.sees(w("edit-not-taken"), w("help-title"))


async def test_an_edited_answer_changes_nothing_that_was_done(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        owner = room.person(OWNER.name)
        await owner.says("/cum")
        await owner.taps(w("units-button"))
        await owner.taps(w("add-unit-button"))
        name = await owner.says("Ninh Bình")
        owner.sees(w("unit-added", unit="Ninh Bình"))
        await owner.edits(name, "Hà Nam")
        owner.sees(w("edit-not-taken"))
        owner.has("Ninh Bình")
        await owner.edits(name, "/huy")
        owner.has("Ninh Bình")


async def test_a_forwarded_message_is_never_an_answer(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        owner = room.person(OWNER.name)
        await owner.says("/cum")
        await owner.taps(w("units-button"))
        await owner.taps(w("add-unit-button"))
        before = dialog(room, owner)
        for forwarded in ("Hải Phòng", "/huy", QUESTION):
            await owner.says(forwarded, forward="Một người khác")
            owner.sees(w("forwarded-not-taken"))
            assert dialog(room, owner) == before
        await owner.taps(w("back-button"))
        owner.sees_nowhere("Hải Phòng")


async def test_an_unknown_command_says_so_and_leaves_everything_as_it_is(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        for command in ("/nhat", "/" + "x" * 200, "/1", "/điều", "/hoi_gi", "/START_", "/hoi-dap"):
            await person.says("/hoi")
            before = dialog(room, person)
            await person.says(command)
            person.sees(w("command-unknown"))
            assert dialog(room, person) == before


async def test_commands_are_understood_with_marks_capitals_and_their_other_names(tmp_path: Path) -> None:
    understood = (
        ("/trợgiúp", "help-title"),
        ("/TROGIUP", "help-title"),
        ("/help", "help-title"),
        ("/hỏi", "ask-title"),
        ("/cài_đặt", "command-unknown"),
        ("/càiđặt", "mine-title"),
        ("/bắtđầu", "home-title"),
        ("/start", "home-title"),
        ("/huỷ", "cancelled"),
        ("/hủy", "cancelled"),
        ("/cancel", "cancelled"),
        ("/trogiup@tro_ly_thi_dua_bot", "help-title"),
    )
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        for command, sees in understood:
            await person.says(command)
            person.sees(w(sees))


async def test_a_button_of_an_old_screen_says_so_and_the_present_screen_is_drawn(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        old = person.message_with(w("cluster-button"))
        buttons = old.body["reply_markup"]["inline_keyboard"]
        data = next(
            button["callback_data"] for row in buttons for button in row if button["text"] == w("cluster-button")
        )
        await person.says("/trogiup")
        assert not old.buttons, "the old keyboard is taken away"
        read = len(person.answers)
        await person.taps_on(old, data, forged=True)
        assert person.toast == w("screen-was-old")
        person.sees(w("help-title"))
        assert len(person.answers) == read + 1
        assert sum(bool(message.buttons) for message in person.answers) == 1, "one live screen"


async def test_a_double_tap_does_the_thing_once(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        owner = room.person(OWNER.name)
        await owner.says("/moi")
        await owner.taps(w("invite-button"))
        await owner.taps(w("role-observer"))
        screen = owner.message_with("1")
        telegram = room.telegram
        first = telegram.tap(owner.id, screen.message_id, "1")
        second = telegram.tap(owner.id, screen.message_id, "1")
        await room.settle()
        assert first.query_id
        assert second.query_id
        assert telegram.press(first.query_id).answered
        assert telegram.press(second.query_id).text == w("screen-was-old")
        assert sum("start=i-" in message.text for message in owner.answers) == 1


async def test_a_press_under_a_message_of_long_ago_is_answered_too(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        old = person.answers[0]
        for _day in range(3):
            await person.says("/trogiup")
        room.telegram.advance(60 * 60 * 24 * 60)
        await person.taps_on(old, "s1:open:cluster", forged=True)
        assert person.toast == w("screen-was-old")
        await person.forges_here("open", "ask")
        person.sees(w("ask-title"))


async def test_who_blocked_the_bot_is_not_written_to_and_is_again_after_coming_back(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person, owner = room.person(ASKER), room.person(OWNER.name)
        await person.blocks()
        lost = room.looks(lambda s: s.scalars(select(Chat).where(Chat.tg_chat_id == person.id)).one())
        assert lost.unreachable_since is not None
        await owner.says("/thanhvien")
        await owner.taps(w("people-unit", unit="Nghệ An", count=2))
        owner.sees(w("people-line-unreachable", role=w("role-specialist"), name=ASKER))
        await person.unblocks()
        await owner.says("/thanhvien")
        await owner.taps(w("people-unit", unit="Nghệ An", count=2))
        owner.sees(w("people-line", role=w("role-specialist"), name=ASKER))
        assert w("people-line-unreachable", role=w("role-specialist"), name=ASKER) not in owner.last
        await person.blocks()
        await person.starts()
        person.sees(w("home-title"))


async def test_a_notice_to_somebody_who_blocked_the_bot_stands_in_nobodys_way(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        owner, specialist = room.person(OWNER.name), room.person(ASKER)
        await specialist.blocks()
        await owner.says("/thanhvien")
        await owner.taps(w("people-unit", unit="Nghệ An", count=2))
        await owner.taps(ASKER)
        await owner.taps(w("end-role-button"))
        await owner.taps(w("end-now-button"))
        owner.sees(w("role-ended-done", name=ASKER, role="Chuyên viên – Nghệ An"))
        await specialist.starts()
        specialist.sees(w("home-guest"))


async def test_the_other_language_is_spoken_from_the_next_screen_on(tmp_path: Path) -> None:
    async with open_room(tmp_path) as room:
        person = room.person(ASKER)
        await person.says("/caidat")
        await person.taps(w("language-button"))
        person.sees(w("mine-title", language="en"), w("language-changed", language="en"))
        await person.says("😀")
        person.sees(w("refused-no-words", language="en"))
        await person.says("/caidat")
        await person.taps(w("language-button", language="en"))
        person.sees(w("language-changed"))
