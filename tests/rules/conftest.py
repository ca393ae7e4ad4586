"""What the tests of the rules room share: the engine, the digest and a day."""

from datetime import date

import pytest

from bot.rules.engine import Engine
from bot.rules.library import load_corpus
from bot.rules.model import Corpus


@pytest.fixture(scope="session")
def engine() -> Engine:
    return Engine.load()


@pytest.fixture(scope="session")
def corpus() -> Corpus:
    return load_corpus()


@pytest.fixture(scope="session")
def today() -> date:
    """A day on which the law, its amendment and the decrees of 2025 are in force."""
    return date(2026, 11, 22)
