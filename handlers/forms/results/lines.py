"""An announcement in words: in full on a screen, and short enough for what stands below a picture."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.language.phrases import Phrase, say
from bot.results.picture import picture_of
from bot.results.snapshot import Corrected, Line, Snapshot
from bot.results.wording import TIE_RULES, award_line, foot, rank_line, table_title, title
from bot.results.workbook import workbook_of
from handlers.turn import Paper

LINES_ON_SCREEN = 20
LINES_IN_CAPTION = 3
_SHORT_NOTE, _SHORT_NAME = 200, 60


def full_text(snapshot: Snapshot, corrected: Corrected | None = None) -> list[Phrase]:
    """All that an announcement says; of long standings the first lines."""
    text = _head(snapshot, corrected)
    if snapshot.table is not None:
        text += [*_standings(snapshot, LINES_ON_SCREEN), TIE_RULES[snapshot.table.tie_rule]]
    if snapshot.note is not None:
        text.append(say("results-note", note=snapshot.note))
    return [*text, foot(snapshot)]


def caption(snapshot: Snapshot, corrected: Corrected | None, fits: Callable[[Sequence[Phrase]], bool]) -> list[Phrase]:
    """As much of it as fits below a picture: first the standings go, then the end of the note, then of long names."""
    forms = list(_captions(snapshot, corrected))
    return next((form for form in forms if fits(form)), forms[-1])


def _captions(snapshot: Snapshot, corrected: Corrected | None) -> list[list[Phrase]]:
    head, end = _head(snapshot, corrected), [foot(snapshot)]
    best = _standings(snapshot, LINES_IN_CAPTION)
    note = [] if snapshot.note is None else [say("results-note", note=snapshot.note)]
    cut = [] if snapshot.note is None else [say("results-note-cut", note=_cut(snapshot.note, _SHORT_NOTE))]
    brief = replace(
        snapshot, nominees=tuple(replace(each, unit=_cut(each.unit, _SHORT_NAME)) for each in snapshot.nominees)
    )
    return [[*head, *best, *note, *end], [*head, *note, *end], [*head, *cut, *end], [*_head(brief, corrected), *end]]


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def _head(snapshot: Snapshot, corrected: Corrected | None) -> list[Phrase]:
    text = [title(snapshot)]
    if snapshot.corrects is not None:
        text.append(say("results-corrects", code=snapshot.corrects.code, at=snapshot.corrects.at))
    if corrected is not None:
        text.append(say("results-corrected", code=corrected.code, at=corrected.at))
    return [*text, *([award_line(each) for each in snapshot.nominees] or [say("results-nobody")])]


def _standings(snapshot: Snapshot, most: int) -> list[Phrase]:
    if snapshot.table is None:
        return []
    lines: Sequence[Line] = snapshot.table.lines
    shown: list[Phrase] = [rank_line(line) for line in lines[:most]]
    if len(lines) > most:
        shown.append(say("results-more-lines", count=len(lines) - most))
    return [say("results-table", title=table_title(snapshot.table), lines=tuple(shown))]


def picture(content: str, snapshot: Snapshot, text: Phrase) -> Paper:
    """The picture of an announcement, drawn when it is sent."""
    name = say("results-picture-name", year=str(snapshot.year), code=snapshot.code or "0")
    return Paper(name, text, lambda texts: picture_of(content, texts), is_photo=True)


def workbook(content: str, snapshot: Snapshot) -> Paper:
    """The workbook of an announcement, made when it is sent."""
    name = say("results-book-name", year=str(snapshot.year), code=snapshot.code)
    return Paper(name, say("results-book-caption", title=title(snapshot)), lambda texts: workbook_of(content, texts))
