"""What is typed into questions and answers: tidied, measured, and refused where it cannot be taken."""

from collections.abc import Iterable, Sequence
from datetime import date

from bot.language.phrases import Refused, say
from bot.language.text import fold, syllables, tidy
from bot.rules.loop.views import Cited

LONGEST_QUESTION = 500
LONGEST_ANSWER = 1500
LONGEST_REASON = 300
MOST_VARIANTS = 10
MOST_CITATIONS = 5


def readable_answer(text: str) -> str:
    """The text of an answer. Refused without words, and where it is too long for a screen."""
    text = tidy(text)
    if not syllables(text) or len(text) > LONGEST_ANSWER:
        raise Refused(say("refused-answer-text", most=LONGEST_ANSWER))
    return text


def readable_reason(text: str) -> str:
    """Why something is returned or declined. Refused without words, and where it is too long."""
    text = " ".join(tidy(text).split())
    if not syllables(text) or len(text) > LONGEST_REASON:
        raise Refused(say("refused-answer-reason", most=LONGEST_REASON))
    return text


def readable_variants(texts: Iterable[str]) -> tuple[str, ...]:
    """The ways of asking, each once, in order. Refused where there is none, too many, or one is too long."""
    lines = [" ".join(tidy(text).split()) for text in texts]
    by_fold = {fold(line): line for line in reversed(lines) if syllables(line)}
    variants = tuple(line for line in dict.fromkeys(lines) if by_fold.get(fold(line)) == line)
    if not 1 <= len(variants) <= MOST_VARIANTS or any(len(line) > LONGEST_QUESTION for line in variants):
        raise Refused(say("refused-answer-questions", most=MOST_VARIANTS, longest=LONGEST_QUESTION))
    return variants


def sound_citations(citations: Sequence[Cited]) -> list[dict[str, object]]:
    """The citations as they are kept, each once. Refused where there are too many."""
    unique = tuple(dict.fromkeys(citations))
    if len(unique) > MOST_CITATIONS:
        raise Refused(say("refused-answer-citations", most=MOST_CITATIONS))
    return [each.as_json() for each in unique]


def sound_validity(valid_from: date | None, valid_to: date | None) -> None:
    """Refused where it ends before it begins."""
    if valid_from and valid_to and valid_to < valid_from:
        raise Refused(say("refused-answer-validity"))


def shortened(text: str) -> str:
    """A question in the length of a way of asking, cut between words."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_QUESTION else line[: LONGEST_QUESTION - 1].rpartition(" ")[0] + "…"
