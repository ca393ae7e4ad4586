"""Reads what the code says and what the locales hold, and names every fault in them."""

import ast
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl
from fluent.syntax.visitor import Visitor

from bot.language.phrases import Value

ROOT = Path(__file__).parent.parent
PHRASES = "bot.language.phrases"
PLURALS = {"zero": 0, "one": 1, "two": 2, "few": 3, "many": 6, "other": 7}
WHEN = datetime(2026, 11, 25, 10, 0, tzinfo=UTC)
SAMPLES: Mapping[str, Value] = {
    "NUMBER": Decimal("1234.5"),
    "LIST": ("Nghệ An", "Huế"),
    **dict.fromkeys(("DATE", "DAY", "TIME", "MOMENT", "WEEKDAY", "OFFICIAL"), WHEN),
}

# --- what the code says ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Said:
    """One call of `say`: its key when it is a literal, its arguments unless some are expanded."""

    place: str
    key: str | None
    args: frozenset[str] | None


def code_files(root: Path = ROOT) -> list[Path]:
    return sorted(file for folder in ("bot", "handlers", "storage") for file in (root / folder).rglob("*.py"))


def said_in(source: str, name: str) -> list[Said]:
    """Every call of `say`, under whatever name the file has imported it, and every phrase made past it."""
    tree = ast.parse(source, name)
    names = _names_of_say(tree)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return [_said(call, name) for call in calls if ast.unparse(call.func) in names]


@cache
def said_everywhere() -> list[Said]:
    return [
        said for file in code_files() for said in said_in(file.read_text(encoding="utf-8"), str(file.relative_to(ROOT)))
    ]


def _names_of_say(tree: ast.Module) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                bound = alias.asname or alias.name
                if node.module == PHRASES and alias.name in {"say", "Phrase"}:
                    names.add(bound)
                elif f"{node.module}.{alias.name}" == PHRASES:
                    names |= {f"{bound}.say", f"{bound}.Phrase"}
        elif isinstance(node, ast.Import):
            names |= {
                f"{alias.asname or alias.name}.{made}"
                for alias in node.names
                if alias.name == PHRASES
                for made in ("say", "Phrase")
            }
    return names


def _said(call: ast.Call, name: str) -> Said:
    place = f"{name}:{call.lineno}"
    first = call.args[0] if call.args else None
    if ast.unparse(call.func).endswith("Phrase") or len(call.args) != 1 or not isinstance(first, ast.Constant):
        return Said(place, None, None)
    args = [keyword.arg for keyword in call.keywords]
    known = frozenset(arg for arg in args if arg is not None) if None not in args else None
    return Said(place, first.value if isinstance(first.value, str) else None, known)


# --- what the locales hold ------------------------------------------------------------------------------------------


@dataclass
class Text:
    """A message or one of its attributes: what it takes, what it refers to, and what its selectors ask for."""

    home: str
    variables: set[str] = field(default_factory=set)
    references: set[str] = field(default_factory=set)
    functions: dict[str, str] = field(default_factory=dict)
    chosen: dict[str, set[str]] = field(default_factory=dict)


class _Reader(Visitor):
    def __init__(self, text: Text) -> None:
        self.text = text

    def visit_VariableReference(self, node: ftl.VariableReference) -> None:  # noqa: N802 - the visitor's own name
        self.text.variables.add(node.id.name)

    def visit_MessageReference(self, node: ftl.MessageReference) -> None:  # noqa: N802
        self.text.references.add(node.id.name + (f".{node.attribute.name}" if node.attribute else ""))

    def visit_TermReference(self, node: ftl.TermReference) -> None:  # noqa: N802
        self.text.references.add(f"-{node.id.name}")

    def visit_FunctionReference(self, node: ftl.FunctionReference) -> None:  # noqa: N802
        for given in node.arguments.positional:
            if isinstance(given, ftl.VariableReference):
                self.text.functions[given.id.name] = node.id.name
        self.generic_visit(node)

    def visit_SelectExpression(self, node: ftl.SelectExpression) -> None:  # noqa: N802
        selector: ftl.InlineExpression | ftl.Placeable = node.selector
        if isinstance(selector, ftl.FunctionReference) and selector.arguments.positional:
            selector = selector.arguments.positional[0]
        if isinstance(selector, ftl.VariableReference):
            keys = {key.name if isinstance(key := each.key, ftl.Identifier) else key.value for each in node.variants}
            self.text.chosen.setdefault(selector.id.name, set()).update(keys)
        self.generic_visit(node)


def texts_of(sources: Mapping[str, str]) -> dict[str, Text]:
    """Every text by its key; an attribute's is `key.attribute`, a term's is `-key`."""
    texts: dict[str, Text] = {}
    for home, source in sources.items():
        for entry in FluentParser().parse(source).body:
            if isinstance(entry, ftl.Message | ftl.Term):
                texts |= _texts_of_entry(entry, home)
    for key in texts:
        _take_over(texts, key)
    return texts


def _texts_of_entry(entry: ftl.Message | ftl.Term, home: str) -> dict[str, Text]:
    name = f"-{entry.id.name}" if isinstance(entry, ftl.Term) else entry.id.name
    patterns = {name: entry.value, **{f"{name}.{each.id.name}": each.value for each in entry.attributes}}
    texts = {}
    for key, pattern in patterns.items():
        if pattern is not None:
            texts[key] = Text(home)
            _Reader(texts[key]).visit(pattern)
    return texts


def _take_over(texts: Mapping[str, Text], key: str) -> None:
    """A text takes what the messages it refers to take; terms see no arguments."""
    text, waiting, seen = texts[key], list(texts[key].references), {key}
    while waiting:
        name = waiting.pop()
        if name in texts and name not in seen and not name.startswith("-"):
            seen.add(name)
            text.variables |= texts[name].variables
            text.functions |= texts[name].functions
            for variable, keys in texts[name].chosen.items():
                text.chosen.setdefault(variable, set()).update(keys)
            waiting += texts[name].references


def samples(text: Text) -> Iterator[dict[str, Value]]:
    """Arguments that lead through every variant of a text."""
    usual: dict[str, Value] = {
        name: SAMPLES.get(text.functions.get(name, ""), "mẫu & <mẫu>") for name in text.variables
    }
    for name, keys in text.chosen.items():
        if any(_is_number(key) for key in keys):
            usual[name] = 7
    yield usual
    for name, keys in text.chosen.items():
        numeric = any(_is_number(key) for key in keys)
        for key in sorted(keys):
            yield usual | {name: _number(key) if numeric else key}


def _is_number(key: str) -> bool:
    return key in PLURALS.keys() - {"other"} or _is_digits(key)


def _is_digits(key: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", key) is not None


def _number(key: str) -> Value:
    return Decimal(key) if _is_digits(key) else PLURALS[key]


# --- faults ---------------------------------------------------------------------------------------------------------


def key_faults(said: Iterable[Said], texts: Mapping[str, Text]) -> list[str]:
    """Calls of `say` that name no text, or give other arguments than it takes."""
    return [fault for each in said if (fault := _key_fault(each, texts))]


def _key_fault(said: Said, texts: Mapping[str, Text]) -> str | None:
    if said.key is None:
        return f"{said.place}: the key is not one literal handed to say()"
    if said.key not in texts:
        return f"{said.place}: no text {said.key}"
    takes = texts[said.key].variables
    if said.args is None or said.args == takes:
        return None
    return f"{said.place}: {said.key} takes {sorted(takes)}, not {sorted(said.args)}"


def unused_texts(said: Iterable[Said], texts: Mapping[str, Text], allowed: Iterable[str] = ()) -> list[str]:
    used = {each.key for each in said} | {name for text in texts.values() for name in text.references} | {*allowed}
    return [f"{text.home}: {key} is used nowhere" for key, text in texts.items() if key not in used]


def twin_faults(texts: Mapping[str, Text], twins: Mapping[str, Text]) -> list[str]:
    """Where two languages do not hold the same texts, taking the same arguments."""
    missing = [f"{key} is in one language only" for key in sorted(texts.keys() ^ twins.keys()) if key[0] != "-"]
    both = sorted(texts.keys() & twins.keys())
    return missing + [f"{key} takes other arguments" for key in both if texts[key].variables != twins[key].variables]


_LOOK_ALIKES = "ÐƉðɖ"
_EMOJI = re.compile(
    "(?:[\U0001f1e6-\U0001f1ff]{2}|[\u231a\u231b\u23e9-\u23fa\u2600-\u27bf\u2b00-\u2bff\U0001f000-\U0001faff]"
    "[\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d[\u2600-\u27bf\U0001f000-\U0001faff][\ufe0f\U0001f3fb-\U0001f3ff]*)*)"
)


def print_faults(shown: str) -> list[str]:
    """Faults of the letters themselves, in a text as it is seen or written."""
    found = [f"foreign letter {letter!r}" for letter in sorted(set(shown)) if _is_foreign(letter)]
    if not unicodedata.is_normalized("NFC", shown):
        found.append("not NFC")
    if "..." in shown:
        found.append("three dots instead of …")
    for line in shown.split("\n"):
        if "  " in line or line != line.strip():
            found.append(f"spaces too many: {line!r}")
        if len(_EMOJI.findall(line)) > 1:
            found.append(f"more than one emoji: {line!r}")
    return found


def _is_foreign(letter: str) -> bool:
    return letter in _LOOK_ALIKES or (letter.isalpha() and not unicodedata.name(letter, "").startswith("LATIN"))


# The tags of Telegram's HTML and the attributes each may have.
TAGS: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "pre", "tg-spoiler"), frozenset()),
    "a": frozenset({"href"}),
    "blockquote": frozenset({"expandable"}),
    "code": frozenset({"class"}),
    "span": frozenset({"class"}),
    "tg-emoji": frozenset({"emoji-id"}),
}
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d+|#x[0-9a-fA-F]+);")


class _Html(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.open: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.append(tag)
        if tag not in TAGS or not {name for name, _ in attrs} <= TAGS[tag]:
            self.faults.append(f"unknown to Telegram: {self.get_starttag_text()}")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"closes what is not open: {tag}")

    def handle_data(self, data: str) -> None:
        if "<" in data or "&" in data:
            self.faults.append(f"not escaped: {data!r}")

    def handle_entityref(self, name: str) -> None:
        self.faults.append(f"unknown to Telegram: &{name};")

    def handle_comment(self, data: str) -> None:
        self.faults.append(f"unknown to Telegram: {data!r}")

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)

    def handle_pi(self, data: str) -> None:
        self.handle_comment(data)


def html_faults(markup: str) -> list[str]:
    """What Telegram would refuse in its HTML, or show otherwise than meant."""
    parser = _Html()
    parser.feed(_REFERENCE.sub("", markup))
    parser.close()
    return parser.faults + [f"not closed: {tag}" for tag in parser.open]


LABEL = 20


def label_faults(key: str, label: str, *, takes_arguments: bool) -> list[str]:
    """A button's label is short and plain."""
    marked_up = r"<[a-z/]" if takes_arguments else r"<[a-z/]|&\w+;"  # the samples are escaped, as arguments are
    found = [f"{key}: tags in a label"] if re.search(marked_up, label) else []
    if not takes_arguments and len(label) > LABEL:
        found.append(f"{key}: {len(label)} characters, at most {LABEL} fit")
    return found
