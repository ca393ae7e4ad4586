"""How well lookups are understood: questions with true answers over the practice cluster, in the dresses of a phone."""

import sys
import tempfile
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.deadlines.changes import create_deadline
from bot.deadlines.duties import complete_task
from bot.language.catalogue import Catalogue, catalogue
from bot.language.markup import plain_text
from bot.language.phrases import Refused, say
from bot.lookups.answering import look_up
from bot.lookups.deciding import Meant, decide
from bot.lookups.heard import Asked, Heard
from bot.lookups.hearing import hear
from bot.lookups.naming import Names
from bot.lookups.store import names_of
from bot.people.permissions import Actor, actor_of
from bot.rules.dresses import DRESSES, dress
from bot.rules.engine import Engine
from bot.samples.cluster import fill
from bot.samples.personas import PERSONAS
from bot.scoring.entries import save_points
from bot.scoring.evidence import add_file
from bot.scoring.handing_in import hand_in
from bot.scoring.reading import overview
from bot.scoring.submissions import start_submission
from bot.settings import Settings
from handlers.lookups.lines import When, answer_lines
from storage import Store
from storage.files import StoredFile
from storage.migrate import migrate
from storage.tables import AfterDue, DutyKind, EvidenceKind, Person, Unit

_FOLDER = Path(__file__).parents[2] / "tests" / "lookups"
QUESTIONS, RULES = _FOLDER / "questions.toml", _FOLDER / "rules.toml"
ASKER = "Thường trực Cụm"
NOW = datetime(2026, 11, 25, 2, tzinfo=UTC)
DUE = datetime(2026, 12, 25, 10, tzinfo=UTC)
_ZONE = Settings.model_construct().time_zone


@dataclass(frozen=True)
class Question:
    """A question with what is right to answer: `lookup` may name several that answer alike."""

    text: str
    lookups: tuple[str, ...]
    unit: str | None
    year: int | None
    says: str
    who: str


@dataclass(frozen=True)
class Outcome:
    """What became of a question in a dress: right, asked back, or wrong, and what was answered."""

    question: Question
    dressed: str
    verdict: str
    answer: str


def read_questions(file: Path) -> list[Question]:
    """The questions of a file."""
    table = tomllib.loads(file.read_text("utf-8"))
    return [_question(text, each) for each in table["answer"] for text in each["ask"]]


def _question(text: str, each: Mapping[str, Any]) -> Question:
    lookups = tuple(each["lookup"].split("|"))
    return Question(text, lookups, each.get("unit"), each.get("year"), each["says"], each.get("who", ASKER))


def read_rules(file: Path) -> list[str]:
    """Questions about the rules, to be told apart."""
    return list(tomllib.loads(file.read_text("utf-8"))["questions"])


def prepare(session: Session) -> None:
    """The practice cluster with a deadline, and two units that have handed in."""
    fill(session, now=NOW)
    office = _actor(session, ASKER)
    create_deadline(
        session,
        actor=office,
        kind=DutyKind.SCORING,
        title="Nộp bản tự chấm",
        due_at=DUE,
        grace_minutes=30,
        after_due=AfterDue.REFUSE,
        unit_ids=None,
        now=NOW,
    )
    thanh_hoa, hue = _actor(session, "Chuyên viên Thanh Hóa"), _actor(session, "Chuyên viên Huế")
    report = create_deadline(
        session,
        actor=office,
        kind=DutyKind.TASK,
        title="Nộp báo cáo tổng kết năm",
        due_at=DUE,
        grace_minutes=30,
        after_due=AfterDue.REFUSE,
        unit_ids=[each.unit_id for each in (thanh_hoa, hue) if each.unit_id is not None],
        now=NOW,
    )
    complete_task(session, actor=hue, deadline_id=report.id, unit_id=hue.unit_id or 0, now=NOW)
    _hand_in(session, _actor(session, "Chuyên viên Nghệ An"), less=Decimal(0))
    _hand_in(session, _actor(session, "Chuyên viên Hà Tĩnh"), less=Decimal(1))


def _actor(session: Session, name: str) -> Actor:
    number = next(each.tg_user_id for each in PERSONAS if each.name == name)
    person_id = session.scalar(select(Person.id).where(Person.tg_user_id == number))
    assert person_id is not None  # noqa: S101 - the practice cluster has everybody
    return actor_of(session, person_id)


def _hand_in(session: Session, actor: Actor, *, less: Decimal) -> None:
    """A unit gives itself the maximum everywhere, at the first criterion so much less."""
    assert actor.unit_id is not None  # noqa: S101 - a specialist speaks for a unit
    submission = start_submission(session, actor=actor, unit_id=actor.unit_id, now=NOW)
    for leaf in overview(session, actor=actor, unit_id=actor.unit_id, now=NOW).leaves:
        about: dict[str, Any] = {"submission_id": submission.id, "criterion_id": leaf.criterion.id}
        points = leaf.criterion.most - less
        less = Decimal(0)
        save_points(session, actor=actor, points=points, seen_rev=leaf.rev, now=NOW, **about)
        if leaf.criterion.needs_evidence:
            stored = StoredFile(f"{leaf.criterion.id:064x}", 1000)
            kind = EvidenceKind.FILE
            add_file(session, actor=actor, kind=kind, name="mau.pdf", stored=stored, file_id=None, now=NOW, **about)
    shown = overview(session, actor=actor, unit_id=actor.unit_id, now=NOW).submission
    assert shown is not None  # noqa: S101 - it was started above
    hand_in(session, actor=actor, submission_id=shown.id, seen_rev=shown.rev, now=NOW)


class Examiner:
    """Asks questions over a store that is made ready, as the conversation would."""

    def __init__(self, session: Session, engine: Engine) -> None:
        self._session, self._engine = session, engine
        self._names: Names = names_of(session)
        self._units: dict[int, str] = {unit.id: unit.name for unit in session.scalars(select(Unit))}
        self._texts: Catalogue = catalogue("vi", _ZONE)
        self._actors: dict[str, Actor] = {}

    def meant(self, text: str) -> tuple[Heard, Meant]:
        """What a text is taken for."""
        heard = hear(text, self._names, this_year=NOW.year)
        return heard, decide(heard, lambda: self._engine.ask(text, NOW.astimezone(_ZONE).date()))

    def examine(self, question: Question, kind: str) -> Outcome:
        """Asks a question in a dress."""
        dressed = dress(question.text, kind, question.text)
        heard, meant = self.meant(dressed)
        if meant is Meant.RULE or heard.asked is None:
            return Outcome(question, dressed, "wrong", meant.name)
        actor = self._actors.setdefault(question.who, _actor(self._session, question.who))
        asked = heard.asked
        if heard.lacks_unit and not (asked.is_mine and actor.unit_id):
            return Outcome(question, dressed, "asked back", asked.lookup)
        if meant is Meant.EITHER:
            return Outcome(question, dressed, "asked back", asked.lookup)
        answer = self._answer(actor, asked)
        is_right = (
            asked.lookup in question.lookups and question.says in answer and self._is_about(actor, asked, question)
        )
        return Outcome(question, dressed, "right" if is_right else "wrong", f"{asked.lookup}: {answer}")

    def _answer(self, actor: Actor, asked: Asked) -> str:
        try:
            found = look_up(self._session, actor=actor, asked=asked, now=NOW)
        except Refused as refused:
            return self._words([refused.phrase])
        return self._words(answer_lines(found, asked.lookup, When(NOW, _ZONE)))

    def _words(self, lines: Sequence[Any]) -> str:
        return plain_text(self._texts.html(say("paragraph", lines=tuple(lines))))

    def _is_about(self, actor: Actor, asked: Asked, question: Question) -> bool:
        """Whether unit and year are those that were meant."""
        units = asked.units or ((actor.unit_id,) if asked.is_mine and actor.unit_id else ())
        named = [self._units[unit] for unit in units]
        return question.unit in {None, *named} and asked.year in {question.year, question.year or NOW.year}


def dressed_outcomes(examiner: Examiner, questions: Sequence[Question]) -> Iterator[tuple[str, list[Outcome]]]:
    """Every dress with what became of the questions in it."""
    for kind in DRESSES:
        yield kind, [examiner.examine(each, kind) for each in questions]


def told_apart(examiner: Examiner, lookups: Sequence[str], rules: Sequence[str]) -> list[tuple[str, Meant]]:
    """The texts that are not taken for what they are, with what they are taken for."""
    wanted = [(text, Meant.LOOKUP) for text in lookups] + [(text, Meant.RULE) for text in rules]
    found = ((text, examiner.meant(text)[1], want) for text, want in wanted)
    return [(text, got) for text, got, want in found if got is not want]


def bench_lookups() -> int:
    """Prints, dress by dress, how many lookups are answered right, asked back and wrong, and names what is wrong."""
    out = sys.stdout.write
    questions, rules = read_questions(QUESTIONS), read_rules(RULES)
    with tempfile.TemporaryDirectory() as folder, closing(Store.in_folder(Path(folder))) as store:
        migrate(store, Path(folder), now=NOW)
        store.transact_now(prepare)
        store.read_now(lambda session: _report(Examiner(session, Engine.load()), questions, rules, out))
    return 0


def _report(examiner: Examiner, questions: Sequence[Question], rules: Sequence[str], out: Any) -> None:
    out(f"{len(questions)} lookups\n{'dress':<14}{'right':>8}{'asked':>8}{'wrong':>8}\n")
    for kind, outcomes in dressed_outcomes(examiner, questions):
        tally = Counter(each.verdict for each in outcomes)
        out(f"{kind:<14}{tally['right']:>8}{tally['asked back']:>8}{tally['wrong']:>8}\n")
        for each in outcomes:
            if each.verdict != "right":
                answer = " ".join(each.answer.split())
                out(f"    {each.verdict}: {each.dressed!r} for {each.question.text!r}: {answer}\n")
    texts = [each.text for each in questions]
    mixed = told_apart(examiner, texts, rules)
    out(f"told apart: {len(texts) + len(rules) - len(mixed)} of {len(texts)} lookups and {len(rules)} rule questions\n")
    for text, meant in mixed:
        out(f"    {text!r}: {meant.name}\n")
