"""Documents of nobody, made for the tests in every kind of file: a decree of a year to come and its amendment."""

import io
import unicodedata
import zipfile
from collections.abc import Iterator, Sequence
from typing import Any

import docx
import openpyxl
import pypdf
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bot.rules.official.legacy import _table

DECREE = """\
CƠ QUAN MẪU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 01/2099/NĐ-MẪU
Hà Nội, ngày 05 tháng 7 năm 2025
NGHỊ ĐỊNH
Quy định mẫu về trao tặng hoa sen giấy
Căn cứ Luật Mẫu số 09/2098/QH99;
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Văn bản mẫu này quy định việc trao tặng hoa sen giấy cho người gấp được nhiều thuyền giấy trong năm.
Điều 2. Giải thích từ ngữ
Trong văn bản mẫu này, các từ ngữ dưới đây được hiểu như sau:
1. Hoa sen giấy là phần thưởng tượng trưng dùng trong các bài thử của Trợ lý.
2. Thuyền giấy là đồ chơi gấp từ một tờ giấy vuông.
Chương II
TRAO TẶNG
Điều 3. Điều kiện trao tặng hoa sen giấy
1. Người được tặng hoa sen giấy phải gấp ít nhất 40 thuyền giấy trong một năm.
2. Người được tặng phải có đủ các điều kiện sau:
a) Tự tay gấp thuyền;
b) Không làm rách giấy của người khác;
c) Gấp đúng mẫu;
d) Ghi đủ bản kê;
đ) Đã rửa tay.
3. Tập thể được tặng khi có 70% người đạt điều kiện tại khoản 1 Điều này.
Điều 4. Hồ sơ đề nghị
Hồ sơ đề nghị tặng hoa sen giấy gồm một bản kê thuyền giấy và một tờ trình mẫu.
Chương III
ĐIỀU KHOẢN THI HÀNH
Điều 5. Hiệu lực thi hành
1. Nghị định này có hiệu lực thi hành từ ngày 15 tháng 8 năm 2025.
2. Nghị định này thay thế Nghị định số 77/2090/NĐ-MẪU.
3. Khoản 3 Điều 3 của Nghị định này có hiệu lực từ ngày 01 tháng 01 năm 2027.
Nơi nhận:
- Như trên;
PHỤ LỤC I
BẢN KÊ THUYỀN GIẤY
Bản kê ghi số thuyền giấy, màu giấy và ngày gấp của từng chiếc thuyền.
"""

AMENDING = """\
CƠ QUAN MẪU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 02/2099/NĐ-MẪU
Hà Nội, ngày 01 tháng 9 năm 2026
NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 01/2099/NĐ-MẪU về trao tặng hoa sen giấy
Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 01/2099/NĐ-MẪU
1. Sửa đổi, bổ sung khoản 1 Điều 3 như sau:
“1. Người được tặng hoa sen giấy phải gấp ít nhất 50 thuyền giấy trong một năm.”.
2. Bổ sung khoản 3a vào sau khoản 3 Điều 3 như sau:
“3a. Tập thể có người nghỉ phép được tính theo số người có mặt.
Điều 9. Dòng này vẫn nằm trong phần trích dẫn.”.
3. Thay thế cụm từ “tờ trình mẫu” bằng cụm từ “phiếu mẫu” tại Điều 4.
Điều 2. Bãi bỏ khoản 2 Điều 2 của Nghị định số 01/2099/NĐ-MẪU
Bãi bỏ khoản 2 Điều 2 Nghị định số 01/2099/NĐ-MẪU.
Điều 3. Hiệu lực thi hành
Nghị định này có hiệu lực thi hành từ ngày 01 tháng 10 năm 2026.
"""

GUIDANCE = """\
THƯỜNG TRỰC CỤM MẪU
Số: 5/HD-CUM
HƯỚNG DẪN
Cách xếp thuyền giấy trong ngày hội mẫu
I. Yêu cầu chung
1. Mỗi đơn vị mang theo mười thuyền giấy đã gấp sẵn trong năm.
2. Thuyền giấy được xếp theo màu của đơn vị.
II. Tổ chức thực hiện
Các đơn vị có mặt trước giờ khai mạc của ngày hội mẫu theo quy định.
"""


def lines_of(text: str) -> list[str]:
    return text.strip().split("\n")


def as_docx(text: str, *, letterhead: int = 0) -> bytes:
    """A Word document of paragraphs; the first lines may stand in a table of two columns, as letterheads do."""
    made = docx.Document()
    lines = lines_of(text)
    if letterhead:
        row = made.add_table(1, 2).rows[0]
        row.cells[0].text, row.cells[1].text = "\n".join(lines[:1]), "\n".join(lines[1:letterhead])
    for line in lines[letterhead:]:
        made.add_paragraph(line)
    return saved(made)


def saved(made: Any) -> bytes:
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def numbered_docx() -> bytes:
    """A Word document whose articles and clauses are counted by Word itself."""
    made = docx.Document()
    root = made.part.numbering_part.element
    abstract = _element("w:abstractNum", abstractNumId="77")
    for level, (form, text) in enumerate((("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)"))):
        made_level = _element("w:lvl", ilvl=str(level))
        for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", text)):
            made_level.append(_element(tag, val=value))
        abstract.append(made_level)
    root.insert(0, abstract)
    number = _element("w:num", numId="77")
    number.append(_element("w:abstractNumId", val="77"))
    root.append(number)
    paragraphs: tuple[tuple[int | None, str], ...] = (
        (None, "Số: 03/2099/QĐ-MẪU"),
        (0, "Tên điều thứ nhất"),
        (1, "Khoản thứ nhất của điều thứ nhất được gấp bằng giấy trắng."),
        (1, "Khoản thứ hai của điều thứ nhất gồm các trường hợp sau:"),
        (2, "Trường hợp có giấy;"),
        (2, "Trường hợp không có giấy."),
        (0, "Tên điều thứ hai"),
        (1, "Khoản của điều thứ hai lại được đếm từ một."),
    )
    for place, text in paragraphs:
        paragraph = made.add_paragraph(text)
        if place is not None:
            properties = _element("w:numPr")
            properties.append(_element("w:ilvl", val=str(place)))
            properties.append(_element("w:numId", val="77"))
            paragraph._p.get_or_add_pPr().append(properties)
    return saved(made)


def _element(tag: str, **attributes: str) -> Any:
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def as_html(text: str, charset: str = "utf-8") -> bytes:
    body = "".join(f"<p>{line}</p>" for line in lines_of(text))
    page = f'<html><head><meta charset="{charset}"><style>p {{ color: red }}</style></head><body>{body}</body></html>'
    return page.encode(charset)


def as_xlsx(text: str) -> bytes:
    made = openpyxl.Workbook()
    sheet: Any = made.active
    for line in lines_of(text):
        first, dot, rest = line.partition(". ")
        sheet.append([int(first), rest] if dot and first.isdecimal() else [line])
    return saved(made)


# A PDF by hand: one font whose letters are numbered, and a map from those numbers to Unicode.


_ORDER = "/Registry (Adobe) /Ordering (Identity) /Supplement 0"
_RESOURCES = "/Resources << /Font << /F1 3 0 R >> >>"


def as_pdf(text: str, *, width: int = 90, on_page: int = 40, head: str = "") -> bytes:
    """A PDF with a text layer: lines of so many letters, so many on a page, each page with its number and a head."""
    wrapped = [part for line in lines_of(text) for part in _wrapped(line, width)]
    pages = [wrapped[first : first + on_page] for first in range(0, len(wrapped), on_page)]
    full = [[*([head] if head else []), *page, str(number)] for number, page in enumerate(pages, 1)]
    return pdf_of(full)


def _wrapped(line: str, width: int) -> Iterator[str]:
    while len(line) > width:
        at = line.rfind(" ", 0, width)
        yield line[:at]
        line = line[at + 1 :]
    yield line


def pdf_of(pages: Sequence[Sequence[str]]) -> bytes:
    """Pages of lines; a page without lines is blank, as a scan is to who reads its text."""
    letters = sorted({letter for page in pages for line in page for letter in line})
    codes = {letter: f"{number:04x}" for number, letter in enumerate(letters, 1)}
    pairs = "\n".join(f"<{codes[it]}> <{it.encode('utf-16-be').hex()}>" for it in letters)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{len(letters)} beginbfchar\n{pairs}\nendbfchar\n"
        "endcmap end end"
    )
    kids = " ".join(f"{6 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [4 0 R] /ToUnicode 5 0 R >>",
        f"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /M /DW 500 /CIDSystemInfo << {_ORDER} >> >>",
        f"<< /Length {len(cmap)} >>\nstream\n{cmap}\nendstream",
    ]
    for number, page in enumerate(pages):
        shown = "\n".join(
            f"1 0 0 1 40 {800 - 15 * at} Tm <{''.join(codes[it] for it in line)}> Tj" for at, line in enumerate(page)
        )
        content = f"BT /F1 9 Tf\n{shown}\nET"
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {7 + 2 * number} 0 R {_RESOURCES} >>",
            f"<< /Length {len(content)} >>\nstream\n{content}\nendstream",
        ]
    return _assembled(objects)


def _assembled(objects: Sequence[str]) -> bytes:
    file = b"%PDF-1.4\n"
    places = []
    for number, made in enumerate(objects, 1):
        places.append(len(file))
        file += f"{number} 0 obj\n{made}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    start = len(file)
    trailer = f"<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF"
    return file + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n{trailer}".encode()


def locked_pdf(text: str, password: str = "mat-khau") -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(as_pdf(text)))
    writer.encrypt(password, algorithm="RC4-128")
    return saved_by(writer)


def saved_by(writer: pypdf.PdfWriter) -> bytes:
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def locked_docx() -> bytes:
    """What Word writes behind a password: a container of the old kind that names the locked package."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le") + bytes(500)


def bomb_docx() -> bytes:
    """A Word document of a few kilobytes that unpacks to sixty megabytes."""
    return with_part(as_docx(DECREE), "word/document.xml", b"<a>" + b" " * 60 * 1024 * 1024 + b"</a>")


def with_part(content: bytes, name: str, part: bytes) -> bytes:
    """The package with one part more, or with another in its place."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            if each != name:
                new.writestr(each, old.read(each))
        new.writestr(name, part)
    return buffer.getvalue()


def tabled_docx(text: str) -> bytes:
    """A Word document that ends with a table, in one cell of which there is another table."""
    made = docx.Document()
    for line in lines_of(text):
        made.add_paragraph(line)
    table = made.add_table(0, 3)
    for row in (("STT", "Màu giấy", "Số thuyền"), ("1", "Trắng", "12"), ("2", "Xanh", "8")):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = words
    table.rows[1].cells[2].add_table(1, 1).rows[0].cells[0].text = "trong"
    return saved(made)


def tracked_docx(text: str, *, deleted: str, inserted: str) -> bytes:
    """A Word document whose last paragraph has something deleted and something inserted, still to be accepted."""
    made = docx.Document()
    for line in lines_of(text):
        paragraph = made.add_paragraph(line)
    for tag, inner, words in (("w:del", "w:delText", deleted), ("w:ins", "w:t", inserted)):
        change, run, said = _element(tag), _element("w:r"), _element(inner)
        said.text = f" {words}"
        run.append(said)
        change.append(run)
        paragraph._p.append(change)
    return saved(made)


# Fonts of before Unicode, written by their tables read backwards.


def in_tcvn3(text: str) -> str:
    table: dict[str, str] = dict(zip(_table()["tcvn3"]["to"], _table()["tcvn3"]["from"], strict=True))
    return "".join(table.get(letter) or table.get(letter.lower(), letter) for letter in text)


def in_1258(text: str) -> bytes:
    """Windows-1258: letters with a hat are one byte, the tone follows as a byte of its own."""
    return _tones_behind(text).encode("cp1258")


def _tones_behind(text: str) -> str:
    """A tone that NFD puts before the hat of its letter goes behind it."""
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", letter)
        tone = "".join(it for it in parts if it in "\u0300\u0301\u0303\u0309\u0323")
        rest = unicodedata.normalize("NFC", "".join(it for it in parts if it not in tone))
        letters.append(rest + tone)
    return "".join(letters)


def in_vni(text: str) -> str:
    table: dict[str, str] = {unicode: old for old, unicode in reversed(_table()["vni"].items())}
    return "".join(table.get(letter, letter) for letter in text)
