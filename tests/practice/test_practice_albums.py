"""Albums from the bot, and files that take the place of others."""

from collections.abc import Callable
from typing import Any

import pytest

from bot.practice import Person, Telegram
from bot.practice.arguments import Upload
from tests.practice.test_practice_files import PNG

Call = Callable[..., Any]


def files(count: int) -> dict[str, Upload]:
    return {f"f{n}": Upload(f"{n}.png", PNG, "image/png") for n in range(count)}


def items(count: int, kind: str = "photo") -> list[dict[str, Any]]:
    return [
        {"type": kind, "media": f"attach://f{n}", "caption": f"<b>{n}</b>", "parse_mode": "HTML"} for n in range(count)
    ]


def test_an_album_is_one_message_for_each_item(telegram: Telegram, person: Person, call: Call) -> None:
    sent = call("sendMediaGroup", files(10), chat_id=person.id, media=items(10), protect_content=True)
    assert [one["caption"] for one in sent] == [str(n) for n in range(10)]
    assert len({one["media_group_id"] for one in sent}) == 1
    assert [one.message_id for one in telegram.messages(person.id)[-10:]] == [one["message_id"] for one in sent]
    again = call("sendMediaGroup", files(2), chat_id=person.id, media=items(2, "document"))
    assert again[0]["media_group_id"] != sent[0]["media_group_id"]
    assert "document" in again[0]


@pytest.mark.parametrize(
    ("media", "words"),
    [
        (None, 'parameter "media" is required'),
        ("{}", "expected an Array of InputMedia"),
        (items(11), "too many messages to send as an album"),
        (items(1), "an album has 2-10 items"),
        ([*items(1), *items(1, "document")], "document can't be mixed with other media types"),
        (["x", "y"], "can't parse InputMedia: Expected an Object"),
        ([{"type": "photo"}] * 2, "can't parse InputMedia: media not found"),
        ([{"type": "story", "media": "x"}] * 2, 'can\'t parse InputMedia: type "story" is unsupported'),
        (
            [{"type": "photo", "media": "attach://f0", "caption": "x" * 1025}] * 2,
            "can't parse InputMedia: Message caption is too long",
        ),
    ],
)
def test_wrong_albums(person: Person, call: Call, refused: Call, media: Any, words: str) -> None:
    assert refused("sendMediaGroup", files(11), chat_id=person.id, media=media) == (400, f"Bad Request: {words}")
    assert call("sendMediaGroup", files(2), chat_id=person.id, media=items(2))


def test_an_album_counts_each_of_its_messages(telegram: Telegram, person: Person, call: Call, refused: Call) -> None:
    telegram.set_rates(True)
    assert call("sendMediaGroup", files(6), chat_id=person.id, media=items(6))
    assert refused("sendMessage", chat_id=person.id, text="x")[0] == 429


def test_a_file_takes_the_place_of_another_or_of_text(person: Person, call: Call) -> None:
    sent = call("sendMessage", chat_id=person.id, text="<b>chữ</b>", parse_mode="HTML")
    where = {"chat_id": person.id, "message_id": sent["message_id"]}
    edited = call("editMessageMedia", files(1), **where, media=items(1)[0])
    assert (edited["caption"], "text" in edited, "entities" in edited) == ("0", False, False)
    document = {"type": "document", "media": "attach://f0"}
    edited = call("editMessageMedia", files(1), **where, media=document)
    assert ("photo" in edited, edited["document"]["file_name"], "caption" in edited) == (False, "0.png", False)


def test_what_media_cannot_be_edited_to(person: Person, call: Call, refused: Call) -> None:
    first = call("sendMediaGroup", files(2), chat_id=person.id, media=items(2))[0]
    where = {"chat_id": person.id, "message_id": first["message_id"]}
    assert refused("editMessageMedia", **where) == (400, 'Bad Request: parameter "media" is required')
    assert refused("editMessageMedia", files(1), **where, media=items(1, "document")[0]) == (
        400,
        "Bad Request: message content type can't be used in an album",
    )
    assert call("editMessageMedia", files(1), **where, media={**items(1)[0], "caption": "khác"})["caption"] == "khác"
    assert refused("editMessageMedia", chat_id=person.id, media=items(1)[0]) == (
        400,
        "Bad Request: message identifier is not specified",
    )
