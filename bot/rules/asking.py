"""The table of how questions hang together, `tables/asking.toml`."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load_asking() -> Mapping[str, Any]:
    """The shipped table."""
    return tomllib.loads((files("bot.rules.tables") / "asking.toml").read_text("utf-8"))
