"""A document in every kind of file: its head, its provisions, what it changes; and every file that is none."""

import io
import zipfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.files.looks import MOST_BYTES
from bot.language.catalogue import Catalogue
from bot.language.phrases import Refused
from bot.rules.model import Change
from bot.rules.official.reading import read_document, read_file, understand
from bot.rules.official.shape import Legacy, Paper, Raw
from storage.tables import Deed
from tests.rules import papers
from tests.rules.papers import AMENDING, DECREE, GUIDANCE

TEXTS = [Catalogue(language, ZoneInfo("Asia/Ho_Chi_Minh"), strict=True) for language in ("vi", "en")]
NUMBER = "01/2099/NĐ-MẪU"


def decree(**places: str) -> Paper:
    """The decree, with some of its lines in other words."""
    text = DECREE
    for old, new in places.items():
        text = text.replace(old, new)
    return read_document("mau.txt", text.encode())


def places(paper: Paper) -> list[tuple[str, str | None, str | None]]:
    return [(it.article, it.clause, it.point) for it in paper.pieces]


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(Refused) as caught:
        read_document(name, content)
    for texts in TEXTS:
        texts.html(caught.value.phrase)
    return caught.value.phrase.key


@pytest.mark.parametrize(
    ("name", "content", "legacy"),
    [
        ("mau.txt", DECREE.encode(), None),
        ("mau.txt", DECREE.encode("utf-8-sig"), None),
        ("mau.txt", DECREE.encode("utf-16"), None),
        ("mau.txt", DECREE.encode("utf-16-le"), None),
        ("mau.txt", DECREE.encode("utf-16-be"), None),
        ("mau.txt", papers.in_tcvn3(DECREE).encode("cp1252"), Legacy.TCVN3),
        ("mau.txt", papers.in_vni(DECREE).encode("cp1252"), Legacy.VNI),
        ("mau.txt", papers.in_1258(DECREE), None),
        ("MAU.DOCX", papers.as_docx(DECREE), None),
        ("mau.docx", papers.as_docx(DECREE, letterhead=5), None),
        ("mau.docx", papers.as_docx(papers.in_tcvn3(DECREE)), Legacy.TCVN3),
        ("mau.html", papers.as_html(DECREE), None),
        ("mau.htm", papers.as_html(DECREE, "utf-16"), None),
        ("mau.html", papers.as_html(papers.in_vni(DECREE)), Legacy.VNI),
        ("mau.xlsx", papers.as_xlsx(DECREE), None),
    ],
)
def test_the_same_document_is_read_from_every_kind_of_file(name: str, content: bytes, legacy: Legacy | None) -> None:
    read = read_document(name, content)
    assert read.legacy is legacy
    assert (read.head, read.pieces, read.fingerprint) == (decree().head, decree().pieces, decree().fingerprint)


def test_a_pdf_is_read_without_its_page_numbers_and_running_heads() -> None:
    read = read_document("mau.pdf", papers.as_pdf(DECREE, width=60, on_page=9, head="Công báo mẫu"))
    assert read.head == decree().head
    assert places(read) == places(decree())
    assert [" ".join(it.text.split()) for it in read.pieces] == [" ".join(it.text.split()) for it in decree().pieces]


def test_the_head_says_number_title_issuer_and_dates() -> None:
    head = decree().head
    assert (head.number, head.kind, head.issuer) == (NUMBER, "Nghị định", "Cơ quan mẫu")
    assert head.title == "Nghị định quy định mẫu về trao tặng hoa sen giấy"
    assert (head.issued_on, head.in_force_from, head.in_force_to) == (date(2025, 7, 5), date(2025, 8, 15), None)
    assert head.replaces == ("77/2090/NĐ-MẪU",)


def test_provisions_stand_at_their_places() -> None:
    read = decree()
    assert places(read) == [
        ("1", None, None),
        ("2", None, None),
        ("2", "1", None),
        ("2", "2", None),
        ("3", "1", None),
        ("3", "2", None),
        *(("3", "2", it) for it in "abcdđ"),
        ("3", "3", None),
        ("4", None, None),
        ("5", "1", None),
        ("5", "2", None),
        ("5", "3", None),
        ("Phụ lục I", None, None),
    ]
    assert {it.chapter for it in read.pieces[4:12]} == {"Chương II. TRAO TẶNG"}
    assert read.pieces[-1].heading == "BẢN KÊ THUYỀN GIẤY"
    assert read.pieces[-1].chapter is None


def test_a_provision_may_begin_on_a_day_of_its_own() -> None:
    own = {(it.article, it.clause): it.valid_from for it in decree().pieces if it.valid_from}
    assert own == {("3", "3"): date(2027, 1, 1)}


@pytest.mark.parametrize(
    ("said", "since"),
    [
        ("có hiệu lực thi hành từ ngày 15/9/2025", date(2025, 9, 15)),
        ("có hiệu lực kể từ ngày 01-10-2025", date(2025, 10, 1)),
        ("có hiệu lực thi hành kể từ ngày ký", date(2025, 7, 5)),
        ("có hiệu lực khi nào thì sẽ rõ", None),
        ("có hiệu lực thi hành từ ngày 31 tháng 02 năm 2025", None),
    ],
)
def test_the_day_of_effect_is_read_or_left_open(said: str, since: date | None) -> None:
    assert decree(**{"có hiệu lực thi hành từ ngày 15 tháng 8 năm 2025": said}).head.in_force_from == since


def test_a_last_day_is_read() -> None:
    changed = decree(**{"năm 2025.\n2. Nghị": "năm 2025 và có hiệu lực đến hết ngày 31/12/2029.\n2. Nghị"})
    assert changed.head.in_force_to == date(2029, 12, 31)


def test_word_counts_articles_and_clauses_by_itself() -> None:
    read = read_document("dem.docx", papers.numbered_docx())
    assert places(read) == [("1", "1", None), ("1", "2", None), ("1", "2", "a"), ("1", "2", "b"), ("2", "1", None)]
    assert read.pieces[0].heading == "Tên điều thứ nhất"


def test_what_was_deleted_in_word_is_not_read_and_what_was_inserted_is() -> None:
    content = papers.tracked_docx(DECREE, deleted="ÁM CHỈ BỎ ĐI", inserted="được chèn thêm vào cuối")
    text = " ".join(it.text for it in read_document("mau.docx", content).pieces)
    assert "được chèn thêm vào cuối" in text
    assert "ÁM CHỈ BỎ ĐI" not in text


def test_a_table_is_read_row_by_row_and_a_table_in_a_table_once() -> None:
    read = read_document("bang.docx", papers.tabled_docx(DECREE))
    assert read.pieces[-1].text.split("\n")[-3:] == [
        "STT | Màu giấy | Số thuyền",
        "1 | Trắng | 12 trong",
        "2 | Xanh | 8",
    ]


def test_a_guidance_without_articles_is_split_by_its_own_numbers() -> None:
    read = read_document("hd.txt", GUIDANCE.encode())
    assert places(read) == [("Mục I", "1", None), ("Mục I", "2", None), ("Mục II", None, None)]
    assert (read.head.number, read.head.kind) == ("5/HD-CUM", "Hướng dẫn")


def test_a_text_without_any_numbers_is_split_into_passages() -> None:
    text = "\n".join(f"Đoạn văn {at} của hướng dẫn nói về việc xếp thuyền giấy theo quy định." for at in range(60))
    read = understand(Raw(tuple(text.split("\n"))))
    assert [it.article for it in read.pieces] == ["Đoạn 1", "Đoạn 2", "Đoạn 3"]
    assert read.head.number is None


def test_a_regulation_that_a_decision_issues_counts_anew() -> None:
    text = (
        "Số: 8/QĐ-CUM\nQUYẾT ĐỊNH\nBan hành Quy chế mẫu\nĐiều 1. Ban hành kèm theo Quyết định này Quy chế mẫu.\n"
        "Điều 2. Quyết định này có hiệu lực thi hành từ ngày ký.\nNơi nhận:\n- Các đơn vị;\nQUY CHẾ\nThuyền giấy\n"
        "Điều 1. Phạm vi\nQuy chế này quy định về thuyền giấy.\nĐiều 2. Nguyên tắc\nThuyền giấy được gấp bằng tay."
    )
    read = read_document("qd.txt", text.encode())
    assert [it.article for it in read.pieces] == [
        "Điều 1 (văn bản ban hành)", "Điều 2 (văn bản ban hành)", "1", "2",
    ]  # fmt: skip


def test_a_line_that_merely_begins_with_a_number_starts_nothing() -> None:
    lines = (
        "Điều 1. Tên điều",
        "1. Khoản một nói về",
        "Điều 25. của văn bản khác",
        "7. không phải khoản",
        "2. Khoản hai",
    )
    read = understand(Raw((*lines, "Điều 2. Tên khác"), wrapped=True))
    assert [(it.article, it.clause) for it in read.pieces] == [("1", "1"), ("1", "2"), ("2", None)]
    assert read.pieces[0].text == "Khoản một nói về Điều 25. của văn bản khác 7. không phải khoản"


# What a document changes in others.


def test_the_usual_forms_of_change_are_understood() -> None:
    read = read_document("sua.txt", AMENDING.encode())
    assert read.changes == (
        Change(NUMBER, "3", "1", None, Deed.AMENDED, "1", "1"),
        Change(NUMBER, "3", "3a", None, Deed.ADDED, "1", "2"),
        Change(NUMBER, "4", None, None, Deed.REWORDED, "1", "3"),
        Change(NUMBER, "2", "2", None, Deed.REPEALED, "2", None),
    )
    assert read.unclear == 0
    assert [it.article for it in read.pieces] == ["1", "1", "1", "2", "3"]


def changes(*lines: str) -> list[tuple[str, str, str | None, str | None, str]]:
    title = ("Số: 9/2099/NĐ-MẪU", "NGHỊ ĐỊNH", "Sửa đổi, bổ sung một số điều của Nghị định số 1/2098/NĐ-MẪU")
    read = understand(Raw((*title, "Điều 1. Nội dung", *lines)))
    return [(it.target, it.article, it.clause, it.point, it.deed.value) for it in read.changes]


T = "1/2098/NĐ-MẪU"


@pytest.mark.parametrize(
    ("lines", "meant"),
    [
        (["1. Bãi bỏ Điều 12 và Điều 14."], [(T, "12", None, None, "repealed"), (T, "14", None, None, "repealed")]),
        (["1. Bãi bỏ các Điều 5, 6 và 7."], [(T, it, None, None, "repealed") for it in "567"]),
        (["1. Bãi bỏ khoản 2, khoản 3 Điều 5."], [(T, "5", it, None, "repealed") for it in "23"]),
        (
            ["1. Sửa đổi, bổ sung điểm a, điểm b khoản 2 Điều 7 như sau:", "“a) Mới;”."],
            [(T, "7", "2", it, "amended") for it in "ab"],
        ),
        (
            ["1. Sửa đổi khoản 1 Điều 3; bãi bỏ khoản 4 Điều 9."],
            [(T, "3", "1", None, "amended"), (T, "9", "4", None, "repealed")],
        ),
        (["1. Bổ sung Điều 5a vào sau Điều 5 như sau:", "“Điều 5a. Mới”."], [(T, "5a", None, None, "added")]),
        (["1. Bổ sung điểm đ vào sau điểm d khoản 1 Điều 6."], [(T, "6", "1", "đ", "added")]),
        (
            ["1. Sửa đổi một số khoản của Điều 6 như sau:", "a) Sửa đổi khoản 2 như sau:", "“2. Mới.”;"],
            [(T, "6", None, None, "amended"), (T, "6", "2", None, "amended")],
        ),
        (
            ["1. Bỏ cụm từ “giấy trắng” tại khoản 3 Điều 8 Nghị định số 5/2097/NĐ-MẪU."],
            [("5/2097/NĐ-MẪU", "8", "3", None, "reworded")],
        ),
        (["1. Việc gấp thuyền theo Điều 5 đã được sửa đổi, bổ sung tại khoản 6 Điều 1 Nghị định khác."], []),
        (["1. Người gấp thuyền được bổ sung giấy theo Điều 4 của Nghị định này."], []),
        (
            ["1. Sửa đổi khoản 1 Điều 3 như sau:", "“1. Bãi bỏ Điều 99 là lời trích.”."],
            [(T, "3", "1", None, "amended")],
        ),
    ],
)
def test_each_form_of_change(lines: Sequence[str], meant: Sequence[tuple[str, ...]]) -> None:
    assert changes(*lines) == list(meant)


def test_a_change_that_names_no_provision_is_counted_as_unclear() -> None:
    assert read_document("sua.txt", AMENDING.replace("tại Điều 4", "trong toàn văn").encode()).unclear == 1


# What cannot be taken.

SCAN = papers.pdf_of([[], [], ["12"]])
PICTURE = b"\x89PNG\r\n\x1a\n" + bytes(100)
MACHINE = b"MZ\x90\x00" + bytes(400)
OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(400)


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("quet.pdf", SCAN, "refused-law-scan"),
        ("hong.pdf", b"%PDF-1.7 va roi khong co gi ca", "refused-law-broken"),
        ("hong.pdf", papers.as_pdf(DECREE)[:700], "refused-law-broken"),
        ("khoa.pdf", papers.locked_pdf(DECREE), "refused-law-locked"),
        ("khoa.docx", papers.locked_docx(), "refused-law-locked"),
        ("cu.doc", OLD, "refused-law-old"),
        ("cu.docx", OLD, "refused-law-old"),
        ("hong.docx", papers.as_docx(DECREE)[:2000], "refused-law-broken"),
        ("bom.docx", papers.bomb_docx(), "refused-law-bomb"),
        ("macro.docx", papers.with_part(papers.as_docx(DECREE), "word/vbaProject.bin", b"x"), "refused-file-macro"),
        (
            "thuc-the.docx",
            papers.with_part(papers.as_docx(DECREE), "word/document.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"),
            "refused-law-broken",
        ),
        ("bang.docx", papers.as_xlsx(DECREE), "refused-file-content"),
        ("vanban.xlsx", papers.as_docx(DECREE), "refused-book-none"),
        ("chuong-trinh.pdf", MACHINE, "refused-file-program"),
        ("nen.pdf", b"Rar!\x1a\x07" + bytes(50), "refused-file-archive"),
        ("anh.pdf", PICTURE, "refused-law-image"),
        ("anh.png", PICTURE, "refused-law-image"),
        ("loi.pdf", DECREE.encode(), "refused-file-content"),
        ("loi.txt", papers.as_docx(DECREE), "refused-file-content"),
        ("trang.txt", b"", "refused-file-empty"),
        ("it.txt", "Điều 1.".encode(), "refused-law-empty"),
        ("la.txt", bytes(range(128, 256)) * 20, "refused-law-encoding"),
        ("anh.txt", b"The quick brown fox jumps over the lazy dog and runs. " * 20, "refused-law-encoding"),
        ("hong.txt", b"\xff\xfe" + "Điều".encode("utf-16-le") * 40 + b"\x00", "refused-law-encoding"),
        ("hong.html", b"<p>a</p><![foo[ b ]]>", "refused-law-broken"),
        ("slide.pptx", papers.as_docx(DECREE), "refused-law-kind"),
        ("lon.txt", b"a" * (MOST_BYTES + 1), "refused-file-large"),
        ("dai.txt", "Điều khoản và quy định của các đơn vị. ".encode() * 260_000, "refused-law-long"),
    ],
)
def test_each_file_that_cannot_be_read_has_its_own_answer(name: str, content: bytes, key: str) -> None:
    assert refusal(name, content) == key


def test_pages_without_text_among_others_are_counted() -> None:
    lines = papers.lines_of(DECREE)
    read = read_document("mau.pdf", papers.pdf_of([lines[:20], [], lines[20:], ["4"]]))
    assert read.blank_pages == (2, 4)
    assert read.head.number == NUMBER


def test_a_pdf_locked_for_changes_only_is_read() -> None:
    assert read_document("mau.pdf", papers.locked_pdf(DECREE, password="")).head.number == NUMBER


def test_two_hundred_pages_are_read_whole() -> None:
    articles = "\n".join(
        f"Điều {at}. Tên điều số {at}\n1. Khoản một của điều này được gấp theo quy định mẫu số {at}.\n"
        f"2. Khoản hai có {at} thuyền giấy."
        for at in range(1, 401)
    )
    content = papers.as_pdf(f"Số: 4/2099/TT-MẪU\nTHÔNG TƯ\nVề thuyền giấy\n{articles}", on_page=6)
    assert content.count(b"/Type /Page /") > 200
    read = read_document("dai.pdf", content)
    assert len({it.article for it in read.pieces}) == 400
    assert len(read.pieces) == 800


def test_a_file_of_this_machine_is_looked_at_before_it_is_read(tmp_path: Path) -> None:
    folder = tmp_path
    (folder / "mau.txt").write_bytes(DECREE.encode())
    assert read_file(folder / "mau.txt").head.number == NUMBER
    with (folder / "lon.txt").open("wb") as large:
        large.truncate(MOST_BYTES + 1)
    with pytest.raises(Refused):
        read_file(folder / "lon.txt")
    with pytest.raises(FileNotFoundError):
        read_file(folder / "khong-co.txt")


# Whatever somebody sends is read or refused.


@given(st.sampled_from(["a.pdf", "a.docx", "a.txt", "a.html", "a.xlsx", "a"]), st.binary(max_size=300))
@settings(max_examples=150, deadline=None)
def test_no_bytes_raise_anything_but_a_refusal(name: str, content: bytes) -> None:
    head = {"a.pdf": b"%PDF-1.4\n", "a.docx": b"PK\x03\x04", "a.xlsx": b"PK\x03\x04"}.get(name, b"")
    try:
        read_document(name, head + content)
    except Refused:
        return


@given(
    st.lists(
        st.sampled_from([*papers.lines_of(DECREE + AMENDING + GUIDANCE), "“", "”", "Điều 0.", "PHỤ LỤC"]), max_size=40
    )
)
@settings(max_examples=150, deadline=None)
def test_lines_in_any_order_become_provisions_that_lose_no_place(lines: list[str]) -> None:
    for wrapped in (False, True):
        read = understand(Raw(tuple(lines), wrapped=wrapped))
        assert all(it.article for it in read.pieces)


@given(st.integers(0, 4000), st.integers(1, 60))
@settings(max_examples=60, deadline=None)
def test_a_spoilt_docx_is_refused_or_read(at: int, length: int) -> None:
    whole = papers.as_docx(DECREE)
    spoilt = whole[:at] + b"\x00" * length + whole[at + length :]
    try:
        read_document("mau.docx", spoilt)
    except Refused:
        return


def test_a_docx_without_a_body_is_broken() -> None:
    content = papers.with_part(papers.as_docx(DECREE), "word/document.xml", b"<a/>")
    assert refusal("mau.docx", content) == "refused-law-broken"
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
