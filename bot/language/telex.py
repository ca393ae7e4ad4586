"""Raw Telex and VNI typing made Vietnamese: `ddieefu kieejn`, `d9ie62u kie65n`.

A phone or an office computer whose Vietnamese keyboard is off sends the keys as they were pressed. A word is read that
way only where it becomes a syllable that Vietnamese has, and a text only where enough of it is no other language:
English, codes, and Vietnamese typed without marks stay as they are.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from typing import TypeAlias

_HAT, _BREVE, _HORN = "\u0302", "\u0306", "\u031b"
_SHAPES = _HAT + _BREVE + _HORN
_GRAVE, _HOOK, _TILDE, _ACUTE, _DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
_TONES = _GRAVE + _HOOK + _TILDE + _ACUTE + _DOT
_TELEX_TONES = {"f": _GRAVE, "r": _HOOK, "x": _TILDE, "s": _ACUTE, "j": _DOT}
_TELEX_SHAPES = {"a": _BREVE, "o": _HORN, "u": _HORN}  # what `w` makes of a letter
_VNI_TONES = {"2": _GRAVE, "3": _HOOK, "4": _TILDE, "1": _ACUTE, "5": _DOT}
_VNI_SHAPES = {
    "6": {"a": _HAT, "e": _HAT, "o": _HAT},
    "7": {"o": _HORN, "u": _HORN},
    "8": {"a": _BREVE},
}
_VOWELS = frozenset("aeiouy")
_LONGEST_WORD = 12  # keys of the longest syllable, with one to spare
_MOST_DIGITS = 4  # `d9u7o7ng2`

_INITIALS = "- b c ch d đ g gh gi h k kh l m n ng ngh nh ph qu r s t th tr v x"
# How rimes begin, and what follows; `-` is nothing.
_RIMES = {
    "a": "- c ch i m n ng nh o p t u y",
    "ă": "c m n ng p t",
    "â": "c m n ng p t u y",
    "e": "- c m n ng o p t",
    "ê": "- ch m n nh p t u",
    "i": "- a ch m n nh p t u",
    "iê": "c m n ng p t u",
    "o": "- c i m n ng p t a ac ach ai am an ang anh ao ap at ay ăc ăm ăn ăng ăt e en eo et ong",
    "ô": "- c i m n ng p t",
    "ơ": "- i m n p t",
    "u": "- a c i m n ng p t ân âng ât ây ê ên êch ênh ơ y ya ych yên yêt ynh yp yt yu",
    "uô": "c i m n ng t",
    "ư": "- a c i m n ng t u",
    "ươ": "c i m n ng p t u",
    "y": "-",
    "yê": "m n ng t u",
}
# After `qu`, where the sound of `u` is part of the beginning, the rimes are these.
_AFTER_QU = (
    "a ac ach ai an ang anh ao at au ay ăc ăn ăng ăp ăt ân âng ât ây e en eo et ê ên êch ênh êt i it ôc ơ "
    "y ych yên yêt ynh yt"
)
_AFTER_G = ("i", "in", "iêc", "iêng", "iêt")  # gì, gìn, giếng: the `i` is written once
_BEFORE_Y = ("", "h", "k", "l", "m", "s", "t", "v")
_STOPS = ("c", "ch", "p", "t")  # with these endings there are two tones only

# English words that would be Vietnamese syllables, as keys: they speak against a text being raw keys.
_ENGLISH = (
    "air arm as bar beer been best bits boom boost boots born bust buys caps car cars cast chair chest choir chose "
    "chosen core corn cost cups cuts days deem deems docs does door dose dots down dust gaps goes guys hair hangs "
    "harm has her his hits hops horn hose how if is its keen keeps last lens lets loops lose lost lots low maps "
    "meets more most must nest nets noon nor norm nose now of or own owns quest quits rest room rooms roots rose row "
    "rows runs rust says see seem seems seen sees sets sir six songs sons soon sore star term this those thus tips "
    "toast tons too torn town tree trees trust turn us var vary vast was"
)
# Words that stand inside Vietnamese sentences as they are.
_LOANS = "box bus gas host list max mix pos post tax taxi test top tops tour web"

_CODE = re.compile(r"[@_\\]|://|^[/#]|[^\W\d_]\.[^\W\d_]")  # addresses, names of files, commands
_WORD = re.compile(r"[^\W_]+")
_INSIDE = re.compile("[0-9][a-z]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Typed:
    """A word in the making: its letters in NFD with their shapes, each in its own case, and its tone."""

    letters: tuple[str, ...] = ()
    tone: str = ""


class _Kind(Enum):
    """What one word says of its text."""

    STRONG = "raw keys, hardly anything else"
    WEAK = "perhaps raw keys"
    STRANGE = "another language"
    MARKED = "composed Vietnamese"
    PLAIN = "nothing"


@dataclass(frozen=True, slots=True)
class _Word:
    kind: _Kind
    composed: str | None = None


_Press: TypeAlias = Callable[[_Typed, str, str], Iterable[_Typed]]


def repair(text: str) -> str | None:
    """The text with raw Telex or VNI composed; None where nothing, or not enough, looks like it.

    Words that are no keys, and all between words, stay as they are.

    >>> repair("ddieefu kieejn thi ddua")
    'điều kiện thi đua'
    """
    return _repaired(text, _telex) or _repaired(text, _vni)


def _repaired(text: str, press: _Press) -> str | None:
    shouted = text.upper() == text
    words = [(found, _look(found[0][: _LONGEST_WORD + 1], press, shouted=shouted)) for found in _words(text)]
    if not _convinces(Counter(word.kind for _, word in words), press):
        return None
    parts: list[str] = []
    end = 0
    for found, word in words:
        parts += (text[end : found.start()], word.composed or found[0])
        end = found.end()
    return "".join(parts) + text[end:]


def _words(text: str) -> Iterator[re.Match[str]]:
    for chunk in re.finditer(r"\S+", text):
        if not _CODE.search(chunk[0]):
            yield from _WORD.finditer(text, chunk.start(), chunk.end())


def _convinces(kinds: Counter[_Kind], press: _Press) -> bool:
    """Whether raw keys outweigh what speaks against them; digits behind words (`bài1`) alone never do."""
    strong, weak = kinds[_Kind.STRONG], kinds[_Kind.WEAK]
    if strong:
        return 2 * strong + weak > kinds[_Kind.STRANGE]
    return press is _telex and weak > 1 and not kinds[_Kind.STRANGE] and not kinds[_Kind.MARKED]


@lru_cache(maxsize=4096)
def _look(word: str, press: _Press, *, shouted: bool) -> _Word:
    """What the word is, and how it reads where its text is raw keys."""
    lower = word.lower()
    if not word.isascii():
        return _Word(_Kind.MARKED)
    composed = _compose(word, press)
    if composed is None and _VOWELS.isdisjoint(lower):
        return _Word(_Kind.PLAIN, _abbreviation(word, press))
    if composed is None:
        return _Word(_Kind.STRANGE if _is_strange(lower) and not _is_code(word, shouted=shouted) else _Kind.PLAIN)
    if lower in _LOAN_WORDS:
        return _Word(_Kind.PLAIN)
    if press is _telex and lower in _ENGLISH_WORDS:
        return _Word(_Kind.STRANGE, composed)
    if _is_strong(lower, composed):
        return _Word(_Kind.STRONG, composed)
    return _Word(_Kind.PLAIN) if _is_code(word, shouted=shouted) else _Word(_Kind.WEAK, composed)


def _abbreviation(word: str, press: _Press) -> str | None:
    """The word with its `Đ` composed, as in `NDD-CP` and `CSTDDCS`."""
    mended = re.sub("dd" if press is _telex else "d9", lambda keys: _stroke(keys[0][0]), word, flags=re.IGNORECASE)
    return mended if mended != word else None


def _is_code(word: str, *, shouted: bool) -> bool:
    """Capitals among small letters: an abbreviation, such as `SOS` or `A4`."""
    return word.isupper() and not shouted


def _is_strange(word: str) -> bool:
    """Whether it is long enough for a word, and still no Vietnamese syllable without its marks."""
    return len(word) > 2 and word.isalpha() and word not in _BARE


def _is_strong(word: str, composed: str) -> bool:
    """Whether no English word and no code looks so: a stroke, doubled `a`, a shape with a tone, keys inside."""
    parts = unicodedata.normalize("NFD", composed)
    shaped = any(mark in parts for mark in _SHAPES)
    toned = any(mark in parts for mark in _TONES)
    if parts[0] in "đĐ" or (shaped and toned and len(parts) > 3):
        return True
    return bool(_INSIDE.search(word)) or "aa" in word or "uw" in word


def _compose(word: str, press: _Press) -> str | None:
    """The syllable the keys make, if they make one and are more than its letters."""
    if len(word) > _LONGEST_WORD or sum(map(str.isdigit, word)) > _MOST_DIGITS or not _worth_trying(word):
        return None
    typed = [_Typed()]
    for before, key in zip(" " + word, word, strict=False):
        typed = list(dict.fromkeys(after for each in typed for after in press(each, key, before)))
    made = (_syllable(each) for each in typed if each.tone or "".join(each.letters) != word)
    return next((syllable for syllable in made if syllable), None)


def _worth_trying(word: str) -> bool:
    """A word without a vowel may have `w` for its `ư`, but `tw` is an abbreviation."""
    return word[0].isalpha() and (len(word) > 3 or not _VOWELS.isdisjoint(word.lower()))


def _telex(typed: _Typed, key: str, before: str) -> Iterable[_Typed]:
    """What one more Telex key may make; nothing where the key was pressed again to undo it."""
    lower, letters = key.lower(), typed.letters
    if lower in _TELEX_TONES and _has_vowel(letters):
        return () if typed.tone else (_Typed(letters, _TELEX_TONES[lower]),)
    if lower == "w" and letters:
        return _shaped(typed, _TELEX_SHAPES) if _has_vowel(letters) else (_Typed((*letters, _horned_u(key))),)
    if lower == before.lower() and letters[-1:] == (before,):
        if lower in "aeo":
            return (_Typed((*letters[:-1], before + _HAT), typed.tone),)
        if lower == "d" and len(letters) == 1:
            return (_Typed((_stroke(before),), typed.tone),)
    return (_Typed((*letters, key), typed.tone),)


def _vni(typed: _Typed, key: str, _before: str) -> Iterable[_Typed]:
    """What one more VNI key may make."""
    letters = typed.letters
    if key in _VNI_TONES:
        return (_Typed(letters, _VNI_TONES[key]),) if _has_vowel(letters) and not typed.tone else ()
    if key in _VNI_SHAPES:
        return _shaped(typed, _VNI_SHAPES[key])
    if key == "9":
        return (_Typed((_stroke(letters[0]), *letters[1:]), typed.tone),) if letters[0] in "dD" else ()
    return (_Typed((*letters, key), typed.tone),)


def _has_vowel(letters: Sequence[str]) -> bool:
    return any(letter[0].lower() in _VOWELS for letter in letters)


def _horned_u(key: str) -> str:
    return ("U" if key.isupper() else "u") + _HORN


def _stroke(letter: str) -> str:
    return "Đ" if letter == "D" else "đ"


def _shaped(typed: _Typed, shapes: Mapping[str, str]) -> Iterator[_Typed]:
    """The word with a shape on `uo` together, else on one letter, the last first; the syllables decide."""
    letters = typed.letters
    last = [at for at, letter in enumerate(letters) if letter.lower() in shapes][::-1]
    pairs = [(at - 1, at) for at in last if "".join(letters[at - 1 : at + 1]).lower() == "uo" and "u" in shapes]
    for places in (*pairs, *((at,) for at in last)):
        marked = (letter + shapes[letter.lower()] if at in places else letter for at, letter in enumerate(letters))
        yield _Typed(tuple(marked), typed.tone)


def _syllable(typed: _Typed) -> str | None:
    """The letters with their tone, if Vietnamese has such a syllable with such a tone."""
    letters = [unicodedata.normalize("NFC", letter) for letter in typed.letters]
    plain = "".join(letters).lower()
    if plain not in _SYLLABLES or (plain.endswith(_STOPS) and typed.tone not in {_ACUTE, _DOT}):
        return None
    if typed.tone:
        letters[_toned(letters, _SYLLABLES[plain])] += typed.tone
    return unicodedata.normalize("NFC", "".join(letters))


def _toned(letters: Sequence[str], start: int) -> int:
    """Where the tone stands in a syllable whose rime begins at `start`, as the newer spelling has it."""
    vowels = [at for at in range(start, len(letters)) if _has_vowel(unicodedata.normalize("NFD", letters[at]))]
    shaped = [at for at in vowels if not letters[at].isascii()]
    if shaped:
        return shaped[-1]
    rime = "".join(letters[start:]).lower()
    middle = len(vowels) > 1 and (len(rime) > 2 or rime in {"oa", "oe", "uy"})
    return vowels[1] if middle else vowels[0]


def _spelt(initial: str, rime: str) -> bool:
    """Whether the beginning is written so before the rime: `k`, `gh`, `ngh` only before the front vowels."""
    if initial == "g" and rime in _AFTER_G:
        return True
    front = rime[0] in "eêiy"
    if initial in {"k", "gh", "ngh"}:
        return front
    if initial in {"c", "g", "ng"}:
        return not front
    if initial == "gi":
        return rime[0] not in "iy"
    if rime[0] == "y":
        return initial in _BEFORE_Y if rime == "y" else not initial
    return bool(initial) or not rime.startswith("iê")


def _all_syllables() -> Iterator[tuple[str, int]]:
    """Every syllable without its tone, and how long its beginning is; of two ways to divide one, the longer."""
    rimes = [start + end.strip("-") for start, ends in _RIMES.items() for end in ends.split()]
    for initial in _INITIALS.replace("-", "").split(" "):
        for rime in _AFTER_QU.split() if initial == "qu" else rimes:
            if initial == "qu" or _spelt(initial, rime):
                yield initial + rime, len(initial)


def _bare(text: str) -> str:
    return "".join(filter(str.isascii, unicodedata.normalize("NFD", text.replace("đ", "d"))))


_SYLLABLES: Mapping[str, int] = dict(sorted(_all_syllables(), key=lambda each: each[1]))
_BARE = frozenset(map(_bare, _SYLLABLES))
_ENGLISH_WORDS = frozenset(_ENGLISH.split())
_LOAN_WORDS = frozenset(_LOANS.split())
