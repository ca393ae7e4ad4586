import hashlib
import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from storage.files import Files, StoredFile, known_digests
from tests.scoring.team import Team


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


@pytest.fixture
def team(cast: Any) -> Team:
    made = Team(cast)
    made.gather()
    made.apply()
    return made


def test_content_is_kept_under_its_digest(files: Files, tmp_path: Path) -> None:
    stored = files.put("minh chứng".encode())
    assert stored == StoredFile(hashlib.sha256("minh chứng".encode()).hexdigest(), 12)
    assert files.path(stored.digest) == tmp_path / "evidence" / stored.digest[:2] / stored.digest[2:]
    assert files.read(stored.digest) == "minh chứng".encode()


def test_the_same_content_lies_there_once_and_is_not_written_again(files: Files) -> None:
    path = files.path(files.put(b"x").digest)
    before = path.stat().st_ino
    assert files.put(b"x") == files.put(b"x")
    assert path.stat().st_ino == before
    assert [each.name for each in path.parent.iterdir()] == [path.name]


def test_a_file_that_was_damaged_is_mended_by_the_same_content(files: Files) -> None:
    stored = files.put(b"whole")
    files.path(stored.digest).write_bytes(b"half")
    files.put(b"whole")
    assert files.read(stored.digest) == b"whole"


@pytest.mark.parametrize("digest", ["", "..", "../../etc/passwd", "A" * 64, "0" * 63, "0" * 65])
def test_what_is_no_digest_has_no_place(files: Files, digest: str) -> None:
    with pytest.raises(ValueError, match="no digest"):
        files.path(digest)


def test_a_write_that_fails_leaves_nothing(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        files.put(b"x")
    assert [path for path in files.folder.rglob("*") if path.is_file()] == []


def test_what_no_row_names_is_swept_after_a_day_and_young_files_stay(files: Files) -> None:
    now = datetime.now(UTC)
    known, lost, young = files.put(b"known"), files.put(b"lost"), files.put(b"young")
    torn = files.path(lost.digest).parent / "tmp123.part"
    torn.write_bytes(b"torn")
    long_ago = (now - timedelta(hours=25)).timestamp()
    for path in (files.path(known.digest), files.path(lost.digest), torn):
        os.utime(path, (long_ago, long_ago))
    assert files.sweep({known.digest}, now=now) == 2
    left = {path.name for path in files.folder.rglob("*") if path.is_file()}
    assert left == {files.path(known.digest).name, files.path(young.digest).name}
    assert files.sweep({known.digest}, now=now) == 0


def test_content_that_comes_again_is_young_again(files: Files) -> None:
    now = datetime.now(UTC)
    path = files.path(files.put(b"x").digest)
    long_ago = (now - timedelta(days=9)).timestamp()
    os.utime(path, (long_ago, long_ago))
    files.put(b"x")
    assert files.sweep(set(), now=now) == 0


def test_sweeping_an_empty_folder_is_harmless(files: Files) -> None:
    assert files.sweep(set(), now=datetime.now(UTC)) == 0


def test_rows_without_their_file_are_named(team: Team, tmp_path: Path) -> None:
    files = Files(tmp_path)
    team.start()
    missing, damaged, whole = (team.proves("2.1", word).evidence.digest for word in ("một", "hai", "ba"))
    files.put("ba".encode())
    files.path(damaged).parent.mkdir(parents=True, exist_ok=True)
    files.path(damaged).write_bytes(b"?")
    found = team.cast.look(lambda s: list(files.missing(s)))
    assert sorted(found) == sorted(
        [f"evidence {missing}: no file", f"evidence {damaged}: the file has another content"]
    )
    assert team.cast.look(known_digests) == {missing, damaged, whole}
