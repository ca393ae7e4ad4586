"""The corpus as arrays: what is counted, saved, taken over and found again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.rules.background import load_background
from bot.rules.engine import Engine
from bot.rules.index import build_index
from bot.rules.model import Corpus
from bot.rules.reading import load_abbreviations
from bot.rules.saved import read_held, write_held
from bot.rules.shelf import build
from bot.rules.streams import TEXT, Streams, fields, read_streams
from bot.rules.terms import names, pairs, split
from bot.rules.trial import read_corpus


def spelt_units(texts: Sequence[str]) -> list[list[str]]:
    return [split(load_abbreviations().spell_out(line)) for text in texts for line in text.split("\n")]


@pytest.fixture(scope="module")
def streams(corpus: Corpus) -> Streams:
    return read_streams(corpus.provisions)


def test_streams_hold_the_texts_word_for_word(corpus: Corpus, streams: Streams) -> None:
    units = {number: unit for unit, number in streams.vocabulary.items()}
    for place, provision in enumerate(corpus.provisions):
        kept = [units[int(it)] for it in streams.field(place, TEXT) if it]
        assert kept == [unit for line in spelt_units([provision.digest]) for unit in line]


def test_every_term_is_found_where_it_stands_and_nowhere_else(corpus: Corpus, streams: Streams) -> None:
    index = build_index(streams)
    wanted = ["thi dua", "chien si", "sang kien", "suy ton", "nong", "#cstd-co-so", "bun cha", "zzz"]
    table = index.saturations(index.find(wanted), np.arange(index.size)) > 0
    for place, provision in enumerate(corpus.provisions):
        texts = [text for field in fields(provision) for text in dict.fromkeys(field)]
        lines = spelt_units([*texts, provision.document.title])
        held = {term for line in lines for term in (*line, *pairs(line), *names(line))}
        assert [term in held for term in wanted] == table[:, place].tolist(), provision.code
    assert not table[-2:].any()


def test_scores_of_all_and_of_chosen_entries_agree(streams: Streams) -> None:
    index = build_index(streams)
    places = index.find(["khen", "khen thuong", "tap the", "nam", "khong co gi"])
    worth = np.ones(len(places))
    rough = index.rough(places, worth)
    weights = np.where(places >= 0, index.rarity(places), 0)
    exact = weights @ index.saturations(places, np.arange(index.size)) * 2.2
    assert np.allclose(rough, exact, rtol=1e-4)


def same_answers(one: Engine, other: Engine, on: date) -> bool:
    texts = ("tiêu chuẩn chiến sĩ thi đua cơ sở", "ai tang co thi dua chinh phu", "sáng kiến phạm vi toàn quốc")
    return all(one.ask(text, on).ranked == other.ask(text, on).ranked for text in texts)


def test_a_saved_index_answers_as_a_new_one(tmp_path: Path, corpus: Corpus, engine: Engine, today: date) -> None:
    file = tmp_path / "index"
    first = Engine.over(corpus, file)
    written = file.read_bytes()
    again = Engine.over(corpus, file)
    assert same_answers(first, again, today)
    assert same_answers(engine, again, today)
    assert file.read_bytes() == written
    assert again.held.streams.tokens.dtype == np.uint16


def test_a_changed_shelf_takes_over_what_has_not_changed(tmp_path: Path, corpus: Corpus, today: date) -> None:
    file = tmp_path / "index"
    less = replace(corpus, articles=corpus.articles[:-3])
    small = Engine.over(less, file)
    whole = small.renewed(corpus)
    kept = {it.mark for it in small.held.streams.parts} & {it.mark for it in whole.held.streams.parts}
    assert kept
    assert same_answers(whole, Engine.over(corpus), today)
    assert same_answers(Engine.over(corpus, file), whole, today)
    assert same_answers(whole.renewed(less), small, today)


def test_the_shelf_saves_its_index_and_goes_on_when_it_cannot(tmp_path: Path, today: date) -> None:
    file = tmp_path / "index"
    first = build(Corpus((), (), ()), None, file)
    assert same_answers(first, build(Corpus((), (), ()), None, file), today)
    assert build(Corpus((), (), ()), first, file).held is first.held
    assert [it.name for it in tmp_path.iterdir()] == ["index"]
    nowhere = build(Corpus((), (), ()), None, tmp_path / "no folder" / "index")
    assert same_answers(nowhere, first, today)


@pytest.mark.parametrize("damage", ["missing", "empty", "another program", "cut short", "nonsense"])
def test_a_file_of_no_use_is_not_used(tmp_path: Path, corpus: Corpus, engine: Engine, today: date, damage: str) -> None:
    file = tmp_path / "index"
    write_held(file, engine.held)
    whole = file.read_bytes()
    assert read_held(file) is not None
    damaged = {"empty": b"", "another program": whole.replace(b'"form": "', b'"form": "9', 1)}
    damaged |= {"cut short": whole[: len(whole) // 2], "nonsense": b"TLTDIDX1" + b"\xff" * 400}
    if damage == "missing":
        file.unlink()
    else:
        file.write_bytes(damaged[damage])
    assert read_held(file) is None
    assert same_answers(Engine.over(corpus, file), engine, today)


def test_an_engine_without_any_document_knows_nothing(today: date) -> None:
    empty = Engine.over(Corpus((), (), ()))
    assert empty.ask("thi đua là gì", today).ranked == ()


WORDS = st.sampled_from(
    ["thi đua", "cstđ", "Điều 5", "khoản 2", "😀", "a", "đ", "\n", ". ", "?", "1/2", "ỳ", "\u0301", "x" * 90]
)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=600) | st.lists(WORDS, max_size=900).map(" ".join))
def test_any_text_up_to_the_longest_message_is_answered(text: str) -> None:
    answer = ENGINE.ask((text * 20)[:4096], date(2026, 11, 22))
    assert 0 <= answer.confidence <= 1


ENGINE = Engine.load()


def test_a_corpus_is_read_from_its_file(tmp_path: Path, today: date) -> None:
    import gzip
    import json

    rows = [
        {"title": "Tuổi kết hôn", "text": "Nam từ đủ hai mươi tuổi trở lên."},
        {"title": "Đăng ký kết hôn", "text": "Việc kết hôn phải được đăng ký tại cơ quan có thẩm quyền."},
    ]
    with gzip.open(tmp_path / "c.jsonl.gz", "wt", encoding="utf-8") as lines:
        for number, row in enumerate(rows, 1):
            whole = {"id": f"hn#{number}", "document": "5/2030/QH17", "document_title": "Luật hôn nhân", "kind": "law"}
            lines.write(json.dumps(whole | {"article": str(number)} | row) + "\n")
    corpus = read_corpus(tmp_path / "c.jsonl.gz")
    assert [it.code for it in corpus.provisions] == ["hn:1", "hn:2"]
    answer = Engine.over(corpus).ask("dang ki ket hon o dau", today)
    assert answer.ranked[0].code == "hn:2"
    assert load_background().articles > 0
