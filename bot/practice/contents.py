"""Where the bytes of files lie: in memory, or in a folder."""

import contextlib
import os
import shutil
from pathlib import Path
from typing import Protocol


class Contents(Protocol):
    """Bytes by the unique id of a file."""

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes."""

    def get(self, key: str) -> bytes:
        """Give them back; KeyError where there are none."""


class MemoryContents:
    """Kept as long as the process lives."""

    def __init__(self) -> None:
        self._kept: dict[str, bytes] = {}

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes."""
        self._kept[key] = data

    def get(self, key: str) -> bytes:
        """Give them back."""
        return self._kept[key]


class FolderContents:
    """One file for each; written under another name first, so that a crash leaves no half file."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def put(self, key: str, data: bytes) -> None:
        """Keep the bytes."""
        half = self._folder / f"{key}.part"
        half.write_bytes(data)
        os.replace(half, self._folder / key)  # noqa: PTH105 - the same in one word

    def get(self, key: str) -> bytes:
        """Give them back."""
        try:
            return (self._folder / key).read_bytes()
        except FileNotFoundError:
            raise KeyError(key) from None


def wipe(folder: Path) -> None:
    """Forget everything that a practice Telegram kept in this folder, and nothing else in it."""
    for name in ("practice.db", "practice.db-wal", "practice.db-shm"):
        with contextlib.suppress(FileNotFoundError):
            (folder / name).unlink()
    shutil.rmtree(folder / "files", ignore_errors=True)
