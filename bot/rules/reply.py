"""What a message is answered with: one answer, or one for each question it holds, completed from the one before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.rules.answer import Answer, Zone
from bot.rules.engine import Engine
from bot.rules.parts import Piece, load_parts
from bot.rules.terms import split

MOST_SHOWN = 3
"""Questions of one message that are answered."""
MOST_TRIED = 4
"""Questions of one message that are looked at."""
MOST_JOINED = 2
"""Sentences of one message that are looked at for two questions in one."""
LEAST_CLEAR = 4
"""Syllables of a question that is told to be unknown beside others that are answered."""


@dataclass(frozen=True, slots=True)
class Part:
    """A question as it was understood, and its answer."""

    text: str
    answer: Answer


@dataclass(frozen=True, slots=True)
class Reply:
    """The answers to a message, at least one."""

    question: str
    parts: tuple[Part, ...]
    left: int = 0
    """Further questions of the message, which are not answered."""

    @property
    def one(self) -> Part | None:
        """The question, where the message holds one."""
        return self.parts[0] if len(self.parts) == 1 else None

    @property
    def topic(self) -> str:
        """The question from which the next may go on."""
        return self.parts[-1].text


def reply(engine: Engine, question: str, on: date, before: str | None = None) -> Reply:
    """The answers to any text; `before` is the question from which this one may go on. Never raises."""
    for pieces, joined in _ways_apart(engine, question):
        found = _apart(engine, pieces[:MOST_TRIED], on, before)
        kept = _worth_it(found, joined=joined)
        if kept:
            return Reply(question, tuple(kept[:MOST_SHOWN]), len(kept[MOST_SHOWN:]) + len(pieces[MOST_TRIED:]))
    return Reply(question, (_answered(engine, question, on, before),))


def _ways_apart(engine: Engine, question: str) -> list[tuple[list[Piece], bool]]:
    """The ways to take a message apart, each with whether single words join its pieces."""
    parts, text = load_parts(), engine.spelt_out(question)
    sentences = parts.sentences(text)
    cited = [Piece(it, asks=True, clear=True) for it in engine.cited_apart(question)]
    joined = [piece for it in sentences for piece in parts.joined(it.text) or [it]]
    ways = [(cited, False), (joined, True), (sentences, False)]
    return [
        (pieces, by_words) for pieces, by_words in ways if len(pieces) > 1 and not (by_words and pieces == sentences)
    ]


def _answered(engine: Engine, question: str, on: date, before: str | None) -> Part:
    """A question with its answer: as it goes on from the one before, else as it stands."""
    followed = engine.followed(question, before, on) if before else None
    if followed is not None:
        return Part(followed, engine.ask(followed, on))
    alone = Part(question, engine.ask(question, on))
    if before and alone.answer.zone is not Zone.KNOWN and not alone.answer.bonus:
        leaning = engine.leaning(question, before, on)
        with_award = leaning and Part(leaning, engine.ask(leaning, on))
        if with_award and (with_award.answer.zone is Zone.KNOWN or with_award.answer.bonus):
            return with_award
    return alone


def _apart(engine: Engine, pieces: Sequence[Piece], on: date, before: str | None) -> list[tuple[Piece, Part]]:
    found: list[tuple[Piece, Part]] = []
    for piece in pieces:
        part = _answered(engine, piece.text, on, before)
        if part.answer.zone is not Zone.UNKNOWN:
            before = part.text
        found.append((piece, part))
    return found


def _worth_it(found: Sequence[tuple[Piece, Part]], *, joined: bool) -> list[Part]:
    """The questions that are shown apart; none where the message is better taken as one.

    Two must be answered, each by something of its own; or one, beside others that clearly ask. What is joined by
    single words is taken apart only where every piece is answered.
    """
    sure = {_what(part.answer) for _, part in found if _is_sure(part.answer)}
    if joined:
        return [part for _, part in found] if len(sure) == len(found) else []
    kept = [part for piece, part in found if _is_sure(part.answer) or (piece.clear and _is_long(piece))]
    kept = list({_what(part.answer) or part.text: part for part in kept}.values())
    return kept if sure and len(kept) > 1 else []


def _is_sure(answer: Answer) -> bool:
    return answer.zone is Zone.KNOWN or answer.bonus is not None


def _is_long(piece: Piece) -> bool:
    return len(split(piece.text)) >= LEAST_CLEAR


def _what(answer: Answer) -> str | None:
    """By what an answer differs from another."""
    if answer.bonus:
        return answer.bonus.multiple.key + str(answer.bonus.span)
    return answer.best.code if answer.best else None
