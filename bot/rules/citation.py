"""Citations in a question: "điều 25 khoản 2", "dieu 8 luat tdkt", "Đ5 k2 điểm c", and documents named by number."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.rules.model import Document
from bot.rules.reading import Reading, load_tables
from bot.rules.shadow import any_of, shadow, without
from bot.rules.terms import pairs, split


@dataclass(frozen=True, slots=True)
class Citation:
    """An article, and perhaps its clause and point, as a person cites them."""

    article: str
    clause: str | None = None
    point: str | None = None


@dataclass(frozen=True, slots=True)
class Named:
    """Which documents a question names: those the bot knows of, and whether it means another one."""

    documents: tuple[Document, ...]
    stranger: bool


_FULL_NUMBER = re.compile(r"(\d{1,4})\s*/\s*((?:19|20)\d\d)(?:\s*/\s*([\w-]+))?")


class Citations:
    """Finds citations by the words of `[citation]` in the reading table."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self._words = {kind: table[kind][0] for kind in ("article", "clause", "point")}
        letters = table["point_letters"]
        whole = {key: "|".join(table[key]) for key in ("article", "article_short", "clause", "clause_short", "point")}
        marks = "".join((*table["article_short"], *table["clause_short"]))
        # A word of its own, or glued to the number before, as in "đ25k2".
        glue = "|".join(rf"(?<=[{marks}]{digits})" for digits in (r"\d", r"\d\d", r"\.\d", r"\.\d\d"))
        begins = rf"(?:\b|{glue})"
        glued = rf"(?:{whole['article_short']}|{whole['clause_short']})\.?\d"
        self._pattern = re.compile(
            rf"\b(?:{whole['article']})\s+(?:số\s+|so\s+)?(?P<article>\d{{1,4}})(?:\b(?!\s*%)|(?={glued}))"
            rf"|{begins}(?:{whole['article_short']})\.?(?P<article_short>\d{{1,4}})(?:\b|(?={glued}))"
            rf"|\b(?:{whole['clause']})\s+(?P<clause>\d{{1,2}})\b"
            rf"|(?:{begins}|(?<=\s\d)|(?<=\s\d\d))(?:{whole['clause_short']})\.?\s?(?P<clause_short>\d{{1,2}})(?:\b|(?={glued}))"
            rf"|\b(?:{whole['point']})\s+(?P<point>[{letters}])\b",
            re.IGNORECASE,
        )

    def worded(self, citation: Citation) -> str:
        """A citation as people write it out in full."""
        parts = (("point", citation.point), ("clause", citation.clause), ("article", citation.article))
        return " ".join(f"{self._words[kind]} {value}" for kind, value in parts if value)

    def without(self, text: str) -> str:
        """What the text says beside its citations."""
        return self._pattern.sub(" ", text)

    def find(self, text: str) -> tuple[Citation, ...]:
        """Every cited article in order; the clause and point that stand beside it, before or behind."""
        marks = [self._mark(found) for found in self._pattern.finditer(text)]
        places = [at for at, (kind, _) in enumerate(marks) if kind == "article"]
        return tuple(dict.fromkeys(self._cited(marks, places)))

    def clause(self, text: str) -> Citation | None:
        """A clause or point that is cited without its article, which is left empty."""
        marks = dict(map(self._mark, self._pattern.finditer(text)))
        if "article" in marks or not marks:
            return None
        return Citation("", marks.get("clause"), marks.get("point"))

    @staticmethod
    def _mark(found: re.Match[str]) -> tuple[str, str]:
        kind, value = next((kind, value) for kind, value in found.groupdict().items() if value)
        return kind.removesuffix("_short"), value.lower().lstrip("0") or "0"

    @staticmethod
    def _cited(marks: Sequence[tuple[str, str]], places: Sequence[int]) -> Iterator[Citation]:
        behind = not places or places[0] == 0  # "điều 5 khoản 2": what follows belongs to the article
        for number, at in enumerate(places):
            start = at + 1 if behind else (places[number - 1] + 1 if number else 0)
            end = (places[number + 1] if number + 1 < len(places) else len(marks)) if behind else at
            beside = dict(marks[start:end]) if end > start else {}
            if not behind and number == len(places) - 1 and not beside:
                beside = dict(marks[at + 1 :])
            yield Citation(marks[at][1], beside.get("clause"), beside.get("point"))


class Names:
    """Recognises documents named in a question."""

    def __init__(self, documents: Sequence[Document], table: Mapping[str, Any]) -> None:
        self._documents = documents
        split_names = [(split(name), it) for it in documents for name in it.names]
        names = [(f" {' '.join(units)} ", " ".join(units[:2]), it) for units, it in split_names]
        self._names = sorted(names, key=lambda it: -len(it[0]))
        self._table = table
        self._numbered = re.compile(rf" (?:{'|'.join(table['numbered'])}) (?:so )?\d")
        self._law = re.compile(rf" (?P<before>\w* ?){table['law']} (?P<after>[a-z]+) ")

    def find(self, reading: Reading) -> Named:
        """The documents named by number, then by name; what is left of the text shows whether another is meant."""
        text, found, stranger = self._by_number(reading.full)
        folded = f" {' '.join(split(text))} "
        begun = {*pairs(folded.split()), *folded.split()}
        for name, beginning, document in self._names:
            if beginning in begun and name in folded:
                folded = folded.replace(name, "  ")
                found.append(document)
        return Named(tuple(dict.fromkeys(found)), stranger or self._is_stranger(folded))

    @staticmethod
    def without(text: str, documents: Iterable[Document]) -> str:
        """What the text says beside the names and numbers of documents; other numbers than theirs go too."""
        text = _FULL_NUMBER.sub(" ", text)
        found = re.finditer(rf"\b(?:{any_of(name for it in documents for name in it.names)})\b", shadow(text))
        return without(text, (it.span() for it in found))

    def _by_number(self, text: str) -> tuple[str, list[Document], bool]:
        found: list[Document] = []
        stranger = False
        for number in _FULL_NUMBER.finditer(text):
            match = [it for it in self._documents if self._same(it, number)]
            found += match[:1]
            stranger = stranger or not match
        return _FULL_NUMBER.sub(" ", text) if found else text, found, stranger

    @staticmethod
    def _same(document: Document, found: re.Match[str]) -> bool:
        own = _FULL_NUMBER.fullmatch(document.number)
        if own is None:
            return False
        kind, rest = (" ".join(split(it[3] or "")) for it in (found, own))
        return int(own[1]) == int(found[1]) and own[2] == found[2] and rest.startswith(kind[:2])

    def _is_stranger(self, folded: str) -> bool:
        if any(f" {kind} " in folded for kind in self._table["kinds"]) or self._numbered.search(folded):
            return True
        return any(
            found["before"].strip() not in self._table["law_leaders"]
            and found["after"] not in self._table["law_followers"]
            for found in self._law.finditer(folded)
        )


def load_citations() -> Citations:
    """The finder with the shipped table."""
    return Citations(load_tables()["citation"])


def load_names(documents: Sequence[Document]) -> Names:
    """The recogniser of the given documents with the shipped table."""
    return Names(documents, load_tables()["other"])
