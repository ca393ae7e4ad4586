import json
from pathlib import Path

import numpy as np
import pytest

from bot.rules.confidence import load_confidence, read_confidence
from bot.rules.fit import fit_confidence, fit_logistic
from bot.rules.ranking import SIGNS
from tests.rules.asking import QUESTIONS


def test_a_logistic_model_finds_the_weights_and_leaves_out_what_speaks_against() -> None:
    chance = np.random.default_rng(7)
    signs = chance.normal(size=(4000, 2))
    outcomes = (chance.random(4000) < 1 / (1 + np.exp(-(2 * signs[:, 0] - 1 * signs[:, 1] + 0.5)))).astype(float)
    weights = fit_logistic(np.column_stack([signs, np.ones(4000)]), outcomes, np.ones(4000))
    assert weights[0] == pytest.approx(1.75, abs=0.3)
    assert weights[1] == 0


def test_a_model_for_other_signs_is_refused() -> None:
    with pytest.raises(ValueError, match="fit it again"):
        read_confidence({"signs": ["covered"]})


def test_the_shipped_model_only_speaks_for_an_answer_when_the_field_is_touched() -> None:
    model = load_confidence()
    assert model.judge(np.zeros(len(SIGNS))) == (0.0, 0.0)
    assert (model.first[:-1] >= 0).all()
    assert 0 < model.unsure_from < model.known_from < 1


def test_the_model_is_fitted_from_files(tmp_path: Path) -> None:
    own, foreign, out = tmp_path / "own.toml", tmp_path / "foreign.jsonl", tmp_path / "confidence.json"
    lines = (QUESTIONS / "training.toml").read_text("utf-8")
    own.write_text(lines, "utf-8")
    strange = ["Vay ngân hàng lãi suất bao nhiêu?", "Thủ tục khởi kiện dân sự", "Bán hàng rong có bị phạt không?"]
    foreign.write_text("".join(json.dumps({"id": it, "q": it}) + "\n" for it in strange), "utf-8")
    told = fit_confidence(own, foreign, out)
    assert set(told) == {"answerable", "elsewhere", "neighbours", "chat", "foreign", "calibration error"}
    assert read_confidence(json.loads(out.read_text("utf-8"))).known_from == load_confidence().known_from
