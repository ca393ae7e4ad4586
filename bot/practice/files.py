"""Files: taking them in, and telling them as the Bot API does."""

import mimetypes

from bot.practice.arguments import Arguments, Upload
from bot.practice.pictures import picture_size
from bot.practice.refusals import ImpossibleError, bad_request
from bot.practice.things import Json, StoredFile
from bot.practice.world import World

MOST_UPLOADED = 50 * 1024 * 1024
MOST_DOWNLOADED = 20 * 1024 * 1024
MOST_PHOTO = 10 * 1024 * 1024

_FOLDERS = {"document": "documents", "photo": "photos", "voice": "voice", "sticker": "stickers"}


def received_file(world: World, arguments: Arguments, name: str) -> StoredFile:
    """The file of a send: newly uploaded, or known by its file_id."""
    given = arguments.upload(name)
    if isinstance(given, Upload):
        return _uploaded(world, given, name)
    if not given:
        raise bad_request(f"there is no {name} in the request")
    if given.startswith(("http://", "https://")):
        raise bad_request("failed to get HTTP URL content")
    file = world.files.get(given)
    if file is None:
        raise bad_request("wrong file identifier/HTTP URL specified")
    if file.kind != name:
        raise bad_request(f"type of file mismatch: can't use file of type {_named(file.kind)} as {_named(name)}")
    return file


def keep_file(world: World, kind: str, upload: Upload) -> StoredFile:
    """Store bytes and give them a file_id. A photo must be a picture, else ImpossibleError."""
    size = picture_size(upload.data) if kind == "photo" else (0, 0)
    if size is None:
        raise ImpossibleError("not a picture")
    number = world.count("file")
    suffix = _suffix(upload)
    file = StoredFile(
        file_id=f"{kind}-{number}-{world.bot.id}",
        unique_id=f"u{number}",
        kind=kind,
        name=upload.name or f"file{suffix}",
        mime_type=upload.mime_type or mimetypes.guess_type(upload.name)[0] or "application/octet-stream",
        size=len(upload.data),
        path=f"{_FOLDERS[kind]}/file_{number}{suffix}",
        width=size[0],
        height=size[1],
    )
    world.contents.put(file.unique_id, upload.data)
    world.files[file.file_id] = file
    world.save("file", file.file_id, file)
    return file


def file_told(file: StoredFile) -> Json:
    """The fields that every kind of file shares."""
    return {"file_id": file.file_id, "file_unique_id": file.unique_id, "file_size": file.size}


def document_told(file: StoredFile) -> Json:
    """A ``Document`` of the Bot API."""
    return {"file_name": file.name, "mime_type": file.mime_type, **file_told(file)}


def photo_told(file: StoredFile) -> list[Json]:
    """The sizes of a photo: here the one that was sent."""
    return [{**file_told(file), "width": file.width, "height": file.height}]


def _uploaded(world: World, upload: Upload, kind: str) -> StoredFile:
    if not upload.data:
        raise bad_request("file must be non-empty")
    if kind == "photo" and len(upload.data) > MOST_PHOTO:
        raise bad_request(
            f"file of size {len(upload.data)} bytes is too big for a photo; the maximum size is {MOST_PHOTO} bytes"
        )
    try:
        return keep_file(world, kind, upload)
    except ImpossibleError:
        raise bad_request("IMAGE_PROCESS_FAILED") from None


def _suffix(upload: Upload) -> str:
    _, dot, ending = upload.name.rpartition(".")
    if dot and ending.isalnum() and ending.isascii() and len(ending) <= 8:
        return f".{ending.lower()}"
    return mimetypes.guess_extension(upload.mime_type) or ""


def _named(kind: str) -> str:
    return kind.capitalize()
