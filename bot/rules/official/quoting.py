"""What a document quotes: the new words that an amending document gives to another."""

import re
from collections.abc import Sequence

from bot.rules.official.words import pattern

MOST_QUOTED = 2000
"""Lines of one quotation; a quotation that never ends is none."""

_OPENING = ("“", '"', "«")
_QUOTED = re.compile('“[^“”]*(?:“[^“”]*”[^“”]*)*”|"[^"]*"|«[^«»]*»')
_ENDS = re.compile('[”"»]\\s*[.;,]?\\s*$')


def closing_line(lines: Sequence[str], at: int) -> int | None:
    """The line with which a quotation ends that begins with the line `at`; none where none begins there.

    A quotation begins a line of its own, behind a line that says what is amended or how.
    """
    if not lines[at].startswith(_OPENING) or at == 0 or not _announces(lines, at):
        return None
    opening = lines[at][0]
    closing = {"“": "”", "«": "»"}.get(opening, opening)
    depth = 0
    for end in range(at, min(len(lines), at + MOST_QUOTED)):
        line = lines[end]
        if opening == closing:
            depth = (depth + line.count(opening)) % 2
        else:
            depth += line.count(opening) - line.count(closing)
        if depth <= 0:  # a mark that closes within a line is that of a term, and no quotation was begun
            return end if _ENDS.search(line) else None
    return None


def _announces(lines: Sequence[str], at: int) -> bool:
    before = lines[at - 1]
    return before.rstrip().endswith(":") or pattern("change", "any").search(before) is not None or _was_quoted(before)


def _was_quoted(line: str) -> bool:
    return _ENDS.search(line) is not None


def without_quotes(text: str) -> str:
    """The text without what it quotes; a quotation that is not closed reaches to the end."""
    while (shorter := _QUOTED.sub(" ", text)) != text:
        text = shorter
    return re.split("“|«", text, maxsplit=1)[0]
