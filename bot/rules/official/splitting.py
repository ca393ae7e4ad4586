"""Lines become provisions: part, chapter, section, article, clause, point, and the annexes behind them.

Numbers are believed only in their order, so that a line which merely begins with one starts nothing. What an amending
document quotes belongs to the clause that quotes it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from bot.language.text import fold
from bot.rules.official.quoting import closing_line
from bot.rules.official.shape import Piece, Raw
from bot.rules.official.words import cover_article, pattern, place_name, table

LONGEST_HEADING = 400
LONGEST_PASSAGE = 1500
"""Letters of a passage of a text that has no parts of its own."""
MOST_SKIPPED = 3
"""How many numbers may be missing between two paragraphs that count."""
MOST_BEFORE = 1000
"""How far a text may be into its numbers where it begins: an excerpt."""
_LETTERS = "abcdđeghiklmnopqrstuvxy"
_LEVELS = ("part", "chapter", "section")


def split(raw: Raw) -> list[Piece]:
    """The provisions of a document in reading order. A text without articles is split by its own numbers."""
    articles = any(pattern("parts", "article").match(line) for line in raw.lines)
    pieces = _Splitter(raw, by="article" if articles else _numbering(raw.lines)).pieces()
    return pieces or _passages(raw)


def _numbering(lines: Sequence[str]) -> str:
    """How a text without articles counts its first level: by Roman numbers, else by plain ones."""
    romans = [found["number"] for line in lines if (found := pattern("parts", "roman").match(line))]
    return "roman" if romans[:1] == ["I"] and len(romans) > 1 else "clause"


@dataclass
class _Open:
    """The place at which the text is being read, and the lines read there."""

    levels: dict[str, str | None] = field(default_factory=lambda: dict.fromkeys(_LEVELS))
    article: str | None = None
    heading: str = ""
    clause: str | None = None
    point: str | None = None
    lines: list[str] = field(default_factory=list)
    untitled: str | None = None
    """The level whose title stands on the next line."""
    is_annex: bool = False


class _Splitter:
    def __init__(self, raw: Raw, *, by: str) -> None:
        self._raw = raw
        self._by = by
        self._open = _Open()
        self._pieces: list[Piece] = []
        self._last_article = 0
        self._signed = False
        self._attached = False

    def pieces(self) -> list[Piece]:
        at, lines = 0, self._raw.lines
        while at < len(lines):
            end = closing_line(lines, at) if self._open.article and not self._open.is_annex else None
            if end is not None:
                self._open.lines += lines[at : end + 1]
                at = end + 1
                continue
            self._take(lines[at])
            at += 1
        self._close()
        return [it for at, it in enumerate(self._pieces) if it.text or not self._goes_on_behind(at)]

    def _goes_on_behind(self, at: int) -> bool:
        """Whether the next provision is of the same article: a heading above clauses is no provision by itself."""
        return at + 1 < len(self._pieces) and self._pieces[at + 1].article == self._pieces[at].article

    def _take(self, line: str) -> None:
        if self._is_outside(line) or self._is_level(line) or self._is_article(line):
            return
        if self._open.untitled:
            self._name_level(line)
        elif self._open.article is not None and not (self._is_clause(line) or self._is_point(line)):
            self._go_on(line)

    # What stands outside the articles.

    def _is_outside(self, line: str) -> bool:
        """A signature ends the articles; an annex, or a document that is issued with this one, begins anew."""
        if self._open.article is not None and (
            pattern("head", "signature").match(line) or pattern("head", "passed").match(line)
        ):
            self._close()
            self._open, self._signed = _Open(), True
            return True
        if self._signed and fold(line) in _attached():
            self._attached = True
            return True
        return self._is_annex(line)

    def _is_annex(self, line: str) -> bool:
        if not self._pieces and self._open.article is None:
            return False
        for kind in ("annex", "form"):
            found = pattern("parts", kind).match(line)
            if found is not None and _is_heading(found, line):
                self._close()
                name = self._unused(place_name(kind, found["number"] or ""))
                self._open = _Open(article=name, heading=found["rest"].strip(), is_annex=True)
                return True
        return False

    def _unused(self, name: str) -> str:
        """Two annexes without a number are told apart."""
        used = {it.article for it in self._pieces}
        return next(it for it in (name, *(f"{name} ({n})" for n in range(2, len(used) + 3))) if it not in used)

    # Levels above the article.

    def _is_level(self, line: str) -> bool:
        if self._open.is_annex or self._by == "clause":
            return False
        for depth, level in enumerate(_LEVELS):
            found = pattern("parts", level).match(line)
            if found is None or not _is_heading(found, line):
                continue
            self._close()
            levels = {**self._open.levels, **dict.fromkeys(_LEVELS[depth:])}
            levels[level] = f"{place_name(level, found['number'])}. {found['rest']}".rstrip(". ")
            self._open = _Open(levels=levels, untitled=None if found["rest"] else level)
            return True
        return False

    def _name_level(self, line: str) -> None:
        level = self._open.untitled or ""
        title = f"{self._open.levels[level]}. {line}" if line.isupper() or self._open.levels[level] else line
        self._open.levels[level] = title[:200]
        self._open.untitled = None

    # Articles and what is in them.

    def _is_article(self, line: str) -> bool:
        found = pattern("parts", self._by).match(line)
        if found is None or (self._open.is_annex and not self._attached_anew(found)):
            return False
        number = _count(found["number"]) if self._by != "roman" else _roman_count(found["number"])
        if number == 1 and self._last_article and (self._attached or self._signed):
            self._begin_attached()
        elif not self._follows(number, found["number"]):
            return False
        self._close()
        self._last_article = number
        article = found["number"] if self._by == "article" else place_name("section", found["number"])
        self._open = _Open(levels=self._open.levels, article=article)
        self._begin_text(found["rest"])
        return True

    def _attached_anew(self, found: re.Match[str]) -> bool:
        return self._by == "article" and self._attached and found["number"] == "1"

    def _follows(self, number: int, written: str) -> bool:
        last = self._last_article
        if number == last:
            return not written.isdecimal()  # 5a behind 5
        return last < number <= last + (MOST_SKIPPED if last else MOST_BEFORE)

    def _begin_attached(self) -> None:
        """What was read so far only issues the document that begins here."""
        self._close()
        self._pieces = [
            _renamed(it, cover_article(it.article)) if it.article[:1].isdigit() else it for it in self._pieces
        ]
        self._open, self._last_article, self._signed, self._attached = _Open(), 0, False, False

    def _begin_text(self, rest: str) -> None:
        """An article's first line is its heading, unless it is a sentence of its own or a clause already."""
        if self._by == "clause" or (rest and len(rest) <= LONGEST_HEADING and not _is_sentence(rest)):
            self._open.heading = rest
        elif rest:
            self._open.lines = [rest]

    def _is_clause(self, line: str) -> bool:
        found = pattern("parts", "clause").match(line) if self._by != "clause" else None
        if found is None:
            return False
        number, last = _count(found["number"]), _count(self._open.clause or "0")
        if not self._counts_on(number, last, found["number"] != self._open.clause and number == last > 0):
            return False
        self._close()
        self._open.clause, self._open.point, self._open.lines = found["number"], None, [found["rest"]]
        return True

    def _is_point(self, line: str) -> bool:
        found = pattern("parts", "point").match(line)
        if found is None:
            return False
        number, last = _letter(found["number"]), _letter(self._open.point or "")
        if not self._counts_on(number, last, False):
            return False
        self._close()
        self._open.point, self._open.lines = found["number"], [found["rest"]]
        return True

    def _counts_on(self, number: int, last: int, inserted: bool) -> bool:
        """Whether a number may be the next: exactly, where lines end anywhere; else with a few left out."""
        return inserted or last < number <= last + (1 if self._raw.wrapped else MOST_SKIPPED)

    def _go_on(self, line: str) -> None:
        now = self._open
        if not now.lines and now.clause is None and _goes_on(now.heading, line, wrapped=self._raw.wrapped):
            now.heading = f"{now.heading} {line}".strip()
        elif not now.lines and now.is_annex and not now.heading:
            now.heading = line[:LONGEST_HEADING]
        else:
            now.lines.append(line)

    def _close(self) -> None:
        """What was read at this place is a provision, if only by its heading."""
        now = self._open
        if now.article is None:
            return
        text = _joined(now.lines, wrapped=self._raw.wrapped)
        now.lines = []
        if text or now.clause is None:
            part, chapter, section = (now.levels[it] for it in _LEVELS)
            heading = now.heading[:LONGEST_HEADING]
            self._pieces.append(Piece(part, chapter, section, now.article, heading, now.clause, now.point, text))


def _attached() -> frozenset[str]:
    return frozenset(fold(it) for it in table()["attached"])


def _renamed(piece: Piece, article: str) -> Piece:
    return Piece(
        piece.part, piece.chapter, piece.section, article, piece.heading, piece.clause, piece.point, piece.text
    )


def _is_heading(found: re.Match[str], line: str) -> bool:
    """Whether a line is the name of a part and no sentence that speaks of one."""
    rest = found["rest"].strip()
    return not rest or line[: found.start("rest")].isupper() or (rest[0].isupper() and not rest.endswith((";", ",")))


def _is_sentence(text: str) -> bool:
    return text.endswith((".", ";", "”.", "”;")) and len(text) > 60


def _goes_on(heading: str, line: str, *, wrapped: bool) -> bool:
    """Whether a heading that the page's end broke goes on: with a small letter, or because it cannot end there."""
    return wrapped and bool(heading) and (line[0].islower() or heading.endswith((",", "-")))


def _count(written: str) -> int:
    return int(re.sub(r"\D", "", written) or 0)


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def _roman_count(written: str) -> int:
    total, before = 0, 0
    for letter in reversed(written.upper()):
        value = _ROMAN[letter]
        total += value if value >= before else -value
        before = max(before, value)
    return total


def _letter(written: str) -> int:
    """The place of a point's letter, from 1; a second letter counts on."""
    return sum(_LETTERS.find(letter) + 1 for letter in written)


def _joined(lines: Sequence[str], *, wrapped: bool) -> str:
    if not wrapped:
        return "\n".join(lines)
    whole = ""
    for line in lines:
        if whole.endswith("-") and line[0].isupper():  # a number that was broken at its hyphen
            whole += line
            continue
        ended = whole.endswith((".", ":", ";", "!", "?", "”", ".”")) and not line[0].islower()
        whole += ("\n" if ended else " ") + line if whole else line
    return whole


def _passages(raw: Raw) -> list[Piece]:
    """A text without any numbers, in passages of some paragraphs each."""
    return [
        Piece(None, None, None, place_name("passage", str(number)), "", None, None, text)
        for number, text in enumerate(_grouped(_joined(raw.lines, wrapped=raw.wrapped).split("\n")), 1)
    ]


def _grouped(paragraphs: Sequence[str]) -> Iterator[str]:
    group: list[str] = []
    for paragraph in paragraphs:
        if group and sum(map(len, group)) + len(paragraph) > LONGEST_PASSAGE:
            yield "\n".join(group)
            group = []
        group.append(paragraph)
    if group:
        yield "\n".join(group)
