"""What a Vietnamese legal text claims in figures: numbers, measures, dates, numbers of documents, cross-references.

Spelt numbers ("hai mươi lăm năm") count like digits, "70 phần trăm" like "70%", "05 năm" like "5 năm", "ngày 02
tháng 9 năm 1945" like "02/9/1945".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

# What is measured: the number must stand before the very same unit in the provision.
_MEASURED = (
    *("năm", "tháng", "tuần", "ngày làm việc", "ngày", "giờ", "lần", "đồng", "bộ hồ sơ", "sáng kiến", "đề tài"),
    *("giải thưởng", "vòng"),
)
# What is counted: the number must stand there, or be how many points or clauses the provision has.
_COUNTED = ("loại", "căn cứ", "trường hợp", "phần việc", "nhóm", "tiêu chuẩn", "nguyên tắc", "điều kiện", "hành vi")
_ALSO_COUNTED = ("hình thức", "danh hiệu", "cấp", "bộ", "nội dung", "nhiệm vụ")
_DIGITS = {"hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
_LAST = {"một": 1, "mốt": 1, **_DIGITS, "tư": 4, "lăm": 5}
_SPELT = (
    rf"(?:(?P<tens>{'|'.join(_DIGITS)})\s+mươi(?:\s+(?P<of_tens>{'|'.join(_LAST)}))?"
    rf"|(?P<ten>mười)(?:\s+(?P<of_ten>{'|'.join(_LAST)}))?|(?P<digit>một|{'|'.join(_DIGITS)}))"
)
_UNITS = "|".join((*_MEASURED, *_COUNTED, *_ALSO_COUNTED))
_DATE = re.compile(
    r"(?:ngày\s+)?\b(\d{1,2})(?:\s*[/.-]\s*|\s+tháng\s+)(\d{1,2})(?:\s*[/.-]\s*|\s+năm\s+)(\d{4})\b(?!\s*/)"
)
_DOCUMENT = re.compile(r"\b(\d{1,4}/\d{4}(?:/[\w-]+)?)")
_PERCENT = re.compile(r"(\d)\s*(?:%|phần trăm)")
_RANK = re.compile(r"\bhạng\s+(?:nhất|nhì|ba)\b")
_SPELT_MEASURE = re.compile(rf"\b{_SPELT}\s+(?=(?:{_UNITS}|phần trăm)\b)")
_NUMBER = re.compile(r"(?<![\w/])\d+(?:[.,]\d+)*%?(?![\w/])")
_MEASURE = re.compile(rf"(?<![\w/])(\d+(?:[.,]\d+)*)\s+({'|'.join(_MEASURED)})\b")
_FACTOR = re.compile(r"\bhệ số\s+(\d+)\b")
_COUNT = re.compile(rf"(?<![\w/])(\d+)\s+({'|'.join((*_COUNTED, *_ALSO_COUNTED))})\b(?!\s+hồ sơ)")
_REFERENCE = re.compile(
    r"\b(điều|khoản|điểm)\s+((?:\d+|[a-zđ])\b(?:(?:\s*,\s*|\s+(?:và|hoặc|hay)\s+)(?:\d+|[a-zđ])\b)*)"
)
_ITEM = re.compile(r"\d+|\b[a-zđ]\b")
_BESIDE = re.compile(r"\s*,?\s*(?:của\s*)?")
_SORT = {"điểm": 0, "khoản": 1, "điều": 2}


@dataclass(frozen=True, slots=True)
class Reference:
    """A cross-reference as far as the text spells it out: article, clause, point."""

    article: str | None = None
    clause: str | None = None
    point: str | None = None

    def __str__(self) -> str:
        parts = (("điểm", self.point), ("khoản", self.clause), ("điều", self.article))
        return " ".join(f"{kind} {item}" for kind, item in parts if item)

    def is_told_by(self, other: "Reference") -> bool:
        """Whether the other reference says as much: equal in every part that this one spells out."""
        pairs = ((self.article, other.article), (self.clause, other.clause), (self.point, other.point))
        return all(own in (None, told) for own, told in pairs)


@dataclass(frozen=True, slots=True)
class Claims:
    """The figures of a text, each in one form: `70%`, `5 năm`, `hệ số 2`, `1945-9-2`, `15/2003/qh11`."""

    numbers: frozenset[str]
    measures: frozenset[str]
    counts: frozenset[str]
    dates: frozenset[str]
    documents: frozenset[str]
    references: frozenset[Reference]

    @property
    def figures(self) -> int:
        """How many figures there are to check, cross-references apart."""
        return len(self.numbers) + len(self.measures) + len(self.dates) + len(self.documents)


def claims(text: str) -> Claims:
    """Every figure of a text."""
    text = text.lower()
    dates = frozenset(f"{year}-{int(month)}-{int(day)}" for day, month, year in _DATE.findall(text))
    text = _DATE.sub(" ", text)
    documents = frozenset(_DOCUMENT.findall(text))
    text = _DOCUMENT.sub(" ", text)
    references = frozenset(_references(text))
    text = _RANK.sub(" ", _REFERENCE.sub(" ", text))
    text = _PERCENT.sub(r"\1%", _SPELT_MEASURE.sub(_in_digits, text))
    return Claims(
        numbers=frozenset(_plain(it) for it in _NUMBER.findall(text)),
        measures=frozenset(
            (
                *(f"{_plain(number)} {unit}" for number, unit in _MEASURE.findall(text)),
                *(f"hệ số {_plain(number)}" for number in _FACTOR.findall(text)),
            )
        ),
        counts=frozenset(_plain(number) for number, _ in _COUNT.findall(text)),
        dates=dates,
        documents=documents,
        references=references,
    )


def _plain(number: str) -> str:
    return number.lstrip("0") or "0"


def _in_digits(found: re.Match[str]) -> str:
    if found["digit"] == "một":
        # "một lần", "một năm" are figures; "một tiêu chuẩn", "một trường hợp" only mean "some".
        return "1 " if re.match(r"(?:lần|năm|tháng|ngày|giờ)\b", found.string[found.end() :]) else found[0]
    if found["digit"]:
        return f"{_DIGITS[found['digit']]} "
    tens, rest = (1, found["of_ten"]) if found["ten"] else (_DIGITS[found["tens"]], found["of_tens"])
    return f"{10 * tens + _LAST.get(rest or '', 0)} "


def _references(text: str) -> Iterator[Reference]:
    for group in _groups(list(_REFERENCE.finditer(text)), text):
        yield from _taken_apart([(found[1], _ITEM.findall(found[2])) for found in group])


def _groups(found: Sequence[re.Match[str]], text: str) -> Iterator[list[re.Match[str]]]:
    """References that belong to one another: nothing but a comma or "của" between them, kinds going up or down."""
    group: list[re.Match[str]] = []
    for reference in found:
        beside = group and _BESIDE.fullmatch(text, group[-1].end(), reference.start())
        if group and not (beside and _one_way([_SORT[it[1]] for it in (*group, reference)])):
            yield group
            group = []
        group.append(reference)
    if group:
        yield group


def _one_way(kinds: Sequence[int]) -> bool:
    steps = [after - before for before, after in pairwise(kinds)]
    return all(it > 0 for it in steps) or all(it < 0 for it in steps)


def _taken_apart(group: Sequence[tuple[str, list[str]]]) -> Iterator[Reference]:
    """One reference for each item of the lowest kind; of the higher kinds the nearest one holds for them."""
    by_kind = dict(group)
    lowest = min(by_kind, key=_SORT.__getitem__)
    article = by_kind["điều"][0] if "điều" in by_kind and lowest != "điều" else None
    clause = by_kind["khoản"][0] if "khoản" in by_kind and lowest == "điểm" else None
    for item in by_kind[lowest]:
        yield Reference(
            article=item if lowest == "điều" else article,
            clause=item if lowest == "khoản" else clause,
            point=item if lowest == "điểm" else None,
        )
