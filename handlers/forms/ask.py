"""Questions about the rules: the question is kept, the answer is worked out anew whenever the screen is drawn."""

from bot.language.phrases import Phrase, Refused, say
from bot.language.text import syllables
from bot.rules.answer import Answer, Source, Zone
from bot.rules.loop.views import FaqView
from handlers import answers, feedback
from handlers.form import Form
from handlers.screen import Button, Screen, home_row
from handlers.turn import Look, Turn

ASK = Form("ask")

LONGEST_ECHO = 200
LONGEST_TEXT = 1500
"""Longer texts are no questions and no answers; the person is asked to be brief."""


def ask(turn: Turn, question: str, message_id: int | None) -> None:
    """Goes to the answer of a question. Raises `Refused` for a text without words, and for one that is too long."""
    if len(question) > LONGEST_TEXT:
        raise Refused(say("refused-too-long", most=LONGEST_TEXT))
    if not syllables(question):
        raise Refused(say("refused-no-words"))
    turn.go(ASK.name, "answer", question=question, message=message_id)
    feedback.note_asked(turn, _answer(turn))


def _answer(look: Look) -> Answer:
    if "answer" not in look.kept:
        look.kept["answer"] = look.facts.rules.ask(look.answers["question"], look.today)
    answer: Answer = look.kept["answer"]
    return answer


@ASK.draws()
def _start(_look: Look) -> Screen:
    return Screen((say("ask-title"), say("ask-help")), (home_row(),))


@ASK.draws("answer")
def _answer_screen(look: Look) -> Screen:
    if (curated := feedback.curated(look, look.answers["question"])) is not None:
        return _curated_screen(look, curated)
    answer = _answer(look)
    text = [say("question", question=_echo(answer.question)), *answers.warnings(answer)]
    others = answers.candidate_lines(answer.candidates)
    rows: list[tuple[Button, ...]] = [_choices(answer.candidates)]
    if answer.best is not None:
        text += [*answers.provision(answer.best), *([say("others", candidates=others)] if others else [])]
        rows.insert(0, (Button(say("whole-article-button"), "article", answer.best.code),))
    elif answer.zone is Zone.UNSURE:
        text.append(say("unsure", candidates=others))
    elif answer.elsewhere is None:
        text.append(say("unknown"))
    rows += feedback.rows(look, known=answer.best is not None)
    return Screen((*text, *feedback.lines(look)), (*rows, home_row()))


def _curated_screen(look: Look, curated: FaqView) -> Screen:
    text = [
        say("question", question=_echo(look.answers["question"])),
        *feedback.curated_text(look.facts, look.today, curated),
    ]
    rows = [*feedback.ground_rows(look, curated.citations), *feedback.rows(look, known=True)]
    return Screen((*text, *feedback.lines(look)), (*rows, home_row()))


def _echo(question: str) -> str:
    one_line = " ".join(question.split())
    return one_line if len(one_line) <= LONGEST_ECHO else one_line[:LONGEST_ECHO].rstrip() + "…"


def _choices(candidates: tuple[Source, ...]) -> tuple[Button, ...]:
    return tuple(Button(answers.short_citation(source), "provision", source.code) for source in candidates)


@ASK.pressed("provision")
def _provision(turn: Turn, code: str) -> None:
    turn.step("provision", code=code)


@ASK.draws("provision")
def _provision_screen(look: Look) -> Screen:
    source = look.facts.rules.source(look.answers["code"], look.today)
    if source is None:
        raise Refused(say("provision-gone"))
    rows: list[tuple[Button, ...]] = [(Button(say("whole-article-button"), "article", source.code),)]
    return Screen(tuple(answers.provision(source)), (*rows, _back(look)))


@ASK.pressed("article")
def _article(turn: Turn, code: str) -> None:
    turn.step("article", code=code)


@ASK.draws("article")
def _article_screen(look: Look) -> Screen:
    sources = look.facts.rules.whole_article(look.answers["code"], look.today)
    if not sources:
        raise Refused(say("provision-gone"))
    first = sources[0]
    heading = answers.heading(first)
    clauses = tuple(_clause(source) for source in sources)
    return Screen((heading, say("article-text", clauses=clauses), answers.validity(first)), (_back(look),))


def _clause(source: Source) -> Phrase:
    if source.clause and source.point:
        return say("article-point", clause=source.clause, point=source.point, digest=source.digest)
    if source.clause:
        return say("article-clause", clause=source.clause, digest=source.digest)
    return say("article-whole", digest=source.digest)


def _back(look: Look) -> tuple[Button, ...]:
    """Back to the answer where there was a question, and home."""
    home = Button(say("home-button"), "home")
    return (Button(say("back-button"), "go", "answer"), home) if "question" in look.answers else (home,)
