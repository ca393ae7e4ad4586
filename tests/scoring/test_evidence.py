import hashlib
import io
import zipfile
from typing import Any

import pytest

from bot.language.phrases import Refused
from bot.people.permissions import Actor
from bot.scoring.evidence import (
    LONGEST_LINK,
    MOST_PIECES,
    add_file,
    add_link,
    evidence_for,
    evidence_of,
    readable_link,
    remove_evidence,
)
from bot.scoring.file_kinds import LONGEST_NAME, MOST_BYTES, check_file, clean_name
from bot.scoring.handing_in import reopen
from bot.scoring.history import history
from bot.scoring.views import Added, ChangeKind, EvidenceView
from storage.files import StoredFile
from storage.tables import EvidenceKind
from tests.scoring.team import Team, stored


def office_file(*names: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as packed:
        for name in ("[Content_Types].xml", *names):
            packed.writestr(name, "x")
    return buffer.getvalue()


PDF, PNG, JPEG = b"%PDF-1.7\n...", b"\x89PNG\r\n\x1a\n...", b"\xff\xd8\xff\xe0..."
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1..."
DOCX, XLSX = office_file("word/document.xml"), office_file("xl/workbook.xml")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", PDF),
        ("A.PDF", b"\n\n" + PDF),
        ("báo cáo.docx", DOCX),
        ("a.xlsx", XLSX),
        ("a.doc", OLE),
        ("a.jpg", JPEG),
        ("a.jpeg", PNG),
        ("a.heic", b"\0\0\0\x18ftypheic..."),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8 "),
        ("a.txt", "tiếng Việt".encode()),
        ("a.csv", b"a,b\n1,2"),
    ],
)
def test_what_offices_send_is_taken(name: str, content: bytes) -> None:
    check_file(name, content, len(content))


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("báo cáo.pdf", b"MZ\x90\0...", "program"),
        ("a.jpg", b"\x7fELF...", "program"),
        ("a.txt", b"#!/bin/sh\n", "program"),
        ("virus.exe", b"MZ\x90\0...", "program"),
        ("virus.pdf.exe", PDF, "kind"),
        ("a.pdf", PNG, "content"),
        ("a.png", PDF, "content"),
        ("a.docx", PDF, "content"),
        ("a.docx", XLSX, "content"),
        ("a.docx", office_file("hello.txt"), "content"),
        ("a.xlsx", b"PK\x03\x04 broken", "content"),
        ("a.txt", b"\0\1\2\3", "content"),
        ("a.zip", DOCX, "archive"),
        ("a.pdf", b"Rar!\x1a\x07...", "archive"),
        ("a.rar", b"Rar!\x1a\x07...", "archive"),
        ("a.docx", office_file("word/document.xml", "word/vbaProject.bin"), "macro"),
        ("a.xlsm", XLSX, "kind"),
        ("a.svg", b"<svg onload='x'/>", "kind"),
        ("a.html", b"<script>", "kind"),
        ("không đuôi", PDF, "kind"),
        ("", PDF, "kind"),
        (".pdf", PDF, "kind"),
        ("a.pdf", b"", "empty"),
    ],
)
def test_what_is_not_what_it_says_is_refused(name: str, content: bytes, why: str) -> None:
    with pytest.raises(Refused) as caught:
        check_file(name, content, len(content))
    assert caught.value.phrase.key == f"refused-file-{why}"


def test_what_telegram_does_not_give_is_refused_before_it_is_fetched() -> None:
    check_file("a.pdf", b"", MOST_BYTES)
    for size, why in ((MOST_BYTES + 1, "large"), (0, "empty"), (-1, "empty")):
        with pytest.raises(Refused) as caught:
            check_file("a.pdf", b"", size)
        assert caught.value.phrase.key == f"refused-file-{why}"


def test_a_name_is_kept_tidy_without_folders() -> None:
    assert clean_name("../../etc/Báo cáo\n2026.pdf") == "Báo cáo 2026.pdf"
    assert clean_name("C:\\Users\\x\\a.pdf") == "a.pdf"
    long = clean_name("ạ" * 500 + ".pdf")
    assert (len(long), long[-5:]) == (LONGEST_NAME, "ạ.pdf")


def place(team: Team, submission: int, code: str = "2.1", actor: Actor | None = None) -> dict[str, Any]:
    where = {"submission_id": submission, "criterion_id": team.leaf(code).id, "now": team.now}
    return {"actor": actor or team.an, **where}


def file(content: str, name: str = "báo cáo.pdf") -> dict[str, Any]:
    return {"kind": EvidenceKind.FILE, "name": name, "stored": stored(content), "file_id": "BQAC"}


def shown(team: Team, submission: int, code: str | None = None) -> tuple[EvidenceView, ...]:
    leaf = None if code is None else team.leaf(code).id
    return team.cast.look(lambda s: evidence_of(s, actor=team.chief, submission_id=submission, criterion_id=leaf))


def test_a_file_a_photo_and_a_link_lie_beside_the_points(scoring: Team) -> None:
    submission = scoring.start()
    do = scoring.cast.do
    do(add_file, **place(scoring, submission), **file("một"))
    do(add_file, **place(scoring, submission), **file("hai", "ảnh.jpg") | {"kind": EvidenceKind.PHOTO})
    added = do(add_link, url=" https://thanhhoa.gov.vn/bao-cao?id=1 ", **place(scoring, submission))
    assert (added.is_new, added.count, added.rev) == (True, 3, 3)
    pieces = shown(scoring, submission, "2.1")
    assert [each.kind for each in pieces] == [EvidenceKind.FILE, EvidenceKind.PHOTO, EvidenceKind.LINK]
    assert pieces[0].digest == hashlib.sha256("một".encode()).hexdigest()
    assert (pieces[0].file_id, pieces[0].by.name, pieces[2].url) == (
        "BQAC",
        "An",
        "https://thanhhoa.gov.vn/bao-cao?id=1",
    )
    assert shown(scoring, submission, "1.1") == ()
    scoring.cast.sound()


def test_the_same_content_in_the_same_entry_is_there_once(scoring: Team) -> None:
    submission = scoring.start()
    first = scoring.cast.do(add_file, **place(scoring, submission), **file("một"))
    head = scoring.cast.head()
    again = scoring.cast.do(add_file, **place(scoring, submission, actor=scoring.binh), **file("một", "khác.pdf"))
    assert (again.is_new, again.count, again.evidence) == (False, 1, first.evidence)
    assert scoring.cast.head() == head
    elsewhere = scoring.cast.do(add_file, **place(scoring, submission, "1.1"), **file("một"))
    assert elsewhere.is_new
    for _twice in range(2):
        added = scoring.cast.do(add_link, url="https://a.vn", **place(scoring, submission))
    assert (added.is_new, added.count) == (False, 2)


def test_an_entry_takes_only_so_many(scoring: Team) -> None:
    submission = scoring.start()
    for number in range(MOST_PIECES):
        scoring.cast.do(add_file, **place(scoring, submission), **file(f"tệp {number}"))
    full = scoring.cast.refused(add_file, **place(scoring, submission), **file("thêm"))
    assert full.key == "refused-evidence-full"
    assert not scoring.cast.do(add_file, **place(scoring, submission), **file("tệp 3")).is_new
    scoring.cast.do(remove_evidence, actor=scoring.an, evidence_id=shown(scoring, submission)[0].id, now=scoring.now)
    assert scoring.cast.do(add_file, **place(scoring, submission), **file("thêm")).count == MOST_PIECES


@pytest.mark.parametrize(
    "url", ["http://a.vn", "https://a.vn:8080/x?y=1#z", "https://thanhhóa.vn/báo-cáo", "HTTPS://A.VN"]
)
def test_links_of_the_web_are_taken(url: str) -> None:
    assert readable_link(url) == url


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("", "refused-link"),
        ("a.vn", "refused-link"),
        ("ftp://a.vn", "refused-link"),
        ("javascript:alert(1)", "refused-link"),
        ("file:///etc/passwd", "refused-link"),
        ("https://", "refused-link"),
        ("https://localhost/x", "refused-link"),
        ("https://a.vn/x y", "refused-link"),
        ("https://a.vn/\n=1+1", "refused-link"),
        ("https://a.vn/\u202egpj.exe", "refused-link"),
        ("https://a.vn:99999", "refused-link"),
        ("https://[::1", "refused-link"),
        ("https://an:matkhau@a.vn", "refused-link-password"),
        ("https://an@a.vn", "refused-link-password"),
        ("https://a.vn/" + "x" * LONGEST_LINK, "refused-link-long"),
    ],
)
def test_other_links_are_refused(url: str, key: str) -> None:
    with pytest.raises(Refused) as caught:
        readable_link(url)
    assert caught.value.phrase.key == key


def test_a_refused_link_or_file_leaves_nothing(scoring: Team) -> None:
    submission = scoring.fills()
    before = shown(scoring, submission)
    cast = scoring.cast
    assert cast.refused(add_link, url="ftp://a.vn", **place(scoring, submission)).key == "refused-link"
    large = file("x") | {"stored": StoredFile("0" * 64, MOST_BYTES + 1)}
    assert cast.refused(add_file, **place(scoring, submission), **large).key == "refused-file-large"
    exe = file("x", "a.exe")
    assert cast.refused(add_file, **place(scoring, submission), **exe).key == "refused-file-kind"
    group = place(scoring, submission, "2")
    assert cast.refused(add_link, url="https://a.vn", **group).key == "refused-group"
    assert shown(scoring, submission) == before


def test_what_was_removed_is_gone_and_may_come_again(scoring: Team) -> None:
    submission = scoring.fills()
    (piece,) = shown(scoring, submission)
    use: dict[str, Any] = {"evidence_id": piece.id, "now": scoring.now}
    scoring.cast.do(remove_evidence, actor=scoring.binh, **use)
    head = scoring.cast.head()
    scoring.cast.do(remove_evidence, actor=scoring.an, **use)
    assert scoring.cast.head() == head
    assert shown(scoring, submission) == ()
    assert scoring.cast.refused(evidence_for, actor=scoring.an, evidence_id=piece.id).key == "refused-no-evidence"
    again = scoring.proves("2.1")
    assert (again.is_new, again.count) == (True, 1)
    where = {"submission_id": submission, "criterion_id": scoring.leaf("2.1").id}
    kinds = [each.kind for each in scoring.cast.look(lambda s: history(s, actor=scoring.an, **where))]
    assert kinds == [
        ChangeKind.SCORED,
        ChangeKind.EVIDENCE_ADDED,
        ChangeKind.EVIDENCE_REMOVED,
        ChangeKind.EVIDENCE_ADDED,
    ]
    scoring.cast.sound()


@pytest.mark.parametrize("who", ["nghe", "nghe_chief", "office", "observer", "guest"])
def test_evidence_is_for_its_unit_alone(scoring: Team, who: str) -> None:
    submission = scoring.fills()
    (piece,) = shown(scoring, submission)
    scoring.start(scoring.nghe)
    stranger: Actor = getattr(scoring, who)
    key = "refused-guest" if who == "guest" else "refused-role"
    cast = scoring.cast
    where = place(scoring, submission, actor=stranger)
    assert cast.refused(add_file, **where, **file("một")).key == key
    assert cast.refused(add_link, url="https://a.vn", **where).key == key
    assert cast.refused(remove_evidence, actor=stranger, evidence_id=piece.id, now=scoring.now).key == key
    assert cast.refused(remove_evidence, actor=stranger, evidence_id=999, now=scoring.now).key == key
    assert cast.refused(evidence_for, actor=stranger, evidence_id=piece.id).key == key
    assert cast.refused(evidence_of, actor=stranger, submission_id=submission).key == key
    assert shown(scoring, submission) == (piece,)


def test_nothing_is_added_to_or_taken_from_what_was_handed_in(scoring: Team) -> None:
    submission = scoring.fills()
    (piece,) = shown(scoring, submission)
    scoring.hands_in()
    cast = scoring.cast
    assert cast.refused(add_file, **place(scoring, submission), **file("x")).key == "refused-handed-in"
    assert cast.refused(add_link, url="https://a.vn", **place(scoring, submission)).key == "refused-handed-in"
    use: dict[str, Any] = {"actor": scoring.an, "evidence_id": piece.id, "now": scoring.now}
    assert cast.refused(remove_evidence, **use).key == "refused-handed-in"
    cast.do(reopen, actor=scoring.an, submission_id=submission, reason=None, now=scoring.now)
    cast.do(remove_evidence, **use)
    assert shown(scoring, submission) == ()


def test_evidence_alone_makes_an_entry_that_is_still_open(scoring: Team) -> None:
    scoring.start()
    added: Added = scoring.proves("1.1")
    leaf = next(each for each in scoring.look().leaves if each.criterion.code == "1.1")
    assert (leaf.is_open, leaf.evidence, leaf.rev) == (True, 1, added.rev)
