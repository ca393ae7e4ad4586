"""The HTML that Telegram reads: escaping, plain text, length, and cutting what is too long."""

import html
import re
from collections.abc import Sequence
from itertools import accumulate

# A tag, a character reference that Telegram knows, or any one character.
_PIECE = re.compile(r"</?[a-z][^<>]*>|&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-f]{1,6});|.", re.DOTALL | re.IGNORECASE)
_TAG_NAME = re.compile(r"</?([a-z][a-z0-9-]*)", re.IGNORECASE)
# A bound is taken only where the part it closes is at least this share of the limit: no tiny first message.
_LEAST_SHARE = 4
_BOUNDS = (re.compile(r"\n\n+"), re.compile(r"\n"), re.compile(r"\s"))


def escape(text: str) -> str:
    """Text as it may stand in HTML, between tags and inside a quoted attribute."""
    return html.escape(text, quote=True)


def has_markup(text: str) -> bool:
    """Whether the text holds a tag or a character reference, so that it is not plain."""
    return any(len(piece) > 1 for piece in _PIECE.findall(text))


def plain_text(markup: str) -> str:
    """What a person sees of the HTML: no tags, references as their characters."""
    return "".join(map(_seen, _PIECE.findall(markup)))


def length(markup: str) -> int:
    """The length Telegram counts against its limits: UTF-16 units of what is seen."""
    return _units(plain_text(markup))


def split_html(markup: str, limit: int = 4096) -> list[str]:
    """The HTML in parts of at most `limit` units each, cut at paragraphs, else lines, else words.

    Tags open at a cut are closed there and opened again in the next part. All that is seen is in the
    parts, in order; only a part of nothing but blanks, which Telegram refuses, is left out.
    """
    if 2 * len(markup) <= limit:  # too short to be looked at letter by letter
        return [markup] if plain_text(markup).strip() else []
    pieces: list[str] = _PIECE.findall(markup)
    parts: list[str] = []
    open_tags: list[str] = []
    while pieces:
        cut = _cut(pieces, limit)
        head, pieces = pieces[:cut], pieces[cut:]
        opening = "".join(open_tags)
        open_tags = _still_open(open_tags, head)
        parts.append(opening + "".join(head) + _closing(open_tags))
    return [part for part in parts if plain_text(part).strip()]


def _seen(piece: str) -> str:
    if len(piece) == 1:
        return piece
    return "" if piece[0] == "<" else html.unescape(piece)


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)


def _cut(pieces: Sequence[str], limit: int) -> int:
    """How many pieces the next part takes: always some, so that the work ends."""
    seen = [_seen(piece) for piece in pieces]
    sizes = list(accumulate(map(_units, seen)))
    if sizes[-1] <= limit:
        return len(pieces)
    room = max(next(index for index, size in enumerate(sizes) if size > limit), 1)
    cut = _bound(seen[:room], sizes, limit // _LEAST_SHARE) or room
    while pieces[cut : cut + 1] and pieces[cut].startswith("</"):
        cut += 1
    return cut


def _bound(seen: Sequence[str], sizes: Sequence[int], least: int) -> int | None:
    """The last place in the window behind a paragraph, else behind a line, else behind a word."""
    offsets = {offset: index + 1 for index, offset in enumerate(accumulate(map(len, seen))) if seen[index]}
    text = "".join(seen)
    for bound in _BOUNDS:
        ends = [found.end() for found in bound.finditer(text) if sizes[offsets[found.end()] - 1] >= least]
        if ends:
            return offsets[ends[-1]]
    return None


def _still_open(open_tags: Sequence[str], pieces: Sequence[str]) -> list[str]:
    tags = list(open_tags)
    for piece in pieces:
        if piece.startswith("</") and len(piece) > 1:
            del tags[-1:]
        elif piece.startswith("<") and len(piece) > 1:
            tags.append(piece)
    return tags


def _closing(tags: Sequence[str]) -> str:
    return "".join(f"</{found[1]}>" for tag in reversed(tags) if (found := _TAG_NAME.match(tag)))
