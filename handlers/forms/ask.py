"""Questions about the rules: the question is kept, the answer is worked out anew whenever the screen is drawn.

The dialog holds the question as it was typed, the one before it from which it may go on, and what was chosen since:
one of several questions, the award or the people that a sum is for.
"""

from collections.abc import Callable, Iterable

from bot.language.phrases import Phrase, Refused, say
from bot.language.text import syllables
from bot.rules.answer import Answer, Source, Zone
from bot.rules.loop.views import FaqView
from bot.rules.reply import Part, Reply, reply
from handlers import answers, feedback, fulltext, sums
from handlers.form import Form
from handlers.screen import Button, Screen, home_row, number, page_of
from handlers.turn import Look, Turn

ASK = Form("ask")

LONGEST_TEXT = 1500
"""Longer texts are no questions and no answers; the person is asked to be brief."""
Row = tuple[Button, ...]
Below = Callable[[Look, Part], Iterable[Row]]

BELOW: list[Below] = []
"""What other rooms put below an answer, in whatever zone it is: rows of buttons for the question and its answer."""


def ask(turn: Turn, question: str, message_id: int | None) -> None:
    """Goes to the answer of a question. Raises `Refused` for a text without words, and for one that is too long."""
    if len(question) > LONGEST_TEXT:
        raise Refused(say("refused-too-long", most=LONGEST_TEXT))
    if not syllables(question):
        raise Refused(say("refused-no-words"))
    turn.go(ASK.name, "answer", question=question, message=message_id, before=_before(turn, message_id))
    feedback.note_asked(turn, question, [part.answer for part in _reply(turn).parts])


def _before(turn: Turn, message_id: int | None) -> str | None:
    """The question from which the next one may go on. A message that is changed goes on from where it did at first."""
    told = turn.dialog.answers
    if turn.dialog.form != ASK.name or "question" not in told:
        return None
    if message_id is not None and told.get("message") == message_id:
        before: str | None = told.get("before")
        return before
    return _topic(turn)


def _topic(look: Look) -> str:
    """What was asked last, in full; with what was chosen since."""
    shown = _shown(look)
    topic = shown.text if isinstance(shown, Part) else shown.topic
    return look.facts.rules.bonuses.worded(look.dialog.answers.get("choice") or "", topic, look.today)


def _reply(look: Look) -> Reply:
    told = look.dialog.answers
    return reply(look.facts.rules, look.answers["question"], look.today, told.get("before"))


def _shown(look: Look) -> Part | Reply:
    """The one question that the screen is about, with what was chosen; else all that the message held."""
    found = _reply(look)
    at = look.dialog.answers.get("part", 0)
    part = found.one or (found.parts[at - 1] if 0 < at <= len(found.parts) else None)
    return found if part is None else Part(part.text, _chosen(look, part))


def _chosen(look: Look, part: Part) -> Answer:
    key = look.dialog.answers.get("choice")
    if not key or part.answer.bonus is None:
        return part.answer
    return look.facts.rules.sums_of(key, part.text, look.today) or part.answer


@ASK.draws()
def _start(_look: Look) -> Screen:
    return Screen((say("ask-title"), say("ask-help")), (home_row(),))


@ASK.draws("answer")
def _answer_screen(look: Look) -> Screen:
    shown = _shown(look)
    if (curated := _curated(look, shown)) is not None:
        return _curated_screen(look, curated)
    asked = say("question", question=answers.echo(look.answers["question"]))
    if isinstance(shown, Reply):
        return Screen((asked, *answers.several(shown)), (*_part_rows(shown), home_row()))
    text = [asked, *_understood(look, shown), *answers.told(shown.answer), *_quoted(look, shown.answer)]
    others = answers.candidate_lines(shown.answer.candidates)
    if shown.answer.best is not None and others:
        text.append(say("others", candidates=others))
    return Screen((*text, *feedback.lines(look)), (*_rows(look, shown), _home(look)))


def _curated(look: Look, shown: Part | Reply) -> FaqView | None:
    """The curated answer to the question as it was typed, else as it was understood."""
    found = feedback.curated(look, look.answers["question"])
    return found if found or isinstance(shown, Reply) else feedback.curated(look, shown.text)


def _curated_screen(look: Look, curated: FaqView) -> Screen:
    asked = say("question", question=answers.echo(look.answers["question"]))
    text = [asked, *feedback.curated_text(look.facts, look.today, curated), *feedback.lines(look)]
    rows = [*feedback.ground_rows(look, curated.citations), *feedback.rows(look, known=True)]
    return Screen(tuple(text), (*rows, _home(look)))


def _understood(look: Look, part: Part) -> list[Phrase]:
    """The question as it was completed from the one before, so that nobody is answered beside the point."""
    return [] if part.text == look.answers["question"] else [say("understood", question=answers.echo(part.text))]


def _quoted(look: Look, answer: Answer) -> list[Phrase]:
    if answer.best is None or answer.bonus is not None:
        return []
    lines = fulltext.quote(look.facts.rules.whole_article(answer.best.code, look.today), answer.best)
    return [say("article-quote", clauses=lines)] if lines else []


def _rows(look: Look, part: Part) -> list[Row]:
    """What can be done with an answer: read on, choose what was left open, take another, and what others add."""
    answer = part.answer
    rows: list[Row] = list(sums.choices(answer.bonus)) if answer.bonus else []
    if answer.best is not None:
        rows.append((Button(say("whole-article-button"), "article", answer.best.code),))
    if look.dialog.answers.get("choice"):
        rows.append((Button(say("bonus-again-button"), "bonus"),))
    rows.append(_choices(answer.candidates))
    known = answer.zone is Zone.KNOWN or answer.bonus is not None
    return [*rows, *feedback.rows(look, known=known), *(row for below in BELOW for row in below(look, part))]


def _part_rows(reply: Reply) -> list[Row]:
    return [tuple(Button(say("part-button", number=str(at)), "part", str(at)) for at in range(1, len(reply.parts) + 1))]


def _home(look: Look) -> Row:
    """The way home; from one of several questions, back to all of them."""
    home = Button(say("home-button"), "home")
    return (Button(say("back-button"), "part", "0"), home) if look.dialog.answers.get("part") else (home,)


def _choices(candidates: tuple[Source, ...]) -> Row:
    return tuple(Button(answers.short_citation(source), "provision", source.code) for source in candidates)


@ASK.pressed("part")
def _part(turn: Turn, arg: str) -> None:
    at = number(arg)
    if at > len(_reply(turn).parts):
        raise Refused(say("button-unknown"))
    turn.step("answer", part=at, choice=None)


@ASK.pressed("bonus")
def _bonus(turn: Turn, key: str) -> None:
    """Chooses the award, or whom it is for; without either, chooses anew."""
    if key and not turn.facts.rules.bonuses.multiples(key):
        raise Refused(say("button-unknown"))
    turn.step("answer", choice=key or None)


@ASK.pressed("provision")
def _provision(turn: Turn, code: str) -> None:
    turn.step("provision", code=code)


@ASK.draws("provision")
def _provision_screen(look: Look) -> Screen:
    source = look.facts.rules.source(look.answers["code"], look.today)
    if source is None:
        raise Refused(say("provision-gone"))
    quoted = fulltext.quote(look.facts.rules.whole_article(source.code, look.today), source)
    text = [*answers.provision(source), *([say("article-quote", clauses=quoted)] if quoted else [])]
    rows: list[Row] = [(Button(say("whole-article-button"), "article", source.code),)]
    return Screen(tuple(text), (*rows, _back(look)))


@ASK.pressed("article")
def _article(turn: Turn, code: str) -> None:
    turn.step("article", code=code, page=0)


@ASK.pressed("page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("article", page=number(arg))


@ASK.draws("article")
def _article_screen(look: Look) -> Screen:
    sources = look.facts.rules.whole_article(look.answers["code"], look.today)
    if not sources:
        raise Refused(say("provision-gone"))
    page = page_of(fulltext.pages(sources), look.dialog.answers.get("page", 0), 1)
    heading = [answers.heading(sources[0])]
    if page.last:
        heading.append(say("article-page", number=str(page.number + 1), last=str(page.last + 1)))
    text = (*heading, say("article-text", clauses=page.items[0]), answers.validity(sources[0]))
    return Screen(text, (page.row, _beside(look, sources[0].code), _back(look)))


def _beside(look: Look, code: str) -> Row:
    """The ways to the articles before and after."""
    before, after = look.facts.rules.beside(code)
    row: Row = (Button(say("article-before-button"), "article", before),) if before else ()
    return (*row, Button(say("article-after-button"), "article", after)) if after else row


def _back(look: Look) -> Row:
    """Back to the answer where there was a question, and home."""
    home = Button(say("home-button"), "home")
    return (Button(say("back-button"), "go", "answer"), home) if "question" in look.answers else (home,)
