"""Vietnamese text at the door: one normal form to keep, one folded form to search.

`tidy` is applied once to whatever a person sends; what is stored is tidy text. `fold` gives the twin that is
compared and searched: no marks, no case, one space. Both are idempotent.
"""

import re
import unicodedata

# Letters that look like Vietnamese ones and come from other keyboards, fonts or copied documents.
_LOOK_ALIKES = str.maketrans(
    {
        "Ð": "Đ",  # U+00D0, Icelandic eth: what many old keyboards and converted fonts give
        "Ɖ": "Đ",  # U+0189, African D
        "ð": "đ",
        "ɖ": "đ",
    }
)
# Cyrillic and Greek letters that look Latin. Only searching takes them for it: kept text may be in those scripts.
_FOREIGN_TWINS = str.maketrans("аеорсухіјѕԁһνοαкмтвнг", "aeopcyxijsdhvoakmtbhr")
_NEW_LINES = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Characters without a look of their own, which phones and copied pages leave inside words; controls; halves of
# surrogate pairs, which no store takes.
_INVISIBLE = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u200e\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff9-\ufffb\ud800-\udfff]"
)
# Joiner and variation selectors make one emoji of several; inside words they are dirt.
_JOINERS = re.compile("[\u200d\ufe00-\ufe0f]+")
_SPACES = re.compile(r"[^\S\n]+")

_TONES = "\u0300\u0301\u0303\u0309\u0323"
# A tone typed before the hat or breve of its letter does not compose: `e` + sắc + hat.
_MARKS = re.compile(f"[{_TONES}\u0302\u0306]{{2,}}")
# Old-style tone placement (hòa, thúy, khỏe, and the slip qúy) moved to the new style (hoà, thuý, khoẻ, quý).
_OLD_TONE = re.compile(f"(?i)(o)([{_TONES}])([ae])(?![a-z\u0300-\u036f])|(u)([{_TONES}])(y)(?![a-z\u0300-\u036f])")
_SYLLABLE = re.compile(r"[0-9a-z]+")


def tidy(text: str) -> str:
    """Text as it is kept: NFC, look-alike letters mended, invisible and control characters gone.

    Lines stay lines; runs of spaces become one. Emoji that are joined from several keep their joiner.
    """
    text = _INVISIBLE.sub("", _NEW_LINES.sub("\n", text)).translate(_LOOK_ALIKES)
    text = _JOINERS.sub(_kept_joiners, text)
    text = _MARKS.sub(_tones_last, unicodedata.normalize("NFD", text))
    lines = (_SPACES.sub(" ", line).strip() for line in unicodedata.normalize("NFC", text).split("\n"))
    return "\n".join(lines).strip()


def one_tone_style(text: str) -> str:
    """The text with its tone marks where the newer spelling puts them: `hòa` and `hoà` become one word."""
    parts = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", _OLD_TONE.sub(_move_tone, parts))


def fold(text: str) -> str:
    """The searchable twin: tidy, lower case, no marks, `đ` as `d`, full-width as usual, one space.

    >>> fold("Tỉnh  QUẢNG Trị")
    'tinh quang tri'
    """
    text = _compatible(_compatible(tidy(text)).casefold())
    bare = "".join(letter for letter in text if unicodedata.category(letter)[0] != "M")
    return " ".join(_INVISIBLE.sub("", bare).replace("\u200d", "").translate(_FOREIGN_TWINS).split())


def syllables(text: str) -> list[str]:
    """The folded syllables and numbers of a text, in order, without punctuation."""
    return _SYLLABLE.findall(fold(text))


def _compatible(text: str) -> str:
    return unicodedata.normalize("NFKD", text).replace("Đ", "d").replace("đ", "d")


def _kept_joiners(found: re.Match[str]) -> str:
    before = found.string[found.start() - 1] if found.start() else " "
    return "" if before.isspace() or unicodedata.category(before)[0] in "LM" else found[0]


def _tones_last(found: re.Match[str]) -> str:
    return "".join(sorted(found[0], key=lambda mark: mark in _TONES))


def _move_tone(found: re.Match[str]) -> str:
    first, tone, second = (group for group in found.groups() if group is not None)
    return first + second + tone
