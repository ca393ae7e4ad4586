"""Every refusal that the practice Telegram can give has a test that knows its words."""

import ast
from collections.abc import Iterator
from pathlib import Path

import bot.practice

REFUSING = {"bad_request", "forbidden", "Refusal", "_refused"}
SOURCES = sorted(Path(bot.practice.__file__).parent.rglob("*.py"))
TESTS = sorted(Path(__file__).parent.glob("test_*.py"))


def refusals() -> Iterator[tuple[str, str]]:
    """Each refusal's place and the longest part of its words that does not depend on anything."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text())):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in REFUSING:
                parts = [part for given in node.args for part in constants(given)]
                if parts:
                    yield f"{path.name}:{node.lineno}", max(parts, key=len)


def constants(node: ast.expr) -> list[str]:
    if isinstance(node, ast.JoinedStr):
        return [part for value in node.values for part in constants(value)]
    return [node.value] if isinstance(node, ast.Constant) and isinstance(node.value, str) else []


def test_every_refusal_is_known_to_a_test() -> None:
    known = [
        node.value
        for path in TESTS
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    found = list(refusals())
    assert len(found) > 60
    # Words in another's words begin with a capital there.
    assert [(place, words) for place, words in found if not any(words.strip(" :")[1:] in one for one in known)] == []
