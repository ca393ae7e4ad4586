"""What a document says of itself: number, kind, title, issuer, its dates, and which documents it replaces."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache

from bot.language.text import fold
from bot.rules.official.places import places_in
from bot.rules.official.shape import Head, Piece
from bot.rules.official.words import kinds, pattern, table

MOST_LINES = 80
"""The head is looked for so far down."""
LONGEST_TITLE = 400
MOST_BESIDE = 12
"""Letters beside the number in the line that gives it."""


def read_head(lines: Sequence[str], pieces: Sequence[Piece]) -> Head:
    """The head of a document, from the lines above its first article and from its provisions on its own effect."""
    top = _top(lines)
    number = _number(top)
    kind, title = _kind_and_title(top)
    issued = _issued_on(top, lines)
    effect = [it for it in pieces if _is_of_effect(it)]
    return Head(
        number=number,
        kind=kind,
        title=title,
        issuer=_issuer(number, top),
        issued_on=issued,
        in_force_from=_in_force_from(effect, issued),
        in_force_to=_in_force_to(effect),
        replaces=tuple(it for it in dict.fromkeys(_replaced(effect)) if it != number),
    )


def with_own_dates(pieces: Sequence[Piece], head: Head) -> list[Piece]:
    """The provisions, those with the date that the document sets for them alone."""
    own = _own_dates([it for it in pieces if _is_of_effect(it)])
    return [
        replace(it, valid_from=since)
        if (since := own.get((it.article, it.clause)) or own.get((it.article, None))) and since != head.in_force_from
        else it
        for it in pieces
    ]


def clean_number(number: str) -> str:
    """A document's number in one form: `01/2099/NĐ-CP`."""
    return re.sub(r"\s*([/–.&-])\s*", r"\1", " ".join(number.split())).replace("–", "-").strip(" ./-")


@lru_cache(maxsize=8192)
def number_key(number: str) -> str:
    """A number by which the same one is found however it is written."""
    return re.sub(r"[^0-9a-z/]", "", fold(clean_number(number)))


def dates_in(text: str) -> list[date]:
    """Every date of a text, in order."""
    found = [(it.start(), it.groups()) for name in ("words", "digits") for it in pattern("date", name).finditer(text)]
    return [day for _, parts in sorted(found) if (day := _day(*map(int, parts))) is not None]


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _top(lines: Sequence[str]) -> list[str]:
    """The lines above the first part, article or section."""
    names = [pattern("parts", it) for it in ("part", "chapter", "article", "roman")]
    end = next((at for at, line in enumerate(lines) if any(it.match(line) for it in names)), MOST_LINES)
    return list(lines[: min(end, MOST_LINES)])


def _above_basis(top: Sequence[str]) -> list[str]:
    end = next((at for at, line in enumerate(top) if pattern("head", "basis").match(line)), len(top))
    return list(top[:end])


def _number(top: Sequence[str]) -> str | None:
    above = _above_basis(top)
    for line in above[:25]:
        found = re.search(table()["head"]["number"], line, re.IGNORECASE)
        if found is not None:
            return clean_number(found[1])
    for line in above[:8]:
        found = re.fullmatch(rf"\W*{table()['head']['bare_number']}\W*", line)
        if found is not None:
            return clean_number(found[1])
    return None


def _kind_and_title(top: Sequence[str]) -> tuple[str | None, str | None]:
    """The kind stands in a line of its own or begins the title; the title goes on up to what it is based on."""
    above = _above_basis(top)
    for at, line in enumerate(above):
        kind = next((it for it in kinds() if _begins(line, it)), None)
        if kind is None or _is_number_line(line):
            continue
        rest = line[len(kind) :].strip(" :.-–")
        following = [it for it in above[at + 1 :] if not _is_furniture(it)]
        title = " ".join([*([rest] if rest else []), *following])[:LONGEST_TITLE].strip(" -–_*")
        return kind, _as_title(kind, title)
    return None, None


def _begins(line: str, kind: str) -> bool:
    """Whether a line is a kind, or a title in capitals or with a capital that begins with it."""
    if not line.casefold().startswith(kind.casefold()):
        return False
    rest = line[len(kind) :]
    return not rest.strip(" :.") or (line.isupper() and rest[0] == " ") or (rest[0] == " " and rest[1:2].isupper())


def _as_title(kind: str, title: str) -> str | None:
    """The title as it is spoken: kind and name, without the shouting."""
    if not title:
        return None
    if title.isupper():
        title = title.capitalize()
    if fold(title).startswith(fold(kind)):
        return title
    is_name = kind in table()["named"] or title.split()[0].isupper()
    return f"{kind} {title if is_name else title[0].lower() + title[1:]}"


def _is_furniture(line: str) -> bool:
    """Lines that stand in the head and belong to no title: dashes, state and motto, place and date."""
    bare = line.strip("-–_*= ")
    return (
        not bare
        or pattern("head", "state").search(line) is not None
        or pattern("head", "motto").match(line) is not None
        or bool(pattern("date", "words").search(line) and len(line) < 60)
        or pattern("head", "issues").search(line) is not None
        or _is_number_line(line)
    )


def _is_number_line(line: str) -> bool:
    """Whether a line gives the document's number and hardly anything else."""
    found = re.search(table()["head"]["number"], line, re.IGNORECASE)
    return found is not None and len(line) - len(found[0]) < MOST_BESIDE


def _issuer(number: str | None, top: Sequence[str]) -> str | None:
    """By the end of the number, else the words in capitals that stand above all."""
    ends: dict[str, str] = table()["issuers"]
    last = (number or "").rpartition("/")[2]
    for end, issuer in ends.items():
        if last == end or last.endswith(f"-{end}") or re.fullmatch(rf"{end}\d+", last):
            return issuer
    for line in top[:6]:
        words = line.strip("-–_* ")
        if (
            words.isupper()
            and len(words) > 3
            and not _is_furniture(line)
            and not any(_begins(line, it) for it in kinds())
        ):
            return words.capitalize()[:160]
    return None


def _issued_on(top: Sequence[str], lines: Sequence[str]) -> date | None:
    for line in _above_basis(top):
        if pattern("date", "words").search(line) and len(line) < 80 and (days := dates_in(line)):
            return days[0]
    for line in lines[-60:]:
        if pattern("head", "passed").match(line) and (days := dates_in(line)):
            return days[0]
    return None


# What it says of its effect.


def _is_of_effect(piece: Piece) -> bool:
    in_heading = pattern("date", "effect").search(piece.heading) is not None
    return in_heading or pattern("date", "from").search(piece.text) is not None


def _in_force_from(effect: Iterable[Piece], issued: date | None) -> date | None:
    """The document's own first day: of itself as a whole, not of one of its provisions."""
    for piece in effect:
        for sentence in _sentences(piece.text):
            begins = pattern("date", "from").search(sentence)
            if begins is None or _names_places(sentence[: begins.start()]):
                continue
            rest = sentence[begins.end() :]
            if pattern("date", "signing").match(rest):
                return issued
            if days := dates_in(rest[:60]):
                return days[0]
    return None


def _in_force_to(effect: Iterable[Piece]) -> date | None:
    for piece in effect:
        for sentence in _sentences(piece.text):
            ends = pattern("date", "until").search(sentence)
            itself = pattern("date", "this").search(sentence)
            if ends and itself and itself.start() < ends.start() and (days := dates_in(sentence[ends.end() :][:60])):
                return days[0]
    return None


def _sentences(text: str) -> list[str]:
    return [it for it in re.split(r"(?<=[.;])\s+|\n", text) if it.strip()]


def _names_places(text: str) -> bool:
    """Whether provisions are spoken of, and not the document itself."""
    place = pattern("change", "place").search(text)
    return place is not None and pattern("change", "of_this").fullmatch(place[0]) is None


def _own_dates(effect: Iterable[Piece]) -> dict[tuple[str, str | None], date]:
    """The provisions that begin on a day of their own: "Khoản 3 Điều 10 có hiệu lực từ ngày …"."""
    found: dict[tuple[str, str | None], date] = {}
    for piece in effect:
        for sentence in _sentences(piece.text):
            begins = pattern("date", "from").search(sentence)
            if begins is None:
                continue
            days = dates_in(sentence[begins.end() :][:60])
            for place in places_in(sentence[: begins.start()]) if days else ():
                if place.article and place.point is None:
                    found[place.article, place.clause] = days[0]
    return found


def _replaced(effect: Iterable[Piece]) -> Iterable[str]:
    """Numbers of documents whose place it takes: named behind "replaces", or before "is no longer in force"."""
    number = re.compile(table()["head"]["number"], re.IGNORECASE)
    for piece in effect:
        whole_text = piece.text
        for sentence in _sentences(whole_text):
            if pattern("change", "place").search(sentence) and not pattern("change", "of_this").search(sentence):
                continue
            replaced = pattern("change", "replaced").search(sentence)
            expired = pattern("change", "expires").search(sentence)
            if replaced:
                yield from (clean_number(it[1]) for it in number.finditer(sentence, replaced.start()))
            elif expired:
                yield from (clean_number(it[1]) for it in number.finditer(sentence, 0, expired.start()))


def last_day_before(day: date) -> date:
    """The day before a day."""
    return day - timedelta(days=1)
