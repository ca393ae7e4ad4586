"""Where the loop begins: what waits for an answer, what waits for approval, and the curated answers."""

from bot.language.phrases import Phrase, say
from bot.people.permissions import Action
from bot.rules.loop.cites import cite
from bot.rules.loop.faqs import counts
from bot.rules.loop.questions import open_questions
from bot.rules.loop.views import Cited
from handlers.form import Form
from handlers.screen import Button, Screen, home_row
from handlers.turn import Look, Turn
from storage.tables import FaqState

QUESTIONS = Form("questions")

SHORT = 120
"""Letters of a question in a list."""


@QUESTIONS.draws()
def _start(look: Look) -> Screen:
    look.actor.require(Action.ANSWER_QUESTIONS)
    waiting, answers = len(open_questions(look.session, actor=look.actor)), counts(look.session, actor=look.actor)
    number = {state: answers.get(state, 0) for state in FaqState}
    text = say(
        "questions-summary",
        open=waiting,
        waiting=number[FaqState.WAITING],
        approved=number[FaqState.APPROVED],
        drafts=number[FaqState.DRAFT],
    )
    rows = (
        (
            Button(say("questions-open-button", count=waiting), "go", "open"),
            Button(say("faqs-waiting-button", count=number[FaqState.WAITING]), "list", FaqState.WAITING.value),
        ),
        (
            Button(say("faqs-approved-button", count=number[FaqState.APPROVED]), "list", FaqState.APPROVED.value),
            Button(say("faqs-drafts-button", count=number[FaqState.DRAFT]), "list", FaqState.DRAFT.value),
        ),
        (
            Button(say("faqs-retired-button", count=number[FaqState.RETIRED]), "list", FaqState.RETIRED.value),
            Button(say("faq-new-button"), "new"),
        ),
        (Button(say("faq-book-button"), "go", "book"),),
    )
    return Screen((say("questions-title"), text), (*rows, home_row()))


def short(text: str) -> str:
    """A question in one line of a list."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else line[: SHORT - 1].rstrip() + "…"


def picks(labels: list[tuple[int, str]]) -> list[tuple[Button, ...]]:
    """A numbered button for each item of a page, three a row: its place, and what it carries."""
    buttons = [Button(say("question-pick-button", number=str(place)), "pick", arg) for place, arg in labels]
    return [tuple(buttons[first : first + 3]) for first in range(0, len(buttons), 3)]


def grounds(citations: tuple[Cited, ...]) -> Phrase:
    """Grounds, each in a line, or that there are none."""
    if not citations:
        return say("faq-no-grounds")
    return say("faq-grounds", lines=tuple(say("curated-ground", ground=cite(each)) for each in citations))


def as_kept(citations: tuple[Cited, ...]) -> list[dict[str, object]]:
    """Grounds for the answers of a dialog."""
    return [each.as_json() for each in citations]


@QUESTIONS.pressed("new")
def _new(turn: Turn, _arg: str) -> None:
    turn.actor.require(Action.ANSWER_QUESTIONS)
    turn.go(QUESTIONS.name, "new")
