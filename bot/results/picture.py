"""The picture of an announcement: a card with the nominees, and bars where the standings go along.

A pure function of the snapshot and the language, drawn once for all who get it. It is 1080 pixels wide, for phones;
what is nominated is told by hatches, labels and values, never by colour alone. matplotlib is loaded only here.
"""

from __future__ import annotations

import io
import unicodedata
from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING

from bot.language.catalogue import Catalogue
from bot.language.phrases import Phrase, say
from bot.results.snapshot import Line, Snapshot, Table, read
from bot.results.wording import award_line, foot, table_title, title
from storage.tables import AwardKind

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.ft2font import FT2Font

WIDTH = 1080
MOST_BARS = 30
_DPI = 100
_MARGIN = 40
_NAME_WIDTH, _LABEL = 370, 30
_BAR_FROM, _BAR_TO = 420, 770
_AFTER_BARS = 16
_STEP = 62
"""Pixels from one bar to the next."""
_INK, _PALE, _RULE = "#1b1b1b", "#c9d8e8", "#5a6b7b"
_HATCHES = {AwardKind.FLAG: "///", AwardKind.CERTIFICATE: "..."}
_LONGEST_TEXT = 700
_DRAWING = Lock()


def picture_of(content: str, texts: Catalogue) -> bytes:
    """The picture of a canonical text as a PNG. Takes time: not for a transaction. A second one waits for it."""
    with _DRAWING:
        return _drawn(content, texts)


@lru_cache(maxsize=16)
def _drawn(content: str, texts: Catalogue) -> bytes:
    return draw(read(content), texts)


def draw(snapshot: Snapshot, texts: Catalogue) -> bytes:
    """Draws a snapshot anew."""
    blocks = _blocks(snapshot, texts)
    bars = snapshot.table.ranked[:MOST_BARS] if snapshot.table else ()
    below = _below(snapshot, len(bars), texts)
    height = _MARGIN * 2 + sum(each.height for each in (*blocks, *below)) + _STEP * len(bars) + _AFTER_BARS
    sheet = _Sheet(height)
    for block in blocks:
        sheet.write(block)
    if snapshot.table is not None:
        for line in bars:
            sheet.bar(line, snapshot, snapshot.table, texts)
        sheet.at += _AFTER_BARS
    for block in below:
        sheet.write(block)
    return sheet.saved()


class _Block:
    """A paragraph, broken into lines that fit the width."""

    def __init__(self, words: str, size: float, *, bold: bool = False, gap: int = 18) -> None:
        shortened = words if len(words) <= _LONGEST_TEXT else words[: _LONGEST_TEXT - 1] + "…"
        parts = drawable(shortened).split("\n")
        self.lines = [line for part in parts for line in wrapped(part, WIDTH - 2 * _MARGIN, size, bold=bold)]
        self.size, self.bold = size, bold
        self.line_height = int(size * 1.36)
        self.height = self.line_height * len(self.lines) + gap


def _blocks(snapshot: Snapshot, texts: Catalogue) -> list[_Block]:
    """What stands above the bars."""
    found = [_Block(texts.plain(title(snapshot)), 46, bold=True)]
    if not snapshot.code:
        found.append(_Block(texts.plain(say("results-preview-mark")), 34, bold=True))
    if snapshot.corrects is not None:
        found.append(_Block(texts.plain(_corrects(snapshot)), 32))
    lines = [award_line(each) for each in snapshot.nominees] or [say("results-nobody")]
    found += [_Block(texts.plain(each), 38, gap=22) for each in lines]
    if snapshot.note is not None:
        found.append(_Block(snapshot.note, 32))
    if snapshot.table is not None:
        found.append(_Block(texts.plain(table_title(snapshot.table)), 36, bold=True))
    return found


def _below(snapshot: Snapshot, bars: int, texts: Catalogue) -> list[_Block]:
    """What stands below the bars: what the marks mean, who is not among the bars, and by what code it is known."""
    found: list[_Block] = []
    if snapshot.table is not None:
        if snapshot.nominees:
            found.append(_Block(texts.plain(say("results-marks")), 28))
        more = len(snapshot.table.ranked) - bars
        if more:
            found.append(_Block(texts.plain(say("results-more-units", count=more)), 30))
        absent = tuple(line.unit for line in snapshot.table.lines if line.rank is None)
        if absent:
            found.append(_Block(texts.plain(_without_points(absent)), 28))
    return [*found, _Block(texts.plain(foot(snapshot)), 28, gap=0)]


def _without_points(units: tuple[str, ...]) -> Phrase:
    if len(units) > MOST_BARS:
        return say("results-absent-count", count=len(units))
    return say("results-absent", units=units)


def _corrects(snapshot: Snapshot) -> Phrase:
    assert snapshot.corrects is not None  # noqa: S101 - asked by the caller
    return say("results-corrects", code=snapshot.corrects.code, at=snapshot.corrects.at)


class _Sheet:
    """A white sheet that is written from the top on; places are in pixels from its upper left corner."""

    def __init__(self, height: int) -> None:
        from matplotlib.figure import Figure  # noqa: PLC0415 - heavy, and rarely needed

        self.figure: Figure = Figure(figsize=(WIDTH / _DPI, height / _DPI), dpi=_DPI, facecolor="white")
        self.height, self.at = height, _MARGIN

    def write(self, block: _Block) -> None:
        """A paragraph."""
        for number, line in enumerate(block.lines):
            self._text(_MARGIN, self.at + number * block.line_height, line, block.size, bold=block.bold)
        self.at += block.height

    def bar(self, line: Line, snapshot: Snapshot, table: Table, texts: Catalogue) -> None:
        """A unit's bar, from nothing to the sheet's maximum: rank and name before it, its points behind it."""
        from matplotlib.patches import Rectangle  # noqa: PLC0415 - heavy, and rarely needed

        assert line.total is not None  # noqa: S101 - of the ranked ones
        kind = next((each.kind for each in snapshot.nominees if each.unit_id == line.unit_id), None)
        share = float(line.total / table.most) if table.most else 0.0
        label = _short(drawable(texts.plain(say("results-bar-label", rank=line.rank or 0, unit=line.unit))))
        self._text(_MARGIN, self.at + 8, label, _LABEL, bold=kind is not None)
        self.figure.patches.append(
            Rectangle(
                (_BAR_FROM / WIDTH, 1 - (self.at + 46) / self.height),
                max(2.0, share * (_BAR_TO - _BAR_FROM)) / WIDTH,
                40 / self.height,
                transform=self.figure.transFigure,
                figure=self.figure,
                facecolor=_PALE if kind is None else "white",
                edgecolor=_INK if kind is not None else _RULE,
                linewidth=2,
                hatch=_HATCHES.get(kind) if kind is not None else None,
            )
        )
        value = say("results-bar-value", total=line.total) if kind is None else _marked(line, kind)
        self._text(_BAR_TO + 14, self.at + 8, drawable(texts.plain(value)), _LABEL, bold=kind is not None)
        self.at += _STEP

    def _text(self, x: int, y: int, words: str, size: float, *, bold: bool) -> None:
        self.figure.text(
            x / WIDTH,
            1 - (y + size) / self.height,
            words,
            fontsize=size * 72 / _DPI,
            fontfamily="DejaVu Sans",
            fontweight="bold" if bold else "normal",
            color=_INK,
            va="baseline",
            ha="left",
            parse_math=False,
        )

    def saved(self) -> bytes:
        """The sheet as a PNG."""
        from matplotlib.backends.backend_agg import FigureCanvasAgg  # noqa: PLC0415 - heavy, and rarely needed

        buffer = io.BytesIO()
        FigureCanvasAgg(self.figure)
        self.figure.savefig(buffer, format="png", dpi=_DPI, metadata={"Software": None})
        return buffer.getvalue()


def _marked(line: Line, kind: AwardKind) -> Phrase:
    assert line.total is not None  # noqa: S101 - of the ranked ones
    if kind is AwardKind.FLAG:
        return say("results-bar-flag", total=line.total)
    return say("results-bar-certificate", total=line.total)


def _short(label: str) -> str:
    """A bar's label, cut where the bar begins."""
    first, *rest = wrapped(label, _NAME_WIDTH - 20, _LABEL, bold=True)
    return f"{first}…" if rest else first


def wrapped(words: str, most: float, size: float, *, bold: bool) -> list[str]:
    """The words in lines that are at most so many pixels wide, broken between words, in long ones between letters."""
    lines, line = [], ""
    for word in words.split():
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold=bold) <= most:
            line = longer
            continue
        lines += [line] if line else []
        line = word
        while width(line, size, bold=bold) > most:
            cut = next(n for n in range(len(line) - 1, 0, -1) if n == 1 or width(line[:n], size, bold=bold) <= most)
            lines.append(line[:cut])
            line = line[cut:]
    return [*lines, line]


def width(words: str, size: float, *, bold: bool) -> float:
    """How many pixels wide words of this size are."""
    return sum(_advance(letter, bold) for letter in words) * size


@cache
def _advance(letter: str, bold: bool) -> float:
    """How wide a letter is, as a part of the font's size."""
    font = _font("bold" if bold else "normal")
    font.set_size(100, 72)
    return font.load_char(ord(letter)).linearHoriAdvance / 65536 / 100


def drawable(words: str) -> str:
    """The words with what the font has no letter for left out: pictures of things, rare scripts."""
    known = _letters()
    kept = "".join(letter for letter in unicodedata.normalize("NFC", words) if letter == "\n" or ord(letter) in known)
    return kept.strip()


@cache
def _letters() -> frozenset[int]:
    return frozenset(_font("normal").get_charmap()) & frozenset(_font("bold").get_charmap())


@cache
def _font(weight: str) -> FT2Font:
    """The font that matplotlib ships, which has all Vietnamese letters."""
    from matplotlib.font_manager import FontProperties, findfont  # noqa: PLC0415 - heavy, and rarely needed
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415 - heavy, and rarely needed

    return FT2Font(findfont(FontProperties(family="DejaVu Sans", weight=weight)))
