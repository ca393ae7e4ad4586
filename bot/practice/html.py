"""Telegram's HTML: tags to entities, refused in Telegram's words where they are wrong."""

import re
from dataclasses import dataclass

from bot.practice.refusals import Refusal, bad_request
from bot.practice.spans import Entity, in_order, utf16_length

_STYLES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
    "tg-time": "date_time",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_REFERENCE = re.compile(r"&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot));?")
_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(r"[^\s=>/\"']*")
_TOKEN = re.compile(r"[A-Za-z0-9.\-]*")
_TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")
_WHITE = re.compile(r"\s*")


@dataclass(slots=True)
class _Open:
    """A tag that waits for its end: its name, its argument, and where its text begins in UTF-16 units."""

    name: str
    argument: str
    offset: int


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """The visible text and its entities. Raises a Refusal with the byte offset where the markup is wrong."""
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.parts: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []

    def read(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            begin = self.source.find("<", self.at)
            self._keep(self.source[self.at : begin if begin >= 0 else len(self.source)])
            if begin < 0:
                break
            self.at = begin + 1
            if self.source.startswith("/", self.at):
                self._end_tag(begin)
            else:
                self._start_tag(begin)
        if self.open:
            raise _refused(f'Can\'t find end tag corresponding to start tag "{self.open[-1].name}"')
        return "".join(self.parts), in_order(_without_nested_code(self.entities))

    def _keep(self, raw: str) -> None:
        text = unescaped(raw)
        self.parts.append(text)
        self.offset += utf16_length(text)

    def _match(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.at)
        assert match is not None  # noqa: S101 - every pattern here matches the empty string
        self.at = match.end()
        return match.group()

    def _peek(self) -> str:
        return self.source[self.at : self.at + 1]

    def _start_tag(self, begin: int) -> None:
        name = self._match(_NAME).lower()
        if not self._peek():
            raise _refused(f"Unclosed start tag at byte offset {self._bytes(begin)}")
        if name not in _STYLES:
            raise _refused(f'Unsupported start tag "{name}" at byte offset {self._bytes(begin)}')
        argument = ""
        self._match(_WHITE)
        while self._peek() != ">":
            found = self._attribute(name, begin)
            # A time has two arguments, every other tag one.
            argument = f"{argument}&{found}" if name == "tg-time" else found or argument
            self._match(_WHITE)
        self.at += 1
        if name == "span" and argument != "spoiler":
            raise _refused(f'Tag "span" must have class "tg-spoiler" at byte offset {self._bytes(begin)}')
        self.open.append(_Open(name, argument, self.offset))

    def _attribute(self, tag: str, begin: int) -> str:
        name = self._match(_ATTRIBUTE)
        if not name:
            raise _refused(f'Empty attribute name in the tag "{tag}" at byte offset {self._bytes(begin)}')
        self._match(_WHITE)
        if self._peek() == "=":
            self.at += 1
            self._match(_WHITE)
            value = self._value()
        else:
            value = ""
        if not self._peek():
            raise _refused(f'Unclosed start tag "{tag}" at byte offset {self._bytes(begin)}')
        return _argument(tag, name, value)

    def _value(self) -> str:
        quote = self._peek()
        if quote and quote in "\"'":
            end = self.source.find(quote, self.at + 1)
            end = end if end >= 0 else len(self.source)
            raw = self.source[self.at + 1 : end]
            self.at = end + 1
            return unescaped(raw)
        begin = self.at
        token = self._match(_TOKEN).lower()
        if self._peek() and not self._peek().isspace() and self._peek() != ">":
            raise _refused(f"Unexpected end of name token at byte offset {self._bytes(begin)}")
        return token

    def _end_tag(self, begin: int) -> None:
        where = self._bytes(begin)
        if not self.open:
            raise _refused(f"Unexpected end tag at byte offset {where}")
        self.at += 1
        name = self._match(_NAME).lower()
        self._match(_WHITE)
        if self._peek() != ">":
            raise _refused(f"Unclosed end tag at byte offset {where}")
        self.at += 1
        tag = self.open.pop()
        if name and name != tag.name:
            raise _refused(f'Unmatched end tag at byte offset {where}, expected "</{tag.name}>", found "</{name}>"')
        self._close(tag)

    def _close(self, tag: _Open) -> None:
        length = self.offset - tag.offset
        if length <= 0:
            return
        entity: Entity = {"type": _STYLES[tag.name], "offset": tag.offset, "length": length}
        if tag.name == "a":
            text = "".join(self.parts)
            url = tag.argument or text.encode("utf-16-le")[tag.offset * 2 :].decode("utf-16-le")
            if not _is_link(url):
                return
            entity["url"] = url
        elif tag.name == "blockquote" and tag.argument:
            entity["type"] = "expandable_blockquote"
        elif tag.name == "tg-emoji":
            # Ordinary bots may not use custom emoji: Telegram checks the tag and sends the plain one inside.
            if not tag.argument.isdigit() or not int(tag.argument):
                raise _refused("Invalid custom emoji identifier specified")
            return
        elif tag.name == "tg-time":
            entity.update(_moment(tag.argument))
        elif tag.name == "code" and tag.argument:
            entity["language"] = tag.argument
        self.entities.append(entity)

    def _bytes(self, at: int) -> int:
        return len(self.source[:at].encode())


def unescaped(raw: str) -> str:
    """Text with the four names and the numeric references that Telegram knows replaced by their letters."""
    return _REFERENCE.sub(_letter, raw) if "&" in raw else raw


def _letter(match: re.Match[str]) -> str:
    hexadecimal, decimal, name = match.groups()
    if name:
        return _NAMED[name]
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code == 0 or code > 0x10FFFF or 0xD800 <= code <= 0xDFFF:
        return match.group()
    return chr(code)


def _argument(tag: str, name: str, value: str) -> str:
    if tag == "a" and name == "href":
        return value
    if tag == "code" and name == "class" and value.startswith("language-"):
        return value.removeprefix("language-")
    if tag == "span" and name == "class" and value.startswith("tg-"):
        return value.removeprefix("tg-")
    if tag == "tg-emoji" and name == "emoji-id":
        return value
    if tag == "tg-time" and name in {"unix", "format"}:
        return f"{name}={value}"
    if tag == "blockquote" and name == "expandable":
        return "expandable"
    return ""


def _moment(argument: str) -> Entity:
    given = dict(part.split("=", 1) for part in argument.split("&") if part)
    unix, form = given.get("unix", ""), given.get("format", "")
    if not unix.isdigit() or not _TIME_FORMAT.fullmatch(form):
        raise _refused("Invalid date-time specified")
    return {"unix_time": int(unix), "date_time_format": form} if form else {"unix_time": int(unix)}


def _is_link(url: str) -> bool:
    return bool(re.match(r"(?:https?|tg|ton|mailto|tel):|[\w-]+(?:\.[\w-]+)+", url, re.IGNORECASE))


def _without_nested_code(entities: list[Entity]) -> list[Entity]:
    """Code keeps no marks inside it; a ``<pre>`` takes the language of the ``<code>`` that fills it."""
    blocks = [one for one in entities if one["type"] in {"pre", "code"}]
    if not blocks:
        return entities
    kept = []
    for one in entities:
        outer = next((block for block in blocks if block is not one and _covers(block, one)), None)
        if outer is None:
            kept.append(one)
        elif outer["type"] == "pre" and one.get("language"):
            outer["language"] = one["language"]
    for one in kept:
        if one["type"] == "code":
            one.pop("language", None)
    return kept


def _covers(outer: Entity, inner: Entity) -> bool:
    if outer["type"] == "code" and inner["type"] == "pre":
        return False
    return bool(
        outer["offset"] <= inner["offset"] and inner["offset"] + inner["length"] <= outer["offset"] + outer["length"]
    )


def _refused(reason: str) -> Refusal:
    # Telegram puts its parser's sentence behind this prefix and leaves its capital.
    return bad_request(f"can't parse entities: {reason}")
