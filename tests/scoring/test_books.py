"""Workbooks that people send, good and bad, and those that the bot writes."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.files.looks import MOST_BYTES
from bot.files.workbook import Formula, open_workbook
from bot.files.writing import new_book, put, saved
from bot.language.catalogue import Catalogue
from bot.language.phrases import Refused
from bot.scoring.copy_book import copy_for, copy_of
from bot.scoring.entries import set_note
from bot.scoring.evidence import add_link
from bot.scoring.handing_in import reopen
from bot.scoring.sheet_book import Faulty, ReadSheet, read_sheet, sheet_book, template
from bot.scoring.sheets import import_sheet
from storage.tables import CriterionKind
from tests.scoring.team import SMALL, Team

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
WORDS = Catalogue("vi", ZONE, strict=True).plain
ENGLISH = Catalogue("en", ZONE, strict=True).plain

HEADS = ["Mã", "Tên tiêu chí", "Loại", "Điểm tối đa", "Bước điểm", "Bắt buộc minh chứng", "Hướng dẫn", "Căn cứ"]
GOOD: list[list[Any]] = [
    ["1", "Phong trào", "nhóm", 15],
    ["1.1", "Tổ chức", "chấm điểm", 10, 0.5, "có"],
    ["1.2", "Báo cáo", "đạt–không đạt", 5],
    ["2", "Khen thưởng", "nhóm"],
    ["2.1", "Kịp thời", "chấm điểm", "8", "0,25"],
]


def book(rows: list[list[Any]], change: Callable[[Any], object] | None = None, heads: list[str] | None = None) -> bytes:
    """A workbook as somebody would make one; `change` spoils the worksheet."""
    made = openpyxl.Workbook()
    sheet: Any = made.active
    sheet.append(["Tên bảng", "Bảng tiêu chí năm 2026"])
    sheet.append([])
    sheet.append(heads or HEADS)
    for line in rows:
        sheet.append(line)
    if change is not None:
        change(sheet)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The workbook with one part more, or with another in its place."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, part)
    return buffer.getvalue()


def refusal(name: str, content: bytes) -> str:
    with pytest.raises(Refused) as caught:
        read_sheet(name, content)
    WORDS(caught.value.phrase)
    return caught.value.phrase.key


def faults(rows: list[list[Any]], change: Callable[[Any], object] | None = None) -> list[tuple[str, str]]:
    found = read_sheet("b.xlsx", book(rows, change))
    assert isinstance(found, Faulty)
    for fault in found.faults:
        WORDS(fault.phrase)
        ENGLISH(fault.phrase)
    return [(fault.cell, fault.phrase.key) for fault in found.faults]


def good() -> ReadSheet:
    read = read_sheet("b.xlsx", book(GOOD))
    assert isinstance(read, ReadSheet)
    return read


def test_a_good_workbook_is_read_whole() -> None:
    read = good()
    assert (read.title, read.total, read.leaves, read.groups) == ("Bảng tiêu chí năm 2026", Decimal(23), 3, 2)
    group, direct, passing, second, last = read.rows
    assert (direct.most, direct.step, direct.needs_evidence) == (Decimal(10), Decimal("0.5"), True)
    assert (passing.kind, passing.step, passing.needs_evidence) == (CriterionKind.PASS_FAIL, None, False)
    assert (group.most, second.most, last.most, last.step) == (Decimal(15), Decimal(8), Decimal(8), Decimal("0.25"))


@pytest.mark.parametrize("words", [WORDS, ENGLISH])
def test_the_template_reads_without_a_fault(words: Callable[[Any], str]) -> None:
    content = template(words)
    read = read_sheet("mau.xlsx", content)
    assert isinstance(read, ReadSheet)
    assert (read.leaves, read.groups, read.total) == (2, 1, Decimal(15))
    assert content == template(words)
    sheets: Any = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    assert len(sheets) == 2
    assert len(sheets[0].data_validations.dataValidation) == 2


def test_a_sheet_goes_out_and_comes_back_the_same(team: Team) -> None:
    team.cast.do(import_sheet, actor=team.office, season_id=team.season, read=good(), now=team.now)
    view = team.apply(good())
    assert read_sheet("b.xlsx", sheet_book(view, WORDS)) == good()
    assert read_sheet("b.xlsx", sheet_book(view, ENGLISH)) == good()


@pytest.mark.parametrize(
    ("typed", "number"), [("9,5", "9.5"), ("9.5", "9.5"), (9.5, "9.5"), (" 9 ,5 ", "9.5"), ("９,5", "9.5"), (9, "9")]
)
def test_numbers_are_read_as_people_type_them(typed: Any, number: str) -> None:
    read = read_sheet("b.xlsx", book([["1", "A", "chấm điểm", typed, "0,5"]]))
    assert isinstance(read, ReadSheet)
    assert read.rows[0].most == Decimal(number)


@pytest.mark.parametrize(
    ("typed", "needed"),
    [
        ("có", True),
        ("CO", True),
        ("Có ", True),
        ("x", True),
        (True, True),
        ("không", False),
        ("khong", False),
        ("", False),
    ],
)
def test_yes_and_no_are_read_with_and_without_marks(typed: Any, needed: bool) -> None:
    read = read_sheet("b.xlsx", book([["1", "A", "cham diem", 5, 1, typed]]))
    assert isinstance(read, ReadSheet)
    assert read.rows[0].needs_evidence is needed


def spoilt(row: int, column: int, value: Any) -> list[list[Any]]:
    """The good rows with another value in one cell; both from 1."""
    rows = [[*line, *[None] * (8 - len(line))] for line in GOOD]
    rows[row - 1][column - 1] = value
    return rows


@pytest.mark.parametrize(
    ("row", "column", "value", "cell", "key"),
    [
        (2, 4, "=1+1", "D5", "sheet-fault-formula"),
        (2, 1, "=A4", "A5", "sheet-fault-formula"),
        (2, 1, datetime(2026, 1, 1), "A5", "sheet-fault-odd"),  # noqa: DTZ001 - what Excel makes of 1.1
        (2, 1, None, "A5", "sheet-fault-no-code"),
        (2, 1, "I.a", "A5", "sheet-fault-code"),
        (2, 1, "0.1", "A5", "sheet-fault-code"),
        (3, 1, "1.1", "A6", "sheet-fault-code-twice"),
        (3, 1, "1.3", "A6", "sheet-fault-gap"),
        (3, 1, "3.1", "A6", "sheet-fault-parent"),
        (2, 1, "1.2.1.1.1.1", "A5", "sheet-fault-levels"),
        (2, 2, None, "B5", "sheet-fault-no-name"),
        (2, 2, "…", "B5", "sheet-fault-no-name"),
        (2, 2, "x" * 501, "B5", "sheet-fault-long"),
        (2, 7, "x" * 2001, "G5", "sheet-fault-long"),
        (2, 8, "x" * 301, "H5", "sheet-fault-long"),
        (2, 3, "lượng", "C5", "sheet-fault-kind"),
        (2, 3, None, "C5", "sheet-fault-kind"),
        (1, 4, 16, "D4", "sheet-fault-sum"),
        (2, 4, None, "D5", "sheet-fault-no-most"),
        (2, 4, 0, "D5", "sheet-fault-most-positive"),
        (2, 4, "-5", "D5", "sheet-fault-most-positive"),
        (2, 4, 10.3, "D5", "sheet-fault-off-step"),
        (2, 4, 10.005, "D5", "sheet-fault-fine"),
        (2, 4, 1_000_000, "D5", "sheet-fault-most-large"),
        (2, 4, "mười", "D5", "sheet-fault-number"),
        (2, 4, "1.000", "D5", "sheet-fault-doubtful"),
        (2, 5, 0, "E5", "sheet-fault-step-positive"),
        (2, 5, "-0,5", "E5", "sheet-fault-step-positive"),
        (2, 5, 0.001, "E5", "sheet-fault-fine"),
        (2, 6, "có thể", "F5", "sheet-fault-yes-no"),
    ],
)
def test_each_fault_is_named_by_its_cell(row: int, column: int, value: Any, cell: str, key: str) -> None:
    assert (cell, key) in faults(spoilt(row, column, value))


def test_all_faults_come_in_one_go_from_top_to_bottom() -> None:
    rows = spoilt(2, 3, "?")
    rows[2][3], rows[4][1] = "=SUM(D4)", None
    assert faults(rows)[:3] == [
        ("C5", "sheet-fault-kind"),
        ("D6", "sheet-fault-formula"),
        ("B8", "sheet-fault-no-name"),
    ]


def test_rows_out_of_order_empty_groups_and_leaves_with_rows_below_are_named() -> None:
    assert ("A6", "sheet-fault-order") in faults(
        [["1", "A", "chấm điểm", 1], ["3", "B", "chấm điểm", 1], ["2", "C", "chấm điểm", 1]]
    )
    assert ("A6", "sheet-fault-order") in faults(
        [["1", "A", "nhóm"], ["2", "B", "chấm điểm", 1], ["1.1", "C", "chấm điểm", 1]]
    )
    assert ("C5", "sheet-fault-empty-group") in faults([["1", "A", "chấm điểm", 1], ["2", "B", "nhóm"]])
    assert ("A5", "sheet-fault-parent-leaf") in faults([["1", "A", "chấm điểm", 1], ["1.1", "B", "chấm điểm", 1]])


def test_merged_cells_are_named_among_the_rows_and_harmless_above_them() -> None:
    assert ("A4", "sheet-fault-merged") in faults(GOOD, lambda sheet: sheet.merge_cells("A4:B4"))
    read = read_sheet("b.xlsx", book(GOOD, lambda sheet: sheet.merge_cells("B1:F1")))
    assert isinstance(read, ReadSheet)


def test_columns_are_named_that_are_unknown_missing_or_there_twice() -> None:
    def key(heads: list[str]) -> list[str]:
        read = read_sheet("b.xlsx", book(GOOD, heads=heads))
        assert isinstance(read, Faulty)
        return [fault.phrase.key for fault in read.faults]

    assert "sheet-fault-unknown-head" in key([*HEADS, "Cột lạ"])
    assert "sheet-fault-head-twice" in key([*HEADS, "Mã"])
    assert "sheet-fault-no-column" in key(["Mã", "Tên tiêu chí", "Loại"])
    assert key(["a", "b", "c"]) == ["sheet-fault-no-head"]


def test_an_empty_workbook_is_named() -> None:
    assert faults([]) == [("A4", "sheet-fault-no-rows")]
    empty = saved(_one_tab())
    found = read_sheet("b.xlsx", empty)
    assert isinstance(found, Faulty)
    assert [fault.phrase.key for fault in found.faults] == ["sheet-fault-empty"]


def _one_tab() -> Any:
    made = new_book()
    made.create_sheet("1")
    return made


def test_a_sheet_without_a_title_is_named() -> None:
    assert ("A1", "sheet-fault-no-title") in faults(GOOD, clear)


def clear(sheet: Any) -> None:
    sheet["A1"].value = sheet["B1"].value = None


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]>
<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><si><t>&d;</t></si></sst>"""


@pytest.mark.parametrize(
    ("name", "content", "key"),
    [
        ("b.xlsx", b"", "refused-book-none"),
        ("b.xlsx", b"%PDF-1.7", "refused-book-none"),
        ("b.csv", b"1;2;3", "refused-book-none"),
        ("b.xlsx", b"PK\x03\x04" + b"\0" * MOST_BYTES, "refused-book-large"),
        ("b.xlsx", b"x" * 21 * 1024 * 1024, "refused-book-large"),
        ("b.xls", OLE, "refused-book-old"),
        ("b.xlsx", OLE, "refused-book-old"),
        ("b.xlsx", OLE + "EncryptedPackage".encode("utf-16-le"), "refused-book-locked"),
        ("b.xlsm", book(GOOD), "refused-book-macro"),
        ("b.xlsx", with_part(book(GOOD), "xl/vbaProject.bin", b"x"), "refused-book-macro"),
        ("b.xlsx", with_part(book(GOOD), "xl/media/zeros.bin", b"\0" * 6_000_000), "refused-book-bomb"),
        ("b.xlsx", with_part(book(GOOD), "xl/media/zeros.xml", b" " * 51_000_000), "refused-book-bomb"),
        ("b.xlsx", with_part(book(GOOD), "xl/sharedStrings.xml", LAUGHS), "refused-book-broken"),
        ("b.xlsx", with_part(book(GOOD), "xl/worksheets/sheet1.xml", b"<worksheet"), "refused-book-broken"),
        ("b.xlsx", with_part(book(GOOD), "xl/worksheets/sheet1.xml", b"<x/>"), None),
        ("b.xlsx", with_part(book(GOOD), "xl/workbook.xml", b"<x/>"), None),
        ("b.xlsx", with_part(book(GOOD), "xl/styles.xml", b"<x>"), "refused-book-broken"),
        ("b.xlsx", book(GOOD)[:-300], "refused-book-broken"),
        ("b.xlsx", book(GOOD)[:2000], "refused-book-broken"),
    ],
    ids=lambda value: None if isinstance(value, bytes) else str(value),
)
def test_what_is_no_honest_workbook_is_refused_with_its_reason(name: str, content: bytes, key: str | None) -> None:
    if key is None:
        try:
            assert isinstance(read_sheet(name, content), Faulty)
        except Refused as refused:
            assert refused.phrase.key == "refused-book-broken"  # noqa: PT017 - either will do
    else:
        assert refusal(name, content) == key


def test_too_many_rows_columns_or_parts_are_refused() -> None:
    assert refusal("b.xlsx", book([*GOOD, *[["x"]] * 5000])) == "refused-book-wide"
    assert refusal("b.xlsx", book([["x"] * 61])) == "refused-book-wide"
    buffer = io.BytesIO(book(GOOD))
    with zipfile.ZipFile(buffer, "a") as parts:
        for number in range(1001):
            parts.writestr(f"xl/media/{number}.bin", b"x")
    assert refusal("b.xlsx", buffer.getvalue()) == "refused-book-bomb"


def test_a_zip_with_a_password_is_refused() -> None:
    content = bytearray(book(GOOD))
    for found in re.finditer(b"PK\x01\x02", bytes(content)):
        content[found.start() + 8] |= 1
    assert refusal("b.xlsx", bytes(content)) == "refused-book-locked"


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow], deadline=None)
def test_a_workbook_that_was_damaged_anywhere_is_refused_or_read(data: st.DataObject) -> None:
    content = bytearray(_GOOD_BOOK)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    try:
        read_sheet("b.xlsx", bytes(content))
    except Refused as refused:
        assert refused.phrase.key.startswith("refused-book-")  # noqa: PT017 - reading it is as well


_GOOD_BOOK = book(GOOD)

# --- written --------------------------------------------------------------------------------------------------------

DANGEROUS = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    '=HYPERLINK("http://x.vn","x")',
    "=cmd|' /C calc'!A0",
]


def raw(content: bytes) -> str:
    """All worksheets as they are written."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        return "".join(parts.read(name).decode() for name in parts.namelist() if name.startswith("xl/worksheets/"))


def no_formula(content: bytes) -> None:
    assert not re.search(r"<f[ >/]", raw(content))
    assert all(
        not isinstance(value, Formula) for t in open_workbook("b.xlsx", content).tables for value in t.cells.values()
    )


@pytest.mark.parametrize("text", [*DANGEROUS, "#N/A", "\x00\x0b=1", "😀", "\ud800=1", "x" * 40_000, "TRUE", "1E5"])
def test_text_is_written_as_text_whatever_it_begins_with(text: str) -> None:
    made = _one_tab()
    put(made.worksheets[0], 1, 1, text)
    content = saved(made)
    no_formula(content)
    (value,) = open_workbook("b.xlsx", content).tables[0].cells.values()
    assert isinstance(value, str)


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_workbook_that_we_write_holds_a_formula(scoring: Team, text: str) -> None:
    from dataclasses import replace

    submission = scoring.fills()
    leaf = scoring.leaf("2.1").id
    use: dict[str, Any] = {"actor": scoring.an, "submission_id": submission, "criterion_id": leaf, "now": scoring.now}
    scoring.cast.do(set_note, note=text, seen_rev=9, **use)
    scoring.proves("2.1", text.strip())
    copy = scoring.cast.look(lambda s: copy_for(s, actor=scoring.an, submission_id=submission, now=scoring.now))
    overview = replace(copy.overview, unit_name=text, sheet=replace(copy.overview.sheet, title=text))
    no_formula(copy_of(replace(copy, overview=overview), lambda phrase: text + WORDS(phrase)))
    no_formula(sheet_book(overview.sheet, lambda phrase: text + WORDS(phrase)))
    no_formula(template(lambda phrase: text + WORDS(phrase)))


def cells(content: bytes) -> list[Any]:
    return [value for table in open_workbook("b.xlsx", content).tables for value in table.cells.values()]


def test_a_copy_holds_every_row_the_totals_the_evidence_and_the_receipt(scoring: Team) -> None:
    submission = scoring.fills()
    leaf = scoring.leaf("1.1").id
    use: dict[str, Any] = {"actor": scoring.an, "submission_id": submission, "now": scoring.now}
    scoring.cast.do(add_link, criterion_id=leaf, url="https://nghean.gov.vn/bao-cao", **use)
    scoring.cast.do(set_note, criterion_id=leaf, note="Đã báo cáo", seen_rev=2, **use)

    def copied() -> bytes:
        return copy_of(
            scoring.cast.look(lambda s: copy_for(s, actor=scoring.binh, submission_id=submission, now=scoring.now)),
            WORDS,
        )

    before = cells(copied())
    receipt = scoring.hands_in()
    content = copied()
    assert content == copied()
    found = cells(content)
    shown = "\n".join(map(str, found))
    for each in SMALL.rows:
        assert each.code in found
        assert each.title in found
    for value in (Decimal("9.5"), Decimal(5), Decimal("7.25"), Decimal("14.5"), Decimal("21.75"), Decimal(23)):
        assert value in found
    for word in (
        receipt.code,
        receipt.fingerprint,
        "minh chứng.pdf",
        "nghean.gov.vn",
        "Đã báo cáo",
        "Chuyên viên Thanh Hóa",
    ):
        assert word in shown
    assert receipt.code not in "\n".join(map(str, before))
    scoring.cast.do(reopen, reason=None, **use)
    assert receipt.fingerprint not in "\n".join(map(str, cells(copied())))


def test_a_copy_is_for_its_own_unit(scoring: Team) -> None:
    submission = scoring.fills()
    for stranger in (scoring.nghe, scoring.office, scoring.cast.boss(), scoring.observer):
        use: dict[str, Any] = {"actor": stranger, "submission_id": submission, "now": scoring.now}
        assert scoring.cast.refused(copy_for, **use).key == "refused-role"
