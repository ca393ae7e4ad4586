"""Plain text and web pages: which letters the bytes are, and where the lines end."""

import codecs
import re
import unicodedata
from html.parser import HTMLParser

from bot.language.phrases import Refused, say
from bot.rules.official.legacy import LEGIBLE, convert, legibility

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 4096
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_-]+)", re.IGNORECASE)
_LEAST_WRAPPED = 20
_LONGEST_WRAPPED = 130


def decode(content: bytes) -> str:
    """The text of bytes in whatever encoding. Raises `Refused` where none makes sense of them."""
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _strictly(content, encoding)
    if (without_mark := _utf16_without_mark(content[:_SAMPLE])) is not None:
        return _strictly(content, without_mark)
    try:
        return content.decode()
    except UnicodeDecodeError:
        return _single_bytes(content)


def _strictly(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise Refused(say("refused-law-encoding")) from None


def _utf16_without_mark(sample: bytes) -> str | None:
    """Spaces and plain letters have a zero byte in front or behind, and no other text has zero bytes."""
    half = max(1, len(sample) // 2)
    first, second = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if second > 0.2 and first < 0.05:
        return "utf-16-le"
    return "utf-16-be" if first > 0.2 and second < 0.05 else None


def _single_bytes(content: bytes) -> str:
    """Windows-1258, or Western letters that stand for a font of before Unicode: whichever gives words."""
    western = content.decode("cp1252", errors="replace")
    converted = "\n".join(convert(western.splitlines())[0])
    vietnamese = unicodedata.normalize("NFC", content.decode("cp1258", errors="replace"))
    best, text = max((legibility(it), place) for place, it in enumerate((converted, vietnamese)))
    if best < LEGIBLE:
        raise Refused(say("refused-law-encoding"))
    return (western, vietnamese)[text]  # what was converted is converted again by whoever reads the lines


def is_wrapped(lines: list[str]) -> bool:
    """Whether lines end where the page did: most are of one length, and hardly any is longer."""
    lengths = sorted(map(len, lines))
    if len(lengths) < _LEAST_WRAPPED:
        return False
    wide = lengths[int(len(lengths) * 0.95)]
    return 40 <= wide <= _LONGEST_WRAPPED and lengths[-1] <= _LONGEST_WRAPPED + 10 and lengths[len(lengths) // 2] > 40


_BLOCKS = str.split(
    "address article aside blockquote body br caption center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 "
    "h6 header hr li main nav ol p pre section table tbody tfoot thead title tr ul",
)


class _Page(HTMLParser):
    """Keeps the text of a web page, a line for each block."""

    _CELLS = frozenset({"td", "th"})
    _SILENT = frozenset({"script", "style", "template", "noscript", "title"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in self._SILENT:
            self._silent += 1
        self._break(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self._SILENT:
            self._silent = max(0, self._silent - 1)
        self._break(tag)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(re.sub(r"[^\S\xa0]+", " ", data))

    def _break(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.parts.append("\n")
        elif tag in self._CELLS:
            self.parts.append(" ")


def decode_page(content: bytes) -> str:
    """The text of a web page without its markup. Raises `Refused` where its letters make no sense."""
    page = _Page()
    try:
        page.feed(_decode_declared(content))
        page.close()
    except AssertionError:  # what the parser says of a declaration that is none
        raise Refused(say("refused-law-broken")) from None
    return "".join(page.parts)


def _decode_declared(content: bytes) -> str:
    declared = _CHARSET.search(content[:_SAMPLE])
    if declared is not None and not content.startswith(tuple(mark for mark, _ in _BOMS)):
        try:
            return content.decode(declared[1].decode())
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(content)
