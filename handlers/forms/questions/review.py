"""Curated answers in lists and one by one: approving what somebody else wrote, returning it, retiring it."""

from bot.language.phrases import Phrase, Refused, say
from bot.people.permissions import Action
from bot.rules.loop.faqs import approve, faq_for, faqs, give_back, retire, revise, submit
from bot.rules.loop.texts import readable_reason
from bot.rules.loop.views import FaqView
from handlers.forms.questions.form import QUESTIONS, grounds, picks, short
from handlers.forms.questions.opened import open_question
from handlers.forms.questions.writing import provisions
from handlers.screen import Button, Screen, back_row, number, page_of
from handlers.turn import Look, Turn
from storage.tables import FaqState

_TITLES = {
    FaqState.DRAFT: say("faqs-drafts-title"),
    FaqState.WAITING: say("faqs-waiting-title"),
    FaqState.APPROVED: say("faqs-approved-title"),
    FaqState.RETIRED: say("faqs-retired-title"),
}


@QUESTIONS.pressed("list")
def _list(turn: Turn, arg: str) -> None:
    turn.actor.require(Action.ANSWER_QUESTIONS)
    if arg not in set(FaqState):
        raise Refused(say("button-unknown"))
    turn.go(QUESTIONS.name, "list", state=arg, page=0)


def _listed(look: Look) -> FaqState:
    try:
        return FaqState(look.answers["state"])
    except ValueError:
        raise Refused(say("button-unknown")) from None


@QUESTIONS.draws("list")
def _list_screen(look: Look) -> Screen:
    state, wanted = _listed(look), look.answers.get("wanted", "")
    found = faqs(look.session, actor=look.actor, states=[state], wanted=wanted)
    text = [_TITLES[state], *([say("faqs-wanted", wanted=wanted)] if wanted else [])]
    page = page_of(found, look.answers.get("page", 0))
    if not found:
        text.append(say("faqs-none"))
    else:
        lines = tuple(
            say("faq-line", number=str(place), question=short(each.variants[0]))
            for place, each in enumerate(page.items, 1)
        )
        text += [say("paragraph", lines=lines), say("faqs-search")]
    rows = picks([(place, f"a{each.faq_id}") for place, each in enumerate(page.items, 1)])
    return Screen(tuple(text), (*rows, page.row, back_row("start")))


@QUESTIONS.typed("list", free=True)
def _search(turn: Turn, text: str) -> None:
    if text.isdecimal() and len(text) == 1:
        _numbered(turn, int(text))
    else:
        turn.step("list", wanted=text, page=0)


def _numbered(turn: Turn, place: int) -> None:
    """A typed 1, 2, 3 means the item of the page."""
    found = faqs(turn.session, actor=turn.actor, states=[_listed(turn)], wanted=turn.answers.get("wanted", ""))
    items = page_of(found, turn.answers.get("page", 0)).items
    if not 1 <= place <= len(items):
        raise Refused(say("button-unknown"))
    open_answer(turn, items[place - 1].faq_id)


@QUESTIONS.pressed("pick")
def _pick(turn: Turn, arg: str) -> None:
    if arg[:1] == "q":
        open_question(turn, number(arg[1:]))
    else:
        open_answer(turn, number(arg[1:]))


def open_answer(turn: Turn, faq_id: int) -> None:
    """Goes to one curated answer."""
    faq_for(turn.session, actor=turn.actor, faq_id=faq_id)
    turn.go(QUESTIONS.name, "one", faq=faq_id)


def answer_of(look: Look) -> FaqView:
    """The curated answer that the dialog is about."""
    return faq_for(look.session, actor=look.actor, faq_id=look.answers["faq"])


@QUESTIONS.draws("one")
def _one_screen(look: Look) -> Screen:
    view = answer_of(look)
    text = [*whole(view), *provisions(look, view.citations), *_standing(look, view), *_alike(look, view)]
    return Screen(tuple(text), (*_ways(look, view), _back_to(view)))


def whole(view: FaqView) -> list[Phrase]:
    """Questions, answer, grounds and validity."""
    questions = tuple(say("faq-question", text=each) for each in view.variants)
    text = [say("faq-questions", lines=questions), say("question-check", answer=view.answer), grounds(view.citations)]
    if view.valid_from is not None:
        text.append(say("faq-since", since=view.valid_from))
    if view.valid_to is not None:
        text.append(say("curated-until", until=view.valid_to))
    return text


def _standing(look: Look, view: FaqView) -> list[Phrase]:
    author, approver = view.author_name or "–", view.approver_name or "–"
    match view.state:
        case FaqState.APPROVED if view.approved_at is not None:
            return [say("faq-approved-by", author=author, approver=approver, at=view.approved_at)]
        case FaqState.RETIRED:
            return [say("faq-is-retired")]
        case FaqState.WAITING if view.author_id == look.person.id:
            return [say("faq-waits-for-another")]
        case FaqState.WAITING:
            return [say("faq-waits", author=author)]
    if view.return_reason:
        return [say("faq-returned", reason=view.return_reason)]
    return [say("faq-drafted", author=author)]


def _alike(look: Look, view: FaqView) -> list[Phrase]:
    """An approved answer that is asked for in nearly the same words, unless this one takes its place."""
    if view.state not in {FaqState.DRAFT, FaqState.WAITING}:
        return []
    own = {view.faq_id, view.replaces_id}
    near = (look.facts.curated.near(look.session, each, look.today)[:1] for each in view.variants)
    other = next((it[0].faq_id for it in near if it and it[0].sure and it[0].faq_id not in own), None)
    if other is None:
        return []
    return [say("faq-alike", question=faq_for(look.session, actor=look.actor, faq_id=other).variants[0])]


def _ways(look: Look, view: FaqView) -> list[tuple[Button, ...]]:
    rev = str(view.rev)
    change, drop = Button(say("faq-change-button"), "change", rev), Button(say("faq-drop-button"), "go", "retire")
    match view.state:
        case FaqState.WAITING if view.author_id != look.person.id:
            judge = (
                Button(say("faq-approve-button"), "approve", rev),
                Button(say("faq-return-button"), "return", rev),
            )
            return [judge, (change, drop)]
        case FaqState.WAITING:
            return [(change, drop)]
        case FaqState.DRAFT:
            return [(Button(say("faq-submit-button"), "submit", rev),), (change, drop)]
        case FaqState.APPROVED:
            return [(Button(say("faq-revise-button"), "revise"), Button(say("faq-retire-button"), "go", "retire"))]
    return [(Button(say("faq-reuse-button"), "revise"),)]


def _back_to(view: FaqView) -> tuple[Button, ...]:
    return (Button(say("back-button"), "list", view.state.value), Button(say("home-button"), "home"))


@QUESTIONS.pressed("approve")
def _approve(turn: Turn, arg: str) -> None:
    approve(turn.session, actor=turn.actor, faq_id=turn.answers["faq"], rev=number(arg), now=turn.now)
    turn.go(QUESTIONS.name, "list", state=FaqState.WAITING.value, page=0)
    turn.notice(say("faq-approved-done"))


@QUESTIONS.pressed("submit")
def _submit(turn: Turn, arg: str) -> None:
    submit(turn.session, actor=turn.actor, faq_id=turn.answers["faq"], rev=number(arg), now=turn.now)
    turn.step("one")
    turn.notice(say("faq-put-done"))


@QUESTIONS.pressed("revise")
def _revise(turn: Turn, _arg: str) -> None:
    draft = revise(turn.session, actor=turn.actor, faq_id=turn.answers["faq"], now=turn.now)
    turn.go(QUESTIONS.name, "one", faq=draft.id)
    turn.notice(say("faq-revised"))


@QUESTIONS.pressed("return")
def _return(turn: Turn, arg: str) -> None:
    turn.step("return", rev=number(arg))


@QUESTIONS.draws("return")
def _return_screen(look: Look) -> Screen:
    return Screen(
        (say("question-echo", question=short(answer_of(look).variants[0])), say("faq-ask-return")), (back_row("one"),)
    )


@QUESTIONS.typed("return", free=True)
def _typed_return(turn: Turn, text: str) -> None:
    faq_id, rev, reason = turn.answers["faq"], turn.answers["rev"], readable_reason(text)
    give_back(turn.session, actor=turn.actor, faq_id=faq_id, rev=rev, reason=reason, now=turn.now)
    turn.go(QUESTIONS.name, "list", state=FaqState.WAITING.value, page=0)
    turn.notice(say("faq-returned-done"))


@QUESTIONS.draws("retire")
def _retire_screen(look: Look) -> Screen:
    view = answer_of(look)
    sure = say("faq-retire-sure") if view.state is FaqState.APPROVED else say("faq-drop-sure")
    keep, drop = Button(say("keep-button"), "go", "one"), Button(say("faq-retire-now-button"), "retire", str(view.rev))
    return Screen((say("question-echo", question=short(view.variants[0])), sure), ((keep, drop),))


@QUESTIONS.pressed("retire")
def _retire(turn: Turn, arg: str) -> None:
    before = answer_of(turn).state
    retire(turn.session, actor=turn.actor, faq_id=turn.answers["faq"], rev=number(arg), now=turn.now)
    turn.go(QUESTIONS.name, "list", state=before.value, page=0)
    turn.notice(say("faq-retired-done"))
