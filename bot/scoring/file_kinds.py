"""Which files are taken as evidence: by name, by size and by content, and the three must fit each other."""

import io
import zipfile

from bot.files.looks import ARCHIVE_MAGIC, MOST_BYTES, OLE, PROGRAM_MAGIC, UTF16, ZIP, ending_of, is_image
from bot.language.phrases import Phrase, Refused, say
from bot.language.text import tidy

__all__ = ["ENDINGS", "LONGEST_NAME", "MOST_BYTES", "check_file", "clean_name", "ending_of"]

LONGEST_NAME = 200

_PARTS = {"docx": "word/", "xlsx": "xl/", "pptx": "ppt/"}
_OLD_OFFICE = frozenset({"doc", "xls", "ppt"})
_IMAGES = frozenset({"jpg", "jpeg", "png", "webp", "heic", "heif"})
_TEXTS = frozenset({"txt", "csv"})
ENDINGS = frozenset({"pdf", *_PARTS, *_OLD_OFFICE, *_IMAGES, *_TEXTS})
"""What is taken. No archives: nobody can see what is in them before it is on their own computer."""

_ARCHIVES = frozenset({"zip", "rar", "7z", "gz", "tar", "bz2", "xz", "iso", "cab"})


def check_file(name: str, head: bytes, size: int) -> None:
    """Refuses what is too large, empty, of a kind that is not taken, or of another kind than its name says.

    `head` is what is known of the content: nothing before the download, its beginning, or all of it, and then
    documents are looked into as well.
    """
    if size > MOST_BYTES:
        raise Refused(say("refused-file-large", most=MOST_BYTES // (1024 * 1024)))
    if size <= 0:
        raise Refused(say("refused-file-empty"))
    ending = ending_of(name)
    fault = _content_fault(ending, head, is_whole=len(head) == size) if head else None
    if fault is None and ending not in ENDINGS:
        fault = say("refused-file-archive") if ending in _ARCHIVES else say("refused-file-kind")
    if fault is not None:
        raise Refused(fault)


def clean_name(name: str) -> str:
    """A file's name as it is kept: tidy, without folders, at most 200 letters with its ending."""
    last = tidy(name.replace("\\", "/").rpartition("/")[2]).replace("\n", " ").strip(". ")
    if len(last) <= LONGEST_NAME:
        return last
    ending = f".{ending_of(last)}"
    return last[: LONGEST_NAME - len(ending)] + ending


def _content_fault(ending: str, head: bytes, *, is_whole: bool) -> Phrase | None:
    if head.startswith(PROGRAM_MAGIC):
        return say("refused-file-program")
    if head.startswith(ARCHIVE_MAGIC):
        return say("refused-file-archive")
    if ending not in ENDINGS:
        return None  # refused by its name, with a better reason
    if not _fits(ending, head):
        return say("refused-file-content", ending=ending)
    return _document_fault(ending, head) if ending in _PARTS and is_whole else None


def _fits(ending: str, head: bytes) -> bool:
    if ending == "pdf":
        return b"%PDF-" in head[:1024]
    if ending in _PARTS:
        return head.startswith(ZIP)
    if ending in _OLD_OFFICE:
        return head.startswith(OLE)
    if ending in _IMAGES:
        return is_image(head)
    return b"\0" not in head or head.startswith(UTF16)


def _document_fault(ending: str, content: bytes) -> Phrase | None:
    """Looks at the names of the parts of a document; nothing in it is unpacked."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            names = [name.casefold() for name in parts.namelist()]
    except (zipfile.BadZipFile, ValueError, OSError):
        return say("refused-file-content", ending=ending)
    if any(name.endswith("vbaproject.bin") for name in names):
        return say("refused-file-macro")
    if not any(name.startswith(_PARTS[ending]) for name in names):
        return say("refused-file-content", ending=ending)
    return None
