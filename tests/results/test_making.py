"""Picture and workbook: pure functions of the snapshot, readable, and safe from whatever somebody typed."""

import warnings
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.language.catalogue import Catalogue
from bot.results import picture, workbook
from bot.results.picture import WIDTH, draw, drawable, picture_of, wrapped
from bot.results.snapshot import Corrected, Decision, Line, Nominee, Snapshot, Table, canonical, read
from bot.results.workbook import workbook_of
from handlers.forms.results.lines import caption
from storage.tables import AwardKind, TieRule
from tests.conftest import NOW

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
TEXTS = Catalogue("vi", ZONE, strict=True)
ENGLISH = Catalogue("en", ZONE, strict=True)
FLAG, CERTIFICATE = AwardKind.FLAG, AwardKind.CERTIFICATE


def snapshot(units: int = 5, *, standings: bool = True, note: str | None = None, name: str = "Đơn vị") -> Snapshot:
    names = tuple((number, f"{name} {number}") for number in range(1, units + 1))
    lines = tuple(
        Line(number, each, number, False, Decimal(900 - number), (Decimal(700 - number), Decimal(200)))
        for number, each in names
    )
    table = Table("Bảng tiêu chí", Decimal(1000), ("Phong trào", "Khen thưởng"), TieRule.SHARED, True, lines)
    nominees = (Nominee(FLAG, 1, names[0][1], None), Nominee(CERTIFICATE, 2, names[1][1], None))
    return Snapshot(1, 2026, names, nominees, table if standings else None, note, None, NOW, "ACD4K9PX")


texts = st.text(max_size=60)
points = st.decimals(0, 1000, places=2)


@st.composite
def snapshots(chance: st.DrawFn) -> Snapshot:
    names = tuple((n, chance(texts)) for n in range(1, chance(st.integers(2, 4)) + 1))
    lines = tuple(
        Line(n, name, chance(st.integers(1, 4)), chance(st.booleans()), chance(points), (chance(points),))
        if chance(st.booleans())
        else Line(n, name, None, False, None, ())
        for n, name in names
    )
    table = Table(chance(texts), Decimal(1000), (chance(texts),), chance(st.sampled_from(TieRule)), False, lines)
    decision = Decision(chance(texts), chance(st.dates(date(2000, 1, 1), date(2100, 1, 1))))
    return Snapshot(
        season_id=1,
        year=2026,
        units=names,
        nominees=tuple(
            Nominee(kind, *names[at], chance(st.sampled_from([None, decision]))) for at, kind in enumerate(AwardKind)
        ),
        table=chance(st.sampled_from([None, table])),
        note=chance(st.none() | texts),
        corrects=chance(st.none() | st.just(Corrected("ACD4K9PX", NOW))),
        at=chance(st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))),  # noqa: DTZ001
        code=chance(st.sampled_from(["", "ACD4K9PX"])),
    )


@given(made=snapshots())
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_snapshot_comes_back_from_its_text_as_it_was(made: Snapshot) -> None:
    content = canonical(made)
    assert read(content) == made
    assert canonical(read(content)) == content


@given(made=snapshots())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_snapshot_drawn_twice_is_equal_whatever_it_says(made: Snapshot) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert draw(made, TEXTS) == draw(made, TEXTS)
    content = canonical(made)
    assert workbook.write(content, TEXTS.plain) == workbook.write(content, TEXTS.plain)


@pytest.mark.parametrize("texts", [TEXTS, ENGLISH], ids=["vi", "en"])
@pytest.mark.parametrize("units", [2, 30, 400])
def test_the_picture_is_as_wide_as_a_phone_and_not_too_tall_for_telegram(texts: Catalogue, units: int) -> None:
    width, height = _size(draw(snapshot(units, note="Ghi chú " * 60), texts))
    assert width == WIDTH
    assert height < 4000


def _size(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    return int.from_bytes(png[16:20]), int.from_bytes(png[20:24])


def test_no_more_than_thirty_bars_are_drawn_and_the_rest_is_said() -> None:
    many, more = _size(draw(snapshot(31), TEXTS)), _size(draw(snapshot(300), TEXTS))
    assert many == more
    made = draw(snapshot(30), TEXTS)
    assert _size(made)[1] < many[1], "one line says how many more there are"


def test_without_standings_it_is_a_card_with_the_nominees() -> None:
    assert _size(draw(snapshot(standings=False), TEXTS))[1] < _size(draw(snapshot(), TEXTS))[1]


def test_what_somebody_typed_is_no_formula_and_no_picture() -> None:
    made = replace(snapshot(name="=cmd|' /C calc'!A0"), note="=1+1 $x^2$ 😀 漢字")
    content = canonical(made)
    assert _size(picture_of(content, TEXTS))[0] == WIDTH
    book = load_workbook(BytesIO(workbook_of(content, TEXTS)))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type != "f" for cell in cells)
    assert any("=cmd" in str(cell.value) for cell in cells)
    assert "漢" not in drawable("漢字 đồng chí")


def test_the_workbook_holds_every_unit_with_exact_points() -> None:
    sheet = load_workbook(BytesIO(workbook_of(canonical(snapshot(40)), TEXTS))).worksheets[1]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5)]
    assert len(rows) == 40
    assert rows[39] == [40, "Đơn vị 40", 860, 660, 200]


def test_words_are_broken_where_they_fit() -> None:
    for words in ("đồng chí " * 40, "Ấ" * 300, "MMMM " * 50, ""):
        lines = wrapped(words, 1000, 38, bold=True)
        assert all(picture.width(line, 38, bold=True) <= 1000 for line in lines)
        assert "".join(lines).replace(" ", "") == words.replace(" ", "")


def test_a_hundred_chats_have_it_drawn_once() -> None:
    from concurrent.futures import ThreadPoolExecutor

    content = canonical(snapshot(note="một trăm"))
    before = picture._drawn.cache_info().misses, workbook._written.cache_info().misses
    with ThreadPoolExecutor(8) as pool:
        pictures = set(pool.map(lambda _: picture_of(content, TEXTS), range(100)))
        books = set(pool.map(lambda _: workbook_of(content, TEXTS), range(100)))
    assert len(pictures) == len(books) == 1
    after = picture._drawn.cache_info().misses, workbook._written.cache_info().misses
    assert after == (before[0] + 1, before[1] + 1)


def test_a_caption_leaves_out_first_what_can_be_read_elsewhere() -> None:
    made = snapshot(note="Ghi chú dài " * 20)
    lengths = [len(caption(made, None, lambda form, most=most: len(form) <= most)) for most in (9, 5, 4, 0)]  # type: ignore[misc]
    assert lengths == sorted(lengths, reverse=True)
    assert lengths[0] == 6
    assert lengths[-1] == 4
