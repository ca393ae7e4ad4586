"""Before an answer: the curated one, if there is one; under it: whether it was right, and the way to the secretariat.

Which question it was is kept in the dialog as `logged`; the log itself does not know who asked.
"""

from collections.abc import Sequence
from datetime import date

from bot.language.phrases import Phrase, say
from bot.rules.answer import Answer, Source
from bot.rules.loop.cites import cite
from bot.rules.loop.questions import asked, note
from bot.rules.loop.views import Cited, FaqView
from handlers import answers
from handlers.desk import Facts
from handlers.screen import Button
from handlers.turn import Look, Turn
from storage.tables import AnswerZone, Opinion, QuestionState

MOST_GROUNDS = 3
"""Grounds that get a button."""
Row = tuple[Button, ...]


def note_asked(turn: Turn, question: str, found: Sequence[Answer]) -> None:
    """Notes what was just asked and how it is answered: each question of the message, or what is curated as a whole."""
    whole = curated(turn, question)
    if whole is not None:
        logged = [note(turn.session, text=question, zone=AnswerZone.CURATED, source=_code(whole), now=turn.now)]
    else:
        logged = [_noted(turn, answer) for answer in found]
    turn.dialog.answers = {**turn.answers, "logged": logged}


def _noted(turn: Turn, answer: Answer) -> int:
    zone = AnswerZone.KNOWN if answer.bonus is not None else AnswerZone(answer.zone.value)
    source = next((it.code for it in answer.ranked), None)
    own = curated(turn, answer.question)
    if own is not None:
        zone, source = AnswerZone.CURATED, _code(own)
    return note(turn.session, text=answer.question, zone=zone, source=source, now=turn.now)


def _code(view: FaqView) -> str:
    return f"faq:{view.faq_id}"


def logged(look: Look) -> int | None:
    """The number under which the question of the screen was noted; none while several are shown at once."""
    numbers: list[int] = look.dialog.answers.get("logged") or []
    at = look.dialog.answers.get("part") or 0
    if len(numbers) == 1:
        return numbers[0]
    return numbers[at - 1] if 0 < at <= len(numbers) else None


def curated(look: Look, question: str) -> FaqView | None:
    """The curated answer to a question, where there is one that is surely meant."""
    return look.facts.curated.find(look.session, question, look.today)


def curated_text(facts: Facts, today: date, view: FaqView) -> list[Phrase]:
    """A curated answer: its words, its grounds and their validity, until when it holds, which question it answers."""
    text = [say("curated-answer", answer=view.answer)]
    if view.citations:
        grounds = tuple(say("curated-ground", ground=cite(it)) for it in view.citations)
        text.append(say("curated-grounds", lines=(*grounds, *_validity(facts, today, view.citations))))
    if view.valid_to is not None:
        text.append(say("curated-until", until=view.valid_to))
    return [*text, say("curated-origin", question=view.variants[0])]


def _validity(facts: Facts, today: date, citations: tuple[Cited, ...]) -> list[Phrase]:
    """What is known of the grounds' validity, each sentence once: an expired one is never passed over in silence."""
    found: dict[Phrase, None] = {}
    for each in citations:
        answer = facts.rules.ask(facts.plain(cite(each)), today)
        found.update(dict.fromkeys(answers.warnings(answer)))
        if answer.best is not None and is_of(answer.best, each):
            found[say("ground-validity", document=each.document, validity=answers.validity(answer.best))] = None
    return list(found)


def is_of(source: Source, cited: Cited) -> bool:
    """Whether a source of the digest is the ground that is meant."""
    return source.document == cited.document and source.article == cited.article


def ground_source(facts: Facts, today: date, cited: Cited) -> Source | None:
    """What the digest holds of a ground, if anything."""
    source = facts.rules.ask(facts.plain(cite(cited)), today).best if cited.article else None
    return source if source is not None and is_of(source, cited) else None


def ground_rows(look: Look, citations: tuple[Cited, ...]) -> list[Row]:
    """A button for each ground that stands in the digest."""
    sources = [ground_source(look.facts, look.today, each) for each in citations[:MOST_GROUNDS]]
    found = [Button(answers.short_citation(it), "provision", it.code) for it in sources if it is not None]
    return [tuple(found)] if found else []


def lines(look: Look) -> tuple[Phrase, ...]:
    """What has become of the question."""
    state, _opinion = _standing(look)
    match state:
        case QuestionState.PASSED:
            return (say("asked-passed"),)
        case QuestionState.ANSWERED | QuestionState.DECLINED:
            return (say("asked-answered"),)
    return ()


def rows(look: Look, *, known: bool) -> list[Row]:
    """What the asker may say of the answer, or the way to the secretariat where it was none or wrong."""
    state, opinion = _standing(look)
    if state is not QuestionState.NOTED or opinion is Opinion.RIGHT:
        return []
    if known and opinion is None:
        return [(Button(say("feedback-right-button"), "right"), Button(say("feedback-wrong-button"), "wrong"))]
    return [(Button(say("pass-button"), "go", "pass"),)]


def _standing(look: Look) -> tuple[QuestionState | None, Opinion | None]:
    number = logged(look)
    if number is None:
        return None, None
    row = asked(look.session, number)
    return row.state, row.verdict
