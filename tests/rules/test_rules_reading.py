import gzip
import json
from pathlib import Path

import numpy as np
import pytest

from bot.rules.background import build_background, load_background, read_background
from bot.rules.dresses import DRESSES, dress
from bot.rules.engine import Engine
from bot.rules.reading import load_abbreviations
from bot.rules.terms import names, one_spelling, split


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("CSTĐCS cần j", "chiến sĩ thi đua cơ sở cần gì"),
        ("cstdcs can j", "chiến sĩ thi đua cơ sở can gì"),
        ("dc BKTTg ko", "được bằng khen của thủ tướng chính phủ không"),
        ("theo TT 15", "theo thông tư 15"),
        ("tt nào", "tt nào"),  # a syllable unless in capitals
        ("đ/c gửi h/s", "đồng chí gửi hồ sơ"),
        ("không viết tắt", "không viết tắt"),
    ],
)
def test_abbreviations_are_spelt_out(typed: str, meant: str) -> None:
    assert load_abbreviations().spell_out(typed) == meant


def test_shouting_does_not_turn_syllables_into_abbreviations() -> None:
    assert load_abbreviations().spell_out("CA NÀY TH KHÔNG GÌ") == "CA NÀY TH KHÔNG GÌ"


def test_slips_are_mended_towards_the_corpus(engine: Engine) -> None:
    mend = engine.speller.mend
    assert mend(split("dieu kine khne thuogn")) == split("điều kiện khen thưởng")
    assert mend(split("ho so de nghi khen thung cho tap the")) == split("ho so de nghi khen thuong cho tap the")
    assert mend(split("mua bun cha o dau")) == split("mua bun cha o dau")  # words that people write stay
    assert mend(["qwxz", "98"]) == ["qwxz", "98"]
    assert mend([]) == []


def test_a_long_text_is_mended_at_its_beginning(engine: Engine) -> None:
    words = ["khne", "thuong"] * 300
    mended = engine.speller.mend(words)
    assert mended[:2] == ["khen", "thuong"]
    assert mended[-2:] == ["khne", "thuong"]


def test_one_word_has_one_spelling() -> None:
    assert [one_spelling(it) for it in ("sy", "si", "ky", "quy", "thuy", "y")] == ["si", "si", "ki", "quy", "thuy", "y"]


def test_the_longest_name_counts() -> None:
    assert list(names(split("tập thể lao động tiên tiến"))) == ["#ttldtt"]
    assert list(names(split("từ CSTĐ: chiến sỹ thi đua cơ sở lên chiến sĩ thi đua cấp tỉnh"))) == [
        "#cstd-co-so",
        "#cstd-bo-tinh",
    ]


def test_a_dress_is_the_same_for_the_same_seed() -> None:
    text = "Tập thể lao động xuất sắc cần bao nhiêu phần trăm lao động tiên tiến?"
    assert all(dress(text, kind, "7") == dress(text, kind, "7") for kind in DRESSES)
    assert dress(text, "as written", "7") == text
    assert dress(text, "no marks", "7").isascii()
    assert len({dress(text, "phone", str(seed)) for seed in range(20)}) > 5


def test_a_background_is_counted_from_a_corpus(tmp_path: Path) -> None:
    corpus, out = tmp_path / "corpus.jsonl.gz", tmp_path / "background.npz"
    with gzip.open(corpus, "wt", encoding="utf-8") as lines:
        for number in range(8):
            article = {"title": "Tên điều", "text": "thi đua" if number < 6 else "nghỉ phép"}
            lines.write(json.dumps(article) + "\n")
    assert build_background(corpus, out) > 0
    table = read_background(out)
    assert table.articles == 8
    assert table.frequency(["thi dua", "dieu", "nghi phep", "khong"]).tolist() == [6, 8, 0, 0]
    rarity = table.rarity(["dieu", "thi", "penalty"])
    assert (np.diff(rarity) > 0).all()


def test_the_shipped_background_knows_everyday_words() -> None:
    table = load_background()
    assert table.articles > 20_000
    assert table.is_word("quy")
    assert not table.is_word("qwertyuiop")
    assert table.rarity(["quy dinh"])[0] < table.rarity(["suy ton"])[0]
