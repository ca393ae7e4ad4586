"""Workbooks as people send them, made by hand so that anything may be wrong in them."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl

from bot.language.catalogue import Catalogue
from bot.language.phrases import Phrase

HEADS = ("Mã", "Tên tiêu chí", "Loại", "Điểm tối đa", "Bước điểm", "Bắt buộc minh chứng", "Hướng dẫn", "Căn cứ")
GOOD: tuple[tuple[object, ...], ...] = (
    ("1", "Phong trào thi đua", "nhóm", 15),
    ("1.1", "Tổ chức phong trào", "chấm điểm", 10, "0,5", "có", "Mỗi đợt 2,5 điểm", "Điều 5"),
    ("1.2", "Báo cáo đúng hạn", "đạt/không đạt", 5),
)


def words() -> Callable[[Phrase], str]:
    """What the bot's texts say in Vietnamese."""
    return Catalogue("vi", ZoneInfo("Asia/Ho_Chi_Minh"), strict=True).plain


def book(
    *rows: tuple[object, ...], heads: tuple[str, ...] = HEADS, title: str = "Bảng năm 2026", merged: str = ""
) -> bytes:
    """A workbook as Excel would save it: title in B1, heads in row 3, rows from row 4."""
    made = openpyxl.Workbook()
    sheet: Any = made.active
    sheet["A1"], sheet["B1"] = "Tên bảng", title
    for column, head in enumerate(heads, 1):
        sheet.cell(3, column, head)
    for number, values in enumerate(rows, 4):
        for column, value in enumerate(values, 1):
            sheet.cell(number, column, value)
    if merged:
        sheet.merge_cells(merged)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def repacked(content: bytes, replaced: Mapping[str, bytes]) -> bytes:
    """A workbook with some of its parts replaced or added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in replaced:
                new.writestr(name, old.read(name))
        for name, part in replaced.items():
            new.writestr(name, part)
    return buffer.getvalue()


def parts(content: bytes) -> dict[str, str]:
    """The raw XML of a workbook, part by part."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def formulas(content: bytes) -> list[str]:
    """Whatever a program could take for a formula, a link or a command in the raw XML of a workbook."""
    found = []
    for name, xml in parts(content).items():
        if name.startswith("xl/worksheets/"):
            found += re.findall(r"<f[ >/].*?(?:</f>|$)", xml)
            found += re.findall(r"<hyperlink.*?>", xml)
            found += re.findall(r't="(?:str|e)"', xml)
        if "external" in name.casefold() or "vba" in name.casefold() or "definedName" in xml:
            found.append(name)
    return found
