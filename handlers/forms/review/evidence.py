"""The evidence of a criterion under review, opened in place."""

from bot.language.phrases import say
from bot.scoring.evidence import living_evidence
from bot.scoring.review import evidence_in_review
from handlers.forms.review.form import REVIEW, shown
from handlers.forms.scoring.evidence import evidence_line, fetched
from handlers.screen import Button, Screen, number, page_of
from handlers.turn import Look, Turn


@REVIEW.draws("evidence")
def _evidence(look: Look) -> Screen:
    review = shown(look)
    criterion = review.line(look.answers["criterion"]).leaf.criterion
    pieces = living_evidence(look.session, review.submission.id, criterion.id)
    page = page_of(list(enumerate(pieces, 1)), look.answers.get("evidence_page", 0))
    lines = tuple(evidence_line(place, each) for place, each in page.items)
    text = (
        say("score-evidence-title", code=criterion.code, title=criterion.title),
        say("score-lines", lines=lines) if lines else say("score-evidence-none"),
    )
    buttons = [
        Button(say("review-evidence-link-button", number=place), url=each.url)
        if each.url is not None
        else Button(say("review-evidence-button", number=place), "fetch", str(each.id))
        for place, each in page.items
    ]
    rows = [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]
    turning = tuple(Button(turn.label, "evidence-page", turn.arg) for turn in page.row)
    back = (Button(say("score-evidence-back-button"), "go", "line"), Button(say("home-button"), "home"))
    return Screen(text, (*rows, turning, back))


@REVIEW.pressed("evidence-page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("evidence", evidence_page=number(arg))


@REVIEW.pressed("fetch")
def _fetch(turn: Turn, arg: str) -> None:
    """The file comes as a message of its own; the screen stays."""
    piece = evidence_in_review(turn.session, actor=turn.actor, evidence_id=number(arg), now=turn.now)
    turn.beside(fetched(piece))
