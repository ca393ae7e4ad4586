"""Writing an answer, to a question that waits or to one that the secretariat foresees: text, grounds, a last look."""

from bot.language.phrases import Phrase, Refused, say
from bot.rules.loop.cites import read_citation
from bot.rules.loop.faqs import put_forward
from bot.rules.loop.questions import answer_question
from bot.rules.loop.texts import MOST_CITATIONS, readable_answer, readable_variants
from bot.rules.loop.views import Cited, cited_from
from handlers import answers
from handlers.feedback import ground_source
from handlers.forms.questions.form import QUESTIONS, as_kept, grounds, short
from handlers.forms.questions.opened import chosen
from handlers.screen import Button, Screen, back_row, home_row
from handlers.turn import Look, Turn


def _is_new(look: Look) -> bool:
    """Whether the secretariat foresees the question, instead of answering one."""
    return "variants" in look.answers


def _about(look: Look) -> Phrase:
    if _is_new(look):
        return say("question-echo", question=short(look.answers["variants"][0]))
    return say("question-echo", question=short(chosen(look).text))


@QUESTIONS.draws("new")
def _new_screen(_look: Look) -> Screen:
    return Screen((say("faq-new-title"), say("faq-ask-questions")), (back_row("start"),))


@QUESTIONS.typed("new", free=True)
def _typed_new(turn: Turn, text: str) -> None:
    turn.step("answer", variants=list(readable_variants(text.split("\n"))))


@QUESTIONS.draws("answer")
def _answer_screen(look: Look) -> Screen:
    return Screen((_about(look), say("question-ask-answer")), (back_row("new" if _is_new(look) else "question"),))


@QUESTIONS.typed("answer", free=True)
def _typed_answer(turn: Turn, text: str) -> None:
    turn.step("grounds" if "grounds" not in turn.answers else "check", text=readable_answer(text))


def kept_grounds(look: Look) -> tuple[Cited, ...]:
    """The grounds that were typed so far."""
    return cited_from(look.answers.get("grounds"))


@QUESTIONS.draws("grounds")
def _grounds_screen(look: Look) -> Screen:
    kept = kept_grounds(look)
    text = [_about(look), *([grounds(kept)] if kept else []), say("question-ask-grounds")]
    onwards = Button(say("grounds-done-button") if kept else say("grounds-none-button"), "grounds-done")
    again = (Button(say("grounds-clear-button"), "grounds-clear"),) if kept else ()
    return Screen(tuple(text), ((onwards, *again), back_row("answer")))


@QUESTIONS.typed("grounds", free=True)
def _typed_grounds(turn: Turn, text: str) -> None:
    turn.step("grounds", grounds=as_kept(with_typed(turn, kept_grounds(turn), text)))


def with_typed(look: Look, kept: tuple[Cited, ...], text: str) -> tuple[Cited, ...]:
    """Grounds with those that were typed, one a line."""
    found = [cited for line in text.split("\n") for cited in read_citation(line, look.facts.rules, look.today)]
    together = tuple(dict.fromkeys((*kept, *found)))
    if len(together) > MOST_CITATIONS:
        raise Refused(say("refused-answer-citations", most=MOST_CITATIONS))
    return together


@QUESTIONS.pressed("grounds-done")
def _grounds_done(turn: Turn, _arg: str) -> None:
    turn.step("check", grounds=as_kept(kept_grounds(turn)))


@QUESTIONS.pressed("grounds-clear")
def _grounds_clear(turn: Turn, _arg: str) -> None:
    turn.step("grounds", grounds=[])


@QUESTIONS.draws("check")
def _check_screen(look: Look) -> Screen:
    kept = kept_grounds(look)
    text = [say("question-check-title"), _whole_question(look), say("question-check", answer=look.answers["text"])]
    text += [grounds(kept), *provisions(look, kept)]
    text.append(say("faq-new-then") if _is_new(look) else say("question-answer-then"))
    send = Button(say("faq-put-button") if _is_new(look) else say("question-send-button"), "send")
    change = (
        Button(say("question-retype-button"), "go", "answer"),
        Button(say("question-reground-button"), "go", "grounds"),
    )
    return Screen(tuple(text), ((send,), change, home_row()))


def _whole_question(look: Look) -> Phrase:
    if _is_new(look):
        return say("faq-questions", lines=tuple(say("faq-question", text=each) for each in look.answers["variants"]))
    return say("question", question=chosen(look).text)


def provisions(look: Look, kept: tuple[Cited, ...]) -> list[Phrase]:
    """What the digest says at each ground, so that a wrong number is seen; a ground that it does not hold is named."""
    found = []
    for each in kept:
        if each.article is None:
            continue
        source = ground_source(look.facts, look.today, each)
        if source is not None:
            found.append(say("ground-says", ground=answers.short_citation(source), title=source.title))
        else:
            found.append(say("ground-unchecked", article=each.article, document=each.document))
    return [say("paragraph", lines=tuple(found))] if found else []


@QUESTIONS.pressed("send")
def _send(turn: Turn, _arg: str) -> None:
    text, kept = turn.answers["text"], kept_grounds(turn)
    if _is_new(turn):
        variants = turn.answers["variants"]
        put_forward(turn.session, actor=turn.actor, variants=variants, answer=text, citations=kept, now=turn.now)
        done = say("faq-put-done")
    else:
        question = turn.answers["question"]
        answer_question(turn.session, actor=turn.actor, question_id=question, text=text, citations=kept, now=turn.now)
        done = say("question-sent-done")
    turn.go(QUESTIONS.name)
    turn.notice(done)
