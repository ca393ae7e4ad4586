"""What people send besides text and files: voice, stickers, polls, places, contacts, each a plain specimen."""

from collections.abc import Callable

from bot.practice.arguments import Upload
from bot.practice.files import file_told, keep_file
from bot.practice.things import Json
from bot.practice.world import World


def _voice(world: World, _text: str) -> Json:
    file = keep_file(world, "voice", Upload("voice.ogg", b"OggS", "audio/ogg"))
    return {"voice": {**file_told(file), "duration": 3, "mime_type": "audio/ogg"}}


def _sticker(world: World, text: str) -> Json:
    file = keep_file(world, "sticker", Upload("sticker.webp", b"RIFF", "image/webp"))
    size = {"width": 512, "height": 512, "is_animated": False, "is_video": False}
    return {"sticker": {**file_told(file), **size, "type": "regular", "emoji": text or "🙂"}}


def _poll(world: World, text: str) -> Json:
    options = [
        {"persistent_id": str(number), "text": words, "voter_count": 0}
        for number, words in enumerate(("Có", "Không"), start=1)
    ]
    told = {
        "id": str(world.count("file")),
        "question": text or "?",
        "options": options,
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    }
    return {"poll": told}


def _location(_world: World, _text: str) -> Json:
    return {"location": {"latitude": 18.6796, "longitude": 105.6813}}


def _contact(_world: World, text: str) -> Json:
    return {"contact": {"phone_number": "+84000000000", "first_name": text or "Liên hệ"}}


KINDS: dict[str, Callable[[World, str], Json]] = {
    "voice": _voice,
    "sticker": _sticker,
    "poll": _poll,
    "location": _location,
    "contact": _contact,
}
"""What a person can send besides text and files, by its name in the Bot API."""
