"""Real questions about emulation, asked of the shipped digest: what is found, what is missed, and how it is said.

A line of the file holds `q`, `law`, `article`, `status` (current, superseded, sector) and perhaps `current_equivalent`.
"""

import json
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bot.rules.answer import Answer, Zone
from bot.rules.engine import Engine
from bot.rules.model import Corpus

_DOCUMENT = re.compile(r"(\d+)/(\d{4})")
_ARTICLE = re.compile(r"(?:Điều|Đ)\s*(\d+)")


def bench_emulation(questions: Path, *, on: date) -> dict[str, Any]:
    """Counts by status and each miss. Raises OSError, ValueError or KeyError when the file holds something else."""
    engine = Engine.load()
    lines = [json.loads(it) for it in questions.read_text("utf-8").splitlines() if it.strip()]
    found: Counter[str] = Counter()
    misses = []
    for line in lines:
        answer = engine.ask(line["q"], on)
        places = _places(line, engine.corpus)
        verdict = _verdict(answer, places)
        found[f"{line['status']}: {verdict}"] += 1
        if any(_gone(answer)):
            found["expired law given as in force"] += 1
        if places and verdict != "first":
            misses.append(_miss(line, answer, places, verdict))
    return {"questions": len(lines), "counts": dict(sorted(found.items())), "misses": misses}


def _places(line: Mapping[str, Any], corpus: Corpus) -> set[tuple[str, str]]:
    """Document and article of the provisions that answer and that the digest holds."""
    text = f"{line['law']} {line['article']}" if line["status"] == "current" else line.get("current_equivalent") or ""
    held = {(it.document.number, it.number) for it in corpus.articles}
    places = set()
    for part in re.split(r";|→", text):
        named = _DOCUMENT.search(part)
        for document in corpus.documents if named else ():
            if named and document.number.startswith(f"{int(named[1]):02}/{named[2]}"):
                places |= {(document.number, it) for it in _ARTICLE.findall(part)}
    return places & held


def _verdict(answer: Answer, places: set[tuple[str, str]]) -> str:
    if not places:
        return f"not in the digest, {answer.zone}"
    ranked = list(dict.fromkeys((it.document, it.article) for it in answer.ranked))
    if ranked and ranked[0] in places:
        return "first"
    return "among three" if places & set(ranked[:3]) else "missed"


def _gone(answer: Answer) -> list[bool]:
    shown = [answer.best] if answer.zone is Zone.KNOWN and answer.best else []
    return [not it.in_force for it in shown]


def _miss(line: Mapping[str, Any], answer: Answer, places: set[tuple[str, str]], verdict: str) -> Mapping[str, str]:
    return {
        "id": str(line["id"]),
        "status": line["status"],
        "wanted": ", ".join(sorted(f"{document} {article}" for document, article in places)),
        "first": f"{answer.ranked[0].document} {answer.ranked[0].article}" if answer.ranked else "",
        "zone": str(answer.zone),
        "verdict": verdict,
        "question": line["q"],
    }
