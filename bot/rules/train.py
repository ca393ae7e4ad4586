"""`python -m bot.rules.train --corpus FILE --questions FILE`: grows the trees of `tables/ranking.npz`.

Questions about all fields of law are asked of their corpus, our own training questions about emulation of the digest,
all in three dresses. For the figures one half of the questions (by a hash of the id) grows the trees
and the other is measured, and the other way round; the trees that are written have grown on both.
"""

import argparse
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot.rules.background import load_background
from bot.rules.forest import Forest, write_forest
from bot.rules.growing import Plan, grow, lists
from bot.rules.library import load_corpus
from bot.rules.look import Numbers
from bot.rules.model import Corpus
from bot.rules.ranking import Looked, Ranker
from bot.rules.reading import load_reader
from bot.rules.trial import Asked, read_corpus, read_questions

DRESSES = ("as written", "phone", "typos")
DEPTHS = (1, 3, 5, 10)
PLAN = Plan()


@dataclass(frozen=True, slots=True, eq=False)
class Row:
    """A question in a dress: its candidates' features and which of them are right."""

    asked: Asked
    dress: str
    features: Numbers
    right: NDArray[np.bool_]
    points: Numbers


def take_rows(corpus: Path, questions: Path) -> list[Row]:
    """Every question in its dresses, looked up by the bot's own reader, speller and index."""
    return list(_rows(read_corpus(corpus), read_questions(questions)))


def take_own_rows(file: Path) -> list[Row]:
    """The same for our own questions about the digest (`[answerable]` of a TOML file: provision = questions)."""
    corpus = load_corpus()
    table = tomllib.loads(file.read_text("utf-8"))["answerable"]
    return list(_rows(corpus, [it for key, texts in table.items() for it in _own(key, texts, corpus)]))


def _own(key: str, texts: Sequence[str], corpus: Corpus) -> Iterator[Asked]:
    home = corpus.documents[0].code
    codes = [it if ":" in it else f"{home}:{it}" for it in key.split("|")]
    gold = frozenset(
        it.code for it in corpus.provisions if any(it.code == code or it.code.startswith(f"{code}.") for code in codes)
    )
    return (Asked(text, text, gold, "own") for text in texts)


def _rows(corpus: Corpus, questions: Iterable[Asked]) -> Iterator[Row]:
    ranker = Ranker(corpus, load_background())
    reader = load_reader(ranker.speller)
    codes = [it.code for it in ranker.provisions]
    for asked in questions:
        for dress in DRESSES:
            looked = ranker.look(reader.read(asked.dressed(dress)).units)
            if looked is not None:
                yield _row(asked, dress, looked, codes)


def _row(asked: Asked, dress: str, looked: Looked, codes: Sequence[str]) -> Row:
    """Other clauses of a right article are neither right nor wrong, so they are left out."""
    places = [codes[it] if it < len(codes) else "" for it in looked.among.candidates.tolist()]
    right = np.array([it in asked.gold for it in places], np.bool_)
    articles = {it.partition(".")[0] for it in asked.gold}
    kept = right | np.array([it.partition(".")[0] not in articles for it in places], np.bool_)
    return Row(asked, dress, looked.features[kept], right[kept], looked.points[kept])


def trained(rows: Iterable[Row], plan: Plan) -> Forest:
    """The forest for some rows."""
    rows = list(rows)
    return grow(lists([it.features for it in rows], [it.right for it in rows], [it.points for it in rows]), plan)


def recalls(rows: Iterable[Row], forest: Forest) -> Mapping[tuple[str, str], Numbers]:
    """By family and dress the share of right articles among the first 1, 3, 5 and 10."""
    found: dict[tuple[str, str], list[list[float]]] = {}
    for row in rows:
        right = row.right[np.argsort(-forest.score(row.features) - row.points, kind="stable")]
        shares = [right[:depth].sum() / len(row.asked.gold) for depth in DEPTHS]
        found.setdefault((row.asked.family, row.dress), []).append(shares)
    return {key: np.mean(shares, axis=0) for key, shares in sorted(found.items())}


def crossed(rows: Sequence[Row], plan: Plan) -> Mapping[tuple[str, str], Numbers]:
    """The mean of both halves, each measured with trees that have grown on the other."""
    halves = [[it for it in rows if it.asked.half == half] for half in (0, 1)]
    told = [dict(recalls(halves[1 - half], trained(halves[half], plan))) for half in (0, 1)]
    return {key: np.mean([it[key] for it in told if key in it], axis=0) for key in told[0] | told[1]}


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints the crossed figures and writes the trees."""
    parser = argparse.ArgumentParser(prog="python -m bot.rules.train", description=__doc__)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--questions", type=Path, required=True)
    parser.add_argument("--own", type=Path, default=Path("tests/rules/questions/training.toml"))
    parser.add_argument("--out", type=Path, default=Path(__file__).parent / "tables" / "ranking.npz")
    options = parser.parse_args(arguments)
    rows = take_rows(options.corpus, options.questions) + take_own_rows(options.own)
    for (family, dress), shares in crossed(rows, PLAN).items():
        sys.stdout.write(f"{family:6} {dress:12} " + " ".join(f"{it:.3f}" for it in shares) + "\n")
    write_forest(options.out, trained(rows, PLAN))
    return 0


if __name__ == "__main__":
    sys.exit(main())
