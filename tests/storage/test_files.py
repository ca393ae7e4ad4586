import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text

from bot.scoring.evidence import add_file, add_link, evidence_of, remove_evidence
from storage.files import KEPT_FOR, Files, StoredFile, known_digests
from storage.tables import EvidenceKind
from tests.cast import Cast
from tests.scoring.team import Team


@pytest.fixture
def files(tmp_path: Path) -> Files:
    return Files(tmp_path)


def lying(files: Files) -> list[str]:
    """What lies in the folder, by its place in it."""
    return sorted(path.relative_to(files.folder).as_posix() for path in files.folder.glob("*/*"))


def grow_old(path: Path, now: datetime, age: timedelta) -> None:
    at = (now - age).timestamp()
    os.utime(path, (at, at))


def test_content_comes_back_by_its_digest(files: Files) -> None:
    kept = files.put(b"minh ch\xe1\xbb\xa9ng")
    assert (len(kept.digest), kept.size) == (64, 12)
    assert files.read(kept.digest) == b"minh ch\xe1\xbb\xa9ng"
    assert lying(files) == [f"{kept.digest[:2]}/{kept.digest[2:]}"]


def test_the_same_content_lies_there_once(files: Files) -> None:
    first = files.put(b"x" * 100_000)
    inode = files.path(first.digest).stat().st_ino
    assert files.put(b"x" * 100_000) == first
    assert files.path(first.digest).stat().st_ino == inode
    assert len(lying(files)) == 1


def test_a_file_that_was_damaged_is_mended_when_it_comes_again(files: Files) -> None:
    kept = files.put(b"whole")
    files.path(kept.digest).write_bytes(b"half")
    files.put(b"whole")
    assert files.read(kept.digest) == b"whole"


@pytest.mark.parametrize("digest", ["", "..", "../../etc/passwd", "A" * 64, "a" * 63, "a" * 65, "a" * 64 + "\n"])
def test_what_is_no_digest_is_no_path(files: Files, digest: str) -> None:
    with pytest.raises(ValueError, match="no digest"):
        files.read(digest)


def test_what_is_not_there_is_missing(files: Files) -> None:
    with pytest.raises(FileNotFoundError):
        files.read("a" * 64)


def test_a_write_that_fails_leaves_nothing(files: Files, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, "fsync", full)
        with pytest.raises(OSError, match="No space"):
            files.put(b"content")
    assert lying(files) == []
    files.put(b"content")
    assert len(lying(files)) == 1


@pytest.fixture
def team(cast: Cast) -> Team:
    made = Team(cast)
    made.gather()
    made.apply()
    return made


def keeps(team: Team, files: Files, content: bytes) -> StoredFile:
    """A specialist adds content as evidence."""
    shown = team.look().submission
    assert shown is not None
    place: dict[str, Any] = {"actor": team.an, "submission_id": shown.id, "criterion_id": team.leaf("2.1").id}
    kept = files.put(content)
    file: dict[str, Any] = {"kind": EvidenceKind.FILE, "name": "a.pdf", "stored": kept, "file_id": None}
    team.cast.do(add_file, now=team.now, **place, **file)
    return kept


def faults(team: Team, files: Files) -> list[str]:
    return team.cast.look(lambda s: list(files.missing(s)))


def test_a_missing_file_and_a_changed_one_are_named_and_a_link_needs_none(team: Team, files: Files) -> None:
    submission = team.start()
    gone, changed, whole = (keeps(team, files, content) for content in (b"one", b"two", b"three"))
    link: dict[str, Any] = {"submission_id": submission, "criterion_id": team.leaf("2.1").id}
    team.cast.do(add_link, actor=team.an, url="https://a.vn", now=team.now, **link)
    assert faults(team, files) == []
    files.path(gone.digest).unlink()
    files.path(changed.digest).write_bytes(b"other")
    expected = [f"evidence {gone.digest}: no file", f"evidence {changed.digest}: the file has another content"]
    assert sorted(faults(team, files)) == sorted(expected)
    assert files.read(whole.digest) == b"three"


def test_a_sweep_takes_what_is_old_and_unknown_and_nothing_else(team: Team, files: Files) -> None:
    submission = team.start()
    now = datetime.now(UTC)
    used, removed = keeps(team, files, b"used"), keeps(team, files, b"removed")
    pieces = team.cast.look(lambda s: evidence_of(s, actor=team.an, submission_id=submission))
    team.cast.do(remove_evidence, actor=team.an, evidence_id=pieces[1].id, now=team.now)
    old, young = files.put(b"never named"), files.put(b"under way")
    half = files.path(old.digest).parent / "tmpabc.part"
    half.write_bytes(b"never n")
    fresh_half = files.path(young.digest).parent / "tmpdef.part"
    fresh_half.write_bytes(b"under")
    for path in (*(files.path(each.digest) for each in (used, removed, old)), half):
        grow_old(path, now, KEPT_FOR + timedelta(seconds=5))
    for path in (files.path(young.digest), fresh_half):
        grow_old(path, now, KEPT_FOR - timedelta(seconds=5))
    known = team.cast.look(known_digests)
    assert known == {used.digest, removed.digest}
    assert files.sweep(known, now=now) == 2
    assert not files.path(old.digest).exists()
    assert not half.exists()
    assert fresh_half.exists()
    assert [files.read(each.digest) for each in (used, removed, young)] == [b"used", b"removed", b"under way"]
    assert files.sweep(known, now=now) == 0
    assert faults(team, files) == []


def test_what_comes_again_is_young_again(files: Files) -> None:
    """Between the file and its row there may be a sweep."""
    now = datetime.now(UTC)
    kept = files.put(b"again")
    grow_old(files.path(kept.digest), now, timedelta(days=3))
    files.put(b"again")
    assert files.sweep(set(), now=now) == 0
    assert files.read(kept.digest) == b"again"


def test_a_sweep_of_nothing_is_nothing(files: Files) -> None:
    assert files.sweep(set(), now=datetime.now(UTC)) == 0


def test_what_the_store_names_is_known_whatever_became_of_it(team: Team, files: Files) -> None:
    team.start()
    kept = keeps(team, files, b"kept")
    with team.cast.store.writing.begin() as connection:
        connection.execute(text("UPDATE evidence SET digest = :other"), {"other": "f" * 64})
    assert faults(team, files) == [f"evidence {'f' * 64}: no file"]
    assert files.read(kept.digest) == b"kept"
