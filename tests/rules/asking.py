"""The files of questions that the tests of the rules room share."""

import tomllib
from pathlib import Path
from typing import Any

QUESTIONS = Path(__file__).parent / "questions"


def questions(name: str) -> dict[str, Any]:
    """One file of questions as it stands."""
    return tomllib.loads((QUESTIONS / f"{name}.toml").read_text("utf-8"))
