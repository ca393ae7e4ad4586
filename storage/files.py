"""Files of the data folder, each under the digest of its content: the same content lies there once.

A file is written whole or not at all, and before the row that names it. So after a crash there may be a file without
a row, which is swept later, and never a row without a file.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.crash import crash_point
from storage.tables import Evidence, EvidenceKind

KEPT_FOR = timedelta(hours=24)
"""How long a file may lie without a row: its transaction may still be under way."""

_DIGEST = re.compile(r"[0-9a-f]{64}")
_UNFINISHED = ".part"


@dataclass(frozen=True)
class StoredFile:
    """Content that lies in the data folder: its SHA-256 and its size in bytes."""

    digest: str
    size: int


class Files:
    """The files of a data folder, in `evidence/ab/cdef…`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "evidence"

    def put(self, content: bytes) -> StoredFile:
        """Keeps content; when this returns, a power cut cannot take it. What is there already is not written again."""
        stored = StoredFile(hashlib.sha256(content).hexdigest(), len(content))
        path = self.path(stored.digest)
        if self._is_whole(path, stored.digest):
            path.touch()  # a sweep that comes between this and the row leaves it alone
        else:
            _write(path, content)
        crash_point("evidence-written")
        return stored

    def path(self, digest: str) -> Path:
        """Where content with this digest lies. Raises `ValueError` for what is no digest."""
        if not _DIGEST.fullmatch(digest):
            raise ValueError(f"no digest: {digest!r}")
        return self.folder / digest[:2] / digest[2:]

    def read(self, digest: str) -> bytes:
        """The content with this digest. Raises `FileNotFoundError` where it is missing."""
        return self.path(digest).read_bytes()

    def missing(self, session: Session) -> Iterator[str]:
        """Names each digest in the store whose file is missing or has other content: a fault."""
        for digest in sorted(known_digests(session)):
            path = self.path(digest)
            if not path.is_file():
                yield f"evidence {digest}: no file"
            elif not self._is_whole(path, digest):
                yield f"evidence {digest}: the file has another content"

    def sweep(self, known: Collection[str], *, now: datetime, older_than: timedelta = KEPT_FOR) -> int:
        """Deletes files that no row names and what a crash left half-written; returns how many. Young ones stay.

        `now` is the machine's own time, by which files are dated, and not business time, which may jump.
        """
        swept = 0
        for path in sorted(self.folder.glob("*/*")):
            is_known = path.parent.name + path.name in known
            age = now.timestamp() - path.stat().st_mtime
            if not is_known and age > older_than.total_seconds():
                path.unlink()
                swept += 1
        return swept

    @staticmethod
    def _is_whole(path: Path, digest: str) -> bool:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == digest


def known_digests(session: Session) -> set[str]:
    """The digests of all content that a row names, removed evidence included: only the row is unlinked."""
    query = select(Evidence.digest).where(Evidence.kind != EvidenceKind.LINK).distinct()
    return set(session.scalars(query))


def _write(path: Path, content: bytes) -> None:
    """Temporary name in the same folder, fsync, rename, fsync of the folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(suffix=_UNFINISHED, dir=path.parent)
    unfinished = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        unfinished.replace(path)
    except BaseException:
        unfinished.unlink(missing_ok=True)
        raise
    for folder in (path.parent, path.parent.parent):
        _sync_folder(folder)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows has no fsync of folders
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
