import io
import zipfile
from typing import Any

import pytest

from bot.language.phrases import Refused
from bot.scoring.evidence import MOST_PIECES, add_file, add_link, evidence_for, evidence_of, remove_evidence
from bot.scoring.file_kinds import MOST_BYTES, check_file, clean_name
from storage.files import StoredFile
from storage.tables import EvidenceKind
from tests.scoring.team import Team, stored


def package(*names: str) -> bytes:
    """A document as a zip of parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as parts:
        for name in names:
            parts.writestr(name, b"x")
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DOCX = package("[Content_Types].xml", "word/document.xml")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b"%PDF-1.7 ..."),
        ("BÁO CÁO.PDF", b"\r\n%PDF-1.4"),
        ("a.docx", DOCX),
        ("a.xlsx", package("xl/workbook.xml")),
        ("a.pptx", package("ppt/presentation.xml")),
        ("a.doc", OLE),
        ("a.xls", OLE),
        ("a.jpg", b"\xff\xd8\xff\xe0"),
        ("a.png", b"\xff\xd8\xff\xe0"),  # phones name them so
        ("a.png", b"\x89PNG\r\n\x1a\n"),
        ("a.heic", b"\0\0\0\x18ftypheic"),
        ("a.webp", b"RIFF\0\0\0\0WEBP"),
        ("a.txt", "Báo cáo".encode()),
        ("a.csv", "Báo cáo".encode("utf-16")),
    ],
)
def test_what_officials_send_is_taken(name: str, content: bytes) -> None:
    check_file(name, b"", len(content))
    check_file(name, content[:20], len(content) + 100)
    check_file(name, content, len(content))


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("a.exe", b"", "refused-file-kind"),
        ("a.pdf.exe", b"", "refused-file-kind"),
        ("a.pdf.exe. ", b"", "refused-file-kind"),
        ("fdp.\u202eexe", b"", "refused-file-kind"),
        ("pdf", b"", "refused-file-kind"),
        (".pdf", b"", "refused-file-kind"),
        ("a.html", b"<script>", "refused-file-kind"),
        ("a.svg", b"<svg>", "refused-file-kind"),
        ("a.zip", b"", "refused-file-archive"),
        ("a.rar", b"Rar!\x1a\x07\x01", "refused-file-archive"),
        ("a.pdf", b"Rar!\x1a\x07\x01", "refused-file-archive"),
        ("a.pdf", b"MZ\x90\x00", "refused-file-program"),
        ("a.docx", b"MZ\x90\x00", "refused-file-program"),
        ("a.jpg", b"\x7fELF\x02", "refused-file-program"),
        ("a.txt", b"#!/bin/sh\nrm", "refused-file-program"),
        ("a.exe", b"MZ\x90\x00", "refused-file-program"),
        ("a.pdf", b"\xff\xd8\xff\xe0", "refused-file-content"),
        ("a.docx", b"%PDF-1.7", "refused-file-content"),
        ("a.docx", OLE, "refused-file-content"),
        ("a.docx", package("xl/workbook.xml"), "refused-file-content"),
        ("a.docx", b"PK\x03\x04 torn", "refused-file-content"),
        ("a.docx", package("word/document.xml", "word/vbaProject.bin"), "refused-file-macro"),
        ("a.txt", b"\0\1\2", "refused-file-content"),
    ],
)
def test_what_is_dangerous_or_not_what_it_says_is_refused(name: str, content: bytes, key: str) -> None:
    with pytest.raises(Refused, match=f"^{key}$"):
        check_file(name, content, len(content) or 10)


@pytest.mark.parametrize(
    ("size", "key"), [(0, "refused-file-empty"), (-1, "refused-file-empty"), (MOST_BYTES + 1, "refused-file-large")]
)
def test_a_file_has_a_size_that_can_be_taken(size: int, key: str) -> None:
    with pytest.raises(Refused, match=key):
        check_file("a.pdf", b"", size)
    check_file("a.pdf", b"", MOST_BYTES)


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/báo cáo.pdf", "báo cáo.pdf"),
        ("C:\\tmp\\a.pdf", "a.pdf"),
        ("a\nb.pdf", "a b.pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_names_are_kept_without_folders_and_short(name: str, kept: str) -> None:
    assert clean_name(name) == kept


def here(team: Team, submission: int, code: str = "2.1") -> dict[str, Any]:
    leaf = team.leaf(code).id
    return {"actor": team.an, "submission_id": submission, "criterion_id": leaf, "now": team.now}


def test_evidence_is_added_seen_and_removed(scoring: Team) -> None:
    submission = scoring.start()
    added = scoring.proves("2.1", "một")
    scoring.proves("2.1", "hai", scoring.binh)
    assert (added.is_new, added.count, added.evidence.name, added.evidence.by.name) == (
        True,
        1,
        "một.pdf",
        "Chuyên viên Thanh Hóa",
    )
    one = added.evidence.id
    assert scoring.cast.look(lambda s: evidence_for(s, actor=scoring.chief, evidence_id=one)) == added.evidence
    for _twice in range(2):
        scoring.cast.do(remove_evidence, actor=scoring.binh, evidence_id=one, now=scoring.now)
    left = scoring.cast.look(lambda s: evidence_of(s, actor=scoring.an, submission_id=submission))
    assert [each.name for each in left] == ["hai.pdf"]
    assert scoring.cast.refused(evidence_for, actor=scoring.an, evidence_id=one).key == "refused-no-evidence"
    assert scoring.proves("2.1", "một").is_new  # it may come back
    scoring.cast.sound()


def test_the_same_content_is_not_there_twice_in_one_entry(scoring: Team) -> None:
    submission = scoring.start()
    first = scoring.proves("2.1", "một")
    head = scoring.cast.head()
    again = scoring.proves("2.1", "một", scoring.binh)
    assert (again.is_new, again.evidence, again.count, again.rev) == (False, first.evidence, 1, first.rev)
    assert scoring.cast.head() == head
    assert scoring.proves("1.1", "một").is_new
    assert len(scoring.cast.look(lambda s: evidence_of(s, actor=scoring.an, submission_id=submission))) == 2


def test_an_entry_takes_twenty_pieces(scoring: Team) -> None:
    submission = scoring.start()
    for number in range(MOST_PIECES):
        scoring.proves("2.1", f"tệp {number}")
    use = here(scoring, submission)
    assert scoring.cast.refused(add_link, url="https://a.vn", **use).key == "refused-evidence-full"


@pytest.mark.parametrize(
    "url",
    [
        "https://nghean.gov.vn/bao-cao?a=1&b=2#x",
        "http://example.vn:8080/",
        "https://thiđua.vn/báo-cáo",
        " https://a.vn ",
        "https://a.vn/" + "x" * 987,
    ],
)
def test_links_are_taken_as_they_are(scoring: Team, url: str) -> None:
    use = here(scoring, scoring.start())
    added = scoring.cast.do(add_link, url=url, **use)
    assert (added.evidence.url, added.evidence.kind, added.evidence.size) == (url.strip(), EvidenceKind.LINK, None)
    assert not scoring.cast.do(add_link, url=url, **use).is_new


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("", "refused-link"),
        ("bao cao", "refused-link"),
        ("ftp://a.vn", "refused-link"),
        ("javascript:alert(1)", "refused-link"),
        ("file:///etc/passwd", "refused-link"),
        ("tg://resolve?domain=x", "refused-link"),
        ("https://", "refused-link"),
        ("https://localhost/", "refused-link"),
        ("https://a.vn:99999/", "refused-link"),
        ("https://[::1", "refused-link"),
        ("https://a.vn/a b", "refused-link"),
        ("https://a.vn/\n", "refused-link"),
        ("https://a.vn/\u202etxt", "refused-link"),
        ("https://a.vn/\x00", "refused-link"),
        ("https://an:mat-khau@a.vn/", "refused-link-password"),
        ("https://a.vn/" + "x" * 988, "refused-link-long"),
    ],
)
def test_what_is_no_link_to_keep_is_refused(scoring: Team, url: str, key: str) -> None:
    use = here(scoring, scoring.start())
    if url.endswith("\n"):
        assert scoring.cast.do(add_link, url=url, **use).evidence.url == url.strip()
    else:
        assert scoring.cast.refused(add_link, url=url, **use).key == key


def test_a_file_is_asked_about_again_when_it_is_added(scoring: Team) -> None:
    use = here(scoring, scoring.start()) | {"kind": EvidenceKind.FILE, "file_id": None}
    assert scoring.cast.refused(add_file, name="a.exe", stored=stored("x"), **use).key == "refused-file-kind"
    large = StoredFile(stored("x").digest, MOST_BYTES + 1)
    assert scoring.cast.refused(add_file, name="a.pdf", stored=large, **use).key == "refused-file-large"


@pytest.mark.parametrize("who", ["nghe", "nghe_chief", "office", "observer", "guest"])
def test_evidence_is_for_its_own_unit(scoring: Team, who: str) -> None:
    submission = scoring.start()
    piece = scoring.proves("2.1").evidence.id
    stranger, key = getattr(scoring, who), "refused-guest" if who == "guest" else "refused-role"
    use = here(scoring, submission) | {"actor": stranger}
    assert scoring.cast.refused(add_link, url="https://a.vn", **use).key == key
    added: dict[str, Any] = {"kind": EvidenceKind.FILE, "name": "a.pdf", "stored": stored("y"), "file_id": None}
    assert scoring.cast.refused(add_file, **added, **use).key == key
    assert scoring.cast.refused(remove_evidence, actor=stranger, evidence_id=piece, now=scoring.now).key == key
    assert scoring.cast.refused(evidence_for, actor=stranger, evidence_id=piece).key == key
    assert scoring.cast.refused(evidence_of, actor=stranger, submission_id=submission).key == key
    assert scoring.cast.refused(evidence_for, actor=stranger, evidence_id=999).key == key


def test_evidence_of_what_was_handed_in_stays(scoring: Team) -> None:
    scoring.fills()
    piece = scoring.proves("1.1", "thêm").evidence.id
    scoring.hands_in()
    use: dict[str, Any] = {"actor": scoring.an, "evidence_id": piece, "now": scoring.now}
    assert scoring.cast.refused(remove_evidence, **use).key == "refused-handed-in"
