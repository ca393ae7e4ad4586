"""What a document changes in others, when it says so in the usual forms.

"Sửa đổi, bổ sung khoản 2 Điều 25 như sau", "bổ sung khoản 3a vào sau khoản 3 Điều 5", "bãi bỏ Điều 12", "thay thế cụm
từ … tại Điều 7": each verb with the provisions behind it, of the document that the clause, its article or the title
names.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from bot.rules.model import Change
from bot.rules.official.heading import clean_number
from bot.rules.official.places import Place, places_in
from bot.rules.official.quoting import without_quotes
from bot.rules.official.shape import Head, Piece
from bot.rules.official.words import pattern, table
from storage.tables import Deed

MOST_BETWEEN = 70
"""Letters between a verb and the first provision it is about."""


def changes_of(head: Head, pieces: Sequence[Piece]) -> tuple[tuple[Change, ...], int]:
    """What the document changes, and how many of its provisions change something that could not be made out."""
    title = _target(head.title or "", "title_target") if pattern("change", "any").search(head.title or "") else None
    reader = _Reader(title)
    for piece in pieces:
        reader.read(piece)
    return tuple(dict.fromkeys(reader.changes)), reader.unclear


class _Reader:
    """Reads provision after provision; an article or clause says for those below it what is changed."""

    def __init__(self, title: str | None) -> None:
        self.changes: list[Change] = []
        self.unclear = 0
        self._title = title
        self._target = title
        self._at: tuple[str, str | None] = ("", None)
        self._article: str | None = None

    def read(self, piece: Piece) -> None:
        """One provision. An article without clauses says in its heading what it changes; a clause says it itself."""
        said = _said(f"{piece.heading}. {piece.text}" if piece.clause is None else piece.text)
        self._enter(piece)
        named = _target(said, "target") or _target(said, "title_target", needs_verb=True)
        if piece.clause is None and named:
            self._target = named
        target = named or self._target
        deeds = list(_deeds(said)) if target else []
        if piece.point is None:
            self._article = _one_article(said)
        changes = [
            Change(target or "", article, place.clause, place.point, deed, piece.article, piece.clause)
            for deed, place in deeds
            if place is not None and (article := place.article or self._article) is not None
        ]
        self.changes += changes
        amends = self._title is not None
        self.unclear += amends and bool(deeds) and not changes and not _only_announces(said)

    def _enter(self, piece: Piece) -> None:
        if piece.article != self._at[0]:
            self._target = _target(_said(piece.heading), "title_target", needs_verb=True) or self._title
        if (piece.article, piece.clause) != self._at:
            self._article = None
        self._at = (piece.article, piece.clause)


def _said(text: str) -> str:
    """What the document says itself: not what it quotes, and not what others have done before."""
    return pattern("change", "passive").sub(" ", without_quotes(text))


def _one_article(said: str) -> str | None:
    """The article that the points below are about, where one is named."""
    articles = {it.article for it in places_in(said) if it.article}
    return articles.pop() if len(articles) == 1 else None


def _only_announces(said: str) -> bool:
    """Whether it merely opens a list: some provisions of a document are changed "as follows"."""
    return pattern("change", "some").search(said) is not None


def _deeds(said: str) -> Iterator[tuple[Deed, Place | None]]:
    """Each verb that begins a statement, with the provisions named up to the next; with none where it names none."""
    begins = pattern("change", "begins")
    found = [it for it in _verbs().finditer(said) if begins.search(said[max(0, it.start() - 12) : it.start()])]
    for number, verb in enumerate(found):
        end = found[number + 1].start() if number + 1 < len(found) else len(said)
        named = pattern("change", "of_this").sub(" ", " ".join(said[verb.end() : end].split()))
        first = pattern("change", "place").search(named)
        deed = _DEEDS[str(verb.lastgroup)]
        if first is None or first.start() > MOST_BETWEEN:
            yield deed, None
            continue
        yield from ((deed, it) for it in (_added(named) if deed is Deed.ADDED else places_in(named)))


_DEEDS = {"reword": Deed.REWORDED, "amend": Deed.AMENDED, "repeal": Deed.REPEALED, "add": Deed.ADDED}


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile("|".join(f"(?P<{name}>{table()['change'][name]})" for name in _DEEDS), re.IGNORECASE)


def _added(named: str) -> list[Place]:
    """What is added stands before "behind"; where it is added to stands behind it."""
    behind = pattern("change", "behind").search(named)
    if behind is None:
        return places_in(named)
    new, old = places_in(named[: behind.start()]), places_in(named[behind.end() :])
    article = next((it.article for it in old if it.article), None)
    clause = next((it.clause for it in old if it.clause), None)
    return [it if it.article else Place(article, it.clause or (clause if it.point else None), it.point) for it in new]


def _target(text: str, group: str, *, needs_verb: bool = False) -> str | None:
    """The document that is changed: by its number, else by its name."""
    if needs_verb:
        verb = pattern("change", "any").search(text)
        if verb is None:
            return None
        text = text[verb.end() :]
    for found in pattern("change", group).finditer(text):
        if pattern("change", "of_this").match(found["name"]):
            continue
        number = re.search(table()["head"]["number"], found["name"], re.IGNORECASE) or re.search(
            table()["head"]["bare_number"], found["name"]
        )
        if number is not None:
            return clean_number(number[1])
        name = pattern("change", "name_end").split(found["name"])[0].strip(" ,")
        if name[0].isupper() and len(name.split()) >= 3:
            return name[:160]
    return None
