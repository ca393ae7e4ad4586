from typing import Any

import pytest
from telegram import Update

from handlers.said import (
    LONGEST_FILE_NAME,
    Attached,
    Command,
    Edited,
    Forwarded,
    Migrated,
    Other,
    Press,
    Reachable,
    Said,
    Typed,
    queue_name,
    read,
)

BOT = "tro_ly_thi_dua_bot"
PERSON = {"id": 7, "is_bot": False, "first_name": "Một", "last_name": "Người"}
PRIVATE = {"id": 7, "type": "private", "first_name": "Một"}
GROUP = {"id": -5, "type": "group", "title": "Cụm"}


def update(**more: Any) -> Update:
    made = Update.de_json({"update_id": 1, **more}, None)
    assert made is not None
    return made


def said(**content: Any) -> Said | None:
    """What is read from a message with this content."""
    kind = content.pop("kind", "message")
    message = {"message_id": 3, "date": 1, "chat": PRIVATE, "from": PERSON} | content
    return read(update(**{kind: message}), bot_username=BOT)


def act(**content: Any) -> object:
    found = said(**content)
    return found.act if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/hoi cờ thi đua", Command("hoi", "cờ thi đua")),
        ("/HOI", Command("hoi", "")),
        ("/hỏi  cờ\nthi đua ", Command("hoi", "cờ\nthi đua")),
        ("/tro\u031bgiu\u0301p", Command("trogiup", "")),
        ("/trợgiúp", Command("trogiup", "")),
        ("／hoi", Typed("／hoi", 3)),
        (f"/hoi@{BOT} cờ", Command("hoi", "cờ")),
        (f"/hoi@{BOT.upper()}", Command("hoi", "")),
        ("/hoi@other_bot cờ", None),
        ("/", Typed("/", 3)),
        ("//hoi", Typed("//hoi", 3)),
        ("/ hoi", Typed("/ hoi", 3)),
        (" /hoi", Command("hoi", "")),
        ("hoi", Typed("hoi", 3)),
        (f"https://t.me/{BOT}?start=i-abc", Command("start", "i-abc")),
        (f"t.me/{BOT}?start=cum", Command("start", "cum")),
        ("https://t.me/other_bot?start=i-abc", Typed("https://t.me/other_bot?start=i-abc", 3)),
        (f"xem https://t.me/{BOT}?start=i-abc", Typed(f"xem https://t.me/{BOT}?start=i-abc", 3)),
    ],
)
def test_a_text_is_a_command_a_pasted_link_or_a_text(text: str, expected: object) -> None:
    assert act(text=text) == expected


def test_a_text_is_tidied_at_the_door() -> None:
    assert act(text="  Nghe\u0323\u0302\u200b  An ") == Typed("Nghệ An", 3)


@pytest.mark.parametrize("kind", ["sticker", "voice", "poll", "location", "contact", "dice", "story"])
def test_a_message_without_text_is_of_a_kind(kind: str) -> None:
    contents: dict[str, Any] = {
        "sticker": {"file_id": "1", "file_unique_id": "1", "width": 1, "height": 1, "is_animated": False,
                    "is_video": False, "type": "regular"},
        "voice": {"file_id": "1", "file_unique_id": "1", "duration": 1},
        "poll": {"id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False,
                 "is_anonymous": True, "type": "regular", "allows_multiple_answers": False,
                 "allows_revoting": False, "members_only": False},
        "location": {"latitude": 1.0, "longitude": 1.0},
        "contact": {"phone_number": "1", "first_name": "1"},
        "dice": {"value": 1, "emoji": "🎲"},
        "story": {"chat": PRIVATE, "id": 1},
    }  # fmt: skip
    assert act(**{kind: contents[kind]}) == Other(kind)


def test_a_document_keeps_its_name_and_a_photo_gets_one() -> None:
    file = {"file_id": "1", "file_unique_id": "1", "file_name": "Kế\u200b hoạch.pdf", "file_size": 7}
    assert act(document=file) == Attached(kind="document", file_id="1", name="Kế hoạch.pdf", size=7)
    long = {**file, "file_name": "a" * 500 + ".pdf"}
    named = act(document=long)
    assert isinstance(named, Attached)
    assert (len(named.name), named.name[-4:]) == (LONGEST_FILE_NAME, ".pdf")
    small = {"file_id": "s", "file_unique_id": "1", "width": 1, "height": 1}
    photo = act(photo=[small, {**small, "file_id": "large"}], media_group_id="album")
    assert isinstance(photo, Attached)
    assert (photo.kind, photo.file_id, photo.album, photo.name[-4:]) == ("photo", "large", "album", ".jpg")


def test_what_telegram_itself_says_in_a_chat_is_nothing_that_a_person_did() -> None:
    assert act(new_chat_title="Cụm") is None
    assert act(chat=GROUP, migrate_from_chat_id=-5) is None


def test_an_edited_message_is_an_edit_whatever_it_has_become() -> None:
    assert act(kind="edited_message", text="/huy") == Edited("/huy", 3)
    assert act(kind="edited_message", caption="ảnh", photo=[]) == Edited("", 3)


def test_a_live_location_that_moves_is_no_doing() -> None:
    assert act(kind="edited_message", location={"latitude": 1.0, "longitude": 1.0}) is None


def test_a_forwarded_command_is_no_command() -> None:
    origin = {"type": "hidden_user", "sender_user_name": "Ai đó", "date": 1}
    assert act(text="/huy", forward_origin=origin) == Forwarded()


def test_a_name_is_one_line_without_what_cannot_be_seen() -> None:
    author = PERSON | {"first_name": "\u202eA\u2028• Quản trị viên:", "last_name": "B\u200f\u200b"}
    found = said(text="x", **{"from": author})
    assert found is not None
    assert found.caller is not None
    assert found.caller.name == "A • Quản trị viên: B"


def test_nobody_speaks_for_a_channel_or_another_bot() -> None:
    for content in ({"sender_chat": GROUP}, {"from": PERSON | {"is_bot": True}}):
        found = said(text="/hoi", chat=GROUP, **content)
        assert found is not None
        assert found.caller is None


def test_a_press_without_its_message_is_nothing() -> None:
    query = {"id": "9", "from": PERSON, "chat_instance": "1", "data": "n:end:1"}
    assert read(update(callback_query=query), bot_username=BOT) is None
    gone = query | {"message": {"chat": PRIVATE, "message_id": 4, "date": 0}}
    found = read(update(callback_query=gone), bot_username=BOT)
    assert found is not None
    assert found.act == Press("9", "n:end:1", None)


def test_coming_going_and_moving() -> None:
    def change(status: str) -> object:
        member = {"user": PERSON | {"id": 1, "is_bot": True}, "status": status, "until_date": 0}
        body = {"chat": PRIVATE, "from": PERSON, "date": 1, "old_chat_member": member, "new_chat_member": member}
        found = read(update(my_chat_member=body), bot_username=BOT)
        return found.act if found else None

    assert change("kicked") == Reachable(False)
    assert change("left") == Reachable(False)
    assert change("member") == Reachable(True)
    assert act(chat=GROUP, migrate_to_chat_id=-1005) == Migrated(-1005)


def test_one_persons_updates_wait_in_one_queue() -> None:
    message = {"message_id": 3, "date": 1, "chat": GROUP, "from": PERSON, "text": "x"}
    query = {"id": "9", "from": PERSON, "chat_instance": "1", "data": "x"}
    assert {queue_name(update(message=message)), queue_name(update(callback_query=query))} == {"p7"}
    assert queue_name(update(channel_post={"message_id": 3, "date": 1, "chat": GROUP | {"type": "channel"}})) == "c-5"
