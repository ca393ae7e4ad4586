"""Files: who sends what, how large, and back again."""

import struct
from collections.abc import Callable
from typing import Any

import pytest

from bot.practice import ImpossibleError, Person, Telegram
from bot.practice.arguments import Upload
from bot.practice.pictures import picture_size

Call = Callable[..., Any]

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 320, 200) + b"\x08\x02\x00\x00\x00"
JPEG = b"\xff\xd8\xff\xe0\x00\x04\x00\x00\xff\xc0\x00\x0b\x08" + struct.pack(">HH", 200, 320) + b"\x01\x00\x00\x00"
MB = 1024 * 1024


def test_pictures_tell_their_size() -> None:
    assert picture_size(PNG) == picture_size(JPEG) == (320, 200)
    assert picture_size(b"GIF89a" + struct.pack("<HH", 320, 200)) == (320, 200)
    assert picture_size(b"%PDF") is None


def test_a_file_is_sent_again_by_its_id(person: Person, call: Call, refused: Call) -> None:
    first = call("sendPhoto", {"photo": Upload("a.png", PNG, "image/png")}, chat_id=person.id)
    file_id = first["photo"][0]["file_id"]
    again = call("sendPhoto", chat_id=person.id, photo=file_id)
    assert again["photo"] == first["photo"]
    assert refused("sendDocument", chat_id=person.id, document=file_id) == (
        400,
        "Bad Request: type of file mismatch: can't use file of type Photo as Document",
    )
    assert refused("sendPhoto", chat_id=person.id, photo="không có") == (
        400,
        "Bad Request: wrong file identifier/HTTP URL specified",
    )


def test_what_is_no_picture_or_nothing(person: Person, call: Call, refused: Call) -> None:
    text = {"photo": Upload("a.png", b"text", "image/png")}
    assert refused("sendPhoto", text, chat_id=person.id) == (400, "Bad Request: IMAGE_PROCESS_FAILED")
    large = {"photo": Upload("a.png", PNG + bytes(10 * MB), "image/png")}
    assert refused("sendPhoto", large, chat_id=person.id)[1].startswith(
        "Bad Request: file of size 10485789 bytes is too big for a photo; the maximum size is 10485760 bytes"
    )
    empty = {"document": Upload("a.txt", b"", "text/plain")}
    assert refused("sendDocument", empty, chat_id=person.id) == (400, "Bad Request: file must be non-empty")
    attached = {"part": Upload("a.txt", b"a", "text/plain")}
    sent = call("sendDocument", attached, chat_id=person.id, document="attach://part")
    assert sent["document"]["file_name"] == "a.txt"


def test_downloads_end_at_20_mb(telegram: Telegram, person: Person, call: Call, refused: Call) -> None:
    small = telegram.upload(person.id, "minh chứng.pdf", b"x" * (20 * MB), mime_type="application/pdf")
    told = call("getFile", file_id=small.body["document"]["file_id"])
    found = telegram.file_at(told["file_path"])
    assert found
    assert len(found[1]) == told["file_size"] == 20 * MB
    large = telegram.upload(person.id, "to.pdf", b"x" * (20 * MB + 1))
    assert refused("getFile", file_id=large.body["document"]["file_id"]) == (
        400,
        "Bad Request: file is too big",
    )
    assert refused("getFile", file_id="x") == (400, "Bad Request: invalid file_id")
    with pytest.raises(ImpossibleError):
        telegram.upload(person.id, "quá to.bin", bytes(50 * MB + 1))
