"""The library of documents: the secretariat sends a law, decree or regulation, checks what was read, and loads it."""

from datetime import date

from bot.files.looks import MOST_BYTES
from bot.language.dates import read_moment
from bot.language.phrases import Phrase, Refused, say
from bot.people.permissions import Action
from bot.rules.official import loading
from bot.rules.official.heading import dates_in
from bot.rules.official.loading import VALIDITY, Detail
from bot.rules.official.reading import read_document
from bot.rules.official.shape import Paper
from bot.rules.official.views import DocumentView
from handlers.form import Form
from handlers.laws import full, line, short_name, validity
from handlers.said import Attached
from handlers.screen import Button, Screen, back_row, home_row, number, page_of
from handlers.turn import Indexing, Look, Turn
from storage.files import Files
from storage.tables import DocumentState

DOCUMENTS = Form("documents")

ON_PAGE = 5


@DOCUMENTS.draws()
def _start(look: Look) -> Screen:
    held = loading.documents(look.session, actor=look.actor, now=look.now)
    page = page_of(held, look.answers.get("page", 0), ON_PAGE)
    views = [loading.document(look.session, actor=look.actor, document_id=it) for it in page.items]
    text = [say("laws-title"), say("laws-help")]
    if held:
        text.append(say("laws-list", lines=tuple(line(it, look.today) for it in views)))
    rows = [(Button(short_name(it), "pick", str(it.id)),) for it in views]
    if loading.draft_of(look.session, actor=look.actor) is not None:
        rows.insert(0, (Button(say("law-draft-button"), "go", "draft"),))
    return Screen(tuple(text), (*rows, page.row, home_row()))


@DOCUMENTS.pressed("page")
def _page(turn: Turn, arg: str) -> None:
    turn.step("start", page=number(arg))


def read_file(attached: Attached, content: bytes, files: Files) -> Paper:
    """The document in a file; refused for what is none."""
    del files
    return read_document(attached.name, content)


@DOCUMENTS.received("start", prepare=read_file, largest=MOST_BYTES)
@DOCUMENTS.received("draft", prepare=read_file, largest=MOST_BYTES)
@DOCUMENTS.received("one", prepare=read_file, largest=MOST_BYTES)
def _file(turn: Turn, attached: Attached) -> None:
    """Another file takes the place of the draft before it; of several sent together only the first is taken."""
    if attached.album is not None and turn.answers.get("drafted") == attached.album:
        raise Refused(say("law-one-by-one"))
    if isinstance(attached.made, Paper):
        loading.draft_document(turn.session, actor=turn.actor, paper=attached.made, now=turn.now)
        turn.step("draft", drafted=attached.album)


# The draft: what was read, to be checked and mended.


def _draft(look: Look) -> DocumentView:
    draft = loading.draft_of(look.session, actor=look.actor)
    if draft is None:
        raise Refused(say("refused-law-no-draft"))
    return draft


@DOCUMENTS.draws("draft")
def _draft_screen(look: Look) -> Screen:
    draft = _draft(look)
    load = Button(say("law-replace-button") if draft.older else say("law-load-button"), "load")
    mend, drop = Button(say("law-mend-button"), "go", "mend"), Button(say("law-discard-button"), "go", "discard")
    rows = ((load,), (mend, drop)) if draft.number else ((mend, drop),)
    return Screen((say("law-draft-title"), *full(draft, look.today)), (*rows, back_row("start")))


@DOCUMENTS.pressed("load")
def _load(turn: Turn, _arg: str) -> None:
    loaded = loading.load_draft(turn.session, actor=turn.actor, now=turn.now)
    turn.go(DOCUMENTS.name, "one", document=loaded.id)
    turn.notice(say("law-loaded", document=loaded.name))
    _index(turn, loaded)


def _index(turn: Turn, document: DocumentView) -> None:
    """Tells of the indexing that every change of the shelf brings, in a message of its own."""
    begun, late = say("law-indexing", document=document.name), say("law-indexing-late", document=document.name)
    turn.beside(Indexing(begun, say("law-indexed", document=document.name), late))


@DOCUMENTS.draws("discard")
def _discard_screen(look: Look) -> Screen:
    sure = say("law-discard-sure", document=_draft(look).name)
    return Screen((sure,), ((Button(say("keep-button"), "go", "draft"), Button(say("law-drop-button"), "drop")),))


@DOCUMENTS.pressed("drop")
def _drop(turn: Turn, _arg: str) -> None:
    loading.discard_draft(turn.session, actor=turn.actor, now=turn.now)
    turn.go(DOCUMENTS.name)
    turn.notice(say("law-discarded"))


def _detail_label(detail: Detail) -> Phrase:
    match detail:
        case Detail.NUMBER:
            return say("law-number-button")
        case Detail.TITLE:
            return say("law-title-button")
        case Detail.KIND:
            return say("law-kind-button")
        case Detail.ISSUER:
            return say("law-issuer-button")
        case Detail.ISSUED_ON:
            return say("law-issued-button")
        case Detail.IN_FORCE_FROM:
            return say("law-from-button")
        case Detail.IN_FORCE_TO:
            return say("law-to-button")
    return say("law-replaced-button")


def _detail_rows(details: tuple[Detail, ...]) -> list[tuple[Button, ...]]:
    buttons = [Button(_detail_label(it), "detail", it.value) for it in details]
    return [tuple(buttons[first : first + 2]) for first in range(0, len(buttons), 2)]


@DOCUMENTS.draws("mend")
def _mend_screen(look: Look) -> Screen:
    details = tuple(it for it in Detail if it is not Detail.REPLACED_BY)
    text = (say("law-mend-title"), *full(_draft(look), look.today))
    return Screen(text, (*_detail_rows(details), back_row("draft")))


@DOCUMENTS.pressed("detail")
def _pick_detail(turn: Turn, arg: str) -> None:
    detail = _detail(arg)
    if turn.dialog.step == "mend":
        turn.step("detail", document=_draft(turn).id, detail=detail.value, back="mend")
    elif turn.dialog.step == "validity" and detail in VALIDITY:
        turn.step("detail", detail=detail.value, back="validity")
    else:
        raise Refused(say("button-unknown"))


def _detail(arg: str) -> Detail:
    if arg not in list(Detail):
        raise Refused(say("button-unknown"))
    return Detail(arg)


@DOCUMENTS.draws("detail")
def _detail_screen(look: Look) -> Screen:
    look.actor.require(Action.MANAGE_RULES)
    detail = _detail(look.answers["detail"])
    look.answers["document"]  # without one the step was never reached by a button
    is_date = detail in {Detail.ISSUED_ON, Detail.IN_FORCE_FROM, Detail.IN_FORCE_TO}
    help_line = say("law-type-date") if is_date else say("law-type-text")
    text = say("law-type", detail=_detail_label(detail), help=help_line)
    rows = () if detail is Detail.NUMBER else ((Button(say("law-clear-button"), "clear"),),)
    return Screen((text,), (*rows, back_row(look.answers["back"])))


@DOCUMENTS.typed("detail", free=True)
def _typed(turn: Turn, text: str) -> None:
    detail = _detail(turn.answers["detail"])
    is_date = detail in {Detail.ISSUED_ON, Detail.IN_FORCE_FROM, Detail.IN_FORCE_TO}
    _set(turn, _day(turn, text) if is_date else text)


@DOCUMENTS.pressed("clear")
def _clear(turn: Turn, _arg: str) -> None:
    _set(turn, None)


def _day(turn: Turn, text: str) -> date:
    if days := dates_in(text):
        return days[0]
    read = read_moment(text, now=turn.now, zone=turn.facts.settings.time_zone)
    if read.day is None:
        raise Refused(say("law-date-unread"))
    return read.day


def _set(turn: Turn, value: str | date | None) -> None:
    detail = _detail(turn.answers["detail"])
    if value is None and detail is Detail.NUMBER:
        raise Refused(say("button-unknown"))
    document_id = turn.answers["document"]
    mended = loading.mend(
        turn.session, actor=turn.actor, document_id=document_id, detail=detail, value=value, now=turn.now
    )
    turn.step(turn.answers["back"])
    turn.notice(say("law-mended", detail=_detail_label(detail)))
    if mended.state is DocumentState.LOADED:
        _index(turn, mended)


# What is loaded.


@DOCUMENTS.pressed("pick")
def _pick(turn: Turn, arg: str) -> None:
    turn.step("one", document=number(arg))


def _one(look: Look) -> DocumentView:
    return loading.document(look.session, actor=look.actor, document_id=look.answers["document"])


@DOCUMENTS.draws("one")
def _one_screen(look: Look) -> Screen:
    document = _one(look)
    title = say("law-one-title", document=document.name)
    if document.state is DocumentState.LOADED:
        choices = (
            Button(say("law-validity-button"), "go", "validity"),
            Button(say("law-remove-button"), "go", "remove"),
        )
        return Screen((title, *full(document, look.today)), (choices, back_row("start")))
    rows = ((Button(say("law-undo-button"), "undo"),),) if document.can_return(look.now) else ()
    return Screen((title, say("law-is-removed"), *full(document, look.today)), (*rows, back_row("start")))


@DOCUMENTS.draws("validity")
def _validity_screen(look: Look) -> Screen:
    document = _one(look)
    text = (say("law-validity-title", document=document.name), validity(document, look.today), say("law-validity-help"))
    return Screen(text, (*_detail_rows(VALIDITY), back_row("one")))


@DOCUMENTS.draws("remove")
def _remove_screen(look: Look) -> Screen:
    sure = say("law-remove-sure", document=_one(look).name)
    return Screen((sure,), ((Button(say("keep-button"), "go", "one"), Button(say("law-take-button"), "take-out")),))


@DOCUMENTS.pressed("take-out")
def _take_out(turn: Turn, _arg: str) -> None:
    removed = loading.remove(turn.session, actor=turn.actor, document_id=turn.answers["document"], now=turn.now)
    turn.step("one")
    turn.notice(say("law-removed", document=removed.name))
    _index(turn, removed)


@DOCUMENTS.pressed("undo")
def _undo(turn: Turn, _arg: str) -> None:
    back = loading.put_back(turn.session, actor=turn.actor, document_id=turn.answers["document"], now=turn.now)
    turn.step("one")
    turn.notice(say("law-put-back", document=back.name))
    _index(turn, back)
