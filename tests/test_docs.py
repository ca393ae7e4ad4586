"""The documents are true: what exists has its line, and what is linked exists."""

import re
from pathlib import Path

import pytest

from bot.__main__ import _parser, _texts
from bot.settings import Settings
from handlers.commands import COMMANDS
from storage.crash import POINTS
from storage.tables import Base

ROOT = Path(__file__).parent.parent
DOCS = sorted([ROOT / "README.md", ROOT / "CHANGELOG.md", *ROOT.glob("docs/*.md"), ROOT / "bot/practice/README.md"])


LINK = re.compile(r"\]\(([^)#:]+)(?:#[^)]*)?\)")


def told(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def lines_starting(text: str, cell: str) -> list[str]:
    return [line for line in text.splitlines() if line.startswith(f"| `{cell}`")]


def test_each_command_of_the_terminal_has_its_line() -> None:
    parser = _parser(_texts(Settings(_env_file=None)))  # type: ignore[call-arg]
    choices = next(action.choices for action in parser._actions if action.choices)
    assert isinstance(choices, dict)
    missing = [name for name in choices if not lines_starting(told("docs/operations.md"), name)]
    assert missing == []


@pytest.mark.parametrize("name", sorted(Settings.model_fields))
def test_each_setting_has_its_line(name: str) -> None:
    assert lines_starting(told("docs/operations.md"), name.upper())
    assert re.search(rf"^#?{name.upper()}=", told(".env.example"), re.MULTILINE)


def test_each_table_has_its_line() -> None:
    text = told("docs/architecture.md")
    assert [name for name in Base.metadata.tables if not lines_starting(text, name)] == []


def test_each_command_of_the_chat_has_its_line() -> None:
    guide = told("docs/huong-dan.md")
    assert [name for name in COMMANDS if f"`/{name}`" not in guide] == []


def test_each_link_leads_somewhere() -> None:
    links = [(file, target) for file in DOCS for target in LINK.findall(file.read_text("utf-8"))]
    assert [f"{file.name}: {target}" for file, target in links if not (file.parent / target).exists()] == []


def test_every_crash_point_is_in_the_code() -> None:
    code = "\n".join(file.read_text("utf-8") for file in ROOT.glob("bot/runtime/*.py"))
    code += told("handlers/entry.py") + told("storage/files.py")
    assert {point for point in POINTS if f'crash_point("{point}")' not in code} == set()


FORBIDDEN = re.compile(r"pypi\.org|pythonhosted|registry\.npmjs|deb\.debian|--index-url|--find-links", re.IGNORECASE)


def test_no_registry_is_named() -> None:
    files = [*ROOT.glob("requirements*.txt"), ROOT / "pyproject.toml", ROOT / "Makefile", *DOCS, *ROOT.glob(".ci/*")]
    assert [file.name for file in files if FORBIDDEN.search(file.read_text("utf-8"))] == []


def test_each_requirement_is_pinned_with_hashes() -> None:
    for name in ("requirements.txt", "requirements-dev.txt"):
        entries = re.split(r"\n(?=[A-Za-z])", told(name).strip())
        assert all("==" in entry and "--hash=sha256:" in entry for entry in entries), name
