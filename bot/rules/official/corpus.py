"""What is loaded, as a corpus: an article with its clauses, each with the words of the document itself."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.rules.model import Article, Change, Corpus, Document, Provision
from storage import tables
from storage.tables import DocumentState, RuleDocument

LONGEST_TITLE = 90


def corpus_of(session: Session, before: Corpus | None = None) -> Corpus:
    """The documents on the shelf, with what they say of each other not yet applied: `joining.joined` does that.

    The text of a loaded document never changes, so what stands in an earlier corpus is not read again.
    """
    loaded = session.scalars(
        select(RuleDocument).where(RuleDocument.state == DocumentState.LOADED).order_by(RuleDocument.id)
    ).all()
    changes = _changes(session)
    documents = {it.id: _document(it, changes.get(it.id, ())) for it in loaded}
    held = _held(before) if before else {}
    new = {number: it for number, it in documents.items() if it.code not in held}
    for article in _articles(session, new):
        held.setdefault(article.document.code, []).append(article)
    full = [replace(it, articles=_counted(held.get(it.code, ()))) for it in documents.values()]
    articles = tuple(with_document(article, it) for it in full for article in held.get(it.code, ()))
    return Corpus(tuple(full), articles, ())


def _held(corpus: Corpus) -> dict[str, list[Article]]:
    held: dict[str, list[Article]] = {}
    for it in corpus.articles:
        held.setdefault(it.document.code, []).append(it)
    return held


def _counted(articles: Iterable[Article]) -> int:
    """How many of them are articles, and not annexes or sections."""
    return sum(it.number[:1].isdigit() for it in articles)


def with_document(article: Article, document: Document) -> Article:
    """The article as one of this document."""
    if article.document is document:
        return article
    provisions = tuple(replace(it, document=document) for it in article.provisions)
    return replace(article, document=document, provisions=provisions)


def _document(row: RuleDocument, changes: tuple[Change, ...]) -> Document:
    number = row.number or ""
    return Document(
        number=number,
        code=f"v{row.id}",
        kind=row.kind or "",
        title=row.title or number,
        issuer=row.issuer or "",
        names=tuple(_names(row, number)),
        in_force_from=row.in_force_from,
        in_force_to=row.in_force_to,
        expired=row.in_force_to is None and row.replaced_by is not None,
        replaced_by=row.replaced_by,
        amendments=(),
        articles=None,
        held=True,
        replaces=tuple(row.replaces),
        changes=changes,
        unclear=row.unclear,
        official=True,
    )


def _names(row: RuleDocument, number: str) -> Iterator[str]:
    """What people call it: by number, by kind and the beginning of the number, by its title where that is a name."""
    yield number
    first, _, rest = number.partition("/")
    year = rest.partition("/")[0]
    if row.kind and first.isdigit():
        yield f"{row.kind} {first}"
        yield f"{row.kind} số {first}"
        if year.isdigit():
            yield f"{row.kind} {first}/{year}"
            yield f"{row.kind} số {first}/{year}"
    if row.title and 3 <= len(row.title.split()) <= 12:
        yield row.title


def _changes(session: Session) -> dict[int, tuple[Change, ...]]:
    table = tables.Amendment
    rows = session.execute(
        select(
            table.document_id, table.target, table.article, table.clause, table.point, table.deed,
            table.by_article, table.by_clause,
        ).order_by(table.document_id, table.position)
    ).all()  # fmt: skip
    return {
        document_id: tuple(Change(*row[1:]) for row in group)
        for document_id, group in groupby(rows, key=lambda row: row[0])
    }


def _articles(session: Session, documents: dict[int, Document]) -> Iterator[Article]:
    table = tables.Provision
    rows = session.execute(
        select(
            table.document_id, table.article, table.heading, table.clause, table.point, table.text,
            table.valid_from, table.valid_to,
        )
        .join(RuleDocument, RuleDocument.id == table.document_id)
        .where(RuleDocument.state == DocumentState.LOADED, table.document_id.in_(documents))
        .order_by(table.document_id, table.position)
    ).all()  # fmt: skip
    for (document_id, number), group in groupby(rows, key=lambda row: (row.document_id, row.article)):
        yield _article(documents[document_id], number, [_Row(*row[2:]) for row in group])


@dataclass(frozen=True, slots=True)
class _Row:
    heading: str
    clause: str | None
    point: str | None
    text: str
    valid_from: date | None
    valid_to: date | None


def _article(document: Document, number: str, rows: Sequence[_Row]) -> Article:
    heading = rows[0].heading
    groups = [(clause, list(group)) for clause, group in groupby(rows, key=lambda row: row.clause)]
    has_clauses = any(clause for clause, _ in groups)
    provisions = [
        _provision(document, number, heading, clause, group)
        for clause, group in groups
        if clause or not (has_clauses and _is_lead(group))
    ]
    return Article(document, number, heading, len({it.clause for it in provisions if it.clause}), tuple(provisions))


def _is_lead(rows: Sequence[_Row]) -> bool:
    """Whether words above the first clause only introduce what follows."""
    text = " ".join(it.text for it in rows).strip()
    return not text or text.endswith(":")


def _provision(document: Document, number: str, heading: str, clause: str | None, rows: Sequence[_Row]) -> Provision:
    text = "\n".join(_written(rows)).strip()
    return Provision(
        document=document,
        article=number,
        clause=clause,
        point=None,
        heading=heading or _shortened(text),
        title=heading or _shortened(text),
        digest=text or heading,
        words=(),
        article_words=(),
        asked_by=(),
        valid_from=rows[0].valid_from,
        valid_to=rows[0].valid_to,
    )


def _written(rows: Iterable[_Row]) -> Iterator[str]:
    for row in rows:
        yield f"{row.point}) {row.text}" if row.point else row.text


def _shortened(text: str) -> str:
    line = text.split("\n", 1)[0]
    return line if len(line) <= LONGEST_TITLE else line[:LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(",;: ") + "…"
