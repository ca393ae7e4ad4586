"""Trees that order candidates: what they learn, and that service scores as growing did."""

import json
from pathlib import Path

import numpy as np
import pytest

from bot.rules.bench import bench_rules
from bot.rules.forest import Forest, load_forest, read_forest, write_forest
from bot.rules.growing import Lists, Plan, grow, lists
from bot.rules.look import FEATURES
from bot.rules.train import main, take_own_rows
from tests.rules.asking import QUESTIONS

PLAN = Plan(trees=30, depth=3)


def lists_of(number: int, seed: int) -> Lists:
    """Lists of eight, in each of which the row is right whose first feature is high while the second is not."""
    chance = np.random.default_rng(seed)
    tables = [chance.random((8, len(FEATURES))) for _ in range(number)]
    right = [np.arange(8) == np.argmax(table[:, 0] - 2 * (table[:, 1] > 0.5)) for table in tables]
    return lists(tables, right, [np.zeros(8)] * number)


def found_first(forest: Forest, data: Lists) -> float:
    scores = forest.score(data.features).reshape(-1, 8)
    return float((scores.argmax(1) == data.right.reshape(-1, 8).argmax(1)).mean())


def test_trees_learn_an_order_and_keep_it_on_new_lists() -> None:
    forest = grow(lists_of(400, 1), PLAN)
    assert found_first(forest, lists_of(200, 2)) > 0.75
    assert set(forest.asks[:3].ravel().tolist()) & {0, 1}


def test_the_same_lists_grow_the_same_trees() -> None:
    one, other = grow(lists_of(50, 3), PLAN), grow(lists_of(50, 3), PLAN)
    assert (one.worth == other.worth).all()


def test_a_list_without_a_right_row_teaches_nothing() -> None:
    none = lists(
        [np.zeros((3, 2)), np.ones((2, 2))], [np.zeros(3, bool), np.array([True, False])], [np.zeros(3), np.zeros(2)]
    )
    assert none.sizes.tolist() == [2]


def test_trees_are_written_and_read(tmp_path: Path) -> None:
    forest, data = grow(lists_of(50, 4), PLAN), lists_of(20, 5)
    write_forest(tmp_path / "trees.npz", forest)
    assert (read_forest(tmp_path / "trees.npz").score(data.features) == forest.score(data.features)).all()
    np.savez(tmp_path / "old.npz", features=np.array(["another"]))
    with pytest.raises(ValueError, match="grow it again"):
        read_forest(tmp_path / "old.npz")


def test_the_shipped_trees_are_small() -> None:
    forest = load_forest()
    assert forest.asks.shape == (300, 4)
    assert np.isfinite(forest.worth).all()


def test_our_own_questions_find_their_provisions_among_the_candidates() -> None:
    rows = take_own_rows(QUESTIONS / "training.toml")
    found = [row.right.any() for row in rows if row.dress == "as written"]
    assert sum(found) >= 0.97 * len(found)


def _id(number: int) -> str:
    return f"d{number // 6}#{number}"


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    import gzip

    corpus, asked = tmp_path / "corpus.jsonl.gz", tmp_path / "questions.jsonl"
    matters = ["cấp hộ chiếu", "nuôi tôm hùm", "khai thác đá", "mở trường học", "thuê đất rừng", "đóng tàu cá"]
    with gzip.open(corpus, "wt", encoding="utf-8") as lines:
        for number, matter in enumerate(matters * 5):
            row = {
                "id": f"d{number // 6}#{number}",
                "document": f"{number // 6 + 1}/2030/QH17",
                "document_title": "Luật",
            }
            row |= {
                "article": str(number),
                "title": f"Điều kiện {matter}",
                "text": f"Muốn {matter} thì phải đủ {number} năm.",
            }
            lines.write(json.dumps(row | {"kind": "law"}) + "\n")
    rows = [
        {
            "id": f"q{number}",
            "q": f"{matter} cần {number} năm đúng không",
            "gold": [f"d{number // 6}#{number}"],
            "family": "lay",
        }
        for number, matter in enumerate(matters * 5)
    ]
    asked.write_text("".join(json.dumps(it) + "\n" for it in rows), "utf-8")
    return corpus, asked


def test_trees_grow_from_files(
    files: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.rules.train.PLAN", Plan(trees=5, depth=2))
    own = tmp_path / "own.toml"
    own.write_text('[answerable]\n"23" = ["tiêu chuẩn chiến sĩ thi đua cơ sở"]\n', "utf-8")
    out = tmp_path / "trees.npz"
    assert main(["--corpus", str(files[0]), "--questions", str(files[1]), "--own", str(own), "--out", str(out)]) == 0
    assert "lay    phone" in capsys.readouterr().out
    assert read_forest(out).asks.shape == (5, 2)


def test_the_bench_counts_in_every_dress(files: tuple[Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    from datetime import date

    assert bench_rules(*files, on=date(2026, 11, 22), sizes=[20], as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    rows = {row["dress"]: row for row in told["rows"]}
    assert len(rows) == 5
    assert rows["as written"]["R@10"] == 1
    assert rows["as written"]["R@1"] <= rows["as written"]["R@3"] <= rows["as written"]["MRR"] + 1
    assert told["scale"][0]["provisions"] == 20
    assert told["scale"][0]["p99 ms"] > 0
    bench_rules(*files, on=date(2026, 11, 22))
    assert "as written" in capsys.readouterr().out


def test_the_bench_counts_our_own_questions_and_strangers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from datetime import date

    own, strangers = tmp_path / "own.toml", tmp_path / "strangers.toml"
    own.write_text('[asked]\n"23.1" = ["tiêu chuẩn chiến sĩ thi đua cơ sở"]\n"9" = ["bún chả ở đâu ngon"]\n', "utf-8")
    strangers.write_text('food = ["bún chả ở đâu ngon", "nấu phở"]\n', "utf-8")
    rows = {}
    for file in (own, strangers):
        assert bench_rules(None, file, on=date(2026, 11, 22), as_json=True) == 0
        rows[file] = json.loads(capsys.readouterr().out)["rows"][0]
    assert (rows[own]["first"], rows[own]["answered"], rows[own]["right one shown"]) == (0.5, 0.5, 0.5)
    assert rows[own]["refused"] == 0.5
    assert (rows[strangers]["refused"], rows[strangers]["answered"]) == (1, 0)
