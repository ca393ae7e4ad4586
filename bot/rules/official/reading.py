"""A file becomes a document: opened, split, and understood."""

from pathlib import Path

from bot.files.looks import MOST_BYTES
from bot.language.phrases import Refused, say
from bot.rules.official.changing import changes_of
from bot.rules.official.heading import read_head, with_own_dates
from bot.rules.official.opening import open_text
from bot.rules.official.shape import Paper, Raw
from bot.rules.official.splitting import split


def read_document(name: str, content: bytes) -> Paper:
    """The document in a file. Raises `Refused`, each time with its own reason, for what cannot be read."""
    return understand(open_text(name, content))


def read_file(file: Path) -> Paper:
    """The document in a file of this machine. Raises `Refused`, and `OSError` where there is none."""
    if file.stat().st_size > MOST_BYTES:
        raise Refused(say("refused-file-large", most=MOST_BYTES // (1024 * 1024)))
    return read_document(file.name, file.read_bytes())


def understand(raw: Raw) -> Paper:
    """The document in lines of text."""
    pieces = split(raw)
    head = read_head(raw.lines, pieces)
    changes, unclear = changes_of(head, pieces)
    return Paper(head, tuple(with_own_dates(pieces, head)), changes, unclear, raw.blank_pages, raw.legacy)
