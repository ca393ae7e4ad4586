"""Corpora and questions to measure with, from files that are no part of the project.

A corpus is a `.jsonl.gz` of articles (`id`, `document`, `document_title`, `article`, `title`, `text`, `kind`),
questions a `.jsonl` of `id`, `q`, `gold` (ids of articles) and `family`.
"""

import gzip
import json
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.language.text import tidy
from bot.rules.dresses import dress
from bot.rules.model import Article, Corpus, Document, Provision


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with the codes of the provisions that answer it."""

    id: str
    text: str
    gold: frozenset[str]
    family: str

    def dressed(self, kind: str) -> str:
        """The question in one of the dresses."""
        return dress(self.text, kind, self.id)

    @property
    def half(self) -> int:
        """0 or 1 by a hash of the id: of two halves one trains and the other measures."""
        return zlib.crc32(f"half {self.id}".encode()) % 2


def read_corpus(file: Path) -> Corpus:
    """A corpus with one provision an article. Raises OSError, ValueError or KeyError when the file is no corpus."""
    documents: dict[str, Document] = {}
    articles: list[Article] = []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            code = str(row["id"]).rpartition("#")[0]
            document = documents.get(code) or documents.setdefault(code, _document(code, row))
            articles.append(_article(document, row))
    return Corpus(tuple(documents.values()), tuple(articles), ())


def read_questions(file: Path) -> list[Asked]:
    """Questions from their file. Raises OSError, ValueError or KeyError when it holds something else."""
    rows = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line.strip()]
    return [Asked(str(it["id"]), it["q"], frozenset(_code(gold) for gold in it["gold"]), it["family"]) for it in rows]


def _code(gold: str) -> str:
    document, _, article = gold.rpartition("#")
    return f"{document}:{article}"


def _document(code: str, row: Mapping[str, Any]) -> Document:
    title = tidy(row["document_title"])
    return Document(
        number=row["document"],
        code=code,
        kind=row["kind"],
        title=title,
        issuer="",
        names=(title,),
        in_force_from=None,
        in_force_to=None,
        expired=False,
        replaced_by=None,
        amendments=(),
        articles=None,
        held=True,
    )


def _article(document: Document, row: Mapping[str, Any]) -> Article:
    number, heading = str(row["id"]).rpartition("#")[2], tidy(row["title"])
    provision = Provision(document, number, None, None, heading, heading, tidy(row["text"]), (), (), ())
    return Article(document, number, heading, 0, (provision,))
