"""`python -m bot bench rules --provisions N`: speed and memory of a library of any size.

A library up to the size of the corpus is its first articles. A larger one repeats the corpus as further documents in
which every eighth word is exchanged for a word of another article, so that neither words nor pairs repeat exactly. The
library is saved, and a fresh process starts from the saved index and answers: that process is measured.
"""

import json
import pickle
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import count, islice
from pathlib import Path
from typing import Any

import numpy as np

from bot.rules.dresses import DRESSES
from bot.rules.engine import Engine
from bot.rules.model import Article, Corpus, Document
from bot.rules.trial import Asked, read_corpus, read_questions

EXCHANGED = 8
"""One word in so many is another one in a repeated article."""
ADDED = 100
"""Articles of the document that is added while questions are answered."""
ASKED = 400
LONG = 120
"""Questions, and texts of full length, that are timed."""
LONGEST = 4096


def bench_scale(corpus: Path, questions: Path, size: int, *, on: date) -> dict[str, Any]:
    """The figures of a library of so many provisions. Raises OSError, ValueError or KeyError on unreadable files."""
    with tempfile.TemporaryDirectory(prefix="tro-ly-bench-") as folder:
        library, saved = Path(folder) / "library", Path(folder) / "index"
        held = _library(read_corpus(corpus), size + ADDED)
        smaller, added = _parted(held, size)
        started = time.perf_counter()
        Engine.over(smaller, saved)
        built = time.perf_counter() - started
        library.write_bytes(pickle.dumps((smaller, added)))
        asked = json.dumps([str(library), str(saved), str(questions), on.isoformat()])
        done = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-m", "bot.rules.bench_scale", asked], capture_output=True, text=True, check=True
        )
        told: dict[str, Any] = json.loads(done.stdout)
        return {"provisions": size, "build s": round(built, 2), "saved MB": round(saved.stat().st_size / 1e6), **told}


def _library(corpus: Corpus, size: int) -> Corpus:
    """So many articles: the corpus, then copies of it with words exchanged."""
    articles = list(islice(_articles(corpus), size))
    documents = dict.fromkeys(it.document for it in articles)
    return Corpus(tuple(documents), tuple(articles), ())


def _articles(corpus: Corpus) -> Iterator[Article]:
    chance = random.Random(7)  # noqa: S311 - a library to measure with, no secrets
    words = [word for it in corpus.articles[::40] for word in it.provisions[0].digest.split()]
    for copy in count():
        documents = {it: _copied(it, copy) for it in corpus.documents} if copy else {}
        for article in corpus.articles:
            yield _perturbed(article, documents[article.document], words, chance) if copy else article


def _copied(document: Document, copy: int) -> Document:
    return replace(document, code=f"{document.code}-{copy}", number=f"{document.number}-{copy}")


def _perturbed(article: Article, document: Document, words: Sequence[str], chance: random.Random) -> Article:
    provision = article.provisions[0]
    text = provision.digest.split(" ")
    for at in range(chance.randrange(EXCHANGED), len(text), EXCHANGED):
        text[at] = chance.choice(words)
    changed = replace(provision, document=document, digest=" ".join(text))
    return replace(article, document=document, provisions=(changed,))


def _parted(corpus: Corpus, size: int) -> tuple[Corpus, Corpus]:
    """The library, and the same with one document more, made of the last articles."""
    last = corpus.articles[size:]
    document = replace(last[0].document, code="added", number="added")
    added = [replace(it, document=document, provisions=(replace(it.provisions[0], document=document),)) for it in last]
    smaller = Corpus(tuple(dict.fromkeys(it.document for it in corpus.articles[:size])), corpus.articles[:size], ())
    return smaller, Corpus((*smaller.documents, document), (*smaller.articles, *added), ())


# The process that is measured.


def _serve(library: Path, saved: Path, questions: Path, on: date) -> dict[str, Any]:
    started = time.perf_counter()
    smaller, larger = pickle.loads(library.read_bytes())  # noqa: S301 - written by us a moment ago
    larger = _shared(smaller, larger)
    read = time.perf_counter()
    engine = Engine.over(smaller, saved)
    engine.ask("?", on)
    ready = time.perf_counter()
    asked = read_questions(questions)
    usual = [_milliseconds(engine, text, on) for text in islice(_usual(asked), ASKED)]
    memory = resident()
    full = [_milliseconds(engine, text, on) for text in islice(_full_length(asked), LONG)]
    return {
        "texts read s": round(read - started, 2),
        "ready s": round(ready - read, 2),
        "resident MB": round(memory),
        **_times("", usual),
        **_times("4,096 letters ", full),
        **_growing(engine, larger, asked, on),
    }


def _shared(smaller: Corpus, larger: Corpus) -> Corpus:
    """The larger library with the articles of the smaller one, as the bot has them: each text once in memory."""
    return replace(larger, articles=(*smaller.articles, *larger.articles[len(smaller.articles) :]))


def _growing(engine: Engine, larger: Corpus, asked: Sequence[Asked], on: date) -> dict[str, Any]:
    """How long until a new document is found, and how long questions wait meanwhile."""
    found = threading.Event()
    took: list[float] = []

    def grow() -> None:
        started = time.perf_counter()
        renewed = engine.renewed(larger)
        answer = renewed.ask(larger.articles[-1].heading, on)
        took.append(time.perf_counter() - started)
        assert answer.ranked  # noqa: S101 - else the figure says nothing
        found.set()

    thread = threading.Thread(target=grow)
    thread.start()
    waits: list[float] = []
    for text in _usual(asked):
        waits.append(_milliseconds(engine, text, on)[0])
        if found.is_set():
            break
    thread.join()
    return {"100 articles more s": round(took[0], 2), "longest answer meanwhile ms": round(max(waits), 1)}


def _usual(asked: Sequence[Asked]) -> Iterator[str]:
    for number in count():
        it = asked[number % len(asked)]
        yield it.dressed(DRESSES[number % len(DRESSES)])


def _full_length(asked: Sequence[Asked]) -> Iterator[str]:
    """Texts of the greatest length: many questions in a row, words without sense, one word, no words at all."""
    chance = random.Random(7)  # noqa: S311 - as above
    words = [word for it in asked for word in it.text.split()]
    letters = "abcdeghiklmnopqrstuvxyđâêôơư  "
    while True:
        start = chance.randrange(len(asked))
        yield " ".join(it.text for it in (*asked[start:], *asked))[:LONGEST]
        yield " ".join(chance.choice(words) for _ in range(LONGEST))[:LONGEST]
        yield "".join(chance.choice(letters) for _ in range(LONGEST))
        yield (chance.choice(words) + chance.choice((" ", ". ", "\n", ""))) * (LONGEST // 2)


def _milliseconds(engine: Engine, text: str, on: date) -> tuple[float, float]:
    """How long an answer took, and how long this thread computed for it."""
    started, begun = time.perf_counter(), time.thread_time()
    engine.ask(text[:LONGEST], on)
    return (time.perf_counter() - started) * 1000, (time.thread_time() - begun) * 1000


def _times(name: str, pairs: Sequence[tuple[float, float]]) -> dict[str, float]:
    took, worked = np.array(pairs).T
    told = {f"{name}p50 ms": np.percentile(took, 50), f"{name}p99 ms": np.percentile(took, 99)}
    told[f"{name}p99 cpu"] = np.percentile(worked, 99)
    return {key: round(float(value), 1) for key, value in told.items()}


def resident() -> float:
    """Megabytes of memory that this process holds, where the system tells (Linux); else 0."""
    try:
        pages = int(Path("/proc/self/statm").read_text("ascii").split()[1])
    except OSError:
        return 0.0
    return pages * 4096 / 1e6


if __name__ == "__main__":
    _library_file, _saved_file, _questions_file, _on = json.loads(sys.argv[1])
    _told = _serve(Path(_library_file), Path(_saved_file), Path(_questions_file), date.fromisoformat(_on))
    sys.stdout.write(json.dumps(_told))
