"""The catalogue of texts: phrases become words here, and arguments are escaped here and nowhere else."""

import logging
import warnings
from collections.abc import Callable, Iterator, Mapping
from decimal import ROUND_HALF_UP, localcontext
from functools import lru_cache
from importlib import resources
from typing import Literal, TypeAlias
from zoneinfo import ZoneInfo

from babel import Locale
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern
from fluent.syntax import ast

from bot.language import markup
from bot.language.arguments import FUNCTIONS, Arguments, Wording
from bot.language.phrases import Phrase

Language: TypeAlias = Literal["vi", "en"]
OnError: TypeAlias = Callable[[str, Exception], None]
SOURCE: Language = "vi"
_log = logging.getLogger(__name__)


class TextError(Exception):
    """A text is missing, can't be read, or does not take the arguments it was given."""


class TextWarning(UserWarning):
    """A text could not be worded as it should be; the person got the best that could be made of it."""


def report(key: str, error: Exception) -> None:
    """The usual answer to a faulty text: the log names it, and tests, where warnings are errors, fail."""
    _log.error("text %s: %s", key, error)
    warnings.warn(f"text {key}: {error}", TextWarning, stacklevel=2)


def refuse(key: str, error: Exception) -> None:
    """The strict answer to a faulty text: TextError."""
    raise TextError(f"text {key}: {error}") from error


class Catalogue:
    """The texts of one language, with numbers as its readers write them and times in one zone.

    A text that the language lacks is taken from Vietnamese. A fault in a text goes to `on_error`, by
    default to the log, and the person still gets the best text there is; `strict` raises TextError instead.
    """

    def __init__(self, language: Language, zone: ZoneInfo, *, strict: bool = False, on_error: OnError = report) -> None:
        self.language = language
        self.zone = zone
        self._on_error = refuse if strict else on_error
        self._bundles = [_bundle(each, read_texts(each)) for each in dict.fromkeys((language, SOURCE))]

    def html(self, phrase: Phrase) -> str:
        """The phrase as Telegram HTML: tags come from the text, what is in the arguments is escaped."""
        draft, arguments = self._draft(phrase, self.html)
        return arguments.fill(draft, markup.escape)

    def plain(self, phrase: Phrase) -> str:
        """The phrase as plain text, for buttons, short answers to a press and file names: no tags in it."""
        draft, arguments = self._draft(phrase, self.plain)
        if markup.has_markup(draft):
            self._on_error(phrase.key, TextError("has tags, but is shown where none are read"))
            draft = markup.plain_text(draft)
        return arguments.fill(draft, str)

    def _draft(self, phrase: Phrase, words: Wording) -> tuple[str, Arguments]:
        """The text with its arguments still behind their marks."""
        bundle, pattern = next(self._patterns(phrase.key), (self._bundles[0], None))
        locale = Locale.parse(bundle.locales[0])
        arguments = Arguments(phrase.args, locale=locale, zone=self.zone, words=words, plain=self.plain)
        if pattern is None:
            self._on_error(phrase.key, TextError("is missing"))
            return phrase.key, arguments
        with localcontext(rounding=ROUND_HALF_UP):
            draft, errors = bundle.format_pattern(pattern, arguments.fluent)
        for error in errors:
            self._on_error(phrase.key, error)
        return str(draft), arguments

    def _patterns(self, key: str) -> Iterator[tuple[FluentBundle, Pattern]]:
        name, _, attribute = key.partition(".")
        for bundle in self._bundles:
            if bundle.has_message(name):
                message = bundle.get_message(name)
                pattern = message.attributes.get(attribute) if attribute else message.value
                if pattern is not None:
                    yield bundle, pattern


@lru_cache(maxsize=8)
def catalogue(language: Language, zone: ZoneInfo) -> Catalogue:
    """The shared catalogue of a language and zone."""
    return Catalogue(language, zone)


def read_texts(language: Language) -> dict[str, str]:
    """The Fluent files of a language, by name."""
    folder = resources.files("locales") / language
    files = sorted((file for file in folder.iterdir() if file.name.endswith(".ftl")), key=lambda file: file.name)
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def _bundle(language: Language, sources: Mapping[str, str]) -> FluentBundle:
    """One language's texts; TextError where a file can't be read in full or a text is there twice."""
    bundle = FluentBundle([language], functions=dict(FUNCTIONS), use_isolating=False)
    homes: dict[str, str] = {}
    for name, source in sources.items():
        resource = FluentResource(source)
        for entry in resource.body:
            _check_entry(entry, f"{language}/{name}", homes)
        bundle.add_resource(resource)
    return bundle


def _check_entry(entry: ast.EntryType, home: str, homes: dict[str, str]) -> None:
    if isinstance(entry, ast.Junk):
        raise TextError(f"{home}: can't be read: {entry.content!r}")
    if isinstance(entry, ast.Message | ast.Term):
        name = ("-" if isinstance(entry, ast.Term) else "") + entry.id.name
        if name in homes:
            raise TextError(f"{home}: {name} is already in {homes[name]}")
        homes[name] = home
